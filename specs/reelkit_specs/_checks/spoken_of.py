"""What our own overlays say of a model must speak of fields and values that the vendor's document still has."""

from collections.abc import Iterator
from typing import Any

from reelkit_specs._documents.json import NOTHING, Json, compact
from reelkit_specs._documents.walk import Schema, all_schemas

OBSERVED = ("x-reelkit-times", "x-reelkit-prices")
BY = ("resolution", "duration")  # what times and prices are told apart by
NESTED = ("not", "allOf", "anyOf", "oneOf")
ADVICE = "the vendor took it out: mend or delete what the overlay says"


def spoken_of(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every rule, warning, time and price of a model is about something that the model has."""
    for schema in all_schemas(document):
        if isinstance(schema.content, dict) and isinstance(schema.content.get("properties"), dict):
            yield from _of_a_model(schema)


def _of_a_model(schema: Schema) -> Iterator[tuple[str, str, str]]:
    lacks = {
        f"{who} speaks of {lack}": schema.pointer
        for who, field, value in _facts(schema.content)
        if (lack := _lack(schema.content["properties"], field, value))
    }
    yield from ((where, what, ADVICE) for what, where in lacks.items())


def _lack(properties: Json, field: str, value: Any) -> str | None:
    """What is not there: the field, or its value."""
    if field not in properties:
        return f"{compact(field)}, a field that is not there"
    offered = properties[field].get("enum") if isinstance(properties[field], dict) else None
    if value is NOTHING or not isinstance(offered, list) or value in offered:
        return None
    return f"{compact(field)} {compact(value)}, which is not offered"


def _facts(schema: Json) -> Iterator[tuple[str, str, Any]]:
    """Who speaks of which field, and of which of its values, if of one."""
    for part in _records(schema.get("allOf")):
        if "x-reelkit-rule" in part:
            yield from ((f"the rule {compact(part['x-reelkit-rule'])}", *fact) for fact in _named(part))
    for warning in _records(schema.get("x-reelkit-warnings")):
        yield from ((f"the warning {compact(warning.get('id'))}", *fact) for fact in _named(warning.get("when")))
    for key in OBSERVED:
        for entry in _records(schema.get(key)):
            yield from ((key, field, entry[field]) for field in BY if field in entry)


def _named(condition: Any) -> Iterator[tuple[str, Any]]:
    """The fields that a condition names, each with the value that it must have there, if there is one."""
    for part in _records(condition) if isinstance(condition, list) else _records([condition]):
        yield from ((field, NOTHING) for field in _list(part.get("required")))
        for field, schema in (part.get("properties") or {}).items():
            yield field, schema.get("const", NOTHING) if isinstance(schema, dict) else NOTHING
        for keyword in NESTED:
            yield from _named(part.get(keyword))


def _records(value: Any) -> list[Json]:
    """What of a list has the form that it should have; the rest is the business of other checks."""
    return [item for item in _list(value) if isinstance(item, dict)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
