"""Requests that must be refused before any field is read: broken JSON, no object, another content type or method."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from reelkit_conformance._cases.refused_values import EXTRA, OPTIONAL, REQUIRED
from reelkit_conformance._http.exchange import Json

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=part"
TYPE_STATUSES = (400, 415, 422)
HEAD_STATUSES = (400, 404, 405, 422, 501)  # HEAD: like a GET without an id, or like a method that does not exist
BODY_STATUSES = (400, 422)
PRIORITIES = {
    **dict.fromkeys(
        ("skips comments", "knows NaN", "looks for the object", "another type", "JSON as a form"), OPTIONAL
    ),
    **dict.fromkeys(("misses a comma", "takes another sign", "reads Python", "reads any number"), EXTRA),
    **dict.fromkeys(("reads any escape", "ends at a zero byte", "a type like it"), EXTRA),
}
NON_OBJECTS: dict[str, Any] = {"a text as body": "abc", "a number as body": 7, "null as body": None}


class MalformedRequest(NamedTuple):
    """A request to the path of a create. At least one of each *group* is sent."""

    check: str
    group: str
    name: str
    body: bytes | None
    content_type: str | None = JSON
    method: str = "POST"
    statuses: tuple[int, ...] = BODY_STATUSES
    priority: int = REQUIRED  # as in refused_values.py
    query: tuple[tuple[str, str], ...] = ()


def malformed_requests(body: Json) -> Iterator[MalformedRequest]:
    """Yield the malformed variants of a body that would be accepted."""
    raw = json.dumps(body).encode()
    for group, variants in _broken_json(raw).items():
        for name, broken in variants.items():
            if broken == raw:  # a single field has no comma to leave out
                continue
            yield MalformedRequest("REQ-016", group, f"JSON: {name}", broken, priority=PRIORITIES.get(group, REQUIRED))
    yield MalformedRequest("REQ-017", "a list", "a list as body", b"[" + raw + b"]")
    in_text = json.dumps(raw.decode()).encode()
    for name, empty in {"an empty list": [], "an empty object in a list": [{}], "null in a list": [None]}.items():
        yield MalformedRequest(
            "REQ-017", "an empty list", f"{name} as body", json.dumps(empty).encode(), priority=EXTRA
        )
    for name in ("input", "data", "params"):
        yield MalformedRequest(
            "REQ-001", "wrapped", f"the body as {name}", json.dumps({name: body}).encode(), priority=EXTRA
        )
    yield MalformedRequest("REQ-001", "nothing in it", "an empty object", b"{}", priority=EXTRA)
    yield MalformedRequest("REQ-017", "JSON in a text", "JSON in a text as body", in_text, priority=OPTIONAL)
    for name, value in NON_OBJECTS.items():
        yield MalformedRequest("REQ-017", "no object", name, json.dumps(value).encode())
    yield MalformedRequest("REQ-018", "no body", "no body", b"")
    yield MalformedRequest("REQ-018", "a blank body", "a blank body", b" \n")
    fields = tuple((name, value) for name, value in body.items() if isinstance(value, str))
    yield MalformedRequest("REQ-018", "in the query", "the fields in the query", b"", priority=EXTRA, query=fields)
    for group, name, content_type, content in (
        ("text", "text/plain", "text/plain", raw),
        ("another type", "application/xml", "application/xml", raw),
        ("another type", "application/octet-stream", "application/octet-stream", raw),
        ("a type like it", "text/json", "text/json", raw),
        ("a type like it", "application/jsonl", "application/jsonl", raw),
        ("a type like it", "json", "json", raw),
        ("none", "no content type", None, raw),
        ("form", "a form", FORM, urlencode(body).encode()),
        ("JSON as a form", "JSON as a form", FORM, raw),
        ("parts", "a form in parts", MULTIPART, _multipart_body(body)),
    ):
        yield MalformedRequest(
            "REQ-019",
            group,
            name,
            content,
            content_type,
            statuses=TYPE_STATUSES,
            priority=PRIORITIES.get(group, REQUIRED),
        )
    yield MalformedRequest("REQ-021", "HEAD", "HEAD", None, None, "HEAD", HEAD_STATUSES, priority=OPTIONAL)


def _broken_json(raw: bytes) -> dict[str, dict[str, bytes]]:
    """Return invalid variants of this JSON object, by what a lenient reader does to accept them."""
    inside = raw[:-1]
    return {
        "closes what is open": {"cut short": inside, "cut short after a comma": inside + b', "seed":'},
        "replaces what is no text": {"not UTF-8": inside + b', "note": "\xff\xfe"}'},
        "drops a comma": {"a comma at the end": inside + b",}", "a comma too many": b"{," + raw[1:]},
        "reads the first value": {"twice": raw + b" " + raw, "twice, without a gap": raw + raw},
        "ignores what follows": {"a word after it": raw + b" end", "a bracket after it": raw + b"}"},
        "looks for the object": {"a word before it": b"json " + raw, "as in a script": b"f(" + raw + b");"},
        "reads JavaScript": {
            "single quotes": raw.replace(b'"', b"'"),
            "a bare name": raw.replace(b'"model":', b"model:"),
        },
        "skips comments": {"a comment": b"/* a video */ " + raw, "a comment at the end": raw + b" // a video"},
        "misses a comma": {"without a comma": raw.replace(b", ", b" ", 1)},
        "takes another sign": {"equals signs": raw.replace(b'": ', b'" = '), "semicolons": raw.replace(b", ", b"; ")},
        "reads Python": {"None": inside + b', "note": None}', "True": inside + b', "note": True}'},
        "reads any number": {
            f"the number {number}": inside + f', "note": {number}}}'.encode()
            for number in ("01", "+1", ".5", "5.", "0x10")
        },
        "reads any escape": {"an escape of JavaScript": inside + b', "note": "\\x41"}'},
        "ends at a zero byte": {"a zero byte at the end": raw + b"\0"},
        "knows NaN": {"NaN": inside + b', "note": NaN}', "Infinity": inside + b', "note": -Infinity}'},
        "lets control characters pass": {
            "a line feed in a text": inside + b', "note": "a\nb"}',
            "a tab in a text": inside + b', "note": "a\tb"}',
        },
    }


def _multipart_body(body: Json) -> bytes:
    """Return the body as a browser sends a form with files."""
    parts = [f'--part\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{body[name]}\r\n' for name in body]
    return "".join([*parts, "--part--\r\n"]).encode()
