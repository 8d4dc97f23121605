"""One HTTP/1.1 connection.

A response is written at once and in one piece. Requests wait in a queue only while a response is in progress or the
client does not read; if too many bytes are waiting, the connection stops reading.
"""

import asyncio
import sys
import traceback
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

from reelkit_mock._http.limits import HttpError, Limits, error_reply, request_timeout
from reelkit_mock._http.messages import Reply, Request, Wire
from reelkit_mock._http.request_parser import RequestParser
from reelkit_mock._http.response_writer import CLOSE, CONTINUE, reset_connection, response_head, send_with_wire
from reelkit_specs import printable

Handler = Callable[[Request], Reply]
AnyHandler = Callable[[Request], Reply | Awaitable[Reply]]  # what is awaited is cancelled if the client disconnects
ConnectionCallback = Callable[["Connection"], None]

_MAX_READ_AHEAD = 64 * 1024  # bytes read while a response is in progress; reading on is how a disconnect is noticed


class Connection(asyncio.Protocol):
    """One connection. *on_open* and *on_close* are called when it opens and closes."""

    __slots__ = (
        "_handler",
        "_idle_seconds",
        "_input_ignored",
        "_is_endless",
        "_last_buffer_size",
        "_limits",
        "_on_close",
        "_on_open",
        "_output_closed",
        "_parser",
        "_queue",
        "_read_ahead",
        "_responding",
        "_scheme",
        "_task",
        "_transport",
        "_writing_paused",
    )

    def __init__(
        self, handler: AnyHandler, limits: Limits, on_open: ConnectionCallback, on_close: ConnectionCallback
    ) -> None:
        self._handler = handler
        self._limits = limits
        self._on_open = on_open
        self._on_close = on_close
        self._responding = False  # a response is in progress
        self._writing_paused = False  # the client does not read what is written
        self._input_ignored = False  # received data is discarded
        self._output_closed = False  # nothing more is written
        self._queue: deque[Callable[[], None]] = deque()  # steps that run after the response in progress
        self._task: asyncio.Task[None] | None = None
        self._is_endless = False  # the response in progress has no end
        self._idle_seconds = 0.0  # seconds since the last activity, counted in sweeps
        self._last_buffer_size = 0  # size of the write buffer at the last sweep
        self._read_ahead = 0  # bytes received that cannot be responded to yet

    # Called by the transport.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._scheme = "http" if transport.get_extra_info("sslcontext") is None else "https"
        self._parser = RequestParser(
            self._limits.body, self._on_request, partial(self._run_in_order, self._send_continue)
        )
        self._on_open(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._on_close(self)
        self._input_ignored = self._output_closed = True
        self._queue.clear()
        self._parser.close()
        del self._parser  # the parser and the connection refer to each other
        if self._task is not None:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        if self._input_ignored:
            return
        if not self._parser.in_progress:
            self._idle_seconds = 0.0
        is_ahead = self._responding or self._writing_paused  # otherwise this has the request to respond to
        try:
            if not self._parser.feed(data):
                self._input_ignored = True
                self._run_in_order(self._close_output)
        except HttpError as error:
            self._reject(error)
        if is_ahead:
            self._read_ahead += len(data)
            if self._read_ahead > _MAX_READ_AHEAD and not self._input_ignored:
                self._transport.pause_reading()

    def pause_writing(self) -> None:
        self._writing_paused = True

    def resume_writing(self) -> None:
        self._writing_paused = False
        self._resume()

    # Called by the server.

    def check_timeouts(self, elapsed: float) -> None:
        """Count *elapsed* seconds and enforce the limits: one sweep replaces a timer per connection."""
        buffer_size = self._transport.get_write_buffer_size()
        if self._responding or buffer_size != self._last_buffer_size:
            self._idle_seconds = 0.0
            self._last_buffer_size = buffer_size
            return
        self._idle_seconds += elapsed
        if self._parser.in_progress and not (self._writing_paused or self._input_ignored):
            if self._idle_seconds > self._limits.request:
                self._reject(request_timeout(self._limits.request))
        elif self._idle_seconds > (
            self._limits.linger if self._output_closed and not buffer_size else self._limits.idle
        ):
            self.abort()

    def is_sending(self) -> bool:
        """Return whether a response is being sent, other than an endless one."""
        return not self._is_endless and (self._responding or self._transport.get_write_buffer_size() > 0)

    def abort(self) -> None:
        """Close the connection at once."""
        self._transport.abort()

    # Responses.

    def _on_request(self, request: Request, head_end: str) -> None:
        if head_end is CLOSE:
            self._input_ignored = True
        if self._responding or self._writing_paused:
            self._queue.append(partial(self._reply, request, head_end))
        else:
            self._reply(request, head_end)

    def _reply(self, request: Request, head_end: str) -> None:
        try:
            reply = self._handler(request._replace(scheme=self._scheme) if self._scheme != "http" else request)
        except Exception as error:
            reply = _failed(error)
        if isinstance(reply, Reply):
            self._send_reply(reply, request, head_end)
        else:
            self._responding = True
            self._task = asyncio.get_running_loop().create_task(self._reply_later(reply, request, head_end))

    async def _reply_later(self, pending: Awaitable[Reply], request: Request, head_end: str) -> None:
        try:
            reply = await pending
        except Exception as error:
            reply = _failed(error)
        self._responding = False
        self._send_reply(reply, request, head_end)
        self._resume()

    def _send_reply(self, reply: Reply, request: Request, head_end: str) -> None:
        if reply.wire is not None and reply.wire.feed is not None:
            head_end = CLOSE  # such a response has no length
        try:
            head = response_head(reply, head_end)
        except Exception as error:
            reply = _failed(error)
            head = response_head(reply, head_end)
        body = b"" if request.method == "HEAD" else reply.body
        if reply.wire is not None:
            self._start_sending(reply.wire, head, body, head_end)
            return
        self._transport.write(head + body)
        if head_end is CLOSE:
            self._close_output()

    def _start_sending(self, wire: Wire, head: bytes, body: bytes, head_end: str) -> None:
        self._responding = True
        if wire.hang or wire.feed is not None:
            self._input_ignored = True  # nothing more is responded to; a disconnect is still noticed
            self._is_endless = True
        if not wire.hang:
            self._task = asyncio.get_running_loop().create_task(self._send_with_wire(wire, head, body, head_end))

    async def _send_with_wire(self, wire: Wire, head: bytes, body: bytes, head_end: str) -> None:
        ended = await send_with_wire(self._transport, head, body, wire)
        if wire.reset:
            await reset_connection(self._transport)
            return
        self._responding = False
        if ended or head_end is CLOSE:
            self._close_output()
        else:
            self._resume()

    def _send_continue(self) -> None:
        self._transport.write(CONTINUE)

    def _reject(self, error: HttpError) -> None:
        self._input_ignored = True
        self._run_in_order(partial(self._send_last_reply, error.reply()))

    def _send_last_reply(self, reply: Reply) -> None:
        self._transport.write(response_head(reply, CLOSE) + reply.body)
        self._close_output()

    def _run_in_order(self, step: Callable[[], None]) -> None:
        if self._responding or self._writing_paused:
            self._queue.append(step)
        else:
            step()

    def _resume(self) -> None:
        while self._queue and not (self._responding or self._writing_paused):
            self._queue.popleft()()
        if not (self._responding or self._writing_paused or self._transport.is_closing()):
            self._idle_seconds = 0.0
            self._read_ahead = 0
            self._transport.resume_reading()

    def _close_output(self) -> None:
        """Close the sending side and wait for the client: closing with unread input would send a reset."""
        self._input_ignored = self._output_closed = True
        self._queue.clear()
        self._idle_seconds = 0.0
        if not self._transport.is_closing():
            if self._transport.can_write_eof():
                self._transport.write_eof()
                self._transport.resume_reading()  # to notice that the client closes
            else:  # TLS, which has no closed half: this sends what is written, and then its end
                self._transport.close()


def _failed(error: Exception) -> Reply:
    print(printable(traceback.format_exc()), file=sys.stderr, flush=True)  # may quote a client
    return error_reply(500, f"The mock failed with {type(error).__name__}: {error}. See its stderr.")
