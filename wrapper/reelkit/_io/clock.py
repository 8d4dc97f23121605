"""The drivers' clock, and a switch that skips waiting in tests."""

import contextlib
import time
from collections.abc import Iterator


class _Waiting:
    """Whether waiting is skipped. If so, the clock advances as if it had happened."""

    def __init__(self) -> None:
        self.is_off = False
        self.skipped = 0.0


_waiting = _Waiting()


def now() -> float:
    """Seconds on a monotonic clock."""
    return time.monotonic() + _waiting.skipped


def ahead() -> float:
    """How many seconds the computer's clock is ahead of the monotonic one, which stops while the computer sleeps."""
    return time.time() - time.monotonic()


def seconds_to_sleep(delay: float, is_for_others: bool = False) -> float:
    """The seconds that a driver must really sleep for a delay."""
    if not _waiting.is_off or is_for_others:
        return delay
    _waiting.skipped += delay
    return 0.0


@contextlib.contextmanager
def no_waiting() -> Iterator[None]:
    """For tests: skip the delays between requests. Deadlines still apply."""
    before, _waiting.is_off = _waiting.is_off, True
    try:
        yield
    finally:
        _waiting.is_off = before
