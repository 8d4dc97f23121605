"""A local stand-in for the vendor's website, whose documents can change and which can fail."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Site:
    """The documents by path, and the faults by path."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.documents: dict[str, bytes] = {}
        self.faults: dict[str, str] = {}
        self.fetched: list[str] = []


@contextmanager
def vendor_site() -> Iterator[Site]:
    """Serve a site on this machine until the end of the test."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.lstrip("/")
            site.fetched.append(path)
            fault = site.faults.get(path)
            body = site.documents.get(path)
            if fault == "hangs":
                over.wait(30)
            elif fault == "moved":
                self.send_response(302)
                self.send_header("location", "/elsewhere.json")
                self.send_header("content-length", "0")
                self.end_headers()
            elif body is None or fault == "gone":
                self.send_error(404)
            elif fault == "drips":
                self._head(body)
                for byte in body:
                    self.wfile.write(bytes([byte]))
                    if over.wait(0.05):
                        break
            else:
                self._head(body)
                self.wfile.write(body[: len(body) // 2] if fault == "breaks off" else body)
            self.close_connection = True

        def _head(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Do not log."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """Ignore clients that disconnect, as some tests do."""

    server = Server(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def closed_port() -> int:
    """A port of this machine that refuses connections."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
