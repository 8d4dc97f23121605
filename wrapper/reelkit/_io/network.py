"""Network backends for httpx: requests that end in time, and files from permitted addresses only."""

import asyncio
import contextlib
import functools
import socket
import ssl
import struct
import sys
import time
import weakref
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import httpcore

from reelkit._io.allowed_hosts import Destinations, literal, resolve
from reelkit._io.http1.connecting import Lookup, SocketOption, first_connected
from reelkit._system.executor import start_lookup

T = TypeVar("T")

LONGEST_STEP = 1e6  # seconds, which is 11 days; sockets take no timeout of centuries

PIECE = 16 * 1024  # bytes that are written before the time is checked again

LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)  # struct linger: on, for zero seconds


class Limit(float):
    """The seconds that each step of a request may take, passed through httpx, and the end of the whole request.

    *until* is a time on `time.monotonic`; it may be changed while the request runs.
    """

    __slots__ = ("until",)

    until: float

    def __new__(cls, seconds: float, until: float) -> "Limit":
        made = super().__new__(cls, min(seconds, LONGEST_STEP))
        made.until = until
        return made

    def extension(self) -> dict[str, float]:
        """The timeouts extension of an httpx request."""
        return {"connect": self, "read": self, "write": self, "pool": self}


def _time_left(timeout: float | None, over: type[Exception]) -> float | None:
    """The seconds that a step may take within the limit of its request."""
    if not isinstance(timeout, Limit):
        return timeout
    left = timeout.until - time.monotonic()
    if left <= 0:
        raise over("the request was not complete within its timeout")
    return min(timeout, left)


def create_options(settle: float) -> tuple[SocketOption, ...]:
    """The options of a connection for a create: nothing of it is delivered long after the client has given it up.

    By default a kernel goes on sending what a closed connection or an ended process has left, for minutes. With these
    options it discards that, and gives up a connection on which nothing was acknowledged for half of *settle* seconds.
    """
    options: list[SocketOption] = [(socket.SOL_SOCKET, socket.SO_LINGER, LINGER)]
    if sys.platform == "linux":
        # Needed where a forked child keeps the connection open after the death of its parent.
        milliseconds = max(1, int(min(settle, LONGEST_STEP) * 500))
        options.append((socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds))
    return tuple(options)


class Stream(httpcore.NetworkStream):
    """A connection on which every step ends when the request's time is over, even if data keeps arriving."""

    def __init__(self, stream: httpcore.NetworkStream, opened: "weakref.WeakSet[Stream]") -> None:
        self._stream = stream
        self._opened = opened
        opened.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _time_left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), PIECE):
            self._stream.write(buffer[start : start + PIECE], _time_left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        if isinstance(self.get_extra_info("socket"), ssl.SSLSocket):
            return _NestedTls(self, ssl_context, server_hostname, timeout)
        left = _time_left(timeout, httpcore.ConnectTimeout)
        return Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._opened)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _NestedTls(httpcore.NetworkStream):
    """TLS inside the TLS of a proxy. httpcore's version restarts the timeout whenever data arrives."""

    def __init__(
        self, stream: Stream, ssl_context: ssl.SSLContext, server_hostname: str | None, timeout: float | None
    ) -> None:
        self._stream = stream
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        try:
            self._tls = ssl_context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)
            self._until_done(self._tls.do_handshake, timeout)
        except (httpcore.ReadTimeout, httpcore.WriteTimeout) as error:
            self.close()
            raise httpcore.ConnectTimeout(str(error)) from error
        except (httpcore.NetworkError, OSError) as error:
            self.close()
            raise httpcore.ConnectError(str(error)) from error
        except BaseException:
            self.close()
            raise

    def _until_done(self, step: Callable[[], T], timeout: float | None) -> T:
        """Run a TLS step, sending and receiving what it needs, and return its result."""
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                self._flush(timeout)
                if piece := self._stream.read(PIECE, timeout):
                    self._incoming.write(piece)
                else:
                    self._incoming.write_eof()
            except BaseException:
                with contextlib.suppress(Exception):
                    self._flush(timeout)  # sends the TLS alert to the other side
                raise
            else:
                self._flush(timeout)
                return result

    def _flush(self, timeout: float | None) -> None:
        if content := self._outgoing.read():
            self._stream.write(content, timeout)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._until_done(functools.partial(self._tls.read, max_bytes), timeout)
        except ssl.SSLEOFError:  # the end without close_notify, which Python's sockets accept as well
            return b""
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        try:
            while buffer:
                written = self._until_done(functools.partial(self._tls.write, buffer[:PIECE]), timeout)
                buffer = buffer[written:]
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._tls if info == "ssl_object" else self._stream.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """The backend of a synchronous client; with *destinations*, it connects only to these."""

    def __init__(self, destinations: Destinations | None, options: tuple[SocketOption, ...] = ()) -> None:
        self._options = options
        self._real = httpcore.SyncBackend()
        self._addresses = resolve if destinations is None else destinations.addresses
        self.opened: weakref.WeakSet[Stream] = weakref.WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._addresses_in_time(host, port, timeout)
        except TimeoutError:
            raise httpcore.ConnectTimeout(f"looking up {host} takes too long") from None
        except (OSError, ValueError) as error:
            raise httpcore.ConnectError(str(error)) from error
        failed: Exception = httpcore.ConnectError(f"{host} has no address")
        for tries, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            left = _time_left(timeout, httpcore.ConnectTimeout)
            share = None if left is None else left / tries  # so that an unresponsive address leaves time for the others
            try:
                # The address itself, not the host: its name may resolve to another one by now.
                stream = self._real.connect_tcp(address, port, share, local_address, self._options)
                return Stream(stream, self.opened)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    def _addresses_in_time(self, host: str, port: int, timeout: float | None) -> list[str]:
        """The addresses of a host. A name server may take longer to respond than a request."""
        if literal(host) is not None:  # nothing is looked up
            return self._addresses(host, port)
        left = _time_left(timeout, httpcore.ConnectTimeout)
        return start_lookup(lambda: self._addresses(host, port)).result(left)

    def close_in_child(self) -> None:
        """Close the connections that a forked child has inherited. The parent keeps them: no shutdown, no TLS alert."""
        for stream in list(self.opened):
            stream.close()


def async_lookup(destinations: Destinations | None) -> Lookup:
    """Looks up hosts for an asynchronous client; with *destinations*, only their permitted addresses."""
    find = resolve if destinations is None else destinations.addresses

    async def addresses(host: str, port: int) -> list[str]:
        if literal(host) is not None and (destinations is None or destinations.is_settled()):
            return find(host, port)  # asks no name server
        # In a thread of its own: the default executor may be full of calls that wait for this client.
        return await asyncio.wrap_future(start_lookup(lambda: find(host, port)))

    return addresses


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """Connects an asynchronous client to its proxy. The driver enforces the time limits."""

    def __init__(self, options: tuple[SocketOption, ...] = ()) -> None:
        self._options = options
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        async def attempt(address: str) -> httpcore.AsyncNetworkStream:
            try:
                return await self._real.connect_tcp(address, port, timeout, local_address, self._options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                raise OSError(str(error)) from error

        try:
            return await first_connected(host, port, async_lookup(None), attempt, httpcore.AsyncNetworkStream.aclose)
        except (OSError, ValueError) as error:
            raise httpcore.ConnectError(str(error)) from error


def set_backends(transports: Iterable[Any], backend: Any) -> None:
    """Let httpx's transports connect with this backend."""
    for transport in transports:
        if transport is not None:
            transport._pool._network_backend = backend  # httpcore has a parameter for it and httpx does not
