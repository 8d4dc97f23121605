"""What a response discloses: the key, and what only a client with a key may know."""

import base64

import pytest

from reelkit_conformance._http.api_key import MADE_UP, Secret
from reelkit_conformance._judge.disclosure import judge_key, what_is_told
from tests.conformance.exchanges import Exchanges

KEY = "0123456789abcdef0123456789abcdef"
IN_BASE64 = base64.b64encode(f"user:{KEY}".encode()).decode()
REFUSAL = {"requestId": "1f", "statusCode": 401, "timestamp": "now", "path": "/a", "message": "No key"}


@pytest.mark.parametrize(
    ("status_line", "headers", "body", "place"),
    [
        ("OK", {"x-id": "7"}, b'{"id": "a"}', ""),
        ("OK", {}, b'{"owner": "%s"}' % KEY.encode(), "the body"),
        ("OK", {}, b'{"owner": "%sx"}' % KEY.upper().encode(), "the body"),
        ("OK", {"set-cookie": f"key={KEY}"}, b"", "the header set-cookie"),
        ("OK", {"x-caller": IN_BASE64}, b"", "the header x-caller"),
        (f"Hello {KEY}", {}, b"", "the status line"),
    ],
)
def test_a_key_is_found_wherever_it_is(status_line: str, headers: dict[str, str], body: bytes, place: str) -> None:
    """In any spelling, also if it is one that the kit has made up."""
    assert Secret(KEY).place_in(status_line, headers, body) == place
    assert Secret(MADE_UP).place_in("OK", {"x-key": MADE_UP}, b"") == "the header x-key"


def test_a_short_key_is_not_looked_for() -> None:
    """Other texts may contain it by chance."""
    assert Secret("key").place_in("OK", {"x-key": "key"}, b"key") is None


@pytest.mark.parametrize(
    ("place", "auth", "checks"),
    [
        ("the body", "key", ["AUT-010"]),
        ("", "key", [None]),
        (None, "key", []),
        ("the body", "in the query", []),  # a refusal may have the URL of its request
    ],
)
def test_a_response_with_the_key_is_a_deviation(place: str | None, auth: str, checks: list[str | None]) -> None:
    """Unless the client itself has put it into the URL, or the key cannot be recognized."""
    exchange = Exchanges().fetch({"id": "a"})._replace(key_in=place)
    asked = exchange._replace(request=exchange.request._replace(auth=auth))  # type: ignore[arg-type] # one of Auth

    assert [finding and finding.check for _, finding in judge_key(asked)] == checks


def test_refusals_tell_the_same_if_they_differ_in_the_id_and_in_what_always_changes() -> None:
    """But not if one has other words or other fields."""
    made = Exchanges()

    def told(job: str, **more: object) -> str:
        return what_is_told(made.fetch(REFUSAL | more, 401, job))

    assert told("a-b/c", message="No key for a-b/c") == told("job-d", message="No key for job-d", requestId="2e")
    assert told("a", message="No key") != told("a", message="No key for this video")
    assert told("a") != told("a", hint="ask again")
