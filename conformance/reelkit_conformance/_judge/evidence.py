"""What a run has seen so far: every exchange, what was tried, and what was found."""

from collections import Counter
from collections.abc import Iterable

from reelkit_conformance._http.answer import accepted
from reelkit_conformance._http.exchange import Ask, Exchange
from reelkit_conformance._judge.answer_checks import Point, judge
from reelkit_conformance._judge.findings import Finding


class Book:
    """Kept by the run, written by its stages. *model* is the one whose turn it is."""

    def __init__(self) -> None:
        self.model: str | None = None
        self.exchanges: list[Exchange] = []
        self.tried: Counter[tuple[str, str | None]] = Counter()
        self.findings: list[tuple[str | None, Finding]] = []
        self._told: set[tuple[str | None, str, str]] = set()
        self.skipped: dict[tuple[str, str | None], str] = {}

    def judged(self, exchange: Exchange) -> None:
        """Note what the answer says by itself."""
        self.take(judge(exchange))

    def judged_if_accepted(self, exchange: Exchange) -> None:
        """The same for a good request, whose refusal says nothing about how this server refuses bad ones."""
        if exchange.status is None or accepted(exchange):
            self.judged(exchange)

    def take(self, points: Iterable[Point]) -> None:
        """Note what was judged elsewhere."""
        for check, finding in points:
            self.tried[check, self.model] += 1
            if finding is not None and (self.model, finding.check, finding.case) not in self._told:
                self._told.add((self.model, finding.check, finding.case))  # once: the others would say the same
                self.findings.append((self.model, finding))

    def right(self, check: str) -> None:
        """It is as it must be."""
        self.tried[check, self.model] += 1

    def wrong(
        self, check: str, case: str, expected: str, got: str, *evidence: Exchange, job: str | None = None
    ) -> None:
        """It is not."""
        numbers = tuple(exchange.number for exchange in evidence)
        self.take([Point(check, Finding(check, case, expected, got, numbers, job))])

    def answer_to(self, ask: Ask) -> Exchange | None:
        """What came when the same was asked before."""
        return next((exchange for exchange in self.exchanges if exchange.ask == ask), None)

    def skip(self, check: str, reason: str) -> None:
        """It could not be tried."""
        self.skipped.setdefault((check, self.model), reason)

    def failed(self, check: str) -> bool:
        """Whether it was found wrong for the model whose turn it is."""
        return any(model == self.model and finding.check == check for model, finding in self.findings)
