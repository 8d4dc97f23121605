"""Many jobs at once, in tasks of one event loop: `_many` with awaits."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import TypeVar

from reelkit._async import at_the_disk
from reelkit._outcomes import Outcome

T = TypeVar("T")


async def each_in_a_task(
    run: Callable[[T], Awaitable[Outcome]], items: AsyncIterator[T], at_once: int
) -> AsyncIterator[Outcome]:
    """The outcomes as they come. Items are taken when there is room; what a caller leaves, goes on in the journal."""
    running: set[asyncio.Future[Outcome]] = set()
    is_over = False
    try:
        while True:
            while len(running) < at_once and not is_over:
                item = await anext(items, None)
                if item is None:
                    is_over = True
                else:
                    running.add(asyncio.ensure_future(run(item)))
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()


async def from_the_disk(begin: Callable[[], Iterator[T]]) -> AsyncIterator[T]:
    """Items that are read from the disk, each when it is asked for."""
    items = await at_the_disk(begin)
    while (item := await at_the_disk(lambda: next(items, None))) is not None:
        yield item
