"""Bodies and headers of requests are read too leniently, or too strictly."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from ..fault import Behaviour, Crash
from ..model import PATHS, Answer, Call
from ..service import Service
from .operator import Change

LAX: dict[str, Callable[[bytes], bytes]] = {
    "trailing text": lambda body: body[: body.rfind(b"}") + 1],
    "a trailing comma": lambda body: re.sub(rb",\s*}", b"}", body),
    "single quotes": lambda body: body.replace(b"'", b'"'),
    "comments": lambda body: re.sub(rb"/\*.*?\*/", b"", body),
    "NaN": lambda body: body.replace(b"NaN", b"0"),
    "nothing": lambda body: body or b"{}",
    "torn text": lambda body: body.decode(errors="replace").encode(),
}
KINDS: dict[str, Callable[[str], bool]] = {
    "text": lambda kind: kind.startswith("text/"),
    "no type": lambda kind: not kind,
    "forms": lambda kind: "form" in kind,
    "any type": lambda kind: True,
}


def lax() -> Iterator[Change]:
    for name, read in LAX.items():
        yield Change(name, Behaviour(reads=_reading(read)))
    yield Change(
        "a byte order mark", Behaviour(reads=_reading(_unmarked)), allowed="RFC 8259 lets a reader ignore the mark"
    )
    yield Change("a list of one", Behaviour(converts=_first))
    yield Change("JSON in a string", Behaviour(converts=_unquoted))


def types() -> Iterator[Change]:
    for name, chosen in KINDS.items():
        yield Change(name, Behaviour(responds=_taking("wrong content type", _called(chosen))))


def methods() -> Iterator[Change]:
    for method in ("PUT", "PATCH", "DELETE"):
        yield Change(f"{method} for POST", Behaviour(responds=_taking("wrong method", _is(method))))
        yield Change(f"{method} for GET", Behaviour(responds=_fetching("wrong method", _is(method))))


def charset() -> Iterator[Change]:
    """Yield the refusal of a content type with a parameter."""

    def reads(call: Call, body: bytes) -> bytes:
        if ";" in _kind(call):
            raise ValueError
        return body

    def falls(call: Call, body: bytes) -> bytes:
        if ";" in _kind(call):
            raise Crash
        return body

    yield Change("", Behaviour(reads=reads))
    yield Change("by a crash", Behaviour(reads=falls))


def _reading(read: Callable[[bytes], bytes]) -> Callable[[Call, bytes], bytes]:
    return lambda call, body: read(body)


def _unmarked(body: bytes) -> bytes:
    return body.removeprefix(b"\xef\xbb\xbf")


def _first(body: Any) -> Any:
    return body[0] if isinstance(body, list) and len(body) == 1 else body


def _unquoted(body: Any) -> Any:
    return json.loads(body) if isinstance(body, str) else body


def _kind(call: Call) -> str:
    return call.headers.get("content-type", "")


def _called(chosen: Callable[[str], bool]) -> Callable[[Call], bool]:
    return lambda call: chosen(_kind(call))


def _is(method: str) -> Callable[[Call], bool]:
    return lambda call: call.method == method


def _taking(situation: str, when: Callable[[Call], bool]) -> Callable[[Service, Answer], Answer]:
    """Accept a refused request as a create."""

    def answers(service: Service, answer: Answer) -> Answer:
        call = answer.call
        if answer.situation != situation or call is None or not when(call):
            return answer
        headers = {**call.headers, "content-type": "application/json"}
        return service.create(call._replace(headers=headers), PATHS[call.path])

    return answers


def _fetching(situation: str, when: Callable[[Call], bool]) -> Callable[[Service, Answer], Answer]:
    """Accept a refused request as a fetch."""

    def answers(service: Service, answer: Answer) -> Answer:
        call = answer.call
        if answer.situation != situation or call is None or not when(call):
            return answer
        return service.fetch(call, PATHS[call.path])

    return answers
