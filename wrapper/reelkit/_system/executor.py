"""Threads for work that blocks: disk access of the async client, and looking up host names."""

import asyncio
import os
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Generic, TypeVar

from reelkit._system.fork import reset_after_fork

S = TypeVar("S")
T = TypeVar("T")

# The maximum seconds that a group waits for others; a disk takes as long for a write, a lock far longer.
PATIENCE = 0.02
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
REMOTE = Threads("remote")  # what waits for other machines must not keep the journal waiting


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
    return await _finished(start_in_thread(work, threads))


async def _finished(working: asyncio.Future[T]) -> T:
    process = os.getpid()
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        while not working.done() and os.getpid() == process:  # the threads of the parent do not run in a forked child
            with suppress(asyncio.CancelledError):
                await asyncio.wait([working])
        if working.done():
            working.exception()  # retrieved, so that asyncio does not print it: the cancellation is raised instead
        raise


class SharedThread(Generic[S, T]):
    """Runs the items of many tasks in one thread: those that wait at a moment are one group, which *run* gets.

    After a group, the tasks that it has woken may add items for half as long as it took, so that groups stay large.
    """

    def __init__(self, run: Callable[[list[S]], Sequence[tuple[T | None, BaseException | None]]]) -> None:
        self._run = run
        self._added = threading.Condition(threading.Lock())
        self._waiting: list[tuple[S, asyncio.Future[T]]] = []
        self._expected = 0  # items of the next group
        self._is_running = False

    async def result(self, item: S) -> T:
        """The result of an item. A cancellation waits for it, as in `in_thread`."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        with self._added:
            self._waiting.append((item, future))
            starts, self._is_running = not self._is_running, True
            if len(self._waiting) == self._expected:
                self._added.notify()
        if starts:
            start_in_thread(self._run_groups, DISK)
        return await _finished(future)

    def _run_groups(self) -> None:
        took = 0.0
        while group := self._next_group(min(took / 2, PATIENCE)):
            began = time.monotonic()
            results: Sequence[tuple[T | None, BaseException | None]]
            try:
                results = self._run([item for item, _ in group])
            except BaseException as error:
                results = [(None, error)] * len(group)
            took = time.monotonic() - began
            ends = [(future, *result) for (_, future), result in zip(group, results, strict=True)]
            for loop in {future.get_loop() for future, *_ in ends}:
                with suppress(RuntimeError):  # it is closed, and nobody waits any more
                    loop.call_soon_threadsafe(_settle, [end for end in ends if end[0].get_loop() is loop])

    def _next_group(self, patience: float) -> list[tuple[S, asyncio.Future[T]]]:
        with self._added:
            self._expected += len(self._waiting)  # the tasks of the last group, and those that came meanwhile
            self._added.wait_for(lambda: len(self._waiting) >= self._expected, patience)
            group, self._waiting = self._waiting, []
            self._expected = len(group)
            self._is_running = bool(group)
            return group


def _settle(ends: list[tuple[asyncio.Future[T], T | None, BaseException | None]]) -> None:
    for future, result, error in ends:
        if error is None:
            future.set_result(result)  # type: ignore[arg-type] # it is None only if T is
        else:
            future.set_exception(error)
