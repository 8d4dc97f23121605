"""Values that a field must not take, by what is wrong with them.

They are proposals: whoever uses them keeps those that the contract really refuses, so that a union or a nullable field
needs no rule of its own here.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_conformance._exchange import Json
from reelkit_conformance._values import array, bounds, branches, json_types, kinds, number, options, sized, typical

NUMBER = re.compile(r"\d+")
SEPARATORS = str.maketrans("_-", "-_")
EMPTY: dict[str, Any] = {"number": 0, "boolean": False, "array": [], "object": {}}


class Wrong(NamedTuple):
    """A value, and the check it belongs to. Of the values of one *kind* one must be tried.

    *where* is the place in the field (nothing: the field itself), *part* what stands there, *lacks* the member that is
    missing there, where nothing else is wrong. *is_far* says that hardly any server takes this value which does not
    take another one too, so that it is tried where there is room.
    """

    check: str
    kind: str
    value: Any
    where: str = ""
    part: Any = None
    lacks: str = ""
    is_far: bool = False


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
            yield Wrong("REQ-004", "an empty value", value, is_far=True)
    if "string" not in types and isinstance(usual, bool | int | float):
        yield Wrong("REQ-005", "as text", json.dumps(usual))
    if "integer" in types and "number" not in types and isinstance(usual, int):
        yield Wrong("REQ-006", "a fraction", usual + 0.5)


def _strangers(choice: list[Any]) -> Iterator[Wrong]:
    """What a list of values does not hold."""
    if not isinstance(choice[0], str):
        for value in choice:
            yield from (Wrong("REQ-010", f"{near}", near) for near in (value - 1, value + 1))
        return
    yield Wrong("REQ-007", "an unknown value", "no-such-value")
    yield Wrong("REQ-007", "an empty text", "")
    for value in choice:
        yield Wrong("REQ-008", "capitals", value.upper())
        yield Wrong("REQ-008", "a capital at the start", value.title(), is_far=True)
        yield Wrong("REQ-008", "small letters", value.lower(), is_far=value != value.title())
        yield from (Wrong("REQ-009", "white space before", f"{space}{value}") for space in (" ", "\t"))
        yield from (Wrong("REQ-009", "white space after", f"{value}{space}") for space in (" ", "\t"))
        yield Wrong("REQ-009", "a line feed after", f"{value}\n", is_far=True)
        if "_" in value or "-" in value:
            yield Wrong("REQ-007", "another separator", value.translate(SEPARATORS), is_far=True)
    counted = any(NUMBER.search(value) for value in choice)  # else a part is the nearest there is
    for value in choice:
        for digits in NUMBER.finditer(value):
            for near in (int(digits[0]) + 1, int(digits[0]) - 1):
                yield Wrong("REQ-007", "a neighbour", f"{value[: digits.start()]}{near}{value[digits.end() :]}")
        yield from (Wrong("REQ-007", "a part", part, is_far=counted) for part in (value[:-1], value[1:]))
        yield Wrong("REQ-007", "more than it", value + value[-1], is_far=True)


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
    return Wrong(wrong.check, wrong.kind, value, where + wrong.where, part, wrong.lacks)
