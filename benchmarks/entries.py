"""What a row yields. All of it is data, and goes into the JSON as it is."""

from typing import Literal, NamedTuple

Better = Literal["more", "less"]
Op = Literal["<=", "<", ">=", ">", "="]


class Figure(NamedTuple):
    """One measured thing: the median of its samples, and between what the middle half of them lies."""

    what: str  # "create"
    who: str  # "reelkit mock"
    value: float
    low: float
    high: float
    unit: str  # "s", "ms", "us", "MB", "bytes", "%", "per CPU s", or nothing for a count
    samples: int = 1


class Ratio(NamedTuple):
    """Ours divided by theirs, within one interleaved run: the quantity to quote, and the one that --check watches."""

    what: str
    ours: str
    theirs: str
    value: float
    low: float
    high: float
    better: Better


class Outcome(NamedTuple):
    """What happened to somebody, where that is no number: survived or not, found or not."""

    what: str  # "a 200 with HTML"
    who: str
    is_good: bool
    said: str  # "survived", "1 POST", "dies of JSONDecodeError"


class Goal(NamedTuple):
    """What was aimed at, beside what was reached; made by `Aim.reached`."""

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
    """A goal before it is measured. A row lists its aims, so that none is passed over in silence."""

    what: str
    text: str  # the whole sentence
    op: Op
    bound: float
    unit: str = ""

    def reached(self, value: float) -> Goal:
        """The goal with its figure."""
        return Goal(*self, value)


class Unmeasured(NamedTuple):
    """What cannot be measured here, and why."""

    what: str
    why: str


class Peer(NamedTuple):
    """Whom we were measured against, or with."""

    name: str
    version: str


Entry = Figure | Ratio | Outcome | Goal | Unmeasured | Peer
