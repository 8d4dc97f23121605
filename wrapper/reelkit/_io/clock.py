"""Time, as the drivers know it; and the switch that makes waiting take none."""

import contextlib
import time
from collections.abc import Iterator


class _Waiting:
    """Whether waiting takes time. When it does not, the clock goes on as if it had."""

    def __init__(self) -> None:
        self.is_off = False
        self.skipped = 0.0


_waiting = _Waiting()


def now() -> float:
    """Seconds on a clock that never goes back."""
    return time.monotonic() + _waiting.skipped


def seconds_to_sleep(delay: float) -> float:
    """How long a driver must really sleep for a delay."""
    if not _waiting.is_off:
        return delay
    _waiting.skipped += delay
    return 0.0


@contextlib.contextmanager
def no_waiting() -> Iterator[None]:
    """For tests: delays between requests take no time, deadlines hold all the same."""
    before, _waiting.is_off = _waiting.is_off, True
    try:
        yield
    finally:
        _waiting.is_off = before
