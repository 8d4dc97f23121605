"""A server on loopback that misbehaves as it is told, one line of the script for each connection."""

import json
import socket
import struct
import threading
from collections.abc import Callable
from typing import Any

Line = Callable[[socket.socket, bytes], None]


class Service:
    """Answers each connection with the next line of the script, the last one for ever."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.script: list[Line] = []
        self.requests: list[bytes] = []
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "Service":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                request = _read(connection)
                self.requests.append(request)
                line = self.script.pop(0) if len(self.script) > 1 else self.script[0]
                line(connection, request)


def _read(connection: socket.socket) -> bytes:
    """One request, with its body."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        chunk = connection.recv(65536)
        if not chunk:
            return raw
        raw += chunk
    head, _, body = raw.partition(b"\r\n\r\n")
    for field in head.split(b"\r\n"):
        name, _, value = field.partition(b":")
        if name.lower() == b"content-length":
            while len(body) < int(value):
                body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def says(body: Any = None, status: int = 200, **headers: str) -> Line:
    """A proper answer, and the end of the connection."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"content-length": str(len(raw)), "connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"

    def line(connection: socket.socket, request: bytes) -> None:
        connection.sendall(head.encode() + raw)

    return line


def reset(after: bytes = b"") -> Line:
    """Some bytes, then a reset."""

    def line(connection: socket.socket, request: bytes) -> None:
        if after:
            connection.sendall(after)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return line


def closes(after: bytes = b"") -> Line:
    """Some bytes, then the end."""

    def line(connection: socket.socket, request: bytes) -> None:
        connection.sendall(after)

    return line


def hangs(connection: socket.socket, request: bytes) -> None:
    """Nothing at all, until the client has gone."""
    while connection.recv(65536):
        pass


def dribbles(connection: socket.socket, request: bytes) -> None:
    """A byte now and then, so that no single read takes long."""
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
