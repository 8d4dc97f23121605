"""Whether a text is a file that the service can use: a link, or a picture, a video or a sound in Base64."""

import base64
import binascii
import re

KEYWORD = "x-reelkit-file"
LINK = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
DATA_URI = re.compile(r"data:(?:image|video|audio)/[^,;\s]+(?:;[^,;]+)*,", re.IGNORECASE)
LETTERS = re.compile(r"[A-Za-z0-9+/_\-\s]++={0,2}\s*+")
SHORTEST = 48  # letters of Base64; the smallest GIF has 56
HEAD = 24  # bytes
NOT_A_FILE = "neither a link nor a data URI nor Base64 of a picture, a video or a sound"

# The first bytes, with the offset at which they stand.
BEGINNINGS = (
    *((0, start) for start in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")),
    *((8, start) for start in (b"WEBP", b"WAVE", b"AVI ")),
    *((4, start) for start in (b"ftyp", b"moov", b"mdat", b"free", b"wide")),
    *((0, start) for start in (b"\x1aE\xdf\xa3", b"OggS", b"fLaC", b"ID3")),
)


class MediaText:
    """The keyword of the contract, for the validator. A field of links alone has a format, which is checked apart."""

    def __init__(self, parent_schema: object, value: list[str], schema_path: object) -> None:
        self._is_checked = value != ["url"]

    def validate(self, instance: object) -> None:
        """Raise ValueError for a text that is none of these; the keyword `type` checks values of other types."""
        if self._is_checked and isinstance(instance, str) and not is_media(instance):
            raise ValueError(NOT_A_FILE)


def is_media(text: str) -> bool:
    """Whether the service can use the text in a field that takes a file."""
    if LINK.match(text):
        return True
    if (head := DATA_URI.match(text)) is not None:
        content = text[head.end() :]
        return bool(content) and (not head[0].lower().endswith(";base64,") or LETTERS.fullmatch(content) is not None)
    return len(text) >= SHORTEST and LETTERS.fullmatch(text) is not None and _begins_like_media(text)


def _begins_like_media(text: str) -> bool:
    letters = "".join(text[: 4 * HEAD].split())[: HEAD // 3 * 4].translate(str.maketrans("-_", "+/"))
    try:
        head = base64.b64decode(letters[: len(letters) // 4 * 4])
    except binascii.Error:
        return False
    is_sound = head[0] == 0xFF and head[1] >= 0xE2  # frames of MP3 or AAC
    return is_sound or any(head.startswith(start, offset) for offset, start in BEGINNINGS)
