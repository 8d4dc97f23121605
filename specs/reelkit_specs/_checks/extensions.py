"""What our own overlays add to the contract as `x-reelkit-...`: other rooms read it as data, so it has a form."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator

from reelkit_specs._documents.json import Json, compact, pointer
from reelkit_specs._documents.walk import Schema, all_schemas

TEXT = {"type": "string", "minLength": 1}
PATH = {"type": "string", "pattern": "^/"}


def _record(required: Json, optional: Json | None = None) -> Json:
    properties = required | (optional or {})
    return {"type": "object", "properties": properties, "required": [*required], "additionalProperties": False}


FORMS: dict[str, Json] = {
    "x-reelkit-addresses": _record(
        {"universal": _record({"create": PATH, "fetch": PATH}), "legacy": _record({}, {"create": PATH, "fetch": PATH})}
    ),
    "x-reelkit-prices": {
        "type": "array",
        "items": _record(
            {"credits": {"type": "integer", "minimum": 0}}, {"resolution": TEXT, "duration": {"type": "integer"}}
        ),
    },
    "x-reelkit-rule": TEXT,
    "x-reelkit-times": {
        "type": "array",
        "items": _record(
            {"seconds": {"type": "array", "items": {"type": "number", "minimum": 0}, "minItems": 2, "maxItems": 2}},
            {"resolution": TEXT, "duration": {"type": "integer"}},
        ),
    },
    "x-reelkit-warnings": {
        "type": "array",
        "items": _record({"id": TEXT, "description": TEXT, "when": {"type": "object"}}),
    },
}
STATUSES: Json = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": _record(
        {
            "meaning": {"enum": ["pending", "succeeded", "failed", "unknown"]},
            "basis": {"enum": ["documented", "observed"]},
        }
    ),
}
COMPILED = {key: Draft202012Validator(form) for key, form in FORMS.items()}


def own_data(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every x-reelkit key of a schema has its form, and every model has its addresses."""
    for schema in all_schemas(document):
        if isinstance(schema.content, dict):
            yield from _malformed(schema)
    components = document.get("components", {}).get("schemas", {})
    for name, component in components.items():
        if _names_a_model(component) and not is_model(component):
            where = pointer(("components", "schemas", name))
            yield where, "a model without x-reelkit-addresses, which nobody would find", "mend the overlay"
    if any(map(is_model, components.values())) and "x-reelkit-statuses" not in document:
        yield "/x-reelkit-statuses", "missing, so no answer would have a meaning", "mend the overlay"
    if "x-reelkit-statuses" in document:
        for error in Draft202012Validator(STATUSES).iter_errors(document["x-reelkit-statuses"]):
            where = pointer(("x-reelkit-statuses", *error.instance_path))
            yield where, f"not a table of statuses: {error.message}", "mend the overlay"


def _malformed(schema: Schema) -> Iterator[tuple[str, str, str]]:
    content: Any = schema.content
    for key in FORMS.keys() & content.keys():
        for error in COMPILED[key].iter_errors(content[key]):
            where = pointer((*schema.location, key, *error.instance_path))
            yield where, f"not what {key} must be: {error.message}", "mend the overlay"
    if "x-reelkit-rule" in content and not content.get("description"):
        yield schema.pointer, f"the rule {compact(content['x-reelkit-rule'])} has no sentence", "describe it"
    if "x-reelkit-addresses" in content:
        model = content.get("properties", {}).get("model", {})
        if not isinstance(model.get("default"), str):
            where = pointer((*schema.location, "properties", "model"))
            yield where, "a model needs the id that is sent as its default", "mend the overlay"


def _names_a_model(schema: Json) -> bool:
    model = schema.get("properties", {}).get("model", {})
    return "default" in model and bool({"const", "enum"} & set(model))


def is_model(schema: Any) -> bool:
    """Whether a component is the request of a model."""
    return isinstance(schema, dict) and "x-reelkit-addresses" in schema
