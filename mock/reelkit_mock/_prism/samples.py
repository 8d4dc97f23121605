"""Values that fit a schema, and values that do not: as many kinds as the contract has, no more."""

from collections.abc import Iterator
from typing import Any, NamedTuple

Json = dict[str, Any]

_OF_TYPE = {"string": "a", "integer": 1, "number": 1, "boolean": False}
_OF_NO_TYPE: list[Any] = []  # the contract has no arrays
_OF_FORMAT = {"uri": "https://example.com/a"}


class Alternative(NamedTuple):
    """One of the schemas that a body may fit."""

    name: str
    schema: Json


class Flawed(NamedTuple):
    """A body that must not pass, and what is wrong with it."""

    flaw: str
    body: Json


def resolved(value: Json, document: Json) -> Json:
    """What *value* refers to, if it does."""
    if (reference := value.get("$ref")) is None:
        return value
    for step in reference.removeprefix("#/").split("/"):
        document = document[step]
    return document


def alternatives(schema: Json, document: Json) -> Iterator[Alternative]:
    """The schemas of which a body has to fit one."""
    for choice in schema.get("oneOf", [schema]):
        yield Alternative(choice.get("$ref", "").rpartition("/")[2] or "the body", resolved(choice, document))


def sample(schema: Json) -> Any:
    """A value that fits *schema*; of an object, what is required."""
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    kind = _type(schema)
    if kind == "object":
        return {name: sample(schema["properties"][name]) for name in schema.get("required", ())}
    return _OF_FORMAT.get(schema.get("format", ""), _OF_TYPE[kind])


def flawed(schema: Json, body: Json) -> Iterator[Flawed]:
    """*body*, which fits *schema*, with one thing wrong at a time."""
    for name in schema.get("required", ()):
        yield Flawed(f"without {name}", {key: value for key, value in body.items() if key != name})
    for name, property_schema in schema["properties"].items():
        if "enum" in property_schema or "const" in property_schema:
            yield Flawed(f"with an unknown {name}", body | {name: "no such value"})
        elif "type" in property_schema:
            yield Flawed(f"with a {name} of the wrong type", body | {name: _OF_NO_TYPE})
    for rule in schema.get("allOf", ()):
        yield Flawed(f"against the rule {rule['x-reelkit-rule']}", body | _what_fits(rule["not"], schema))


def _what_fits(forbidden: Json, schema: Json) -> Json:
    """The least that a rule forbids: what it requires itself, and in its first alternative."""
    properties = schema["properties"] | forbidden.get("properties", {})
    fitting = {name: sample(properties[name]) for name in forbidden.get("required", ())}
    for choice in [*forbidden.get("anyOf", ()), *forbidden.get("oneOf", ())][:1]:
        fitting |= _what_fits(choice, schema)
    return fitting


def _type(schema: Json) -> str:
    kind = schema["type"]
    return kind if isinstance(kind, str) else kind[0]
