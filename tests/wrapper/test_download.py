"""Downloads: the whole file or none, from wherever the link leads, without the key."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import AsyncVideo, DownloadFailed, JobFailed, ResultMissing
from reelkit._download import checked, placement, tag_of, total_size

from .face import KEY
from .script import DONE, Make, Script
from .sockets import Service, closes, reset, says
from .stage import V5

FILM = bytes(range(256)) * 400
TAG = '"film-1"'


class Cdn:
    """A server of files that breaks off as told: after so many bytes of each answer, the last for ever."""

    def __init__(self, *breaks: int, tag: str | None = TAG, ranges: bool = True) -> None:
        self.breaks = [*breaks, len(FILM)]
        self.tag = tag
        self.ranges = ranges
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=DONE)
        self.requests.append(request)
        start = 0
        if self.ranges and request.headers.get("if-range") == self.tag and "range" in request.headers:
            start = int(request.headers["range"].removeprefix("bytes=").removesuffix("-"))
        headers = {"content-length": str(len(FILM) - start)} | ({"etag": self.tag} if self.tag else {})
        if start:
            headers["content-range"] = f"bytes {start}-{len(FILM) - 1}/{len(FILM)}"
        length = self.breaks.pop(0) if len(self.breaks) > 1 else self.breaks[0]
        body = FILM[start : start + length]
        return httpx.Response(206 if start else 200, headers=headers, stream=Torn(body, len(body) < len(FILM) - start))


class Torn(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that may break off."""

    def __init__(self, body: bytes, breaks: bool) -> None:
        self.body = body
        self.breaks = breaks

    def _chunks(self) -> Any:
        for start in range(0, len(self.body), 10_000):
            yield self.body[start : start + 10_000]
        if self.breaks:
            raise httpx.ReadError("reset")

    def __iter__(self) -> Any:
        return self._chunks()

    async def __aiter__(self) -> Any:
        for chunk in self._chunks():
            yield chunk


def saving(face: Make, handler: Any, path: Path, **options: Any) -> Any:
    """Save the video of a job that is done."""
    client = face(handler, **options)
    video = client.do(client.client.attach("x", V5), "result")
    return client.do(video, "save", path)


def test_a_file_is_whole_and_known_by_its_hash(face: Make, tmp_path: Path) -> None:
    """Under its name, with nothing left beside it; a folder that is missing is made."""
    saved = saving(face, Cdn(), tmp_path / "new" / "fox.mp4")

    assert saved == (tmp_path / "new" / "fox.mp4", len(FILM), hashlib.sha256(FILM).hexdigest())
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["fox.mp4"]
    assert saved.path.read_bytes() == FILM
    assert saved.path.stat().st_mode & 0o777 == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_break_is_taken_up_where_it_happened(face: Make, tmp_path: Path) -> None:
    """By Range and If-Range, as often as the file grows."""
    cdn = Cdn(30_000, 20_000, 1, 10_000, 10_000, 10_000)

    saved = saving(face, cdn, tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == FILM
    assert saved.sha256 == hashlib.sha256(FILM).hexdigest()
    assert [request.headers.get("range") for request in cdn.requests[:4]] == [
        None,
        "bytes=30000-",
        "bytes=50000-",
        "bytes=50001-",
    ]
    assert all(request.headers["if-range"] == TAG for request in cdn.requests[1:])


@pytest.mark.parametrize("cdn", [Cdn(30_000, tag=None), Cdn(30_000, tag='W/"weak"'), Cdn(30_000, ranges=False)])
def test_without_a_tag_or_ranges_it_begins_again(face: Make, cdn: Cdn, tmp_path: Path) -> None:
    """Nobody could tell whether the rest belongs to the same file."""
    cdn.breaks = [30_000, len(FILM)]

    assert saving(face, cdn, tmp_path / "fox.mp4").path.read_bytes() == FILM


@pytest.mark.parametrize("part", [{}, {"content-range": "bytes 0-9/*"}, {"content-range": "bytes 40000-40009/*"}])
def test_another_part_than_was_asked_for_is_not_the_rest(face: Make, tmp_path: Path, part: dict[str, str]) -> None:
    """A file that is half there is not whole because an answer ended well."""
    cdn = Cdn(30_000)

    def confused(request: httpx.Request) -> httpx.Response:
        if "range" in request.headers:
            return httpx.Response(206, headers=part | {"etag": TAG}, content=b"0123456789")
        return cdn(request)

    with pytest.raises(DownloadFailed):
        saving(face, confused, tmp_path / "fox.mp4")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_said(face: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And leaves nothing behind."""
    fdopen = os.fdopen

    class Full:
        def __init__(self, file: Any) -> None:
            self.file = file

        def write(self, chunk: bytes) -> int:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            self.file.close()
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fdopen", lambda *args, **more: Full(fdopen(*args, **more)))

    with pytest.raises(DownloadFailed, match="No space left on device") as caught:
        saving(face, Cdn(), tmp_path / "fox.mp4")

    assert list(tmp_path.iterdir()) == []
    assert caught.value.job_id == "x"
    assert json.loads(caught.value.token or "")["job"] == "x"


def test_what_is_no_file_is_not_replaced(face: Make, tmp_path: Path) -> None:
    """A device or a pipe is somebody's."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(DownloadFailed, match="what is there is no file"):
        saving(face, Cdn(), tmp_path / "pipe")

    assert (tmp_path / "pipe").is_fifo()


def test_asking_for_another_link_takes_more_than_one_try(face: Make, tmp_path: Path) -> None:
    """One 500 at the wrong moment must not cost the video."""
    script = Script(DONE, httpx.Response(403), httpx.Response(500), DONE, httpx.Response(200, content=FILM))

    assert saving(face, script, tmp_path / "fox.mp4").path.read_bytes() == FILM


def test_a_file_that_changed_meanwhile_begins_again(face: Make, tmp_path: Path) -> None:
    """If-Range makes the server send the new one whole."""
    cdn = Cdn(30_000)

    def changing(request: httpx.Request) -> httpx.Response:
        response = cdn(request)
        cdn.tag = '"film-2"'
        return response

    assert saving(face, changing, tmp_path / "fox.mp4").path.read_bytes() == FILM


def torn(body: bytes, **headers: str) -> httpx.Response:
    return httpx.Response(200, headers={n.replace("_", "-"): v for n, v in headers.items()}, stream=Torn(body, False))


BAD: dict[str, tuple[Callable[[], httpx.Response], str]] = {
    "a page": (lambda: httpx.Response(200, html="<h1>Sorry</h1>"), "a page instead of the file"),
    "nothing": (lambda: httpx.Response(200, content=b""), "an empty file"),
    "too little": (lambda: torn(b"abc", content_length="9"), "3 of 9 bytes"),
    "an error": (lambda: httpx.Response(500), "the server answered 500"),
    "a refusal": (lambda: httpx.Response(451), "the server answered 451"),
    "an endless redirect": (lambda: httpx.Response(302, headers={"location": "/again"}), "the server answered 302"),
    "a redirect to a file": (
        lambda: httpx.Response(302, headers={"location": "file:///etc/passwd"}),
        "is no web address",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_not_the_file_never_becomes_it(face: Make, tmp_path: Path, case: str) -> None:
    """The old file stays, and nothing half-written is left."""
    response, words = BAD[case]
    (tmp_path / "fox.mp4").write_bytes(b"old")
    first = [httpx.Response(200, json=DONE)]

    with pytest.raises(DownloadFailed, match=words) as caught:
        saving(face, lambda request: first.pop() if first else response(), tmp_path / "fox.mp4")

    assert caught.value.job_id == "x"

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("fox.mp4", b"old")]


@pytest.mark.parametrize("status", [403, 410])
def test_an_expired_link_is_asked_for_once_more(face: Make, tmp_path: Path, status: int) -> None:
    """The job knows another; if that has expired too, it is said."""
    fresh = DONE | {"video": {"url": "https://cdn.example.com/fresh.mp4"}}
    script = Script(DONE, httpx.Response(status), fresh, httpx.Response(200, content=FILM))

    saved = saving(face, script, tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == FILM
    assert [request.url.path for request in script.requests[1:]] == ["/a/b.mp4", "/v2/video/generations", "/fresh.mp4"]

    with pytest.raises(DownloadFailed, match=f"answered {status}"):
        saving(face, Script(DONE, httpx.Response(status), fresh, httpx.Response(status)), tmp_path / "fox.mp4")


@pytest.mark.parametrize(
    ("answer", "error"),
    [({"id": "x", "status": "error", "error": "gone"}, JobFailed), ({"id": "x", "status": "completed"}, ResultMissing)],
)
def test_a_job_that_has_no_other_link_says_so(face: Make, tmp_path: Path, answer: Any, error: type) -> None:
    """In its own words."""
    with pytest.raises(error):
        saving(face, Script(DONE, httpx.Response(403), answer), tmp_path / "fox.mp4")


def test_links_are_used_byte_for_byte(face: Make, tmp_path: Path) -> None:
    """PixVerse paths hold %2F; decoded they lead nowhere."""
    url = "https://cdn.example.com/panda/pixverse%2Fmp4%2Fa%20b.mp4?sig=a%2Bb%3D&x=1+2"
    script = Script(DONE | {"video": {"url": url}}, httpx.Response(200, content=FILM))

    saving(face, script, tmp_path / "fox.mp4")

    assert script.requests[-1].url.raw_path == b"/panda/pixverse%2Fmp4%2Fa%20b.mp4?sig=a%2Bb%3D&x=1+2"


def test_the_key_goes_to_the_service_alone(face: Make, tmp_path: Path) -> None:
    """Not to another host, port or scheme, and not after a redirect away from it."""
    links = {
        "https://api.example.com/f.mp4": True,
        "https://api.example.com:443/f.mp4": True,
        "http://api.example.com/f.mp4": False,
        "https://api.example.com:8443/f.mp4": False,
        "https://api.example.com.evil.example/f.mp4": False,
        "https://api.example.com@evil.example/f.mp4": False,
        "https://cdn.example.com/f.mp4": False,
    }
    for url, trusted in links.items():
        script = Script(DONE | {"video": {"url": url}}, httpx.Response(200, content=FILM))
        saving(face, script, tmp_path / "fox.mp4")
        assert (script.requests[-1].headers.get("authorization") == f"Bearer {KEY}") == trusted, url

    away = httpx.Response(307, headers={"location": "https://evil.example/f.mp4"})
    script = Script(DONE | {"video": {"url": "https://api.example.com/f.mp4"}}, away, httpx.Response(200, content=FILM))
    saving(face, script, tmp_path / "fox.mp4")
    assert [KEY in str(request.headers.raw) for request in script.requests] == [True, True, False]


def test_a_file_may_be_too_large(face: Make, tmp_path: Path) -> None:
    """Said beforehand or found out on the way."""
    for response in (httpx.Response(200, content=FILM), torn(FILM, etag=TAG)):
        with pytest.raises(DownloadFailed, match="larger than max_bytes=5000"):
            saving(face, Script(DONE, response), tmp_path / "fox.mp4", max_bytes=5000)
    assert list(tmp_path.iterdir()) == []


def test_a_servers_file_name_chooses_nothing(face: Make, tmp_path: Path) -> None:
    """It is a fact about the video and no path."""
    answer = DONE | {"video": {"url": "https://cdn.example.com/f", "file_name": "../../evil.sh"}}
    disposed = httpx.Response(200, content=FILM, headers={"content-disposition": 'attachment; filename="/etc/evil"'})

    saving(face, Script(answer, disposed), tmp_path / "fox.mp4")

    assert [path.name for path in tmp_path.iterdir()] == ["fox.mp4"]


def test_a_place_that_cannot_be_written_is_said(face: Make, tmp_path: Path) -> None:
    """A folder, or a folder that is a file."""
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "fox.mp4"):
        with pytest.raises(DownloadFailed, match=r"cannot write .*; nothing was left there"):
            saving(face, Cdn(), path)


def reading(face: Make, handler: Any) -> bytes:
    """Read the video of a job that is done."""
    client = face(handler)
    video = client.do(client.client.attach("x", V5), "result")

    async def read() -> bytes:
        async with video.open() as chunks:
            return b"".join([chunk async for chunk in chunks])

    if isinstance(video, AsyncVideo):
        return bytes(client.run(read()))
    with video.open() as chunks:
        return b"".join(chunks)


def test_a_video_can_be_read_as_it_comes(face: Make) -> None:
    """Through redirects, and with another link once the first has expired."""
    moved = httpx.Response(302, headers={"location": "/moved.mp4"})
    script = Script(DONE, httpx.Response(403), DONE, moved, httpx.Response(200, content=FILM))

    assert reading(face, script) == FILM
    assert script.requests[-1].url.path == "/moved.mp4"


def test_a_video_that_cannot_be_read_says_so(face: Make) -> None:
    """At once, or in the middle."""
    with pytest.raises(DownloadFailed, match="the server answered 500") as caught:
        reading(face, Script(DONE, httpx.Response(500)))
    assert caught.value.job_id == "x"
    with pytest.raises(DownloadFailed, match="a page instead of the file"):
        reading(face, Script(DONE, httpx.Response(200, html="<h1>Sorry</h1>")))
    with pytest.raises(DownloadFailed, match="the video broke off: ReadError: reset; open it again"):
        reading(face, Cdn(30_000))


@pytest.mark.parametrize("breaks", [reset, closes])
def test_a_break_on_the_wire(face: Make, service: Service, tmp_path: Path, breaks: Any) -> None:
    """Real sockets: a reset or an early end within the body."""
    head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(FILM)}\r\netag: {TAG}\r\n\r\n".encode()
    rest = says(FILM[1000:], 206, content_range=f"bytes 1000-{len(FILM) - 1}/{len(FILM)}", etag=TAG)
    whole = says(FILM, 200, etag=TAG)
    service.script = [
        says(DONE | {"video": {"url": service.url + "/film.mp4"}}),
        breaks(head + FILM[:1000]),
        lambda connection, request: (rest if b"bytes=1000-" in request else whole)(connection, request),
    ]
    client = face(base_url=service.url)
    video = client.do(client.client.attach("x", V5), "result")

    assert client.do(video, "save", tmp_path / "fox.mp4").path.read_bytes() == FILM


@pytest.mark.parametrize(
    "url", ["", "fox.mp4", "file:///a", "ftp://a/b", "https://", "https://[", "https://a:99999/x", "https://a:b/x"]
)
def test_a_link_that_is_none_is_refused(url: str) -> None:
    """Before anything is asked for."""
    with pytest.raises(DownloadFailed, match="is no web address"):
        checked(url)


def test_where_a_body_belongs() -> None:
    """At the offset that was asked for, at the beginning, or nowhere."""
    assert placement(206, {"content-range": "bytes 5-9/10"}, 5) == 5
    assert placement(206, {"content-range": "bytes 6-9/10"}, 5) is None
    assert placement(206, {}, 5) is None
    assert placement(200, {}, 5) == 0
    assert placement(404, {}, 0) is None
    assert total_size({"content-range": "bytes 5-9/10"}, 206) == 10
    assert total_size({"content-range": "bytes 5-9/*"}, 206) is None
    assert total_size({"content-length": "10", "content-encoding": "gzip"}, 200) is None
    assert tag_of({"etag": 'W/"a"', "last-modified": "then"}) == "then"
