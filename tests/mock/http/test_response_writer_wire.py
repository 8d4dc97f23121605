"""The effects of a `Wire`, seen by the client."""

import threading
import time

import pytest

from reelkit_mock._http.connection import Handler
from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from reelkit_mock._http.server import serve
from tests.mock.raw_client import GET, Client, Start, connections_left, on_every_loop

WHOLE = b'HTTP/1.1 200 OK\r\ncontent-type: application/json; charset=utf-8\r\ncontent-length: 5\r\n\r\n"abc"'
LARGE = Reply(200, (("content-length", "5000000"),), bytes(5_000_000))
FIRST = b"GET /first HTTP/1.1\r\nhost: x\r\n\r\n"


def answering(wire: Wire) -> Handler:
    """Return a handler that applies *wire* to the first request only."""

    def handler(request: Request) -> Reply:
        return json_reply(200, "abc")._replace(wire=wire if request.target == "/first" else None)

    return handler


def until_reset(client: Client) -> bytes:
    """Return what arrives before the reset."""
    seen = b""
    try:
        while piece := client.receive():
            seen += piece
    except ConnectionResetError:
        return seen
    raise AssertionError(f"a clean end after {len(seen)} bytes")


@on_every_loop
@pytest.mark.parametrize(
    ("wire", "seen"),
    [
        (Wire(head=False), b""),
        (Wire(head=False, delay=0.01), b""),
        (Wire(garbage=b"\0not HTTP"), b"\0not HTTP"),
        (Wire(cut=0), WHOLE[:-5]),
        (Wire(cut=2), WHOLE[:-3]),
        (Wire(cut=2, every=0.001), WHOLE[:-3]),
        (Wire(cut=99), WHOLE),
    ],
)
def test_a_response_ends_early(start: Start, wire: Wire, seen: bytes) -> None:
    """Cleanly; later requests get no response."""
    with start(answering(wire)) as server, Client(server.base_url) as client:
        client.send(FIRST + GET)

        assert client.read_to_end() == seen


@on_every_loop
@pytest.mark.parametrize(
    ("wire", "seen"),
    [
        (Wire(head=False, reset=True), b""),
        (Wire(garbage=b"\0not HTTP", reset=True), b"\0not HTTP"),
        (Wire(cut=2, reset=True), WHOLE[:-3]),
        (Wire(reset=True), WHOLE),
    ],
)
def test_a_response_ends_in_a_reset(start: Start, wire: Wire, seen: bytes) -> None:
    """A real reset, after everything that should arrive."""
    with start(answering(wire)) as server, Client(server.base_url) as client:
        client.send(FIRST + GET)

        assert until_reset(client) == seen


@on_every_loop
def test_a_reset_waits_for_a_client_that_reads_late(start: Start) -> None:
    """The written bytes must not be lost with the connection."""
    reply = LARGE._replace(wire=Wire(cut=4_000_000, reset=True))
    with start(lambda _: reply) as server, Client(server.base_url) as client:
        client.send(GET)
        time.sleep(0.1)
        head, _, body = until_reset(client).partition(b"\r\n\r\n")

    assert (head, len(body)) == (b"HTTP/1.1 200 OK\r\ncontent-length: 5000000", 4_000_000)


@on_every_loop
@pytest.mark.parametrize("wire", [Wire(delay=0.02), Wire(every=0.001), Wire(delay=0.01, every=0.001)])
def test_later_requests_wait_for_a_slow_response(start: Start, wire: Wire) -> None:
    """A late response comes before the next one, and both are complete."""
    with start(answering(wire)) as server, Client(server.base_url) as client:
        client.send(FIRST + GET)
        client.send(FIRST)
        response = [client.read_response(), client.read_response(), client.read_response()]

    assert [(each.status, each.body) for each in response] == [(200, b'"abc"')] * 3


def test_a_response_takes_the_time_of_its_wire() -> None:
    """The delay before the head, and the pause between two bytes."""
    with serve(answering(Wire(delay=0.1, every=0.05))) as server, Client(server.base_url) as client:
        before = time.monotonic()
        client.send(FIRST)
        client.read_response()
        taken = time.monotonic() - before

    assert taken >= 0.1 + 4 * 0.05 - 0.01  # clocks differ slightly


def test_a_100_continue_waits_for_the_response_in_progress() -> None:
    """100 Continue is sent in order too."""
    asked = b"POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 1\r\n\r\n"
    with serve(answering(Wire(every=0.01))) as server, Client(server.base_url) as client:
        client.send(FIRST + asked)
        first = client.read_response()
        interim = client.read_head()
        client.send(b"a")
        second = client.read_response()

    assert (first.body, interim, second.body) == (b'"abc"', b"HTTP/1.1 100 Continue", b'"abc"')


def test_a_hanging_response_does_not_block_others() -> None:
    """The client gets nothing, while another connection is served."""
    with serve(answering(Wire(hang=True))) as server, Client(server.base_url) as hanging:
        hanging.send(FIRST + GET)
        with Client(server.base_url) as other:
            other.send(GET)
            status = other.read_response().status
        hanging.set_timeout(0.1)
        with pytest.raises(TimeoutError):
            hanging.receive()

    assert status == 200


@on_every_loop
@pytest.mark.parametrize("wire", [Wire(hang=True), Wire(delay=3600), Wire(every=3600)])
@pytest.mark.parametrize("surplus", [b"", GET * 1000])
def test_a_response_in_progress_ends_with_the_client(start: Start, wire: Wire, surplus: bytes) -> None:
    """Nothing is kept for a client that has disconnected."""
    asked = threading.Event()

    def handler(request: Request) -> Reply:
        asked.set()
        return json_reply(200, "abc")._replace(wire=wire)

    with start(handler) as server:
        with Client(server.base_url) as client:
            client.send(FIRST + surplus)
            asked.wait(20)

        assert connections_left(server) == 0


@pytest.mark.every_python
@on_every_loop
def test_a_flood_of_requests_behind_a_slow_response_is_not_read(start: Start) -> None:
    """The client is slowed down, and gets the responses later."""
    sent = 0

    def flood() -> None:
        nonlocal sent
        for _ in range(400):
            client.send(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n" + bytes(100_000))
            sent += 1

    with start(answering(Wire(delay=1.0))) as server, Client(server.base_url) as client:
        client.send(FIRST)
        flooding = threading.Thread(target=flood)
        flooding.start()
        flooding.join(0.5)
        before = sent
        bodies = [client.read_response().body for _ in range(401)]
        flooding.join(20)

    assert before < 200
    assert bodies == [b'"abc"'] * 401


@on_every_loop
def test_a_feed_is_sent_until_it_ends(start: Start) -> None:
    """The response has no length, so the connection ends with it, and a request behind it gets no response."""
    pieces = iter([b"one", b"", b"two", None])
    with (
        start(lambda _: Reply(200, (), b"", Wire(feed=lambda: next(pieces)))) as server,
        Client(server.base_url) as client,
    ):
        client.send(FIRST + FIRST)
        text = client.read_to_end()

    assert text == b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nonetwo"


@on_every_loop
def test_a_feed_ends_with_its_client(start: Start) -> None:
    """Its connection is released."""
    asked = threading.Event()

    def feed() -> bytes:
        asked.set()
        return b""

    with start(lambda _: Reply(200, (), b"", Wire(feed=feed))) as server:
        with Client(server.base_url) as client:
            client.send(FIRST)
            asked.wait(20)

        assert connections_left(server) == 0


def test_a_client_that_does_not_read_stops_the_feed() -> None:
    """What it has not read is not kept in memory."""
    asked, is_asked = [], threading.Event()

    def feed() -> bytes:
        asked.append(1)
        is_asked.set()
        return bytes(10_000_000)

    with serve(lambda _: Reply(200, (), b"", Wire(feed=feed))) as server, Client(server.base_url) as client:
        client.send(FIRST)
        assert is_asked.wait(20)
        time.sleep(0.3)

    assert len(asked) == 1
