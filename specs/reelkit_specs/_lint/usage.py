"""The schemas of a document, and which of them are used: its paths refer to them, directly or indirectly."""

import functools
from collections.abc import Iterator

from reelkit_specs._documents.json import MISSING, Json, Location, pointer, value_at
from reelkit_specs._documents.walk import VALUE_KEYWORDS, Schema, all_schemas


def references(node: object) -> Iterator[tuple[str, str]]:
    """Every reference below the node: its JSON pointer and its target."""
    todo: list[tuple[Location, object]] = [((), node)]
    while todo:
        location, node = todo.pop()
        if isinstance(node, dict):
            if isinstance(target := node.get("$ref"), str):
                yield pointer((*location, "$ref")), target
            parts = [((*location, key), part) for key, part in node.items() if key not in VALUE_KEYWORDS]
            todo += reversed(parts)
        elif isinstance(node, list):
            todo += reversed([((*location, index), part) for index, part in enumerate(node)])


def unused_schemas(document: Json) -> set[str]:
    """The names of the component schemas that no path refers to."""
    todo = [document["paths"]]
    used: set[str] = set()
    while todo:
        new = {target for _, target in references(todo.pop())} - used
        used |= new
        todo += [part for target in new if (part := value_at(document, target[1:])) is not MISSING]
    schemas = document.get("components", {}).get("schemas", {})
    return {name for name in schemas if f"#{pointer(('components', 'schemas', name))}" not in used}


class ReadDocument:
    """A document with its schemas, which are collected once: a document of the vendor can have 30,000."""

    def __init__(self, content: Json) -> None:
        self.content = content

    @functools.cached_property
    def objects(self) -> list[Schema]:
        """Every schema that is an object."""
        return [schema for schema in all_schemas(self.content) if isinstance(schema.content, dict)]

    @functools.cached_property
    def unused(self) -> set[str]:
        """The names of the component schemas that no path refers to."""
        return unused_schemas(self.content)

    @functools.cached_property
    def models(self) -> list[Schema]:
        """Every field `model` in a used schema."""
        unused_locations = {("components", "schemas", name) for name in self.unused}
        fields = (schema for schema in self.objects if schema.location[-2:] == ("properties", "model"))
        return [schema for schema in fields if schema.location[:3] not in unused_locations]
