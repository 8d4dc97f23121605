"""Requests that must not cause a server error, accepted or refused, and other ways to send a request."""

import gzip
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_conformance._cases.case import (
    JSON_TYPE,
    Sampling,
    case_name,
    create_request,
    fetch_request,
    spelled_request,
)
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Address, Request

DEPTH = 5_000  # nested lists; recursive readers often give up at 1,000
LONG_ID = 4_000  # characters; many servers limit a URL to 8,000
LONG_PROMPT = 300_000  # characters; no document limits a prompt to more than 100,000
MANY_FIELDS = 2_000
# Names that mean something to JavaScript, Python or a database, and numbers beyond 53 and 64 bits, in unknown fields.
UNUSUAL_MEMBERS = (
    b'"__proto__": {"model": 7}, "constructor": {"prototype": {}}, "toString": 1, "__class__": "x", "$where": "1", '
    b'"": 0, "numbers": [9007199254740993, 18446744073709551616, -9223372036854775809, 1e-400]'
)


PATH_LIKE, QUOTES, CONTROLS = "../../", "'\"`;--", "\0\r\n\t\x1b"
PATTERNS = "*%s{0}${{x}}$(y)\u0444\N{FOX FACE}"
OTHER_HEADERS = (
    ("Accept", "text/html;q=0.1, image/*"),
    ("Accept-Charset", "utf-7"),
    ("If-None-Match", "*"),
    ("If-Modified-Since", "yesterday"),
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
    """Another way to send a request that HTTP allows: headers in addition to, or instead of, the usual ones."""

    name: str
    headers: tuple[tuple[str, str], ...]


IN_CHUNKS = ("Transfer-Encoding", "chunked")
EXPECTING = ("Expect", "100-continue")
OTHER_CASE = ("CONTENT-TYPE", JSON_TYPE[0][1])
DELIVERIES = (
    Delivery("in chunks", (*JSON_TYPE, IN_CHUNKS)),
    Delivery("with Expect: 100-continue", (*JSON_TYPE, EXPECTING)),
    Delivery("with header names in capitals", (OTHER_CASE,)),
)
EVERY_DELIVERY = Delivery("in chunks, with Expect, and header names in capitals", (OTHER_CASE, EXPECTING, IN_CHUNKS))


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
    """Return the minimal request, sent in another way."""
    created = create_request(sampling.model, address, form_of(sampling.model).minimal_body)
    return created._replace(headers=delivery.headers)


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

    many = b", ".join([b'"note-%d": 0' % number for number in range(MANY_FIELDS)] + [b'"%s": 0' % (b"n" * LONG_ID)])
    members = {
        "names and numbers that mean something elsewhere": UNUSUAL_MEMBERS,
        f"{MANY_FIELDS:,} unknown fields and a long name": many,
    }
    integers = (one.name for one in sampling.model.fields if "integer" in one.types and not one.enum)
    if (number := next(integers, None)) is not None and number not in body:
        members[f"{number} beyond 64 bits"] = f'"{number}": {2**64}'.encode()
    parts = [case(name, with_members(member)) for name, member in members.items()]
    texts = (name for name in form.required if isinstance(body.get(name), str) and name != "model")
    if (field := next(texts, "")) != "":
        parts.append(case(f"{field} with a zero", with_text('"a\\u0000b"')))
        yield case(f"half a character in {field}", with_text('"a\\ud83d"'))
        yield case("half a character", with_members(b'"note": "\\ud83d"'), is_unlikely=True)
        yield case(f"{field} of {LONG_PROMPT:,} characters", with_text(json.dumps("a" * LONG_PROMPT)), alternates=True)
        nested = '{"a": ' * DEPTH + "0" + "}" * DEPTH
        yield case(f"{field} of {DEPTH:,} nested objects", with_text(nested), is_unlikely=True)
    together = with_members(*members.values())
    if field:
        unusual = json.dumps(body[field]).encode()
        together = together._replace(body=(together.body or b"").replace(unusual, b'"a\\u0000b"', 1))
    yield case("unusual fields and texts", together, parts=tuple(parts))
    yield case(f"{DEPTH:,} nested lists", with_members(b'"note": ' + b"[" * DEPTH + b"]" * DEPTH))
    yield case("a number beyond a double", with_members(b'"note": 1e999'), alternates=True)
    packed = gzip.compress(raw, mtime=0)
    for name, encoding, content, is_unlikely in (
        ("a compressed body", "gzip", packed, False),
        ("a compressed body that is cut short", "gzip", packed[:-9], False),
        ("a body that claims to be compressed", "deflate", raw, True),
        ("a content encoding that does not exist", "none-such", raw, True),
    ):
        encoded = plain._replace(headers=(*JSON_TYPE, ("Content-Encoding", encoding)), body=content)
        yield case(name, encoded, alternates=True, is_unlikely=is_unlikely)
    charset = (("content-type", "application/json; charset=none-such"),)
    yield case("a charset that does not exist", plain._replace(headers=charset), alternates=True)
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
    alone = [asking(name, *query, *valid.query) for name, query in queries.items()]
    every = [pair for query in queries.values() for pair in query]
    yield asking("an unusual query", *every, *valid.query, parts=tuple(alone))
    unusual_headers = valid._replace(headers=OTHER_HEADERS)
    yield RobustCase(case_name("unusual headers", address), unusual_headers, alternates=True)
