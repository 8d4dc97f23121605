"""One connection: sends a request, and receives its response with h11.

h11 is also the parser of httpx, so both clients accept the same responses.
"""

import asyncio
import select
from collections.abc import Callable
from typing import Any

import h11
import httpx

MAX_HEAD = 100 * 1024  # bytes of a response head, as in httpx
MAX_BUFFER = 64 * 1024  # received bytes that wait for the reader before the server is held back


class Connection(asyncio.Protocol):
    """A connection, which carries one request at a time."""

    def __init__(self) -> None:
        self._h11 = h11.Connection(h11.CLIENT, max_incomplete_event_size=MAX_HEAD)
        self._transport: Any = None
        self._received = bytearray()
        self._is_paused = False
        self._has_ended = False  # nothing more will be received
        self._error: Exception | None = None  # that ended it
        self._arrival: asyncio.Future[None] | None = None
        self._drained: asyncio.Future[None] | None = None
        self.idle_since = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        if len(self._received) >= MAX_BUFFER and not self._is_paused:
            self._is_paused = True
            self._transport.pause_reading()
        _wake(self._arrival)

    def eof_received(self) -> None:
        self._has_ended = True
        _wake(self._arrival)

    def connection_lost(self, exc: Exception | None) -> None:
        self._has_ended, self._error = True, exc
        _wake(self._arrival)
        self.resume_writing()

    def pause_writing(self) -> None:
        self._drained = asyncio.get_running_loop().create_future()

    def resume_writing(self) -> None:
        _wake(self._drained)
        self._drained = None

    def is_reusable(self) -> bool:
        """Whether the server has neither closed the idle connection nor sent what nobody asked for."""
        if self._received or self._has_ended or self._transport.is_closing():
            return False
        return not _is_readable(self._transport.get_extra_info("socket").fileno())

    def close(self) -> None:
        """Close the connection at once."""
        self._transport.abort()

    async def send(self, request: httpx.Request, release: Callable[["Connection"], None]) -> httpx.Response:
        """Send the request and return the response when its head has arrived.

        *release* is called when the response is complete and the connection can be used again.
        """
        timeouts = request.extensions.get("timeout", {})
        try:
            await self._write(request, timeouts.get("write"))
            while not isinstance(event := await self.event(timeouts.get("read")), h11.Response):
                pass  # an interim response
        except h11.LocalProtocolError as error:
            self.close()
            raise httpx.LocalProtocolError(str(error)) from None
        except BaseException:
            self.close()
            raise
        return httpx.Response(
            event.status_code,
            headers=event.headers.raw_items(),
            stream=Body(self, timeouts.get("read"), release),
            extensions={"http_version": b"HTTP/" + event.http_version, "reason_phrase": event.reason},
        )

    async def _write(self, request: httpx.Request, timeout: float | None) -> None:
        target = request.extensions.get("target", request.url.raw_path)
        head = h11.Request(method=request.method, target=target, headers=request.headers.raw)
        trace = request.extensions.get("trace")
        if trace is not None:
            await trace("http11.send_request_headers.started", {"request": request})
        pending = self._h11.send(head) or b""
        assert isinstance(request.stream, httpx.AsyncByteStream)  # of an asynchronous client
        async for chunk in request.stream:
            if chunk:
                self._transport.write(pending + (self._h11.send(h11.Data(chunk)) or b""))
                pending = b""
                await self._drain(timeout)
            if self._has_ended:  # the server may have responded before it had the whole request
                return
        pending += self._h11.send(h11.EndOfMessage()) or b""
        if pending:
            self._transport.write(pending)
            await self._drain(timeout)

    async def _drain(self, timeout: float | None) -> None:
        if self._drained is not None:
            try:
                async with asyncio.timeout(timeout):
                    await self._drained
            except TimeoutError:
                raise httpx.WriteTimeout("the server takes too long to accept the request") from None

    async def event(self, timeout: float | None) -> Any:
        """The next event of the response."""
        try:
            while (event := self._h11.next_event()) is h11.NEED_DATA:
                data = await self._receive(timeout)
                if not data and self._h11.their_state is h11.SEND_RESPONSE:
                    raise httpx.RemoteProtocolError("Server disconnected without sending a response.")
                self._h11.receive_data(data)
        except h11.RemoteProtocolError as error:
            raise httpx.RemoteProtocolError(str(error)) from None
        return event

    async def _receive(self, timeout: float | None) -> bytes:
        """What has arrived; empty at the end."""
        if not self._received and not self._has_ended:
            self._arrival = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.timeout(timeout):
                    await self._arrival
            except TimeoutError:
                raise httpx.ReadTimeout("the server takes too long to respond") from None
        data = bytes(self._received)
        self._received.clear()
        if self._is_paused:
            self._is_paused = False
            self._transport.resume_reading()
        if not data and self._error is not None:
            raise httpx.ReadError(str(self._error)) from None
        return data

    def is_complete(self) -> bool:
        """Whether the connection is ready for another request after a complete response, and nothing follows it."""
        if self._h11.our_state is not h11.DONE or self._h11.their_state is not h11.DONE:
            return False
        if self._received or self._has_ended or self._h11.trailing_data[0]:
            return False
        self._h11.start_next_cycle()
        return True


class Body(httpx.AsyncByteStream):
    """The body of a response. Closing it frees the connection."""

    def __init__(self, connection: Connection, timeout: float | None, release: Callable[[Connection], None]) -> None:
        self._connection = connection
        self._timeout = timeout
        self._release = release
        self._is_open = True

    def __aiter__(self) -> "Body":
        return self

    async def __anext__(self) -> bytes:
        """The next part, as it was sent: neither decoded nor checked."""
        event = await self._connection.event(self._timeout)
        if isinstance(event, h11.Data):
            return bytes(event.data)
        raise StopAsyncIteration

    async def aclose(self) -> None:
        if not self._is_open:
            return
        self._is_open = False
        if self._connection.is_complete():
            self._release(self._connection)
        else:
            self._connection.close()


def _wake(future: asyncio.Future[None] | None) -> None:
    if future is not None and not future.done():
        future.set_result(None)


def _is_readable(handle: int) -> bool:
    """Whether something can be read, or the other side has closed; the event loop may not have reported it yet."""
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([handle], [], [], 0)[0])
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(0))
