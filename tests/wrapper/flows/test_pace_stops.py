"""A batch stops when its creates fail one after another for a reason that applies to every create."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import AuthenticationFailed, InvalidRequest, ServerFailed, UnexpectedAnswer
from reelkit._flows.pace import STOP_AFTER, Pace
from reelkit_mock import Mock
from tests.wrapper.face import Face
from tests.wrapper.script import FOX, Make

LINES = 200


def unreachable(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("connection refused")


def refusing(status: int) -> Callable[[httpx.Request], httpx.Response]:
    return lambda request: httpx.Response(status, json={"message": "no"})


def run(face: Make, handler: Callable[[httpx.Request], httpx.Response], folder: Path, **options: Any) -> list[Any]:
    """The outcomes of a batch."""
    client: Face = face(handler, journal=folder / "jobs.db", deadline=3600)
    wanted = {f"fox-{n}": FOX for n in range(LINES)}
    return list(client.do(client.client, "run_all", wanted, save_to=folder / "{key}.mp4", **options))


STOPPING = {
    "unreachable": (unreachable, ServerFailed),
    "404 at both addresses": (refusing(404), UnexpectedAnswer),
    "403 before any is accepted": (refusing(403), AuthenticationFailed),
}


@pytest.mark.parametrize("stop_after", [STOP_AFTER, 2])
@pytest.mark.parametrize("case", STOPPING)
def test_a_batch_stops_after_creates_that_fail_in_a_row(face: Make, tmp_path: Path, case: str, stop_after: int) -> None:
    """The other lines have that error as their outcome, and say that they were not sent."""
    handler, error = STOPPING[case]

    outcomes = run(face, handler, tmp_path, stop_after=stop_after)

    tried = [outcome for outcome in outcomes if not outcome.error.is_for_all]
    assert stop_after <= len(tried) <= stop_after + 4
    assert len(outcomes) == LINES
    assert all(isinstance(outcome.error, error) for outcome in outcomes)
    assert all("this one was not sent" in str(outcome.error) for outcome in outcomes if outcome not in tried)


@pytest.mark.slow
@pytest.mark.parametrize("status", [400, 413])
def test_a_batch_does_not_stop_at_refused_requests(face: Make, tmp_path: Path, status: int) -> None:
    """Each refusal may be about its own line."""
    outcomes = run(face, refusing(status), tmp_path)

    assert {type(outcome.error) for outcome in outcomes} == {InvalidRequest}
    assert not any(outcome.error.is_for_all for outcome in outcomes)


def test_jobs_under_way_are_finished_when_a_batch_stops(face: Make, tmp_path: Path) -> None:
    """What was bought before is saved."""
    mock = Mock(clock="looks:3")
    posts: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            posts.append(request)
            if len(posts) > 5:
                return unreachable(request)
        return mock.transport().handle_request(request)

    states = Counter(outcome.state for outcome in run(face, handler, tmp_path))

    assert states == {"ok": 5, "error": LINES - 5}
    assert len(list(tmp_path.glob("*.mp4"))) == 5


def test_an_accepted_create_begins_a_new_row() -> None:
    """A service that is sometimes unreachable does not stop the batch."""
    pace = Pace(4)
    for _ in range(5):
        for _ in range(STOP_AFTER - 1):
            pace.failed(ServerFailed("unreachable"), is_undelivered=True)
        pace.accepted(0.0)

    assert pace._try_acquire(0.0) == 0.0


def losing(request: httpx.Request) -> httpx.Response:
    """The service has no logs and loses the response to each create."""
    if request.method == "POST":
        raise httpx.ReadError("connection reset")
    return httpx.Response(404, json={"message": "no"})


def test_a_batch_stops_when_the_responses_to_its_creates_are_lost(face: Make, tmp_path: Path) -> None:
    """Each may be paid for; no more are sent than with any other reason to stop."""
    outcomes = run(face, losing, tmp_path)

    states = Counter(outcome.state for outcome in outcomes)
    assert STOP_AFTER <= states["unknown"] <= STOP_AFTER + 4
    others = [outcome for outcome in outcomes if outcome.state != "unknown"]
    assert len(others) == LINES - states["unknown"]
    assert all("the responses to 10 creates in a row were lost" in str(outcome.error) for outcome in others)
