"""Threads for the blocking work of the async client, apart from the default executor of asyncio."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from reelkit._system.fork import reset_after_fork

T = TypeVar("T")

MOST = 32  # threads of each


class Threads:
    """An executor that is made when it is first needed, and once more in a forked child.

    The default executor may be full of calls that wait for this client: they would never end.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Forget the threads of a parent process."""
        self._lock = threading.Lock()
        self._executor: ThreadPoolExecutor | None = None

    def executor(self) -> ThreadPoolExecutor:
        """The executor of this process. Its threads finish what they have begun before the program exits."""
        with self._lock:
            if self._executor is None:
                self._executor = ThreadPoolExecutor(MOST, f"reelkit-{self._name}")
            return self._executor


DISK = Threads("disk")
NAMES = Threads("names")  # apart from the disk: a name server that does not respond holds up no journal


async def in_thread(work: Callable[[], T], threads: Threads = DISK) -> T:
    """Do this in a thread. A cancellation waits for it, and so does a second one: nobody can call a thread back."""
    working = asyncio.get_running_loop().run_in_executor(threads.executor(), work)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        while not working.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([working])
        working.exception()  # heard, so that asyncio does not print it: the cancellation is what happened
        raise
