"""The class names that the generator makes. The only module that imports the generator."""

from collections.abc import Iterator
from typing import Any

from openapi_python_client.strings import ClassName, pascal_case

from reelkit_specs._documents.json import Json, Location, pointer
from reelkit_specs._documents.walk import root_schemas

PREFIX = "field_"  # the generator's default, put before names that are not identifiers


def generated_names(document: Json) -> Iterator[tuple[str, str]]:
    """The JSON pointer and the name of each class. Bodies without a title are left out; operations name them."""
    for root in root_schemas(document):
        is_component = root.location[:2] == ("components", "schemas")
        title = root.content.get("title") if isinstance(root.content, dict) else None
        if name := title or (str(root.location[-1]) if is_component else None):
            yield from _names(root.content, root.location, class_of(name))


def class_of(name: str) -> str:
    """The class name that the generator makes of a component name or a title."""
    return str(ClassName(name.rsplit("/", maxsplit=1)[-1], PREFIX))


def _names(schema: Any, location: Location, name: str) -> Iterator[tuple[str, str]]:
    if not isinstance(schema, dict):
        return
    is_component = location[:2] == ("components", "schemas") and len(location) == 3
    if is_component or "properties" in schema or "enum" in schema:
        yield pointer(location), name
    for key, part in schema.get("properties", {}).items():
        yield from _names(part, (*location, "properties", key), _nested(name, part, key))
    if isinstance(items := schema.get("items"), dict):
        yield from _names(items, (*location, "items"), _nested(name, items, "item"))
    for keyword in ("anyOf", "oneOf"):
        for index, part in enumerate(schema.get(keyword, [])):
            yield from _names(part, (*location, keyword, index), _nested(name, part, f"type_{index}"))


def _nested(parent: str, schema: Any, key: str) -> str:
    title = schema.get("title") if isinstance(schema, dict) else None
    return class_of(pascal_case(parent) + pascal_case(title or key))
