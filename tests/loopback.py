"""A loopback server that calls a handler for each connection."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

Handler = Callable[[socket.socket], None]

PATIENCE = 5.0  # seconds to wait for a thread


@contextlib.contextmanager
def server(handler: Handler) -> Iterator[str]:
    """Serve, and yield the base URL. Each connection has its own thread, and is closed when the handler returns."""
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()
    open_ones: list[tuple[socket.socket, threading.Thread]] = []

    def serve() -> None:
        while True:
            connection, _ = listener.accept()
            if over.is_set():
                connection.close()
                return
            thread = threading.Thread(target=_handle, args=(handler, connection), daemon=True)
            open_ones.append((connection, thread))
            thread.start()

    accepting = threading.Thread(target=serve, daemon=True)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        over.set()
        socket.create_connection(listener.getsockname(), PATIENCE).close()  # wakes the accepting thread
        accepting.join(PATIENCE)
        listener.close()
        for connection, thread in open_ones:
            with contextlib.suppress(OSError):  # most are closed already
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(PATIENCE)


def read_request(connection: socket.socket) -> bytes:
    """Read one request with its body, or a part of it if the client disconnects."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        if not (more := connection.recv(65536)):
            return raw
        raw += more
    head, _, body = raw.partition(b"\r\n\r\n")
    for field in head.split(b"\r\n"):
        name, _, value = field.partition(b":")
        if name.lower() == b"content-length":
            while len(body) < int(value) and (more := connection.recv(65536)):
                body += more
    return head + b"\r\n\r\n" + body


def hangs(connection: socket.socket) -> None:
    """Read without responding until the client disconnects."""
    while connection.recv(65536):
        pass


def _handle(handler: Handler, connection: socket.socket) -> None:
    with connection, contextlib.suppress(OSError):  # the client may disconnect at any time
        handler(connection)
