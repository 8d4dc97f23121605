"""The calls of tools: their progress, and how they end when the client cancels one or the server is interrupted."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

import anyio

from reelkit._effects import Call, Dispatch, Flow

T = TypeVar("T")

HEARTBEAT = 5.0  # seconds between two reports: a client may give up a call of which it hears nothing
Report = Callable[[float, float | None, str | None], Awaitable[None]]


class RunningCalls:
    """The calls of a server, which end in order at the first Ctrl-C or SIGTERM. At the second, the process ends."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ending: asyncio.Task[None] | None = None
        self.running: set[ToolCall] = set()

    def begin(self) -> None:
        """Begin to serve in this event loop."""
        self._loop = asyncio.get_running_loop()

    def interrupt(self, number: int, *_: object) -> None:
        """Handle a signal."""
        if self._loop is None or self._ending is not None:
            _end_process(number)
        else:
            self._loop.call_soon_threadsafe(self._end, number)  # which wakes the loop

    def _end(self, number: int) -> None:
        self._ending = asyncio.create_task(self._end_calls(number))

    async def _end_calls(self, number: int) -> None:
        while self.running:
            await asyncio.gather(*(call.stop() for call in self.running))
            await asyncio.sleep(0)  # lets them leave
        # By the signal: the thread that reads stdin waits for a client that may send nothing more.
        _end_process(number)


def _end_process(number: int) -> None:
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


class ToolCall:
    """What a client may learn of a call while it runs, and the create that it must not cut off."""

    def __init__(self, calls: RunningCalls, report: Report, create_timeout: float) -> None:
        self._calls = calls
        self._report = report
        self._create_timeout = create_timeout
        self._task: asyncio.Task[Any] | None = None
        self._began = time.monotonic()
        self._message = "started"
        self._dispatch: Dispatch | None = None
        self._has_job = asyncio.Event()

    async def progress(self, message: str) -> None:
        """Report the seconds so far, and what has changed."""
        self._message = message
        await self._report(time.monotonic() - self._began, None, message)

    def watched(self, flow: Flow[T]) -> Flow[T]:
        """The same flow. Records when its create is sent, and when the flow has ended."""
        sent: Any = None
        thrown: BaseException | None = None
        try:
            while True:
                item = flow.send(sent) if thrown is None else flow.throw(thrown)
                sent = thrown = None
                if isinstance(item, Call) and item.dispatch is not None:
                    self._dispatch = item.dispatch
                try:
                    sent = yield item
                except BaseException as error:
                    thrown = error
        except StopIteration as done:
            result: T = done.value
            return result
        finally:
            thrown = None  # breaks the cycle of the error and this frame
            self._has_job.set()
            flow.close()

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the work in a task of its own, and report progress until it ends.

        A cancellation waits for the response to a create that is under way: its job is paid for.
        """
        self._task = task = asyncio.create_task(work)
        self._calls.running.add(self)
        try:
            while not (await asyncio.wait([task], timeout=HEARTBEAT))[0]:
                await self.progress(self._message)
        except asyncio.CancelledError:
            with anyio.CancelScope(shield=True):  # the caller's scope would cancel each further await as well
                await self.stop()
            raise
        finally:
            self._calls.running.discard(self)
        return task.result()

    async def stop(self) -> None:
        """End the work, after the response to a create that is under way."""
        task = self._task
        assert task is not None  # a call that is running has one
        if self._dispatch is not None and self._dispatch.is_open and not self._has_job.is_set():
            created = asyncio.create_task(self._has_job.wait())
            await asyncio.wait([task, created], timeout=self._create_timeout, return_when=asyncio.FIRST_COMPLETED)
            created.cancel()
        task.cancel()
        await asyncio.wait([task])
