"""Robustness: requests that a server may refuse or must accept, on which this one fails."""

import json
import re
from collections.abc import Callable
from typing import Any

from ..around import Call
from .planted import (
    CONTRACT,
    LEGACY_ONLY,
    Ask,
    Planted,
    When,
    asked,
    crashing,
    encoded,
    fetched,
    flat,
    has_header,
    refusing,
    with_headers,
    wrote,
)

NO_5XX = "the contract: no request causes 500"
TYPE, SPACE = "RFC 9110, 8.3.1", "RFC 8259, 2"
NEGOTIATION = "RFC 9110, 12.1"


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


def _crash(name: str, sentence: str, when: When, asks: tuple[Ask, ...], basis: str = NO_5XX) -> Planted:
    return Planted(name, sentence, basis, crashing(when), asks=asks)


def _refusal(name: str, sentence: str, basis: str, when: When, asks: tuple[Ask, ...]) -> Planted:
    return Planted(name, sentence, basis, refusing(when), asks=asks)


ROWS = (
    _crash(
        "objects_in_depth",
        "Deeply nested objects cause a crash.",
        lambda call: call.request.body.count(b"{") > 400,
        encoded(b'"x": ' + b'{"a":' * 500 + b"1" + b"}" * 500),
    ),
    _crash(
        "nul_in_prompt",
        "U+0000 in a prompt causes a crash.",
        _text(lambda value: "\0" in value),
        asked({"prompt": "a\0b"}),
    ),
    _crash(
        "noncharacter",
        "U+FFFF in a prompt causes a crash.",
        _text(lambda value: "\uffff" in value),
        asked({"prompt": "a\uffff"}),
    ),
    _crash(
        "right_to_left",
        "A mark of direction in a prompt causes a crash.",
        _text(lambda value: "\u202e" in value),
        asked({"prompt": "a\u202eb"}),
    ),
    _crash(
        "surrogate_in_name",
        "Half a character in the name of a field causes a crash.",
        wrote(rb'"[^"]*\\ud8[0-9a-fA-F]{2}[^"\\]*"\s*:'),
        encoded(b'"\\ud83d": 1'),
    ),
    _crash("empty_name", "A field without a name causes a crash.", _name(lambda n: n == ""), asked({"": 1})),
    _crash(
        "long_name",
        "A field with a very long name causes a crash.",
        _name(lambda name: len(name) > 1000),
        asked({"a" * 1001: 1}),
    ),
    _crash(
        "dollar_name",
        "A field whose name begins with $ causes a crash.",
        _name(lambda name: name.startswith("$")),
        asked({"$where": 1}),
    ),
    _crash(
        "dotted_name",
        "A field with a point in its name causes a crash.",
        _name(lambda name: "." in name),
        asked({"a.b": 1}),
    ),
    _crash(
        "many_fields",
        "More than 200 fields cause a crash.",
        lambda call: len(call.body) > 200,
        asked({f"f{n}": n for n in range(201)}),
    ),
    _crash(
        "long_prompt",
        "A prompt of over 100,000 characters causes a crash.",
        _text(lambda value: len(value) > 100_000),
        asked({"prompt": "a" * 100_001}),
    ),
    _crash(
        "template_in_prompt",
        "A prompt with {{ causes a crash.",
        _text(lambda value: "{{" in value),
        asked({"prompt": "a {{fox}}"}),
    ),
    _crash(
        "percent_in_prompt",
        "A prompt with %s causes a crash.",
        _text(lambda value: "%s" in value),
        asked({"prompt": "100 %s"}),
    ),
    _crash(
        "many_digits",
        "A number of over 400 digits causes a crash.",
        wrote(rb"[0-9]{400}"),
        encoded(b'"seed": ' + b"1" * 401),
    ),
    _crash(
        "below_31_bits",
        "A seed below -2147483648 causes a crash.",
        _number(lambda n: n < -(2**31)),
        asked({"seed": -(2**31) - 1}),
    ),
    _crash(
        "at_53_bits",
        "A seed of 9007199254740993 causes a crash.",
        _number(lambda n: 2**53 < n < 2**63),
        asked({"seed": 2**53 + 1}),
    ),
    _crash("minus_zero", "A seed of -0 causes a crash.", wrote(rb'"seed"\s*:\s*-0\b'), encoded(b'"seed": -0')),
    _crash(
        "tiny_number",
        "A number too small for a double causes a crash.",
        wrote(rb"\d[eE]-\d{3,}"),
        encoded(b'"seed": 1e-400'),
    ),
    _crash("body_null", "A body of null causes a crash.", _is_top_level(type(None)), asked(b"null")),
    _crash("body_text", "A body that is a text causes a crash.", _is_top_level(str), asked(b'"a"')),
    _crash("body_number", "A body that is a number causes a crash.", _is_top_level(int, float), asked(b"1")),
    _crash(
        "body_empty",
        "An empty body causes a crash.",
        lambda call: call.route == "create" and not call.request.body,
        asked(b""),
    ),
    _crash(
        "bad_utf_8", "A body that is not UTF-8 causes a crash.", wrote(rb"\xff|\xc3\x28"), encoded(b'"style": "\xff"')
    ),
    _crash(
        "model_list",
        "A model that is a list causes a crash.",
        lambda call: isinstance(call.body.get("model"), list),
        asked({"model": []}),
    ),
    Planted(
        "prompt_object",
        "A prompt that is an object causes a crash.",
        NO_5XX,
        crashing(lambda call: isinstance(call.body.get("prompt"), dict)),
        asks=asked({"prompt": {}}),
        at=LEGACY_ONLY,
    ),
    _refusal(
        "space_around",
        "A body with a line break before it is refused.",
        SPACE,
        wrote(rb"\A\s"),
        asked(b'\n{"model": "MODEL", "prompt": "a", "seed": 1}'),
    ),
    _refusal(
        "escaped_slash",
        "An escaped slash in the model is refused.",
        "RFC 8259, 7",
        wrote(rb"\\/"),
        asked(b'{"model": "SLASHED", "prompt": "a"}'),
    ),
    _refusal(
        "escaped_letter",
        "A prompt with an escaped letter is refused.",
        "RFC 8259, 7",
        wrote(rb"\\u00[46]1"),
        asked(b'{"model": "MODEL", "prompt": "\\u0061"}'),
    ),
    _refusal(
        "type_in_capitals",
        "A content type in capitals is refused.",
        TYPE,
        has_header("content-type", "APPLICATION/JSON"),
        with_headers(content_type="APPLICATION/JSON"),
    ),
    _refusal(
        "charset_in_quotes",
        "A charset in quotes is refused.",
        TYPE,
        has_header("content-type", '(?i)"utf-8"', "create"),
        with_headers(content_type='application/json; charset="utf-8"'),
    ),
    _refusal(
        "space_before_parameter",
        "A space before a parameter of the content type is refused.",
        TYPE,
        has_header("content-type", "(?i)json ;", "create"),
        with_headers(content_type="application/json ;charset=utf-8"),
    ),
    _crash(
        "charset_of_another",
        "A charset that the server does not know causes a crash.",
        has_header("content-type", "(?i)charset=utf-(16|32|7)", "create"),
        with_headers(content_type="application/json; charset=utf-16"),
    ),
    _crash(
        "no_type",
        "A body without a content type causes a crash.",
        lambda call: call.route == "create" and "content-type" not in call.request.headers,
        with_headers(content_type=None),
    ),
    _crash(
        "accept_html",
        "Accept: text/html causes a crash.",
        has_header("accept", "(?i)text/html", "fetch"),
        with_headers("GET", accept="text/html"),
        NEGOTIATION,
    ),
    _refusal(
        "accept_quality",
        "Accept with a quality is refused.",
        "RFC 9110, 12.4.2",
        has_header("accept", "(?i)q=0?\\.", "create"),
        with_headers(accept="application/json;q=0.9, */*;q=0.1"),
    ),
    _crash(
        "accept_language",
        "An unknown language causes a crash.",
        has_header("accept-language", "(?i)tlh|xx", "fetch"),
        with_headers("GET", accept_language="tlh"),
        NEGOTIATION,
    ),
    _crash(
        "deflate",
        "A body in the coding deflate causes a crash.",
        has_header("content-encoding", "(?i)deflate", "create"),
        with_headers(content_encoding="deflate"),
    ),
    _crash(
        "range_on_fetch",
        "A fetch with a Range causes a crash.",
        has_header("range", "(?i)bytes", "fetch"),
        with_headers("GET", range="bytes=0-1"),
        "RFC 9110, 14.2",
    ),
    _crash(
        "condition_on_fetch",
        "A fetch with If-None-Match causes a crash.",
        has_header("if-none-match", ".", "fetch"),
        with_headers("GET", if_none_match='"a"'),
        "RFC 9110, 13.1.2",
    ),
    _crash(
        "body_of_fetch",
        "A fetch with a body causes a crash.",
        lambda call: call.route == "fetch" and bool(call.request.body),
        (Ask(b"{}", "GET", "generation_id=nothing"),),
    ),
    _crash(
        "client_request_id",
        "A client request id with a space causes a crash.",
        has_header("x-client-request-id", r"\s|[^ -~]", "create"),
        with_headers(x_client_request_id="a b"),
    ),
    _crash(
        "no_user_agent",
        "A request without User-Agent causes a crash.",
        lambda call: "user-agent" not in call.request.headers,
        with_headers(user_agent=None),
    ),
    _crash("nul_in_id", "An id with %00 causes a crash.", _id(lambda i: "\0" in i), fetched("generation_id=a%00b")),
    _crash(
        "bad_utf_8_in_id",
        "An id that is not UTF-8 causes a crash.",
        _query("(?i)%(ff|c3%28|80)"),
        fetched("generation_id=%FF"),
    ),
    _crash(
        "half_escape_in_id",
        "An id with an incomplete escape causes a crash.",
        _query("%(?![0-9A-Fa-f]{2})"),
        fetched("generation_id=a%", "generation_id=%zz"),
    ),
    _crash("dots_in_id", "An id with ../ causes a crash.", _id(lambda i: "../" in i), fetched("generation_id=../a")),
    _crash(
        "backslash_in_id",
        "An id with a backslash causes a crash.",
        _id(lambda i: "\\" in i),
        fetched("generation_id=a%5Cb"),
    ),
    _crash("number_as_id", "An id of digits causes a crash.", _id(str.isdigit), fetched("generation_id=0")),
    _crash(
        "letters_in_id",
        "An id beyond ASCII causes a crash.",
        _id(lambda i: not i.isascii()),
        fetched("generation_id=%C3%BC"),
    ),
    _crash(
        "space_as_id",
        "An id of white space causes a crash.",
        _id(lambda i: i and not i.strip()),
        fetched("generation_id=%20", "generation_id=+"),
    ),
    _crash(
        "list_in_query",
        "generation_id[] causes a crash.",
        _query(r"(?i)generation_id(\[|%5B)"),
        fetched("generation_id[]=a"),
    ),
    _crash(
        "unknown_parameter",
        "A fetch with another parameter causes a crash.",
        _query("(?<!generation_id)=.*&|&.*="),
        fetched("generation_id=nothing&x=1"),
    ),
    _crash("empty_pairs", "A query with && causes a crash.", _query("&&"), fetched("generation_id=nothing&&")),
    Planted(
        "other_method",
        "PATCH causes a crash.",
        CONTRACT,
        lambda call: call.crash() if call.request.method == "PATCH" and call.address else None,
        asks=(Ask({}, "PATCH"),),
    ),
)
