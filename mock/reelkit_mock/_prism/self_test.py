"""The self-test: verifies that Prism validates requests and responses."""

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
    """A server with a configurable response, which counts its requests."""

    daemon_threads = True
    response = UpstreamResponse(500, None)
    request_count = 0

    @property
    def url(self) -> str:
        return "http://{}:{}".format(*self.server_address)


class _Handler(BaseHTTPRequestHandler):
    server: StubUpstream
    wbufsize = -1  # send head and body in one packet, to avoid a delayed acknowledgement

    def _reply(self) -> None:
        self.server.request_count += 1
        body = json.dumps(self.server.response.body).encode()
        self.send_response(self.server.response.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _reply  # noqa: N815  # the names that http.server requires

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""


@contextlib.contextmanager
def stub_upstream() -> Iterator[StubUpstream]:
    """Run the server on loopback."""
    with StubUpstream(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def run_probes(proxy: str, server: StubUpstream, probes: Iterable[Probe]) -> None:
    """Send each probe through the Prism at *proxy* to *server*. Raise PrismError if a result is not as expected."""
    connection = http.client.HTTPConnection(urlsplit(proxy).netloc, timeout=RESPONSE_TIMEOUT)
    with contextlib.closing(connection):
        for probe in probes:
            try:
                failure = _failure(connection, server, probe)
            except (OSError, http.client.HTTPException) as error:
                failure = f"got no response ({error})"
            if failure:
                raise PrismError(
                    f"Prism does not validate this contract: for {probe.operation}, {probe.description} should "
                    f"{probe.expected.value}, but it {failure}; look for a keyword that JavaScript cannot compile"
                )


def _failure(connection: http.client.HTTPConnection, server: StubUpstream, probe: Probe) -> str | None:
    """Send a probe; return what went wrong, or None."""
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
    return f"{forwarded} and came back {'unchanged' if unchanged else 'changed'} with {response.status}"


def _same(content: bytes, body: Any) -> bool:
    try:
        return bool(json.loads(content) == body)
    except ValueError:
        return False
