"""Checks of the `x-reelkit-...` data that our overlays add to the contract. Other packages read this data."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_specs._documents.json import MISSING, Json, Location, compact, pointer
from reelkit_specs._documents.models import is_model
from reelkit_specs._documents.walk import Schema, all_schemas

TEXT = {"type": "string", "minLength": 1}
PATH = {"type": "string", "pattern": "^/"}
OBSERVED = ("x-reelkit-times", "x-reelkit-prices")
CONDITION_FIELDS = ("resolution", "duration")  # the fields that times and prices depend on
NESTED = ("not", "allOf", "anyOf", "oneOf")
ADVICE = "the vendor removed it: correct or delete the overlay action"


def _object_schema(required: Json, optional: Json | None = None) -> Json:
    properties = required | (optional or {})
    return {"type": "object", "properties": properties, "required": [*required], "additionalProperties": False}


EXTENSIONS: dict[str, Json] = {
    "x-reelkit-addresses": _object_schema(
        {
            "universal": _object_schema({"create": PATH, "fetch": PATH}),
            "legacy": _object_schema({}, {"create": PATH, "fetch": PATH}),
        }
    ),
    "x-reelkit-file": {
        "type": "array",
        "items": {"enum": ["url", "data-uri", "base64"]},
        "minItems": 1,
        "uniqueItems": True,
    },
    "x-reelkit-file-size": {"type": "integer", "minimum": 1},
    "x-reelkit-prices": {
        "type": "array",
        "items": _object_schema(
            {"credits": {"type": "integer", "minimum": 0}}, {"resolution": TEXT, "duration": {"type": "integer"}}
        ),
    },
    "x-reelkit-rule": TEXT,
    "x-reelkit-times": {
        "type": "array",
        "items": _object_schema(
            {"seconds": {"type": "array", "items": {"type": "number", "minimum": 0}, "minItems": 2, "maxItems": 2}},
            {"resolution": TEXT, "duration": {"type": "integer"}},
        ),
    },
    "x-reelkit-warnings": {
        "type": "array",
        "items": _object_schema({"id": TEXT, "description": TEXT, "when": {"type": "object"}}),
    },
}
STATUSES: Json = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": _object_schema(
        {
            "meaning": {"enum": ["pending", "succeeded", "failed", "unknown"]},
            "basis": {"enum": ["documented", "observed"]},
        }
    ),
}
VALIDATORS = {key: Draft202012Validator(form) for key, form in EXTENSIONS.items()}


def extension_data(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every `x-reelkit-...` key is valid, and every model has its addresses."""
    for schema in all_schemas(document):
        if isinstance(schema.content, dict):
            yield from _malformed_extensions(schema)
    components = document.get("components", {}).get("schemas", {})
    for name, component in components.items():
        if _has_model_field(component) and not is_model(component):
            where = pointer(("components", "schemas", name))
            yield where, "a model without x-reelkit-addresses cannot be found", "correct the overlay"
    if any(map(is_model, components.values())) and "x-reelkit-statuses" not in document:
        yield "/x-reelkit-statuses", "missing; statuses would have no meaning", "correct the overlay"
    if "x-reelkit-statuses" in document:
        for error in Draft202012Validator(STATUSES).iter_errors(document["x-reelkit-statuses"]):
            where = pointer(("x-reelkit-statuses", *error.instance_path))
            yield where, f"invalid x-reelkit-statuses: {error.message}", "correct the overlay"


def _malformed_extensions(schema: Schema) -> Iterator[tuple[str, str, str]]:
    content: Any = schema.content
    for key in EXTENSIONS.keys() & content.keys():
        for error in VALIDATORS[key].iter_errors(content[key]):
            where = pointer((*schema.location, key, *error.instance_path))
            yield where, f"invalid {key}: {error.message}", "correct the overlay"
    if "x-reelkit-rule" in content and not content.get("description"):
        yield (
            schema.pointer,
            f"the rule {compact(content['x-reelkit-rule'])} has no description",
            "add the vendor's sentence",
        )
    if "x-reelkit-addresses" in content:
        model = content.get("properties", {}).get("model", {})
        if not isinstance(model.get("default"), str):
            where = pointer((*schema.location, "properties", "model"))
            yield where, "`model` needs a default: the id to send", "correct the overlay"


def _has_model_field(schema: Json) -> bool:
    model = schema.get("properties", {}).get("model", {})
    return "default" in model and bool({"const", "enum"} & set(model))


def stale_mentions(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every rule, warning, time and price of a model names fields and values that the model still has.

    Yields the place of the rule or observation, the problem and the advice.
    """
    for schema in all_schemas(document):
        if isinstance(schema.content, dict) and isinstance(schema.content.get("properties"), dict):
            yield from _stale_mentions_of(schema)


def _stale_mentions_of(schema: Schema) -> Iterator[tuple[str, str, str]]:
    found: dict[str, Location] = {}
    for where, mention, field, value in _mentions(schema.content):
        if missing := _missing_part(schema.content["properties"], field, value):
            found.setdefault(f"{mention} mentions {missing}", where)
    yield from ((pointer((*schema.location, *where)), what, ADVICE) for what, where in found.items())


def _missing_part(properties: Json, field: str, value: Any) -> str | None:
    """The field or the value that the model does not have."""
    if field not in properties:
        return f"{compact(field)}, a field that does not exist"
    offered = properties[field].get("enum") if isinstance(properties[field], dict) else None
    if value is MISSING or not isinstance(offered, list) or value in offered:
        return None
    return f"{compact(field)} {compact(value)}, which is not an allowed value"


def _mentions(schema: Json) -> Iterator[tuple[Location, str, str, Any]]:
    """Yield each field named by a rule, warning, price or time: location, what names it, field, value or MISSING."""
    for where, part in _entries(schema, "allOf"):
        if "x-reelkit-rule" in part:
            who = f"the rule {compact(part['x-reelkit-rule'])}"
            yield from ((where, who, *fact) for fact in _mentioned_fields(part))
    for where, warning in _entries(schema, "x-reelkit-warnings"):
        who = f"the warning {compact(warning.get('id'))}"
        yield from ((where, who, *fact) for fact in _mentioned_fields(warning.get("when")))
    for key in OBSERVED:
        for where, entry in _entries(schema, key):
            yield from ((where, key, field, entry[field]) for field in CONDITION_FIELDS if field in entry)


def _entries(schema: Json, key: str) -> Iterator[tuple[Location, Json]]:
    """The objects in a list of the schema, each with its place."""
    for index, item in enumerate(_as_list(schema.get(key))):
        if isinstance(item, dict):
            yield (key, index), item


def _mentioned_fields(condition: Any) -> Iterator[tuple[str, Any]]:
    """The fields that a condition names, each with its `const`, or MISSING."""
    for part in _objects(condition) if isinstance(condition, list) else _objects([condition]):
        yield from ((field, MISSING) for field in _as_list(part.get("required")))
        for field, schema in (part.get("properties") or {}).items():
            yield field, schema.get("const", MISSING) if isinstance(schema, dict) else MISSING
        for keyword in NESTED:
            yield from _mentioned_fields(part.get(keyword))


def _objects(value: Any) -> list[Json]:
    """The objects in a list. Other checks report what is not an object."""
    return [item for item in _as_list(value) if isinstance(item, dict)]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
