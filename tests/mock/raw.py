"""Servers for a test, and a client that sends just the bytes it is told to."""

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

PATIENCE = 20.0  # seconds; a test that needs them hangs
GET = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n"


@contextmanager
def serve_on_plain_asyncio(answer: Handler, limits: Limits = LIMITS) -> Iterator[Server]:
    """A server where uvloop is not installed."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def do(what: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(what, loop).result(PATIENCE)

    server = do(Server.start(answer, limits=limits))
    try:
        yield server
    finally:
        do(server.stop())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


Start = Callable[..., AbstractContextManager[Serving | Server]]
on_every_loop = pytest.mark.parametrize("start", [serve, serve_on_plain_asyncio])


def connections_left(server: Any) -> int:
    """How many connections a server keeps when it has had time to let go of them."""
    connections = getattr(server, "_server", server)._connections
    for _ in range(1000):
        if not connections:
            break
        time.sleep(0.01)
    return len(connections)


def echo(request: Request) -> Reply:
    """Answers with what was asked."""
    return json_reply(200, [request.method, request.target, dict(request.headers), request.body.decode("latin-1")])


class Heard(NamedTuple):
    """An answer as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """A connection."""

    def __init__(self, base_url: str) -> None:
        host, _, port = base_url.removeprefix("http://").rpartition(":")
        self._socket = socket.create_connection((host.strip("[]"), int(port)), PATIENCE)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or pieces would be put together again
        self._read = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Send all of it."""
        self._socket.sendall(data)

    def receive(self) -> bytes:
        """Some bytes, none if the server has closed."""
        return self._socket.recv(65536)

    def wait_no_longer_than(self, seconds: float) -> None:
        """For the next bytes."""
        self._socket.settimeout(seconds)

    def hear(self, method: str = "GET") -> Heard:
        """The next answer."""
        head = self._until(b"\r\n\r\n")
        line, *fields = head.decode("latin-1").split("\r\n")
        headers = dict(field.split(": ", 1) for field in fields)
        size = 0 if method == "HEAD" else int(headers.get("content-length", 0))
        while len(self._read) < size:
            self._more()
        body, self._read = self._read[:size], self._read[size:]
        return Heard(int(line.split(" ")[1]), headers, body)

    def interim(self) -> bytes:
        """The head of an answer that another follows."""
        return self._until(b"\r\n\r\n")

    def rest(self) -> bytes:
        """Everything up to the end of the connection."""
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


def refusal(client: Client) -> tuple[int, str]:
    """Status and message of the last answer on a connection."""
    heard = client.hear()
    body = json.loads(heard.body)

    assert (body["statusCode"], heard.headers["connection"], client.rest()) == (heard.status, "close", b"")

    return heard.status, body["message"]
