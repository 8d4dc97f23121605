"""The forms in which a field takes a file: a URL, a data URI, or Base64. The contract lists the forms of each field."""

import base64
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from reelkit._system.input_files import InputFile
from reelkit._system.media_types import media_types
from reelkit_specs import Field

KEYWORD = "x-reelkit-file"
SIZE = "x-reelkit-file-size"
DATA_URI = "data-uri"
FAMILIES = {"image": "a picture", "video": "a video", "audio": "a sound"}  # words in the names of fields
SHORTEST = 48  # characters; a GIF of one pixel has 56 in Base64, and short words are Base64 of something as well
HEAD = 32  # characters of Base64 that contain the signature

_BASE64 = re.compile(r"[A-Za-z0-9+/_\-\s]++={0,2}+\s*+")
_DATA_URI = re.compile(r"data:(?:image|video|audio)/[\w.+-]++(?:;[^,;]++)*+,", re.IGNORECASE)
_NOT_IN_URLS = re.compile(r"[\s\x00-\x1f\x7f]")


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


def takes_files(field: Field) -> bool:
    """Whether the value of a field may be a file, which is sent as a data URI."""
    return DATA_URI in field.schema.get(KEYWORD, ())


def is_file_text(field: Field, text: str) -> bool:
    """Whether a text has one of the forms of a field that takes files, or the form of a URL that it does not take."""
    return "://" in text or any(_CHECKS[form](text) for form in field.schema[KEYWORD])


def media_type(field_name: str, file: InputFile) -> str:
    """The media type with which a file is sent in a field: a container may hold a video or a sound."""
    families = field_name.split("_")
    return next((kind for kind in file.types if kind.partition("/")[0] in families), file.types[0])


def file_problem(field: Field, file: InputFile) -> str | None:
    """Why a field does not take a file; None if it does."""
    if not takes_files(field):
        return "the field takes links alone" if forms_in(field.schema) else "the field takes no file"
    kind = media_type(field.name, file)
    family = kind.partition("/")[0]
    wanted = [name for name in FAMILIES if name in field.name.split("_")]
    if wanted and family not in wanted:
        return f"it is {FAMILIES[family]} ({kind}), and the field takes {FAMILIES[wanted[0]]}; name another file"
    most = field.schema.get(SIZE, file.size)
    if file.size > most:
        return f"it has {file.size:,} bytes, and the service takes at most {most:,}; make it smaller"
    return None


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
    return bool(media_types(base64.b64decode(head, altchars="-_" if {*"-_"} & {*head} else None)))


_CHECKS = {"url": _is_url, DATA_URI: _is_data_uri, "base64": _is_base64}
