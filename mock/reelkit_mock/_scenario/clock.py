"""Clocks of the service. Time only moves forward, so the state of a job, a function of time, never goes back."""

import math
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from reelkit_mock._errors import MockError, one_line

START_TIME = 1_767_225_600.0  # 2026-01-01T00:00:00Z, where every clock but `real` starts
CLOCK_FORMS = (
    "real, manual (moved by requests to /__mock/clock), speed:60 (60 times as fast), "
    "polls:1 (a job is finished at its first poll)"
)
SPEED_HEADER = "x-mock-clock-speed"  # in the responses of a mock whose jobs take another time than at the vendor
MAX_SPEED = 1e6
LAST_TIME = 253_402_300_799.0  # the end of the year 9999, the last that a timestamp can show


class Clock(Protocol):
    """A clock. A job is finished after *fetches_to_finish* fetches; 0 means that time decides.

    *speed* is the factor by which jobs are faster than at the vendor; 0 if they do not proceed by themselves.
    *moved* is how many seconds it was advanced by.
    """

    fetches_to_finish: int
    speed: float
    moved: float

    def now(self) -> float: ...

    def advance(self, seconds: float) -> None: ...


class RunningClock:
    """A clock that follows real time, or a multiple of it, plus whatever it was advanced by."""

    fetches_to_finish = 0

    def __init__(self, start: float, speed: float = 1.0, tick: Callable[[], float] = time.monotonic) -> None:
        self.speed = speed
        self.moved = 0.0
        self._tick = tick
        self._started = tick()
        self._start = start

    def now(self) -> float:
        """Return the seconds since 1970 at the service."""
        return min(self._start + (self._tick() - self._started) * self.speed, LAST_TIME)

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        seconds = _checked_advance(self.now(), seconds)
        self._start += seconds
        self.moved += seconds


class ManualClock:
    """A clock that stands still until it is advanced. With *fetches_to_finish*, each fetch moves its job on."""

    def __init__(self, fetches_to_finish: int = 0, start: float = START_TIME) -> None:
        self.fetches_to_finish = fetches_to_finish
        self.speed = MAX_SPEED if fetches_to_finish else 0.0  # no need to wait before a poll
        self.moved = 0.0
        self._now = start

    def now(self) -> float:
        """Return the seconds since 1970 at the service."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move the clock forward."""
        seconds = _checked_advance(self._now, seconds)
        self._now += seconds
        self.moved += seconds


def make_clock(setting: str, start: float | None = None) -> Clock:
    """Create the clock of a setting such as ``speed:60``. It continues at *start* if that is given."""
    kind, _, number = setting.partition(":")
    if setting == "real":
        return RunningClock(time.time() if start is None else start)
    beginning = START_TIME if start is None else start
    if setting == "manual":
        return ManualClock(start=beginning)
    if kind == "speed" and 0 < (speed := _number(number)) <= MAX_SPEED:
        return RunningClock(beginning, speed)
    if kind in ("polls", "looks") and len(number) < 8 and number.isdecimal() and 1 <= int(number) <= 1_000_000:
        return ManualClock(fetches_to_finish=int(number))
    raise MockError(f"{one_line(repr(setting))} is not a clock; use {CLOCK_FORMS}")


def parse_time(value: object) -> float:
    """Parse a time given in seconds since 1970 or in ISO 8601."""
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"{value!r} is not a time")


def timestamp(moment: float) -> str:
    """Format a time as the service does."""
    return datetime.fromtimestamp(min(moment, LAST_TIME), UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) else 0.0


def _checked_advance(now: float, seconds: float) -> float:
    seconds = max(min(seconds, 2 * LAST_TIME), -2 * LAST_TIME)  # an integer may be too large for a float
    if not math.isfinite(seconds) or seconds < 0:
        raise MockError(f"the clock cannot advance by {seconds} s; it only moves forward (a reset starts it again)")
    if now + seconds > LAST_TIME:
        raise MockError(f"the clock cannot advance by {seconds} s; it ends with the year 9999")
    return seconds
