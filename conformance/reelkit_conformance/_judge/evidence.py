"""What a run has seen so far: every exchange, what was tried, and what was found."""

from collections import Counter
from collections.abc import Iterable

from reelkit_conformance._checks.check import Level
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._http.response import is_accepted
from reelkit_conformance._judge.findings import Finding, Result, Verdict
from reelkit_conformance._judge.response_checks import Judgement, judge_response


class RunLog:
    """Kept by the run, written by its stages. *model* is the one whose turn it is."""

    def __init__(self) -> None:
        self.model: str | None = None
        self.exchanges: list[Exchange] = []
        self.tried: Counter[tuple[str, str | None]] = Counter()
        self.findings: list[tuple[str | None, Finding]] = []
        self._recorded: set[tuple[str | None, str, str]] = set()
        self.skipped: dict[tuple[str, str | None], str] = {}

    def judge_response(self, exchange: Exchange) -> None:
        """Note what the answer says by itself."""
        self.add(judge_response(exchange))

    def judge_if_accepted(self, exchange: Exchange) -> None:
        """The same for a good request, whose refusal says nothing about how this server refuses bad ones."""
        if exchange.status is None or is_accepted(exchange):
            self.judge_response(exchange)

    def add(self, points: Iterable[Judgement]) -> None:
        """Note what was judged elsewhere."""
        for check, finding in points:
            self.tried[check, self.model] += 1
            if finding is not None and (self.model, finding.check, finding.case) not in self._recorded:
                self._recorded.add((self.model, finding.check, finding.case))  # once: the others would say the same
                self.findings.append((self.model, finding))

    def record_pass(self, check: str) -> None:
        """It is as it must be."""
        self.tried[check, self.model] += 1

    def record_failure(
        self, check: str, case: str, expected: str, got: str, *evidence: Exchange, job: str | None = None
    ) -> None:
        """It is not."""
        numbers = tuple(exchange.number for exchange in evidence)
        self.add([Judgement(check, Finding(check, case, expected, got, numbers, job))])

    def find_exchange(self, request: Request) -> Exchange | None:
        """What came when the same was asked before."""
        return next((exchange for exchange in self.exchanges if exchange.request == request), None)

    def record_skip(self, check: str, reason: str) -> None:
        """It could not be tried."""
        self.skipped.setdefault((check, self.model), reason)

    def has_failed(self, check: str) -> bool:
        """Whether it was found wrong for the model whose turn it is."""
        return any(model == self.model and finding.check == check for model, finding in self.findings)


def run_results(log: RunLog, levels: tuple[Level, ...]) -> tuple[Result, ...]:
    """One for each check that was tried, found or skipped, for each model."""
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for model, finding in log.findings:
        found.setdefault((finding.check, model), []).append(finding)
    asked = dict.fromkeys([*log.tried, *found, *log.skipped])
    return tuple(_result(*key, log, tuple(found.get(key, ()))) for key in asked if CHECKS[key[0]].level in levels)


def _result(check: str, model: str | None, log: RunLog, findings: tuple[Finding, ...]) -> Result:
    tried, reason = log.tried[check, model], log.skipped.get((check, model))
    verdict: Verdict = "fail" if findings else "pass" if tried else "skip"
    return Result(CHECKS[check], model, verdict, tried, findings, None if tried else reason)
