"""The httpx transport of the mock: a client must see what it sees through a socket."""

import asyncio
import gzip
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from reelkit_mock._errors import MockError
from reelkit_mock._http.connection import Handler
from reelkit_mock._http.httpx_transport import MockTransport
from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from reelkit_mock._http.server import serve
from tests.mock.raw_client import echo

Seen = tuple[object, ...]
TIMEOUT = 0.2
BODY = b'"abc"'
WIRES = [
    Wire(),
    Wire(delay=0.01),
    Wire(delay=30),
    Wire(hang=True),
    Wire(head=False),
    Wire(head=False, reset=True),
    Wire(garbage=b"\0\1\2not HTTP\r\n\r\n"),
    Wire(garbage=b"<html>\r\n\r\n"),
    Wire(garbage=b"and no end of line"),
    Wire(garbage=b"and no end of line", reset=True),
    Wire(cut=0),
    Wire(cut=2),
    Wire(cut=2, reset=True),
    Wire(cut=2, every=0.001),
    Wire(cut=5),
    Wire(cut=99),
    Wire(reset=True),
    Wire(every=0.001),
    Wire(every=30),
]


def see(client: httpx.Client, method: str) -> Seen:
    """Return status, headers and body of a response, or the exception instead."""
    seen = b""
    try:
        with client.stream(method, "/") as response:
            for piece in response.iter_raw():
                seen += piece
    except httpx.HTTPError as error:
        return type(error), seen
    return response.status_code, response.headers.multi_items(), seen, response.extensions["http_version"]


async def see_async(client: httpx.AsyncClient, method: str) -> Seen:
    """The asynchronous twin."""
    seen = b""
    try:
        async with client.stream(method, "/") as response:
            async for piece in response.aiter_raw():
                seen += piece
    except httpx.HTTPError as error:
        return type(error), seen
    return response.status_code, response.headers.multi_items(), seen, response.extensions["http_version"]


def see_both(method: str, **options: Any) -> list[Seen]:
    """Return what both clients see."""

    async def with_async() -> Seen:
        async with httpx.AsyncClient(timeout=httpx.Timeout(TIMEOUT, connect=10), **options) as client:
            return await see_async(client, method)

    with httpx.Client(timeout=httpx.Timeout(TIMEOUT, connect=10), **options) as client:
        return [see(client, method), asyncio.run(with_async())]


@pytest.mark.every_python
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("wire", WIRES, ids=str)
def test_a_response_is_the_same_as_through_a_socket(wire: Wire, method: str) -> None:
    """The same status, headers and bytes, or the same exception after the same bytes."""

    def handler(_: Request) -> Reply:
        return json_reply(201, "abc", (("x-twice", "1"), ("x-twice", "2")))._replace(wire=wire)

    with serve(handler) as server:
        through_a_socket = see_both(method, base_url=server.base_url)
    in_process = see_both(method, base_url="http://mock", transport=MockTransport(handler))

    assert in_process == through_a_socket


def test_a_request_is_the_same_as_through_a_socket() -> None:
    """Target, headers and body, which is sent in chunks."""

    def pieces() -> Iterator[bytes]:
        yield b"a"
        yield b"b"

    def ask(url: str, transport: httpx.BaseTransport | None) -> list[Any]:
        with httpx.Client(transport=transport, headers=[("x-twice", "1"), ("X-Twice", "2")]) as client:
            in_pieces = client.post(f"{url}/a%2Fb%20c?d=e%26&f", content=pieces(), headers={"host": "mock"})
            whole = client.post(f"{url}?d=é", json={"a": "ü"}, headers={"host": "mock"})
            return [in_pieces.json(), whole.json()]

    with serve(echo) as server:
        through_a_socket = ask(server.base_url, None)

    assert ask("http://mock", MockTransport(echo)) == through_a_socket


def test_an_async_body_is_read() -> None:
    """The async client sends from an async source."""

    async def ask() -> Any:
        async def pieces() -> Any:
            yield b"a"
            yield b"b"

        async with httpx.AsyncClient(transport=MockTransport(echo), base_url="http://mock") as client:
            return (await client.post("/", content=pieces())).json()[3]

    assert asyncio.run(ask()) == "ab"


def test_a_compressed_body_is_decompressed() -> None:
    """httpx decodes it as usual."""
    packed = gzip.compress(BODY)
    reply = Reply(200, (("content-encoding", "gzip"), ("content-length", str(len(packed)))), packed)
    with httpx.Client(transport=MockTransport(lambda _: reply), base_url="http://mock") as client:
        response = client.get("/")

    assert (response.content, response.headers["content-length"]) == (BODY, str(len(packed)))


def advanced(wire: Wire, timeout: float | None, get: Callable[[Handler, list[float], float | None], object]) -> object:
    """Return the waits of one request with a manual clock, and how it ended."""
    waits: list[float] = []
    return get(lambda _: json_reply(200, "abc")._replace(wire=wire), waits, timeout), waits


def get_sync(handler: Handler, waits: list[float], timeout: float | None) -> object:
    """Return the status or the exception."""
    with httpx.Client(
        transport=MockTransport(handler, waits.append), base_url="http://mock", timeout=timeout
    ) as client:
        try:
            return client.get("/").status_code
        except (httpx.HTTPError, MockError) as error:
            return type(error)


def get_async(handler: Handler, waits: list[float], timeout: float | None) -> object:
    """The asynchronous twin."""

    async def ask() -> object:
        transport = MockTransport(handler, waits.append)
        async with httpx.AsyncClient(transport=transport, base_url="http://mock", timeout=timeout) as client:
            try:
                return (await client.get("/")).status_code
            except (httpx.HTTPError, MockError) as error:
                return type(error)

    return asyncio.run(ask())


@pytest.mark.parametrize("get", [get_sync, get_async])
@pytest.mark.parametrize(
    ("wire", "timeout", "ended", "waits"),
    [
        (Wire(delay=600), None, 200, [600]),
        (Wire(delay=600), 601, 200, [600]),
        (Wire(delay=600), 5, httpx.ReadTimeout, [5]),
        (Wire(hang=True), 5, httpx.ReadTimeout, [5]),
        (Wire(hang=True), None, MockError, []),
        (Wire(delay=3, every=2), 5, 200, [3, 2, 2, 2, 2]),
        (Wire(every=20), 5, httpx.ReadTimeout, [5]),
        (Wire(delay=3, head=False), 5, httpx.RemoteProtocolError, [3]),
    ],
)
def test_a_manual_clock_replaces_waiting(
    get: Callable[[Handler, list[float], float | None], object],
    wire: Wire,
    timeout: float | None,
    ended: object,
    waits: list[float],
) -> None:
    """A manual clock is advanced instead of waiting; it cannot be advanced forever."""
    assert advanced(wire, timeout, get) == (ended, waits)


def test_a_wait_does_not_block_other_requests() -> None:
    """Waiting blocks only its own request."""

    async def ask() -> list[object]:
        order: list[object] = []

        def handler(request: Request) -> Reply:
            late = Wire(delay=0.1) if request.target == "/late" else None
            return json_reply(200, "abc")._replace(wire=late)

        async def get(target: str) -> None:
            await client.get(target)
            order.append(target)

        async with httpx.AsyncClient(transport=MockTransport(handler), base_url="http://mock") as client:
            await asyncio.gather(get("/late"), get("/prompt"))
        return order

    assert asyncio.run(ask()) == ["/prompt", "/late"]


def test_an_exception_in_the_mock_is_raised_in_the_client() -> None:
    """A test in the same process sees the whole traceback."""

    def handler(_: Request) -> Reply:
        raise KeyError("planted")

    with httpx.Client(transport=MockTransport(handler)) as client, pytest.raises(KeyError, match="planted"):
        client.get("http://mock/")
