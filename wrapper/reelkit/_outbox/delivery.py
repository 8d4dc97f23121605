"""Delivers the events for one target, in a thread beside the purchases."""

import asyncio
import contextlib
import threading
from types import TracebackType

from reelkit._errors import JournalError
from reelkit._journal.events import type_of
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit._outbox.outbox import Attempt, Due, Outbox
from reelkit._outbox.targets import Target

AT_ONCE = 8  # events that are sent at the same time
INTERVAL = 1.0  # seconds until the journal is asked again
PATIENCE = 5.0  # seconds for what is due at the end
CUT_OFF = "the process ended before there was a response"


class Delivery:
    """Delivers events while a block runs, and those that are due at its end. A context manager.

    What has no response by then is left to other processes, and to the next one. Errors of the journal are not raised:
    the purchases meet them as well, and an event that cannot be read now is delivered later.
    *patience* is how long to wait at the end, in seconds; None: until each event that is due has been tried.
    """

    def __init__(self, journal: Journal, target: Target, patience: float | None = PATIENCE) -> None:
        self.target = target
        self.undelivered: int | None = None  # at the end; None if that could not be counted
        self._journal = journal
        self._outbox = Outbox(journal, target.name)
        self._patience = patience
        self._wake = threading.Event()
        self._is_ending = False
        self._is_over = False
        self._sending: asyncio.Future[list[str | BaseException | None]] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Delivery":
        self._journal.event_target = self.target.name
        self._journal.tell(self._told)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_ending = True
        self._wake.set()
        self._thread.join(self._patience)
        if self._thread.is_alive() and self._loop is not None:
            self._is_over = True
            self._loop.call_soon_threadsafe(self._cut_off)
            self._thread.join(PATIENCE)
        if not self._thread.is_alive():
            self._journal.close()

    def _told(self, purchase: Purchase) -> None:
        if type_of(purchase) is not None:
            self._wake.set()

    def _cut_off(self) -> None:
        if self._sending is not None:
            self._sending.cancel()

    def _run(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            while not self._is_over:
                is_ending = self._is_ending  # before the last look
                if self._deliver(runner):
                    continue
                if is_ending:
                    break
                self._wake.wait(INTERVAL)
                self._wake.clear()
            runner.run(self.target.close())
            with contextlib.suppress(JournalError):
                self.undelivered = self._outbox.undelivered()

    def _deliver(self, runner: asyncio.Runner) -> bool:
        """Deliver some of the events that are due. Returns whether there were any."""
        try:
            due = self._outbox.take(AT_ONCE)
            if due:
                self._outbox.settle(runner.run(self._attempts(due)))
        except JournalError:
            return False
        return bool(due)

    async def _attempts(self, due: list[Due]) -> list[Attempt]:
        tasks = [asyncio.ensure_future(self.target.deliver(each)) for each in due]
        self._sending = asyncio.gather(*tasks, return_exceptions=True)
        try:
            await self._sending
        except asyncio.CancelledError:
            await asyncio.gather(*tasks, return_exceptions=True)
        finally:
            self._sending = None
        return [Attempt(each, _error(task)) for each, task in zip(due, tasks, strict=True)]


def _error(task: "asyncio.Task[str | None]") -> str | None:
    """Why an attempt has failed. An exception, such as that of a wrong proxy, must not end the deliveries."""
    if task.cancelled():
        return CUT_OFF
    return task.result() if task.exception() is None else f"{type(task.exception()).__name__}: {task.exception()}"
