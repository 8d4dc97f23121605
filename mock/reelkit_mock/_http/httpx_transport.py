"""The mock behind httpx, without a socket.

What a wire does to an answer is turned into what httpx makes of it: the same exceptions, after the same bytes.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx

from reelkit_mock._errors import MockError
from reelkit_mock._http.connection import Answer
from reelkit_mock._http.messages import Reply, Request, Wire, joined

FOREVER = float("inf")

_HTTP_1_1 = {"http_version": b"HTTP/1.1"}


class MockTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """For `httpx.Client` and for `httpx.AsyncClient` on asyncio (no other loop).

    *sleep* is called in place of every wait; a clock that is moved by hand is moved by it.
    """

    def __init__(self, answer: Answer, sleep: Callable[[float], None] | None = None) -> None:
        self._answer = answer
        self._sleep = sleep

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer as a server would, and raise as httpx would."""
        request.read()
        reply = self._answer(_request(request))
        if reply.wire is None:
            return _response(reply, httpx.ByteStream(_body(request, reply)))
        patience = _patience(request)
        for seconds in _before_the_head(reply.wire, patience):
            self._wait(seconds)
        return _response(reply, _Pieces(_pieces(reply.wire, _body(request, reply), patience), self._wait))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The same, where waiting lets others go on."""
        await request.aread()
        reply = self._answer(_request(request))
        if reply.wire is None:
            return _response(reply, httpx.ByteStream(_body(request, reply)))
        patience = _patience(request)
        for seconds in _before_the_head(reply.wire, patience):
            await self._await(seconds)
        return _response(reply, _AsyncPieces(_pieces(reply.wire, _body(request, reply), patience), self._await))

    def _wait(self, seconds: float) -> None:
        if self._sleep is not None:
            self._sleep(_finite(seconds))
        elif seconds == FOREVER:
            threading.Event().wait()
        else:
            time.sleep(seconds)

    async def _await(self, seconds: float) -> None:
        if self._sleep is not None:
            self._sleep(_finite(seconds))
        elif seconds == FOREVER:
            await asyncio.get_running_loop().create_future()
        else:
            await asyncio.sleep(seconds)


def _request(request: httpx.Request) -> Request:
    url, headers = request.url, joined(request.headers.raw)
    return Request(request.method, url.raw_path.decode("ascii"), headers, request.content, url.scheme)


def _response(reply: Reply, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> httpx.Response:
    return httpx.Response(reply.status, headers=reply.headers, stream=stream, extensions=_HTTP_1_1)


def _body(request: httpx.Request, reply: Reply) -> bytes:
    return b"" if request.method == "HEAD" else reply.body


def _patience(request: httpx.Request) -> float:
    """Seconds for which the client waits to read something."""
    seconds: float | None = request.extensions.get("timeout", {}).get("read")
    return FOREVER if seconds is None else seconds


def _finite(seconds: float) -> float:
    if seconds == FOREVER:
        raise MockError("The answer hangs, and without a read timeout this client waits for ever. Give it one.")
    return seconds


# The two that follow give the seconds to wait, and raise what httpx raises.


def _before_the_head(wire: Wire, patience: float) -> Iterator[float]:
    yield from _wait(FOREVER if wire.hang else wire.delay, patience)
    if wire.garbage or not wire.head:
        if wire.reset:
            raise httpx.ReadError("Connection reset by peer")
        if wire.garbage:
            raise httpx.RemoteProtocolError(f"illegal status line: {wire.garbage!r}")
        raise httpx.RemoteProtocolError("Server disconnected without sending a response.")


def _pieces(wire: Wire, body: bytes, patience: float) -> Iterator[float | bytes]:
    arriving = body[: wire.cut]
    if wire.every:
        for at in range(len(arriving)):
            if at:
                yield from _wait(wire.every, patience)
            yield arriving[at : at + 1]
    elif arriving:
        yield arriving
    if len(arriving) < len(body):
        if wire.reset:
            raise httpx.ReadError("Connection reset by peer")
        raise httpx.RemoteProtocolError(
            "peer closed connection without sending complete message body "
            f"(received {len(arriving)} bytes, expected {len(body)})"
        )


def _wait(seconds: float, patience: float) -> Iterator[float]:
    if seconds:
        yield min(seconds, patience)
    if seconds > patience or seconds == FOREVER:
        raise httpx.ReadTimeout("timed out")


class _Pieces(httpx.SyncByteStream):
    """A body as it arrives."""

    def __init__(self, pieces: Iterator[float | bytes], wait: Callable[[float], None]) -> None:
        self._pieces = pieces
        self._wait = wait

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                self._wait(piece)


class _AsyncPieces(httpx.AsyncByteStream):
    """The same, where waiting lets others go on."""

    def __init__(self, pieces: Iterator[float | bytes], wait: Callable[[float], Awaitable[None]]) -> None:
        self._pieces = pieces
        self._wait = wait

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                await self._wait(piece)
