"""The server with clients that do not send HTTP."""

import gc

import pytest

from reelkit_mock._http.connection import Connection
from reelkit_mock._http.messages import Wire, json_reply
from reelkit_mock._http.request_parser import RequestParser
from reelkit_mock._http.server import serve
from tests.mock.raw_client import GET, Client, Start, echo, on_every_loop, read_error

MALFORMED = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a TLS client
    b"hello\r\n\r\n",
    b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /\r\n\r\n",
    b"CONNECT \r\n\r\n",
    b"GET / HTTP/2.0\r\nhost: x\r\nconnection: keep-alive\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
    b"GET / HTTP/1.1\r\nhost: a\r\nHost: a\r\n\r\n",
    b"POST / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: h2c\r\ncontent-length: 1\r\n\r\nx",
]


@on_every_loop
@pytest.mark.parametrize("raw", MALFORMED)
def test_what_is_not_http_is_400(start: Start, raw: bytes) -> None:
    """400, and the connection ends."""
    with start(echo) as server, Client(server.base_url) as client:
        client.send(raw)
        status, _ = read_error(client)

    assert status == 400


@pytest.mark.parametrize("coding", [b"gzip, chunked", b"gzip\r\ntransfer-encoding: chunked"])
def test_an_unknown_transfer_coding_is_501(coding: bytes) -> None:
    """The body would be taken for what it is not."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: %s\r\n\r\n0\r\n\r\n" % coding)
        status, said = read_error(client)

    assert (status, said) == (501, "This server supports Transfer-Encoding: chunked only, not gzip, chunked.")


def test_requests_before_a_malformed_one_get_their_responses() -> None:
    """The error is sent after the responses to earlier requests."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(GET + GET + b"nonsense\r\n\r\n")
        statuses = [client.read_response().status, client.read_response().status, read_error(client)[0]]

    assert statuses == [200, 200, 400]


def test_an_error_waits_for_the_response_in_progress() -> None:
    """Nothing is written into the middle of a response."""
    late = json_reply(200, 1)._replace(wire=Wire(every=0.01))
    with serve(lambda _: late) as server, Client(server.base_url) as client:
        client.send(GET + b"nonsense\r\n\r\n")
        statuses = [client.read_response().status, read_error(client)[0]]

    assert statuses == [200, 400]


@pytest.mark.slow
def test_a_flood_of_malformed_requests_leaves_the_server_running() -> None:
    """After 20,000 malformed requests a valid one works."""
    with serve(echo) as server:
        for _ in range(20_000):
            with Client(server.base_url) as client:
                client.send(b"nonsense\r\n\r\n")
        with Client(server.base_url) as client:
            client.send(GET)
            status = client.read_response().status

    assert status == 200


@pytest.mark.slow
@on_every_loop
@pytest.mark.parametrize("raw", [GET, b"nonsense\r\n\r\n", GET[:-2] + b"content-length: 99999999\r\n\r\n"])
def test_a_closed_connection_is_released(start: Start, raw: bytes) -> None:
    """Its memory is released at once, without the garbage collector."""

    def left() -> int:
        return sum(isinstance(thing, Connection | RequestParser) for thing in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        with start(echo) as server:
            for _ in range(20):
                with Client(server.base_url) as client:
                    client.send(raw)
                    client.read_response()
        counted = left()
    finally:
        gc.enable()

    assert counted == 0
