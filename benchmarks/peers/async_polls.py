"""Polls of a running job with asynchronous clients: `python -m benchmarks.peers.async_polls CLIENT BASE_URL`.

For each line of standard input, which is a number of polls, it prints the CPU seconds of one of them, and the peak
memory of the process, as JSON. Standard library only, beside the client.
"""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from ..memory import peak
from .program import JOB, KEY, TIMEOUT

IN_FLIGHT = 12
POLL = f"/v2/video/generations?generation_id={JOB}"
HEADERS = {"Authorization": f"Bearer {KEY}"}

Ask = Callable[[], Awaitable[object]]


@contextlib.asynccontextmanager
async def reelkit(base_url: str) -> AsyncIterator[Ask]:
    from reelkit import AsyncClient

    async with AsyncClient(KEY, base_url=base_url) as client:
        yield client.attach(JOB).refresh


@contextlib.asynccontextmanager
async def reelkit_transport(base_url: str) -> AsyncIterator[Ask]:
    """What AsyncClient sends with, alone."""
    import ssl

    import httpx

    from reelkit._io.http1.transport import Transport

    async def lookup(host: str, port: int) -> list[str]:
        return [host]

    transport = Transport(ssl.create_default_context(), lookup, IN_FLIGHT)

    async def ask() -> object:
        response = await transport.handle_async_request(httpx.Request("GET", base_url + POLL, headers=HEADERS))
        return json.loads(await response.aread())

    yield ask
    await transport.aclose()


@contextlib.asynccontextmanager
async def httpx(base_url: str) -> AsyncIterator[Ask]:
    import httpx

    async with httpx.AsyncClient(base_url=base_url, headers=HEADERS) as client:
        yield lambda: _json(client.get(POLL))


@contextlib.asynccontextmanager
async def httpx2(base_url: str) -> AsyncIterator[Ask]:
    import httpx2

    async with httpx2.AsyncClient(base_url=base_url, headers=HEADERS) as client:
        yield lambda: _json(client.get(POLL))


@contextlib.asynccontextmanager
async def httpx_aiohttp(base_url: str) -> AsyncIterator[Ask]:
    from httpx_aiohttp import HttpxAiohttpClient

    async with HttpxAiohttpClient(base_url=base_url, headers=HEADERS) as client:
        yield lambda: _json(client.get(POLL))


@contextlib.asynccontextmanager
async def aiohttp(base_url: str) -> AsyncIterator[Ask]:
    from aiohttp import ClientSession

    async with ClientSession(base_url, headers=HEADERS) as session:

        async def ask() -> object:
            async with session.get(POLL) as response:
                return await response.json()

        yield ask


@contextlib.asynccontextmanager
async def pyreqwest(base_url: str) -> AsyncIterator[Ask]:
    from pyreqwest.client import ClientBuilder

    async with ClientBuilder().default_headers(HEADERS).build() as client:

        async def ask() -> object:
            response = await client.get(base_url + POLL).build().send()
            return await response.json()

        yield ask


@contextlib.asynccontextmanager
async def httptools(base_url: str) -> AsyncIterator[Ask]:
    """The least that a protocol with this parser can do, as a floor: no limits, no timeouts, no errors."""
    import httptools

    host, _, port = base_url.removeprefix("http://").partition(":")
    request = f"GET {POLL} HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {KEY}\r\n\r\n".encode()

    class Connection(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport: Any = transport

        def data_received(self, data: bytes) -> None:
            self.parser.feed_data(data)

        def on_body(self, body: bytes) -> None:
            self.body += body

        def on_message_complete(self) -> None:
            self.done.set_result(json.loads(self.body))

        async def ask(self) -> object:
            self.parser, self.body = httptools.HttpResponseParser(self), b""
            self.done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
            self.transport.write(request)
            return await self.done

    idle: list[Connection] = []

    async def ask() -> object:
        loop = asyncio.get_running_loop()
        connection = idle.pop() if idle else (await loop.create_connection(Connection, host, int(port)))[1]
        try:
            return await connection.ask()
        finally:
            idle.append(connection)

    yield ask
    for connection in idle:
        connection.transport.close()


@contextlib.asynccontextmanager
async def openai(base_url: str) -> AsyncIterator[Ask]:
    from openai import AsyncOpenAI

    async with AsyncOpenAI(api_key=KEY, base_url=base_url, timeout=TIMEOUT) as client:
        yield lambda: client.videos.retrieve(JOB)


@contextlib.asynccontextmanager
async def genai(base_url: str) -> AsyncIterator[Ask]:
    from google.genai.types import GenerateVideosOperation

    from .genai import MODEL, connect

    client = connect(base_url).aio
    operation = GenerateVideosOperation(name=f"publishers/google/models/{MODEL}/operations/{JOB}")
    yield lambda: client.operations.get(operation)
    await client.aclose()


@contextlib.asynccontextmanager
async def fal(base_url: str) -> AsyncIterator[Ask]:
    import fal_client.client

    from .fal import APP

    fal_client.client.QUEUE_URL_FORMAT = f"{base_url}/"  # a constant, as in `fal.py`
    client = fal_client.client.AsyncClient(key=KEY, default_timeout=TIMEOUT)
    yield lambda: client.status(APP, JOB)


CLIENTS = (reelkit, reelkit_transport, httpx, httpx2, httpx_aiohttp, aiohttp, pyreqwest, httptools, openai, genai, fal)


async def _json(response: Awaitable[Any]) -> object:
    return (await response).json()


async def main(name: str, base_url: str) -> None:
    """Ask as often as each line says."""
    [client] = [each for each in CLIENTS if each.__name__ == name]
    async with client(base_url) as ask:

        async def repeat(times: int) -> None:
            for _ in range(times):
                await ask()

        for line in sys.stdin:
            each = int(line) // IN_FLIGHT
            start = time.process_time()
            await asyncio.gather(*(repeat(each) for _ in range(IN_FLIGHT)))
            spent = (time.process_time() - start) / (each * IN_FLIGHT)
            print(json.dumps({"cpu": spent, "peak": peak()}), flush=True)
        os._exit(0)  # one of them aborts when the interpreter ends


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
