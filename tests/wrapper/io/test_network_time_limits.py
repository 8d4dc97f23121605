"""Servers that keep sending bytes and never finish: each operation ends at its timeout or deadline."""

import contextlib
import socket
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import DownloadFailed, Retry, ServerFailed, SubmissionUnknown, WaitTimeout
from reelkit._effects import OVERLAP
from reelkit._flows import download
from reelkit._flows.download import DownloadSpeed
from reelkit._io import clock
from tests.loopback import Handler
from tests.wrapper.cdn import FILM, TAG, Torn, saving
from tests.wrapper.reading import read
from tests.wrapper.script import DONE, FOX, Make, Script, on_every_transport
from tests.wrapper.sockets import Service, says
from tests.wrapper.stage import V5

PATIENCE = 20.0  # seconds for which a server keeps sending
SOON = 10.0  # seconds within which every operation ends, even on a slow machine
BODY = b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\netag: %s\r\n\r\n" % TAG.encode()


def drips(head: bytes, drop: bytes, gap: float = 0.02) -> Handler:
    """Send *head*, and then *drop* repeatedly, until the client disconnects."""

    def line(connection: socket.socket) -> None:
        connection.sendall(head)
        end = time.monotonic() + PATIENCE
        with contextlib.suppress(OSError):
            while time.monotonic() < end:
                connection.sendall(drop)
                time.sleep(gap)

    return line


ENDLESS = {
    "a head that drips": drips(b"HTTP/1.1 200 OK\r\nx: ", b"x"),
    "interim answers": drips(b"", b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"),
    "interim answers without a gap": drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100, gap=0.0),
    "a body that drips": drips(BODY, b" "),
    "a chunk that drips": drips(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;", b"x"),
}


@pytest.mark.every_python
@pytest.mark.parametrize("fault", ENDLESS)
@on_every_transport
def test_a_request_ends_at_its_timeout(face: Make, service: Service, fault: str) -> None:
    """Even if bytes of its response keep arriving."""
    service.script = [ENDLESS[fault]]
    client = face(base_url=service.url, request_timeout=0.2)
    start = time.monotonic()

    with pytest.raises(ServerFailed):
        client.do(client.client.attach("x:y/z", V5), "refresh")

    assert time.monotonic() - start < SOON


@pytest.mark.every_python
def test_a_request_ends_at_its_timeout_while_its_host_is_looked_up(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that does not respond holds up nothing, and a create is known not to have been sent."""
    is_over = threading.Event()

    def never(*_: object, **__: object) -> list[Any]:
        is_over.wait(PATIENCE)
        raise socket.gaierror(socket.EAI_AGAIN, "no name server responds")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    client = face(request_timeout=0.3, retry=Retry(attempts=1))
    start = time.monotonic()

    try:
        with pytest.raises(ServerFailed, match="nothing was bought"):
            client.submit(FOX)
        assert time.monotonic() - start < SOON
    finally:
        is_over.set()


@pytest.mark.every_python
@pytest.mark.parametrize("fault", ENDLESS)
@on_every_transport
def test_a_wait_ends_at_its_deadline(face: Make, service: Service, fault: str) -> None:
    """The deadline limits the request that is being sent."""
    service.script = [ENDLESS[fault]]
    client = face(base_url=service.url, request_timeout=PATIENCE)
    start = time.monotonic()

    with pytest.raises(WaitTimeout):
        client.do(client.client.attach("x:y/z", V5), "result", deadline=0.4)

    assert time.monotonic() - start < SOON


@pytest.mark.every_python
@pytest.mark.parametrize("fault", ["a head that drips", "interim answers"])
def test_a_create_that_ends_at_its_timeout_was_sent(face: Make, service: Service, fault: str) -> None:
    """It is one POST, and its job is searched for."""
    service.script = [ENDLESS[fault]]
    client = face(base_url=service.url, request_timeout=0.2, deadline=0.4)

    with pytest.raises(SubmissionUnknown):
        client.submit(FOX)

    assert [request.partition(b" ")[0] for request in service.requests].count(b"POST") == 1


def video_of(client: Any, service: Service, *script: Handler) -> Any:
    service.script = [says(DONE | {"video": {"url": service.url + "/film.mp4"}}), *script]
    return client.do(client.client.attach("x:y/z", V5), "result")


@pytest.mark.every_python
@pytest.mark.parametrize("fault", ENDLESS)
@on_every_transport
def test_a_download_ends_at_its_deadline(face: Make, service: Service, tmp_path: Path, fault: str) -> None:
    """The error has the number of bytes that arrived, and no file is left."""
    client = face(base_url=service.url)
    video = video_of(client, service, ENDLESS[fault])
    start = time.monotonic()

    text = r"the deadline of 0\.4 s passed, \d+ (of 100000 )?bytes arrived; save it again"
    with pytest.raises(DownloadFailed, match=text):
        client.do(video, "save", tmp_path / "fox.mp4", 0.4)

    assert time.monotonic() - start < SOON
    assert list(tmp_path.iterdir()) == []


@pytest.mark.every_python
def test_the_wait_and_the_download_each_have_the_whole_deadline(face: Make, service: Service, tmp_path: Path) -> None:
    """`save` of a job does both."""
    client = face(base_url=service.url)
    service.script = [says(DONE | {"video": {"url": service.url + "/film.mp4"}}), drips(BODY, b" ")]

    with pytest.raises(DownloadFailed, match=r"the deadline of 0\.8 s passed"):
        client.do(client.client.attach("x:y/z", V5), "save", tmp_path / "fox.mp4", 0.8)


@pytest.mark.every_python
@pytest.mark.parametrize("fault", ENDLESS)
@on_every_transport
def test_reading_a_video_ends_at_its_deadline(face: Make, service: Service, fault: str) -> None:
    """So does opening it."""
    client = face(base_url=service.url, deadline=0.4, request_timeout=0.4)
    video = video_of(client, service, ENDLESS[fault])
    start = time.monotonic()

    with pytest.raises(DownloadFailed):
        read(client, video)

    assert time.monotonic() - start < SOON


@pytest.mark.every_python
def test_the_time_of_the_reader_is_not_counted(face: Make, service: Service) -> None:
    """Only waiting for the server is."""
    client = face(base_url=service.url, deadline=0.5)
    large = b"x" * 2_000_000

    def in_parts(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nab")
        time.sleep(0.2)
        connection.sendall(b"cd")

    assert read(client, video_of(client, service, says(large))) == large
    assert read(client, video_of(client, service, in_parts), pause=0.6) == b"abcd"


@pytest.mark.every_python
@pytest.mark.parametrize("how", ["save", "open"])
def test_a_download_slower_than_min_progress_ends(
    face: Make, service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """Long before its deadline; a minute is half a second in this test."""
    monkeypatch.setattr(download, "MINUTE", 0.5)
    client = face(base_url=service.url, min_progress=2000)
    video = video_of(client, service, drips(BODY, b"x"))
    start = time.monotonic()

    with pytest.raises(DownloadFailed, match=r"min_progress=2000|slower than min_progress"):
        client.do(video, "save", tmp_path / "fox.mp4") if how == "save" else read(client, video)

    assert time.monotonic() - start < SOON


@pytest.mark.parametrize("more", [1, OVERLAP])
def test_one_more_byte_is_not_progress(face: Make, tmp_path: Path, more: int) -> None:
    """A server that sends so little of each part is retried as often as one that sends nothing."""
    asked = []

    def stingy(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=DONE)
        asked.append(request)
        start = int(request.headers.get("range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        body = FILM[start : start + (OVERLAP + more if start else 2 * OVERLAP)]
        headers = {"etag": TAG, "content-length": str(len(FILM) - start)}
        headers |= {"content-range": f"bytes {start}-{len(FILM) - 1}/{len(FILM)}"} if start else {}
        return httpx.Response(206 if start else 200, headers=headers, stream=Torn(body, True))

    with pytest.raises(DownloadFailed, match="5 times in a row"):
        saving(face, stingy, tmp_path / "fox.mp4")

    assert len(asked) == 5


def test_the_virtual_clock_of_tests_does_not_end_a_download(face: Make, tmp_path: Path) -> None:
    """Only the delays of the download itself are counted."""

    def jumping(request: httpx.Request) -> httpx.Response:
        clock.seconds_to_sleep(10_000.0)  # another caller has waited
        return httpx.Response(200, json=DONE) if "generation_id" in str(request.url) else films.pop(0)

    films = [httpx.Response(503), httpx.Response(200, content=FILM)]
    client = face(jumping)
    video = client.do(client.client.attach("x:y/z", V5), "result", deadline=1e9)

    assert client.do(video, "save", tmp_path / "fox.mp4", 60.0).size == len(FILM)
    films = [httpx.Response(503, headers={"retry-after": "59"})]
    with pytest.raises(DownloadFailed, match="the deadline of 50 s passed"):
        client.do(video, "save", tmp_path / "fox.mp4", 50.0)  # its own delay would exceed the deadline


@pytest.mark.every_python
def test_the_fetch_of_a_new_link_ends_at_the_deadline(face: Make, service: Service, tmp_path: Path) -> None:
    """The response keeps arriving byte by byte."""
    client = face(base_url=service.url, request_timeout=PATIENCE)
    video = video_of(client, service, says(b"", 403), ENDLESS["a head that drips"])
    start = time.monotonic()

    with pytest.raises((DownloadFailed, ServerFailed)):
        client.do(video, "save", tmp_path / "fox.mp4", 0.4)

    assert time.monotonic() - start < SOON


@pytest.mark.parametrize(
    ("comes", "is_slow"),
    [
        ([(1.0, 1000)] * 300, False),
        ([(1.0, 999)] * 59, False),
        ([(1.0, 999)] * 300, True),
        ([(1.0, 100_000)] + [(1.0, 0)] * 59, False),
        ([(1.0, 100_000_000)] + [(1.0, 10)] * 62, True),
        ([(0.001, 2)] * 100_000, False),
        ([(0.01, 1)] * 7000, True),
        ([(61.0, 60_000)], True),
    ],
)
def test_the_download_speed_is_that_of_the_last_minute(comes: list[tuple[float, int]], is_slow: bool) -> None:
    """60,000 bytes are required in each; earlier ones are not counted."""
    pace = DownloadSpeed(60_000)

    assert [pace.add(*one) for one in comes][-1] is not is_slow
    assert len(pace._checkpoints) < 70


@pytest.mark.every_python
def test_a_transport_of_the_caller_has_a_deadline_as_well(face: Make, tmp_path: Path) -> None:
    """Its reads are not limited, but their time is counted."""

    class Slow(httpx.SyncByteStream, httpx.AsyncByteStream):
        def __iter__(self) -> Any:
            for _ in range(200):
                time.sleep(0.02)
                yield b"x"

        async def __aiter__(self) -> Any:
            import asyncio

            for _ in range(200):
                await asyncio.sleep(0.02)
                yield b"x"

    client = face(Script(DONE, httpx.Response(200, stream=Slow())))
    video = client.do(client.client.attach("x:y/z", V5), "result")

    with pytest.raises(DownloadFailed, match=r"the deadline of 0\.5 s passed"):
        client.do(video, "save", tmp_path / "fox.mp4", 0.5)
