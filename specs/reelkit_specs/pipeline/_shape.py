"""The outline of an OpenAPI document: that what must be an object or a list is one, before anybody walks in."""

from collections.abc import Iterator
from typing import Any

from reelkit_specs.pipeline._findings import Finding
from reelkit_specs.pipeline._json import Json, pointer
from reelkit_specs.pipeline._walk import METHODS

ANY = "*"
SCHEMA: dict[str, Any] = {"properties": {ANY: {}}}
CONTENT = {ANY: {"schema": SCHEMA, "examples": {ANY: {}}}}
OPERATION = {
    "parameters": [{}],
    "requestBody": {"content": CONTENT},
    "responses": {ANY: {"content": CONTENT}},
    "security": [{}],
}
OUTLINE: dict[str, Any] = {
    "paths": {ANY: dict.fromkeys(METHODS, OPERATION)},
    "components": {
        "responses": {ANY: {"content": CONTENT}},
        "schemas": {ANY: SCHEMA},
        "securitySchemes": {ANY: {}},
    },
}


def shape_findings(name: str, document: Json) -> list[Finding]:
    """Every place where the document leaves the outline."""
    return list(_compare(name, document, OUTLINE, ()))


def _compare(name: str, node: Any, outline: Any, location: tuple[str | int, ...]) -> Iterator[Finding]:
    if type(node) is not type(outline):
        wanted = "an object" if isinstance(outline, dict) else "an array"
        what = f"this must be {wanted}, not {type(node).__name__}"
        yield Finding(
            name, pointer(location), what, "check that the right file was fetched, or repair it in an overlay"
        )
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _compare(name, item, outline[0], (*location, index))
    else:
        for key, value in node.items():
            if (part := outline.get(key, outline.get(ANY))) is not None:
                yield from _compare(name, value, part, (*location, key))
