"""What is received on a connection, and what is sent on it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import httpx
import pytest

from reelkit._io.http1 import connection as http1
from reelkit._io.http1.transport import Transport
from reelkit._io.network import async_lookup
from tests.loopback import Handler, read_request, server
from tests.wrapper.sockets import says

PATIENCE = 5.0  # seconds


def with_transport(handler: Handler, act: Callable[[Transport, str], Awaitable[object]]) -> None:
    """Run *act* with a transport and the address of a server."""

    async def run(url: str) -> None:
        transport = Transport(httpx.create_ssl_context(), async_lookup(None), 2)
        try:
            async with asyncio.timeout(PATIENCE):
                await act(transport, url)
        finally:
            await transport.aclose()

    with server(handler) as url:
        asyncio.run(run(url))


async def body_of(response: httpx.Response) -> bytes:
    """The whole body; the connection is free afterwards."""
    assert isinstance(response.stream, httpx.AsyncByteStream)
    body = b"".join([piece async for piece in response.stream])
    await response.aclose()
    return body


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        (b"content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n", b"ab"),
        (b"content-length: 2\r\ncontent-length: 2\r\n\r\nab", b"ab"),
        (b"transfer-encoding: chunked\r\n\r\n1;x=y\r\na\r\n1\r\nb\r\n0\r\nx: y\r\n\r\n", b"ab"),
        (b"x:  folded\r\n twice\r\ncontent-length: 2\r\n\r\nab", b"ab"),
        (b"\r\nab", b"ab"),
    ],
)
def test_a_body_is_read_as_httpx_reads_it(raw: bytes, body: bytes) -> None:
    """The response to a create is worth money, even that of a careless server."""

    def respond(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 Fine\r\n" + raw)

    async def act(transport: Transport, url: str) -> None:
        response = await transport.handle_async_request(httpx.Request("GET", url))
        assert (response.status_code, response.reason_phrase, response.http_version) == (200, "Fine", "HTTP/1.1")
        assert await body_of(response) == body

    with_transport(respond, act)


@pytest.mark.parametrize("ends", [True, False])
def test_a_head_has_a_limit(ends: bool) -> None:
    """A server that sends headers without an end takes no more memory than the limit."""

    def respond(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nx: " + b"y" * (2 * http1.MAX_HEAD) + b"\r\n\r\n" * ends)
        read_request(connection)

    async def act(transport: Transport, url: str) -> None:
        with pytest.raises(httpx.RemoteProtocolError):
            await transport.handle_async_request(httpx.Request("GET", url))

    with_transport(respond, act)


def test_a_server_is_held_back_by_a_slow_reader() -> None:
    """What has arrived and was not read stays below a limit."""
    sent = 0

    def respond(connection: socket.socket) -> None:
        nonlocal sent
        read_request(connection)
        connection.settimeout(0.5)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            for _ in range(4_000):
                sent += connection.send(b"x" * 65536)
        except TimeoutError:
            return

    async def act(transport: Transport, url: str) -> None:
        response = await transport.handle_async_request(httpx.Request("GET", url))
        await asyncio.sleep(0.7)
        assert len(await body_of(response)) == sent < 4_000 * 65536

    with_transport(respond, act)


def test_a_body_of_unknown_length_is_sent_in_chunks() -> None:
    """Each part as soon as it is there."""
    received: list[bytes] = []

    def respond(connection: socket.socket) -> None:
        raw = b""
        while not raw.endswith(b"0\r\n\r\n"):
            raw += connection.recv(65536)
        received.append(raw.partition(b"\r\n\r\n")[2])
        says({})(connection)

    async def parts() -> AsyncIterator[bytes]:
        yield b"first"
        yield b"second"

    async def act(transport: Transport, url: str) -> None:
        response = await transport.handle_async_request(httpx.Request("POST", url, content=parts()))
        assert await body_of(response) == b"{}"

    with_transport(respond, act)

    assert received == [b"5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n"]


def test_a_response_that_arrives_before_the_request_is_complete_is_returned() -> None:
    """A server refuses a body that is too large after its head."""

    def respond(connection: socket.socket) -> None:
        raw = b""
        while b"part" not in raw:
            raw += connection.recv(65536)
        says({"message": "too large"}, 413)(connection)

    async def parts() -> AsyncIterator[bytes]:
        while True:
            yield b"part"
            await asyncio.sleep(0.02)

    async def act(transport: Transport, url: str) -> None:
        response = await transport.handle_async_request(httpx.Request("POST", url, content=parts()))
        assert response.status_code == 413

    with_transport(respond, act)


def test_a_header_with_a_line_end_is_not_sent() -> None:
    """It would be another header."""

    async def act(transport: Transport, url: str) -> None:
        with pytest.raises(httpx.LocalProtocolError):
            await transport.handle_async_request(httpx.Request("GET", url, headers={"x": "a\r\ny: b"}))

    with_transport(lambda connection: None, act)


def test_a_cancelled_request_closes_its_connection() -> None:
    """Its response could be taken for that of the next request."""
    has_closed: list[bool] = []

    def respond(connection: socket.socket) -> None:
        read_request(connection)
        connection.settimeout(PATIENCE)
        has_closed.append(connection.recv(1) == b"")

    async def act(transport: Transport, url: str) -> None:
        task = asyncio.create_task(transport.handle_async_request(httpx.Request("GET", url)))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with_transport(respond, act)

    assert has_closed == [True]
