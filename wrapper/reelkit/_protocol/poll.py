"""When to ask again.

Without settings the schedule uses what is known of the model: it asks at once, then when the video is likely to be
there, then every few seconds, a little slower once the job is late. `nox -s bench -- polls` shows what that is worth.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from reelkit._errors import public
from reelkit_specs import Model, Time

FLOOR = 0.5  # seconds; no setting can make a client ask more often

# Found with `nox -s bench -- polls --whole`: half the questions of a 10-second loop, at no later mean detection.
GAP, FACTOR, CAP, JITTER = 8.5, 1.2, 15.0, 0.25


@public
class Poll(NamedTuple):
    """Gaps between questions: *initial* seconds, times *factor* each time, at most *cap*, each varied by *jitter*.

    A jitter of 0.5 draws a gap between half and one and a half times its length, 1 between nothing and twice.
    """

    initial: float = 2.0
    factor: float = 1.5
    cap: float = 10.0
    jitter: float = 0.5


class Schedule:
    """The gaps of one wait. It keeps where it is between two questions and nothing else."""

    __slots__ = ("_cap", "_factor", "_gap", "_jitter", "_least", "_most", "_random")

    def __init__(self, poll: Poll | None, expected: tuple[float, float] | None, random: Callable[[], float]) -> None:
        self._random = random
        self._least, self._most = expected if poll is None and expected else (0.0, 0.0)
        gap, self._factor, self._cap, self._jitter = poll or (GAP, FACTOR, CAP, JITTER)
        self._gap = min(gap, self._cap)

    def next(self, age: float) -> float:
        """The seconds until the next question about a job that is *age* seconds old."""
        if age < self._least:
            # Anywhere in the first gap of the likely time: jobs that began together do not ask together.
            return max(FLOOR, self._least - age + self._random() * self._gap)
        delay = self._gap * (1 + self._jitter * (2 * self._random() - 1))
        if age >= self._most:
            self._gap = min(self._gap * self._factor, self._cap)
        return max(FLOOR, delay)


def expected_time(model: Model | None, resolution: object, duration: object) -> tuple[float, float] | None:
    """From when to when a video of this kind is likely to be done, if anything is known of it."""
    if model is None or not model.times:
        return None
    time = _nearest(model.times, resolution)
    scale = duration / time.duration if time.duration and isinstance(duration, int) and duration > 0 else 1.0
    return time.least * scale, time.most * scale


def _nearest(times: Iterable[Time], resolution: object) -> Time:
    entries = list(times)
    return next((time for time in entries if time.resolution in (None, resolution)), entries[0])
