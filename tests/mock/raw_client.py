"""Servers, and a client that sends exactly the given bytes."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, NamedTuple, Self

import pytest

from reelkit_mock._http.connection import Handler
from reelkit_mock._http.limits import LIMITS, Limits
from reelkit_mock._http.messages import Reply, Request, json_reply
from reelkit_mock._http.server import Server, Serving, serve

TIMEOUT = 20.0  # seconds; only a hanging test needs them
GET = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


@contextmanager
def serve_on_plain_asyncio(handler: Handler, limits: Limits = LIMITS) -> Iterator[Server]:
    """Run a server on the event loop of asyncio instead of uvloop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def do(what: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(what, loop).result(TIMEOUT)

    server = do(Server.start(handler, limits=limits))
    try:
        yield server
    finally:
        do(server.stop())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(TIMEOUT)
        loop.close()


Start = Callable[..., AbstractContextManager[Serving | Server]]
on_every_loop = pytest.mark.parametrize("start", [serve, serve_on_plain_asyncio])


def connections_left(server: Any) -> int:
    """Return the number of open connections, after giving the server time to close them."""
    connections = getattr(server, "_server", server)._connections
    for _ in range(1000):
        if not connections:
            break
        time.sleep(0.01)
    return len(connections)


def echo(request: Request) -> Reply:
    """Respond with the request."""
    return json_reply(200, [request.method, request.target, dict(request.headers), request.body.decode("latin-1")])


class RawResponse(NamedTuple):
    """A received response."""

    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """A connection."""

    def __init__(self, base_url: str) -> None:
        host, _, port = base_url.removeprefix("http://").rpartition(":")
        self._socket = socket.create_connection((host.strip("[]"), int(port)), TIMEOUT)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # otherwise the system joins small writes
        self._read = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Send all bytes."""
        self._socket.sendall(data)

    def receive(self) -> bytes:
        """Return some bytes; none if the server has closed the connection."""
        return self._socket.recv(65536)

    def set_timeout(self, seconds: float) -> None:
        """Limit the wait for the next bytes."""
        self._socket.settimeout(seconds)

    def read_response(self, method: str = "GET") -> RawResponse:
        """Read the next response."""
        head = self._until(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = dict(field.split(": ", 1) for field in fields)
        size = 0 if method == "HEAD" else int(headers.get("content-length", 0))
        while len(self._read) < size:
            self._more()
        body, self._read = self._read[:size], self._read[size:]
        return RawResponse(int(line.split(" ")[1]), headers, body)

    def read_head(self) -> bytes:
        """Read the head of an interim response."""
        return self._until(b"\r\n\r\n")

    def read_to_end(self) -> bytes:
        """Read everything up to the end of the connection."""
        while piece := self.receive():
            self._read += piece
        rest, self._read = self._read, b""
        return rest

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._read:
            self._more()
        head, self._read = self._read.split(mark, 1)
        return head

    def _more(self) -> None:
        piece = self.receive()
        if not piece:
            raise EOFError(f"the server closed after {self._read!r}")
        self._read += piece


def read_error(client: Client) -> tuple[int, str]:
    """Return the status and message of the last response on a connection."""
    response = client.read_response()
    body = json.loads(response.body)

    assert (body["statusCode"], response.headers["connection"], client.read_to_end()) == (response.status, "close", b"")

    return response.status, body["message"]
