"""Converts OpenAPI 3.0 to 3.1, whose schemas are plain JSON Schema.

The meaning stays the same, so this needs no overlay.
"""

from reelkit_specs._documents.json import Json, copied
from reelkit_specs._documents.walk import all_schemas


def as_openapi_3_1(document: Json) -> Json:
    """A copy of the document with schemas in JSON Schema 2020-12."""
    document = copied(document)
    if document["openapi"].startswith("3.0."):
        for schema in all_schemas(document):
            if isinstance(schema.content, dict):
                _translate(schema.content)
        document["openapi"] = "3.1.0"
    return document


def _translate(schema: Json) -> None:
    # Without a type, `nullable` has no effect; `_checks.schemas` reports it.
    if schema.pop("nullable", False) and isinstance(kind := schema.get("type"), str):
        schema["type"] = [kind, "null"]
    _collect_required_flags(schema)
    if "example" in schema:
        schema["examples"] = [schema.pop("example")]
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(schema.get(exclusive), bool) and schema.pop(exclusive) and bound in schema:
            schema[exclusive] = schema.pop(bound)


def _collect_required_flags(schema: Json) -> None:
    """Move `required: true` on a field (JSON Schema draft 3) to the `required` list of its object."""
    properties = schema.get("properties")
    for name, field in properties.items() if isinstance(properties, dict) else ():
        if isinstance(field, dict) and isinstance(field.get("required"), bool) and field.pop("required"):
            names = schema.setdefault("required", [])
            if isinstance(names, list) and name not in names:
                names.append(name)
