"""The job commands with a journal in PostgreSQL."""

import shlex

import pytest

from tests.cli.conftest import Reelkit, Serve
from tests.cli.purchases import bought, job_of, objects
from tests.postgres import Server


def test_a_key_buys_once_whichever_machine_uses_it(reelkit: Reelkit, serve: Serve, server: Server) -> None:
    """All commands read the same purchases."""
    mock, url = serve(), server.url()

    first = reelkit("generate", "a fox", "--key", "fox-001", "--journal", url)
    again = reelkit("generate", "a fox", "--key", "fox-001", "--journal", url)
    listed = reelkit("jobs", "list", "--all", "--json", "--journal", url)

    assert (first.exit_code, again.exit_code) == (0, 0), again.output
    assert first.stdout == again.stdout
    assert bought(mock) == 1
    assert [(each["key"], each["job_id"]) for each in objects(listed)] == [("fox-001", job_of(mock))]
    assert reelkit("resume", "--journal", url).exit_code == 0


def test_the_variable_of_the_journal_may_be_a_url(
    reelkit: Reelkit, serve: Serve, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it may be a file."""
    serve()
    monkeypatch.setenv("REELKIT_JOURNAL", server.url())

    assert reelkit("submit", "a fox", "--key", "fox").exit_code == 0
    assert "fox" in reelkit("jobs", "list").stdout


def test_no_command_prints_the_password_of_the_journal(reelkit: Reelkit, serve: Serve, server: Server) -> None:
    """The command that resumes a job has the URL without it; the password is read from PGPASSWORD or a file there."""
    serve()
    url = server.url(user="reelkit:swordfish")

    submitted = reelkit("generate", "a fox", "--deadline", "0.001", "--journal", url)
    unreachable = reelkit("jobs", "list", "--journal", "postgresql://me:swordfish@127.0.0.1:9/postgres")

    assert "swordfish" not in submitted.output + unreachable.output
    assert shlex.quote(url.replace(":swordfish", "")) in submitted.output
    assert unreachable.exit_code == 9
    assert "postgresql://me@127.0.0.1:9/postgres cannot be used" in unreachable.output
