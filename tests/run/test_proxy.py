"""The proxy: the service's hosts lead to the mock, others to where they are; nobody else may use it."""

import asyncio
import base64
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import urlsplit

import pytest

from reelkit_mock._http.server import new_loop
from reelkit_run._proxy import Proxy, Rules
from reelkit_run._user_proxy import UserProxy

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HOST = "api.example.com"


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Say who this is, and repeat what is received."""
    writer.write(b"echo:")
    while data := await reader.read(1000):
        writer.write(data)
    writer.close()


@contextlib.asynccontextmanager
async def listening(handler: Handler = echo) -> AsyncIterator[int]:
    async with await asyncio.start_server(handler, "127.0.0.1", 0) as server:
        yield server.sockets[0].getsockname()[1]


@contextlib.asynccontextmanager
async def proxying(
    port: int, *, is_offline: bool = False, through: UserProxy | None = None, token: str | None = "token"
) -> AsyncIterator[tuple[Proxy, str]]:
    proxy = Proxy(Rules([HOST], port, token, is_offline, lambda *_: through))
    url = await proxy.start(socket.create_server(("127.0.0.1", 0)))
    try:
        yield proxy, url
    finally:
        await proxy.stop()


async def send(url: str, request: str, user: str | None = "reelkit:token", body: bytes = b"") -> bytes:
    """Send a request to the proxy, and return everything that comes back."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
    credentials = f"\r\nProxy-Authorization: Basic {base64.b64encode(user.encode()).decode()}" if user else ""
    writer.write(f"{request}{credentials}\r\n\r\n".encode() + body)
    writer.write_eof()
    try:
        return await asyncio.wait_for(reader.read(), 10)
    finally:
        writer.close()


@pytest.mark.parametrize("host", [HOST, "API.example.COM", f"{HOST}."])
def test_the_host_of_the_service_leads_to_the_mock(host: str) -> None:
    """In any spelling, and through a tunnel that carries bytes both ways."""

    async def main() -> bytes:
        async with listening() as port, proxying(port) as (_, url):
            return await send(url, f"CONNECT {host}:443 HTTP/1.1", body=b"hello")

    head, _, rest = asyncio.run(main()).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert rest == b"echo:hello"


def test_another_host_leads_to_where_it_is() -> None:
    """Its bytes are not read."""

    async def main() -> bytes:
        async with listening() as port, proxying(1) as (_, url):
            return await send(url, f"CONNECT 127.0.0.1:{port} HTTP/1.1", body=b"\x16\x03")

    assert asyncio.run(main()).endswith(b"echo:\x16\x03")


def test_a_plain_request_is_sent_on_without_what_is_for_the_proxy() -> None:
    """Its token above all. The connection is closed after one response."""
    received = bytearray()

    async def server(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        received.extend(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        writer.close()

    async def main() -> bytes:
        async with listening(server) as port, proxying(1) as (_, url):
            lines = f"GET http://127.0.0.1:{port}/a?b=c HTTP/1.1\r\nHost: here\r\nProxy-Connection: keep-alive"
            return await send(url, lines)

    assert asyncio.run(main()) == b"HTTP/1.1 204 No Content\r\n\r\n"
    assert bytes(received) == b"GET /a?b=c HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("CONNECT example.org:443 HTTP/1.1", b"CONNECT example.org:443 HTTP/1.1"),
        ("GET http://example.org/a HTTP/1.1", b"GET http://example.org/a HTTP/1.1"),
    ],
)
def test_other_hosts_are_reached_through_the_proxy_of_the_user(line: str, first: bytes) -> None:
    """With its password; what it responds is the response. The service's host still leads to the mock."""
    heads = []

    async def user_proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 403 No\r\n\r\n")
        writer.close()

    async def main() -> tuple[bytes, bytes]:
        async with listening(user_proxy) as corporate, listening() as port:
            through = UserProxy("127.0.0.1", corporate, is_tls=False, authorization="Proxy-Authorization: mine")
            async with proxying(port, through=through) as (_, url):
                return await send(url, line), await send(url, f"CONNECT {HOST}:443 HTTP/1.1")

    other, service = asyncio.run(main())
    assert other == b"HTTP/1.1 403 No\r\n\r\n"
    assert service.endswith(b"echo:")
    [head] = heads
    assert head.startswith(first + b"\r\n")
    assert b"\r\nProxy-Authorization: mine\r\n" in head
    assert b"Basic" not in head


@pytest.mark.parametrize("user", [None, "reelkit:wrong", "other:token", "token"])
def test_without_the_token_nothing_is_connected(user: str | None) -> None:
    """Other users of the machine can reach the port."""
    asked = []

    async def server(*_: object) -> None:
        asked.append(1)

    async def main() -> bytes:
        async with listening(server) as port, proxying(port) as (_, url):
            return await send(url, f"CONNECT {HOST}:443 HTTP/1.1", user)

    assert asyncio.run(main()).startswith(b"HTTP/1.1 407 ")
    assert asked == []


def test_a_proxy_without_a_token_lets_everybody_in() -> None:
    """Java sends none."""

    async def main() -> tuple[str, bytes]:
        async with listening() as port, proxying(port, token=None) as (_, url):
            return url, await send(url, f"CONNECT {HOST}:443 HTTP/1.1", user=None)

    url, reply = asyncio.run(main())
    assert "@" not in url
    assert reply.startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("request_line", ["CONNECT {} HTTP/1.1", "GET http://{}/ HTTP/1.1"])
def test_offline_other_hosts_are_refused(request_line: str) -> None:
    """The refusal names the host, and the summary at the end does too."""

    async def main() -> tuple[bytes, set[str]]:
        async with listening() as port, proxying(port, is_offline=True) as (proxy, url):
            return await send(url, request_line.format("example.org:443")), proxy.refused

    reply, refused = asyncio.run(main())
    assert reply.startswith(b"HTTP/1.1 403 ")
    assert b"--offline refuses example.org" in reply
    assert refused == {"example.org"}


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("CONNECT nowhere HTTP/1.1", b"400"),
        ("CONNECT api.example.com:x HTTP/1.1", b"400"),
        ("GET / HTTP/1.1", b"400"),
        ("nonsense", b"400"),
        ("CONNECT [::1 HTTP/1.1", b"400"),
        ("GET http://api.example.com/ HTTP/1.1", b"400"),
        ("CONNECT 127.0.0.1:1 HTTP/1.1", b"502"),
        ("CONNECT 127.0.0.1:99999 HTTP/1.1", b"400"),
    ],
)
def test_what_cannot_be_connected_is_an_error(line: str, status: bytes) -> None:
    """And the proxy goes on."""

    async def main() -> tuple[bytes, bytes]:
        async with listening() as port, proxying(port) as (_, url):
            return await send(url, line), await send(url, f"CONNECT {HOST}:443 HTTP/1.1")

    refused, next_one = asyncio.run(main())
    assert refused.split(b" ")[1] == status
    assert next_one.startswith(b"HTTP/1.1 200 ")


LOOPS = {"asyncio": asyncio.new_event_loop, "uvloop": new_loop}


@pytest.mark.parametrize("loop", LOOPS)
def test_a_reset_of_the_mock_is_a_reset_for_the_client(loop: str) -> None:
    """A wire fault has the same effect through the proxy, and nothing is written about it."""
    if loop == "uvloop":
        pytest.importorskip("uvloop")
    complaints: list[dict[str, object]] = []

    async def server(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(5)
        writer.get_extra_info("socket").setsockopt(1, 13, b"\1\0\0\0\0\0\0\0")  # SO_LINGER with zero seconds
        writer.transport.abort()

    async def main() -> None:
        async with listening(server) as port, proxying(port) as (_, url):
            reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
            token = base64.b64encode(b"reelkit:token").decode()
            writer.write(f"CONNECT {HOST}:443 HTTP/1.1\r\nProxy-Authorization: Basic {token}\r\n\r\nhello".encode())
            await reader.readuntil(b"\r\n\r\n")
            await asyncio.wait_for(reader.read(), 10)

    with asyncio.Runner(loop_factory=LOOPS[loop]) as runner:
        runner.get_loop().set_exception_handler(lambda _, context: complaints.append(context))
        with pytest.raises(ConnectionResetError):
            runner.run(main())

    assert complaints == []


@pytest.mark.parametrize("loop", LOOPS)
def test_an_open_tunnel_at_the_end_is_closed_without_a_word(loop: str) -> None:
    """Programs keep connections open."""
    if loop == "uvloop":
        pytest.importorskip("uvloop")
    complaints: list[dict[str, object]] = []

    async def main() -> bytes:
        async with listening() as port, proxying(port) as (proxy, url):
            reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
            token = base64.b64encode(b"reelkit:token").decode()
            writer.write(f"CONNECT {HOST}:443 HTTP/1.1\r\nProxy-Authorization: Basic {token}\r\n\r\n".encode())
            await reader.readuntil(b"echo:")
            await proxy.stop()
            try:
                return await asyncio.wait_for(reader.read(), 10)
            finally:
                writer.close()

    with asyncio.Runner(loop_factory=LOOPS[loop]) as runner:
        runner.get_loop().set_exception_handler(lambda _, context: complaints.append(context))
        assert runner.run(main()) == b""

    assert complaints == []


def test_a_head_that_never_ends_is_closed() -> None:
    """Sixteen kilobytes are enough."""

    async def main() -> bytes:
        async with listening() as port, proxying(port) as (_, url):
            reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
            writer.write(b"CONNECT " + b"x" * 100_000)
            try:
                return await asyncio.wait_for(reader.read(), 10)
            except ConnectionResetError:
                return b""
            finally:
                writer.close()

    assert asyncio.run(main()) == b""
