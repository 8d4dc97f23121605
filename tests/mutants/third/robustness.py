"""Robustness: requests that a server may refuse or must accept, on which this one fails."""

import json
import re
from collections.abc import Callable
from typing import Any

from ..around import Call
from .planted import CONTRACT, LEGACY_ONLY, Ask, Planted, When, asked, crashing, fetched, flat, refusing, with_headers

NO_5XX = "the contract: no request causes 500"
TYPE, SPACE = "RFC 9110, 8.3.1", "RFC 8259, 2"
NEGOTIATION = "RFC 9110, 12.1"


def _raw(pattern: bytes) -> When:
    return lambda call: call.route == "create" and re.search(pattern, call.request.body) is not None


def _text(test: Callable[[str], bool]) -> When:
    return lambda call: (
        call.route == "create" and any(isinstance(value, str) and test(value) for value in flat(call.body))
    )


def _name(test: Callable[[str], bool]) -> When:
    return lambda call: any(test(name) for name in call.body)


def _id(test: Callable[[str], Any]) -> When:
    return lambda call: call.route == "fetch" and any(test(each) for each in call.ids)


def _query(pattern: str) -> When:
    return lambda call: call.route == "fetch" and re.search(pattern, call.query) is not None


def _header(name: str, pattern: str, route: str = "create") -> When:
    return lambda call: (
        call.route == route and re.search(pattern, call.request.headers.get(name, ""), re.IGNORECASE) is not None
    )


def _number(test: Callable[[float], bool]) -> When:
    return lambda call: any(
        isinstance(value, int | float) and not isinstance(value, bool) and test(value) for value in flat(call.body)
    )


def _is_top_level(*kinds: type) -> When:
    def when(call: Call) -> bool:
        try:
            return call.route == "create" and isinstance(json.loads(call.request.body), kinds)
        except (ValueError, RecursionError):
            return False

    return when


def _digits(call: Call) -> bool:
    return _raw(rb"[0-9]{400}")(call)


def _model(raw: bytes) -> bytes:
    return b'{"model": "MODEL", "prompt": "a", ' + raw + b"}"


ROWS = (
    Planted(
        "objects_in_depth",
        "Deeply nested objects cause a crash.",
        NO_5XX,
        crashing(lambda call: call.request.body.count(b"{") > 400),
        asks=(Ask(_model(b'"x": ' + b'{"a":' * 500 + b"1" + b"}" * 500)),),
    ),
    Planted(
        "nul_in_prompt",
        "U+0000 in a prompt causes a crash.",
        NO_5XX,
        crashing(_text(lambda value: "\0" in value)),
        asks=asked({"prompt": "a\0b"}),
    ),
    Planted(
        "noncharacter",
        "U+FFFF in a prompt causes a crash.",
        NO_5XX,
        crashing(_text(lambda value: "\uffff" in value)),
        asks=asked({"prompt": "a\uffff"}),
    ),
    Planted(
        "right_to_left",
        "A mark of direction in a prompt causes a crash.",
        NO_5XX,
        crashing(_text(lambda value: "\u202e" in value)),
        asks=asked({"prompt": "a\u202eb"}),
    ),
    Planted(
        "surrogate_in_name",
        "Half a character in the name of a field causes a crash.",
        NO_5XX,
        crashing(_raw(rb'"[^"]*\\ud8[0-9a-fA-F]{2}[^"\\]*"\s*:')),
        asks=(Ask(_model(b'"\\ud83d": 1')),),
    ),
    Planted(
        "empty_name",
        "A field without a name causes a crash.",
        NO_5XX,
        crashing(_name(lambda n: n == "")),
        asks=asked({"": 1}),
    ),
    Planted(
        "long_name",
        "A field with a very long name causes a crash.",
        NO_5XX,
        crashing(_name(lambda name: len(name) > 1000)),
        asks=asked({"a" * 1001: 1}),
    ),
    Planted(
        "dollar_name",
        "A field whose name begins with $ causes a crash.",
        NO_5XX,
        crashing(_name(lambda name: name.startswith("$"))),
        asks=asked({"$where": 1}),
    ),
    Planted(
        "dotted_name",
        "A field with a point in its name causes a crash.",
        NO_5XX,
        crashing(_name(lambda name: "." in name)),
        asks=asked({"a.b": 1}),
    ),
    Planted(
        "many_fields",
        "More than 200 fields cause a crash.",
        NO_5XX,
        crashing(lambda call: len(call.body) > 200),
        asks=asked({f"f{n}": n for n in range(201)}),
    ),
    Planted(
        "long_prompt",
        "A prompt of over 100,000 characters causes a crash.",
        NO_5XX,
        crashing(_text(lambda value: len(value) > 100_000)),
        asks=asked({"prompt": "a" * 100_001}),
    ),
    Planted(
        "template_in_prompt",
        "A prompt with {{ causes a crash.",
        NO_5XX,
        crashing(_text(lambda value: "{{" in value)),
        asks=asked({"prompt": "a {{fox}}"}),
    ),
    Planted(
        "percent_in_prompt",
        "A prompt with %s causes a crash.",
        NO_5XX,
        crashing(_text(lambda value: "%s" in value)),
        asks=asked({"prompt": "100 %s"}),
    ),
    Planted(
        "many_digits",
        "A number of over 400 digits causes a crash.",
        NO_5XX,
        crashing(_digits),
        asks=(Ask(_model(b'"seed": ' + b"1" * 401)),),
    ),
    Planted(
        "below_31_bits",
        "A seed below -2147483648 causes a crash.",
        NO_5XX,
        crashing(_number(lambda n: n < -(2**31))),
        asks=asked({"seed": -(2**31) - 1}),
    ),
    Planted(
        "at_53_bits",
        "A seed of 9007199254740993 causes a crash.",
        NO_5XX,
        crashing(_number(lambda n: 2**53 < n < 2**63)),
        asks=asked({"seed": 2**53 + 1}),
    ),
    Planted(
        "minus_zero",
        "A seed of -0 causes a crash.",
        NO_5XX,
        crashing(_raw(rb'"seed"\s*:\s*-0\b')),
        asks=(Ask(_model(b'"seed": -0')),),
    ),
    Planted(
        "tiny_number",
        "A number too small for a double causes a crash.",
        NO_5XX,
        crashing(_raw(rb"\d[eE]-\d{3,}")),
        asks=(Ask(_model(b'"seed": 1e-400')),),
    ),
    Planted(
        "body_null", "A body of null causes a crash.", NO_5XX, crashing(_is_top_level(type(None))), asks=asked(b"null")
    ),
    Planted(
        "body_text", "A body that is a text causes a crash.", NO_5XX, crashing(_is_top_level(str)), asks=asked(b'"a"')
    ),
    Planted(
        "body_number",
        "A body that is a number causes a crash.",
        NO_5XX,
        crashing(_is_top_level(int, float)),
        asks=asked(b"1"),
    ),
    Planted(
        "body_empty",
        "An empty body causes a crash.",
        NO_5XX,
        crashing(lambda call: call.route == "create" and not call.request.body),
        asks=asked(b""),
    ),
    Planted(
        "bad_utf_8",
        "A body that is not UTF-8 causes a crash.",
        NO_5XX,
        crashing(_raw(rb"\xff|\xc3\x28")),
        asks=(Ask(_model(b'"style": "\xff"')),),
    ),
    Planted(
        "model_list",
        "A model that is a list causes a crash.",
        NO_5XX,
        crashing(lambda call: isinstance(call.body.get("model"), list)),
        asks=asked({"model": []}),
    ),
    Planted(
        "prompt_object",
        "A prompt that is an object causes a crash.",
        NO_5XX,
        crashing(lambda call: isinstance(call.body.get("prompt"), dict)),
        asks=asked({"prompt": {}}),
        at=LEGACY_ONLY,
    ),
    Planted(
        "space_around",
        "A body with a line break before it is refused.",
        SPACE,
        refusing(_raw(rb"\A\s")),
        asks=(Ask(b"\n" + _model(b'"seed": 1')),),
    ),
    Planted(
        "escaped_slash",
        "An escaped slash in the model is refused.",
        "RFC 8259, 7",
        refusing(_raw(rb"\\/")),
        asks=(Ask(b'{"model": "SLASHED", "prompt": "a"}'),),
    ),
    Planted(
        "escaped_letter",
        "A prompt with an escaped letter is refused.",
        "RFC 8259, 7",
        refusing(_raw(rb"\\u00[46]1")),
        asks=(Ask(b'{"model": "MODEL", "prompt": "\\u0061"}'),),
    ),
    Planted(
        "type_in_capitals",
        "A content type in capitals is refused.",
        TYPE,
        refusing(lambda call: "APPLICATION/JSON" in call.request.headers.get("content-type", "")),
        asks=with_headers(content_type="APPLICATION/JSON"),
    ),
    Planted(
        "charset_in_quotes",
        "A charset in quotes is refused.",
        TYPE,
        refusing(_header("content-type", '"utf-8"')),
        asks=with_headers(content_type='application/json; charset="utf-8"'),
    ),
    Planted(
        "space_before_parameter",
        "A space before a parameter of the content type is refused.",
        TYPE,
        refusing(_header("content-type", "json ;")),
        asks=with_headers(content_type="application/json ;charset=utf-8"),
    ),
    Planted(
        "charset_of_another",
        "A charset that the server does not know causes a crash.",
        NO_5XX,
        crashing(_header("content-type", "charset=utf-(16|32|7)")),
        asks=with_headers(content_type="application/json; charset=utf-16"),
    ),
    Planted(
        "no_type",
        "A body without a content type causes a crash.",
        NO_5XX,
        crashing(lambda call: call.route == "create" and "content-type" not in call.request.headers),
        asks=with_headers(content_type=None),
    ),
    Planted(
        "accept_html",
        "Accept: text/html causes a crash.",
        NEGOTIATION,
        crashing(_header("accept", "text/html", "fetch")),
        asks=with_headers("GET", accept="text/html"),
    ),
    Planted(
        "accept_quality",
        "Accept with a quality is refused.",
        "RFC 9110, 12.4.2",
        refusing(_header("accept", "q=0?\\.")),
        asks=with_headers(accept="application/json;q=0.9, */*;q=0.1"),
    ),
    Planted(
        "accept_language",
        "An unknown language causes a crash.",
        NEGOTIATION,
        crashing(_header("accept-language", "tlh|xx", "fetch")),
        asks=with_headers("GET", accept_language="tlh"),
    ),
    Planted(
        "deflate",
        "A body in the coding deflate causes a crash.",
        NO_5XX,
        crashing(_header("content-encoding", "deflate")),
        asks=with_headers(content_encoding="deflate"),
    ),
    Planted(
        "range_on_fetch",
        "A fetch with a Range causes a crash.",
        "RFC 9110, 14.2",
        crashing(_header("range", "bytes", "fetch")),
        asks=with_headers("GET", range="bytes=0-1"),
    ),
    Planted(
        "condition_on_fetch",
        "A fetch with If-None-Match causes a crash.",
        "RFC 9110, 13.1.2",
        crashing(_header("if-none-match", ".", "fetch")),
        asks=with_headers("GET", if_none_match='"a"'),
    ),
    Planted(
        "body_of_fetch",
        "A fetch with a body causes a crash.",
        NO_5XX,
        crashing(lambda call: call.route == "fetch" and bool(call.request.body)),
        asks=(Ask(b"{}", "GET", "generation_id=nothing"),),
    ),
    Planted(
        "client_request_id",
        "A client request id with a space causes a crash.",
        NO_5XX,
        crashing(_header("x-client-request-id", r"\s|[^ -~]")),
        asks=with_headers(x_client_request_id="a b"),
    ),
    Planted(
        "no_user_agent",
        "A request without User-Agent causes a crash.",
        NO_5XX,
        crashing(lambda call: "user-agent" not in call.request.headers),
        asks=with_headers(user_agent=None),
    ),
    Planted(
        "nul_in_id",
        "An id with %00 causes a crash.",
        NO_5XX,
        crashing(_id(lambda i: "\0" in i)),
        asks=fetched("generation_id=a%00b"),
    ),
    Planted(
        "bad_utf_8_in_id",
        "An id that is not UTF-8 causes a crash.",
        NO_5XX,
        crashing(_query("(?i)%(ff|c3%28|80)")),
        asks=fetched("generation_id=%FF"),
    ),
    Planted(
        "half_escape_in_id",
        "An id with an incomplete escape causes a crash.",
        NO_5XX,
        crashing(_query("%(?![0-9A-Fa-f]{2})")),
        asks=fetched("generation_id=a%", "generation_id=%zz"),
    ),
    Planted(
        "dots_in_id",
        "An id with ../ causes a crash.",
        NO_5XX,
        crashing(_id(lambda i: "../" in i)),
        asks=fetched("generation_id=../a"),
    ),
    Planted(
        "backslash_in_id",
        "An id with a backslash causes a crash.",
        NO_5XX,
        crashing(_id(lambda i: "\\" in i)),
        asks=fetched("generation_id=a%5Cb"),
    ),
    Planted(
        "number_as_id",
        "An id of digits causes a crash.",
        NO_5XX,
        crashing(_id(str.isdigit)),
        asks=fetched("generation_id=0"),
    ),
    Planted(
        "letters_in_id",
        "An id beyond ASCII causes a crash.",
        NO_5XX,
        crashing(_id(lambda i: not i.isascii())),
        asks=fetched("generation_id=%C3%BC"),
    ),
    Planted(
        "space_as_id",
        "An id of white space causes a crash.",
        NO_5XX,
        crashing(_id(lambda i: i and not i.strip())),
        asks=fetched("generation_id=%20", "generation_id=+"),
    ),
    Planted(
        "list_in_query",
        "generation_id[] causes a crash.",
        NO_5XX,
        crashing(_query(r"(?i)generation_id(\[|%5B)")),
        asks=fetched("generation_id[]=a"),
    ),
    Planted(
        "unknown_parameter",
        "A fetch with another parameter causes a crash.",
        NO_5XX,
        crashing(_query("(?<!generation_id)=.*&|&.*=")),
        asks=fetched("generation_id=nothing&x=1"),
    ),
    Planted(
        "empty_pairs",
        "A query with && causes a crash.",
        NO_5XX,
        crashing(_query("&&")),
        asks=fetched("generation_id=nothing&&"),
    ),
    Planted(
        "other_method",
        "PATCH causes a crash.",
        CONTRACT,
        lambda call: call.crash() if call.request.method == "PATCH" and call.address else None,
        asks=(Ask({}, "PATCH"),),
    ),
)
