"""Requests that are wrong before anybody looks at a field: no JSON, no object, another content type or method."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from reelkit_conformance._exchange import Json

JSON = "application/json"
OTHER_TYPE = (400, 415, 422)
NO_SUCH_METHOD = (404, 405, 501)
LIKE_GET = (400, 404, 405, 422, 501)  # HEAD: as a GET that names no id, or as a method that is not there
BAD_BODY = (400, 422)
# Where readers fail at the end, where they fail before they read, and what lenient ones let pass.
OWN_KIND = ("cut short", "not UTF-8", "a comma at the end")


class Wire(NamedTuple):
    """A request to the address of a create. Of those of one *kind* one must be tried."""

    check: str
    kind: str
    name: str
    body: bytes | None
    content_type: str | None = JSON
    method: str = "POST"
    statuses: tuple[int, ...] = BAD_BODY
    free: bool = True  # no service can make a video of it


def wire_refusals(body: Json) -> Iterator[Wire]:
    """What to try with a body that would be accepted."""
    raw = json.dumps(body).encode()
    for name, broken in _broken(raw).items():
        yield Wire("REQ-016", name if name in OWN_KIND else "syntax", f"JSON: {name}", broken)
    yield Wire("REQ-017", "a list", "a list as body", b"[" + raw + b"]", free=False)
    yield Wire("REQ-017", "JSON in a text", "JSON in a text as body", json.dumps(raw.decode()).encode(), free=False)
    for name, value in NO_OBJECTS.items():
        yield Wire("REQ-017", "no object", name, json.dumps(value).encode())
    yield Wire("REQ-018", "no body", "no body", b"")
    yield Wire("REQ-019", "text", "text/plain", raw, "text/plain", statuses=OTHER_TYPE, free=False)
    yield Wire("REQ-019", "markup", "application/xml", raw, "application/xml", statuses=OTHER_TYPE, free=False)
    yield Wire("REQ-019", "none", "no content type", raw, None, statuses=OTHER_TYPE, free=False)
    for name, content in (("a form", urlencode(body).encode()), ("JSON as a form", raw)):
        form = Wire("REQ-019", "form", name, content, "application/x-www-form-urlencoded", statuses=OTHER_TYPE)
        yield form._replace(free=False)
    for method in ("PUT", "PATCH", "DELETE"):
        yield Wire("REQ-020", method, method, raw, method=method, statuses=NO_SUCH_METHOD, free=False)
    yield Wire("REQ-021", "HEAD", "HEAD", None, None, "HEAD", LIKE_GET)


NO_OBJECTS: dict[str, Any] = {"a text as body": "abc", "a number as body": 7, "null as body": None}


def _broken(raw: bytes) -> dict[str, bytes]:
    """Almost this JSON object, and no JSON."""
    inside = raw[:-1]
    return {
        "cut short": inside,
        "not UTF-8": inside + b', "note": "\xff\xfe"}',
        "a comma at the end": inside + b",}",
        "single quotes": raw.replace(b'"', b"'"),
        "a bare name": raw.replace(b'"model":', b"model:"),
        "a comment": b"/* a video */ " + raw,
        "twice": raw + b" " + raw,
        "a line feed in a text": inside + b', "note": "a\nb"}',
    }
