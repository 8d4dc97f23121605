"""Many jobs at once, in tasks of one event loop: `_many` with awaits."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from typing import TypeVar

from reelkit._client.batch import Outcome
from reelkit._system.executor import in_thread

T = TypeVar("T")


async def run_in_tasks(
    run: Callable[[T], Awaitable[Outcome]], items: AsyncIterator[T], at_once: int
) -> AsyncGenerator[Outcome, None]:
    """The outcomes as they come. Items are taken when there is room; what a caller leaves, goes on in the journal."""
    running: set[asyncio.Future[Outcome]] = set()
    is_over = False
    trouble: Exception | None = None
    try:
        while True:
            while len(running) < at_once and not is_over:
                try:
                    item = await anext(items, None)
                except Exception as error:  # who gives the items has failed: what is begun is finished all the same
                    item, trouble = None, error
                if item is None:
                    is_over = True
                else:
                    running.add(asyncio.ensure_future(run(item)))
            if not running and trouble is not None:
                raise trouble
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)  # each has to note how far it came


async def iterate_in_thread(begin: Callable[[], Iterator[T]]) -> AsyncIterator[T]:
    """Items that are read from the disk, each when it is asked for."""
    items = await in_thread(begin)
    while (item := await in_thread(lambda: next(items, None))) is not None:
        yield item
