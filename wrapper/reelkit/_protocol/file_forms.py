"""The forms in which a field takes a file: a URL, a data URI, or Base64. The contract lists the forms of each field."""

import base64
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

KEYWORD = "x-reelkit-file"
SHORTEST = 48  # characters; a GIF of one pixel has 56 in Base64, and short words are Base64 of something as well
HEAD = 32  # characters of Base64 that contain the signature

_BASE64 = re.compile(r"[A-Za-z0-9+/_\-\s]++={0,2}+\s*+")
_DATA_URI = re.compile(r"data:(?:image|video|audio)/[\w.+-]++(?:;[^,;]++)*+,", re.IGNORECASE)
_NOT_IN_URLS = re.compile(r"[\s\x00-\x1f\x7f]")
# How pictures, videos and sounds begin.
_SIGNATURES = re.compile(
    rb"""\x89PNG\r\n | \xff\xd8\xff | GIF8 | BM.{4}\0{4} | II\*\0 | MM\0\* | RIFF.{4}(?:WEBP|WAVE|AVI\ )
    | .{4}(?:ftyp|moov|mdat|free|wide) | \x1aE\xdf\xa3 | OggS | fLaC | ID3 | \xff[\xe2-\xff]""",
    re.VERBOSE | re.DOTALL,
)


class FileForms:
    """The keyword of the contract, for the validator: a text has one of the listed forms."""

    def __init__(self, parent_schema: object, value: list[str], schema_path: object) -> None:
        self._checks = [_CHECKS[form] for form in value]

    def validate(self, instance: object) -> None:
        """Raise ValueError for a text in none of the forms. Values of other types are checked by the keyword `type`."""
        if isinstance(instance, str) and not any(check(instance) for check in self._checks):
            raise ValueError("not a file in one of the forms of this field")


def forms_in(schema: Any) -> list[str]:
    """The forms of the first part of a schema that takes a file."""
    return next(_forms_in(schema), [])


def _forms_in(schema: Any) -> Iterator[list[str]]:
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    if isinstance(schema, dict) and KEYWORD in schema:
        yield schema[KEYWORD]
    for part in parts:
        yield from _forms_in(part)


def _is_url(text: str) -> bool:
    """Whether it is an absolute URL of http or https with a host."""
    if _NOT_IN_URLS.search(text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and any(map(str.isalnum, parts.hostname or "")) and parts.port != 0
    except ValueError:  # of a port or an IPv6 address
        return False


def _is_data_uri(text: str) -> bool:
    """Whether it is a data URI of a picture, a video or a sound, with data in it."""
    head = _DATA_URI.match(text)
    if head is None or head.end() == len(text):
        return False
    return not head[0].lower().endswith(";base64,") or _BASE64.fullmatch(text, head.end()) is not None


def _is_base64(text: str) -> bool:
    """Whether it is Base64 of a file that begins like a picture, a video or a sound."""
    if len(text) < SHORTEST or _BASE64.fullmatch(text) is None:
        return False
    head = "".join(text[: 4 * HEAD].split())[:HEAD]
    head = head[: len(head) // 4 * 4]
    return _SIGNATURES.match(base64.b64decode(head, altchars="-_" if {*"-_"} & {*head} else None)) is not None


_CHECKS = {"url": _is_url, "data-uri": _is_data_uri, "base64": _is_base64}
