"""Clocks. The service's time only ever goes forward, so a status can be a function of it and never go back."""

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from reelkit_mock._errors import MockError, clipped

START = 1_767_225_600.0  # 2026-01-01T00:00:00Z, where a clock that is not the real one begins
FORMS = "real, manual, speed:FACTOR (such as speed:60), looks:N (such as looks:3)"
LAST = 253_402_300_799.0  # the last second that a timestamp of four digits for the year can tell


class Clock(Protocol):
    """What time it is at the service, and how many looks at a job finish it (0: time does)."""

    looks: int

    def now(self) -> float: ...

    def advance(self, seconds: float) -> None: ...


class RunningClock:
    """Real time, or real time made faster, plus what it was advanced by."""

    looks = 0

    def __init__(self, start: float, speed: float = 1.0, tick: Callable[[], float] = time.monotonic) -> None:
        self._speed = speed
        self._tick = tick
        self._began = tick()
        self._start = start

    def now(self) -> float:
        """Seconds since 1970 at the service."""
        return min(self._start + (self._tick() - self._began) * self._speed, LAST)

    def advance(self, seconds: float) -> None:
        """Jump forward."""
        self._start += _forward(self.now(), seconds)


class ManualClock:
    """Time that stands still until it is advanced. With *looks*, jobs go on with each look at them."""

    def __init__(self, looks: int = 0) -> None:
        self.looks = looks
        self._now = START

    def now(self) -> float:
        """Seconds since 1970 at the service."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Jump forward."""
        self._now += _forward(self._now, seconds)


def make_clock(form: str) -> Clock:
    """The clock that a setting such as ``speed:60`` names."""
    kind, _, number = form.partition(":")
    if form == "real":
        return RunningClock(time.time())
    if form == "manual":
        return ManualClock()
    if kind == "speed" and 0 < (speed := _number(number)) <= 1e6:
        return RunningClock(START, speed)
    if kind == "looks" and len(number) < 8 and number.isdecimal() and 1 <= int(number) <= 1_000_000:
        return ManualClock(looks=int(number))
    raise MockError(f"no clock is called {clipped(repr(form))}; there are: {FORMS}")


def parse_time(value: object) -> float:
    """A moment, given in seconds since 1970 or in ISO 8601."""
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"{value!r} is no time")


def timestamp(moment: float) -> str:
    """A moment as the service writes it."""
    return datetime.fromtimestamp(min(moment, LAST), UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0


def _forward(now: float, seconds: float) -> float:
    seconds = max(min(seconds, 2 * LAST), -2 * LAST)  # an integer may be too large for a float
    if not math.isfinite(seconds) or seconds < 0:
        raise MockError(f"the clock cannot go by {seconds} s; it only goes forward (a reset begins anew)")
    if now + seconds > LAST:
        raise MockError(f"the clock cannot go by {seconds} s; it ends with the year 9999")
    return seconds
