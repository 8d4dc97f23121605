"""The mock behind httpx without a socket: what a client sees must be what it sees through one."""

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

from .raw import echo

Seen = tuple[object, ...]
PATIENCE = 0.2
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
    """Status, headers and pieces of an answer put together, or the exception in their place."""
    seen = b""
    try:
        with client.stream(method, "/") as response:
            for piece in response.iter_raw():
                seen += piece
    except httpx.HTTPError as error:
        return type(error), seen
    return response.status_code, response.headers.multi_items(), seen, response.extensions["http_version"]


async def see_async(client: httpx.AsyncClient, method: str) -> Seen:
    """The same."""
    seen = b""
    try:
        async with client.stream(method, "/") as response:
            async for piece in response.aiter_raw():
                seen += piece
    except httpx.HTTPError as error:
        return type(error), seen
    return response.status_code, response.headers.multi_items(), seen, response.extensions["http_version"]


def see_both(method: str, **options: Any) -> list[Seen]:
    """What either client sees."""

    async def with_async() -> Seen:
        async with httpx.AsyncClient(timeout=PATIENCE, **options) as client:
            return await see_async(client, method)

    with httpx.Client(timeout=PATIENCE, **options) as client:
        return [see(client, method), asyncio.run(with_async())]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("wire", WIRES, ids=str)
def test_an_answer_looks_as_it_does_through_a_socket(wire: Wire, method: str) -> None:
    """The same status, headers and bytes, or the same exception after the same bytes."""

    def answer(_: Request) -> Reply:
        return json_reply(201, "abc", (("x-twice", "1"), ("x-twice", "2")))._replace(wire=wire)

    with serve(answer) as server:
        through_a_socket = see_both(method, base_url=server.base_url)
    in_process = see_both(method, base_url="http://mock", transport=MockTransport(answer))

    assert in_process == through_a_socket


def test_a_request_looks_as_it_does_through_a_socket() -> None:
    """Target, headers and body, which comes in pieces."""

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


def test_a_packed_body_is_unpacked() -> None:
    """By the client's own decoder, as ever."""
    packed = gzip.compress(BODY)
    reply = Reply(200, (("content-encoding", "gzip"), ("content-length", str(len(packed)))), packed)
    with httpx.Client(transport=MockTransport(lambda _: reply), base_url="http://mock") as client:
        response = client.get("/")

    assert (response.content, response.headers["content-length"]) == (BODY, str(len(packed)))


def advanced(wire: Wire, timeout: float | None, get: Callable[[Handler, list[float], float | None], object]) -> object:
    """The waits of one request by a clock that is moved by hand, and how it ended."""
    waits: list[float] = []
    return get(lambda _: json_reply(200, "abc")._replace(wire=wire), waits, timeout), waits


def get_sync(answer: Handler, waits: list[float], timeout: float | None) -> object:
    """Status or exception."""
    with httpx.Client(transport=MockTransport(answer, waits.append), base_url="http://mock", timeout=timeout) as client:
        try:
            return client.get("/").status_code
        except (httpx.HTTPError, MockError) as error:
            return type(error)


def get_async(answer: Handler, waits: list[float], timeout: float | None) -> object:
    """The same."""

    async def ask() -> object:
        transport = MockTransport(answer, waits.append)
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
def test_waiting_may_be_left_to_a_clock(
    get: Callable[[Handler, list[float], float | None], object],
    wire: Wire,
    timeout: float | None,
    ended: object,
    waits: list[float],
) -> None:
    """A clock that is moved by hand is moved, and nothing really waits; for ever it cannot be moved."""
    assert advanced(wire, timeout, get) == (ended, waits)


def test_others_go_on_while_one_waits() -> None:
    """Waiting blocks its own request alone."""

    async def ask() -> list[object]:
        order: list[object] = []

        def answer(request: Request) -> Reply:
            late = Wire(delay=0.1) if request.target == "/late" else None
            return json_reply(200, "abc")._replace(wire=late)

        async def get(target: str) -> None:
            await client.get(target)
            order.append(target)

        async with httpx.AsyncClient(transport=MockTransport(answer), base_url="http://mock") as client:
            await asyncio.gather(get("/late"), get("/prompt"))
        return order

    assert asyncio.run(ask()) == ["/prompt", "/late"]


def test_a_failure_of_the_mock_is_raised_where_it_was_asked() -> None:
    """A test in the same process sees the whole traceback."""

    def answer(_: Request) -> Reply:
        raise KeyError("planted")

    with httpx.Client(transport=MockTransport(answer)) as client, pytest.raises(KeyError, match="planted"):
        client.get("http://mock/")
