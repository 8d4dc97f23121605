"""Which creates are repeats of another one, and get its reply in place of a purchase of their own.

A program that waits too long for a response disconnects and sends its create again. The reply to the first one then
belongs to nobody, and the second one gets it. A create whose reply was delivered is sent again if it comes again: the
program may want several variants of one prompt. Only with *once* seconds it gets the same reply in that time.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from reelkit_mock import Reply
from reelkit_run._gateway.replies import MARK, REPEATED


class _Sent:
    """A create that was sent. Several requests may wait for its reply."""

    def __init__(self, task: asyncio.Task[Reply], at: float) -> None:
        self.task = task
        self.at = at
        self.waiting = 0
        self.is_delivered = False


class Creates:
    """The creates of a run, by what identifies them. *keeps* says which replies a repeat may get."""

    def __init__(
        self, keeps: Callable[[Reply], bool], once: float | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._keeps = keeps
        self._once = 0.0 if once is None else once
        self._clock = clock
        self._sent: dict[bytes, list[_Sent]] = {}

    async def reply(self, identity: bytes, send: Callable[[], Coroutine[Any, Any, Reply]]) -> Reply:
        """The reply to a create, which *send* sends unless it is a repeat. It goes on if this is cancelled."""
        self._forget(identity)
        known = self._sent.setdefault(identity, [])
        sent = next((sent for sent in known if self._is_for_repeat(sent)), None)
        is_repeat = sent is not None
        if sent is None:
            sent = _Sent(asyncio.create_task(send()), self._clock())
            known.append(sent)
        sent.waiting += 1
        try:
            reply = await asyncio.shield(sent.task)
            sent.is_delivered = True
        finally:
            sent.waiting -= 1
            self._forget(identity)
            if self._once:  # until then it is kept for repeats
                asyncio.get_running_loop().call_later(self._once, self._forget, identity)
        return reply._replace(headers=(*reply.headers, (MARK, REPEATED))) if is_repeat else reply

    def _is_for_repeat(self, sent: _Sent) -> bool:
        is_abandoned = not sent.is_delivered and not sent.waiting
        return is_abandoned or self._clock() - sent.at < self._once

    def _is_of_use(self, sent: _Sent) -> bool:
        """Whether a repeat may get its reply: if it may have bought something, and was not delivered long ago."""
        if sent.task.done() and (sent.task.cancelled() or sent.task.exception() or not self._keeps(sent.task.result())):
            return False
        return not sent.is_delivered or self._clock() - sent.at < self._once

    def _forget(self, identity: bytes) -> None:
        """Drop the replies to these creates that no repeat may get: a run can last for days."""
        if known := [sent for sent in self._sent.get(identity, []) if self._is_of_use(sent)]:
            self._sent[identity] = known
        else:
            self._sent.pop(identity, None)

    async def cancel(self) -> None:
        """Stop waiting for the creates that are under way."""
        tasks = [sent.task for known in self._sent.values() for sent in known]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
