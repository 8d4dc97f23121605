"""Requests that must not cause a server error, accepted or refused, and other ways to send a request."""

import gzip
import json
import zlib
from collections.abc import Iterator
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from reelkit_conformance._cases.case import (
    JSON_TYPE,
    NUMBER_FORMS,
    Sampling,
    Writing,
    case_name,
    create_request,
    fetch_request,
    spelled_request,
)
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import Form, form_of
from reelkit_conformance._contract.values import bounds, json_types, options
from reelkit_conformance._http.exchange import Address, Json, Request

DEPTH = 5_000  # nested lists; recursive readers often give up at 1,000
Headers = tuple[tuple[str, str], ...]
LONG_ID = 4_000  # characters; many servers limit a URL to 8,000
LONG_PROMPT = 300_000  # characters; no document limits a prompt to more than 100,000
MANY_FIELDS = 2_000
# Names that mean something to JavaScript, Python or a database, and numbers beyond 53 and 64 bits, in unknown fields.
UNUSUAL_MEMBERS = (
    b'"__proto__": {"model": 7}, "constructor": {"prototype": {}}, "toString": 1, "__class__": "x", "$where": "1", '
    b'"": 0, "a.b": 0, "numbers": [9007199254740993, 18446744073709551616, -9223372036854775809, 1e-400]'
)


PATH_LIKE, QUOTES, CONTROLS = "../../", "'\"`;--\\", "\0\r\n\t\x1b"
UNUSUAL_TEXT = r'"a\u0000b\uffff\u202e"'  # a zero, a noncharacter and a mark of direction
PATTERNS = "*%s{0}${{x}}$(y)\u0444\N{FOX FACE}"
OTHER_HEADERS = (
    ("Accept", "text/html;q=0.1, image/*"),
    ("Accept-Charset", "utf-7"),
    ("If-None-Match", "*"),
    ("If-Modified-Since", "yesterday"),
    ("Accept-Language", "tlh"),
    ("Range", "bytes=9-1"),
)


class RobustCase(NamedTuple):
    """A request that must not cause a server error.

    If one with *parts* does, they are sent alone to find the cause; an exhaustive run sends only them. An *is_unlikely*
    case is sent only in an exhaustive run; one that *alternates*, at one of two addresses.
    """

    name: str
    request: Request
    parts: tuple["RobustCase", ...] = ()
    alternates: bool = False
    is_unlikely: bool = False


class Delivery(NamedTuple):
    """Another way to write or to send a request, which JSON and HTTP allow, and the check for it."""

    check: str
    name: str
    type_name: str = JSON_TYPE[0][0]
    content_type: str = JSON_TYPE[0][1]
    headers: Headers = ()  # beside the content type
    writing: Writing = Writing()
    has_similar_fields: bool = False  # beside its own: unknown ones, whose names differ in capitals only


OTHER_ACCEPT = (("Accept", "application/json;q=0.9, */*;q=0.1"), ("Accept-Language", "tlh, en;q=0.5"))
DELIVERIES = (
    Delivery("ACC-014", "with its content type in capitals", content_type="APPLICATION/JSON"),
    Delivery("ACC-014", "with a charset", content_type="application/json; charset=utf-8"),
    Delivery("ACC-014", "with a charset after a space", content_type='application/json ;Charset="UTF-8"'),
    Delivery("ACC-015", "in chunks", headers=(("Transfer-Encoding", "chunked"),)),
    Delivery("ACC-015", "with Expect: 100-continue", headers=(("Expect", "100-continue"),)),
    Delivery("ACC-015", "with header names in capitals", type_name="CONTENT-TYPE"),
    Delivery("ACC-015", "with preferences in Accept", headers=OTHER_ACCEPT),
    Delivery("ACC-015", "without User-Agent", headers=(("User-Agent", ""),)),
    *(Delivery("ACC-016", f"with numbers such as {form.format(5)}", writing=Writing(form)) for form in NUMBER_FORMS),
    Delivery("ACC-017", "with its fields in reverse", writing=Writing(is_reversed=True)),
    Delivery("ACC-017", "indented", writing=Writing(is_indented=True)),
    Delivery("ACC-017", "with escaped letters", writing=Writing(is_escaped=True)),
    Delivery("ACC-007", "with field names in capitals beside it", has_similar_fields=True),
)
DELIVERY_CHECKS = tuple(dict.fromkeys(delivery.check for delivery in DELIVERIES))
EVERY_DELIVERY = Delivery(
    "ACC-017",
    "written and sent in every way",
    type_name="CONTENT-TYPE",
    content_type='APPLICATION/JSON ;Charset="UTF-8"',
    headers=tuple(header for delivery in DELIVERIES for header in delivery.headers),
    writing=Writing(is_reversed=True, is_indented=True, is_escaped=True),
    has_similar_fields=True,
)


def robust_cases(sampling: Sampling, address: Address, is_only_address: bool, job: str) -> list[RobustCase]:
    """Return the cases of one address."""
    every = [*_creates(sampling, address), *_fetches(sampling, address, job)]
    if sampling.is_exhaustive:
        return [part for case in every for part in (case.parts or (case,))]
    cases = [case for case in every if not case.is_unlikely]
    alternating = [case for case in cases if case.alternates]
    left_out = [] if is_only_address else alternating[address == "v2" :: 2]
    return [case for case in cases if case not in left_out]


def delivered(sampling: Sampling, address: Address, delivery: Delivery) -> Request:
    """Return a request with every number of the model, written and sent in another way."""
    form = form_of(sampling.model)
    body, numbers = form.minimal_body, []
    for name, schema in form.schemas.items():
        is_number = name not in body and json_types(schema) & {"integer", "number"}
        wider = form.smallest_body([*body, name]) if is_number else None
        if wider is not None and form.fits_without_warning(wider):
            body = wider
    for name, value in body.items():
        whole = bounds(form.schemas[name])[1] if type(value) is float else value
        if type(value) in (int, float) and whole is not None and whole == int(whole):
            body = body | {name: int(whole)}
            numbers.append(name)
    writing = delivery.writing
    if delivery is EVERY_DELIVERY:  # a form at each address, and others with another seed
        first = Random(f"{sampling.seed}").randrange(len(NUMBER_FORMS))
        writing = writing._replace(number=NUMBER_FORMS[(first + (address == "legacy")) % len(NUMBER_FORMS)])
    if delivery.has_similar_fields:
        wider = body | _similar_fields(form, body)
        body = wider if form.fits(wider) else body
    request = create_request(sampling.model, address, body)
    headers = ((delivery.type_name, delivery.content_type), *delivery.headers)
    return request._replace(headers=headers, body=writing.encode(body, numbers))


def _similar_fields(form: Form, body: Json) -> Json:
    """Return other values of fields with listed values, under their names in capitals, which no contract has."""
    found = {}
    for name, schema in form.schemas.items():
        others = [value for value in options(schema) if value not in (None, body.get(name), schema.get("default"))]
        if others and name != "model":
            found[name.title()] = others[-1]
    return found


def _creates(sampling: Sampling, address: Address) -> Iterator[RobustCase]:
    form = form_of(sampling.model)
    body = form.minimal_body
    plain = create_request(sampling.model, address, body)
    raw = plain.body or b""

    def with_members(*members: bytes) -> Request:
        return plain._replace(body=b", ".join([raw[:-1], *members]) + b"}")

    def with_text(text: str) -> Request:
        return spelled_request(sampling.model, address, body, field, text)

    def case(name: str, request: Request, **more: Any) -> RobustCase:
        return RobustCase(case_name(name, address), request, **more)

    integers = (one.name for one in sampling.model.fields if "integer" in one.types and not one.enum)
    number = next(integers, None)
    many = b", ".join([b'"note-%d": 0' % number for number in range(MANY_FIELDS)] + [b'"%s": 0' % (b"n" * LONG_ID)])
    members = {
        "names and numbers that mean something elsewhere": UNUSUAL_MEMBERS,
        f"{MANY_FIELDS:,} unknown fields and a long name": many,
    }
    if number is not None and number not in body:
        members[f"{number} beyond 64 bits"] = f'"{number}": {2**64}'.encode()
    parts = [case(name, with_members(member)) for name, member in members.items()]
    texts = (name for name in form.required if isinstance(body.get(name), str) and name != "model")
    if (field := next(texts, "")) != "":
        parts.append(case(f"{field} with unusual characters", with_text(UNUSUAL_TEXT)))
        half = b'"\\ud83d": 0' + (f', "{number}": -0'.encode() if number is not None and number not in body else b"")
        halved = with_text(r'"a\ud83d"')
        halved = halved._replace(body=(halved.body or b"").removesuffix(b"}") + b", " + half + b"}")
        yield case(f"half a character in {field} and in a name", halved)
        yield case("half a character", with_members(b'"note": "\\ud83d"'), is_unlikely=True)
        yield case(f"{field} of {LONG_PROMPT:,} characters", with_text(json.dumps("a" * LONG_PROMPT)), alternates=True)
    together = with_members(*members.values())
    if field:
        unusual = json.dumps(body[field]).encode()
        together = together._replace(body=(together.body or b"").replace(unusual, UNUSUAL_TEXT.encode(), 1))
    yield case("unusual fields and texts", together, parts=tuple(parts))
    nested = b'"note": ' + b'[{"a": ' * (DEPTH // 2) + b"0" + b"}]" * (DEPTH // 2)
    yield case(f"{DEPTH:,} nested lists and objects", with_members(nested))
    yield case("numbers beyond a double", with_members(b'"note": [1e999, ' + b"1" * 500 + b"]"), alternates=True)
    packed = gzip.compress(raw, mtime=0)
    twice = gzip.compress(zlib.compress(raw), mtime=0)
    for name, encoding, content, is_unlikely in (
        ("a body that is compressed twice", "deflate, gzip", twice, False),
        ("a compressed body", "gzip", packed, True),
        ("a compressed body that is cut short", "gzip", packed[:-9], False),
        ("a body that claims to be compressed", "deflate", raw, True),
        ("a content encoding that does not exist", "none-such", raw, True),
    ):
        headers = (*JSON_TYPE, ("Content-Encoding", encoding), ("X-Client-Request-Id", "a b"))
        # such an id is sent only where no job is created, because the logs would have it
        encoded = plain._replace(headers=headers if content == packed[:-9] else headers[:-1], body=content)
        yield case(name, encoded, alternates=True, is_unlikely=is_unlikely)
    charset = (("content-type", "application/json; charset=utf-16; charset=none-such"),)
    yield case("charsets that do not fit", plain._replace(headers=charset), alternates=True)
    queried = plain._replace(query=(("model", "a"), ("model", "b"), ("", "")))
    yield case("a create with a query", queried, is_unlikely=True)


def _fetches(sampling: Sampling, address: Address, job: str) -> Iterator[RobustCase]:
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    valid = fetch_request(path, job, model=sampling.model.id)

    def asking(name: str, *query: tuple[str, str], **more: Any) -> RobustCase:
        return RobustCase(case_name(name, address), valid._replace(query=query), **more)

    ids = {
        "like a path": f"{PATH_LIKE}{job}",
        "with quotes": f"{job}{QUOTES}",
        "with control characters": f"{job}{CONTROLS}",
        "like a pattern": f"{job}{PATTERNS}",
    }
    unusual = [asking(f"an id {name}", ("generation_id", other)) for name, other in ids.items()]
    every_kind = f"{PATH_LIKE}{job}{QUOTES}{CONTROLS}{PATTERNS}"
    yield asking("an unusual id", ("generation_id", every_kind), parts=tuple(unusual))
    yield asking(f"an id of {LONG_ID:,} characters", ("generation_id", "a" * LONG_ID), alternates=True)
    queries = {
        "brackets after the name of a parameter": (("generation_id[$ne]", ""), ("generation_id[]", job)),
        "a parameter without a name": (("", ""),),
        "an id twice": valid.query,
    }
    raw_queries = {"broken escapes": "generation_id=%FF%C3%28%zz%", "empty pairs": f"&&generation_id={quote(job)}&&"}
    alone = [asking(name, *query, *valid.query) for name, query in queries.items()]
    alone += [_with_raw_query(valid, case_name(name, address), raw) for name, raw in raw_queries.items()]
    every = [*map(urlencode, queries.values()), *raw_queries.values()]
    together = _with_raw_query(valid, case_name("an unusual query", address), "&".join(every))
    yield together._replace(parts=tuple(alone))
    unusual_headers = valid._replace(headers=OTHER_HEADERS, body=b"{}")
    yield RobustCase(case_name("unusual headers", address), unusual_headers, alternates=True)


def _with_raw_query(valid: Request, name: str, query: str) -> RobustCase:
    return RobustCase(name, valid._replace(path=f"{valid.path}?{query}", query=()))
