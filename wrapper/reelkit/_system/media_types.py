"""The media types of pictures, videos and sounds, known by how such files begin."""

import re

HEAD = 64  # bytes that decide

# Each with the types that a file may have: a container may hold a video, or a sound alone. Each has a byte that begins
# no text in ASCII, UTF-8 or UTF-16, so that no text file is taken for a picture, whatever it says.
_SIGNATURES = tuple(
    (re.compile(pattern, re.VERBOSE | re.DOTALL), types)
    for pattern, *types in (
        (rb"\x89PNG\r\n", "image/png"),
        (rb"\xff\xd8\xff", "image/jpeg"),
        (rb"GIF8[79]a.{6}\0", "image/gif"),
        (rb"BM.{4}\0{4}", "image/bmp"),
        (rb"II\*\0 | MM\0\*", "image/tiff"),
        (rb"RIFF.{3}[\0-\x1f\xff]WEBP", "image/webp"),
        (rb"RIFF.{3}[\0-\x1f\xff]WAVE", "audio/wav"),
        (rb"RIFF.{3}[\0-\x1f\xff]AVI\ ", "video/x-msvideo"),
        (rb"\0.{3}ftyp(?:avif|avis)", "image/avif"),
        (rb"\0.{3}ftyp(?:hei[cx]|hev[cx]|mif1|msf1)", "image/heic"),
        (rb"\0.{3}ftypM4[AB]\ ", "audio/mp4"),
        (rb"\0.{3}ftypqt\ \ ", "video/quicktime"),
        (rb"[\0-\x08].{3}(?:ftyp|moov|mdat|free|wide)", "video/mp4", "audio/mp4"),
        (rb"\x1aE\xdf\xa3.{0,40}webm", "video/webm", "audio/webm"),
        (rb"\x1aE\xdf\xa3", "video/x-matroska", "audio/x-matroska"),
        (rb"OggS\0", "audio/ogg", "video/ogg"),
        (rb"fLaC[\0\x80]", "audio/flac"),
        (rb"ID3[\2-\4]", "audio/mpeg"),
        (rb"\xff[\xe2\xe3\xf2-\xf5\xfa-\xfd]", "audio/mpeg"),
        (rb"\xff[\xf0\xf1\xf8\xf9]", "audio/aac"),
    )
)


def media_types(head: bytes) -> tuple[str, ...]:
    """The media types that a file with this beginning may have, the likeliest first; none for anything else."""
    return next((tuple(types) for pattern, types in _SIGNATURES if pattern.match(head)), ())
