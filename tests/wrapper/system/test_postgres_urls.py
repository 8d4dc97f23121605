"""URLs of PostgreSQL databases, and their passwords."""

import pytest

from reelkit._system.postgres_urls import is_postgres, passwords, without_password

SHOWN = {
    "postgresql://me:secret@db.example:5433/videos?sslmode=require": (
        "postgresql://me@db.example:5433/videos?sslmode=require"
    ),
    "postgresql://me:se:c@ret@db/videos": "postgresql://me@db/videos",
    "postgres://me@/videos?host=/run/pg&password=secret": "postgres://me@/videos?host=/run/pg",
    "postgres:///?p%61ssword=secret": "postgres:///",
    "postgresql://me:se?cret@db/videos?sslmode=require": "postgresql://me@db/videos?sslmode=require",
    "postgresql://db?options=a@b": "postgresql://db?options=a@b",
    "postgresql://db?password=a@b": "postgresql://db",
    "postgresql://": "postgresql://",
    "jobs.db?password=x": "jobs.db?password=x",
}


@pytest.mark.parametrize(("url", "shown"), SHOWN.items())
def test_a_url_is_shown_without_its_password(url: str, shown: str) -> None:
    """Everything else stays, so that the URL can be used again."""
    assert without_password(url) == shown


def test_the_passwords_of_a_url_are_known_in_each_form() -> None:
    """As they are written there, and as the server is sent them."""
    found = passwords("postgresql://me:a%2Fb@db/videos?sslpassword=c%20d")

    assert sorted(found) == ["a%2Fb", "a/b", "c d", "c%20d"]
    assert passwords("postgresql://me:a?b@db/videos") == ["a?b"]
    assert passwords("postgresql:///videos") == []


def test_a_file_is_no_url() -> None:
    """Whatever its name is."""
    assert [text for text in (*SHOWN, "jobs.db", "postgresql:x", "/postgresql://x") if is_postgres(text)] == [*SHOWN][
        :-1
    ]
