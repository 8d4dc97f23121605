"""A server on loopback that does with each connection what it is told."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator

Handler = Callable[[socket.socket], None]

PATIENCE = 5.0  # seconds for a thread to end


@contextlib.contextmanager
def server(handler: Handler) -> Iterator[str]:
    """Its base URL, while it lives. A connection has a thread of its own, and is closed when the handler is done."""
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
        socket.create_connection(listener.getsockname(), PATIENCE).close()  # wakes the thread that accepts
        accepting.join(PATIENCE)
        listener.close()
        for connection, thread in open_ones:
            with contextlib.suppress(OSError):  # most are closed
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(PATIENCE)


def read_request(connection: socket.socket) -> bytes:
    """One request, with its body; what there is of it, if the client goes away."""
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
    """Reads and says nothing, until the client has gone."""
    while connection.recv(65536):
        pass


def _handle(handler: Handler, connection: socket.socket) -> None:
    with connection, contextlib.suppress(OSError):  # a client may go at any time
        handler(connection)
