"""The mock on a socket: the server, and the loops that run it."""

import asyncio
import errno
import signal
import socket
import threading
from collections.abc import Callable
from functools import cache
from types import TracebackType
from typing import Self

from reelkit_mock._errors import MockError
from reelkit_mock._http.connection import Connection, Handler
from reelkit_mock._http.limits import LIMITS, Limits

_BACKLOG = 1024
_SWEEP_SECONDS = 1.0  # seconds between two looks at the age of every connection; shorter where a limit is
_WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # a server may listen there, a client cannot ask there


class Server:
    """A running server. *base_url* is where it is."""

    base_url: str
    _listening: asyncio.Server
    _next_sweep: asyncio.TimerHandle

    def __init__(self, limits: Limits) -> None:
        self._connections: set[Connection] = set()
        self._stopped = False
        self._period = min(_SWEEP_SECONDS, limits.request / 4, limits.idle / 4, limits.linger / 4)

    @classmethod
    async def start(cls, handler: Handler, host: str = "127.0.0.1", port: int = 0, limits: Limits = LIMITS) -> Self:
        """Listen, on any free port unless one is given. Every request is handed to *answer*, in this loop."""
        if not 0 <= port <= 65535:
            raise MockError(f"There is no port {port}. Choose one up to 65535, or 0 for any that is free.")
        server = cls(limits)

        def connection() -> Connection:
            return Connection(handler, limits, server._add_connection, server._connections.discard)

        try:
            server._listening = await asyncio.get_running_loop().create_server(connection, host, port, backlog=_BACKLOG)
        except OSError as error:
            raise MockError(_bind_error(host, port, error)) from error
        server.base_url = _url(server._listening.sockets[0])
        server._sweep()
        return server

    async def stop(self) -> None:
        """Close the port, and every connection at once."""
        self._stopped = True
        self._next_sweep.cancel()
        self._listening.close()
        for connection in list(self._connections):
            connection.abort()
        for _ in range(3):  # so many rounds of the loop, and it has let go of what was closed and what was just coming
            await asyncio.sleep(0)

    def _add_connection(self, connection: Connection) -> None:
        if self._stopped:
            connection.abort()
        else:
            self._connections.add(connection)

    def _sweep(self) -> None:
        for connection in list(self._connections):
            connection.check_timeouts(self._period)
        self._next_sweep = asyncio.get_running_loop().call_later(self._period, self._sweep)


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    host = _WILDCARDS.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _bind_error(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken. Choose another, or 0 for any that is free."
    return f"Cannot listen on port {port} of {host}: {error.strerror or error}."


def new_loop() -> asyncio.AbstractEventLoop:
    """uvloop's where it is installed: it halves the cost of a socket."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def run(handler: Handler, host: str, port: int, on_ready: Callable[[str], None], limits: Limits = LIMITS) -> None:
    """Serve until SIGTERM or SIGINT. *on_ready* is given the base URL once the port is open."""

    async def serving() -> None:
        loop = asyncio.get_running_loop()
        stopping = asyncio.Event()
        server = await Server.start(handler, host, port, limits)

        def stop(*_: object) -> None:
            loop.call_soon_threadsafe(stopping.set)

        previous = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            on_ready(server.base_url)
            await stopping.wait()
        finally:
            for number, old_handler in previous.items():
                signal.signal(number, old_handler)
            await server.stop()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(serving())


class Serving:
    """A server in the thread that all of them share. *answer* is called there."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.base_url = server.base_url

    def stop(self) -> None:
        """Close the port, and every connection at once. Once is enough, twice is no error."""
        asyncio.run_coroutine_threadsafe(self._server.stop(), _shared_loop()).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def serve(handler: Handler, host: str = "127.0.0.1", port: int = 0, limits: Limits = LIMITS) -> Serving:
    """Start a server beside the caller. The first one starts the thread, which ends with the process."""
    start = Server.start(handler, host, port, limits)
    return Serving(asyncio.run_coroutine_threadsafe(start, _shared_loop()).result())


_loop_lock = threading.Lock()


def _shared_loop() -> asyncio.AbstractEventLoop:
    with _loop_lock:  # the cache alone lets two threads in at once
        return _started_loop()


@cache
def _started_loop() -> asyncio.AbstractEventLoop:
    loop = new_loop()
    threading.Thread(target=loop.run_forever, name="reelkit-mock", daemon=True).start()
    return loop
