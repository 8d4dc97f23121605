"""`reelkit worker --metrics`: what a worker has done and what the journal has, in the text format of Prometheus."""

import contextlib
import http.server
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import click

from reelkit._cli.support import terminal
from reelkit._errors import JournalError, ReelkitError
from reelkit._journal.purchase import FAILED, INTENDED, SUBMITTED, SUCCEEDED, UNKNOWN
from reelkit._lines.lines import Lines
from reelkit._telemetry.request_counts import RequestCounts

HOST = "127.0.0.1"
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
PATIENCE = 5.0  # seconds for a request to arrive, and for the scrape before this one
UNFINISHED = (INTENDED, SUBMITTED, UNKNOWN, SUCCEEDED)

Labels = tuple[tuple[str, str], ...]


class Metric(NamedTuple):
    """A metric with its samples."""

    name: str
    type: str
    help: str
    samples: Mapping[Labels, float]


class Address(click.ParamType[tuple[str, int]]):
    """A port, or a host and a port. The default host is loopback."""

    name = "address"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, int]:
        """The host and the port."""
        host, _, port = str(value).rpartition(":")
        if not (port.isascii() and port.isdecimal() and int(port) < 65536):
            self.fail(f"{value!r} is not a port, or a host and a port", param, ctx)
        return host.removeprefix("[").removesuffix("]") or HOST, int(port)


def metrics(lines: Lines, requests: RequestCounts) -> Iterator[Metric]:
    """All metrics now. Those of the journal take one query, and are left out if it cannot be read."""
    kinds = "Requests of this worker by kind (create, poll, other) and status, which is none without a response."
    sent: dict[Labels, float] = {
        (("kind", kind), ("status", status)): count for (kind, status), count in requests.counts.copy().items()
    }
    yield Metric("reelkit_requests_total", "counter", kinds, sent)
    taken_over = "Lines that this worker has taken over from workers that have exited."
    yield Metric("reelkit_lines_taken_over_total", "counter", taken_over, {(): lines.taken_over})
    seconds = "Seconds in which this worker used a connection to the database, over all of its connections."
    yield Metric("reelkit_database_seconds_total", "counter", seconds, {(): lines.database_seconds})
    try:
        rows = lines.figures()
    except JournalError:
        rows = None
    readable = "Whether the journal could be read for this scrape."
    yield Metric("reelkit_journal_readable", "gauge", readable, {(): float(rows is not None)})
    if rows is None:
        return
    for what, help_text in {
        "purchases": "Purchases in the journal by state.",
        "lines": "Registered lines in the journal: waiting, begun, or how they ended.",
        "events": "Events of --on-done in the journal by state.",
    }.items():
        samples: dict[Labels, float] = {
            (("state", state),): float(count) for name, state, count, _, _ in rows if name == what
        }
        yield Metric(f"reelkit_{what}", "gauge", help_text, samples)
    alive = sum(count for name, _, count, _, _ in rows if name == "workers")
    yield Metric("reelkit_processes", "gauge", "Processes with a lease: those that can buy.", {(): alive})
    purchases = [row for row in rows if row[0] == "purchases"]
    credits = sum(credits for _, state, _, credits, _ in purchases if state != FAILED)
    yield Metric("reelkit_credits", "gauge", "Credits that the service reported for all purchases.", {(): credits})
    oldest = min(
        (first for _, state, _, _, first in purchases if state in UNFINISHED and first is not None), default=None
    )
    age = 0.0 if oldest is None else max(0.0, time.time() - oldest)
    yield Metric("reelkit_oldest_unfinished_seconds", "gauge", "Age of the oldest unfinished purchase.", {(): age})


def rendered(given: Iterator[Metric]) -> str:
    """The metrics as text. A name, a label and a help text of ours need no escapes but those of label values."""
    lines: list[str] = []
    for metric in given:
        lines += [f"# HELP {metric.name} {metric.help}", f"# TYPE {metric.name} {metric.type}"]
        for labels, value in sorted(metric.samples.items()):
            text = ",".join(f'{name}="{_escaped(label)}"' for name, label in labels)
            lines.append(f"{metric.name}{'{' + text + '}' if text else ''} {value}")
    return "\n".join(lines) + "\n"


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@contextlib.contextmanager
def serving(address: tuple[str, int] | None, lines: Lines, requests: RequestCounts) -> Iterator[None]:
    """Serve the metrics while the block runs, if an address is given."""
    if address is None:
        yield
        return
    host, port = address
    one_at_a_time = threading.Lock()  # a database that hangs must not be asked by ever more threads

    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = PATIENCE

        def do_GET(self) -> None:
            if self.path.partition("?")[0] != "/metrics":
                self._send(404, "the metrics are at /metrics\n")
            elif one_at_a_time.acquire(timeout=PATIENCE):
                try:
                    text = rendered(metrics(lines, requests))
                finally:
                    one_at_a_time.release()
                self._send(200, text)
            else:
                self._send(503, "the scrape before this one has not ended\n")

        def _send(self, status: int, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", CONTENT_TYPE)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Log nothing."""

    class Server(http.server.ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET

        def handle_error(self, *_: Any) -> None:
            """Print nothing when a scraper disconnects."""

    try:
        server = Server(address, Handler)
    except OSError as error:
        place = f"{host} port {port}"
        raise ReelkitError(f"metrics cannot be served on {place} ({error.strerror}); choose another port") from None
    terminal.note(f"metrics: http://{f'[{host}]' if ':' in host else host}:{server.server_port}/metrics")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
