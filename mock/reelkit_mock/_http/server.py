"""The mock on a socket of its own."""

import asyncio
import errno
import socket
from typing import Self

from reelkit_mock._errors import MockError
from reelkit_mock._http.connection import Answer, Connection
from reelkit_mock._http.limits import LIMITS, Limits

_BACKLOG = 1024
_SWEEP = 1.0  # seconds between two looks at the age of every connection; shorter where a limit is
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # a server may listen there, a client cannot ask there


class Server:
    """A running server. *base_url* is where it is."""

    base_url: str
    _listening: asyncio.Server
    _next: asyncio.TimerHandle

    def __init__(self, limits: Limits) -> None:
        self._connections: set[Connection] = set()
        self._stopped = False
        self._period = min(_SWEEP, limits.request / 4, limits.idle / 4, limits.linger / 4)

    @classmethod
    async def start(cls, answer: Answer, host: str = "127.0.0.1", port: int = 0, limits: Limits = LIMITS) -> Self:
        """Listen, on any free port unless one is given. Every request is handed to *answer*, in this loop."""
        if not 0 <= port <= 65535:
            raise MockError(f"There is no port {port}. Choose one up to 65535, or 0 for any that is free.")
        server = cls(limits)

        def connection() -> Connection:
            return Connection(answer, limits, server._enter, server._connections.discard)

        try:
            server._listening = await asyncio.get_running_loop().create_server(connection, host, port, backlog=_BACKLOG)
        except OSError as error:
            raise MockError(_why_not(host, port, error)) from error
        server.base_url = _url(server._listening.sockets[0])
        server._sweep()
        return server

    async def stop(self) -> None:
        """Close the port, and every connection at once."""
        self._stopped = True
        self._next.cancel()
        self._listening.close()
        for connection in list(self._connections):
            connection.abort()
        for _ in range(3):  # so many rounds of the loop, and it has let go of what was closed and what was just coming
            await asyncio.sleep(0)

    def _enter(self, connection: Connection) -> None:
        if self._stopped:
            connection.abort()
        else:
            self._connections.add(connection)

    def _sweep(self) -> None:
        for connection in list(self._connections):
            connection.grow_older(self._period)
        self._next = asyncio.get_running_loop().call_later(self._period, self._sweep)


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    host = _ANYWHERE.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken. Choose another, or 0 for any that is free."
    return f"Cannot listen on port {port} of {host}: {error.strerror or error}."
