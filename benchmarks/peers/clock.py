"""A clock on which sleeps take no time but are counted, so that a wait of minutes is over at once.

It replaces the clock that all SDKs use, while one makes a job. Timeouts of sockets are real.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterator
from unittest import mock

PAUSE = 0.001  # real seconds of every sleep, so that other threads can run

Slept = list[tuple[float, float]]  # the start of a sleep on the real clock, and its requested seconds


@contextlib.contextmanager
def without_waiting() -> Iterator[Slept]:
    """Make every sleep return at once while the block runs."""
    real_sleep, real_wait = time.sleep, asyncio.sleep
    slept: Slept = []
    skipped = 0.0

    def skip(seconds: float) -> None:
        nonlocal skipped
        if seconds > 0:
            slept.append((real_now(), seconds))
            skipped += seconds

    def sleep(seconds: float) -> None:
        skip(seconds)
        real_sleep(PAUSE)

    async def wait(seconds: float, result: object = None) -> object:
        skip(seconds)
        return await real_wait(0, result)

    def ahead(real: Callable[[], float]) -> Callable[[], float]:
        return lambda: real() + skipped

    real_now = time.time
    with contextlib.ExitStack() as patches:
        for module, name, other in [
            (time, "sleep", sleep),
            (asyncio, "sleep", wait),
            (time, "time", ahead(time.time)),
            (time, "monotonic", ahead(time.monotonic)),
        ]:
            patches.enter_context(mock.patch.object(module, name, other))
        yield slept
