"""Many jobs at once, in tasks of one event loop: `_many` with awaits."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from reelkit._errands import Errand
from reelkit._outcomes import Outcome


async def each_in_a_task(
    run: Callable[[Errand], Awaitable[Outcome]], errands: Iterator[Errand], at_once: int
) -> AsyncIterator[Outcome]:
    """The outcomes as they come. Errands are taken when there is room; what a caller leaves, goes on in the journal."""
    running: set[asyncio.Task[Outcome]] = set()
    is_over = False
    try:
        while True:
            while len(running) < at_once and not is_over:
                errand = next(errands, None)
                if errand is None:
                    is_over = True
                else:
                    running.add(asyncio.ensure_future(run(errand)))
            if not running:
                return
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()
