"""The server with clients that follow HTTP."""

import asyncio
import json
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from reelkit_mock._http import server as server_module
from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from reelkit_mock._http.server import Server, serve
from tests.mock.raw_client import GET, Client, Start, echo, on_every_loop

POST = (
    b"POST /v2/video?a=%20b HTTP/1.1\r\nHost: x\r\nX-Twice: 1\r\nx-twice: 2\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX-Trailer: late\r\n\r\n"
)


def ask(raw: bytes) -> tuple[int, object]:
    """Return the status and body of the response to these bytes."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(raw)
        response = client.read_response()
    return response.status, json.loads(response.body)


@on_every_loop
def test_a_request_arrives_as_it_was_sent(start: Start) -> None:
    """Escapes are kept, names are in lower case, repeated fields joined, chunks joined, trailers dropped."""
    with start(echo) as server, Client(server.base_url) as client:
        client.send(POST)
        response = client.read_response()

    headers = {"host": "x", "x-twice": "1, 2", "transfer-encoding": "chunked"}
    assert json.loads(response.body) == ["POST", "/v2/video?a=%20b", headers, "abcde"]


def test_a_trailer_does_not_reach_the_next_request() -> None:
    """The headers of the next request do not contain them."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(POST + GET)
        client.read_response()
        response = client.read_response()

    assert json.loads(response.body) == ["GET", "/", {"host": "x"}, ""]


@settings(max_examples=60)
@given(cuts=st.sets(st.integers(1, len(POST) - 1)))
def test_a_split_request_is_the_same_request(cuts: set[int]) -> None:
    """However the bytes are split into packets, the response is the same."""
    edges = [0, *sorted(cuts), len(POST)]
    with serve(echo) as server, Client(server.base_url) as client:
        for start, end in pairwise(edges):
            client.send(POST[start:end])
        split = client.read_response()
        client.send(POST)
        whole = client.read_response()

    assert split == whole


def test_a_request_may_come_byte_by_byte() -> None:
    """The worst split, twice on one connection."""
    with serve(echo) as server, Client(server.base_url) as client:
        for byte in POST + POST:
            client.send(bytes([byte]))
        response = [client.read_response(), client.read_response()]

    assert [each.status for each in response] == [200, 200]


@pytest.mark.parametrize(
    ("sent", "target"),
    [
        (b"http://host.example:80/a%2Fb?c=d", "/a%2Fb?c=d"),
        (b"http://host.example", "/"),
        (b"http://host.example?c=d", "/?c=d"),
        (b"/a?b=http://c/d", "/a?b=http://c/d"),
        (b"//a//b", "//a//b"),
    ],
)
def test_a_target_is_path_and_query(sent: bytes, target: str) -> None:
    """Scheme and host are dropped."""
    status, body = ask(b"GET %s HTTP/1.1\r\nhost: x\r\n\r\n" % sent)

    assert (status, body) == (200, ["GET", target, {"host": "x"}, ""])


def test_pipelined_requests_are_responded_to_in_order() -> None:
    """A client may pipeline requests."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(b"".join(b"GET /%d HTTP/1.1\r\nhost: x\r\n\r\n" % number for number in range(500)))
        targets = [json.loads(client.read_response().body)[1] for _ in range(500)]

    assert targets == [f"/{number}" for number in range(500)]


def test_a_head_request_gets_no_body() -> None:
    """Content-Length is sent all the same, and the connection continues."""
    with serve(lambda _: json_reply(200, "four")) as server, Client(server.base_url) as client:
        client.send(b"HEAD / HTTP/1.1\r\nhost: x\r\n\r\n" + GET)
        head, following = client.read_response("HEAD"), client.read_response()

    assert (head.headers["content-length"], following.body) == ("6", b'"four"')


@pytest.mark.parametrize(
    ("request_line", "sent", "connection"),
    [
        (b"GET / HTTP/1.1", b"connection: close\r\n", "close"),
        (b"GET / HTTP/1.0", b"", "close"),
        (b"CONNECT host:443 HTTP/1.1", b"", None),
        (b"GET / HTTP/1.1", b"connection: upgrade\r\nupgrade: h2c\r\n", None),
    ],
)
def test_the_connection_ends_if_the_request_requires_it(
    request_line: bytes, sent: bytes, connection: str | None
) -> None:
    """On request, for HTTP/1.0, and for another protocol; later requests get no response."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(request_line + b"\r\nhost: x\r\n" + sent + b"\r\n" + GET)
        response = client.read_response()
        rest = client.read_to_end()

    assert (response.status, response.headers.get("connection"), rest) == (200, connection, b"")


def test_an_http_1_0_client_may_keep_the_connection() -> None:
    """The response says that the connection is kept."""
    with serve(echo) as server, Client(server.base_url) as client:
        old = b"GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n"
        client.send(old + old)
        response = [client.read_response(), client.read_response()]

    assert [each.headers["connection"] for each in response] == ["keep-alive", "keep-alive"]


def test_a_client_that_expects_100_continue_gets_it() -> None:
    """100 Continue, then the response."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n")
        interim = client.read_head()
        client.send(b"ab")
        response = client.read_response()

    assert (interim, json.loads(response.body)[3]) == (b"HTTP/1.1 100 Continue", "ab")


@pytest.mark.parametrize("status", [200, 404, 524])
def test_any_status_can_be_sent(status: int) -> None:
    """Including one that no standard defines."""
    with serve(lambda _: Reply(status, (), b"")) as server, Client(server.base_url) as client:
        client.send(GET)
        response = client.read_response()

    assert response == (status, {}, b"")


def test_a_server_that_stops_waits_for_responses_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A response of an hour does not keep the process."""
    monkeypatch.setattr(server_module, "STOP_SECONDS", 0.05)
    late = json_reply(200, 1)._replace(wire=Wire(delay=3600))

    async def stop_while_responding() -> bytes:
        server = await Server.start(lambda _: late)
        port = int(server.base_url.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(GET)
        await asyncio.sleep(0.01)
        await server.drain()
        await server.stop()
        received = await reader.read()
        writer.close()
        return received

    assert asyncio.run(stop_while_responding()) == b""


def test_an_exception_in_the_mock_is_a_500(capsys: pytest.CaptureFixture[str]) -> None:
    """500 with the reason, the traceback on stderr, and the connection continues."""

    def handler(request: Request) -> Reply:
        if request.target == "/bad":
            raise KeyError("planted")
        return json_reply(200, "good")

    with serve(handler) as server, Client(server.base_url) as client:
        client.send(b"GET /bad HTTP/1.1\r\nhost: x\r\n\r\n" + GET)
        failed, following = client.read_response(), client.read_response()

    assert json.loads(failed.body) == {
        "statusCode": 500,
        "message": "The mock failed with KeyError: 'planted'. See its stderr.",
    }
    assert following.status == 200
    assert "Traceback" in capsys.readouterr().err


def test_a_reply_that_cannot_be_encoded_is_a_500(capsys: pytest.CaptureFixture[str]) -> None:
    """A header that cannot be encoded in Latin-1."""
    with serve(lambda _: Reply(200, (("x-name", "ж"),), b"")) as server, Client(server.base_url) as client:
        client.send(GET)
        status = client.read_response().status

    assert status == 500
    assert "UnicodeEncodeError" in capsys.readouterr().err
