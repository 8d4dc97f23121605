"""Values that a field must refuse, by what is wrong with them.

They are candidates: the caller keeps those that the contract refuses, so that a union or a nullable field needs no rule
of its own here.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_conformance._contract.values import (
    array_of,
    bounds,
    branches,
    fit_length,
    json_types,
    options,
    type_names,
    typical_number,
    typical_value,
)
from reelkit_conformance._http.exchange import Json

REQUIRED, OPTIONAL, EXTRA = range(3)
DIGITS = re.compile(r"\d+")
BOOLEAN_TEXTS = ("true", "false", "True", "False", "yes", "no", "on", "off", "1", "0")
WIDE_LETTERS = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
TINY = 1e-9  # a step beyond a bound
SEPARATORS = str.maketrans("_-", "-_")
PUNCTUATION = re.compile(r"[^0-9A-Za-z]")
EMPTY_VALUES: dict[str, Any] = {"number": 0, "boolean": False, "array": [], "object": {}}


class InvalidValue(NamedTuple):
    """A value and its check. At least one value of each *group* is sent.

    *where* is the place in the field (empty: the field itself), *part* the value there, *missing* the member that is
    left out, if nothing else is wrong. Hardly any server accepts a value with a lower *priority* unless it accepts
    another value too: OPTIONAL ones are sent up to the limit of a run, EXTRA ones mostly in an exhaustive run.
    """

    check: str
    group: str
    value: Any
    where: str = ""
    part: Any = None
    missing: str = ""
    priority: int = REQUIRED


def invalid_values(name: str, schema: Json) -> Iterator[InvalidValue]:
    """Yield values of every kind that a field of this schema should refuse.

    A check comes after the checks that it needs, so that a cause is found before its consequences.
    """
    yield from _type_values(typical_value(name, schema), json_types(schema))
    yield InvalidValue("REQ-003", "null", None)
    for branch in branches(schema):
        types = type_names(branch)
        if choice := [value for value in options(branch) if value is not None and not isinstance(value, bool)]:
            yield from _unlisted_values(choice)
        elif "string" in types:
            yield from _text_values(name, branch)
        elif "integer" in types or "number" in types:
            yield from _number_values(branch)
        if "array" in types:
            yield from _array_values(name, branch)
        if "object" in types or "properties" in branch:
            yield from _object_values(branch, typical_value(name, branch))


def other_spellings(name: str) -> tuple[str, ...]:
    """Return the names that programs with other naming conventions use for a field."""
    first, *rest = name.split("_")
    camel = first + "".join(part.title() for part in rest)
    found = (name.title(), name.upper(), camel, name.replace("_", "-"), f"{name}s", f"input_{name}")
    return tuple(other for other in dict.fromkeys(found) if other != name)


def _type_values(usual: Any, types: set[str]) -> Iterator[InvalidValue]:
    digits = DIGITS.search(usual) if isinstance(usual, str) else None
    others_by_type: dict[str, Any] = {
        "number": int(digits[0]) if digits else 1,
        "boolean": True,
        "array": [usual],
        "object": {"value": usual},
        "string": "abc",
    }
    for kind, value in others_by_type.items():
        if kind not in types and not (kind == "number" and "integer" in types):
            yield InvalidValue("REQ-004", kind, value)
    for kind, value in EMPTY_VALUES.items():  # "if not value" treats all of them as a missing field
        if kind not in types and not (kind == "number" and "integer" in types):
            yield InvalidValue("REQ-004", "an empty value", value, priority=EXTRA)
    if "object" not in types:
        yield from (
            InvalidValue("REQ-004", "in an object", {name: usual}, priority=EXTRA) for name in ("url", "id", "text")
        )
    if "string" not in types and isinstance(usual, bool | int | float):
        yield InvalidValue("REQ-005", "as text", json.dumps(usual))
        numerals = (f" {usual}", f"{usual}.0", f"+{usual}", f"{usual}s", f"{usual} seconds")
        other_texts = BOOLEAN_TEXTS if isinstance(usual, bool) else numerals
        yield from (InvalidValue("REQ-005", "as another text", text, priority=EXTRA) for text in other_texts)
    if "integer" in types and "number" not in types and isinstance(usual, int):
        yield InvalidValue("REQ-006", "a fraction", usual + 0.5)
        yield from (InvalidValue("REQ-006", "to be rounded", usual + less, priority=EXTRA) for less in (0.25, -0.25))


def _unlisted_values(choice: list[Any]) -> Iterator[InvalidValue]:
    """Yield values that a list of values does not contain."""
    if not isinstance(choice[0], str):
        for value in choice:
            yield from (InvalidValue("REQ-010", f"{near}", near) for near in (value - 1, value + 1))
            yield InvalidValue("REQ-005", "another value as text", json.dumps(value), priority=EXTRA)
        return
    yield InvalidValue("REQ-007", "an unknown value", "no-such-value")
    for value in choice:
        yield InvalidValue("REQ-007", "more after a zero", f"{value}\0x", priority=OPTIONAL)
        yield InvalidValue("REQ-007", "in wide letters", value.translate(WIDE_LETTERS), priority=OPTIONAL)
    yield InvalidValue("REQ-007", "an empty text", "")
    for value in choice:
        yield InvalidValue("REQ-008", "capitals", value.upper())
        yield InvalidValue("REQ-008", "a capital at the start", value.title(), priority=OPTIONAL)
        yield InvalidValue(
            "REQ-008", "small letters", value.lower(), priority=OPTIONAL if value != value.title() else REQUIRED
        )
        yield from (InvalidValue("REQ-009", "white space before", f"{space}{value}") for space in (" ", "\t"))
        yield from (InvalidValue("REQ-009", "white space after", f"{value}{space}") for space in (" ", "\t"))
        yield InvalidValue("REQ-008", "letters the other way round", value.swapcase(), priority=EXTRA)
        yield InvalidValue("REQ-009", "a line feed after", f"{value}\n", priority=OPTIONAL)
        around = (f" {value} ", f"\r\n{value}\r\n", f"\u00a0{value}", PUNCTUATION.sub(r" \g<0> ", value))
        yield from (InvalidValue("REQ-009", "more white space", text, priority=EXTRA) for text in around)
        if "_" in value or "-" in value:
            yield InvalidValue("REQ-007", "another separator", value.translate(SEPARATORS), priority=OPTIONAL)
        for sign in PUNCTUATION.findall(value):
            parts = (value.partition(sign)[2], value.rpartition(sign)[0], value.rpartition(sign)[2])
            yield from (InvalidValue("REQ-007", "a part by its signs", part, priority=EXTRA) for part in parts)
            others = (value.replace(sign, other) for other in ("", *"-_/.:x "))
            yield from (InvalidValue("REQ-007", "another sign", other, priority=EXTRA) for other in others)
        more = [f'"{value}"', f"{value}/", f"/{value}", f"{value}.", f"{value},{choice[0]}", f"{value}:latest"]
        more += [f"x{value}", f"{value} x", f"x\n{value}", f"{value}\nx"]
        yield from (InvalidValue("REQ-007", "with more around it", text, priority=EXTRA) for text in more)
        yield from (
            InvalidValue("REQ-004", "its number", int(digits), priority=EXTRA) for digits in DIGITS.findall(value)
        )
    counted = any(DIGITS.search(value) for value in choice)  # otherwise a part is the most similar value
    for value in choice:
        for digits in DIGITS.finditer(value):
            for near in (int(digits[0]) + 1, int(digits[0]) - 1):
                yield InvalidValue("REQ-007", "a neighbour", f"{value[: digits.start()]}{near}{value[digits.end() :]}")
        yield from (
            InvalidValue("REQ-007", "a part", part, priority=OPTIONAL if counted else REQUIRED)
            for part in (value[:-1], value[1:])
        )
        yield InvalidValue("REQ-007", "more than it", value + value[-1], priority=OPTIONAL)


def _text_values(name: str, schema: Json) -> Iterator[InvalidValue]:
    if shortest := schema.get("minLength", 0):
        yield InvalidValue(
            "REQ-011", "too short", fit_length(typical_value(name, schema) or "", {"maxLength": shortest - 1})
        )
    if (longest := schema.get("maxLength")) is not None:
        yield InvalidValue(
            "REQ-011", "too long", fit_length(typical_value(name, schema) or "", {"minLength": longest + 1})
        )
        padded = fit_length(typical_value(name, schema) or "", {"minLength": longest, "maxLength": longest}) + " "
        yield InvalidValue("REQ-011", "too long with a blank at its end", padded)
    if "pattern" in schema:
        yield from (InvalidValue("REQ-011", "off the pattern", text) for text in (fit_length("~ ~ ~", schema), "", "~"))
    if "format" in schema:
        yield InvalidValue("REQ-022", f"not of the format {schema['format']}", fit_length("not a link", schema))
        if schema["format"] == "uri":
            yield InvalidValue("REQ-022", "without a scheme", fit_length("media.example/a.png", schema))
            yield InvalidValue("REQ-022", "relative", fit_length("/a.png", schema))
            yield InvalidValue("REQ-022", "empty", "")


def _number_values(schema: Json) -> Iterator[InvalidValue]:
    low, high, step = bounds(schema)
    if low is not None:
        yield from (InvalidValue("REQ-010", "too low", value) for value in (low - step, low - 1000 * step))
    if high is not None:
        yield from (InvalidValue("REQ-010", "too high", value) for value in (high + step, high + 1000 * step))
    if "number" in type_names(schema) and "multipleOf" not in schema:
        near = [low - TINY] if low is not None else []
        near += [high + TINY * max(1, abs(high))] if high is not None else []
        yield from (InvalidValue("REQ-010", "a little beyond", value) for value in near)
    if "multipleOf" in schema:
        yield InvalidValue("REQ-010", "off the grid", typical_number(schema) + step / 2)


def _array_values(name: str, schema: Json) -> Iterator[InvalidValue]:
    items = schema.get("items", {})
    fewest, most = schema.get("minItems", 0), schema.get("maxItems")
    usual = array_of(name, schema, max(1, fewest))
    if fewest:
        yield InvalidValue("REQ-012", "too few items", array_of(name, schema, fewest - 1))
    if most is not None:
        yield InvalidValue("REQ-012", "too many items", array_of(name, schema, most + 1))
    if schema.get("uniqueItems"):
        yield InvalidValue("REQ-012", "one item twice", [usual[0]] * max(2, fewest))
    for invalid in invalid_values(name, items):
        yield _nested(invalid, "[0]", [invalid.value, *usual[1:]])


def _object_values(schema: Json, usual: Json) -> Iterator[InvalidValue]:
    for name in schema.get("required", ()):
        lacking = {key: value for key, value in usual.items() if key != name}
        yield InvalidValue("REQ-002", f"without {name}", lacking, f".{name}", missing=name)
    if schema.get("additionalProperties") is False:
        yield InvalidValue("REQ-013", "an unknown member", usual | {"no_such_member": "abc"}, ".no_such_member", "abc")
    for name, part in schema.get("properties", {}).items():
        for invalid in invalid_values(name, part):
            yield _nested(invalid, f".{name}", usual | {name: invalid.value})


def _nested(invalid: InvalidValue, where: str, value: Any) -> InvalidValue:
    part = invalid.part if invalid.where else invalid.value
    priority = EXTRA if invalid.priority else REQUIRED
    return InvalidValue(invalid.check, invalid.group, value, where + invalid.where, part, invalid.missing, priority)
