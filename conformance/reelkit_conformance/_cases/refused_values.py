"""Values that a field must not take, by what is wrong with them.

They are proposals: whoever uses them keeps those that the contract really refuses, so that a union or a nullable field
needs no rule of its own here.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_conformance._contract.values import (
    array,
    bounds,
    branches,
    json_types,
    kinds,
    number,
    options,
    sized,
    typical,
)
from reelkit_conformance._http.exchange import Json

NEAR, FAR, REMOTE = range(3)
NUMBER = re.compile(r"\d+")
SWITCHES = ("true", "false", "True", "False", "yes", "no", "on", "off", "1", "0")
SEPARATORS = str.maketrans("_-", "-_")
SIGNS = re.compile(r"[^0-9A-Za-z]")
EMPTY: dict[str, Any] = {"number": 0, "boolean": False, "array": [], "object": {}}


class Wrong(NamedTuple):
    """A value, and the check it belongs to. Of the values of one *kind* one must be tried.

    *where* is the place in the field (nothing: the field itself), *part* what stands there, *lacks* the member that is
    missing there, where nothing else is wrong. At a *distance* is what hardly any server takes that does not take
    another value too: FAR is tried where there is room, REMOTE where there is plenty.
    """

    check: str
    kind: str
    value: Any
    where: str = ""
    part: Any = None
    lacks: str = ""
    distance: int = NEAR


def wrong_values(name: str, schema: Json) -> Iterator[Wrong]:
    """Every kind of value that a field of this schema should not take.

    A check comes after those that it needs, so that a cause is met before what follows from it.
    """
    yield from _other_types(typical(name, schema), json_types(schema))
    yield Wrong("REQ-003", "null", None)
    for branch in branches(schema):
        types = kinds(branch)
        if choice := [value for value in options(branch) if value is not None and not isinstance(value, bool)]:
            yield from _strangers(choice)
        elif "string" in types:
            yield from _texts(name, branch)
        elif "integer" in types or "number" in types:
            yield from _numbers(branch)
        if "array" in types:
            yield from _arrays(name, branch)
        if "object" in types or "properties" in branch:
            yield from _objects(branch, typical(name, branch))


def other_names(name: str) -> tuple[str, ...]:
    """What a field is called by programs that write names in another way."""
    first, *rest = name.split("_")
    camel = first + "".join(part.title() for part in rest)
    found = (name.title(), name.upper(), camel, name.replace("_", "-"), f"{name}s", f"input_{name}")
    return tuple(other for other in dict.fromkeys(found) if other != name)


def _other_types(usual: Any, types: set[str]) -> Iterator[Wrong]:
    digits = NUMBER.search(usual) if isinstance(usual, str) else None
    strange: dict[str, Any] = {
        "number": int(digits[0]) if digits else 1,
        "boolean": True,
        "array": [usual],
        "object": {"value": usual},
        "string": "abc",
    }
    for kind, value in strange.items():
        if kind not in types and not (kind == "number" and "integer" in types):
            yield Wrong("REQ-004", kind, value)
    for kind, value in EMPTY.items():  # who asks "if not value" takes all of them for a field that is left out
        if kind not in types and not (kind == "number" and "integer" in types):
            yield Wrong("REQ-004", "an empty value", value, distance=REMOTE)
    if "object" not in types:
        yield from (Wrong("REQ-004", "in an object", {name: usual}, distance=REMOTE) for name in ("url", "id", "text"))
    if "string" not in types and isinstance(usual, bool | int | float):
        yield Wrong("REQ-005", "as text", json.dumps(usual))
        numerals = (f" {usual}", f"{usual}.0", f"+{usual}", f"{usual}s", f"{usual} seconds")
        other_texts = SWITCHES if isinstance(usual, bool) else numerals
        yield from (Wrong("REQ-005", "as another text", text, distance=REMOTE) for text in other_texts)
    if "integer" in types and "number" not in types and isinstance(usual, int):
        yield Wrong("REQ-006", "a fraction", usual + 0.5)
        yield from (Wrong("REQ-006", "to be rounded", usual + less, distance=REMOTE) for less in (0.25, -0.25))


def _strangers(choice: list[Any]) -> Iterator[Wrong]:
    """What a list of values does not hold."""
    if not isinstance(choice[0], str):
        for value in choice:
            yield from (Wrong("REQ-010", f"{near}", near) for near in (value - 1, value + 1))
            yield Wrong("REQ-005", "another value as text", json.dumps(value), distance=REMOTE)
        return
    yield Wrong("REQ-007", "an unknown value", "no-such-value")
    yield Wrong("REQ-007", "an empty text", "")
    for value in choice:
        yield Wrong("REQ-008", "capitals", value.upper())
        yield Wrong("REQ-008", "a capital at the start", value.title(), distance=FAR)
        yield Wrong("REQ-008", "small letters", value.lower(), distance=FAR if value != value.title() else NEAR)
        yield from (Wrong("REQ-009", "white space before", f"{space}{value}") for space in (" ", "\t"))
        yield from (Wrong("REQ-009", "white space after", f"{value}{space}") for space in (" ", "\t"))
        yield Wrong("REQ-008", "letters the other way round", value.swapcase(), distance=REMOTE)
        yield Wrong("REQ-009", "a line feed after", f"{value}\n", distance=FAR)
        around = (f" {value} ", f"\r\n{value}\r\n", f"\u00a0{value}", SIGNS.sub(r" \g<0> ", value))
        yield from (Wrong("REQ-009", "more white space", text, distance=REMOTE) for text in around)
        if "_" in value or "-" in value:
            yield Wrong("REQ-007", "another separator", value.translate(SEPARATORS), distance=FAR)
        for sign in SIGNS.findall(value):
            parts = (value.partition(sign)[2], value.rpartition(sign)[0], value.rpartition(sign)[2])
            yield from (Wrong("REQ-007", "a part by its signs", part, distance=REMOTE) for part in parts)
            others = (value.replace(sign, other) for other in ("", *"-_/.:x "))
            yield from (Wrong("REQ-007", "another sign", other, distance=REMOTE) for other in others)
        more = [f'"{value}"', f"{value}/", f"/{value}", f"{value}.", f"{value},{choice[0]}", f"{value}:latest"]
        more += [f"x{value}", f"{value} x", f"x\n{value}", f"{value}\nx"]
        yield from (Wrong("REQ-007", "with more around it", text, distance=REMOTE) for text in more)
        yield from (Wrong("REQ-004", "its number", int(digits), distance=REMOTE) for digits in NUMBER.findall(value))
    counted = any(NUMBER.search(value) for value in choice)  # else a part is the nearest there is
    for value in choice:
        for digits in NUMBER.finditer(value):
            for near in (int(digits[0]) + 1, int(digits[0]) - 1):
                yield Wrong("REQ-007", "a neighbour", f"{value[: digits.start()]}{near}{value[digits.end() :]}")
        yield from (
            Wrong("REQ-007", "a part", part, distance=FAR if counted else NEAR) for part in (value[:-1], value[1:])
        )
        yield Wrong("REQ-007", "more than it", value + value[-1], distance=FAR)


def _texts(name: str, schema: Json) -> Iterator[Wrong]:
    if shortest := schema.get("minLength", 0):
        yield Wrong("REQ-011", "too short", sized(typical(name, schema) or "", {"maxLength": shortest - 1}))
    if (longest := schema.get("maxLength")) is not None:
        yield Wrong("REQ-011", "too long", sized(typical(name, schema) or "", {"minLength": longest + 1}))
    if "pattern" in schema:
        yield from (Wrong("REQ-011", "off the pattern", text) for text in (sized("~ ~ ~", schema), "", "~"))
    if "format" in schema:
        yield Wrong("REQ-022", f"not of the format {schema['format']}", sized("not a link", schema))
        if schema["format"] == "uri":
            yield Wrong("REQ-022", "without a scheme", sized("media.example/a.png", schema))
            yield Wrong("REQ-022", "relative", sized("/a.png", schema))
            yield Wrong("REQ-022", "empty", "")


def _numbers(schema: Json) -> Iterator[Wrong]:
    low, high, step = bounds(schema)
    if low is not None:
        yield from (Wrong("REQ-010", "too low", value) for value in (low - step, low - 1000 * step))
    if high is not None:
        yield from (Wrong("REQ-010", "too high", value) for value in (high + step, high + 1000 * step))
    if "multipleOf" in schema:
        yield Wrong("REQ-010", "off the grid", number(schema) + step / 2)


def _arrays(name: str, schema: Json) -> Iterator[Wrong]:
    items = schema.get("items", {})
    fewest, most = schema.get("minItems", 0), schema.get("maxItems")
    usual = array(name, schema, max(1, fewest))
    if fewest:
        yield Wrong("REQ-012", "too few items", array(name, schema, fewest - 1))
    if most is not None:
        yield Wrong("REQ-012", "too many items", array(name, schema, most + 1))
    if schema.get("uniqueItems"):
        yield Wrong("REQ-012", "one item twice", [usual[0]] * max(2, fewest))
    for wrong in wrong_values(name, items):
        yield _within(wrong, "[0]", [wrong.value, *usual[1:]])


def _objects(schema: Json, usual: Json) -> Iterator[Wrong]:
    for name in schema.get("required", ()):
        lacking = {key: value for key, value in usual.items() if key != name}
        yield Wrong("REQ-002", f"without {name}", lacking, f".{name}", lacks=name)
    if schema.get("additionalProperties") is False:
        yield Wrong("REQ-013", "an unknown member", usual | {"no_such_member": "abc"}, ".no_such_member", "abc")
    for name, part in schema.get("properties", {}).items():
        for wrong in wrong_values(name, part):
            yield _within(wrong, f".{name}", usual | {name: wrong.value})


def _within(wrong: Wrong, where: str, value: Any) -> Wrong:
    part = wrong.part if wrong.where else wrong.value
    distance = REMOTE if wrong.distance else NEAR
    return Wrong(wrong.check, wrong.kind, value, where + wrong.where, part, wrong.lacks, distance)
