"""Which connection a request is sent on."""

import asyncio
import socket
import ssl
import threading
from pathlib import Path

import httpx
import pytest

from reelkit._io.http1 import transport as pool
from reelkit._io.http1.transport import Transport
from reelkit._io.network import async_lookup
from tests.loopback import read_request, server
from tests.wrapper.io.http1.test_connection import PATIENCE, body_of, with_transport
from tests.wrapper.io.test_http_create_connections import keeping_alive, response

CERTIFICATE = Path(__file__).parents[2] / "localhost.pem"  # of 127.0.0.1; only tests trust it


async def get(transport: Transport, url: str) -> bytes:
    """The body of a response."""
    return await body_of(await transport.handle_async_request(httpx.Request("GET", url)))


def requests_of_each(answer: bytes, most_idle: int = 2, at_once: int = 1, times: int = 3) -> list[int]:
    """The number of requests on each connection."""

    async def run(url: str) -> None:
        transport = Transport(httpx.create_ssl_context(), async_lookup(None), most_idle)
        for _ in range(times):
            await asyncio.gather(*(get(transport, url) for _ in range(at_once)))
        await transport.aclose()

    with keeping_alive(lambda _: answer) as service:
        asyncio.run(run(service.url))
        return sorted(len(lines) for lines in service.connections)


def test_an_idle_connection_is_used_again() -> None:
    """Three requests, one after the other, share one connection."""
    assert requests_of_each(response({})) == [3]


def test_a_connection_on_which_a_second_response_arrived_is_closed() -> None:
    """It would be taken for the response to the next request."""
    assert requests_of_each(response({}) + response({"of": "another"})) == [1, 1, 1]


def test_idle_connections_have_a_maximum() -> None:
    """Of four connections two are kept, and used by the next four requests."""
    assert requests_of_each(response({}), at_once=4, times=2) == [1, 1, 1, 1, 2, 2]


def test_an_idle_connection_expires(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers close them after some seconds."""
    monkeypatch.setattr(pool, "EXPIRY", 0.0)

    assert requests_of_each(response({})) == [1, 1, 1]


def test_a_connection_that_the_server_has_closed_is_not_used() -> None:
    """Even if the event loop has not noticed it yet."""
    closed = threading.Semaphore(0)

    def respond(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(response({}))
        connection.shutdown(socket.SHUT_RDWR)
        closed.release()

    async def act(transport: Transport, url: str) -> None:
        for _ in range(3):
            assert await get(transport, url) == b"{}"
            assert closed.acquire(timeout=PATIENCE)  # without a turn of the event loop

    with_transport(respond, act)


def test_the_certificate_of_a_server_is_checked() -> None:
    """Against the certificates that the client trusts, and for the host of the request."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)

    def respond(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secure:
            secure.recv(65536)
            secure.sendall(response({}))

    async def here(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    async def ask(url: str, trusted: ssl.SSLContext) -> bytes:
        transport = Transport(trusted, here, 2)
        try:
            return await get(transport, url)
        finally:
            await transport.aclose()

    with server(respond) as url:
        secure, trusted = url.replace("http:", "https:"), ssl.create_default_context(cafile=CERTIFICATE)
        assert asyncio.run(ask(secure, trusted)) == b"{}"
        for place, known in (
            (secure, httpx.create_ssl_context()),
            (secure.replace("127.0.0.1", "other.example"), trusted),
        ):
            with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
                asyncio.run(ask(place, known))


def test_other_schemes_are_refused() -> None:
    """Before anything is connected to."""

    async def act(transport: Transport, url: str) -> None:
        with pytest.raises(httpx.UnsupportedProtocol, match="ftp://"):
            await get(transport, url.replace("http:", "ftp:"))

    with_transport(lambda connection: None, act)
