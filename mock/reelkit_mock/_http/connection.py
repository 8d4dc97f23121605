"""HTTP/1.1 on one connection.

The answer to a request is written on the spot and in one piece. Only where that cannot be (an answer is still on its
way, or the client does not read) do later requests wait in a row, and reading stops when too much waits.
"""

import asyncio
import sys
import traceback
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import cast

from reelkit_mock._errors import visible
from reelkit_mock._http.limits import Limits, Refusal, failure, too_slow
from reelkit_mock._http.messages import Reply, Request, Wire
from reelkit_mock._http.request_parser import Reader
from reelkit_mock._http.response_writer import CLOSE, CONTINUE, head_of, reset, travel

Answer = Callable[[Request], Reply]
Told = Callable[["Connection"], None]

_AHEAD = 64 * 1024  # bytes read while an answer is on its way; reading on shows that a client has gone


class Connection(asyncio.Protocol):
    """One client. *made* and *lost* are told when it comes and goes."""

    __slots__ = (
        "_age",
        "_answer",
        "_blocked",
        "_busy",
        "_deaf",
        "_ended",
        "_later",
        "_limits",
        "_lost",
        "_made",
        "_reader",
        "_surplus",
        "_task",
        "_transport",
        "_unsent",
    )

    def __init__(self, answer: Answer, limits: Limits, made: Told, lost: Told) -> None:
        self._answer = answer
        self._limits = limits
        self._made = made
        self._lost = lost
        self._busy = False  # an answer is on its way
        self._blocked = False  # the client does not read what is written
        self._deaf = False  # what comes is not looked at any more
        self._ended = False  # nothing will be written any more
        self._later: deque[Callable[[], None]] = deque()  # what is due after the answer on its way
        self._task: asyncio.Task[None] | None = None
        self._age = 0.0  # seconds since something happened, in steps of the sweep
        self._unsent = 0  # bytes at the last sweep
        self._surplus = 0  # bytes read while they could not be answered

    # The transport calls these.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._reader = Reader(self._limits.body, self._take, partial(self._in_turn, self._tell_to_carry_on))
        self._made(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost(self)
        self._deaf = self._ended = True
        self._later.clear()
        self._reader.forget()
        del self._reader  # the two hold each other
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        if self._deaf:
            return
        if not self._reader.begun:
            self._age = 0.0
        try:
            if not self._reader.feed(data):
                self._deaf = True
                self._in_turn(self._end)
        except Refusal as refusal:
            self._refuse(refusal)
        if self._busy or self._blocked:
            self._surplus += len(data)
            if self._surplus > _AHEAD and not self._deaf:
                self._transport.pause_reading()

    def pause_writing(self) -> None:
        self._blocked = True

    def resume_writing(self) -> None:
        self._blocked = False
        self._go_on()

    # The server calls these.

    def grow_older(self, seconds: float) -> None:
        """Take part in the sweep that stands in for a timer per request."""
        unsent = self._transport.get_write_buffer_size()
        if self._busy or unsent != self._unsent:
            self._age = 0.0
            self._unsent = unsent
            return
        self._age += seconds
        if self._reader.begun and not (self._blocked or self._deaf):
            if self._age > self._limits.request:
                self._refuse(too_slow(self._limits.request))
        elif self._age > (self._limits.linger if self._ended and not unsent else self._limits.idle):
            self.abort()

    def abort(self) -> None:
        """End at once."""
        self._transport.abort()

    # The answers.

    def _take(self, request: Request, last: str) -> None:
        if last is CLOSE:
            self._deaf = True
        if self._busy or self._blocked:
            self._later.append(partial(self._reply, request, last))
        else:
            self._reply(request, last)

    def _reply(self, request: Request, last: str) -> None:
        try:
            reply = self._answer(request)
            head = head_of(reply, last)
        except Exception as error:
            print(visible(traceback.format_exc()), file=sys.stderr, flush=True)  # it may quote a client
            reply = failure(500, f"The mock itself failed, with {type(error).__name__}: {error}. See its stderr.")
            head = head_of(reply, last)
        body = b"" if request.method == "HEAD" else reply.body
        if reply.wire is not None:
            self._depart(reply.wire, head, body, last)
            return
        self._transport.write(head + body)
        if last is CLOSE:
            self._end()

    def _depart(self, wire: Wire, head: bytes, body: bytes, last: str) -> None:
        self._busy = True
        if wire.hang:
            self._deaf = True  # nothing that comes will be answered; that the client goes is seen all the same
        else:
            self._task = asyncio.get_running_loop().create_task(self._travel(wire, head, body, last))

    async def _travel(self, wire: Wire, head: bytes, body: bytes, last: str) -> None:
        ended = await travel(self._transport, head, body, wire)
        if wire.reset:
            await reset(self._transport)
            return
        self._busy = False
        if ended or last is CLOSE:
            self._end()
        else:
            self._go_on()

    def _tell_to_carry_on(self) -> None:
        self._transport.write(CONTINUE)

    def _refuse(self, refusal: Refusal) -> None:
        self._deaf = True
        self._in_turn(partial(self._say_last, refusal.reply()))

    def _say_last(self, reply: Reply) -> None:
        self._transport.write(head_of(reply, CLOSE) + reply.body)
        self._end()

    def _in_turn(self, step: Callable[[], None]) -> None:
        if self._busy or self._blocked:
            self._later.append(step)
        else:
            step()

    def _go_on(self) -> None:
        while self._later and not (self._busy or self._blocked):
            self._later.popleft()()
        if not (self._busy or self._blocked or self._transport.is_closing()):
            self._age = 0.0
            self._surplus = 0
            self._transport.resume_reading()

    def _end(self) -> None:
        """Say that this was all, and wait for the client to close: closing on what it still sends would be a reset."""
        self._deaf = self._ended = True
        self._later.clear()
        self._age = 0.0
        if not self._transport.is_closing():
            self._transport.write_eof()
            self._transport.resume_reading()  # to see it close
