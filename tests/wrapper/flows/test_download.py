"""Downloads: the whole file or none, without the API key."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import DownloadFailed
from reelkit._effects import OVERLAP
from reelkit._flows.download import placement, tag_of, total_size
from tests.wrapper.cdn import FILM, TAG, Cdn, saving, torn
from tests.wrapper.script import DONE, Make, Script
from tests.wrapper.sockets import Service, closes, reset, says
from tests.wrapper.stage import V5


def test_a_download_saves_the_whole_file_and_returns_its_hash(face: Make, tmp_path: Path) -> None:
    """A missing folder is created, and no temporary file stays."""
    saved = saving(face, Cdn(), tmp_path / "new" / "fox.mp4")

    assert saved == (tmp_path / "new" / "fox.mp4", len(FILM), hashlib.sha256(FILM).hexdigest())
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["fox.mp4"]
    assert saved.path.read_bytes() == FILM
    assert saved.path.stat().st_mode & 0o777 == 0o666 & ~current_umask()


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_an_interrupted_download_continues_where_it_stopped(face: Make, tmp_path: Path) -> None:
    """It uses Range and If-Range, and compares an overlap, as often as the file grows."""
    cdn = Cdn(30_000, 20_000, OVERLAP + 1, 10_000, 10_000, 10_000)

    saved = saving(face, cdn, tmp_path / "fox.mp4")

    assert saved.path.read_bytes() == FILM
    assert saved.sha256 == hashlib.sha256(FILM).hexdigest()
    assert [request.headers.get("range") for request in cdn.requests[:4]] == [
        None,
        f"bytes={30_000 - OVERLAP}-",
        f"bytes={50_000 - 2 * OVERLAP}-",
        f"bytes={50_001 - 2 * OVERLAP}-",
    ]
    assert all(request.headers["if-range"] == TAG for request in cdn.requests[1:])


@pytest.mark.parametrize("cdn", [Cdn(30_000, tag=None), Cdn(30_000, tag='W/"weak"'), Cdn(30_000, ranges=False)])
def test_without_a_strong_tag_or_ranges_the_download_starts_again(face: Make, cdn: Cdn, tmp_path: Path) -> None:
    """Nothing proves that the rest belongs to the same file."""
    cdn.breaks = [30_000, len(FILM)]

    assert saving(face, cdn, tmp_path / "fox.mp4").path.read_bytes() == FILM


@pytest.mark.parametrize("part", [{}, {"content-range": "bytes 0-9/*"}, {"content-range": "bytes 40000-40009/*"}])
def test_a_part_other_than_the_requested_one_is_not_used(face: Make, tmp_path: Path, part: dict[str, str]) -> None:
    """An incomplete file does not become complete because a response ended without an error."""
    cdn = Cdn(30_000)

    def confused(request: httpx.Request) -> httpx.Response:
        if "range" in request.headers:
            return httpx.Response(206, headers=part | {"etag": TAG}, content=b"0123456789")
        return cdn(request)

    with pytest.raises(DownloadFailed):
        saving(face, confused, tmp_path / "fox.mp4")
    assert list(tmp_path.iterdir()) == []


def test_a_part_of_another_file_is_not_appended(face: Make, tmp_path: Path) -> None:
    """A wrong part under the right tag and range is detected, and the whole file is requested."""
    cdn, parts = Cdn(30_000, len(FILM)), []

    def lying(request: httpx.Request) -> httpx.Response:
        answer = cdn(request)
        if answer.status_code == 206:
            parts.append(request)
            return httpx.Response(206, headers=answer.headers, content=answer.stream.body[::-1])
        return answer

    assert saving(face, lying, tmp_path / "fox.mp4").path.read_bytes() == FILM
    assert len(parts) == 1


def test_a_full_disk_raises_download_failed(face: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is left."""
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
    assert caught.value.job_id == "x:y/z"
    assert json.loads(caught.value.token or "")["job"] == "x:y/z"


def test_a_path_that_is_not_a_regular_file_is_not_replaced(face: Make, tmp_path: Path) -> None:
    """A device or a pipe stays as it is."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(DownloadFailed, match="it is not a file"):
        saving(face, Cdn(), tmp_path / "pipe")

    assert (tmp_path / "pipe").is_fifo()


def test_a_file_that_changed_on_the_server_is_downloaded_again(face: Make, tmp_path: Path) -> None:
    """If-Range makes the server send the new file whole."""
    cdn = Cdn(30_000)

    def changing(request: httpx.Request) -> httpx.Response:
        response = cdn(request)
        cdn.tag = '"film-2"'
        return response

    assert saving(face, changing, tmp_path / "fox.mp4").path.read_bytes() == FILM


BAD: dict[str, tuple[Callable[[], httpx.Response], str]] = {
    "a page": (lambda: httpx.Response(200, html="<h1>Sorry</h1>"), "an HTML page instead of the file"),
    "a page whose type is in capitals": (
        lambda: httpx.Response(200, content=b"<h1>Sorry</h1>", headers={"content-type": "Text/HTML"}),
        "an HTML page instead of the file",
    ),
    "nothing": (lambda: httpx.Response(200, content=b""), "an empty file"),
    "too little": (lambda: torn(b"abc", content_length="9"), "3 of 9 bytes"),
    "an error": (lambda: httpx.Response(500), "the server returned 500"),
    "a refusal": (lambda: httpx.Response(451), "the server returned 451"),
    "an endless redirect": (lambda: httpx.Response(302, headers={"location": "/again"}), "the server returned 302"),
    "a redirect to a file": (
        lambda: httpx.Response(302, headers={"location": "file:///etc/passwd"}),
        "is not a web address",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_response_other_than_the_video_never_replaces_the_file(face: Make, tmp_path: Path, case: str) -> None:
    """The old file stays, and no part is left."""
    response, words = BAD[case]
    (tmp_path / "fox.mp4").write_bytes(b"old")
    first = [httpx.Response(200, json=DONE)]

    with pytest.raises(DownloadFailed, match=words) as caught:
        saving(face, lambda request: first.pop() if first else response(), tmp_path / "fox.mp4")

    assert caught.value.job_id == "x:y/z"

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("fox.mp4", b"old")]


def test_a_file_larger_than_max_bytes_is_refused(face: Make, tmp_path: Path) -> None:
    """Its length may be announced, or found while it is read."""
    for response in (httpx.Response(200, content=FILM), torn(FILM, etag=TAG)):
        with pytest.raises(DownloadFailed, match="larger than max_bytes=5000"):
            saving(face, Script(DONE, response), tmp_path / "fox.mp4", max_bytes=5000)
    assert list(tmp_path.iterdir()) == []


def test_a_file_name_from_the_server_decides_no_path(face: Make, tmp_path: Path) -> None:
    """Neither `file_name` nor Content-Disposition is used."""
    answer = DONE | {"video": {"url": "https://cdn.example.com/f", "file_name": "../../evil.sh"}}
    disposed = httpx.Response(200, content=FILM, headers={"content-disposition": 'attachment; filename="/etc/evil"'})

    saving(face, Script(answer, disposed), tmp_path / "fox.mp4")

    assert [path.name for path in tmp_path.iterdir()] == ["fox.mp4"]


def test_a_path_that_cannot_be_written_raises_download_failed(face: Make, tmp_path: Path) -> None:
    """A folder, and a path below a file, cannot be written."""
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "file" / "fox.mp4"):
        with pytest.raises(DownloadFailed, match=r"cannot write .*; no file was left"):
            saving(face, Cdn(), path)


@pytest.mark.parametrize("breaks", [reset, closes])
def test_a_download_continues_after_a_broken_connection(
    face: Make, service: Service, tmp_path: Path, breaks: Any
) -> None:
    """On real sockets, with a reset and with an early end."""
    head = f"HTTP/1.1 200 OK\r\ncontent-length: {len(FILM)}\r\netag: {TAG}\r\n\r\n".encode()
    rest = says(FILM[976:], 206, content_range=f"bytes 976-{len(FILM) - 1}/{len(FILM)}", etag=TAG)
    whole = says(FILM, 200, etag=TAG)
    service.script = [
        says(DONE | {"video": {"url": service.url + "/film.mp4"}}),
        breaks(head + FILM[: 976 + OVERLAP]),
        lambda connection: (rest if b"bytes=976-" in service.requests[-1] else whole)(connection),
    ]
    client = face(base_url=service.url)
    video = client.do(client.client.attach("x:y/z", V5), "result")

    assert client.do(video, "save", tmp_path / "fox.mp4").path.read_bytes() == FILM


def test_the_headers_decide_where_a_body_is_written() -> None:
    """It is written at the requested offset, at the start, or not at all."""
    assert placement(206, {"content-range": "bytes 5-9/10"}, OVERLAP + 5) == 5
    assert placement(206, {"content-range": "bytes 6-9/10"}, OVERLAP + 5) is None
    assert placement(206, {}, OVERLAP + 5) is None
    assert placement(200, {}, OVERLAP + 5) == 0
    assert placement(404, {}, 0) is None
    assert total_size({"content-range": "bytes 5-9/10"}, 206) == 10
    assert total_size({"content-range": "bytes 5-9/*"}, 206) is None
    assert total_size({"content-length": "10", "content-encoding": "gzip"}, 200) is None
    assert tag_of({"etag": 'W/"a"', "last-modified": "then"}) == "then"
