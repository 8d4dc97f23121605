"""Targets of events: which are accepted, and when is an event delivered?"""

import asyncio
import json
import os
import shlex
import sys
from pathlib import Path

import pytest

from reelkit import ReelkitError
from reelkit._outbox import targets
from reelkit._outbox.outbox import Due
from reelkit._outbox.targets import find_target
from tests.receiver import SECRET, Receiver, running_receiver

KEY = "0123456789abcdef0123456789abcdef"
DUE = Due(1, "evt_1", json.dumps({"type": "purchase.failed", "data": {"key": "fox"}}), 0.0, 1)


def delivered(text: str, **environment: str) -> str | None:
    """Deliver an event to a target, and return the error."""

    async def deliver() -> str | None:
        target = find_target(text, {"PATH": os.environ["PATH"], "REELKIT_WEBHOOK_SECRET": SECRET} | environment)
        try:
            return await target.deliver(DUE)
        finally:
            await target.close()

    return asyncio.run(deliver())


def program(code: str) -> str:
    """A command that runs Python code."""
    return shlex.join([sys.executable, "-c", code])


def test_a_webhook_gets_a_signed_event(receiver: Receiver) -> None:
    """And nothing that belongs to the service."""
    assert delivered(receiver.url, AIMLAPI_API_KEY=KEY) is None

    (one,) = receiver.received
    assert (one.is_signed, one.headers["webhook-id"], one.headers["content-type"]) == (
        True,
        "evt_1",
        "application/json",
    )
    assert one.body.decode() == DUE.body
    assert KEY not in f"{one.headers}{one.body!r}"


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (200, None),
        (400, "HTTP status 400"),
        (503, "HTTP status 503"),
        (307, "HTTP status 307, and redirects are not followed"),
    ],
)
def test_a_status_other_than_2xx_is_a_failure(receiver: Receiver, status: int, error: str | None) -> None:
    """Also a redirect, which could lead an event elsewhere."""
    with running_receiver() as other:
        receiver.statuses, receiver.headers = [status], {"Location": other.url}

        assert delivered(receiver.url) == error
        assert other.received == []


def test_the_body_of_a_response_is_not_read(receiver: Receiver) -> None:
    """It may be endless: this one is announced and never comes."""
    receiver.headers = {"Content-Length": "1000000000000"}

    assert delivered(receiver.url) is None


def test_a_webhook_that_does_not_respond_is_left(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a time limit for all of it."""
    monkeypatch.setattr(targets, "TIME_LIMIT", 0.2)
    receiver.act = receiver.hang

    assert delivered(receiver.url) == "no response within 0 s"


def test_a_webhook_that_cannot_be_reached_is_named_without_its_path() -> None:
    """A path may be as secret as a password."""
    error = delivered("http://127.0.0.1:1/hook/token")

    assert error is not None
    assert error.startswith("no response: ")
    assert "token" not in error


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("http://example.com/hook", "over https only"),
        ("http://127.0.0.1.example.com/hook", "over https only"),
        ("http://10.0.0.1/hook", "over https only"),
        ("ftp://example.com/hook", "not a URL"),
        ("https:///hook", "not a URL"),
        ("https://example.com:port/hook", "not a URL"),
        ("https://user:password@example.com/hook", "a user name or a password"),
        (f"https://example.com/{KEY}", "contains the API key"),
        ("'an open quote", "check its quotes"),
        ("", "no target"),
    ],
)
def test_a_target_that_is_not_safe_is_refused(text: str, why: str) -> None:
    """Before anything is bought, and without what may be secret."""
    with pytest.raises(ReelkitError, match=why) as caught:
        find_target(text, {"REELKIT_WEBHOOK_SECRET": SECRET, "AIMLAPI_API_KEY": KEY})

    assert KEY not in str(caught.value)
    assert "password@" not in str(caught.value)


@pytest.mark.parametrize(
    "url", ["https://example.com/hook", "http://localhost:1/", "http://[::1]:1/", "http://127.0.0.2/"]
)
def test_https_and_loopback_are_accepted(url: str) -> None:
    """Plain http stays on this machine."""
    assert find_target(url, {"REELKIT_WEBHOOK_SECRET": SECRET}).name.startswith(url.rstrip("/").removesuffix("/hook"))


def test_the_name_of_a_target_tells_targets_apart_and_shows_no_secret() -> None:
    """It is stored in the journal."""
    secret = {"REELKIT_WEBHOOK_SECRET": SECRET}

    first, second = (find_target(f"https://example.com/hook?token={n}", secret).name for n in ("one", "two"))

    assert first != second
    assert "token" not in first
    assert find_target("/opt/bin/tell --password fox", {}).name.startswith("tell (")


def test_a_program_gets_the_event_and_neither_the_key_nor_the_secret(tmp_path: Path) -> None:
    """The event is on its standard input, its id in the environment."""
    file = tmp_path / "seen.json"
    code = (
        f"import json, os, sys; json.dump([sys.stdin.read(), dict(os.environ)], open({str(file)!r}, 'w')); print('x')"
    )

    assert delivered(program(code), AIMLAPI_API_KEY=KEY, AIML_API_KEY=KEY) is None

    event, environment = json.loads(file.read_text())
    assert (event, environment["REELKIT_WEBHOOK_ID"]) == (DUE.body + "\n", "evt_1")
    assert KEY not in f"{environment}"
    assert SECRET not in f"{environment}"


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (program("import sys; sys.exit('fox is out\\nno den')"), "exit code 1: no den"),
        (program("raise SystemExit(3)"), "exit code 3"),
        ("no-such-program --now", "cannot be run: No such file or directory"),
    ],
)
def test_a_program_that_fails_says_why(command: str, error: str) -> None:
    """With its exit code and the last line of its errors."""
    assert delivered(command) == error


@pytest.mark.skipif(os.name != "posix", reason="Windows has no sh")
def test_a_program_that_leaves_another_one_behind_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its exit code counts, although the other one has its stderr open."""
    monkeypatch.setattr(targets, "TIME_LIMIT", 5.0)

    assert delivered("sh -c 'sleep 20 & exit 0'") is None
    assert delivered("sh -c 'sleep 20 & echo no >&2; exit 3'") == "exit code 3: no"


def test_a_program_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """It must not keep other events from being delivered."""
    monkeypatch.setattr(targets, "TIME_LIMIT", 0.2)

    assert delivered(program("import time; time.sleep(60)")) == "was ended after 0 s"
