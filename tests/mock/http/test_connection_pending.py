"""The server with a handler whose replies take time, as of a gateway."""

import asyncio
import json
import time

import pytest

from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from tests.mock.raw_client import GET, Client, Start, connections_left, on_every_loop

CLOSE = GET.replace(b"host", b"connection: close\r\nhost")


async def slow(request: Request) -> Reply:
    """Respond after a moment; sooner to later requests."""
    await asyncio.sleep(0.05 if request.target == "/" else 0)
    return json_reply(200, request.target)


@on_every_loop
def test_replies_come_in_the_order_of_the_requests(start: Start) -> None:
    """Also if a later one is ready sooner."""
    with start(slow) as server, Client(server.base_url) as client:
        client.send(GET + GET.replace(b"/ ", b"/second "))
        first, second = client.read_response(), client.read_response()

    assert [json.loads(first.body), json.loads(second.body)] == ["/", "/second"]


@on_every_loop
def test_the_connection_is_closed_after_the_reply(start: Start) -> None:
    """If the client asks for it."""
    with start(slow) as server, Client(server.base_url) as client:
        client.send(CLOSE)
        response = client.read_response()
        end = client.receive()

    assert (response.status, end) == (200, b"")


@on_every_loop
@pytest.mark.parametrize("size", [0, 70_000], ids=["small", "large"])
def test_a_disconnect_cancels_the_handler(start: Start, size: int) -> None:
    """So that it can tell that nobody gets its reply. The body of the request is not what is read ahead."""
    ends = []

    async def forever(request: Request) -> Reply:
        try:
            await asyncio.sleep(60)
        finally:
            ends.append("cancelled")
        raise AssertionError

    with start(forever) as server:
        with Client(server.base_url) as client:
            client.send(GET.replace(b"host", b"content-length: %d\r\nhost" % size) + bytes(size))
            time.sleep(0.05)
        assert connections_left(server) == 0
        for _ in range(500):
            if ends:
                break
            time.sleep(0.01)

    assert ends == ["cancelled"]


@on_every_loop
@pytest.mark.parametrize("raw", [GET, CLOSE])
def test_a_reply_may_break_off(start: Start, raw: bytes) -> None:
    """As a reply that is there at once."""

    async def broken(request: Request) -> Reply:
        return Reply(200, (("content-length", "5"),), b"1234", Wire(cut=4))

    with start(broken) as server, Client(server.base_url) as client:
        client.send(raw)
        assert client.read_to_end().endswith(b"1234")


@on_every_loop
def test_an_error_of_the_handler_is_500(start: Start, capsys: pytest.CaptureFixture[str]) -> None:
    """And the connection goes on."""

    async def failing(request: Request) -> Reply:
        raise ValueError("no")

    with start(failing) as server, Client(server.base_url) as client:
        for _ in range(2):
            client.send(GET)
            response = client.read_response()

    assert response.status == 500
    assert "ValueError: no" in json.loads(response.body)["message"]
    assert "Traceback" in capsys.readouterr().err
