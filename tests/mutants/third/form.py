"""Form: responses that break the grammar of HTTP, JSON or a URI, or the types of the contract."""

import gzip
import re
from typing import Any

from ..around import REFUSED, Call
from ..model import STATES
from .planted import (
    CONTRACT,
    ENDS,
    GOOD,
    LEGACY_ONLY,
    V2_ONLY,
    Ask,
    Planted,
    data,
    every,
    headers,
    member,
    on,
    text,
    usage,
)

NUMBERS, STRINGS, TEXT = "RFC 8259, 6", "RFC 8259, 7", "RFC 8259, 2"
ENCODING, NAMES = "RFC 8259, 8.1", "RFC 8259, 4"
FIELDS, FRAMING, CHUNKS = "RFC 9110, 5", "RFC 9112, 6.3", "RFC 9112, 7.1"
LINK = "RFC 3986, 3"


def _cost(pattern: bytes) -> Any:
    return text(("created",), lambda body: re.sub(rb"(_used\":) ?(\d+)", rb"\g<1>" + pattern, body))


def _link(change: Any) -> Any:
    return data(("completed",), lambda value: value["video"].update(url=change(value["video"]["url"])))


def _set(**values: Any) -> Any:
    return lambda value: value.update(values)


def _head(call: Call, *lines: str) -> str:
    return "\r\n".join((f"HTTP/1.1 {call.reply.status} OK", "content-type: application/json", *lines))


def _doubled_length(call: Call) -> None:
    size = len(call.reply.body)
    call.send_raw(_head(call, f"content-length: {size}", f"content-length: {size - 1}"))


def _length_and_chunks(call: Call) -> None:
    lines = (f"content-length: {len(call.reply.body)}", "transfer-encoding: chunked")
    call.send_raw(_head(call, *lines), b"%x\r\n%s\r\n0\r\n\r\n" % (len(call.reply.body), call.reply.body))


def _long_length(call: Call) -> None:
    call.send_raw(_head(call, f"content-length: {len(call.reply.body) + 7}", "connection: close"))


def _chunked(call: Call, size: str, end: bytes = b"0\r\n\r\n") -> None:
    body = size.encode() + b"\r\n" + call.reply.body + b"\r\n" + end
    call.reply = call.reply._replace(
        headers=(("content-type", "application/json"), ("transfer-encoding", "chunked")), body=body
    )


def _corrupt_gzip(call: Call) -> None:
    packed = gzip.compress(call.reply.body, mtime=0)
    call.send(packed[:-8] + bytes(8), content_encoding="gzip")


def _line(line: str) -> Any:
    def change(call: Call) -> None:
        call.send_raw("\r\n".join((line, "content-type: application/json", f"content-length: {len(call.reply.body)}")))

    return change


def _doubled_type(call: Call) -> None:
    more = (("content-type", "text/plain"),)
    call.reply = call.reply._replace(headers=call.reply.headers + more)


def _status_code(change: Any) -> Any:
    return data((REFUSED,), lambda value: value.update(statusCode=change(value["statusCode"])))


def _duration(value: Any) -> Any:
    return data(("completed",), lambda found: found["video"].update(duration=value))


ROWS = (
    Planted("leading_zero", "A cost begins with 0.", NUMBERS, after=_cost(rb"0\g<2>")),
    Planted("plus_sign", "A cost begins with +.", NUMBERS, after=_cost(rb"+\g<2>")),
    Planted("bare_point", "A cost ends with a point.", NUMBERS, after=_cost(rb"\g<2>.")),
    Planted("hexadecimal", "A cost is written in hexadecimal.", NUMBERS, after=_cost(rb"0x66D00")),
    Planted(
        "trailing_comma",
        "The object of a fetch ends with a comma.",
        NAMES,
        after=text(STATES, lambda body: body[:-1] + b",}"),
    ),
    Planted(
        "comment", "The response to a fetch has a comment.", TEXT, after=text(STATES, lambda body: b"{/* */" + body[1:])
    ),
    Planted("single_quotes", "A member is in single quotes.", NAMES, after=member(STATES, b"'note': 'a'", every(2))),
    Planted("raw_line_break", "A text has an unescaped line break.", STRINGS, after=member(ENDS, b'"note": "a\nb"')),
    Planted("raw_tab_in_refusal", "A refusal has an unescaped tab.", STRINGS, after=member((REFUSED,), b'"n": "a\tb"')),
    Planted("bad_escape", "A text has the escape \\x41.", STRINGS, after=member(STATES, b'"note": "\\x41"')),
    Planted("short_escape", "A text has the escape \\u41.", STRINGS, after=member(("error",), b'"note": "\\u41"')),
    Planted("nul_behind", "A NUL follows the object.", TEXT, after=text(GOOD, lambda body: body + b"\0")),
    Planted(
        "guard_before",
        "A guard against scripts stands first.",
        TEXT,
        after=text(("created",), lambda b: b")]}',\n" + b),
    ),
    Planted(
        "form_feed",
        "A form feed stands between members.",
        TEXT,
        after=text(STATES, lambda b: b.replace(b",", b",\f", 1)),
    ),
    Planted("overlong", "A text has an overlong form of UTF-8.", ENCODING, after=member(STATES, b'"note": "\xc0\xaf"')),
    Planted(
        "beyond_unicode",
        "A text has a code point over U+10FFFF.",
        ENCODING,
        after=member(GOOD, b'"n": "\xf4\x90\x80\x80"'),
    ),
    Planted(
        "mark_before_refusal",
        "A refusal begins with a byte order mark.",
        ENCODING,
        after=text((REFUSED,), lambda body: b"\xef\xbb\xbf" + body),
    ),
    Planted(
        "escaped_double",
        "A status occurs twice, once with an escape.",
        NAMES,
        after=member(STATES, b'"st\\u0061tus": "error"'),
    ),
    Planted("doubled_id", "A create returns two ids.", NAMES, after=member(("created",), b'"id": "another"')),
    Planted("doubled_message", "A refusal has two messages.", NAMES, after=member((REFUSED,), b'"message": "Another"')),
    Planted(
        "doubled_in_video",
        "A video has two links.",
        NAMES,
        after=text(("completed",), lambda b: re.sub(rb'"video": ?\{', b'"video":{"url":"https://example.com/b",', b)),
    ),
    Planted("two_types", "A response has two content types.", "RFC 9110, 8.3", after=on(GOOD, _doubled_type)),
    Planted(
        "list_of_types",
        "A content type is a list.",
        "RFC 9110, 8.3",
        after=headers(GOOD, content_type="application/json, text/html"),
    ),
    Planted(
        "type_in_quotes",
        "A refusal has a content type in quotes.",
        "RFC 9110, 8.3.1",
        after=headers((REFUSED,), content_type='"application/json"'),
    ),
    Planted("two_lengths", "A response has two different lengths.", FRAMING, after=on(GOOD, _doubled_length)),
    Planted(
        "length_and_chunks", "A fetch has a length and chunks.", "RFC 9112, 6.1", after=on(STATES, _length_and_chunks)
    ),
    Planted("length_too_long", "A response ends before its length.", FRAMING, after=on(ENDS, _long_length)),
    Planted(
        "length_too_short",
        "The length leaves out the last byte.",
        FRAMING,
        after=on(STATES, lambda call: call.send(content_length=str(len(call.reply.body) - 1)), every(2)),
    ),
    Planted(
        "bad_chunk_size", "A chunk has no hexadecimal size.", CHUNKS, after=on(STATES, lambda c: _chunked(c, "xyz"))
    ),
    Planted(
        "no_last_chunk",
        "The chunks of a create have no end.",
        CHUNKS,
        after=on(
            ("created",),
            lambda c: c.send_raw(
                _head(c, "transfer-encoding: chunked"), b"%x\r\n%s\r\n" % (len(c.reply.body), c.reply.body)
            ),
        ),
    ),
    Planted(
        "corrupt_gzip",
        "A compressed response has a wrong checksum.",
        "RFC 1952, 2.3.1",
        after=on(STATES, _corrupt_gzip),
    ),
    Planted(
        "unknown_coding",
        "A refusal claims a content coding that it does not have.",
        "RFC 9110, 8.4",
        after=headers((REFUSED,), content_encoding="br"),
    ),
    Planted(
        "name_with_space",
        "A header name has a space.",
        FIELDS,
        after=on(STATES, lambda c: c.send_raw(_head(c, f"content-length: {len(c.reply.body)}", "x cache: miss"))),
    ),
    Planted(
        "bad_version",
        "A response is of HTTP/3.7 in the form of HTTP/1.1.",
        "RFC 9112, 4",
        after=on(("created",), _line("HTTP/3.7 200 OK")),
    ),
    Planted(
        "long_status", "A status line has four digits.", "RFC 9112, 4", after=on(STATES, _line("HTTP/1.1 2000 OK"))
    ),
    Planted(
        "no_allow",
        "405 does not say which methods are allowed.",
        "RFC 9110, 15.5.6",
        after=on((REFUSED,), lambda c: c.send(allow=None) if c.reply.status == 405 else None),
        asks=(Ask({}, "PATCH"),),
    ),
    Planted(
        "no_challenge",
        "401 has no challenge.",
        "RFC 9110, 15.5.2",
        after=on((REFUSED,), lambda c: c.send(www_authenticate=None) if c.reply.status == 401 else None),
    ),
    Planted("bad_date", "The date of a response is no date.", "RFC 9110, 6.6.1", after=headers(GOOD, date="yesterday")),
    Planted(
        "no_content",
        "A fetch of a finished job returns 204.",
        CONTRACT,
        after=on(ENDS, lambda c: c.send(b"", 204, content_type=None, content_length=None), every(2)),
    ),
    Planted(
        "status_code_differs", "statusCode is not the HTTP status.", CONTRACT, after=_status_code(lambda code: code + 1)
    ),
    Planted("status_code_fraction", "statusCode is a fraction.", CONTRACT, after=_status_code(lambda code: code + 0.5)),
    Planted("status_code_list", "statusCode is a list.", CONTRACT, after=_status_code(lambda code: [code])),
    Planted(
        "message_list", "The message of a refusal is a list.", CONTRACT, after=data((REFUSED,), _set(message=["wrong"]))
    ),
    Planted(
        "request_id_number",
        "The requestId of a refusal is a number.",
        CONTRACT,
        after=data((REFUSED,), _set(requestId=7)),
    ),
    Planted(
        "timestamp_number",
        "The timestamp of a refusal is a number.",
        CONTRACT,
        after=data((REFUSED,), _set(timestamp=1e12)),
    ),
    Planted("path_object", "The path of a refusal is an object.", CONTRACT, after=data((REFUSED,), _set(path={}))),
    Planted("meta_list", "meta of a finished job is a list.", CONTRACT, after=data(ENDS, _set(meta=[]))),
    Planted(
        "usage_text",
        "meta.usage of a running job is a text.",
        CONTRACT,
        after=data(STATES[:2], _set(meta={"usage": "none"})),
    ),
    Planted(
        "usage_without_cost",
        "meta.usage of a finished job has no cost.",
        CONTRACT,
        after=data(ENDS, _set(meta={"usage": {}})),
    ),
    Planted("duration_text", "The length of a video is a text.", CONTRACT, after=_duration("5"), at=LEGACY_ONLY),
    Planted("duration_true", "The length of a video is true.", CONTRACT, after=_duration(True), at=LEGACY_ONLY),
    Planted(
        "job_duration_null",
        "The length of a job is null.",
        CONTRACT,
        after=data(STATES, _set(duration=None)),
        at=LEGACY_ONLY,
    ),
    Planted(
        "error_name_number",
        "The name of an error is a number.",
        CONTRACT,
        after=data(("error",), lambda v: v["error"].update(name=500)),
        at=V2_ONLY,
    ),
    Planted("error_text", "An error is a text.", CONTRACT, after=data(("error",), _set(error="failed")), at=V2_ONLY),
    Planted(
        "error_early",
        "error of a running job is a list.",
        CONTRACT,
        after=data(("generating",), _set(error=[])),
        at=V2_ONLY,
    ),
    Planted(
        "video_numbers",
        "video is a list of numbers.",
        CONTRACT,
        after=data(("completed",), _set(video=[12])),
        at=V2_ONLY,
    ),
    Planted(
        "video_empty_list",
        "video of a finished job is an empty list.",
        CONTRACT,
        after=data(("completed",), _set(video=[])),
    ),
    Planted(
        "video_early_text", "video of a queued job is a text.", CONTRACT, after=data(("queued",), _set(video="pending"))
    ),
    Planted("link_with_letters", "A link has letters beyond ASCII.", LINK, after=_link(lambda url: url + "?ü")),
    Planted(
        "link_with_bars", "A link has a backslash.", LINK, after=_link(lambda url: url.replace("/assets/", "\\assets/"))
    ),
    Planted(
        "link_with_bad_escape", "A link has the escape %zz.", "RFC 3986, 2.1", after=_link(lambda url: url + "?a=%zz")
    ),
    Planted(
        "link_without_host",
        "A link has no host.",
        "RFC 9110, 4.2.1",
        after=_link(lambda url: "http:///" + url.split("/", 3)[3]),
    ),
    Planted(
        "link_with_bad_port",
        "A link has a port of letters.",
        LINK,
        after=_link(lambda url: "http://example.com:port/a.mp4"),
    ),
    Planted(
        "cost_rounded_to_text",
        "The cost of every third job has separators.",
        CONTRACT,
        after=usage(lambda cost, call: f"{cost:,}", every(3)),
    ),
)
