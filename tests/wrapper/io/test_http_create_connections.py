"""Each create has its own connection, and a response about an older job is not its response."""

import contextlib
import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from reelkit import SubmissionUnknown
from reelkit._protocol.routes import Memory
from tests.loopback import read_request, server
from tests.wrapper.script import FOX, Make, Script
from tests.wrapper.stage import V5

NEW = {"id": "new-1", "status": "queued"}
Respond = Callable[[str], bytes]


def response(body: Any, status: int = 200) -> bytes:
    """A response after which the connection stays open."""
    raw = json.dumps(body).encode()
    return f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(raw)}\r\n\r\n".encode() + raw


class KeepAlive:
    """A service that keeps its connections open, and records the requests of each."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond
        self.url = ""
        self.connections: list[list[str]] = []

    def play(self, connection: socket.socket) -> None:
        """Respond to each request of one connection."""
        lines: list[str] = []
        self.connections.append(lines)
        while raw := read_request(connection):
            lines.append(raw.partition(b" HTTP/")[0].decode())
            connection.sendall(self.respond(lines[-1]))

    @property
    def creates(self) -> int:
        """The creates that the service has accepted."""
        return sum(line.startswith("POST") for lines in self.connections for line in lines)


@contextlib.contextmanager
def keeping_alive(respond: Respond) -> Iterator[KeepAlive]:
    """A running service."""
    service = KeepAlive(respond)
    with server(service.play) as service.url:
        yield service


@pytest.mark.parametrize("status", [401, 404, 422, 429])
def test_a_stale_refusal_on_a_used_connection_is_not_the_response_to_a_create(face: Make, status: int) -> None:
    """A proxy delivered a refusal of the balance request twice: the create is sent once and its job is returned."""

    def respond(line: str) -> bytes:
        if line.startswith("POST"):
            return response(NEW)
        return response({"current_balance": 1}) + response({"message": "stale"}, status)

    with keeping_alive(respond) as service:
        client = face(base_url=service.url)
        client.do(client.client, "balance")
        job = client.submit(FOX)

        assert job.id == "new-1"
        assert service.creates == 1


def test_each_create_opens_a_connection_and_polls_share_theirs(face: Make) -> None:
    """Three creates and three polls of one client use four connections."""

    def respond(line: str) -> bytes:
        return response({"id": f"new-{service.creates}", "status": "queued"})

    with keeping_alive(respond) as service:
        client = face(base_url=service.url)
        for _ in range(3):
            client.do(client.submit(FOX), "refresh")

        assert sorted([line[:4] for line in lines] for lines in service.connections) == [
            ["GET ", "GET ", "GET "],
            ["POST"],
            ["POST"],
            ["POST"],
        ]


@pytest.mark.parametrize("named", ["old-1", f"old-1:{V5}"])
def test_a_response_about_an_attached_job_is_not_the_job_of_a_create(face: Make, named: str) -> None:
    """A create whose response names a job that was attached to is looked for in the logs."""
    script = Script({"id": named, "status": "queued"}, httpx.Response(403, json={"message": "no logs"}))
    client = face(script)
    client.client.attach("old-1", V5)

    with pytest.raises(SubmissionUnknown, match="belongs to another create"):
        client.submit(FOX)


def test_ids_of_one_number_and_two_models_are_two_jobs() -> None:
    """An id that names another model is not the same job; the bare id may be either."""
    memory = Memory("universal")
    memory.remember_attached(f"1001:{V5}")

    assert memory.is_known_job("1001")
    assert not memory.is_known_job("1001:pixverse/lip-sync")
    assert not memory.is_known_job("1002")
