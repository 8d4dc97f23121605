"""A service on two loopback sockets, with one fault. The second socket is another origin with the same service."""

import contextlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time as real_time  # under another name, because `peers/clock.py` may replace the clock in this process
from typing import NamedTuple

from ..peers.program import KEY
from .services import UNKNOWN_STATUS, Kind, Request, Response, Service
from .table import Effect, Fault

HOST = "127.0.0.1"


class Seen(NamedTuple):
    """A received request."""

    kind: Kind
    at: float  # on the real clock
    is_faulty: bool
    is_elsewhere: bool
    has_key: bool


class FaultServer:
    """The service with its fault, and the requests that it has received."""

    def __init__(self, service: Service, fault: Fault | None = None, *, foreign_links: bool = False) -> None:
        self.service = service
        self.seen: list[Seen] = []
        self._fault = fault
        self._foreign_links = foreign_links  # links in responses lead to the other origin
        self._responses = dict.fromkeys(("create", "question", "other"), 0)
        self._lock = threading.Lock()
        self._end = threading.Event()
        self.base_url = self.other_url = ""

    @contextlib.contextmanager
    def running(self) -> Iterator["FaultServer"]:
        """Listen while the block runs."""
        with contextlib.ExitStack() as stack:
            self.base_url = stack.enter_context(_listening(self, is_elsewhere=False))
            self.other_url = stack.enter_context(_listening(self, is_elsewhere=True))
            stack.callback(self._end.set)  # ends responses that hang
            yield self

    def reply(self, request: Request, *, is_elsewhere: bool, raw: bytes) -> Response | None:
        """Return the response to a request; None closes the connection without one."""
        with self._lock:
            kind = self.service.kind(request)
            effect = None if is_elsewhere else self._effect(kind)
            self.seen.append(Seen(kind, real_time(), effect is not None, is_elsewhere, KEY.encode() in raw))
            if effect is None:
                return self._with_foreign_links(self.service.respond(request))
            if effect.is_handled:
                self.service.respond(request)
        if effect.what == "silence":
            self._end.wait()
        if effect.what in ("silence", "close"):
            return None
        return self._altered(effect, request)

    def _effect(self, kind: Kind) -> Effect | None:
        fault = self._fault
        if fault is None or fault.on != kind:
            return None
        number = self._responses[kind] - fault.after
        self._responses[kind] += 1
        if number < 0 or (number >= len(fault.effects) and not fault.for_good):
            return None
        return fault.effects[min(number, len(fault.effects) - 1)]

    def _altered(self, effect: Effect, request: Request) -> Response:
        if effect.what == "answer":
            return effect.response
        if effect.what == "redirect":
            return Response(307, b"", (("location", f"{self.other_url}{request.target}"),))
        with self._lock:
            response = self.service.respond(request)
        if effect.what == "torn":
            return response._replace(body=response.body[: len(response.body) // 2])
        assert self.service.status_field is not None  # there is no such cell otherwise
        said = json.loads(response.body) | {self.service.status_field: UNKNOWN_STATUS}
        return response._replace(body=json.dumps(said).encode())

    def _with_foreign_links(self, response: Response) -> Response:
        if not self._foreign_links:
            return response
        return response._replace(body=response.body.replace(self.base_url.encode(), self.other_url.encode()))


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: "_Listener"

    def _respond(self) -> None:
        body = self._body()
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, headers, body, f"http://{self.headers['host']}")
        raw = repr((self.path, headers)).encode() + body
        listener = self.server
        response = listener.faults.reply(request, is_elsewhere=listener.is_elsewhere, raw=raw)
        if response is None:
            self.close_connection = True
            return
        head = [f"HTTP/1.1 {response.status} Said", f"content-length: {len(response.body)}"]
        head += [f"{name}: {value}" for name, value in response.headers]
        with contextlib.suppress(OSError):  # the client may have disconnected
            self.wfile.write("\r\n".join([*head, "", ""]).encode() + response.body)

    do_GET = do_POST = _respond  # noqa: N815 - the names that the standard library requires

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length") or 0))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, format: str, *arguments: object) -> None:
        """Log nothing."""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # asynchronous clients connect many times at once
    faults: FaultServer
    is_elsewhere: bool

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a client that disconnects: this is expected here."""


@contextlib.contextmanager
def _listening(faults: FaultServer, *, is_elsewhere: bool) -> Iterator[str]:
    with _Listener((HOST, 0), _Handler) as listener:
        listener.faults, listener.is_elsewhere = faults, is_elsewhere
        thread = threading.Thread(target=listener.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{listener.server_address[1]}"
        finally:
            listener.shutdown()
            thread.join()
