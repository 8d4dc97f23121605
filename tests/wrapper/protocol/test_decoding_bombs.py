"""Answers that are small on the wire and enormous when they are unpacked."""

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

MOST = 40_000_000  # bytes that any of it may take, the server of the test with it
LARGE = 400_000_000


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A file of zeros, packed."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([packer.compress(b"\0" * 1_000_000) for _ in range(LARGE // 1_000_000)]) + packer.flush()


@pytest.fixture
def measured() -> Iterator[Callable[[], int]]:
    """Tells the most memory that was taken since the beginning of the test."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    yield lambda: tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "deflate", "br"])
def test_an_answer_that_unpacks_to_more_is_cut_off(
    face: Make, service: Service, bomb: bytes, measured: Callable[[], int], coding: str
) -> None:
    """At the limit for answers; packed twice, or in another way than requested, it is not unpacked at all."""
    body = bomb if coding != "deflate" else bomb[10:-8]  # the same without the envelope
    service.script = [says(gzip.compress(body) if coding == "gzip, gzip" else body, content_encoding=coding)]
    client = face(base_url=service.url)

    with pytest.raises(ServerFailed):
        client.do(client.client.attach("x:y/z", V5), "refresh")

    assert measured() < MOST


@pytest.mark.parametrize("how", ["save", "open"])
@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip"])
def test_a_file_that_unpacks_to_more_is_too_large(
    face: Make, service: Service, tmp_path: Path, bomb: bytes, measured: Callable[[], int], coding: str, how: str
) -> None:
    """As if it had been sent unpacked; and nothing of it is left."""
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
def test_what_was_packed_is_unpacked(coding: str, step: int) -> None:
    """However it is cut on its way, in pieces of a limited size; what follows its end is not taken."""
    content = b"fox" * 100_000
    raw = packed(coding)(content) + b"and something else" * 100
    decoder = Decoder({"content-encoding": "deflate" if coding == "raw" else coding})

    pieces = [piece for start in range(0, len(raw), step) for piece in decoder.feed(raw[start : start + step])]
    decoder.finish()

    assert b"".join(pieces) == content
    assert max(map(len, pieces)) <= STEP


@pytest.mark.parametrize("step", [1, 7, 100_000])
def test_a_file_of_several_parts_is_unpacked_whole(step: int) -> None:
    """As gzip has them, one after another; what is behind the last is not taken."""
    raw = packed("gzip")(b"fox" * 1000) + packed("gzip")(b"owl" * 1000) + b"\0" * 50
    decoder = Decoder({"content-encoding": "gzip"})

    pieces = [piece for start in range(0, len(raw), step) for piece in decoder.feed(raw[start : start + step])]
    decoder.finish()

    assert b"".join(pieces) == b"fox" * 1000 + b"owl" * 1000


def test_what_is_torn_is_said() -> None:
    """At the tear, or at the end; an empty body is whole in any coding."""
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
def test_answers_and_files_may_be_packed(face: Make, tmp_path: Path, coding: str) -> None:
    """Answers are asked for so, and some servers pack a file that is asked for as it is."""
    pack = packed(coding.removeprefix("x-"))
    body = pack(httpx.Response(200, json=DONE).content)
    answers = [
        httpx.Response(200, headers={"content-encoding": coding}, stream=httpx.ByteStream(raw))
        for raw in (body, pack(FILM))
    ]
    script = Script(*answers)

    assert saving(face, script, tmp_path / "fox.mp4").path.read_bytes() == FILM
    assert [request.headers["accept-encoding"] for request in script.requests] == ["gzip, deflate", "identity"]


def test_an_answer_of_any_kind_of_transport_is_read(face: Make) -> None:
    """Also one that has its body already, as those of tests do."""
    client = face(Script(httpx.Response(200, json=DONE | {"padding": "p" * (MAX_RESPONSE_SIZE // 2)})))

    assert client.do(client.client.attach("x:y/z", V5), "refresh").status == "succeeded"


def test_a_large_answer_that_is_not_packed_is_cut_off(face: Make, measured: Callable[[], int]) -> None:
    """Little of it is kept: reading it would take many times its size."""

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
