"""Runs the async client from a synchronous command."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine, Iterator
from typing import Any, TypeVar

from reelkit._cli.support import terminal
from reelkit._client.async_client import AsyncClient
from reelkit._system.signals import handle_interrupts

STOPPING = 30.0  # seconds to wait for the responses to creates after the first Ctrl-C

T = TypeVar("T")


class EventLoop:
    """An event loop with an async client. It runs only while `run` or `iterate` waits, and cancels all tasks on exit.

    At the first Ctrl-C or SIGTERM no further create is sent, and the awaited task is cancelled when the responses to
    those under way have arrived; at the second it is cancelled at once. The default handler, and that of asyncio.Runner
    after the first Ctrl-C, raise KeyboardInterrupt at any point of the loop: inside the task of some job, which prints
    a traceback, or in a loop that was already stopped.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        self.client = AsyncClient(**options)
        self._runner = asyncio.Runner()
        self._awaited: asyncio.Task[Any]  # while the loop runs
        self._iterated: list[AsyncGenerator[Any, None]] = []
        self._is_interrupted = False
        self._stopping: asyncio.Task[None] | None = None  # waits for the creates under way
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "EventLoop":
        self._stack.enter_context(handle_interrupts(self._interrupt))
        return self

    def __exit__(self, *_: object) -> None:
        with self._stack, self._runner:
            self._is_interrupted = False
            self.run(self._cancel_all_and_close())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the coroutine and return its result. Raises KeyboardInterrupt on Ctrl-C."""
        if self._is_interrupted:  # during the previous call, which finished all the same
            work.close()
            self._runner.get_loop().run_until_complete(self._stopped())
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
        loop.call_soon_threadsafe(self._stop)  # which wakes the loop

    def _stop(self) -> None:
        """Stop in order at the first signal, and at once at the second."""
        if self._stopping is not None and not self._stopping.done():
            self._stopping.cancel()
        elif self._stopping is None:
            self._stopping = asyncio.get_running_loop().create_task(self._finish_creates())
            self._stopping.add_done_callback(lambda _: self._awaited.cancel())
        else:
            self._awaited.cancel()

    async def _stopped(self) -> None:
        """Wait for the responses to the creates in flight. A second Ctrl-C or SIGTERM ends the wait."""
        await asyncio.sleep(0)  # lets `_stop` begin
        if self._stopping is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._stopping

    async def _finish_creates(self) -> None:
        """Send no further create, and wait for the responses to the creates in flight."""
        if count := self.client._driver.stop_creates():
            what = "the response to the create" if count == 1 else f"the responses to {count} creates"
            terminal.note(f"stopping: waiting up to {STOPPING:.0f} s for {what}; interrupt again to stop at once")
            await self.client._driver.finish_creates(STOPPING)

    async def _cancel_all_and_close(self) -> None:
        """Cancel every task of this loop and close the client. The jobs continue on the server."""
        if self._stopping is None:  # an error, or a signal while the loop did not run
            self._stopping = asyncio.get_running_loop().create_task(self._finish_creates())
            await self._stopped()
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
