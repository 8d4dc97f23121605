"""Which schemas of a document are used: those that its paths refer to, directly or indirectly."""

from collections.abc import Iterator

from reelkit_specs._documents.json import MISSING, Json, pointer, value_at
from reelkit_specs._documents.walk import VALUE_KEYWORDS, Schema, all_schemas


def references(node: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every reference below the node: its JSON pointer and its target."""
    if isinstance(node, dict):
        for key, value in node.items():
            here = f"{where}{pointer((key,))}"
            if key == "$ref" and isinstance(value, str):
                yield here, value
            elif key not in VALUE_KEYWORDS:
                yield from references(value, here)
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from references(item, f"{where}/{index}")


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


def used_schemas(document: Json) -> Iterator[Schema]:
    """Every used schema that is an object."""
    unused_locations = {("components", "schemas", name) for name in unused_schemas(document)}
    return (
        schema
        for schema in all_schemas(document)
        if isinstance(schema.content, dict) and schema.location[:3] not in unused_locations
    )
