"""What a client costs: how it is measured, and what the goals are held against."""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.entries import Figure, Goal, Ratio, Unmeasured
from benchmarks.peers import processes
from benchmarks.peers.table import GENERATED, HTTPX, OTHERS, REELKIT, Subject
from benchmarks.rounds import CannotMeasure
from benchmarks.row import Settings
from benchmarks.rows import client

ABSENT = OTHERS[0]


def costs(subject: Subject | str, *rest: Any, **options: Any) -> Callable[[], float]:
    """Two for reelkit, four for everybody else."""
    return lambda: 2.0 if subject in (REELKIT, str(Path("bin", "reelkit"))) else 4.0


@contextlib.contextmanager
def costs_while_open(subject: Subject, *rest: Any) -> Iterator[Callable[[], float]]:
    """The same, of something that stays."""
    yield costs(subject)


def python(subject: Subject, folder: Path) -> Path:
    """An interpreter for all but one."""
    if subject is ABSENT:
        raise CannotMeasure("it cannot be installed here: no such version")
    return Path("bin", "python")


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """The row, with made-up costs."""
    monkeypatch.setattr(client, "SUBJECTS", (REELKIT, HTTPX, ABSENT))
    monkeypatch.setattr(client, "python", python)
    monkeypatch.setattr(client, "running", lambda: contextlib.nullcontext("http://127.0.0.1:1"))
    for name in ("importing", "starting", "beginning"):
        monkeypatch.setattr(client, name, costs)
    monkeypatch.setattr(client, "asking", costs_while_open)
    monkeypatch.setattr(client, "asking_at", lambda url, subject, *rest: costs_while_open(subject))
    return list(client.measure(Settings(tmp_path, rounds=2)))


def test_every_goal_is_reached_or_missed_in_the_open(entries: list[Any]) -> None:
    """Each aim of the row has its figure."""
    goals = {each.what: each.value for each in entries if isinstance(each, Goal)}

    assert goals == {
        client.NAMES_AIM.what: 0.5,
        client.CLASS_AIM.what: 0.5,
        client.HELP_AIM.what: 0.5,
        client.MAKE_AIM.what: 2000,
        client.ASK_AIM.what: 0.5,
    }


def test_reelkit_is_held_against_each_peer(entries: list[Any]) -> None:
    """Less is better, whatever is measured."""
    ratios = {(each.what, each.theirs): (each.value, each.better) for each in entries if isinstance(each, Ratio)}

    assert ratios["a program that asks once", "httpx"] == (0.5, "less")
    assert ratios["one question", "httpx"] == (0.5, "less")


def test_figures_are_in_units_that_can_be_read(entries: list[Any]) -> None:
    """Milliseconds for processes, microseconds for questions."""
    figures = {(each.what, each.who): (each.value, each.unit) for each in entries if isinstance(each, Figure)}

    assert figures["import", "reelkit"] == (2e3, "ms")
    assert figures["one question", "reelkit"] == (2e6, "us")


def test_who_cannot_be_installed_is_named(entries: list[Any]) -> None:
    """With the reason."""
    said = {each.what: each.why for each in entries if isinstance(each, Unmeasured)}

    assert said["client: requests"] == "it cannot be installed here: no such version"


def test_a_program_that_stays_answers_line_by_line(tmp_path: Path) -> None:
    """Each call is so many questions at its own service, and it ends with the block."""
    with processes.asking(HTTPX, tmp_path, 3) as measure:
        samples = [measure(), measure()]

    assert [0 < sample < 10 for sample in samples] == [True, True]


@pytest.mark.slow
def test_a_fresh_program_tells_both_parts(tmp_path: Path) -> None:
    """The client is a part of the whole."""
    client_alone, everything = (processes.beginning(GENERATED, tmp_path, part)() for part in ("connect", "all"))

    assert 0 < client_alone < everything


def test_a_program_that_fails_is_told_by_its_exit_code_and_the_error() -> None:
    """What else it says may name folders of this machine."""
    with pytest.raises(CannotMeasure, match=r"^its process ended with exit code 1 \(ModuleNotFoundError\)$"):
        processes.said("python3", "-c", "import there_is_no_such_module")
