"""Requests that must not cause a server error, accepted or refused, and other ways to send a request."""

import gzip
from collections.abc import Iterator
from typing import NamedTuple

from reelkit_conformance._cases.case import JSON_TYPE, Sampling, case_name, create_request, fetch_request
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Address, Request

DEPTH = 5_000  # nested lists; recursive readers often give up at 1,000
LONG_ID = 4_000  # characters; many servers limit a URL to 8,000
# Names that mean something to JavaScript, Python or a database, and numbers beyond 53 and 64 bits, in unknown fields.
UNUSUAL_MEMBERS = (
    b'"__proto__": {"model": 7}, "constructor": {"prototype": {}}, "toString": 1, "__class__": "x", "$where": "1", '
    b'"": 0, "numbers": [9007199254740993, 18446744073709551616, -9223372036854775809, 1e-400]'
)


class RobustCase(NamedTuple):
    """A request that must not cause a server error."""

    name: str
    request: Request


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
    """Return the cases of one address: every other one, unless it is the only address or the run is exhaustive."""
    cases = [*_creates(sampling, address), *_fetches(sampling, address, job)]
    if sampling.is_exhaustive or is_only_address:
        return cases
    return cases[address == "legacy" :: 2]


def delivered(sampling: Sampling, address: Address, delivery: Delivery) -> Request:
    """Return the minimal request, sent in another way."""
    created = create_request(sampling.model, address, form_of(sampling.model).minimal_body)
    return created._replace(headers=delivery.headers)


def _creates(sampling: Sampling, address: Address) -> Iterator[RobustCase]:
    plain = create_request(sampling.model, address, form_of(sampling.model).minimal_body)
    raw = plain.body or b""
    for name, member in {
        "names and numbers that mean something elsewhere": UNUSUAL_MEMBERS,
        "half a character": b'"note": "\\ud83d"',
        f"{DEPTH:,} nested lists": b'"note": ' + b"[" * DEPTH + b"]" * DEPTH,
        "a number beyond a double": b'"note": 1e999',
    }.items():
        yield RobustCase(case_name(name, address), plain._replace(body=raw[:-1] + b", " + member + b"}"))
    compressed = plain._replace(headers=(*JSON_TYPE, ("Content-Encoding", "gzip")), body=gzip.compress(raw, mtime=0))
    yield RobustCase(case_name("a compressed body", address), compressed)


def _fetches(sampling: Sampling, address: Address, job: str) -> Iterator[RobustCase]:
    path = paths_of(sampling.model, address)[1]
    if path is None:
        return
    valid = fetch_request(path, job, model=sampling.model.id)
    for name, other in {
        "quotes in an id": f"{job}'\"`;--",
        "control characters in an id": f"{job}\0\r\n\t\x1b",
        f"an id of {LONG_ID:,} characters": "a" * LONG_ID,
    }.items():
        yield RobustCase(case_name(name, address), valid._replace(query=(("generation_id", other),)))
    yield RobustCase(case_name("an id twice", address), valid._replace(query=(*valid.query, *valid.query)))
    yield RobustCase(case_name("a parameter without a name", address), valid._replace(query=(("", ""), *valid.query)))
