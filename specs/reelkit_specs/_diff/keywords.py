"""The keywords of a schema: which of them say something, and what those say that need no other schema to be read."""

from typing import Any

from reelkit_specs._diff.shape import ALL_TYPES, LOWER, UPPER, in_plain_types, plain
from reelkit_specs._documents.json import Json

# Words about a schema: whoever sends or reads a message need not know them.
SAYS_NOTHING = {
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "discriminator",  # names what the variants already say
    "example",
    "examples",
    "externalDocs",
    "nullable",  # has become a type, or says nothing
    "title",
    "xml",
}
READ_APART = {
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "default",
    "deprecated",
    "description",
    "enum",
    "items",
    "oneOf",
    "properties",
    "required",
    "type",
}
CONDITIONS = ("not", "if", "then", "else", "dependentRequired", "dependentSchemas", "contains", "propertyNames")
ADDRESSES = "x-reelkit-addresses"
OBSERVED = (ADDRESSES, "x-reelkit-prices", "x-reelkit-times", "x-reelkit-warnings")
SAYS_NOTHING_AS = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False}


def types_of(raw: Json, enum: list[Any] | None) -> frozenset[str]:
    """The types that the schema allows; without a word about them, those of its values, or all."""
    kind = raw.get("type")
    if isinstance(kind, str):
        return in_plain_types((kind, "null") if raw.get("nullable") is True else (kind,))
    if isinstance(kind, list):
        return in_plain_types(item for item in kind if isinstance(item, str))
    return in_plain_types(map(_type_of, enum)) if enum else ALL_TYPES


def _type_of(value: Any) -> str:
    names = {bool: "boolean", int: "integer", float: "number", str: "string", dict: "object", list: "array"}
    return names.get(type(plain(value)), "null")


def bounds_of(raw: Json) -> Json:
    """The bounds, with the true and false of OpenAPI 3.0 turned into the numbers of 3.1."""
    numbers = {
        key: plain(raw[key])
        for key in (*LOWER, *UPPER)
        if isinstance(raw.get(key), int | float)
        and not isinstance(raw[key], bool)
        and SAYS_NOTHING_AS.get(key) != raw[key]
    }
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if raw.get(exclusive) is True and bound in numbers:
            numbers[exclusive] = numbers.pop(bound)
    return numbers


def schema(value: Any) -> Any:
    """The value, if it can be a schema; else what allows everything."""
    return True if value == {} or not isinstance(value, dict | bool) else value


def dictionary(value: Any) -> Json:
    """The value, if it is an object."""
    return value if isinstance(value, dict) else {}


def listing(value: Any) -> list[Any]:
    """The value, if it is a list."""
    return value if isinstance(value, list) else []
