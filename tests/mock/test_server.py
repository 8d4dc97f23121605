"""The server, with clients that keep to HTTP."""

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from reelkit_mock._http.messages import Reply, Request, json_reply
from reelkit_mock._http.server import serve

from .raw import GET, Client, Start, echo, on_every_loop

POST = (
    b"POST /v2/video?a=%20b HTTP/1.1\r\nHost: x\r\nX-Twice: 1\r\nx-twice: 2\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX-Trailer: late\r\n\r\n"
)


def ask(raw: bytes) -> tuple[int, object]:
    """Status and body of what is answered to these bytes."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(raw)
        heard = client.hear()
    return heard.status, json.loads(heard.body)


@on_every_loop
def test_a_request_arrives_as_it_was_sent(start: Start) -> None:
    """Escapes stay, names are in lower case, what came twice is joined, chunks are put together, trailers dropped."""
    with start(echo) as server, Client(server.base_url) as client:
        client.send(POST)
        heard = client.hear()

    headers = {"host": "x", "x-twice": "1, 2", "transfer-encoding": "chunked"}
    assert json.loads(heard.body) == ["POST", "/v2/video?a=%20b", headers, "abcde"]


def test_a_trailer_does_not_reach_the_next_request() -> None:
    """What the parser still holds of one request must not become a header of another."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(POST + GET)
        client.hear()
        heard = client.hear()

    assert json.loads(heard.body) == ["GET", "/", {"host": "x"}, ""]


@settings(max_examples=60)
@given(cuts=st.sets(st.integers(1, len(POST) - 1)))
def test_a_torn_request_is_the_same_request(cuts: set[int]) -> None:
    """However the bytes are cut into packets, the answer is the same."""
    edges = [0, *sorted(cuts), len(POST)]
    with serve(echo) as server, Client(server.base_url) as client:
        for start, end in pairwise(edges):
            client.send(POST[start:end])
        torn = client.hear()
        client.send(POST)
        whole = client.hear()

    assert torn == whole


def test_a_request_may_come_byte_by_byte() -> None:
    """The worst of all cuts, twice on one connection."""
    with serve(echo) as server, Client(server.base_url) as client:
        for byte in POST + POST:
            client.send(bytes([byte]))
        heard = [client.hear(), client.hear()]

    assert [answer.status for answer in heard] == [200, 200]


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
    """What stands before the path is the way to this server."""
    status, body = ask(b"GET %s HTTP/1.1\r\nhost: x\r\n\r\n" % sent)

    assert (status, body) == (200, ["GET", target, {"host": "x"}, ""])


def test_requests_in_a_row_are_answered_in_their_order() -> None:
    """A client may send without waiting."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(b"".join(b"GET /%d HTTP/1.1\r\nhost: x\r\n\r\n" % number for number in range(500)))
        targets = [json.loads(client.hear().body)[1] for _ in range(500)]

    assert targets == [f"/{number}" for number in range(500)]


def test_a_head_request_gets_no_body() -> None:
    """Its length is told all the same, and the connection goes on."""
    with serve(lambda _: json_reply(200, "four")) as server, Client(server.base_url) as client:
        client.send(b"HEAD / HTTP/1.1\r\nhost: x\r\n\r\n" + GET)
        head, following = client.hear("HEAD"), client.hear()

    assert (head.headers["content-length"], following.body) == ("6", b'"four"')


@pytest.mark.parametrize(
    ("request_line", "sent", "answered"),
    [
        (b"GET / HTTP/1.1", b"connection: close\r\n", "close"),
        (b"GET / HTTP/1.0", b"", "close"),
        (b"CONNECT host:443 HTTP/1.1", b"", None),
        (b"GET / HTTP/1.1", b"connection: upgrade\r\nupgrade: h2c\r\n", None),
    ],
)
def test_the_connection_ends_when_it_has_to(request_line: bytes, sent: bytes, answered: str | None) -> None:
    """On request, for an old client, and for one that wants to speak something else; what follows is not answered."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(request_line + b"\r\nhost: x\r\n" + sent + b"\r\n" + GET)
        heard = client.hear()
        rest = client.rest()

    assert (heard.status, heard.headers.get("connection"), rest) == (200, answered, b"")


def test_an_old_client_may_keep_the_connection() -> None:
    """And is told that it is kept."""
    with serve(echo) as server, Client(server.base_url) as client:
        old = b"GET / HTTP/1.0\r\nconnection: keep-alive\r\n\r\n"
        client.send(old + old)
        heard = [client.hear(), client.hear()]

    assert [answer.headers["connection"] for answer in heard] == ["keep-alive", "keep-alive"]


def test_a_client_that_asks_first_is_told_to_carry_on() -> None:
    """100 Continue, then the answer."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n")
        interim = client.interim()
        client.send(b"ab")
        heard = client.hear()

    assert (interim, json.loads(heard.body)[3]) == (b"HTTP/1.1 100 Continue", "ab")


@pytest.mark.parametrize("status", [200, 404, 524])
def test_any_status_can_be_sent(status: int) -> None:
    """Also one that no standard knows."""
    with serve(lambda _: Reply(status, (), b"")) as server, Client(server.base_url) as client:
        client.send(GET)
        heard = client.hear()

    assert heard == (status, {}, b"")


def test_a_failure_of_the_mock_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    """500 with the reason, the traceback on stderr, and the connection goes on."""

    def answer(request: Request) -> Reply:
        if request.target == "/bad":
            raise KeyError("planted")
        return json_reply(200, "good")

    with serve(answer) as server, Client(server.base_url) as client:
        client.send(b"GET /bad HTTP/1.1\r\nhost: x\r\n\r\n" + GET)
        failed, following = client.hear(), client.hear()

    assert json.loads(failed.body) == {
        "statusCode": 500,
        "message": "The mock failed with KeyError: 'planted'. See its stderr.",
    }
    assert following.status == 200
    assert "Traceback" in capsys.readouterr().err


def test_a_reply_that_cannot_be_sent_is_a_failure_of_the_mock(capsys: pytest.CaptureFixture[str]) -> None:
    """A header that has no bytes in Latin-1."""
    with serve(lambda _: Reply(200, (("x-name", "ж"),), b"")) as server, Client(server.base_url) as client:
        client.send(GET)
        status = client.hear().status

    assert status == 500
    assert "UnicodeEncodeError" in capsys.readouterr().err
