"""A small scripted service on loopback for the command line."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

JOB = "Zx3z_NSUkI67m3sHg-rUq"
KEY = "0123456789abcdef0123456789abcdef"
VIDEO = b"a video, all of it"


class Says(NamedTuple):
    """A response. *hangs*: stop after this many bytes of the body. *drops*: close the connection instead."""

    status: int
    body: Any
    headers: Mapping[str, str] = {}
    hangs: int | None = None
    drops: bool = False


class Service:
    """The responses to each kind of request, in turn; the last one is repeated. *requests* has what was received."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[tuple[str, str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.is_asked = threading.Event()
        self.is_over = threading.Event()
        self.create = [Says(200, {"id": JOB, "status": "queued"})]
        self.fetch = [Says(200, {"id": JOB, "status": "succeeded", "video": {"url": f"{url}/video.mp4"}})]
        self.video = [Says(200, VIDEO, {"Content-Type": "video/mp4"})]

    def job(self, status: str, **more: Any) -> Says:
        """A response about the job."""
        return Says(200, {"id": JOB, "status": status, **more})

    def answer(self, method: str, path: str, body: Any) -> Says:
        """The response to this request."""
        self.requests.append((method, path, body))
        script = self.create if method == "POST" else self.video if path.startswith("/video.mp4") else self.fetch
        says = script.pop(0) if len(script) > 1 else script[0]
        asked = parse_qs(urlsplit(path).query).get("generation_id")
        if asked and isinstance(says.body, dict) and "id" in says.body:
            return says._replace(body=says.body | {"id": asked[0]})  # the response has the id that was requested
        return says

    def bodies(self) -> list[Any]:
        """The bodies of the creates."""
        return [body for method, _, body in self.requests if method == "POST"]


@contextmanager
def running_service() -> Iterator[Service]:
    """Run the service in a thread, on a free port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # otherwise each response waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = json.loads(self.rfile.read(length)) if length else None
            service.headers.append(dict(self.headers))
            says = service.answer(self.command, self.path, body)
            content = says.body if isinstance(says.body, bytes) else json.dumps(says.body).encode()
            if says.drops:
                self.close_connection = True
                return
            if says.hangs == 0:
                self._hang()
            self.send_response(says.status)
            for name, value in {"Content-Length": str(len(content)), **says.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content[: says.hangs])
            if says.hangs:
                self._hang()

        do_POST = do_GET  # noqa: N815 - the name is the base class's

        def _hang(self) -> None:
            self.wfile.flush()
            service.is_asked.set()
            service.is_over.wait(10)
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    service = Service(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.is_over.set()
        server.shutdown()
        thread.join()
        server.server_close()
