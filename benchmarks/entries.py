"""The entries that a row yields. All of them are data and are stored as JSON."""

from typing import Literal, NamedTuple

Better = Literal["more", "less"]
Op = Literal["<=", "<", ">=", ">", "="]


class Figure(NamedTuple):
    """A measured value: the median of its samples, and the quartiles."""

    what: str  # such as "create"
    who: str  # such as "reelkit mock"
    value: float
    low: float
    high: float
    unit: str  # "s", "ms", "us", "MB", "bytes", "%", "per CPU s", or empty for a count
    samples: int = 1


class Ratio(NamedTuple):
    """Our value divided by theirs, within one interleaved run: the figure to quote, which --check compares."""

    what: str
    ours: str
    theirs: str
    value: float
    low: float
    high: float
    better: Better


class Outcome(NamedTuple):
    """A result that is not a number, such as survived or not, found or not."""

    what: str  # such as "a 200 with HTML"
    who: str
    is_good: bool
    said: str  # such as "survived", "1 POST", "dies of JSONDecodeError"


class Goal(NamedTuple):
    """A goal together with the measured value; created by `Aim.reached`."""

    what: str
    text: str
    op: Op
    bound: float
    unit: str
    value: float

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        value, bound = self.value, self.bound
        return {
            "<=": value <= bound,
            "<": value < bound,
            ">=": value >= bound,
            ">": value > bound,
            "=": value == bound,
        }[self.op]


class Aim(NamedTuple):
    """A goal before it is measured. A row lists its goals, so that none is left out unnoticed."""

    what: str
    text: str  # a complete sentence
    op: Op
    bound: float
    unit: str = ""

    def reached(self, value: float) -> Goal:
        """Return the goal with its measured value."""
        return Goal(*self, value)


class Unmeasured(NamedTuple):
    """What cannot be measured here, and why."""

    what: str
    why: str


class Peer(NamedTuple):
    """A peer that was measured, and its version."""

    name: str
    version: str


Entry = Figure | Ratio | Outcome | Goal | Unmeasured | Peer
