"""The mock as a transport of httpx, without a socket.

The `Wire` of a reply is translated to what httpx does in that case: the same exceptions, after the same bytes.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx

from reelkit_mock._errors import MockError
from reelkit_mock._http.connection import Handler
from reelkit_mock._http.messages import Reply, Request, Wire, join_fields

FOREVER = float("inf")

_HTTP_1_1 = {"http_version": b"HTTP/1.1"}


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport for `httpx.Client`, and for `httpx.AsyncClient` on asyncio only.

    *sleep* is called instead of each wait; with a manual clock it advances the clock.
    """

    def __init__(self, handler: Handler, sleep: Callable[[float], None] | None = None) -> None:
        self._handler = handler
        self._sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Respond as a server would, and raise the exceptions that httpx would."""
        request.read()
        reply = self._handler(_request(request))
        if reply.wire is None:
            return _response(reply, httpx.ByteStream(_body(request, reply)))
        timeout = _read_timeout(request)
        for seconds in _waits_before_head(reply.wire, timeout):
            self._wait(seconds)
        return _response(reply, _BodyStream(_body_steps(reply.wire, _body(request, reply), timeout), self._wait))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The asynchronous twin of `handle_request`."""
        await request.aread()
        reply = self._handler(_request(request))
        if reply.wire is None:
            return _response(reply, httpx.ByteStream(_body(request, reply)))
        timeout = _read_timeout(request)
        for seconds in _waits_before_head(reply.wire, timeout):
            await self._wait_async(seconds)
        return _response(
            reply, _AsyncBodyStream(_body_steps(reply.wire, _body(request, reply), timeout), self._wait_async)
        )

    def _wait(self, seconds: float) -> None:
        if self._sleep is not None:
            self._sleep(_require_timeout(seconds))
        elif seconds == FOREVER:
            threading.Event().wait()
        else:
            time.sleep(seconds)

    async def _wait_async(self, seconds: float) -> None:
        if self._sleep is not None:
            self._sleep(_require_timeout(seconds))
        elif seconds == FOREVER:
            await asyncio.get_running_loop().create_future()
        else:
            await asyncio.sleep(seconds)


def _request(request: httpx.Request) -> Request:
    url, headers = request.url, join_fields(request.headers.raw)
    return Request(request.method, url.raw_path.decode("ascii"), headers, request.content, url.scheme)


def _response(reply: Reply, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> httpx.Response:
    return httpx.Response(reply.status, headers=reply.headers, stream=stream, extensions=_HTTP_1_1)


def _body(request: httpx.Request, reply: Reply) -> bytes:
    return b"" if request.method == "HEAD" else reply.body


def _read_timeout(request: httpx.Request) -> float:
    """Return the read timeout of the client in seconds."""
    seconds: float | None = request.extensions.get("timeout", {}).get("read")
    return FOREVER if seconds is None else seconds


def _require_timeout(seconds: float) -> float:
    if seconds == FOREVER:
        raise MockError("The response hangs and this client would wait forever. Set a read timeout.")
    return seconds


# These generators yield the seconds to wait, and raise the exceptions of httpx.


def _waits_before_head(wire: Wire, timeout: float) -> Iterator[float]:
    yield from _wait(FOREVER if wire.hang else wire.delay, timeout)
    if wire.garbage or not wire.head:
        if wire.reset:
            raise httpx.ReadError("Connection reset by peer")
        if wire.garbage:
            raise httpx.RemoteProtocolError(f"illegal status line: {wire.garbage!r}")
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.")


def _body_steps(wire: Wire, body: bytes, timeout: float) -> Iterator[float | bytes]:
    sent = body[: wire.cut]
    if wire.every:
        for at in range(len(sent)):
            if at:
                yield from _wait(wire.every, timeout)
            yield sent[at : at + 1]
    elif sent:
        yield sent
    if len(sent) < len(body):
        if wire.reset:
            raise httpx.ReadError("Connection reset by peer")
        raise httpx.RemoteProtocolError(
            "peer closed connection without sending complete message body "
            f"(received {len(sent)} bytes, expected {len(body)})"
        )


def _wait(seconds: float, timeout: float) -> Iterator[float]:
    if seconds:
        yield min(seconds, timeout)
    if seconds > timeout or seconds == FOREVER:
        raise httpx.ReadTimeout("timed out")


class _BodyStream(httpx.SyncByteStream):
    """The chunks of a body, with the waits between them."""

    def __init__(self, steps: Iterator[float | bytes], wait: Callable[[float], None]) -> None:
        self._steps = steps
        self._wait = wait

    def __iter__(self) -> Iterator[bytes]:
        for step in self._steps:
            if isinstance(step, bytes):
                yield step
            else:
                self._wait(step)


class _AsyncBodyStream(httpx.AsyncByteStream):
    """The asynchronous twin of `_BodyStream`."""

    def __init__(self, steps: Iterator[float | bytes], wait: Callable[[float], Awaitable[None]]) -> None:
        self._steps = steps
        self._wait = wait

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for step in self._steps:
            if isinstance(step, bytes):
                yield step
            else:
                await self._wait(step)
