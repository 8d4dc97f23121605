"""The video files of finished jobs, served with ranges and conditions (RFC 9110, sections 13 and 14)."""

import functools
import math
import re
from pathlib import Path

from reelkit_mock._http.messages import Headers, Reply, Request

VIDEOS = Path(__file__).with_name("_videos")

DURATIONS = (5, 8, 10)
SIZES = {"16:9": (256, 144), "4:3": (192, 144), "1:1": (144, 144), "3:4": (144, 192), "9:16": (144, 256)}
DEFAULT_ASPECT_RATIO = "16:9"

# Only a single range of bytes is supported. The RFC allows ignoring several ranges and other units.
# Numbers are limited to 600 digits, because int() rejects very long ones.
_RANGE = re.compile(r"bytes=(?:(\d{1,600})-(\d{0,600})|-(\d{1,600}))", re.ASCII | re.IGNORECASE)
_OPAQUE_TAG = re.compile(r'"([^"]*)"')


def serve_asset(request: Request, content: bytes, etag: str, media_type: str = "video/mp4") -> Reply:
    """Respond to a GET or HEAD of *content*; *etag* is its entity tag without the quotes."""
    tag = f'"{etag}"'
    common: Headers = (("accept-ranges", "bytes"), ("etag", tag))
    if _matches_etag(etag, request.headers.get("if-none-match", "")):
        return Reply(304, common, b"")  # without Content-Length: it would have to be that of the file
    part = None
    if request.method == "GET" and request.headers.get("if-range", tag) == tag:
        part = _part(request.headers.get("range", ""), len(content))
    if part is None:
        headers = (*common, ("content-type", media_type), ("content-length", str(len(content))))
        return Reply(200, headers, b"" if request.method == "HEAD" else content)
    if not part:
        return Reply(416, (*common, ("content-range", f"bytes */{len(content)}"), ("content-length", "0")), b"")
    body = content[part.start : part.stop]
    described = (
        ("content-type", media_type),
        ("content-length", str(len(body))),
        ("content-range", f"bytes {part.start}-{part.stop - 1}/{len(content)}"),
    )
    return Reply(206, common + described, body)


def _part(header: str, size: int) -> range | None:
    """Return the positions that a Range header selects; empty if out of range, None if the header is to be ignored."""
    found = _RANGE.fullmatch(header)
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix:
        return range(max(size - int(suffix), 0), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _matches_etag(etag: str, listed: str) -> bool:
    """Return whether If-None-Match names the entity tag: a list of tags, weak ones included, or `*`."""
    return listed == "*" or etag in _OPAQUE_TAG.findall(listed)


def video_bytes(duration: int, aspect_ratio: str, identity: str) -> bytes:
    """Return an MP4 file, unique to *identity*, with the duration and aspect ratio nearest to the given ones."""
    if duration not in DURATIONS:
        duration = min(DURATIONS, key=lambda known: abs(known - duration))
    if aspect_ratio not in SIZES:
        aspect_ratio = _nearest(aspect_ratio)
    return _file(video_name(duration, aspect_ratio)) + _free_box(identity.encode())


def video_name(duration: int, aspect_ratio: str) -> str:
    """Return the file name for a duration and an aspect ratio of the tables."""
    width, height = SIZES[aspect_ratio]
    return f"{duration}s-{width}x{height}.mp4"


@functools.cache
def _file(name: str) -> bytes:
    return (VIDEOS / name).read_bytes()


def _free_box(content: bytes) -> bytes:
    """Return an MP4 box that players skip."""
    return (8 + len(content)).to_bytes(4, "big") + b"free" + content


def _nearest(aspect_ratio: str) -> str:
    width, _, height = aspect_ratio.partition(":")
    try:
        # Logarithmic, so that 2:1 and 1:2 are equally far from 1:1.
        wanted = math.log(int(width)) - math.log(int(height))
    except ValueError:  # not an aspect ratio, such as "auto" or "16:0"
        return DEFAULT_ASPECT_RATIO
    return min(SIZES, key=lambda known: abs(math.log(SIZES[known][0] / SIZES[known][1]) - wanted))
