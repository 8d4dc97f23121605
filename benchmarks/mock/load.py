"""The load generator, in a process of its own: raw keep-alive sockets, one request at a time on each.

    python -m benchmarks.mock.load PORT COUNT REQUEST WORD [ID...]
    python -m benchmarks.mock.load PORT COUNT flood

REQUEST is create, or fetch with the ids of jobs after WORD. Every response must have the status 200 and contain WORD.
`flood` sends malformed requests, each on a new connection; every response must be a refusal.

It prints `ready`, starts when a line arrives on standard input, and then prints the number of right responses as JSON.
"""

import asyncio
import json
import os
import socket
import struct
import sys
from typing import Any, cast

from reelkit_mock._http.server import new_loop

from .servers import ADDRESS, CREATE

CONNECTIONS = 16
FIELDS = "host: localhost\r\nauthorization: Bearer benchmark\r\naccept: application/json\r\n"
CONTENT = f"content-type: application/json\r\ncontent-length: {len(CREATE)}\r\n"
POST = f"POST {ADDRESS} HTTP/1.1\r\n{FIELDS}{CONTENT}\r\n{CREATE}".encode()
# Otherwise the system runs out of ports: a closed connection keeps its port for a minute.
RESET = struct.pack("ii", 1, 0)

MALFORMED = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # the start of a TLS connection
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\nhost: a\r\n\r\n",
    b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 99999999999999\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n",
    b"GET / HTTP/1.1\r\nhost: a\r\nlong: " + b"a" * 70_000 + b"\r\n\r\n",
    POST.replace(b'{"model', b'["model'),
    POST.replace(b"POST", b"TRACE"),
    POST.replace(b"Bearer", b"Bearer\xff"),
)


def fetch(identifier: str) -> bytes:
    """Return the request for one job."""
    return f"GET {ADDRESS}?generation_id={identifier} HTTP/1.1\r\n{FIELDS}\r\n".encode()


class Connection(asyncio.Protocol):
    """A connection that repeats one request."""

    def __init__(self, request: bytes, word: bytes) -> None:
        self.request = request
        self.word = word
        self.left = self.right = 0
        self.received = b""
        self.over = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # the transport of uvloop is no subclass

    def begin(self, count: int) -> None:
        """Send the request this many times."""
        self.left = count
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        response = self.received = self.received + data
        head, found, body = response.partition(b"\r\n\r\n")
        if not found or len(body) < int(head.lower().partition(b"content-length:")[2].split(b"\r", 1)[0]):
            return
        self.received = b""
        self.right += response.startswith(b"HTTP/1.1 200") and b'"id":' in body and self.word in body
        self.left -= 1
        if self.left:
            self.transport.write(self.request)
        elif not self.over.done():
            self.over.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.over.done():
            self.over.set_result(None)


async def ready() -> None:
    """Print `ready`, and wait for a line."""
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


async def ask(port: int, count: int, requests: list[bytes], word: str) -> dict[str, int]:
    """Send *count* requests over all connections; each has one of *requests*."""
    loop = asyncio.get_running_loop()
    connections = [Connection(request, word.encode()) for request in requests]
    for connection in connections:
        await loop.create_connection(lambda each=connection: each, "127.0.0.1", port)  # type: ignore[misc]  # a default argument binds it now
    await ready()
    for connection in connections:
        connection.begin(count // len(connections))
    await asyncio.gather(*(connection.over for connection in connections))
    return {
        "asked": count // len(connections) * len(connections),
        "right": sum(connection.right for connection in connections),
    }


async def flood(port: int, count: int) -> dict[str, int]:
    """Send malformed requests. Each must be refused with a status from 400 to 499."""
    await ready()
    numbers = iter(range(count))
    refused = 0

    async def send_some() -> None:
        nonlocal refused
        for number in numbers:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            connection: Any = writer.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            try:
                writer.write(MALFORMED[number % len(MALFORMED)])
                line = await asyncio.wait_for(reader.readline(), 5)
                refused += line.startswith(b"HTTP/1.1 4")
            except (OSError, TimeoutError):
                pass  # the connection is not counted
            finally:
                writer.transport.abort()

    await asyncio.gather(*(send_some() for _ in range(CONNECTIONS)))
    return {"asked": count, "right": refused}


def main(port: int, count: int, request: str, word: str = "", *identifiers: str) -> dict[str, int]:
    """Run once."""
    requests = [POST] * CONNECTIONS if request == "create" else list(map(fetch, identifiers))
    run = flood(port, count) if request == "flood" else ask(port, count, requests, word)
    with asyncio.Runner(loop_factory=new_loop) as runner:
        return runner.run(run)


if __name__ == "__main__":
    os.sched_setscheduler(
        0, os.SCHED_BATCH, os.sched_param(0)
    )  # lets a server respond to everything before this process continues
    port, count, *rest = sys.argv[1:]
    print(json.dumps(main(int(port), int(count), *rest)))
