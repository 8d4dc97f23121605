"""Responses in old and rare forms of HTTP, behind nginx: none is misread, for a create, a fetch and a download."""

import json
import re
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reelkit import Client, Poll, Retry, SubmissionUnknown
from tests.loopback import read_request, server
from tests.proxies.running import NGINX_OF_EACH_VERSION, proxy
from tests.proxies.test_proxies import FOX, KEY, installed

pytestmark = pytest.mark.slow

VIDEO = bytes(range(256)) * 400
LINK = "/files/fox.mp4"
FAST = Poll(initial=0.05, factor=1.0, cap=0.05, jitter=0.0)
OF_ANOTHER_JOB = b"x-inference-id: another-job\r\ncontent-length: 3\r\nlocation: http://127.0.0.1:1/\r\n"

Frame = Callable[[bytes], bytes]


def http_1_0(body: bytes) -> bytes:
    """Without a length: the body ends with the connection."""
    return b"HTTP/1.0 200 OK\r\ncontent-type: application/json\r\n\r\n" + body


def _chunked(body: bytes, extension: bytes = b"", trailers: bytes = b"") -> bytes:
    half = len(body) // 2
    chunks = (b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in (body[:half], body[half:]))
    head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    return head + b"".join(chunks) + b"0%b\r\n%b\r\n" % (extension, trailers)


def with_trailers(body: bytes) -> bytes:
    """Fields behind the body, which name another job."""
    return _chunked(body, trailers=OF_ANOTHER_JOB)


def with_chunk_extensions(body: bytes) -> bytes:
    """Parameters behind the size of each chunk."""
    return _chunked(body, extension=b';job="another-job";size=3')


FRAMES = [http_1_0, with_trailers, with_chunk_extensions]


class Service(NamedTuple):
    """Answers in a form of HTTP. *cut* names what is cut off in the middle, the first time that it is asked for."""

    frame: Frame
    asked: list[str]
    cut: str = ""

    def __call__(self, connection: socket.socket) -> None:
        head = read_request(connection)
        method, target = head.split()[:2]
        what = "download" if target == LINK.encode() else "create" if method == b"POST" else "fetch"
        if b"/v2/logs" in target:
            what = "logs"
        elif b"generation_id=another-job" in target:
            what = "another job"
        host = re.search(rb"(?i)\r\nhost: ([^\r]+)", head)
        assert host is not None
        bodies = {
            "create": json.dumps({"id": "the-job", "status": "queued"}).encode(),
            "fetch": json.dumps(
                {"id": "the-job", "status": "completed", "video": {"url": f"http://{host[1].decode()}{LINK}"}}
            ).encode(),
            "download": VIDEO,
            "logs": b'{"data": [], "pagination": {"limit": 100, "offset": 0, "total": 0, "has_more": false}}',
            "another job": b"{}",
        }
        raw = self.frame(bodies[what])
        if what == self.cut and what not in self.asked:
            start = bodies[what][: len(bodies[what]) // 4]
            raw = raw[: raw.index(start) + len(start)]
        self.asked.append(what)
        connection.sendall(raw)


def client(url: str, folder: Path) -> Client:
    """A client that gives up soon."""
    return Client(
        KEY, base_url=url, journal=folder / "jobs.db", poll=FAST, deadline=8, retry=Retry(attempts=2, initial=0.05)
    )


@pytest.mark.parametrize("version", NGINX_OF_EACH_VERSION)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_video_is_made_whatever_the_form_of_the_responses(tmp_path: Path, version: str, frame: Frame) -> None:
    """With one create; fields behind a body are ignored."""
    installed("nginx")
    service = Service(frame, [])

    with server(service) as origin, proxy(NGINX_OF_EACH_VERSION[version], origin) as url, client(url, tmp_path) as made:
        saved = made.generate(FOX, key="fox", save_to=tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == VIDEO
    assert service.asked[:2] == ["create", "fetch"]
    assert service.asked.count("create") == 1
    assert "another job" not in service.asked


@pytest.mark.parametrize("version", NGINX_OF_EACH_VERSION)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_response_to_a_create_that_is_cut_off_buys_nothing_twice(tmp_path: Path, version: str, frame: Frame) -> None:
    """Its outcome is unknown, also where the proxy makes a complete response of it."""
    installed("nginx")
    service = Service(frame, [], cut="create")

    with (
        server(service) as origin,
        proxy(NGINX_OF_EACH_VERSION[version], origin) as url,
        client(url, tmp_path) as made,
        pytest.raises(SubmissionUnknown, match="unknown whether the job was created"),
    ):
        made.submit(FOX, key="fox")

    assert service.asked.count("create") == 1


@pytest.mark.parametrize("version", NGINX_OF_EACH_VERSION)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_status_that_is_cut_off_is_asked_for_again(tmp_path: Path, version: str, frame: Frame) -> None:
    """The job is not given up."""
    installed("nginx")
    service = Service(frame, [], cut="fetch")

    with server(service) as origin, proxy(NGINX_OF_EACH_VERSION[version], origin) as url, client(url, tmp_path) as made:
        saved = made.generate(FOX, key="fox", save_to=tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == VIDEO
    assert service.asked.count("fetch") > 1


@pytest.mark.parametrize("version", NGINX_OF_EACH_VERSION)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_video_that_is_cut_off_is_not_saved(tmp_path: Path, version: str, frame: Frame) -> None:
    """It is downloaded again."""
    installed("nginx")
    service = Service(frame, [], cut="download")

    with server(service) as origin, proxy(NGINX_OF_EACH_VERSION[version], origin) as url, client(url, tmp_path) as made:
        saved = made.generate(FOX, key="fox", save_to=tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == VIDEO
    assert service.asked.count("download") > 1
