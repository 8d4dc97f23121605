"""The models that tests take where the same code would run for each of the catalogue's."""

import copy
from typing import Any

from reelkit_specs import Model, contract, models

VALUES = {"string": "a red fox", "integer": 5, "number": 5.0, "boolean": True, "array": [], "object": {}}
LINK = "https://example.com/a.png"
MAKER = "pixverse"  # whose models have every kind of rule, warning, address and spelling


def pixverse() -> tuple[Model, ...]:
    """The models of PixVerse, for tests that take long with each model."""
    return tuple(model for model in models() if _maker(model) == MAKER)


def sample() -> tuple[Model, ...]:
    """The models of PixVerse, and one of each other maker; `nox -s catalogue` takes all models."""
    others = {_maker(model): model for model in models() if "/" in model.id}  # without a slash there is no maker
    return (*pixverse(), *(model for maker, model in others.items() if maker != MAKER))


def _maker(model: Model) -> str:
    return model.id.partition("/")[0]


def contract_of(chosen: tuple[Model, ...]) -> dict[str, Any]:
    """The contract of these models alone, for tools that try every model of a document."""
    document = copy.deepcopy(contract())
    names = {model.class_name for model in chosen}
    schemas = document["components"]["schemas"]
    others = {name for name, schema in schemas.items() if "x-reelkit-addresses" in schema} - names
    for path in document["paths"].values():
        if "post" in path:
            schema = path["post"]["requestBody"]["content"]["application/json"]["schema"]
            schema["oneOf"] = [item for item in schema["oneOf"] if item["$ref"].rpartition("/")[2] in names]
    document["components"]["schemas"] = {name: schema for name, schema in schemas.items() if name not in others}
    return document


def with_links(document: dict[str, Any]) -> dict[str, Any]:
    """The contract with links in the fields that take a file as text: tools that make up texts can make no pictures."""
    for schema in document["components"]["schemas"].values():
        for field in schema.get("properties", {}).values():
            if field.get("x-reelkit-file", ["url"]) != ["url"]:
                field["pattern"] = "^https://[a-z]{1,9}[.]example/[a-z]{1,9}$"
    return document


def smallest(model: Model) -> dict[str, Any]:
    """The smallest request that the model accepts."""
    required = {field.name: value_of(field.schema) for field in model.fields if field.required}
    return {"model": model.id} | required


def value_of(schema: dict[str, Any]) -> Any:
    """A value that the schema accepts."""
    if "default" in schema:
        return schema["default"]
    for keyword in ("const", "enum"):
        if keyword in schema:
            return schema[keyword][0] if keyword == "enum" else schema[keyword]
    for keyword in ("anyOf", "oneOf"):
        if keyword in schema:
            return value_of(schema[keyword][0])
    if "allOf" in schema:
        parts = [value_of(part) for part in schema["allOf"]]
        return {name: value for part in parts for name, value in part.items()}
    kinds = schema.get("type", "object" if "properties" in schema else "string")  # without a type, any value is valid
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind == "object":
        return {name: value_of(schema["properties"][name]) for name in schema.get("required", ())}
    if kind == "array":
        return [value_of(schema["items"]) for _ in range(max(1, schema.get("minItems", 1)))]
    if kind in ("integer", "number"):
        return schema.get("minimum", 5)
    is_file = schema.get("format") == "uri" or "x-reelkit-file" in schema
    return LINK if is_file else VALUES[kind]
