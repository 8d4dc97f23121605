"""The log of a run: every exchange, every tried check and every finding."""

from collections import Counter
from collections.abc import Iterable

from reelkit_conformance._checks.check import Level
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._http.response import is_accepted
from reelkit_conformance._judge.findings import Finding, Result, Verdict
from reelkit_conformance._judge.response_checks import Judgement, judge_response


class RunLog:
    """The log that the stages of a run write. *model* is the current model."""

    def __init__(self) -> None:
        self.model: str | None = None
        self.exchanges: list[Exchange] = []
        self.tried: Counter[tuple[str, str | None]] = Counter()
        self.findings: list[tuple[str | None, Finding]] = []
        self._recorded: set[tuple[str | None, str, str]] = set()
        self.skipped: dict[tuple[str, str | None], str] = {}
        self._first_of: dict[Request, Exchange] = {}  # among the exchanges that are indexed
        self._indexed = 0

    def judge_response(self, exchange: Exchange) -> None:
        """Record what the response says by itself."""
        self.add(judge_response(exchange))

    def judge_if_accepted(self, exchange: Exchange) -> None:
        """Record what an accepted response says. The refusal of a valid request is not judged here."""
        if exchange.status is None or is_accepted(exchange):
            self.judge_response(exchange)

    def add(self, judgements: Iterable[Judgement]) -> None:
        """Record judgements that were made elsewhere."""
        for check, finding in judgements:
            self.tried[check, self.model] += 1
            if finding is not None and (self.model, finding.check, finding.case) not in self._recorded:
                self._recorded.add(
                    (self.model, finding.check, finding.case)
                )  # once; further findings of the same case add nothing
                self.findings.append((self.model, finding))

    def record_pass(self, check: str) -> None:
        """Record that the check passed."""
        self.tried[check, self.model] += 1

    def record_failure(
        self, check: str, case: str, expected: str, got: str, *evidence: Exchange, job: str | None = None
    ) -> None:
        """Record that the check failed."""
        numbers = tuple(exchange.number for exchange in evidence)
        self.add([Judgement(check, Finding(check, case, expected, got, numbers, job))])

    def find_exchange(self, request: Request) -> Exchange | None:
        """Return the exchange of an equal request that was sent before."""
        for exchange in self.exchanges[self._indexed :]:
            self._first_of.setdefault(exchange.request, exchange)
        self._indexed = len(self.exchanges)
        return self._first_of.get(request)

    def record_skip(self, check: str, reason: str) -> None:
        """Record why the check could not be tried."""
        self.skipped.setdefault((check, self.model), reason)

    def has_failed(self, check: str) -> bool:
        """Return whether the check failed for the current model."""
        return any(model == self.model and finding.check == check for model, finding in self.findings)


def run_results(log: RunLog, levels: tuple[Level, ...]) -> tuple[Result, ...]:
    """Return a result for each model and check that was tried, found or skipped."""
    found: dict[tuple[str, str | None], list[Finding]] = {}
    for model, finding in log.findings:
        found.setdefault((finding.check, model), []).append(finding)
    keys = dict.fromkeys([*log.tried, *found, *log.skipped])
    return tuple(_result(*key, log, tuple(found.get(key, ()))) for key in keys if CHECKS[key[0]].level in levels)


def _result(check: str, model: str | None, log: RunLog, findings: tuple[Finding, ...]) -> Result:
    tried, reason = log.tried[check, model], log.skipped.get((check, model))
    verdict: Verdict = "fail" if findings else "pass" if tried else "skip"
    return Result(CHECKS[check], model, verdict, tried, findings, None if tried else reason)
