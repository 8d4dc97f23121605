"""The least that a server in Python does for a create: parses the request, and writes constant bytes.

    python -m benchmarks.mock.floor BODY

It uses the event loop and the parser of the mock. It prints its port as the mock does, and ends with its standard
input.
"""

import asyncio
import json
import sys
from typing import cast

import httptools

from reelkit_mock._http.server import new_loop


class Connection(asyncio.Protocol):
    """A connection that is kept open."""

    def __init__(self, response: bytes) -> None:
        self._response = response
        self._parser = httptools.HttpRequestParser(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # the transport of uvloop is no subclass

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_message_begin(self) -> None:
        self._target, self._headers, self._body = b"", list[tuple[bytes, bytes]](), b""

    def on_url(self, target: bytes) -> None:
        self._target += target

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers.append((name, value))

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        self._transport.write(self._response)


async def serve(body: bytes) -> None:
    """Serve until the standard input is closed."""
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
    response = head % len(body) + body
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(response), "127.0.0.1", 0)
    print(json.dumps({"base_url": f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=new_loop) as runner:
        runner.run(serve(sys.argv[1].encode()))
