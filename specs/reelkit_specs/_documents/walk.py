"""Finds the operations and schemas in an OpenAPI document."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit_specs._documents.json import Json, Location, pointer

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

# These hold values. What looks like OpenAPI below them is data.
VALUE_KEYWORDS = ("example", "examples", "default", "enum", "const")

HOLDS_A_SCHEMA = (
    "additionalProperties",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
)
HOLDS_A_LIST_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "prefixItems")
HOLDS_NAMED_SCHEMAS = ("$defs", "dependentSchemas", "patternProperties", "properties")
HOLDERS = {*HOLDS_A_SCHEMA, *HOLDS_A_LIST_OF_SCHEMAS, *HOLDS_NAMED_SCHEMAS}


class Operation(NamedTuple):
    """One method of one path."""

    location: Location
    path: str
    method: str
    content: Json

    @property
    def pointer(self) -> str:
        return pointer(self.location)

    @property
    def title(self) -> str:
        return f"{self.method.upper()} {self.path}"


class Schema(NamedTuple):
    """A place for a schema. *content* may be invalid."""

    location: Location
    content: Any

    @property
    def pointer(self) -> str:
        return pointer(self.location)


def operations(document: Json) -> Iterator[Operation]:
    """Every operation of the document."""
    for path, item in document["paths"].items():
        for method, content in item.items() if isinstance(item, dict) else ():
            if method in METHODS and isinstance(content, dict):
                yield Operation(("paths", path, method), path, method, content)


def root_schemas(document: Json) -> Iterator[Schema]:
    """Every schema that is not inside another schema."""
    for part in ("paths", "components"):
        yield from _root_schemas(document.get(part), (part,))


def _root_schemas(node: Any, location: Location) -> Iterator[Schema]:
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _root_schemas(item, (*location, index))
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "schema":
                yield Schema((*location, key), value)
            elif key == "schemas" and location == ("components",):
                yield from (Schema((*location, key, name), schema) for name, schema in value.items())
            elif key not in VALUE_KEYWORDS and not str(key).startswith("x-"):
                yield from _root_schemas(value, (*location, key))


def all_schemas(document: Json) -> Iterator[Schema]:
    """Every schema of the document. Nested schemas follow the schema that contains them."""
    for root in root_schemas(document):
        yield from with_nested(root)


def with_nested(schema: Schema) -> Iterator[Schema]:
    """The schema and every schema inside it."""
    todo = [schema]  # recursive generators take time for each level
    while todo:
        schema = todo.pop()
        yield schema
        if isinstance(schema.content, dict):
            todo += reversed(_parts(schema.location, schema.content))


def _parts(location: Location, content: Json) -> list[Schema]:
    """The schemas directly inside a schema."""
    found: list[Schema] = []  # faster than a generator, for a document with 100,000 schemas
    for keyword, value in content.items():
        if keyword not in HOLDERS:
            continue
        here = (*location, keyword)
        if keyword in HOLDS_A_SCHEMA:
            found.append(Schema(here, value))
        elif keyword in HOLDS_A_LIST_OF_SCHEMAS and isinstance(value, list):
            found += [Schema((*here, index), item) for index, item in enumerate(value)]
        elif keyword in HOLDS_NAMED_SCHEMAS and isinstance(value, dict):
            found += [Schema((*here, name), item) for name, item in value.items()]
    return found


def targets(node: object) -> Iterator[str]:
    """The target of every reference below the node, and whatever looks like one in values."""
    todo = [node]
    while todo:
        node = todo.pop()
        if isinstance(node, dict):
            if isinstance(target := node.get("$ref"), str):
                yield target
            todo += node.values()
        elif isinstance(node, list):
            todo += node
