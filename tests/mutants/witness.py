"""A fixed series of calls in process: a client can see the faults that change a response to them.

The series is long, because a fault that it does not show counts as invisible. What only a particular request shows, an
operator adds to the probes of the fault.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from .admin import ManualClock
from .fault import NO_FAULT, USUAL, Fault
from .model import LEGACY, PATH_OF, V2, Answer, Call, Spec, spec_of
from .samples import minimal_request, optional_fields, values, with_voice
from .schema import Json
from .service import Service, Settings

Seen = tuple[int, str, Any]

KEY = {"authorization": "Bearer some-key", "content-type": "application/json"}
WRONG: tuple[Any, ...] = (None, [], {}, 7, 1.5, "5", "x", "", True)
_WORDS = ("message", "requestId", "timestamp")  # their text is not compared


def differs(fault: Fault) -> bool:
    """Return whether a response of the faulty server differs from that of the correct one."""
    pairs = zip(seen(fault, fault), seen(NO_FAULT, fault), strict=False)
    return fault.files is not None or fault.links is not None or any(one != other for one, other in pairs)


def seen(planted: Fault, about: Fault) -> Iterator[Seen]:
    """Return the responses of a server with *planted* to the calls that concern *about*."""
    clock = ManualClock()
    service = Service(clock, Settings(failing=0.4), planted)
    spec = spec_of(about.model or USUAL)
    for call in (*_creates(about.probes), *_without_jobs(spec), *_creates(_bodies(spec))):
        yield _plain(service.answer(call))
    for _ in range(12):
        clock.advance(4)
        for job in service.made[:6] + service.made[-2:]:
            for call in _fetches(job.id):
                yield _plain(service.answer(call))


def _without_jobs(spec: Spec) -> Iterator[Call]:
    """Yield calls that are refused, or should be."""
    body = json.dumps(minimal_request(spec)).encode()
    for path in PATH_OF.values():
        for method in ("PUT", "DELETE", "PATCH"):
            yield Call(method, path, "", KEY, body)
        for key in ("", "Bearer", "Bearer ", "Bearer invalid-1", "Basic c29tZTprZXk=", "some-key"):
            headers = {name: value for name, value in (KEY | {"authorization": key}).items() if value}
            yield Call("POST", path, "", headers, body)
            yield Call("GET", path, "generation_id=nothing", headers)
            yield Call("HEAD", path, "generation_id=nothing", headers)
        for kind in ("", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-8"):
            yield Call("POST", path, "", KEY | {"content-type": kind}, body)
        torn = (b"", b"{", b'"a"', b"[]", b"null", b"[" + body + b"]", json.dumps(body.decode()).encode(), b"\xff{}")
        lax = (body + b" x", body[:-1] + b",}", body.replace(b'"', b"'"), b"\xef\xbb\xbf" + body, b"/* */" + body)
        for bad in (*torn, *lax, body[:-1] + b', "seed": NaN}'):
            yield Call("POST", path, "", KEY, bad)
        for query in ("", "generation_id=", "generation_id=nothing", "id=nothing"):
            yield Call("GET", path, query, KEY)


def _creates(bodies: Iterable[Json]) -> Iterator[Call]:
    """Yield creates at both addresses."""
    for body in bodies:
        for path in PATH_OF.values():
            yield Call("POST", path, "", KEY, json.dumps(body).encode())


def _bodies(spec: Spec) -> list[Json]:
    """Yield valid and invalid requests."""
    first = minimal_request(spec)
    bodies = [first, first, dict(first), {}, first | {"model": "nobody/nothing"}, first | {"model": 5}]
    bodies += [{key: value for key, value in first.items() if key != name} for name in first]
    for name, part in spec.schema["properties"].items():
        bodies += [first | {name: wrong} for wrong in WRONG]
        if name in optional_fields(spec):
            bodies += [with_voice(first | {name: value}, spec, name) for value in values(name, part)]
    more = (
        {"prompt": "ein Füchslein 狐 🦊\n"},
        {"prompt": "x" * 5000},
        {"seed": -1},
        {"resolution": "1080p", "duration": 8},
    )
    return [*bodies, *(first | extra for extra in (*more, {"an_extra_field": 1}))]


def _fetches(identifier: str) -> Iterator[Call]:
    for address in (V2, LEGACY):
        for wanted in (identifier, identifier, identifier + "x", identifier.upper(), identifier[:-1]):
            yield Call("GET", PATH_OF[address], f"generation_id={wanted}", KEY)


def _plain(answer: Answer) -> Seen:
    data = answer.data
    if isinstance(data, dict):
        data = {name: _form(value) if name in _WORDS else value for name, value in data.items()}
    return answer.status, answer.type, data


def _form(value: Any) -> Any:
    """Replace free text, so that only its presence is compared."""
    return "words" if isinstance(value, str) and value else value
