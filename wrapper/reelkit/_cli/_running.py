"""An asynchronous client for a command that is not."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import Any, TypeVar

from reelkit._async_client import AsyncClient

T = TypeVar("T")


class Running:
    """Its loop runs while something is waited for. At the end, what still runs lets go of what it has half received."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.client = AsyncClient(**options)
        self._runner = asyncio.Runner()

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        with self._runner:
            with contextlib.suppress(RuntimeError):  # Ctrl-C between two steps leaves a loop that was told to stop
                self._runner.run(asyncio.sleep(0))
            self._runner.run(_let_go(self.client))

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """What comes of it."""
        return self._runner.run(work)

    def each(self, items: AsyncIterator[T]) -> Iterator[T]:
        """The items as they come."""

        async def following() -> T | None:
            return await anext(items, None)

        while (item := self.wait_for(following())) is not None:
            yield item


async def _let_go(client: AsyncClient) -> None:
    """End what still runs here. The jobs go on at the vendor."""
    running = asyncio.all_tasks() - {asyncio.current_task()}
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await client.close()
