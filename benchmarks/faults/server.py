"""A service behind two sockets on loopback, with one fault. The second one is another origin, with the same service."""

import contextlib
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time as real_time  # by its own name, as `peers/clock.py` may be at work in this process
from typing import NamedTuple

from ..peers.program import KEY
from .services import NEVER_SAID, Answer, Kind, Request, Service
from .table import Effect, Fault

HOST = "127.0.0.1"


class Seen(NamedTuple):
    """A request that came."""

    kind: Kind
    at: float  # on the real clock
    is_faulty: bool
    is_elsewhere: bool
    has_key: bool


class FaultServer:
    """What was asked of it, and what it does to whom."""

    def __init__(self, service: Service, fault: Fault | None = None, *, leads_away: bool = False) -> None:
        self.service = service
        self.seen: list[Seen] = []
        self._fault = fault
        self._leads_away = leads_away  # links in answers go to the other origin
        self._answered = dict.fromkeys(("create", "question", "other"), 0)
        self._lock = threading.Lock()
        self._end = threading.Event()
        self.base_url = self.other_url = ""

    @contextlib.contextmanager
    def running(self) -> Iterator["FaultServer"]:
        """Listen, as long as the block lasts."""
        with contextlib.ExitStack() as stack:
            self.base_url = stack.enter_context(_listening(self, is_elsewhere=False))
            self.other_url = stack.enter_context(_listening(self, is_elsewhere=True))
            stack.callback(self._end.set)  # nobody stays silent any longer
            yield self

    def reply(self, request: Request, *, is_elsewhere: bool, raw: bytes) -> Answer | None:
        """The answer to a request; None is the end of the connection without one."""
        with self._lock:
            kind = self.service.kind(request)
            effect = None if is_elsewhere else self._effect(kind)
            self.seen.append(Seen(kind, real_time(), effect is not None, is_elsewhere, KEY.encode() in raw))
            if effect is None:
                return self._led_away(self.service.answer(request))
            if effect.is_handled:
                self.service.answer(request)
        if effect.what == "silence":
            self._end.wait()
        if effect.what in ("silence", "close"):
            return None
        return self._spoiled(effect, request)

    def _effect(self, kind: Kind) -> Effect | None:
        fault = self._fault
        if fault is None or fault.on != kind:
            return None
        number = self._answered[kind] - fault.after
        self._answered[kind] += 1
        if number < 0 or (number >= len(fault.effects) and not fault.for_good):
            return None
        return fault.effects[min(number, len(fault.effects) - 1)]

    def _spoiled(self, effect: Effect, request: Request) -> Answer:
        if effect.what == "answer":
            return effect.answer
        if effect.what == "redirect":
            return Answer(307, b"", (("location", f"{self.other_url}{request.target}"),))
        with self._lock:
            answer = self.service.answer(request)
        if effect.what == "torn":
            return answer._replace(body=answer.body[: len(answer.body) // 2])
        assert self.service.status_field is not None  # there is no such cell otherwise
        said = json.loads(answer.body) | {self.service.status_field: NEVER_SAID}
        return answer._replace(body=json.dumps(said).encode())

    def _led_away(self, answer: Answer) -> Answer:
        if not self._leads_away:
            return answer
        return answer._replace(body=answer.body.replace(self.base_url.encode(), self.other_url.encode()))


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: "_Listener"

    def _answer(self) -> None:
        body = self._body()
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, headers, body, f"http://{self.headers['host']}")
        raw = repr((self.path, headers)).encode() + body
        listener = self.server
        answer = listener.faults.reply(request, is_elsewhere=listener.is_elsewhere, raw=raw)
        if answer is None:
            self.close_connection = True
            return
        head = [f"HTTP/1.1 {answer.status} Said", f"content-length: {len(answer.body)}"]
        head += [f"{name}: {value}" for name, value in answer.headers]
        with contextlib.suppress(OSError):  # whoever asked may be gone
            self.wfile.write("\r\n".join([*head, "", ""]).encode() + answer.body)

    do_GET = do_POST = _answer  # noqa: N815 - the names that the standard library looks for

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
        """Say nothing."""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    faults: FaultServer
    is_elsewhere: bool

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes in the middle of something is what this is about."""


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
