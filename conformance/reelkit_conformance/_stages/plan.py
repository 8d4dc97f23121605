"""What a run will need, told before anything is sent."""

from typing import NamedTuple

from reelkit_conformance._checks.check import Level

CREDITS_PER_USD = 2_000_000


class Step(NamedTuple):
    """One level of the plan. *creates* are those that the target should accept; *credits* is what they may cost."""

    level: Level
    requests: int
    creates: int
    credits: int


class Plan(NamedTuple):
    """What a run will need, level by level."""

    steps: tuple[Step, ...]

    @property
    def requests(self) -> int:
        """Of all levels."""
        return sum(step.requests for step in self.steps)

    @property
    def creates(self) -> int:
        """Of all levels."""
        return sum(step.creates for step in self.steps)

    @property
    def credits(self) -> int:
        """Of all levels, by the prices that were seen."""
        return sum(step.credits for step in self.steps)

    @property
    def usd(self) -> float:
        """The credits in money."""
        return self.credits / CREDITS_PER_USD
