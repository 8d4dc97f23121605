"""The part of JSON Schema that the contract uses, and the bounds that faults add."""

import re
from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]

_IS: dict[str, Callable[[Any], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: _IS["number"](value) and value == value // 1,  # 5.0 is an integer in JSON Schema
}

# RFC 3986: a scheme, then only characters that a URI may contain; at most one fragment.
_CHARACTER = r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\[\]-]|%[0-9A-Fa-f]{2})"
_URI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:{_CHARACTER}*(?:#{_CHARACTER}*)?\Z")


def fits(schema: Json, value: Any) -> bool:
    """Return whether *value* is valid for *schema*."""
    return next(problems(schema, value), None) is None


def problems(schema: Json, value: Any, name: str = "the body") -> Iterator[str]:
    """Yield every error of *value* as text."""
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    if kinds and not any(_IS[kind](value) for kind in kinds):
        yield f"{name} is not {' or '.join(kinds)}"
        return
    choices = [schema["const"]] if "const" in schema else schema.get("enum")
    if choices is not None and not any(same(value, choice) for choice in choices):
        yield f"{name} is none of the supported values"
    for kind, judge in (("string", _of_string), ("number", _of_number), ("object", _of_object)):
        if _IS[kind](value):
            yield from judge(schema, value, name)
    yield from _of_parts(schema, value, name)


def same(one: Any, other: Any) -> bool:
    """Return whether the values are equal as JSON: true is not 1."""
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _of_string(schema: Json, value: str, name: str) -> Iterator[str]:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield f"{name} is too short or too long"
    if schema.get("format") == "uri" and not _URI.match(value):
        yield f"{name} is not a URI"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{name} has the wrong form"


def _of_number(schema: Json, value: float, name: str) -> Iterator[str]:
    if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{name} is out of bounds"


def _of_object(schema: Json, value: Json, name: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{field} is missing" for field in schema.get("required", ()) if field not in value)
    for field, part in known.items():
        if field in value:
            yield from problems(part, value[field], field)
    if schema.get("additionalProperties") is False:
        yield from (f"{field} is not known" for field in value if field not in known)


def _of_parts(schema: Json, value: Any, name: str) -> Iterator[str]:
    for part in schema.get("allOf", ()):
        yield from problems(part, value, name)
    if "anyOf" in schema and not any(fits(part, value) for part in schema["anyOf"]):
        yield f"{name} fits nothing that is allowed"
    if "oneOf" in schema and sum(fits(part, value) for part in schema["oneOf"]) != 1:
        yield f"{name} fits not exactly one of what is allowed"
    if "not" in schema and fits(schema["not"], value):
        yield schema.get("description", f"{name} is what is excluded")
