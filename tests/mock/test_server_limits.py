"""The server, with clients that send too much, too slowly, or no HTTP at all."""

import gc
import json
import time

import pytest

from reelkit_mock._http import Reply, Request, Wire, json_reply
from reelkit_mock._limits import Limits
from reelkit_mock._loop import serve
from reelkit_mock._protocol import Connection
from reelkit_mock._reader import Reader

from .raw import GET, Client, Start, connections_left, echo, on_every_loop

SMALL = Limits(body=1000)
BRIEF = Limits(request=0.2)
MALFORMED = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a client that speaks TLS
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
    b"POST / HTTP/1.1\r\nconnection: upgrade\r\nupgrade: h2c\r\ncontent-length: 1\r\n\r\nx",
]


def refusal(client: Client) -> tuple[int, str]:
    """Status and message of the last answer on a connection."""
    heard = client.hear()
    body = json.loads(heard.body)

    assert (body["statusCode"], heard.headers["connection"], client.rest()) == (heard.status, "close", b"")

    return heard.status, body["message"]


@on_every_loop
@pytest.mark.parametrize("raw", MALFORMED)
def test_what_is_not_http_is_told_so(start: Start, raw: bytes) -> None:
    """400, and the end of the connection."""
    with start(echo) as server, Client(server.base_url) as client:
        client.send(raw)
        status, _ = refusal(client)

    assert status == 400


def test_what_came_before_nonsense_is_answered() -> None:
    """The refusal stands in the row like any answer."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(GET + GET + b"nonsense\r\n\r\n")
        statuses = [client.hear().status, client.hear().status, refusal(client)[0]]

    assert statuses == [200, 200, 400]


def test_a_refusal_waits_for_the_answer_on_its_way() -> None:
    """Nothing is written into the middle of an answer."""
    late = json_reply(200, 1)._replace(wire=Wire(every=0.01))
    with serve(lambda _: late) as server, Client(server.base_url) as client:
        client.send(GET + b"nonsense\r\n\r\n")
        statuses = [client.hear().status, refusal(client)[0]]

    assert statuses == [200, 400]


def test_a_flood_of_nonsense_leaves_the_server_serving() -> None:
    """20,000 malformed requests, and then a good one."""
    with serve(echo) as server:
        for _ in range(20_000):
            with Client(server.base_url) as client:
                client.send(b"nonsense\r\n\r\n")
        with Client(server.base_url) as client:
            client.send(GET)
            status = client.hear().status

    assert status == 200


@on_every_loop
@pytest.mark.parametrize("raw", [GET, b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\ncontent-length: 99999999\r\n\r\n"])
def test_nothing_is_left_of_a_connection(start: Start, raw: bytes) -> None:
    """Its memory comes back at once, without the garbage collector."""

    def left() -> int:
        return sum(isinstance(thing, Connection | Reader) for thing in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        with start(echo) as server:
            for _ in range(20):
                with Client(server.base_url) as client:
                    client.send(raw)
                    client.hear()
        counted = left()
    finally:
        gc.enable()

    assert counted == 0


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
    """64 KB, whole or not."""
    with serve(echo) as server, Client(server.base_url) as client:
        client.send(raw)

        assert refusal(client) == (431, "Request line and headers are larger than 65536 bytes.")


def test_a_head_below_the_limit_is_read() -> None:
    """Also in one piece with others, which together are larger."""
    large = b"GET / HTTP/1.1\r\nhost: x\r\nx-large: " + b"a" * 60000 + b"\r\n\r\n"
    with serve(lambda _: json_reply(200, 1)) as server, Client(server.base_url) as client:
        client.send(large * 8)
        statuses = [client.hear().status for _ in range(8)]

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
    """Announced it is not even read."""
    with serve(echo, limits=SMALL) as server, Client(server.base_url) as client:
        client.send(raw)
        if b"chunked" in raw:
            client.send((b"100\r\n" + b"a" * 256 + b"\r\n") * 3)

        assert refusal(client) == (413, "The body is larger than 1000 bytes.")


@on_every_loop
def test_a_client_that_sends_it_all_the_same_hears_why(start: Start) -> None:
    """40 MB are on their way; closing at once would be a reset, and the answer lost."""
    with start(echo) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 40000000\r\n\r\n")
        client.send(b"a" * 40_000_000)
        status, _ = refusal(client)

    assert status == 413


def test_a_body_at_the_limit_is_read() -> None:
    """The limit itself is allowed."""
    with serve(lambda r: json_reply(200, len(r.body)), limits=SMALL) as server, Client(server.base_url) as client:
        client.send(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n" + b"a" * 1000)
        body = client.hear().body

    assert body == b"1000"


@on_every_loop
@pytest.mark.parametrize(
    ("first", "drops"),
    [
        (b"G", b"ET "),
        (b"GET / HTTP/1.1\r\nx: ", b"aaa"),
        (b"POST / HTTP/1.1\r\ncontent-length: 9999\r\n\r\n", b"aaa"),
        (GET + b"G", b"ET "),
    ],
)
def test_a_slow_client_is_told_so(start: Start, first: bytes, drops: bytes) -> None:
    """However steadily it drips: what counts is the whole request."""
    with start(echo, limits=BRIEF) as server, Client(server.base_url) as client:
        client.send(first)
        for drop in drops:
            time.sleep(0.02)
            client.send(bytes([drop]))
        if first.startswith(GET):
            client.hear()

        assert refusal(client) == (408, "The request did not come whole within 0.2 s.")


def test_a_silent_connection_is_closed_without_a_word() -> None:
    """Before the first request, and after one."""
    with serve(echo, limits=Limits(idle=0.5)) as server, Client(server.base_url) as new, Client(server.base_url) as old:
        old.send(GET)
        old.hear()

        assert (new.rest(), old.rest()) == (b"", b"")


@on_every_loop
def test_a_client_that_goes_amid_its_request_leaves_nothing(start: Start) -> None:
    """And the mock never hears of it."""
    asked = []

    def answer(request: Request) -> Reply:
        asked.append(request.target)
        return json_reply(200, 1)

    with start(answer) as server:
        with Client(server.base_url) as client:
            client.send(GET)
            client.hear()
            client.send(b"POST /part HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc")

        assert (connections_left(server), asked) == (0, ["/"])


def test_a_client_that_keeps_asking_is_kept() -> None:
    """Neither limit counts over several requests."""
    limits = Limits(request=1.0, idle=1.0)
    with serve(echo, limits=limits) as server, Client(server.base_url) as client:
        for _ in range(14):
            time.sleep(0.1)
            client.send(GET)
            client.hear()
        client.send(GET)
        status = client.hear().status

    assert status == 200


def test_a_client_that_never_closes_is_closed() -> None:
    """It was told that this is the end, and has its time to agree."""

    def go_on_sending() -> None:
        while True:
            client.send(b"more")
            time.sleep(0.01)

    with serve(echo, limits=Limits(linger=0.2)) as server, Client(server.base_url) as client:
        client.send(b"nonsense\r\n\r\n")
        client.rest()
        with pytest.raises(ConnectionError):
            go_on_sending()


@on_every_loop
def test_a_client_that_does_not_read_is_not_read_either(start: Start) -> None:
    """The server stops answering instead of keeping what nobody takes; later it goes on where it was."""
    answered = 0

    def answer(request: Request) -> Reply:
        nonlocal answered
        answered += 1
        return Reply(200, (("content-length", "100000"),), bytes(100_000))

    total = 2000  # 200 MB of answers
    with start(answer) as server, Client(server.base_url) as client:
        client.send(GET * total)
        seen = -1
        while seen != answered:
            seen = answered
            time.sleep(0.2)
        sizes = [len(client.hear().body) for _ in range(total)]

    assert seen < total / 2
    assert sizes == [100_000] * total
    assert answered == total
