"""A part of a file never becomes the file, even if its server does not send the length."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import DownloadFailed, ReelkitWarning, Retry
from tests.wrapper.cdn import FILM, TAG, Torn, saving
from tests.wrapper.script import DONE, Make
from tests.wrapper.stage import LINK

PART = 20_000


def finished(file_size: int | None) -> dict[str, Any]:
    """The response about a finished job, with the size of its video if one is given."""
    return DONE | {"video": {"url": LINK} | ({} if file_size is None else {"file_size": file_size})}


class Parts:
    """A file server that sends no total size: first a beginning of the file, then the requested parts."""

    def __init__(self, file_size: int | None, first: int = 50_000, *, is_stuck: bool = False) -> None:
        self.file_size = file_size
        self.first = first
        self.is_stuck = is_stuck
        self.ranges: list[str | None] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=finished(self.file_size))
        self.ranges.append(request.headers.get("range"))
        if self.ranges[-1] is None:
            is_whole = self.is_stuck and len(self.ranges) > 1
            body = FILM if is_whole else FILM[: self.first]
            return httpx.Response(200, headers={"etag": TAG}, stream=Torn(body, not is_whole))
        start = int(self.ranges[-1].removeprefix("bytes=").removesuffix("-"))
        body = FILM[start : start + (1024 if self.is_stuck else PART)]
        headers = {"etag": TAG, "content-range": f"bytes {start}-{start + len(body) - 1}/*"}
        return httpx.Response(206, headers=headers, stream=Torn(body, False))


def test_a_part_without_a_total_size_is_not_the_file(face: Make, tmp_path: Path) -> None:
    """The download continues until it has the number of bytes that the service reported."""
    cdn = Parts(len(FILM))

    assert saving(face, cdn, tmp_path / "fox.mp4").path.read_bytes() == FILM
    assert cdn.ranges[0] is None
    assert None not in cdn.ranges[1:]


def test_a_download_without_a_size_starts_again_if_nothing_more_arrives(face: Make, tmp_path: Path) -> None:
    """The whole file is requested from its start."""
    cdn = Parts(None, is_stuck=True)

    assert saving(face, cdn, tmp_path / "fox.mp4").path.read_bytes() == FILM
    assert cdn.ranges[-1] is None


def test_parts_without_any_size_never_become_a_file(face: Make, tmp_path: Path) -> None:
    """Nothing proves where the file ends."""
    with pytest.raises(DownloadFailed, match="in a row"):
        saving(face, Parts(None), tmp_path / "fox.mp4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("length", [0, 1, len(FILM) - 1, len(FILM) + 1])
def test_a_body_without_a_length_must_have_the_reported_size(face: Make, tmp_path: Path, length: int) -> None:
    """It ends with its connection, so a broken connection looks like its end."""

    def cut(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=finished(len(FILM)))
        return httpx.Response(200, stream=Torn((FILM + b"x")[:length], False))

    with pytest.raises(DownloadFailed, match=r"bytes arrived|an empty file"):
        saving(face, cut, tmp_path / "fox.mp4")
    assert list(tmp_path.iterdir()) == []


def test_the_content_length_takes_precedence_over_the_reported_size(face: Make, tmp_path: Path) -> None:
    """The size in the job may be wrong."""

    def film(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=finished(5))
        return httpx.Response(200, content=FILM)

    assert saving(face, film, tmp_path / "fox.mp4").path.read_bytes() == FILM


def test_a_chunked_body_of_another_size_is_accepted_the_second_time(face: Make, tmp_path: Path) -> None:
    """It ended twice at the same place; a warning names the reported size."""
    requests: list[httpx.Request] = []

    def film(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=finished(5))
        requests.append(request)
        return httpx.Response(200, headers={"transfer-encoding": "chunked"}, stream=Torn(FILM, False))

    with pytest.warns(ReelkitWarning, match="instead of 5 as the service reported"):
        saved = saving(face, film, tmp_path / "fox.mp4")
    assert saved.path.read_bytes() == FILM
    assert len(requests) == 2


@pytest.mark.parametrize("fields", [{}, {"etag": TAG}, {"transfer-encoding": "chunked"}], ids=str)
def test_a_body_that_ends_with_its_connection_must_end_twice_at_one_place(
    face: Make, tmp_path: Path, fields: dict[str, str]
) -> None:
    """Without any size, a broken connection looks like the end of the file. A proxy may make chunks of such a body."""
    requests: list[httpx.Request] = []

    def cut_once(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=finished(None))
        requests.append(request)
        body = FILM[:50_000] if len(requests) == 1 else FILM
        return httpx.Response(200, headers=fields, stream=Torn(body, False))

    assert saving(face, cut_once, tmp_path / "fox.mp4").path.read_bytes() == FILM
    assert len(requests) == 3


def test_a_body_without_any_size_is_checked_even_without_retries(face: Make, tmp_path: Path) -> None:
    """The second request is no retry: without it no such video could be saved."""
    requests: list[httpx.Request] = []

    def film(request: httpx.Request) -> httpx.Response:
        if "generation_id" in str(request.url):
            return httpx.Response(200, json=finished(None))
        requests.append(request)
        return httpx.Response(200, stream=Torn(FILM, False))

    assert saving(face, film, tmp_path / "fox.mp4", retry=Retry(attempts=1)).path.read_bytes() == FILM
    assert len(requests) == 2
