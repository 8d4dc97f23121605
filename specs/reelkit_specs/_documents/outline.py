"""Checks the basic structure of an OpenAPI document, so that other code can rely on objects and lists being there."""

from collections.abc import Iterator
from typing import Any

from reelkit_specs._documents.findings import Finding, finding_error, raise_findings
from reelkit_specs._documents.json import Json, Location, pointer
from reelkit_specs._documents.walk import METHODS

ANY = "*"
SCHEMA: dict[str, Any] = {"properties": {ANY: {}}}
CONTENT = {ANY: {"schema": SCHEMA, "examples": {ANY: {}}}}
PARAMETERS: list[Any] = [{"schema": {}, "examples": {ANY: {}}}]
OPERATION: dict[str, Any] = {
    "parameters": PARAMETERS,
    "requestBody": {"content": CONTENT},
    "responses": {ANY: {"content": CONTENT, "headers": {ANY: {}}}},
    "security": [{}],
    "tags": [""],
}
OUTLINE: dict[str, Any] = {
    "openapi": "",
    "info": {},
    "paths": {ANY: {"parameters": PARAMETERS} | dict.fromkeys(METHODS, OPERATION)},
    "components": {
        "responses": {ANY: {"content": CONTENT, "headers": {ANY: {}}}},
        "schemas": {ANY: SCHEMA},
        "securitySchemes": {ANY: {}},
    },
}
REQUIRED = ("openapi", "info", "paths")
TYPE_NAMES: dict[type, str] = {dict: "an object", list: "an array", str: "a string"}
ADVICE = "check that this is the right file, or correct the overlay that added it"


def as_openapi(content: Any, name: str) -> Json:
    """The content, checked to be an OpenAPI 3.0 or 3.1 document with the structure in OUTLINE."""
    todo = "check that this is the right file"
    if not isinstance(content, dict) or "openapi" not in content:
        raise finding_error(name, "", "not an OpenAPI document: it has no `openapi` field", todo)
    version = content["openapi"]
    if not isinstance(version, str) or not version.startswith(("3.0.", "3.1.")):
        raise finding_error(
            name, "/openapi", f"version {version!r} is not supported", "use an OpenAPI 3.0 or 3.1 document"
        )
    raise_findings(outline_findings(name, content))
    return content


def outline_findings(name: str, document: Json) -> list[Finding]:
    """A finding for each place where the document differs from OUTLINE."""
    missing = [Finding(name, f"/{key}", "missing; OpenAPI documents require it", ADVICE) for key in REQUIRED]
    return [f for f in missing if f.pointer[1:] not in document] + list(_compare(name, document, OUTLINE, ()))


def _compare(name: str, node: Any, outline: Any, location: Location) -> Iterator[Finding]:
    if type(node) is not type(outline):
        yield Finding(
            name, pointer(location), f"this must be {TYPE_NAMES[type(outline)]}, not {_type_name(node)}", ADVICE
        )
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _compare(name, item, outline[0], (*location, index))
    elif isinstance(node, dict):
        for key, value in node.items():
            if (part := outline.get(key, outline.get(ANY))) is not None:
                yield from _compare(name, value, part, (*location, key))


def _type_name(node: Any) -> str:
    return "null" if node is None else TYPE_NAMES.get(type(node), f"the value {node}")
