"""What a batch cost, where what was reported and what is guessed are never one figure."""

from typing import TYPE_CHECKING

from reelkit._cli.support.results import Json
from reelkit._client.outcomes import FAILED

if TYPE_CHECKING:
    from reelkit._client.outcomes import Outcome


class Spent:
    """What the service reported of each job, and apart from it an estimate for those of which it reported nothing."""

    def __init__(self) -> None:
        self._reported = self._estimated = 0.0
        self._unreported = 0

    def add(self, outcome: "Outcome", price: float) -> None:
        """Count a job, unless none was bought or it failed; *price* is an estimate."""
        if outcome.credits is not None:
            self._reported += outcome.credits
        elif outcome.job_id is not None and outcome.state != FAILED:
            self._estimated += price
            self._unreported += 1

    def short(self) -> str:
        """A few words of it."""
        estimated = f" and about {self._estimated:,.0f}" if self._unreported else ""
        return f"{self._reported:,.0f}{estimated} credits"

    def __str__(self) -> str:
        text = f"{self._reported:,.0f} credits, as the service reported"
        if not self._unreported:
            return text
        rest = f"about {self._estimated:,.0f}, an estimate, for {self._unreported:,} of which it reported none"
        return f"{text}; and {rest}"

    def facts(self) -> Json:
        """The same for programs."""
        return {
            "credits_reported": self._reported,
            "credits_estimated": self._estimated,
            "jobs_estimated": self._unreported,
        }
