"""Runs many jobs at the same time in tasks of one event loop."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, TypeVar

from reelkit._client.batch import Outcome
from reelkit._flows.pace import Places
from reelkit._system.executor import in_thread

T = TypeVar("T")


async def run_in_tasks(
    run: Callable[[T], Awaitable[Outcome]], items: AsyncIterator[T], at_once: int, places: Places
) -> AsyncGenerator[Outcome, None]:
    """Yield outcomes as jobs finish; read items on demand. If closed early, unfinished jobs stay in the journal."""
    freed = asyncio.Event()
    places.wake = freed.set
    running: set[asyncio.Future[Outcome]] = set()
    is_over = False
    trouble: Exception | None = None
    try:
        while True:
            freed.clear()
            while len(running) < at_once + places.extra and not is_over:
                try:
                    item = await anext(items, None)
                except (
                    Exception
                ) as error:  # the iterator of items failed; started jobs are finished before it is raised
                    item, trouble = None, error
                if item is None:
                    is_over = True
                else:
                    running.add(asyncio.ensure_future(run(item)))
            if not running and trouble is not None:
                raise trouble
            if not running:
                return
            waking = asyncio.ensure_future(freed.wait())
            try:
                awaited: set[asyncio.Future[Any]] = {*running, waking}
                await asyncio.wait(awaited, return_when=asyncio.FIRST_COMPLETED)
            finally:
                waking.cancel()
            done = {task for task in running if task.done()}
            running -= done
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)  # each may still write to the journal


async def iterate_in_thread(begin: Callable[[], Iterator[T]]) -> AsyncIterator[T]:
    """Iterate over items that are read from the disk, in a thread and on demand."""
    items = await in_thread(begin)
    while (item := await in_thread(lambda: next(items, None))) is not None:
        yield item
