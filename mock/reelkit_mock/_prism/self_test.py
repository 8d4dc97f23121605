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
from reelkit_mock._prism.probes import Expectation, Probe, UpstreamResponse

RESPONSE_TIMEOUT = 30.0  # seconds
REJECTIONS = {400, 401, 422}


class StubUpstream(socketserver.ThreadingTCPServer):
    """A server that says what it is told to say, and counts how often it was asked."""

    daemon_threads = True
    response = UpstreamResponse(500, None)
    request_count = 0

    @property
    def url(self) -> str:
        return "http://{}:{}".format(*self.server_address)


class _Handler(BaseHTTPRequestHandler):
    server: StubUpstream
    wbufsize = -1  # head and body in one packet; apart, the second one waits for the other side

    def _reply(self) -> None:
        self.server.request_count += 1
        body = json.dumps(self.server.response.body).encode()
        self.send_response(self.server.response.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _reply  # noqa: N815  # names that http.server looks for

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def stub_upstream() -> Iterator[StubUpstream]:
    """The server, on loopback."""
    with StubUpstream(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def run_probes(proxy: str, server: StubUpstream, probes: Iterable[Probe]) -> None:
    """Send each canary through the Prism at *proxy*, before *server*; raise if one fares as it must not."""
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=RESPONSE_TIMEOUT)
    with contextlib.closing(connection):
        for probe in probes:
            try:
                failure = _failure(connection, server, probe)
            except (OSError, http.client.HTTPException) as error:
                failure = f"got no answer ({error})"
            if failure:
                raise PrismError(
                    f"Prism cannot be trusted with this contract: in {probe.operation} {probe.description} had to "
                    f"{probe.expected.value}, but {failure}; look for a keyword that JavaScript cannot compile"
                )


def _failure(connection: http.client.HTTPConnection, server: StubUpstream, probe: Probe) -> str | None:
    """What became of the canary, if it is not what had to."""
    server.response, server.request_count = probe.response, 0
    method, target, headers, body = probe.request
    connection.request(method, target, None if body is None else json.dumps(body), headers)
    response = connection.getresponse()
    content = response.read()
    unchanged = response.status == probe.response.status and _same(content, probe.response.body)
    as_expected = {
        Expectation.FORWARDED: server.request_count == 1 and unchanged,
        Expectation.REJECTED: server.request_count == 0 and response.status in REJECTIONS,
        Expectation.REPORTED: server.request_count == 1 and response.status == 500 and not unchanged,
    }
    if as_expected[probe.expected]:
        return None
    forwarded = "was forwarded" if server.request_count else "was not forwarded"
    return f"{forwarded} and came back {'unharmed' if unchanged else 'changed'} with {response.status}"


def _same(content: bytes, body: Any) -> bool:
    try:
        return bool(json.loads(content) == body)
    except ValueError:
        return False
