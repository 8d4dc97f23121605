"""Whether the response to a link is a true part of a video file, and of its type. No I/O."""

import re
from typing import NamedTuple

from reelkit_conformance._http.exchange import Exchange, Json
from reelkit_conformance._http.response import body_of
from reelkit_conformance._http.text import short_line
from reelkit_specs import find_model

CONTENT_RANGE = re.compile(r"bytes (\d{1,18})-(\d{1,18})/(\d{1,18}|\*)")
GENERAL_TYPES = ("", "application/octet-stream", "binary/octet-stream", "application/mp4")  # of stores for any files
MP4_TYPES = ("video/mp4", "video/quicktime")
FIRST_BOXES = (b"ftyp", b"styp", b"moov", b"mdat", b"free", b"skip", b"wide", b"pnot")
TOLERANCE = 1.0  # seconds; a video has whole frames


class Part(NamedTuple):
    """The bytes of a file that a request asks for, the last one included."""

    first: int
    last: int

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return the header that asks for it."""
        return (("Range", f"bytes={self.first}-{self.last}"),)


def wrong_part(response: Exchange, part: Part | None) -> str | None:
    """Return what is wrong with a response to a request for this part, or for the whole file; None if nothing."""
    if response.status != 206:
        return None  # a server may ignore a Range header
    if part is None:
        return "status 206 to a request without a Range header"
    given = response.headers.get("content-range", "")
    if (found := CONTENT_RANGE.fullmatch(given)) is None:
        return f"status 206 with content-range: {given}" if given else "status 206 without a Content-Range header"
    first, last, size = int(found[1]), int(found[2]), None if found[3] == "*" else int(found[3])
    is_whole_part = last == part.last or (last < part.last and size in (None, last + 1))
    if first != part.first or not is_whole_part or (size is not None and size <= last):
        return f"content-range: {given}"
    if len(response.body) != last - first + 1:
        return f"content-range: {given}, and {len(response.body):,} bytes"
    return None


def differing_bytes(whole: Exchange, response: Exchange, part: Part) -> str | None:
    """Return how a part differs from the same bytes of the whole file; None if it does not."""
    if whole.status == 200 and (found := CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))):
        size = len(whole.body)
        if found[3] not in ("*", str(size)):
            return f"a size of {int(found[3]):,} bytes, and {size:,} bytes in the whole file"
    if response.status == whole.status == 200 and response.body != whole.body:
        return f"status 200 with {len(response.body):,} bytes, and {len(whole.body):,} in the whole file"
    if response.status == 206 and response.body != whole.body[part.first : part.last + 1]:
        return "other bytes than those of the whole file"
    return None


def wrong_box(response: Exchange) -> str | None:
    """Return what stands in the place of the first box, if the content type is MP4; None if a box does."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in MP4_TYPES or response.body[4:8] in FIRST_BOXES:
        return None
    return short_line(response.body[:12].decode("latin-1"))


def is_type_of_video(response: Exchange) -> bool:
    """Return whether the content type is that of a video, or says nothing about the content."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind.startswith("video/") or kind in GENERAL_TYPES


def lengths(create: Exchange, end: Exchange) -> tuple[float, float] | None:
    """Return the seconds that a create asked for and those of the finished video; None if they are unknown."""
    model = find_model(create.request.model) if create.request.model is not None else None
    body: Json = create.request.json_object or {}
    defaults = {field.name: field.default for field in model.fields} if model is not None else {}
    asked, got = body.get("duration", defaults.get("duration")), body_of(end, "video").get("duration")
    numbers = [value for value in (asked, got) if isinstance(value, int | float) and not isinstance(value, bool)]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None
