"""Servers that are none: each takes connections on loopback and does one wrong thing with them."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

Handler = Callable[[socket.socket], None]

HTML = b"<html><body>Welcome to nginx!</body></html>"


@contextlib.contextmanager
def server(handler: Handler) -> Iterator[str]:
    """Its base URL, while it lives."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()
    open_ones: list[socket.socket] = []

    def serve() -> None:
        while not over.is_set():
            with contextlib.suppress(OSError):
                connection, _ = listener.accept()
                open_ones.append(connection)
                threading.Thread(target=_guarded, args=(handler, connection), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        with contextlib.suppress(OSError):
            socket.create_connection(listener.getsockname(), 1).close()  # wakes the thread that accepts
        thread.join(5)
        listener.close()
        for connection in open_ones:
            connection.close()


def closes(connection: socket.socket) -> None:
    """At once."""
    connection.close()


def hangs(connection: socket.socket) -> None:
    """Reads and says nothing."""
    while connection.recv(65536):
        pass


def talks(connection: socket.socket) -> None:
    """Without having listened."""
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
    connection.recv(65536)


def drips(connection: socket.socket) -> None:
    """A byte of the head from time to time, for ever."""
    _head(connection)
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.02)


def answers(body: bytes, status: str = "200 OK", *headers: str) -> Handler:
    """The same to everything."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers, "", ""]

    def answer(connection: socket.socket) -> None:
        _head(connection)
        connection.sendall("\r\n".join(lines).encode() + body)
        connection.close()

    return answer


def _head(connection: socket.socket) -> bytes:
    """A request, with its body if it comes along."""
    read = b""
    while b"\r\n\r\n" not in read:
        more = connection.recv(65536)
        if not more:
            return read
        read += more
    return read


def _guarded(handler: Handler, connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        handler(connection)
