"""The deadline of a call limits the search for a lost create, whatever the deadline of the client is."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import ReelkitError
from reelkit._io import clock
from reelkit._journal.journal import Journal
from tests.wrapper.client.test_client_pending import SERVICE, intend
from tests.wrapper.script import FOX, Make

TEXT = "pixverse/v5/text-to-video"
REQUEST = {"model": TEXT, "prompt": "a red fox in snow"}
SLACK = 10.0  # seconds of virtual time; without the deadline of the call it would be 900


def losing(request: httpx.Request) -> httpx.Response:
    """A service that loses the response to a create, and whose logs never show it."""
    if request.method == "POST":
        raise httpx.ReadTimeout("lost")
    return httpx.Response(200, json={"data": [], "pagination": {"has_more": False}})


@pytest.mark.parametrize("call", ["pending", "run_all", "generate", "generate without a journal"])
def test_a_lost_create_is_searched_for_until_the_deadline_of_the_call(face: Make, tmp_path: Path, call: str) -> None:
    """Not until the deadline of the client, which is 15 minutes."""
    path = tmp_path / "jobs.db"
    options: dict[str, Any] = {} if "without" in call else {"journal": path}
    client = face(losing, **options)
    if call in ("pending", "run_all"):
        intend(path, "fox", "5" * 32)
        Journal(path)._store.write(lambda db: db.execute("UPDATE purchases SET owner = 1"))
    began = clock.now()

    if call == "pending":
        ends = [outcome.state for outcome in client.do(client.client, "pending", 2)]
    elif call == "run_all":
        requests = {"fox": FOX}
        found = client.do(client.client, "run_all", requests, save_to=tmp_path / "{key}.mp4", deadline=2)
        ends = [outcome.state for outcome in found]
    else:
        with pytest.raises(ReelkitError) as caught:
            client.do(client.client, "generate", FOX, save_to=tmp_path / "fox.mp4", deadline=2)
        ends = [type(caught.value).__name__]

    assert ends in (["unknown"], ["SubmissionUnknown"])
    assert clock.now() - began < SLACK


def test_a_key_of_another_process_is_waited_for_until_the_deadline_of_the_call(face: Make, tmp_path: Path) -> None:
    """The error of the outcome names the reason."""
    path = tmp_path / "jobs.db"
    buyer = (
        "import sys; from reelkit._journal.journal import Journal\n"
        f"Journal({str(path)!r}).intend({SERVICE!r}, 'fox', {REQUEST!r}, {'5' * 32!r}, {TEXT!r})\n"
        "print('intended', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", buyer], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"intended\n"
        client = face(losing, journal=path)
        began = clock.now()
        save_to = tmp_path / "{key}.mp4"
        (outcome,) = client.do(client.client, "run_all", {"fox": REQUEST}, save_to=save_to, deadline=2)
        took = clock.now() - began
        other.communicate()

    assert "another process is still buying 'fox' at the deadline" in str(outcome.error)
    assert took < SLACK


def test_an_invalid_deadline_is_refused_before_anything_is_bought(face: Make, tmp_path: Path) -> None:
    """No request is sent."""
    asked: list[httpx.Request] = []
    client = face(lambda request: asked.append(request) or losing(request))

    with pytest.raises(ReelkitError, match="deadline must be more than 0"):
        client.do(client.client, "generate", FOX, save_to=tmp_path / "fox.mp4", deadline=-1)

    assert asked == []
