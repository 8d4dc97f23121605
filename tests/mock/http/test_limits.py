"""The server with clients that send too much."""

import pytest

from reelkit_mock._http.limits import Limits
from reelkit_mock._http.messages import json_reply
from reelkit_mock._http.server import serve
from tests.mock.raw_client import Client, Start, echo, on_every_loop, read_error

SMALL = Limits(body=1000)


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nhost: x\r\nx-large: " + b"a" * 65536 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nx-endless: " + b"a" * 65536,
        b"GET / HTTP/1.1\r\nhost: x\r\n" + b"x-many: a\r\n" * 6000 + b"\r\n",
        b"GET /" + b"a" * 65536,
        b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n" + b"x-trailer: a\r\n" * 6000,
    ],
    ids=["large header", "endless header", "many headers", "endless target", "endless trailers"],
)
def test_a_head_has_its_limit(raw: bytes) -> None:
    """64 KB, complete or not."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(raw)

        assert read_error(client) == (431, "The request line and headers are larger than 65536 bytes.")


def test_a_head_below_the_limit_is_accepted() -> None:
    """Also in one packet with others that exceed the limit together."""
    large = b"GET / HTTP/1.1\r\nhost: x\r\nx-large: " + b"a" * 60000 + b"\r\n\r\n"
    with serve(lambda _: json_reply(200, 1)) as server, Client(server.base_url) as client:
        client.send(large * 8)
        statuses = [client.read_response().status for _ in range(8)]

    assert statuses == [200] * 8


@pytest.mark.parametrize(
    "raw",
    [
        b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1001\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 1001\r\n\r\n",
        b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n" + b"100\r\n" + b"a" * 256 + b"\r\n",
    ],
    ids=["announced", "asked first", "in chunks"],
)
def test_a_body_has_its_limit(raw: bytes) -> None:
    """If it is announced, it is not read."""
    with serve(echo, limits=SMALL) as server, Client(server.base_url) as client:
        client.send(raw)
        if b"chunked" in raw:
            client.send((b"100\r\n" + b"a" * 256 + b"\r\n") * 3)

        assert read_error(client) == (413, "The body is larger than 1000 bytes.")


@on_every_loop
def test_a_client_that_sends_a_large_body_anyway_gets_the_error(start: Start) -> None:
    """40 MB are on their way; closing at once would reset the connection and lose the response."""
    with start(echo) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 40000000\r\n\r\n")
        client.send(b"a" * 40_000_000)
        status, _ = read_error(client)

    assert status == 413


def test_a_body_at_the_limit_is_accepted() -> None:
    """The limit itself is allowed."""
    with serve(lambda r: json_reply(200, len(r.body)), limits=SMALL) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n" + b"a" * 1000)
        body = client.read_response().body

    assert body == b"1000"
