"""The correct server, or one with a fault, on a socket: `python -m tests.mutants.serve --fault NAME`.

The first line of its output is JSON with its base URL and the name of its fault, which `GET /__fault` returns too.
`PUT /__fault` with `{"fault": NAME}` restarts the service with another fault.
"""

import argparse
import json
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

from .admin import ManualClock, administer
from .catalogue import find
from .fault import NO_FAULT, Fault
from .model import Call
from .service import Service, Settings

MP4_HEAD = bytes.fromhex("00000018667479706d703432000000006d70343269736f6d")  # an ftyp box


class Server(ThreadingHTTPServer):
    """The listening server with its service."""

    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 128
    service: Service
    clock: Callable[[], float]

    def plant(self, name: str) -> None:
        """Restart the service with this fault; return whether the fault is known."""
        self.service = Service(self.clock, self.service.settings, find(name) or NO_FAULT)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # send a response in one piece
    server: Server

    def setup(self) -> None:
        """Disable Nagle's algorithm, because responses are small."""
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):  # the service decides which methods exist
            return self._handle
        raise AttributeError(name)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing."""

    def _handle(self) -> None:
        target, _, query = self.path.partition("?")
        path = unquote(target)
        headers = {name.lower(): value for name, value in self.headers.items()}
        peer = ":".join(map(str, self.client_address))
        call = Call(self.command, path, query, headers, self._body(), tuple(self.headers), target, peer)
        if path == "/__fault" and self.command == "PUT":
            self.server.plant(json.loads(call.body)["fault"])
        service, clock = self.server.service, self.server.clock
        if path == "/__fault":
            self._send(200, "application/json", json.dumps({"fault": service.fault.name}).encode())
        elif path.startswith("/__mock/") and isinstance(clock, ManualClock):
            status, data = administer(service, clock, call)
            self._send(status, "application/json", json.dumps(data).encode())
        elif path.startswith("/files/"):
            self._file(path)
        else:
            answer = service.answer(call)
            self._send(answer.status, answer.type, answer.encoded(), answer.headers)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _file(self, path: str) -> None:
        fault = self.server.service.fault
        payload = path.encode()
        video = MP4_HEAD + (len(payload) + 8).to_bytes(4, "big") + b"mdat" + payload
        if fault.files is not None:
            self._send(*fault.files)
        elif fault.links is not None:
            self._send(*fault.links(int(path.split("/")[2]), self.headers.get("Range", ""), video))
        else:
            self._send(200, "video/mp4", video)

    def _send(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        if status >= 200 and status != 204:
            self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and status != 204:
            self.wfile.write(body)
        self.wfile.flush()


def serving(settings: Settings, fault: Fault, clock: Callable[[], float], port: int = 0) -> Server:
    """Return a listening server; `serve_forever` starts it."""
    server = Server(("127.0.0.1", port), Handler)
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    server.clock = clock
    server.service = Service(clock, replace(settings, origin=origin), fault)
    return server


def main() -> None:
    """Serve until stdin closes, so that the server does not outlive its parent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fault", default="none", help="the name of a fault (default: none)")
    parser.add_argument(
        "--clock", default="manual", help="manual, looks, or the seconds that a job takes (default: manual)"
    )
    parser.add_argument("--failing", type=float, default=Settings.failing, help="the share of jobs that fail")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--key", default="", help="the only good key (default: all but those like invalid-1)")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    if (fault := find(options.fault)) is None:
        parser.error(f"no fault is called {options.fault!r}")
    settings = Settings(options.seed, failing=options.failing, key=options.key, by_fetches=options.clock == "looks")
    if options.clock not in ("manual", "looks"):
        settings = replace(settings, job_seconds=float(options.clock))
    clock = ManualClock() if options.clock == "manual" else time.time
    server = serving(settings, fault, clock, options.port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"base_url": server.service.settings.origin, "fault": server.service.fault.name}), flush=True)
    sys.stdin.read()
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()
