"""What asks the servers, in a process of its own: raw sockets, kept open, one request at a time each.

    python -m benchmarks.mock.load PORT COUNT REQUEST WORD [ID...]
    python -m benchmarks.mock.load PORT COUNT flood

REQUEST is create, or fetch with the ids of jobs behind WORD. WORD must stand in every answer, beside the status 200.
`flood` sends malformed requests, each on a connection of its own; an answer is right if it is a refusal.

It prints `ready`, begins when a line comes on standard input, and then prints in JSON how many answers were right.
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
RESET = struct.pack("ii", 1, 0)  # else the system runs out of ports: a closed connection keeps its own for a minute

MALFORMED = (
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",  # what begins a TLS connection
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
    """The request for one job."""
    return f"GET {ADDRESS}?generation_id={identifier} HTTP/1.1\r\n{FIELDS}\r\n".encode()


class Asker(asyncio.Protocol):
    """One connection that asks the same again and again."""

    def __init__(self, request: bytes, word: bytes) -> None:
        self.request = request
        self.word = word
        self.left = self.right = 0
        self.received = b""
        self.over = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is none by inheritance

    def begin(self, count: int) -> None:
        """Ask so many times."""
        self.left = count
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        answer = self.received = self.received + data
        head, found, body = answer.partition(b"\r\n\r\n")
        if not found or len(body) < int(head.lower().partition(b"content-length:")[2].split(b"\r", 1)[0]):
            return
        self.received = b""
        self.right += answer.startswith(b"HTTP/1.1 200") and b'"id":' in body and self.word in body
        self.left -= 1
        if self.left:
            self.transport.write(self.request)
        elif not self.over.done():
            self.over.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.over.done():
            self.over.set_result(None)


async def ready() -> None:
    """Say so, and wait for the word."""
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


async def ask(port: int, count: int, requests: list[bytes], word: str) -> dict[str, int]:
    """Ask *count* times over all connections; each has one of *requests*."""
    loop = asyncio.get_running_loop()
    askers = [Asker(request, word.encode()) for request in requests]
    for asker in askers:
        await loop.create_connection(lambda asker=asker: asker, "127.0.0.1", port)  # type: ignore[misc]  # a default argument binds it now
    await ready()
    for asker in askers:
        asker.begin(count // len(askers))
    await asyncio.gather(*(asker.over for asker in askers))
    return {"asked": count // len(askers) * len(askers), "right": sum(asker.right for asker in askers)}


async def flood(port: int, count: int) -> dict[str, int]:
    """Send malformed requests; each must be refused with a status from 400 to 499, and be told so."""
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
                pass  # it is not counted
            finally:
                writer.transport.abort()

    await asyncio.gather(*(send_some() for _ in range(CONNECTIONS)))
    return {"asked": count, "right": refused}


def main(port: int, count: int, request: str, word: str = "", *identifiers: str) -> dict[str, int]:
    """One run."""
    requests = [POST] * CONNECTIONS if request == "create" else list(map(fetch, identifiers))
    asking = flood(port, count) if request == "flood" else ask(port, count, requests, word)
    with asyncio.Runner(loop_factory=new_loop) as runner:
        return runner.run(asking)


if __name__ == "__main__":
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))  # lets a server answer all before it goes on
    port, count, *rest = sys.argv[1:]
    print(json.dumps(main(int(port), int(count), *rest)))
