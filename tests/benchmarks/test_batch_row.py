"""A batch beside the release before: how the release is got, and what the goals are held against."""

import contextlib
import shutil
from pathlib import Path
from typing import Any

import pytest

from benchmarks import released
from benchmarks.entries import Figure, Goal, Ratio, Unmeasured
from benchmarks.rounds import CannotMeasure
from benchmarks.row import Settings
from benchmarks.rows import batch

OLD = Path("bin", "python")


def run(interpreter: Path, folder: Path, address: str, jobs: int) -> tuple[float, float]:
    """Eight milliseconds and as many jobs in a second for the release before; a quarter of the time for ours."""
    return (0.008 * jobs, 0.008 * jobs) if interpreter == OLD else (0.002 * jobs, 0.002 * jobs)


def measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """The row, with made-up costs."""
    monkeypatch.setattr(batch, "_run", run)
    monkeypatch.setattr(batch, "mock", lambda *options: contextlib.nullcontext("http://127.0.0.1:1"))
    return list(batch.measure(Settings(tmp_path, rounds=2)))


def test_the_goals_have_their_figures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Processor time is ours alone, and the rate is a ratio."""
    monkeypatch.setattr(batch, "released", lambda peers: OLD)

    entries = measured(monkeypatch, tmp_path)

    goals = {each.what: each.value for each in entries if isinstance(each, Goal)}
    assert goals == pytest.approx({batch.PROCESSOR.what: 2.0, batch.RATE.what: 4.0})
    assert sorted(each.value for each in entries if isinstance(each, Ratio)) == pytest.approx([0.25, 4.0])


def test_without_the_history_our_own_figures_remain(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And the row says what is missing."""

    def missing(peers: Path) -> Path:
        raise CannotMeasure("the history of this checkout has no such commit")

    monkeypatch.setattr(batch, "released", missing)

    entries = measured(monkeypatch, tmp_path)

    assert [each.why for each in entries if isinstance(each, Unmeasured)] == [
        "the history of this checkout has no such commit"
    ]
    assert {each.who for each in entries if isinstance(each, Figure)} == {batch.OURS}


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_commit_that_is_not_there_cannot_be_measured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As in a checkout without its history; nothing is left behind."""
    monkeypatch.setattr(released, "COMMIT", "0123456")

    with pytest.raises(CannotMeasure, match="has no commit 0123456"):
        released.released(tmp_path / "peers")

    assert list((tmp_path / "peers").iterdir()) == []
