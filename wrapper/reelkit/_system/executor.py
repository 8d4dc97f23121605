"""Threads for work that blocks: disk access of the async client, and looking up host names."""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from reelkit._system.fork import reset_after_fork

T = TypeVar("T")

MOST = 32  # the maximum number of threads of each executor


class Threads:
    """An executor that is created on first use, and again in a forked child.

    The default executor may be full of calls that wait for this client: they would never end.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """After a fork: forget the threads of the parent."""
        self._lock = threading.Lock()
        self._executor: ThreadPoolExecutor | None = None

    def executor(self) -> ThreadPoolExecutor:
        """The executor of this process. Its threads finish what they have started before the program exits."""
        with self._lock:
            if self._executor is None:
                self._executor = ThreadPoolExecutor(MOST, f"reelkit-{self._name}")
            return self._executor


DISK = Threads("disk")


def start_in_thread(work: Callable[[], T], threads: Threads) -> asyncio.Future[T]:
    """Run *work* in a thread, or here if no thread can be started. Cancelling the future before that prevents it."""
    result: Future[T] = Future()
    claim = threading.Lock()  # an executor that fails to start a thread may have queued the work for another one

    def run() -> None:
        if not claim.acquire(blocking=False) or not result.set_running_or_notify_cancel():
            return
        try:
            result.set_result(work())
        except BaseException as error:
            result.set_exception(error)

    try:
        threads.executor().submit(run)
    except RuntimeError:  # the main thread has ended, or the system allows no more threads
        run()
    return asyncio.wrap_future(result)


def start_lookup(work: Callable[[], T]) -> Future[T]:
    """Look up a host name in a thread of its own, which blocks neither other work nor the program's end.

    The lookup cannot be interrupted, but its result can be abandoned. Runs here if there can be no thread.
    """
    result: Future[T] = Future()
    result.set_running_or_notify_cancel()

    def run() -> None:
        try:
            result.set_result(work())
        except BaseException as error:
            result.set_exception(error)

    try:
        threading.Thread(target=run, daemon=True, name="reelkit-name").start()
    except RuntimeError:  # as above
        run()
    return result


async def in_thread(work: Callable[[], T], threads: Threads = DISK) -> T:
    """Run this in a thread. A cancellation, even a repeated one, waits for it, because a thread cannot be cancelled."""
    process = os.getpid()
    working = start_in_thread(work, threads)
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        while not working.done() and os.getpid() == process:  # the threads of the parent do not run in a forked child
            with suppress(asyncio.CancelledError):
                await asyncio.wait([working])
        if working.done():
            working.exception()  # retrieved, so that asyncio does not print it: the cancellation is raised instead
        raise
