"""Other notations of a document, with the same meaning."""

import copy
import random
from collections.abc import Callable
from typing import Any

from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.json import Json, value_at
from reelkit_specs._documents.walk import all_schemas, operations, root_schemas

SAMPLES = ("example", "examples", "title", "x-codeSamples", "x-hideTryItPanel", "operationId", "tags", "externalDocs")
WITHOUT_ORDER = ("required", "enum", "anyOf", "oneOf", "parameters", "security", "servers")


def reordered(document: Json, dice: random.Random) -> Json:
    """With keys, and lists whose order has no meaning, in another order."""

    def shuffle(node: Any, key: str = "") -> Any:
        if isinstance(node, dict):
            items = [(name, shuffle(value, name)) for name, value in node.items()]
            dice.shuffle(items)
            return dict(items)
        if isinstance(node, list):
            items = [shuffle(item) for item in node]
            if key in WITHOUT_ORDER:
                dice.shuffle(items)
            return items
        return float(node) if type(node) is int and dice.random() < 0.3 else node

    shuffled: Json = shuffle(document)
    return shuffled


def resampled(document: Json, dice: random.Random) -> Json:
    """With other samples, titles and operationIds, and other descriptions that state no rules."""
    document = copy.deepcopy(document)
    for schema in all_schemas(document):
        if isinstance(schema.content, dict):
            _redress(schema.content, dice)
    for operation in operations(document):
        _redress(operation.content, dice)
        operation.content["operationId"] = f"call_{dice.random()}"
        operation.content["x-codeSamples"] = [{"lang": "Sh", "source": "must not matter"}]
    document["info"] = {"title": "Another", "version": "9", "description": "It must not matter."}
    return document


def _redress(node: Json, dice: random.Random) -> None:
    for key in SAMPLES:
        if key in node and dice.random() < 0.5:
            del node[key]
    if dice.random() < 0.5:
        said = node.get("description", "")
        # A sentence without a full stop ends only at a new paragraph.
        gap = " " if said.endswith((".", "!", "?", ";")) else "\n\n"
        node["description"] = f"{said}{gap}Much could be told of it."


def extracted(document: Json, dice: random.Random) -> Json:
    """With schemas, bodies, responses and parameters moved to components."""
    document = copy.deepcopy(document)
    components = document.setdefault("components", {})
    for schema in [*reversed(list(all_schemas(document)))]:  # nested schemas first
        if schema.location[0] == "paths" and dice.random() < 0.5:
            _extract(document, schema.location, "schemas", components)
    for operation in operations(document):
        parts = [(("responses", code), "responses") for code in operation.content["responses"]]
        parts += [
            (("parameters", index), "parameters") for index in range(len(operation.content.get("parameters", [])))
        ]
        parts += [(("requestBody",), "requestBodies")] if "requestBody" in operation.content else []
        for location, kind in parts:
            if dice.random() < 0.5:
                _extract(document, (*operation.location, *location), kind, components)
    return document


def _extract(document: Json, location: tuple[str | int, ...], kind: str, components: Json) -> None:
    holder: Any = document
    for key in location[:-1]:
        holder = holder[key]
    named = components.setdefault(kind, {})
    name = f"Part{len(named)}"
    named[name] = holder[location[-1]]
    holder[location[-1]] = {"$ref": f"#/components/{kind}/{name}"}


def inline_references(document: Json, _dice: random.Random) -> Json:
    """With references replaced by their targets, for documents without recursive schemas."""

    def inline(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return inline(value_at(document, node["$ref"][1:]))
            return {key: inline(value) for key, value in node.items()}
        return [inline(item) for item in node] if isinstance(node, list) else node

    result: Json = inline(document)
    return result


def in_parts(document: Json, dice: random.Random) -> Json:
    """With schemas wrapped in an allOf or anyOf with one item."""
    document = copy.deepcopy(document)
    for root in root_schemas(document):
        if root.location[0] == "paths" and isinstance(root.content, dict):
            inner = dict(root.content)
            root.content.clear()
            root.content[dice.choice(("allOf", "anyOf", "oneOf"))] = [inner]
    return document


def modern(document: Json, _dice: random.Random) -> Json:
    """Converted to OpenAPI 3.1."""
    return as_openapi_3_1(document)


NOTATIONS: list[Callable[[Json, random.Random], Json]] = [
    reordered,
    resampled,
    extracted,
    inline_references,
    in_parts,
    modern,
]
