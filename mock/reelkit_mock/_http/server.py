"""Serves the mock on a socket, in its own event loop or in a shared background thread."""

import asyncio
import errno
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from functools import cache, partial
from types import TracebackType
from typing import Self

from reelkit_mock._errors import MockError
from reelkit_mock._http.connection import AnyHandler, Connection, Handler
from reelkit_mock._http.limits import LIMITS, Limits

_BACKLOG = 1024
_SWEEP_SECONDS = 1.0  # seconds between two timeout checks of all connections; less if a limit is shorter
_TLS_CLOSE_SECONDS = 1.0  # seconds that a closed TLS connection waits for the client's end
STOP_SECONDS = 5.0  # seconds for which a stopped server lets responses in progress finish
_WILDCARDS = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # a server can listen there, but a client cannot connect there


class Server:
    """A running server. *base_url* is its address."""

    base_url: str
    _listening: asyncio.Server
    _next_sweep: asyncio.TimerHandle

    def __init__(self, limits: Limits) -> None:
        self._connections: set[Connection] = set()
        self._stopped = False
        self._period = min(_SWEEP_SECONDS, limits.request / 4, limits.idle / 4, limits.linger / 4)

    @classmethod
    async def start(
        cls,
        handler: AnyHandler,
        host: str | Sequence[str] = "127.0.0.1",
        port: int = 0,
        limits: Limits = LIMITS,
        tls: ssl.SSLContext | None = None,
        sock: socket.socket | None = None,
    ) -> Self:
        """Start to listen, on any free port by default. *handler* is called in this event loop for every request.

        *host* is a host or several addresses; *sock* is a socket that listens already, in place of host and port.
        """
        if not 0 <= port <= 65535:
            raise MockError(f"Port {port} is out of range. Choose one up to 65535, or 0 for any free port.")
        server = cls(limits)

        def connection() -> Connection:
            return Connection(handler, limits, server._add_connection, server._connections.discard)

        try:
            create = partial(
                asyncio.get_running_loop().create_server,
                connection,
                backlog=_BACKLOG,
                ssl=tls,
                ssl_shutdown_timeout=_TLS_CLOSE_SECONDS if tls else None,
            )
            server._listening = await (create(sock=sock) if sock else create(host, port))
        except OSError as error:
            where = host if isinstance(host, str) else " and ".join(host)
            raise MockError(_bind_error(where, port, error)) from error
        server.base_url = _url(server._listening.sockets[0], "https" if tls else "http")
        server._sweep()
        return server

    async def drain(self) -> None:
        """Close the port and the idle connections, and let responses in progress finish, for `STOP_SECONDS` at most."""
        self._stopped = True
        self._listening.close()
        loop = asyncio.get_running_loop()
        end = loop.time() + STOP_SECONDS
        while self._connections and loop.time() < end:
            for connection in list(self._connections):
                if not connection.is_sending():
                    connection.abort()
            await asyncio.sleep(0.01)  # no event tells that all is sent

    async def stop(self) -> None:
        """Close the port and all connections at once."""
        self._stopped = True
        self._next_sweep.cancel()
        self._listening.close()
        for connection in list(self._connections):
            connection.abort()
        for _ in range(3):  # rounds of the event loop, after which closed and new connections are released
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


def _url(listening: socket.socket, scheme: str) -> str:
    host, port = listening.getsockname()[:2]
    host = _WILDCARDS.get(host, host)
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def addresses_of(host: str, port: int) -> list[str]:
    """The addresses on which a server with this host listens."""
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError) as error:
        raise MockError(_bind_error(host, port, error)) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _bind_error(host: str, port: int, error: OSError | UnicodeError) -> str:
    if isinstance(error, UnicodeError):
        return f"Cannot listen on {host!r}: it is not a host."
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use. Choose another, or 0 for any free port."
    return f"Cannot listen on port {port} of {host}: {error.strerror or error}."


def new_loop() -> asyncio.AbstractEventLoop:
    """Return an event loop of uvloop if it is installed, because it halves the cost of a socket."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def run(
    handler: Handler, host: str | Sequence[str], port: int, on_ready: Callable[[str], None], limits: Limits = LIMITS
) -> None:
    """Serve until SIGTERM or SIGINT. *on_ready* is called with the base URL when the port is open.

    Responses in progress may finish within `STOP_SECONDS`; a second signal ends them.
    """

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
            stopping.clear()
            waits = [asyncio.ensure_future(wait) for wait in (server.drain(), stopping.wait())]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
        finally:
            for number, old_handler in previous.items():
                signal.signal(number, old_handler)
            await server.stop()

    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(serving())


class Serving:
    """A server in the background thread that all servers share. *handler* is called in that thread."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.base_url = server.base_url

    def stop(self) -> None:
        """Close the port and all connections at once. Calling it again has no effect."""
        asyncio.run_coroutine_threadsafe(self._server.stop(), _shared_loop()).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()


def serve(handler: AnyHandler, host: str = "127.0.0.1", port: int = 0, limits: Limits = LIMITS) -> Serving:
    """Start a server in the background thread. The first call starts the thread, which ends with the process."""
    start = Server.start(handler, host, port, limits)
    return Serving(asyncio.run_coroutine_threadsafe(start, _shared_loop()).result())


_loop_lock = threading.Lock()


def _shared_loop() -> asyncio.AbstractEventLoop:
    with _loop_lock:  # `cache` alone would let two threads start a loop
        return _started_loop()


@cache
def _started_loop() -> asyncio.AbstractEventLoop:
    loop = new_loop()
    threading.Thread(target=loop.run_forever, name="reelkit-mock", daemon=True).start()
    return loop
