"""An asynchronous client for a command that is not."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from typing import Any, TypeVar

from reelkit._client.async_client import AsyncClient

T = TypeVar("T")


class Running:
    """Its loop runs while something is waited for. At the end, what still runs lets go of what it has half received.

    Ctrl-C cancels what is waited for. The default, and asyncio.Runner once that is done, raise KeyboardInterrupt
    wherever the loop is: within the task of any job, which prints it, and leaves a loop that was told to stop.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        self.client = AsyncClient(**options)
        self._runner = asyncio.Runner()
        self._awaited: asyncio.Task[Any]  # while the loop runs
        self._is_interrupted = False
        self._listens = False

    def __enter__(self) -> "Running":
        self._listens = (
            threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        )
        if self._listens:
            signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        try:
            with self._runner:
                self._is_interrupted = False
                self.wait_for(_let_go(self.client))
        finally:
            if self._listens:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """What comes of it."""
        if self._is_interrupted:  # what was waited for before was done all the same
            work.close()
            raise KeyboardInterrupt
        loop = self._runner.get_loop()
        self._awaited = task = loop.create_task(work)
        try:
            return loop.run_until_complete(task)
        except asyncio.CancelledError:
            if self._is_interrupted:
                raise KeyboardInterrupt from None
            raise

    def each(self, items: AsyncIterator[T]) -> Iterator[T]:
        """The items as they come."""

        async def following() -> T | None:
            return await anext(items, None)

        while (item := self.wait_for(following())) is not None:
            yield item

    def _interrupt(self, *_: object) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise KeyboardInterrupt from None
        self._is_interrupted = True
        loop.call_soon_threadsafe(self._awaited.cancel)  # which wakes the loop


async def _let_go(client: AsyncClient) -> None:
    """End what still runs here. The jobs go on at the vendor."""
    running = asyncio.all_tasks() - {asyncio.current_task()}
    for task in running:
        task.cancel()
    try:
        await asyncio.gather(*running, return_exceptions=True)
    finally:
        await client.close()
