"""The fault table as a whole: who stands in it, and what is said of reelkit at the end."""

from pathlib import Path

import pytest

from benchmarks.entries import Goal, Outcome, Unmeasured
from benchmarks.faults.table import LOST, UNKNOWN_WORD
from benchmarks.markdown import markdown
from benchmarks.peers.table import ASYNC, HTTPX, OTHERS, REELKIT, Subject
from benchmarks.results import as_data
from benchmarks.rounds import CannotMeasure
from benchmarks.row import Settings
from benchmarks.rows import faults

GOOGLE = next(subject for subject in OTHERS if subject.service == "google")


def column(subject: Subject, program: object) -> list[Outcome]:
    """Reelkit lives, the others do not, and one cannot be measured."""
    if subject is HTTPX:
        raise CannotMeasure("it has the day off")
    is_ours = subject in (REELKIT, ASYNC)
    said = "1 POST, job found again" if is_ours else "2 POSTs, 2 jobs lost"
    return [Outcome(LOST[0].name, subject.name, is_ours, said), Outcome(UNKNOWN_WORD, subject.name, is_ours, "said")]


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "column", column)
    monkeypatch.setattr(faults, "python", lambda subject, folder: Path("python"))
    monkeypatch.setattr(faults, "SUBJECTS", (REELKIT, ASYNC, HTTPX, GOOGLE))


def measured(tmp_path: Path) -> list[object]:
    """The row's entries."""
    return list(faults.measure(Settings(tmp_path)))


def test_a_fault_is_a_line_and_a_client_a_column(tmp_path: Path) -> None:
    """What is not good stands out."""
    about = {
        "command": "nox -s bench -- faults",
        "machine": {"cpu": "", "cores": 2, "os": "", "python": "", "node": ""},
        "load": 0,
        "date": "",
        "seconds": 1,
    }
    shown = markdown(as_data(faults.ROW, faults.measure(Settings(tmp_path)), about)).splitlines()

    assert "|  | reelkit | reelkit async | google-genai |" in shown
    line = f"| {LOST[0].name} | 1 POST, job found again | 1 POST, job found again | **2 POSTs, 2 jobs lost** |"
    assert line in shown


def test_who_cannot_be_measured_is_named_with_the_reason(tmp_path: Path) -> None:
    """And so is the cell that a protocol has not."""
    said = {each.what: each.why for each in measured(tmp_path) if isinstance(each, Unmeasured)}

    assert said == {
        "faults: httpx": "it has the day off",
        f"{UNKNOWN_WORD}: google-genai": "its service has no status words",
    }


def test_the_goals_are_about_reelkit_alone(tmp_path: Path) -> None:
    """Both of its clients."""
    goals = [each for each in measured(tmp_path) if isinstance(each, Goal)]

    assert [(goal.value, goal.holds) for goal in goals] == [(0, True), (1, True)]


def test_without_reelkit_no_goal_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that was tried is nothing that was survived."""
    monkeypatch.setattr(faults, "SUBJECTS", (REELKIT, GOOGLE))

    assert [each for each in measured(tmp_path) if isinstance(each, Goal)] == []
