"""A transport for httpx: connects, and uses idle connections again."""

import asyncio
import ssl
import time
from collections import deque

import httpx

from reelkit._io.http1.connecting import Lookup, SocketOption, first_connected
from reelkit._io.http1.connection import Connection

EXPIRY = 5.0  # seconds for which an idle connection is kept, as in httpx: servers close them soon after that
PORTS = {"http": 80, "https": 443}

Origin = tuple[str, str, int]


class Transport(httpx.AsyncBaseTransport):
    """Sends requests over HTTP/1.1 without a proxy. *lookup* returns the addresses that a host may be reached at.

    It keeps at most *most_idle* connections without a request, and sets these *options* of each. The driver limits the
    connections in use.
    """

    def __init__(
        self, tls: ssl.SSLContext, lookup: Lookup, most_idle: int, options: tuple[SocketOption, ...] = ()
    ) -> None:
        self._tls = tls
        self._lookup = lookup
        self._most_idle = most_idle
        self._options = options
        self._idle: dict[Origin, deque[Connection]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        if url.scheme not in PORTS:
            raise httpx.UnsupportedProtocol(f"the address must begin with http:// or https://, not {url.scheme}://")
        origin = url.scheme, url.raw_host.decode("ascii"), url.port or PORTS[url.scheme]
        connection = self._take(origin) or await self._connect(request, origin)
        return await connection.send(request, lambda free: self._release(origin, free))

    async def aclose(self) -> None:
        for idle in self._idle.values():
            for connection in idle:
                connection.close()
        self._idle.clear()
        self._most_idle = 0  # of the requests that are not finished yet

    def _take(self, origin: Origin) -> Connection | None:
        """The idle connection that was used last, because servers close the oldest first."""
        idle = self._idle.get(origin)
        while idle:
            connection = idle.pop()
            if time.monotonic() - connection.idle_since < EXPIRY and connection.is_reusable():
                return connection
            connection.close()
        return None

    def _release(self, origin: Origin, connection: Connection) -> None:
        idle = self._idle.setdefault(origin, deque())
        connection.idle_since = time.monotonic()
        idle.append(connection)
        while idle and (len(idle) > self._most_idle or connection.idle_since - idle[0].idle_since > EXPIRY):
            idle.popleft().close()

    async def _connect(self, request: httpx.Request, origin: Origin) -> Connection:
        scheme, host, port = origin
        trace = request.extensions.get("trace")
        if trace is not None:
            await trace("connection.connect_tcp.started", {})
        loop = asyncio.get_running_loop()
        tls, name = (self._tls, host) if scheme == "https" else (None, None)

        async def attempt(address: str) -> Connection:
            # The address itself, not the host: its name may resolve to another one by now.
            transport, made = await loop.create_connection(Connection, address, port, ssl=tls, server_hostname=name)
            for option in self._options:
                transport.get_extra_info("socket").setsockopt(*option)
            return made

        try:
            async with asyncio.timeout(request.extensions.get("timeout", {}).get("connect")):
                return await first_connected(host, port, self._lookup, attempt, _close)
        except TimeoutError:
            raise httpx.ConnectTimeout(f"connecting to {host} takes too long") from None
        except (OSError, ValueError) as error:
            raise httpx.ConnectError(str(error)) from error


async def _close(connection: Connection) -> None:
    connection.close()
