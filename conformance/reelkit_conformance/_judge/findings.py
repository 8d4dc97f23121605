"""The results of a run as data. Every output is made from them: terminal, JSON, JUnit, HAR, HTML."""

from typing import Literal, NamedTuple

from reelkit_conformance._checks.check import Check, Level
from reelkit_conformance._http.exchange import Exchange

Verdict = Literal["pass", "fail", "known", "skip", "not-reached"]
Engine = Literal["directed", "fuzz", "recorded"]

INTERRUPTED = "interrupted"  # after Ctrl-C an engine returns what it has seen, with this reason in *ended_early*


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
