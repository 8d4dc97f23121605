"""The share of planted faults that an engine finds, from `python -m tests.mutants` for one engine and one set."""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from .process import finished
from .rounds import CannotMeasure

LIMIT = 7200.0  # seconds, in case it hangs


class Found(NamedTuple):
    """How many faults of how many were found, with the bounds of the share at 95 % confidence.

    *median* and *ninetieth* are of the number of ids that found a fault; *elsewhere* counts faults that were found, but
    not by the expected check; *without_result* counts errors and timeouts, which count as missed.
    """

    found: int
    total: int
    low: float
    high: float
    missed: tuple[str, ...]
    median: float
    ninetieth: float
    elsewhere: int
    without_result: int

    @property
    def percent(self) -> float:
        """The share of faults that were found."""
        return 100 * self.found / self.total


def semantic(engine: str, report: Path) -> Found:
    """Measure the semantic set."""
    return _run("semantic", engine, report)


def mechanical(engine: str, report: Path, seed: int, count: int) -> Found:
    """Measure the first faults of a draw. A longer draw with the same seed starts with the same faults."""
    return _run("mechanical", engine, report, "--seed", str(seed), "--count", str(count))


def finds(engine: str, report: Path, seed: int, count: int, fault: str) -> bool:
    """Return whether the engine finds this fault of the draw."""
    said = _asked("mechanical", engine, report, "--seed", str(seed), "--count", str(count), "--fault", fault)
    return any(trial["found"] for trial in said["trials"] if trial["fault"] == fault)


def false_alarms(report: Path, seeds: int) -> tuple[int, int]:
    """Return the number of runs against correct servers, and of those that reported something."""
    said, _ = _report("false-alarms", report, "--seeds", str(seeds))
    if said is None:
        raise CannotMeasure("tests.mutants made no report")
    return said["runs"], len(said["alarms"])


def _run(name: str, engine: str, report: Path, *more: str) -> Found:
    said = _asked(name, engine, report, *more)
    scores = said["scores"][engine]
    score, ids = scores["all"], scores["ids_per_fault"]
    missed = tuple(trial["fault"] for trial in said["trials"] if not trial["found"])
    unable = sum(bool(trial["note"]) and not trial["found"] for trial in said["trials"])
    known = (score["found"], score["total"], score["low"], score["high"])
    return Found(*known, missed, ids["median"], ids["90th"], len(scores["unexpected"]), unable)


def _asked(name: str, engine: str, report: Path, *more: str) -> Any:
    said, words = _report(name, report, "--engine", engine, *more)
    if said is None or engine not in said["scores"]:
        why = [line for line in words.splitlines() if "not measured" in line]
        raise CannotMeasure((why or ["tests.mutants made no report"])[-1])
    return said


def _report(name: str, report: Path, *more: str) -> tuple[Any, str]:
    """Return the report of a set, empty if there is none, and what was printed."""
    report.unlink(missing_ok=True)  # of an earlier run
    command = [sys.executable, "-m", "tests.mutants", "--set", name, "--json", str(report), *more]
    printed = finished(command, LIMIT).stdout
    sets = json.loads(report.read_text(encoding="utf-8"))["sets"] if report.is_file() else {}
    return sets.get(name), printed
