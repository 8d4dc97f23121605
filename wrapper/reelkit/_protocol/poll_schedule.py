"""Computes the time between two fetches of a job.

Without settings the schedule uses what is known of the model: it fetches at once, then when the video is likely to be
finished, then every few seconds, a little slower once the job is late. `nox -s bench -- polls` measures the effect.
"""

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from reelkit._errors import public
from reelkit_specs import Model, Time, models

FLOOR = 0.5  # seconds; the minimum for any setting
FAST_FLOOR = 0.1  # the minimum at a mock with a fast clock

SPEED_HEADER = "x-mock-clock-speed"  # of a mock: how many times as fast as real time its jobs proceed
MAX_SPEED = 1e6

# Found with `nox -s bench -- polls --whole`: half the fetches of a 10-second loop, without a later mean detection.
GAP, FACTOR, CAP, JITTER = 8.5, 1.2, 15.0, 0.25


@public
class Poll(NamedTuple):
    """The pauses between fetches: *initial* seconds, times *factor* each time, at most *cap*, varied by *jitter*.

    A jitter of 0.5 draws a pause between half and one and a half of its length, 1 between zero and twice its length.
    """

    initial: float = 2.0
    factor: float = 1.5
    cap: float = 10.0
    jitter: float = 0.5


class Schedule:
    """The pauses of one wait."""

    __slots__ = ("_cap", "_factor", "_gap", "_jitter", "_least", "_most", "_random")

    def __init__(self, poll: Poll | None, expected: tuple[float, float] | None, random: Callable[[], float]) -> None:
        self._random = random
        self._least, self._most = expected if poll is None and expected else (0.0, 0.0)
        gap, self._factor, self._cap, self._jitter = poll or (GAP, FACTOR, CAP, JITTER)
        self._gap = min(gap, self._cap)

    def next(self, age: float, speed: float = 1.0) -> float:
        """The seconds until the next fetch of a job that is *age* seconds old, if jobs proceed *speed* times as fast.

        The schedule itself is in seconds of the service's clock.
        """
        age *= speed
        if age < self._least:
            # Anywhere in the first pause of the expected time: jobs that started together are not fetched together.
            delay = self._least - age + self._random() * self._gap
        else:
            delay = self._gap * (1 + self._jitter * (2 * self._random() - 1))
            if age >= self._most:
                self._gap = min(self._gap * self._factor, self._cap)
        return max(FLOOR if speed <= 1 else FAST_FLOOR, delay / speed)


def clock_speed(headers: Mapping[str, str]) -> float:
    """How many times as fast as real time the jobs of a mock proceed; 1 if the headers do not say so."""
    try:
        speed = float(headers.get(SPEED_HEADER, 1.0))
    except ValueError:
        return 1.0
    return speed if 0 < speed <= MAX_SPEED else 1.0


def expected_time(model: Model | None, resolution: object, duration: object) -> tuple[float, float] | None:
    """The earliest and latest time at which a video of this kind is likely to be finished, if known."""
    if model is None or not model.times:
        return None
    time = _nearest(model.times, resolution)
    scale = duration / time.duration if time.duration and isinstance(duration, int) and duration > 0 else 1.0
    return time.least * scale, time.most * scale


@functools.lru_cache(256)
def family_time(model_id: str, resolution: object, duration: object) -> tuple[float, float] | None:
    """The earliest and latest such time among the models of the same maker; a guess for when to fetch first."""
    maker, slash, _ = model_id.partition("/")
    family = [model for model in models() if slash and model.id.startswith(f"{maker}/")]
    times = [time for model in family if (time := expected_time(model, resolution, duration)) is not None]
    return (min(least for least, _ in times), max(most for _, most in times)) if times else None


def _nearest(times: Iterable[Time], resolution: object) -> Time:
    entries = list(times)
    return next((time for time in entries if time.resolution in (None, resolution)), entries[0])
