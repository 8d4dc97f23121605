"""What is said of what happened."""

import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.faults.cells import (
    HUNG,
    ProgramRun,
    check_imitation,
    killed_outcome,
    leak_outcomes,
    links_outcome,
    lost_create_outcome,
    run_with_fault,
    wait_outcome,
)
from benchmarks.faults.server import Seen
from benchmarks.faults.table import LOST, WAITS
from benchmarks.peers.program import KEY
from benchmarks.rounds import CannotMeasure

CREATE = Seen("create", 1.0, is_faulty=True, is_elsewhere=False, has_key=True)
QUESTION = Seen("question", 2.0, is_faulty=False, is_elsewhere=False, has_key=True)
AWAY = Seen("question", 3.0, is_faulty=False, is_elsewhere=True, has_key=True)
FOUND: dict[str, Any] = {"result": "https://cdn.example/video.mp4", "slept": []}
DIED: dict[str, Any] = {"error": "JSONDecodeError", "slept": []}
COME_BACK = next(fault for fault in WAITS if fault.retry_after)


@pytest.mark.parametrize(
    ("posts", "jobs", "said", "expected"),
    [
        (1, 1, FOUND, (True, "1 POST, job found again")),
        (2, 2, FOUND, (False, "2 POSTs, 1 paid for nothing")),
        (1, 1, DIED, (False, "1 POST, job lost")),
        (3, 3, DIED, (False, "3 POSTs, 3 jobs lost")),
        (1, 1, HUNG, (False, "1 POST, job lost, hung")),
    ],
)
def test_a_lost_create(posts: int, jobs: int, said: dict[str, object], expected: tuple[bool, str]) -> None:
    """Bought once and found is good, and nothing else."""
    cell = lost_create_outcome("somebody", LOST[0], ProgramRun(said, [CREATE] * posts, jobs))

    assert (cell.is_good, cell.said) == expected


def test_a_job_that_a_killed_program_does_not_continue_is_left_to_a_person() -> None:
    """This one notes nothing, and creates another job each time."""

    def program(base_url: str, action: str, *_: str, until: Callable[[], bool] | None = None) -> dict[str, Any]:
        request = urllib.request.Request(f"{base_url}/videos", b"{}", {"Authorization": KEY})
        try:
            urllib.request.urlopen(request, timeout=0.1).close()
        except OSError:
            return DIED
        return FOUND

    cell = killed_outcome("somebody", program, "openai")

    assert (cell.is_good, cell.said) == (False, "4 jobs after 4 kills")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (FOUND, (True, "survived")),
        (DIED, (False, "gave up: JSONDecodeError")),
        ({"result": None, "slept": []}, (False, "gave up: took it for the end")),
        (HUNG, (False, "hung (over 30 s)")),
    ],
)
def test_a_wait(said: dict[str, object], expected: tuple[bool, str]) -> None:
    """Only the video counts."""
    cell = wait_outcome("somebody", WAITS[0], ProgramRun(said, [CREATE, QUESTION], 1))

    assert (cell.is_good, cell.said) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(30.0, (True, "survived, came back after 30 s")), (0.5, (False, "survived, came back too soon (0.5 s)"))],
)
def test_coming_back(seconds: float, expected: tuple[bool, str]) -> None:
    """What is slept between the fault's answer and the next question counts, and no other sleep."""
    seen = [QUESTION, Seen("question", 10.0, True, False, True), QUESTION._replace(at=20.0)]
    slept = [(9.0, 100.0), (11.0, seconds), (21.0, 100.0)]
    cell = wait_outcome("somebody", COME_BACK, ProgramRun(FOUND | {"slept": slept}, seen, 1))

    assert (cell.is_good, cell.said) == expected


def test_a_key_that_goes_elsewhere_is_never_good() -> None:
    """However well the wait ends."""
    cell = wait_outcome("somebody", WAITS[-1], ProgramRun(FOUND, [QUESTION, AWAY], 1))

    assert (cell.is_good, cell.said) == (False, "survived, key sent elsewhere")


@pytest.mark.parametrize(
    ("said", "seen", "expected"),
    [
        (FOUND, [AWAY], (False, "key sent elsewhere")),
        (FOUND, [AWAY._replace(has_key=False)], (True, "followed without the key")),
        (DIED, [AWAY._replace(has_key=False)], (False, "gave up: JSONDecodeError")),
        (FOUND, [QUESTION], (True, "follows none")),
    ],
)
def test_links(said: dict[str, object], seen: list[Seen], expected: tuple[bool, str]) -> None:
    """Following is no fault; taking the key along is."""
    cell = links_outcome("somebody", ProgramRun(said, seen, 1))

    assert (cell.is_good, cell.said) == expected


def test_what_an_error_leaves() -> None:
    """Whether it pickles, and each place that shows the key."""
    said = DIED | {"pickles": False, "shows_key": ["repr(client)"]}
    cells = leak_outcomes("somebody", ProgramRun(said, [], 0))

    assert [(cell.is_good, cell.said) for cell in cells] == [(False, "no (JSONDecodeError)"), (False, "repr(client)")]


def test_whoever_cannot_talk_to_our_imitation_is_not_judged() -> None:
    """That would be our fault, and is said so."""
    with pytest.raises(CannotMeasure, match="does not get on with our imitation"):
        check_imitation(lambda base_url, action: DIED, "openai")


def test_the_client_is_told_where_the_service_is() -> None:
    """Each try has a service of its own."""
    told: list[tuple[str, str]] = []

    def program(base_url: str, action: str) -> dict[str, Any]:
        told.append((base_url, action))
        return FOUND

    run = run_with_fault(program, "openai", None, "save")

    assert run.said == FOUND
    assert [(url.rpartition(":")[0], action) for url, action in told] == [("http://127.0.0.1", "save")]
