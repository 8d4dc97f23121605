"""Processes that are killed at each crash point, and this process, which continues their purchases."""

import hashlib
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from reelkit import Client, ReelkitError, no_waiting
from reelkit._system.crash_points import FILE_POINTS, POINTS
from reelkit_mock import Mock
from tests.wrapper.face import KEY
from tests.wrapper.flows.test_purchase_keys import posts
from tests.wrapper.script import FOX

# Crash points of a purchase without faults, and the number of creates that the service has accepted by then.
STEPS = {
    "before-intent": 0,
    "after-intent": 0,
    "before-left": 0,
    "after-left": 0,
    "before-commit": 0,
    "before-record": 0,
    "before-id": 1,
    "after-id": 1,
    "before-end": 1,
    "after-end": 1,
    "before-file": 1,
    "before-saved": 1,
    "after-saved": 1,
}
# Crash points of a create that is lost or refused.
TROUBLES = {
    "before-unknown": ("lost", 1),
    "after-unknown": ("lost", 1),
    "before-given-up": ({"status": 400}, 0),
    "after-given-up": ({"status": 400}, 0),
}
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def mock() -> Mock:
    return Mock(clock="looks:2")


@pytest.fixture
def start(mock: Mock, tmp_path: Path) -> Iterator[Start]:
    """Starts processes that buy from the mock, with one journal."""
    running: list[subprocess.Popen[str]] = []
    with mock.serve() as serving:

        def begin(*keys: str, die_at: str = "") -> "subprocess.Popen[str]":
            module = [sys.executable, "-m", "tests.wrapper.buyer"]
            command = [*module, serving.base_url, str(tmp_path / "jobs.db"), str(tmp_path), *keys]
            env = {"REELKIT_DIE_AT": die_at, "PATH": ""}
            folder = Path(__file__).parents[3]
            running.append(subprocess.Popen(command, env=env, cwd=folder, stdout=subprocess.PIPE, text=True))
            return running[-1]

        yield begin
        for process in running:
            process.kill()
            process.wait()


def said(process: "subprocess.Popen[str]") -> list[list[str]]:
    """The printed lines of a process that has exited, split into words."""
    return [line.split(maxsplit=2) for line in process.communicate(timeout=60)[0].splitlines()]


def killed(process: "subprocess.Popen[str]") -> str:
    """The base URL that the process was given, once it has killed itself."""
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    return str(process.args[3])  # type: ignore[index] # a list, as it was given


def bought(url: str, folder: Path) -> tuple[str, str]:
    """How the purchase ends in this process, which takes it up: ok and the hash of the file, or the error."""
    with Client(KEY, base_url=url, journal=folder / "jobs.db", deadline=5) as client, no_waiting():
        try:
            return "ok", client.generate(FOX, key="fox", save_to=folder / "fox.mp4").sha256
        except ReelkitError as error:
            return type(error).__name__, str(error)


def test_every_crash_point_is_tested() -> None:
    """A new point needs an entry here."""
    assert {*STEPS, *TROUBLES} == {*POINTS, *FILE_POINTS}


@pytest.mark.every_python
@pytest.mark.parametrize("point", STEPS)
def test_a_killed_purchase_is_finished_by_the_next_process(
    mock: Mock, start: Start, tmp_path: Path, point: str
) -> None:
    """It is charged once and its file is complete, or it is unknown and nothing was charged."""
    url = killed(start("fox", die_at=point))
    assert len(mock.ledger) == STEPS[point]

    end, rest = bought(url, tmp_path)

    if point == "after-left":
        assert end == "SubmissionUnknown"
        assert posts(mock) == 0
    else:
        assert (end, rest) == ("ok", served(mock))
        assert posts(mock) == 1
        assert [row["state"] for row in mock.ledger] == ["charged"]
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.every_python
@pytest.mark.parametrize("point", TROUBLES)
def test_a_process_killed_during_a_failure_buys_nothing_twice(
    mock: Mock, start: Start, tmp_path: Path, point: str
) -> None:
    """A lost create is found; one that was refused is unknown, and is not sent again."""
    fault, charged = TROUBLES[point]
    mock.fault(fault, route="create")
    if fault == "lost":
        mock.fault({"status": 403}, route="logs")
    url = killed(start("fox", die_at=point))
    assert len(mock.ledger) == charged

    end, _ = bought(url, tmp_path)

    assert end == ("SubmissionUnknown" if point == "before-given-up" else "ok")
    assert len(mock.ledger) == posts(mock) - (0 if fault == "lost" else 1)
    assert mock.unfired() == []
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.every_python
@pytest.mark.parametrize("point", ["before-id", "after-id", "after-end", "before-file", "before-saved"])
def test_pending_finishes_the_purchase_of_a_killed_process(
    mock: Mock, start: Start, tmp_path: Path, point: str
) -> None:
    """The caller does not need the key."""
    url = killed(start("fox", die_at=point))

    with Client(KEY, base_url=url, journal=tmp_path / "jobs.db", deadline=5) as client, no_waiting():
        (outcome,) = client.pending()

    assert (outcome.key, outcome.state) == ("fox", "ok")
    assert outcome.saved is not None
    assert outcome.saved.sha256 == served(mock)
    assert posts(mock) == 1
    assert list(tmp_path.glob(".*.part")) == []


def served(mock: Mock) -> str:
    """The hash of the one video that the mock has made."""
    with httpx.Client(transport=mock.transport(), headers={"authorization": f"Bearer {KEY}"}) as client:
        (job_id,) = mock.jobs
        params = {"generation_id": job_id}
        answer = client.get("https://api.example.com/v2/video/generations", params=params).json()
        return hashlib.sha256(client.get(answer["video"]["url"]).content).hexdigest()
