"""A proxy on loopback: the service's hosts lead to the mock, every other one to where it is. It decrypts nothing."""

import asyncio
import base64
import hmac
import socket
import struct
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlsplit

from reelkit_run._errors import RunError
from reelkit_run._user_proxy import UserProxy

LONGEST_HEAD = 16_384  # bytes
USER = "reelkit"
AUTHORIZATION = "proxy-authorization"
HOP_HEADERS = (AUTHORIZATION, "proxy-connection", "connection", "keep-alive")  # between the client and this proxy alone
CHUNK = 65_536
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER with zero seconds: closing sends RST

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Rules(NamedTuple):
    """Where connections lead: those to *hosts* to the mock on *port*. If *is_offline*, others are refused.

    Without a *token* everybody is let in. *user_proxy* tells which proxy leads to another host, by its scheme, name
    and port.
    """

    hosts: Sequence[str]
    port: int
    token: str | None
    is_offline: bool
    user_proxy: Callable[[str, str, int], UserProxy | None]


class Proxy:
    """A running proxy. *refused* has the hosts that it refused because the run is offline."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.refused: set[str] = set()

    async def start(self, listening: socket.socket) -> str:
        """Serve a socket that listens. Returns the URL of the proxy, with its token if it has one."""
        self._server = await asyncio.start_server(self._accept, sock=listening, limit=LONGEST_HEAD)
        port = listening.getsockname()[1]
        user = f"{USER}:{self._rules.token}@" if self._rules.token else ""
        return f"http://{user}127.0.0.1:{port}"

    async def stop(self) -> None:
        """Close the port and all connections."""
        if self._server is not None:
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
        except asyncio.CancelledError:  # by `stop`; asyncio of Python 3.11 would report a cancelled connection
            pass
        finally:
            writer.close()

    async def _handle(self, client: Stream) -> None:
        head = (await client[0].readuntil(b"\r\n\r\n")).decode("latin-1")
        request, *lines = head.removesuffix("\r\n\r\n").split("\r\n")
        headers = [(name.strip().lower(), line) for line in lines for name in [line.partition(":")[0]]]
        method, _, rest = request.partition(" ")
        target = rest.rpartition(" ")[0]
        given = [line.partition(":")[2] for name, line in headers if name == AUTHORIZATION]
        if self._rules.token is not None and not any(map(self._is_ours, given)):
            await _refuse(client, "407 Proxy Authentication Required", 'proxy-authenticate: Basic realm="reelkit"\r\n')
            return
        is_tunnel = method == "CONNECT"
        try:
            url = urlsplit(f"//{target}" if is_tunnel else target)
            host, port = url.hostname, url.port or (80 if url.scheme == "http" else None)
        except ValueError:  # a port that is no number, or half an IPv6 address
            host = port = None
        if host is None or port is None:
            await _refuse(client, "400 Bad Request", "", "this proxy needs CONNECT HOST:PORT or an http URL")
            return
        name = host.lower().rstrip(".")
        through = None
        if name in self._rules.hosts:
            if not is_tunnel:
                await _refuse(
                    client, "400 Bad Request", "", f"{name} speaks https: use a URL that starts with https://"
                )
                return
            host, port = "127.0.0.1", self._rules.port
        elif self._rules.is_offline:
            self.refused.add(name)
            await _refuse(client, "403 Forbidden", "", f"reelkit run --offline refuses {name}")
            return
        try:
            if name not in self._rules.hosts:
                through = self._rules.user_proxy("https" if is_tunnel else "http", name, port)
            other = await _connect(host, port, through)
        except (OSError, OverflowError, UnicodeError, RunError) as error:
            await _refuse(client, "502 Bad Gateway", "", f"{name} cannot be reached: {error}")
            return
        asked = [line for line in (through and through.authorization,) if line]
        if not is_tunnel:  # plain http: this one request, and then the connection is closed
            kept = [line for name, line in headers if name not in HOP_HEADERS]
            path = target[target.index(url.netloc) + len(url.netloc) :] or "/"
            first = target if through else path if path.startswith("/") else f"/{path}"
            other[1].write(_head(f"{method} {first} HTTP/1.1", *kept, *asked, "Connection: close"))
        elif through:  # its response is the response
            other[1].write(_head(f"CONNECT {target} HTTP/1.1", f"Host: {target}", *asked))
        else:
            client[1].write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await _join(client, other)

    def _is_ours(self, given: str) -> bool:
        expected = base64.b64encode(f"{USER}:{self._rules.token}".encode()).decode()
        scheme, _, value = given.strip().partition(" ")
        return scheme.lower() == "basic" and hmac.compare_digest(value.strip().encode(), expected.encode())


async def _connect(host: str, port: int, through: UserProxy | None) -> Stream:
    if through is None:
        return await asyncio.open_connection(host, port, limit=CHUNK)
    return await asyncio.open_connection(through.host, through.port, ssl=through.is_tls or None, limit=CHUNK)


def _head(*lines: str) -> bytes:
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


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
    if target.can_write_eof():  # TLS to the user's proxy has no half-closed connections
        with suppress(OSError):
            target.write_eof()


def _reset(writer: asyncio.StreamWriter) -> None:
    connection: socket.socket | None = writer.get_extra_info("socket")
    if connection is not None:  # uvloop has none for a connection that was reset
        with suppress(OSError):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()
