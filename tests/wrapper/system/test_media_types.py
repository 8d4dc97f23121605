"""Which bytes are a picture, a video or a sound."""

import pytest
from hypothesis import given, settings, strategies as st

from reelkit._system.media_types import media_types
from tests.media import FILM, SOUND, picture


@pytest.mark.parametrize(
    ("head", "types"),
    [
        (picture(), ("image/png",)),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", ("image/jpeg",)),
        (b"GIF89a\x01\0\x01\0\0\xff\0,", ("image/gif",)),
        (b"RIFF\x24\0\0\0WEBPVP8 ", ("image/webp",)),
        (b"RIFF\xff\xff\xff\xffWAVEfmt ", ("audio/wav",)),
        (b"\0\0\0\x20ftypavif", ("image/avif",)),
        (FILM, ("video/mp4", "audio/mp4")),
        (b"\0\0\0\x14ftypqt  ", ("video/quicktime",)),
        (b"\0\0\0\x20ftypM4A ", ("audio/mp4",)),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", ("video/webm", "audio/webm")),
        (SOUND, ("audio/mpeg",)),
        (b"\xff\xfb\x90\x64", ("audio/mpeg",)),
        (b"\xff\xf1\x50\x80", ("audio/aac",)),
    ],
    ids=str,
)
def test_a_file_is_known_by_its_beginning(head: bytes, types: tuple[str, ...]) -> None:
    """A container may hold a video or a sound."""
    assert media_types(head) == types


BEGINNINGS = [
    "",
    "RIFF    WAVE",
    "GIF89a",
    "ID3",
    "BM",
    "OggS",
    "fLaC",
    "the free ",
    "II*",
    "    ftypmp42",
    "-----BEGIN ",
]
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


@given(st.sampled_from(BEGINNINGS), st.text(st.characters(exclude_categories=["Cs", "Cc"])), ENCODINGS)
@settings(max_examples=60)
def test_no_text_is_a_picture_a_video_or_a_sound(start: str, rest: str, encoding: str) -> None:
    """Whatever it begins with, so that no list of passwords, key or program is sent to the service."""
    assert media_types((start + rest).encode(encoding)) == ()
