"""The figures of a chaos run."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from reelkit._system.crash_points import FILE_POINTS, POINTS
from tests.chaos.plan import FULL_DISK, KILL

EFFECT = ("lost", "handled")  # the ends of names of faults after which a create has taken effect


@dataclass(frozen=True)
class Figures:
    """Of one batch or of many. *answers* (responses) and *faults* are those before the service recovered."""

    jobs: int = 0
    made: int = 0
    charged: int = 0
    unwritten: int = 0
    decided: Counter[str] = field(default_factory=Counter)
    ways: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    lives: Counter[str] = field(default_factory=Counter)
    deaths: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def not_reached(self) -> list[str]:
        """Crash points at which no process was killed."""
        return [point for point in (*POINTS, *FILE_POINTS) if not self.deaths[point]]

    @property
    def unanswered(self) -> int:
        """Creates that took effect and whose response was lost."""
        return sum(
            count for name, count in self.faults.items() if name.startswith("create: ") and name.endswith(EFFECT)
        )

    def lines(self) -> Iterator[str]:
        """The figures as text."""
        share = self.faults.total() / max(1, self.answers.total())
        yield f"{self.jobs:,} jobs: {self.charged:,} charged, {self.made - self.charged:,} made and not charged"
        yield from (f"    {count:6,}  batches: {way}" for way, count in sorted(self.ways.items()))
        yield f"{self.faults.total():,} of {self.answers.total():,} answers faulty ({share:.1%})"
        yield from (f"    {count:6,}  {name}" for name, count in sorted(self.faults.items()))
        yield f"{self.unanswered:,} creates took effect and were not answered"
        yield f"{self.lives.total():,} processes, {self.deaths.total():,} killed"
        yield f"    {self.deaths[KILL]:6,}  at random moments"
        yield from (f"    {self.deaths[point]:6,}  {point}" for point in (*POINTS, *FILE_POINTS))
        yield f"{self.lives[FULL_DISK]:,} full disks, {self.unwritten:,} of them felt"
        yield f"{self.decided.total():,} purchases that only a person could decide"
        yield from (f"    {self.decided[logs]:6,}  logs {logs}" for logs in sorted(self.decided))
        yield f"{self.seconds:.0f} s"
