"""A server on loopback that plays a script, one line per connection."""

import contextlib
import json
import socket
import struct
from collections.abc import Iterator
from typing import Any

from tests.loopback import Handler, read_request, server


class Service:
    """Plays the next line of the script for each connection; the last one is repeated."""

    def __init__(self) -> None:
        self.url = ""
        self.script: list[Handler] = []
        self.requests: list[bytes] = []

    def play(self, connection: socket.socket) -> None:
        """Play the next line for this connection."""
        self.requests.append(read_request(connection))
        line = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        line(connection)


@contextlib.contextmanager
def scripted() -> Iterator[Service]:
    """A running service."""
    service = Service()
    with server(service.play) as service.url:
        yield service


def says(body: Any = None, status: int = 200, **headers: str) -> Handler:
    """A valid response, after which the connection is closed."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"content-length": str(len(raw)), "connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"

    def line(connection: socket.socket) -> None:
        connection.sendall(head.encode() + raw)

    return line


def reset(after: bytes = b"") -> Handler:
    """Send some bytes, then reset the connection."""

    def line(connection: socket.socket) -> None:
        if after:
            connection.sendall(after)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return line


def closes(after: bytes = b"") -> Handler:
    """Send some bytes, then close the connection."""

    def line(connection: socket.socket) -> None:
        connection.sendall(after)

    return line


def dribbles(connection: socket.socket) -> None:
    """Send single bytes, so that no single read takes long."""
    connection.settimeout(0.05)
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    for _ in range(200):
        try:
            connection.sendall(b" ")
            if not connection.recv(1):
                return
        except TimeoutError:
            continue
        except OSError:
            return
