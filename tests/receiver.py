"""A webhook on loopback, which keeps what it receives."""

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

KEY_BYTES = b"0123456789abcdef0123456789abcdef"
SECRET = "whsec_" + base64.b64encode(KEY_BYTES).decode()
LIMIT = 30  # seconds


class Received(NamedTuple):
    """A request: its path, its headers in lower case, and its body."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def event(self) -> Any:
        """The event."""
        return json.loads(self.body)

    @property
    def is_signed(self) -> bool:
        """Whether the signature is right and of now. Computed here, without the code under test."""
        at = self.headers["webhook-timestamp"]
        content = self.headers["webhook-id"].encode() + b"." + at.encode() + b"." + self.body
        right = base64.b64encode(hmac.digest(KEY_BYTES, content, hashlib.sha256)).decode()
        return self.headers["webhook-signature"] == f"v1,{right}" and abs(int(at) - time.time()) < LIMIT


class Receiver:
    """*statuses* are those of the next responses; the last one is repeated. *act* is called before each response."""

    def __init__(self) -> None:
        self.received: list[Received] = []
        self.statuses = [204]
        self.headers: dict[str, str] = {}
        self.act: Callable[[Received], object] = lambda received: None
        self.is_over = threading.Event()
        self.url = ""

    def events(self) -> dict[str, str]:
        """The type of the last event for each key."""
        return {one.event["data"]["key"]: one.event["type"] for one in self.received}

    def ids(self) -> list[str]:
        """The ids of what was received."""
        return [one.headers["webhook-id"] for one in self.received]

    def hang(self, received: Received) -> None:
        """Do not respond before the end of the test."""
        self.is_over.wait(LIMIT)

    def until(self, count: int) -> None:
        """Wait until so many requests have arrived."""
        end = time.monotonic() + LIMIT
        while len(self.received) < count:
            assert time.monotonic() < end, self.received
            time.sleep(0.02)


@contextmanager
def running_receiver() -> Iterator[Receiver]:
    """Receive on a free port."""
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            one = Received(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
            receiver.received.append(one)
            receiver.act(one)
            self.send_response(receiver.statuses.pop(0) if len(receiver.statuses) > 1 else receiver.statuses[0])
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield receiver
    finally:
        receiver.is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()
