"""A document without findings, and one defect for each thing that a check looks for."""

import copy
from typing import Any


def good() -> dict[str, Any]:
    """A document without findings."""
    schema = {
        "type": "object",
        "description": "An answer.",
        "properties": {"id": {"type": ["string", "null"], "description": "The id.", "default": "a"}},
    }
    responses = {status: {"description": "An answer."} for status in ("200", "404", "500")}
    responses["200"]["content"] = {  # type: ignore[assignment]
        "application/json": {
            "schema": {"$ref": "#/components/schemas/Answer"},
            "examples": {"one": {"value": {"id": "x"}}},
        }
    }
    operation = {
        "operationId": "ask",
        "description": "Asks.",
        "security": [{"key": []}],
        "parameters": [{"name": "id", "in": "query", "description": "The id.", "schema": {"type": "string"}}],
        "responses": responses,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1"},
        "x-reelkit-statuses": {"queued": {"meaning": "pending", "basis": "documented"}},
        "paths": {"/ask": {"get": operation}},
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Answer": schema},
        },
    }


OPERATION = "paths./ask.get"
SCHEMA = "components.schemas.Answer"

# The change (None deletes), and the id and pointer of the expected finding.
BROKEN: dict[str, tuple[str, Any, str, str]] = {
    "no operationId": (f"{OPERATION}.operationId", None, "operation-id", "/paths/~1ask/get"),
    "no security": (f"{OPERATION}.security", None, "security", "/paths/~1ask/get"),
    "empty security": (f"{OPERATION}.security", [], "security", "/paths/~1ask/get"),
    "unknown security": (f"{OPERATION}.security", [{"other": []}], "security", "/paths/~1ask/get/security"),
    "in on http": (
        "components.securitySchemes.key.in",
        "header",
        "security-scheme",
        "/components/securitySchemes/key/in",
    ),
    "operation undescribed": (f"{OPERATION}.description", None, "description", "/paths/~1ask/get"),
    "response undescribed": (
        f"{OPERATION}.responses.404.description",
        None,
        "description",
        "/paths/~1ask/get/responses/404",
    ),
    "parameter undescribed": (
        f"{OPERATION}.parameters.0.description",
        None,
        "description",
        "/paths/~1ask/get/parameters/0",
    ),
    "field undescribed": (
        f"{SCHEMA}.properties.id.description",
        None,
        "description",
        "/components/schemas/Answer/properties/id",
    ),
    "title": (f"{SCHEMA}.title", "a/title", "title", "/components/schemas/Answer/title"),
    "reference to another file": (
        f"{SCHEMA}.properties.id.items",
        {"$ref": "other.json#/a"},
        "reference",
        "/components/schemas/Answer/properties/id/items/$ref",
    ),
    "reference to nothing": (
        f"{OPERATION}.responses.404",
        {"$ref": "#/components/responses/Gone"},
        "reference",
        "/paths/~1ask/get/responses/404/$ref",
    ),
    "no 4xx": (f"{OPERATION}.responses.404", None, "errors", "/paths/~1ask/get/responses"),
    "no 5xx": (f"{OPERATION}.responses.500", None, "errors", "/paths/~1ask/get/responses"),
    "unknown type": (
        f"{SCHEMA}.properties.id.type",
        "strin",
        "schema",
        "/components/schemas/Answer/properties/id/type",
    ),
    "broken pattern": (
        f"{SCHEMA}.properties.id.pattern",
        "(",
        "schema",
        "/components/schemas/Answer/properties/id/pattern",
    ),
    "required: true": (
        f"{SCHEMA}.properties.id.required",
        True,
        "schema",
        "/components/schemas/Answer/properties/id/required",
    ),
    "not a schema": (f"{SCHEMA}.properties.id", "string", "schema", "/components/schemas/Answer/properties/id"),
    "empty enum": (
        f"{SCHEMA}.properties.other",
        {"description": "x", "enum": []},
        "schema",
        "/components/schemas/Answer/properties/other/enum",
    ),
    "nullable without a type": (
        f"{SCHEMA}.properties.other",
        {"description": "x", "nullable": True},
        "schema",
        "/components/schemas/Answer/properties/other/nullable",
    ),
    "broken condition of a warning": (
        f"{SCHEMA}.x-reelkit-warnings",
        [{"id": "w", "description": "x", "when": {"required": "id"}}],
        "schema",
        "/components/schemas/Answer/x-reelkit-warnings/0/when/required",
    ),
    "default of another type": (
        f"{SCHEMA}.properties.id.default",
        5,
        "value",
        "/components/schemas/Answer/properties/id/default",
    ),
    "default inside a parameter": (
        f"{OPERATION}.parameters.0.schema.default",
        5,
        "value",
        "/paths/~1ask/get/parameters/0/schema/default",
    ),
    "example of a schema": (
        f"{SCHEMA}.properties.id.examples",
        ["a", 5],
        "value",
        "/components/schemas/Answer/properties/id/examples/1",
    ),
    "named example": (
        f"{OPERATION}.responses.200.content.application/json.examples.one.value",
        {"id": 5},
        "value",
        "/paths/~1ask/get/responses/200/content/application~1json/examples/one/value",
    ),
    "field named like a method": (
        f"{SCHEMA}.properties.to_dict",
        {"type": "string", "description": "x"},
        "field-name",
        "/components/schemas/Answer/properties/to_dict",
    ),
    "placeholder of a bearer": (
        "components.securitySchemes.key.bearerFormat",
        "<KEY>",
        "security-scheme",
        "/components/securitySchemes/key/bearerFormat",
    ),
    "null in an enum": (
        f"{SCHEMA}.properties.other",
        {"description": "x", "enum": ["a", None]},
        "schema",
        "/components/schemas/Answer/properties/other/enum",
    ),
    "field described with nothing": (
        f"{SCHEMA}.properties.id.description",
        "",
        "description",
        "/components/schemas/Answer/properties/id",
    ),
    "dynamic reference to another file": (
        f"{SCHEMA}.properties.id.$dynamicRef",
        "https://example.com/a",
        "reference",
        "/components/schemas/Answer/properties/id/$dynamicRef",
    ),
    "example beside a schema": (
        f"{OPERATION}.responses.200.content.application/json.example",
        {"id": 5},
        "value",
        "/paths/~1ask/get/responses/200/content/application~1json/example",
    ),
    "example of a parameter": (
        f"{OPERATION}.parameters.0.examples",
        {"one": {"value": 5}},
        "value",
        "/paths/~1ask/get/parameters/0/examples/one/value",
    ),
    "broken schema in a list": (
        f"{SCHEMA}.properties.other",
        {"description": "x", "allOf": [{"enum": []}]},
        "schema",
        "/components/schemas/Answer/properties/other/allOf/0/enum",
    ),
    "broken schema of items": (
        f"{SCHEMA}.properties.id.items",
        {"enum": []},
        "schema",
        "/components/schemas/Answer/properties/id/items/enum",
    ),
    "broken schema in $defs": (
        f"{SCHEMA}.$defs",
        {"a": {"enum": []}},
        "schema",
        "/components/schemas/Answer/$defs/a/enum",
    ),
    "rule without a sentence": (
        f"{SCHEMA}.allOf",
        [{"x-reelkit-rule": "a", "not": {"required": ["id"], "maxProperties": 0}}],
        "own-data",
        "/components/schemas/Answer/allOf/0",
    ),
    "model without an id": (
        f"{SCHEMA}.x-reelkit-addresses",
        {"universal": {"create": "/a", "fetch": "/a"}, "legacy": {}},
        "own-data",
        "/components/schemas/Answer/properties/model",
    ),
    "model without addresses": (
        f"{SCHEMA}.properties.model",
        {"const": "a", "default": "a", "description": "x"},
        "own-data",
        "/components/schemas/Answer",
    ),
    "status that means something else": (
        "x-reelkit-statuses",
        {"queued": {"meaning": "pendign", "basis": "documented"}},
        "own-data",
        "/x-reelkit-statuses/queued/meaning",
    ),
}


def changed(document: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The document with one value replaced, or deleted if the value is None."""
    document = copy.deepcopy(document)
    *parents, last = path.split(".")
    node: Any = document
    for key in parents:
        node = node[int(key) if isinstance(node, list) else key]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return document
