"""The server, with clients that are slow, silent, or gone."""

import time

import pytest

from reelkit_mock._http.limits import Limits
from reelkit_mock._http.messages import Reply, Request, json_reply
from reelkit_mock._http.server import serve

from .raw import GET, Client, Start, connections_left, echo, on_every_loop, refusal

BRIEF = Limits(request=0.2)


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

        assert refusal(client) == (408, "The request was not complete within 0.2 s.")


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
