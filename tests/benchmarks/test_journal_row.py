"""The journal beside the release before."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from benchmarks.entries import Goal, Ratio, Unmeasured
from benchmarks.rounds import CannotMeasure
from benchmarks.row import Settings
from benchmarks.rows import journal

OURS, THEIRS = {"rate": 800.0, "cpu": 300.0}, {"rate": 200.0, "cpu": 600.0}


def test_the_rates_of_the_same_round_are_compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With 32 in flight, each in its own process."""

    def finished(command: list[str], *rest: Any, **options: Any) -> "subprocess.CompletedProcess[str]":
        return subprocess.CompletedProcess(command, 0, json.dumps(THEIRS), "")

    monkeypatch.setattr(journal, "released", lambda peers: Path("bin", "python"))
    monkeypatch.setattr(journal, "finished", finished)
    monkeypatch.setattr(journal, "in_own_process", lambda *rest: OURS)

    entries = list(journal._beside_the_release(Settings(tmp_path, rounds=2)))

    assert [each.value for each in entries if isinstance(each, Ratio)] == [4.0, 0.5]
    assert [each.value for each in entries if isinstance(each, Goal)] == [4.0]


def test_without_the_history_the_goal_is_not_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And the row says why."""

    def missing(peers: Path) -> Path:
        raise CannotMeasure("the history of this checkout has no such commit")

    monkeypatch.setattr(journal, "released", missing)

    entries = list(journal._beside_the_release(Settings(tmp_path, rounds=2)))

    assert entries == [Unmeasured(journal.RATE.what, "the history of this checkout has no such commit")]
