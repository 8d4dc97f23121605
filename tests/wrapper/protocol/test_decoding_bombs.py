"""Responses that are small on the wire and very large when decompressed."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import DownloadFailed, ServerFailed
from reelkit._io.http import MAX_RESPONSE_SIZE
from reelkit._protocol.decoding import STEP, Decoder, DecodingError
from tests.wrapper.cdn import FILM, saving
from tests.wrapper.reading import read
from tests.wrapper.script import DONE, Make, Script
from tests.wrapper.sockets import Service, says
from tests.wrapper.stage import V5

MOST = 40_000_000  # bytes of memory that a test may take, including its server
LARGE = 400_000_000


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A compressed file of zeros."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([packer.compress(b"\0" * 1_000_000) for _ in range(LARGE // 1_000_000)]) + packer.flush()


@pytest.fixture
def measured() -> Iterator[Callable[[], int]]:
    """Measures the peak of the memory since the start of the test."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    yield lambda: tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()


@pytest.mark.slow
@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "deflate", "br"])
def test_a_compressed_response_is_limited_in_size(
    face: Make, service: Service, bomb: bytes, measured: Callable[[], int], coding: str
) -> None:
    """An encoding that was not requested is not decoded at all."""
    body = bomb if coding != "deflate" else bomb[10:-8]  # without the gzip header and trailer
    service.script = [says(gzip.compress(body) if coding == "gzip, gzip" else body, content_encoding=coding)]
    client = face(base_url=service.url)

    with pytest.raises(ServerFailed):
        client.do(client.client.attach("x:y/z", V5), "refresh")

    assert measured() < MOST


@pytest.mark.slow
@pytest.mark.parametrize("how", ["save", "open"])
@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip"])
def test_a_compressed_file_is_limited_by_max_bytes(
    face: Make, service: Service, tmp_path: Path, bomb: bytes, measured: Callable[[], int], coding: str, how: str
) -> None:
    """As an uncompressed one is, and no file is left."""
    body = gzip.compress(bomb) if coding == "gzip, gzip" else bomb
    service.script = [
        says(DONE | {"video": {"url": service.url + "/film.mp4"}}),
        says(body, content_encoding=coding),
    ]
    client = face(base_url=service.url, max_bytes=5_000_000)
    video = client.do(client.client.attach("x:y/z", V5), "result")

    with pytest.raises(DownloadFailed, match=r"larger than max_bytes=5000000" if coding == "gzip" else "not requested"):
        client.do(video, "save", tmp_path / "fox.mp4") if how == "save" else read(client, video)

    assert measured() < MOST
    assert list(tmp_path.iterdir()) == []


def packed(coding: str) -> Callable[[bytes], bytes]:
    def pack(content: bytes) -> bytes:
        packer = zlib.compressobj(wbits={"gzip": 31, "deflate": 15, "raw": -15}[coding])
        return packer.compress(content) + packer.flush()

    return pack


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw"])
@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_compressed_content_is_decoded(coding: str, step: int) -> None:
    """In pieces of limited size, however it is split; bytes after its end are ignored."""
    content = b"fox" * 100_000
    raw = packed(coding)(content) + b"and something else" * 100
    decoder = Decoder({"content-encoding": "deflate" if coding == "raw" else coding})

    pieces = [piece for start in range(0, len(raw), step) for piece in decoder.feed(raw[start : start + step])]
    decoder.finish()

    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= STEP


@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_a_gzip_file_of_several_members_is_decoded(step: int) -> None:
    """Bytes after the last member are ignored."""
    raw = packed("gzip")(b"fox" * 1000) + packed("gzip")(b"owl" * 1000) + b"\0" * 50
    decoder = Decoder({"content-encoding": "gzip"})

    pieces = [piece for start in range(0, len(raw), step) for piece in decoder.feed(raw[start : start + step])]
    decoder.finish()

    assert b"".join(pieces) == b"fox" * 1000 + b"owl" * 1000


def test_incomplete_compressed_content_is_an_error() -> None:
    """At its end; an empty body is complete in any encoding."""
    raw = packed("gzip")(b"fox" * 1000)
    decoder = Decoder({"content-encoding": "gzip"})
    assert b"".join(decoder.feed(raw[:-1])) == b"fox" * 1000
    with pytest.raises(DecodingError, match="ends too early"):
        decoder.finish()
    with pytest.raises(DecodingError):
        list(Decoder({"content-encoding": "gzip"}).feed(b"no gzip"))
    Decoder({"content-encoding": "gzip"}).finish()
    assert list(Decoder({"content-encoding": " Identity ,"}).feed(b"plain")) == [b"plain"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "x-gzip"])
def test_responses_and_files_may_be_compressed(face: Make, tmp_path: Path, coding: str) -> None:
    """The client requests compressed responses, and some servers compress a file unasked."""
    pack = packed(coding.removeprefix("x-"))
    body = pack(httpx.Response(200, json=DONE).content)
    answers = [
        httpx.Response(200, headers={"content-encoding": coding}, stream=httpx.ByteStream(raw))
        for raw in (body, pack(FILM))
    ]
    script = Script(*answers)

    assert saving(face, script, tmp_path / "fox.mp4").path.read_bytes() == FILM
    assert [request.headers["accept-encoding"] for request in script.requests] == ["gzip, deflate", "identity"]


def test_a_response_that_is_already_read_is_accepted(face: Make) -> None:
    """Transports of tests return such responses."""
    client = face(Script(httpx.Response(200, json=DONE | {"padding": "p" * (MAX_RESPONSE_SIZE // 2)})))

    assert client.do(client.client.attach("x:y/z", V5), "refresh").status == "succeeded"


def test_a_large_uncompressed_response_is_limited_in_size(face: Make, measured: Callable[[], int]) -> None:
    """Parsing it would take many times its size."""

    class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
        def _chunks(self) -> Any:
            yield b"["
            for _ in range(1000):
                yield b"{}," * 20_000

        def __iter__(self) -> Any:
            return self._chunks()

        async def __aiter__(self) -> Any:
            for chunk in self._chunks():
                yield chunk

    client = face(Script(httpx.Response(200, stream=Endless())))

    with pytest.raises(ServerFailed):
        client.do(client.client.attach("x:y/z", V5), "refresh")

    assert measured() < MOST
