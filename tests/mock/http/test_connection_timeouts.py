"""The server with clients that are slow, silent or gone."""

import time

import pytest

from reelkit_mock._http.limits import Limits
from reelkit_mock._http.messages import Reply, Request, json_reply
from reelkit_mock._http.server import serve
from tests.mock.raw_client import GET, Client, Start, connections_left, echo, on_every_loop, read_error

pytestmark = pytest.mark.slow

BRIEF = Limits(request=0.2)


@on_every_loop
@pytest.mark.parametrize(
    ("first", "drops"),
    [
        (b"G", b"ET "),
        (b"GET / HTTP/1.1\r\nx: ", b"aaa"),
        (b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9999\r\n\r\n", b"aaa"),
        (GET + b"G", b"ET "),
    ],
)
def test_a_slow_client_gets_408(start: Start, first: bytes, drops: bytes) -> None:
    """The time of the whole request counts, however steadily it sends."""
    with start(echo, limits=BRIEF) as server, Client(server.base_url) as client:
        client.send(first)
        for drop in drops:
            time.sleep(0.02)
            client.send(bytes([drop]))
        if first.startswith(GET):
            client.read_response()

        assert read_error(client) == (408, "The request was not complete within 0.2 s.")


@pytest.mark.every_python
def test_an_idle_connection_is_closed_without_a_response() -> None:
    """Before the first request and after one."""
    with serve(echo, limits=Limits(idle=0.5)) as server, Client(server.base_url) as new, Client(server.base_url) as old:
        old.send(GET)
        old.read_response()

        assert (new.read_to_end(), old.read_to_end()) == (b"", b"")


@on_every_loop
def test_a_client_that_disconnects_during_its_request_leaves_nothing(start: Start) -> None:
    """The mock never sees the request."""
    asked = []

    def handler(request: Request) -> Reply:
        asked.append(request.target)
        return json_reply(200, 1)

    with start(handler) as server:
        with Client(server.base_url) as client:
            client.send(GET)
            client.read_response()
            client.send(b"POST /part HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc")

        assert (connections_left(server), asked) == (0, ["/"])


@pytest.mark.every_python
def test_an_active_connection_is_kept_open() -> None:
    """Neither timeout counts over several requests."""
    limits = Limits(request=1.0, idle=1.0)
    with serve(echo, limits=limits) as server, Client(server.base_url) as client:
        for _ in range(14):
            time.sleep(0.1)
            client.send(GET)
            client.read_response()
        client.send(GET)
        status = client.read_response().status

    assert status == 200


def test_a_client_that_never_closes_is_disconnected() -> None:
    """After the server has closed its side, the client has `linger` seconds to close."""

    def go_on_sending() -> None:
        while True:
            client.send(b"more")
            time.sleep(0.01)

    with serve(echo, limits=Limits(linger=0.2)) as server, Client(server.base_url) as client:
        client.send(b"nonsense\r\n\r\n")
        client.read_to_end()
        with pytest.raises(ConnectionError):
            go_on_sending()


@pytest.mark.every_python
@on_every_loop
def test_reading_stops_while_a_client_does_not_read(start: Start) -> None:
    """The server stops responding instead of buffering; later it continues."""
    responded = 0

    def handler(request: Request) -> Reply:
        nonlocal responded
        responded += 1
        return Reply(200, (("content-length", "100000"),), bytes(100_000))

    total = 2000  # 200 MB of responses
    with start(handler) as server, Client(server.base_url) as client:
        client.send(GET * total)
        seen = -1
        while seen != responded:
            seen = responded
            time.sleep(0.2)
        sizes = [len(client.read_response().body) for _ in range(total)]

    assert seen < total / 2
    assert sizes == [100_000] * total
    assert responded == total
