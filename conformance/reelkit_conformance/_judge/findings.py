"""What a run found, as data. Every output is made from it: terminal, JSON, JUnit, HAR, HTML."""

from typing import Literal, NamedTuple

from reelkit_conformance._checks.check import Check, Level
from reelkit_conformance._http.exchange import Exchange

Verdict = Literal["pass", "fail", "known", "skip", "not-reached"]
Engine = Literal["directed", "fuzz", "recorded"]

INTERRUPTED = "interrupted"  # an engine that meets Ctrl-C returns what it has seen, and ended early for this reason


class Finding(NamedTuple):
    """One deviation: the check that names it, the case in words, and the exchanges that show it."""

    check: str  # the id
    case: str  # such as "resolution = '721p', legacy": stable, so that a baseline can hold it
    expected: str
    got: str
    evidence: tuple[int, ...]  # numbers of exchanges, the one at fault last
    job: str | None = None


class Result(NamedTuple):
    """What became of one check for one model. A check that is not tied to a model has none."""

    check: Check
    model: str | None
    verdict: Verdict
    tried: int  # cases
    findings: tuple[Finding, ...] = ()
    reason: str | None = None  # of a skip, of not being reached, of being known


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
    creates: int  # that the target accepted
    seconds: float
    results: tuple[Result, ...]
    exchanges: tuple[Exchange, ...]
    ended_early: str | None = None  # why: unreachable, the cap was reached, or INTERRUPTED
    started: float = 0.0  # seconds since the epoch
    remarks: tuple[str, ...] = ()  # what else is worth a line
