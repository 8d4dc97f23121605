"""Trying Prism out before anybody believes it."""

import contextlib
import http.client
import json
import socketserver
import threading
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import urlsplit

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.probes import Answer, Canary, Fate

ANSWER_WITHIN = 30.0  # seconds
REFUSALS = {400, 401, 422}


class Upstream(socketserver.ThreadingTCPServer):
    """A server that says what it is told to say, and counts how often it was asked."""

    daemon_threads = True
    answer = Answer(500, None)
    asked = 0

    @property
    def url(self) -> str:
        return "http://{}:{}".format(*self.server_address)


class _Handler(BaseHTTPRequestHandler):
    server: Upstream
    wbufsize = -1  # head and body in one packet; apart, the second one waits for the other side

    def _reply(self) -> None:
        self.server.asked += 1
        body = json.dumps(self.server.answer.body).encode()
        self.send_response(self.server.answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _reply  # noqa: N815  # names that http.server looks for

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def upstream() -> Iterator[Upstream]:
    """The server, on loopback."""
    with Upstream(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def try_out(proxy: str, server: Upstream, canaries: Iterable[Canary]) -> None:
    """Send each canary through the Prism at *proxy*, before *server*; raise if one fares as it must not."""
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=ANSWER_WITHIN)
    with contextlib.closing(connection):
        for canary in canaries:
            try:
                fault = _fault(connection, server, canary)
            except (OSError, http.client.HTTPException) as error:
                fault = f"got no answer ({error})"
            if fault:
                raise PrismError(
                    f"Prism cannot be trusted with this contract: in {canary.operation} {canary.what} had to "
                    f"{canary.fate.value}, but {fault}; look for a keyword that JavaScript cannot compile"
                )


def _fault(connection: http.client.HTTPConnection, server: Upstream, canary: Canary) -> str | None:
    """What became of the canary, if it is not what had to."""
    server.answer, server.asked = canary.answer, 0
    method, target, headers, body = canary.question
    connection.request(method, target, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    content = response.read()
    unharmed = response.status == canary.answer.status and _same(content, canary.answer.body)
    fares_well = {
        Fate.PASSES: server.asked == 1 and unharmed,
        Fate.REFUSED: server.asked == 0 and response.status in REFUSALS,
        Fate.EXPOSED: server.asked == 1 and response.status == 500 and not unharmed,
    }
    if fares_well[canary.fate]:
        return None
    forwarded = "was forwarded" if server.asked else "was not forwarded"
    return f"{forwarded} and came back {'unharmed' if unharmed else 'changed'} with {response.status}"


def _same(content: bytes, body: Any) -> bool:
    try:
        return bool(json.loads(content) == body)
    except ValueError:
        return False
