"""No request after a create or a download uses its connection, where a second response may be left."""

import itertools
import threading
from pathlib import Path

import httpx
import pytest

from reelkit import Client
from tests.wrapper.face import KEY
from tests.wrapper.io.test_http_create_connections import keeping_alive, response
from tests.wrapper.script import FOX, Make


def pooled_transport(face_kind: str) -> httpx.HTTPTransport | httpx.AsyncHTTPTransport:
    """A transport of the caller that keeps idle connections."""
    return httpx.AsyncHTTPTransport() if face_kind == "async" else httpx.HTTPTransport()


def test_a_create_asks_the_server_to_close_its_connection(face: Make) -> None:
    """The header `Connection: close` is sent with each create, and with no fetch."""
    sent: list[tuple[str, str | None]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        sent.append((request.method, request.headers.get("connection")))
        return httpx.Response(200, json={"id": "x", "status": "queued"})

    client = face(handler)
    client.do(client.submit(FOX), "refresh")

    assert sent == [("POST", "close"), ("GET", None)]


def test_creates_share_no_connection_of_a_given_transport(face: Make, request: pytest.FixtureRequest) -> None:
    """Three creates through a transport of the caller, which keeps idle connections, use three connections."""
    with keeping_alive(lambda _: response({"id": f"new-{service.creates}", "status": "queued"})) as service:
        client = face(base_url=service.url, transport=pooled_transport(request.node.callspec.params["face"]))
        for _ in range(3):
            client.submit(FOX)

        assert [len(lines) for lines in service.connections] == [1, 1, 1]


def test_creates_of_many_threads_share_no_connection() -> None:
    """Eight threads of one client send 200 creates on 200 connections."""
    failed: list[Exception] = []
    numbers = itertools.count()
    with keeping_alive(lambda _: response({"id": f"new-{next(numbers)}", "status": "queued"})) as service:
        with Client(KEY, base_url=service.url) as client:

            def submit() -> None:
                try:
                    for _ in range(25):
                        client.submit(FOX)
                except Exception as error:
                    failed.append(error)

            threads = [threading.Thread(target=submit) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()

        assert not failed
        assert [len(lines) for lines in service.connections] == [1] * 200


def test_a_second_copy_of_a_file_is_not_saved_as_the_next_file(face: Make, tmp_path: Path) -> None:
    """A proxy delivers the file of one job twice: the file of the other job is its own."""

    def respond(line: str) -> bytes:
        if "generation_id=" in line:
            job_id = line.rpartition("=")[2]
            return response({"id": job_id, "status": "completed", "video": {"url": f"{service.url}/{job_id}.mp4"}})
        return response(line) * (2 if "first" in line else 1)

    with keeping_alive(respond) as service:
        client = face(base_url=service.url, deadline=20)
        for job_id in ("first", "other"):
            client.do(client.client.attach(job_id), "save", tmp_path / job_id)

        assert "first.mp4" in (tmp_path / "first").read_text()
        assert "other.mp4" in (tmp_path / "other").read_text()
