"""A proxy on loopback: the service's hosts lead to the mock, every other one to where it is. It decrypts nothing."""

import asyncio
import base64
import hmac
import socket
import struct
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

LONGEST_HEAD = 16_384  # bytes
USER = "reelkit"
AUTHORIZATION = "proxy-authorization"
HOP_HEADERS = (AUTHORIZATION, "proxy-connection", "connection", "keep-alive")  # between the client and this proxy alone
CHUNK = 65_536
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER with zero seconds: closing sends RST

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Rules(NamedTuple):
    """Where connections lead: those to *hosts* to the mock on *port*. If *is_offline*, others are refused."""

    hosts: Sequence[str]
    port: int
    token: str
    is_offline: bool


class Proxy:
    """A running proxy. *refused* has the hosts that it refused because the run is offline."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._server: asyncio.Server
        self._tasks: set[asyncio.Task[None]] = set()
        self.refused: set[str] = set()

    async def start(self) -> str:
        """Start to listen on a free port. Returns the URL of the proxy, with its token."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=LONGEST_HEAD)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://{USER}:{self._rules.token}@127.0.0.1:{port}"

    async def stop(self) -> None:
        """Close the port and all connections."""
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await self._handle((reader, writer))
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    async def _handle(self, client: Stream) -> None:
        head = (await client[0].readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.removesuffix("\r\n\r\n").split("\r\n")
        headers = [(name.strip().lower(), line) for line in lines for name in [line.partition(":")[0]]]
        method, _, rest = request.partition(" ")
        target = rest.rpartition(" ")[0]
        if not any(name == AUTHORIZATION and self._is_ours(line.partition(":")[2]) for name, line in headers):
            await _refuse(client, "407 Proxy Authentication Required", 'proxy-authenticate: Basic realm="reelkit"\r\n')
            return
        url = urlsplit(f"//{target}" if method == "CONNECT" else target)
        try:
            host, port = url.hostname, url.port or (80 if url.scheme == "http" else None)
        except ValueError:  # a port that is no number
            host = port = None
        if host is None or port is None:
            await _refuse(client, "400 Bad Request", "", "this proxy needs CONNECT HOST:PORT or an http URL")
            return
        if (other := await self._connect(client, host, port)) is None:
            return
        if method == "CONNECT":
            client[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:  # plain http: this one request, and then the connection is closed
            path = target[target.index(url.netloc) + len(url.netloc) :] or "/"
            kept = [line for name, line in headers if name not in HOP_HEADERS]
            first = f"{method} {path if path.startswith('/') else '/' + path} HTTP/1.1"
            other[1].write("\r\n".join([first, *kept, "Connection: close", "", ""]).encode("latin-1"))
        await _join(client, other)

    async def _connect(self, client: Stream, host: str, port: int) -> Stream | None:
        """Connect to where a host leads; None if the client was refused."""
        name = host.lower().rstrip(".")
        if name in self._rules.hosts:
            host, port = "127.0.0.1", self._rules.port
        elif self._rules.is_offline:
            self.refused.add(name)
            await _refuse(client, "403 Forbidden", "", f"reelkit run --offline refuses {name}")
            return None
        try:
            return await asyncio.open_connection(host, port, limit=CHUNK)
        except (OSError, OverflowError, UnicodeError) as error:
            await _refuse(client, "502 Bad Gateway", "", f"{name} cannot be reached: {error}")
            return None

    def _is_ours(self, given: str) -> bool:
        expected = base64.b64encode(f"{USER}:{self._rules.token}".encode()).decode()
        scheme, _, value = given.strip().partition(" ")
        return scheme.lower() == "basic" and hmac.compare_digest(value.strip().encode(), expected.encode())


async def _refuse(client: Stream, status: str, headers: str, text: str = "") -> None:
    body = f"{text}\n" if text else ""
    head = f"HTTP/1.1 {status}\r\n{headers}content-length: {len(body.encode())}\r\nconnection: close\r\n\r\n"
    client[1].write((head + body).encode())
    await client[1].drain()


async def _join(one: Stream, other: Stream) -> None:
    """Pass bytes in both directions until both have ended. A reset of one side resets the other."""
    try:
        await asyncio.gather(_pass_on(one[0], other[1]), _pass_on(other[0], one[1]))
    except OSError:
        for _, writer in (one, other):
            _reset(writer)
    finally:
        other[1].close()


async def _pass_on(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(CHUNK):
        target.write(data)
        await target.drain()
    with suppress(OSError):
        target.write_eof()


def _reset(writer: asyncio.StreamWriter) -> None:
    connection: socket.socket = writer.get_extra_info("socket")
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
