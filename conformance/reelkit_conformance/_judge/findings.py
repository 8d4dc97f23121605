"""The results of a run as data. Every output is made from them: terminal, JSON, JUnit, HAR, HTML."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from reelkit_conformance._checks.check import Check, Level
from reelkit_conformance._http.exchange import Exchange

Verdict = Literal["pass", "fail", "known", "skip", "not-reached"]
Engine = Literal["directed", "fuzz", "recorded"]

INTERRUPTED = "interrupted"  # after Ctrl-C an engine returns what it has seen, with this reason in *ended_early*

# The parts of the contract that a run exercises.
PARTS = ("operations", "statuses", "states", "request fields", "response fields", "values", "bounds", "rules")


class Finding(NamedTuple):
    """One deviation: the check, the case, and the exchanges that show it."""

    check: str  # its id
    case: str  # such as "resolution = '721p', legacy"; stable, because baselines contain it
    expected: str
    got: str
    evidence: tuple[int, ...]  # numbers of exchanges, the deviating one last
    job: str | None = None


class Result(NamedTuple):
    """The result of one check for one model. A check that concerns no model has none."""

    check: Check
    model: str | None
    verdict: Verdict
    tried: int  # cases
    findings: tuple[Finding, ...] = ()
    reason: str | None = None  # why it is known, was skipped or was not reached


class Item(NamedTuple):
    """Something that the contract states about an operation, such as a value of a field."""

    part: str  # one of PARTS
    operation: str  # such as "create, v2"
    name: str = ""  # such as "resolution = '1080p'"; empty for the operation itself

    def __str__(self) -> str:
        return f"{self.operation}: {self.name}" if self.name else self.operation


class Missing(NamedTuple):
    """An item that was not exercised, and why."""

    item: Item
    reason: str


class Coverage(NamedTuple):
    """What a run has exercised of the contract of one model."""

    model: str
    exercised: tuple[Item, ...]
    missing: tuple[Missing, ...]

    @property
    def total(self) -> int:
        """Return the number of items."""
        return len(self.exercised) + len(self.missing)

    @property
    def percent(self) -> int:
        """Return the share that was exercised, rounded down so that only a complete one is 100."""
        return total_percent([self])


def total_percent(found: Iterable[Coverage]) -> int:
    """Return the share of all models together, rounded down."""
    found = tuple(found)
    total = sum(coverage.total for coverage in found)
    return 100 * sum(len(coverage.exercised) for coverage in found) // total if total else 0


class Report(NamedTuple):
    """A whole run."""

    target: str  # the base URL
    models: tuple[str, ...]
    levels: tuple[Level, ...]
    seed: int
    engines: tuple[Engine, ...]
    planned_requests: int
    planned_creates: int
    requests: int
    creates: int  # accepted by the target
    planned_may_cost: int  # the most creates that may cost something, also if the target refuses nothing
    may_cost: int  # of the accepted ones; others had no valid key or no model, and could not be charged
    seconds: float
    results: tuple[Result, ...]
    exchanges: tuple[Exchange, ...]
    ended_early: str | None = None  # why: unreachable, limit of jobs reached, or INTERRUPTED
    started: float = 0.0  # seconds since the epoch
    remarks: tuple[str, ...] = ()  # further lines for the reader
    coverage: tuple[Coverage, ...] = ()  # of the contract, for each model
