"""Runs the async client from a synchronous command."""

import asyncio
import signal
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine, Iterator
from typing import Any, TypeVar

from reelkit._client.async_client import AsyncClient

T = TypeVar("T")


class EventLoop:
    """An event loop with an async client. It runs only while `run` or `iterate` waits, and cancels all tasks on exit.

    Ctrl-C cancels the awaited task. The default handler, and that of asyncio.Runner after the first Ctrl-C, raise
    KeyboardInterrupt at any point of the loop: inside the task of some job, which prints a traceback, or in a loop that
    was already stopped.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        self.client = AsyncClient(**options)
        self._runner = asyncio.Runner()
        self._awaited: asyncio.Task[Any]  # while the loop runs
        self._iterated: list[AsyncGenerator[Any, None]] = []
        self._is_interrupted = False
        self._handles_sigint = False

    def __enter__(self) -> "EventLoop":
        self._handles_sigint = (
            threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler
        )
        if self._handles_sigint:
            signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_: object) -> None:
        try:
            with self._runner:
                self._is_interrupted = False
                self.run(self._cancel_all_and_close())
        finally:
            if self._handles_sigint:
                signal.signal(signal.SIGINT, signal.default_int_handler)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the coroutine and return its result. Raises KeyboardInterrupt on Ctrl-C."""
        if self._is_interrupted:  # during the previous call, which finished all the same
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

    def iterate(self, items: AsyncIterator[T]) -> Iterator[T]:
        """Yield the items of an async iterator."""
        if isinstance(items, AsyncGenerator):
            self._iterated.append(items)

        async def next_item() -> T | None:
            return await anext(items, None)

        while (item := self.run(next_item())) is not None:
            yield item

    def _interrupt(self, *_: object) -> None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise KeyboardInterrupt from None
        self._is_interrupted = True
        loop.call_soon_threadsafe(self._awaited.cancel)  # which wakes the loop

    async def _cancel_all_and_close(self) -> None:
        """Cancel every task of this loop and close the client. The jobs continue on the server."""
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        try:
            await asyncio.gather(*tasks, return_exceptions=True)
            # Here, because the runner closes all generators at the same time, also one that another is closing.
            for items in self._iterated:
                await items.aclose()
        finally:
            await self.client.close()
