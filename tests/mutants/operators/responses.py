"""An accepted response does not contain what its status requires."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..changes import GOOD, assign, in_answer, in_data
from ..fault import BOTH
from ..model import CREATED, LEGACY, V2, Answer
from ..schema import Json
from .operator import Change

Place = tuple[str, ...]

FIELDS: dict[str, tuple[Place, ...]] = {
    CREATED: (("id",), ("status",), ("meta",), ("meta", "usage"), ("meta", "usage", "*")),
    "queued": (("id",), ("status",)),
    "generating": (("id",), ("status",)),
    "completed": (("id",), ("status",), ("video",), ("video", "url")),
    "error": (("id",), ("status",), ("error",), ("error", "name"), ("error", "message")),
}
EARLY = {
    "video": ({"url": "https://example.com/a.mp4"}, (CREATED, "queued", "generating", "error")),
    "error": ({"name": "GenerationError", "message": "No."}, (CREATED, "queued", "generating", "completed")),
}
LINKS = (
    "",
    "/files/a.mp4",
    "example.com/a.mp4",
    "https://example.com/a b.mp4",
    "None",
    "undefined",
    7,
    ["https://a.io/b"],
)
COSTS: dict[str, Callable[[Any], Any]] = {
    "negative": lambda cost: -cost,
    "as string": str,
    "with a unit": lambda cost: f"{cost} credits",
    "not a number": lambda cost: float("nan"),
    "as list": lambda cost: [cost],
    "as object": lambda cost: {"amount": cost},
    "true": lambda cost: True,
}
TYPES = ("text/plain", "text/html", "application/octet-stream", "application/xml", "")

OPTIONAL = "the contract does not require it, and null is as good as absent"
UNTYPED = "the contract leaves open what an error is at this address"
NO_LENGTH = "the contract sets no least length"


def fields_by_state() -> Iterator[Change]:
    for state, places in FIELDS.items():
        for place in places:
            for how, change in _changes(place).items():
                behaviour = in_data([state], _at(place, change))
                for addresses in (BOTH, (V2,), (LEGACY,)):
                    allowed = _allowed(state, place, how, addresses)
                    yield Change(f"{state}: {how} {'.'.join(place)}", behaviour, allowed=allowed, places=(addresses,))


def early() -> Iterator[Change]:
    for name, (value, states) in EARLY.items():
        for state in states:
            yield Change(f"{name} in {state}", in_data([state], assign(**{name: value})))


def links() -> Iterator[Change]:
    for link in LINKS:
        yield Change(f"{link!r}", in_data(["completed"], _at(("video", "url"), _becoming(link))))


def costs() -> Iterator[Change]:
    for name, turn in COSTS.items():
        yield Change(name, in_data([CREATED], _at(("meta", "usage", "*"), _turning(turn))))
    yield Change(
        "zero", in_data([CREATED], _at(("meta", "usage", "*"), _becoming(0))), allowed="no document fixes a price"
    )


def types() -> Iterator[Change]:
    for situation in GOOD:
        for kind in TYPES:
            yield Change(f"{situation}: {kind or 'none'}", in_answer([situation], _typed(kind)))
    charset = in_answer(GOOD, _typed("application/json; charset=utf-8"))
    yield Change("charset", charset, allowed="a parameter of the type changes nothing")


def wholes() -> Iterator[Change]:
    turns: dict[str, Callable[[Any], Any]] = {
        "in data": lambda data: {"data": data},
        "in a list": lambda data: [data],
        "in a string": json.dumps,
        "empty object": lambda data: {},
        "null": lambda data: None,
        "nothing": lambda data: b"",
        "cut": lambda data: json.dumps(data).encode()[:-5],
        "twice": lambda data: json.dumps(data).encode() * 2,
        "Python": lambda data: str(data).encode(),
    }
    for situation in GOOD:
        for name, turn in turns.items():
            yield Change(f"{situation}: {name}", in_answer([situation], _whole(turn)))


def _changes(place: Place) -> dict[str, Callable[[Json, str], None]]:
    of_object = place in (("video",), ("error",), ("meta",), ("meta", "usage"))
    swaps: Json = {"text": "text", "list": []} if of_object else {"swap": ["text"], "number": 12}
    if place == ("meta", "usage", "*"):
        swaps = {"swap": "text"}
    empty: Any = {} if of_object else ""
    changes = {name: _becoming(value) for name, value in swaps.items()}
    return {"drop": _dropping, "null": _becoming(None), "empty": _becoming(empty)} | changes


def _allowed(state: str, place: Place, how: str, addresses: tuple[str, ...]) -> str:
    if place in (("meta",), ("meta", "usage")) and (how in ("drop", "null") or (how == "empty" and len(place) == 1)):
        return OPTIONAL
    if place[0] == "error" and addresses == (LEGACY,) and (how not in ("drop", "null") or len(place) > 1):
        return UNTYPED
    if place in (("error", "name"), ("error", "message")) and how == "empty":
        return NO_LENGTH
    return ""


def _at(place: Place, change: Callable[[Json, str], None]) -> Callable[[Json], None]:
    """Change the value at a path; a star stands for the only key."""

    def deeper(data: Json) -> None:
        inner: Any = data
        for step in place[:-1]:
            inner = inner[step]
        name = next(iter(inner)) if place[-1] == "*" else place[-1]
        change(inner, name)

    return deeper


def _dropping(inner: Json, name: str) -> None:
    del inner[name]


def _becoming(value: Any) -> Callable[[Json, str], None]:
    return lambda inner, name: inner.update({name: value})


def _turning(turn: Callable[[Any], Any]) -> Callable[[Json, str], None]:
    return lambda inner, name: inner.update({name: turn(inner[name])})


def _typed(kind: str) -> Callable[[Answer], None]:
    def change(answer: Answer) -> None:
        answer.type = kind

    return change


def _whole(turn: Callable[[Any], Any]) -> Callable[[Answer], None]:
    def change(answer: Answer) -> None:
        answer.data = turn(answer.data)

    return change
