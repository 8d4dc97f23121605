"""A minimal server on loopback that responds to every fetch at once.

    python benchmarks/local_server.py

It prints its port. It does as little as possible, so that the client is measured. The path selects the response: below
``/done`` a job is finished, below ``/once`` it is `generating` on the first fetch, below ``/busy`` always. ``/count``
returns the number of fetches. The server exits when its standard input is closed, or after five minutes.
"""

import asyncio
import contextlib
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from urllib.request import urlopen

LIFETIME = 300.0  # seconds
ID = "job-0000001"  # replaced by the requested id: a client rejects a response about another job
JOB = {"id": ID, "status": "generating", "video": None, "error": None}
VIDEO = {"url": "https://cdn.example.com/videos/0123456789abcdef.mp4", "content_type": "video/mp4", "file_size": 4711}
USAGE = {"usage": {"credits_used": 630000, "usd_spent": 0.315}}


def reply(content: object) -> bytes:
    """Return a complete response, ready to be sent."""
    body = json.dumps(content).encode()
    return b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)


DONE = reply({**JOB, "status": "succeeded", "video": VIDEO, "meta": USAGE})
GENERATING = reply(JOB)

asked_for: set[bytes] = set()
count = 0


def answer(path: bytes) -> bytes:
    """Return the response to one request."""
    global count
    if path == b"/count":
        return reply(count)
    count += 1
    if path.startswith(b"/done") or (path.startswith(b"/once") and path in asked_for):
        return about(path, DONE)
    asked_for.add(path)
    return about(path, GENERATING)


def about(path: bytes, content: bytes) -> bytes:
    """Return the response with the requested id, which is as long as the other one."""
    job_id = path.rpartition(b"generation_id=")[2]
    return content.replace(ID.encode(), job_id) if len(job_id) == len(ID) else content


class Connection(asyncio.Protocol):
    """One connection that is kept open. Requests have no body."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        *questions, self.received = (self.received + data).split(b"\r\n\r\n")
        for question in questions:
            self.transport.write(answer(question.split(b" ", 2)[1]))


async def serve() -> None:
    """Serve until the standard input is closed."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    server = await loop.create_server(Connection, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)

    def wait_for_the_end() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(over.set)

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(over.wait(), LIFETIME)


@contextlib.contextmanager
def running() -> Iterator[str]:
    """Run the server in a process of its own and yield its address."""
    command = [sys.executable, __file__]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()  # which ends the server


def questions(address: str) -> int:
    """Return the number of fetches that this server has responded to."""
    with urlopen(f"{address}/count", timeout=10) as response:
        return int(response.read())


if __name__ == "__main__":
    asyncio.run(serve())
