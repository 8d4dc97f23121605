"""The server, with clients that keep to HTTP."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings, strategies as st

from reelkit_mock._errors import MockError
from reelkit_mock._http import Reply, Request, Wire, json_reply
from reelkit_mock._loop import serve

from .raw import GET, Client, Start, echo, on_every_loop

POST = (
    b"POST /v2/video?a=%20b HTTP/1.1\r\nHost: x\r\nX-Twice: 1\r\nx-twice: 2\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nX-Trailer: late\r\n\r\n"
)
MAIN = Path(__file__).with_name("hanging_main.py")


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
        "message": "The mock itself failed, with KeyError: 'planted'. See its stderr.",
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


def test_many_servers_share_one_thread() -> None:
    """A test starts as many as it likes."""
    with serve(echo), serve(echo):
        before = threading.active_count()
        with serve(echo) as another:
            status = httpx.get(another.base_url).status_code
        assert (status, threading.active_count()) == (200, before)


def test_a_stopped_server_has_let_go_of_everything() -> None:
    """Its connections end, nobody can connect, and the port can be taken again."""
    server = serve(lambda _: json_reply(200, 1)._replace(wire=Wire(hang=True)))
    with Client(server.base_url) as client:
        client.send(GET)
        server.stop()
        end = client.receive()
    with pytest.raises(ConnectionRefusedError):
        Client(server.base_url)
    port = int(server.base_url.rpartition(":")[2])
    with serve(echo, port=port) as again:
        assert (end, again.base_url) == (b"", server.base_url)


def test_a_server_may_be_stopped_twice() -> None:
    """By the test, and by the fixture after it."""
    with serve(echo) as server:
        server.stop()

    with pytest.raises(ConnectionRefusedError):
        Client(server.base_url)


def test_a_port_that_is_taken_is_named() -> None:
    """In one line that says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(MockError) as caught:
            serve(echo, port=port)

    assert str(caught.value) == f"Port {port} of 127.0.0.1 is taken. Choose another, or 0 for any that is free."


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_cannot_be_is_named(port: int) -> None:
    """uvloop would take the number's last 16 bits."""
    with pytest.raises(MockError, match=f"^There is no port {port}"):
        serve(echo, port=port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no host"])
def test_an_address_that_cannot_be_is_named(host: str) -> None:
    """Somebody else's address, and what is none."""
    with pytest.raises(MockError, match=rf"^Cannot listen on port 0 of {host}: .+\.$"):
        serve(echo, host=host)


@pytest.mark.parametrize(("host", "shown"), [("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_the_base_url_is_one_to_ask_at(host: str, shown: str) -> None:
    """Everywhere is no address to ask, and IPv6 stands in brackets."""
    try:
        server = serve(echo, host=host)
    except MockError:
        pytest.skip(f"this machine has no {host}")
    with server:
        assert (server.base_url[: len(shown)], httpx.get(server.base_url).status_code) == (shown, 200)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be sent these")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command(number: signal.Signals) -> None:
    """Cleanly, although an answer hangs."""
    with subprocess.Popen([sys.executable, MAIN], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        with Client(process.stdout.readline().strip()) as client:
            client.send(GET)
            os.kill(process.pid, number)
            _, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (0, "")
