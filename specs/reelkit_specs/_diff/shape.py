"""What a schema says, however it is written: inlined or referred to, in OpenAPI 3.0 or 3.1, merged or in parts."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from reelkit_specs._documents.json import MISSING, Json

ALL_TYPES = frozenset(("array", "boolean", "integer", "null", "number", "object", "string"))
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")


class Shape(NamedTuple):
    """The facts of one schema. What lies below it is still raw, because schemas may go round in a circle."""

    types: frozenset[str] = ALL_TYPES
    enum: dict[str, Any] | None = None  # by their canonical text
    fields: dict[str, Any] = {}  # noqa: RUF012 - never written to
    required: frozenset[str] = frozenset()
    other_fields: Any = True
    items: Any = True
    variants: tuple[Any, ...] = ()
    rules: dict[str, tuple[str, Any]] = {}  # noqa: RUF012 - never written to; canonical, and as it is shown
    bounds: dict[str, Any] = {}  # noqa: RUF012 - never written to
    keywords: dict[str, Any] = {}  # noqa: RUF012 - never written to
    default: Any = MISSING
    deprecated: bool = False
    sentences: frozenset[str] = frozenset()
    observed: dict[str, tuple[str, Any]] = {}  # noqa: RUF012 - never written to; canonical, and as it is shown


def merged(one: Shape, two: Shape) -> Shape:
    """The shape of what must fit both."""
    shared = one.fields.keys() & two.fields.keys()
    enums = [shape.enum for shape in (one, two) if shape.enum is not None]
    return Shape(
        types=one.types & two.types,
        enum={key: value for key, value in enums[0].items() if all(key in e for e in enums)} if enums else None,
        fields=one.fields | two.fields | {name: both(one.fields[name], two.fields[name]) for name in sorted(shared)},
        required=one.required | two.required,
        other_fields=both(one.other_fields, two.other_fields),
        items=both(one.items, two.items),
        variants=one.variants or two.variants,
        rules=one.rules | two.rules,
        bounds=one.bounds | two.bounds | _tightest(one.bounds, two.bounds),
        keywords=one.keywords | two.keywords,
        default=one.default if two.default is MISSING else two.default,
        deprecated=one.deprecated or two.deprecated,
        sentences=one.sentences | two.sentences,
        observed=one.observed | two.observed,
    )


def both(one: Any, two: Any) -> Any:
    """The raw schema of what must fit two raw schemas."""
    if one is False or two is False:
        return False
    if one is True or one == two:
        return two
    return one if two is True else {"allOf": [one, two]}


def with_integer(types: Iterable[str]) -> frozenset[str]:
    """Every integer is a number, so where there are numbers there are integers."""
    types = frozenset(types)
    return types | {"integer"} if "number" in types else types


def type_names(types: frozenset[str]) -> list[str]:
    """The types as a document would name them."""
    return ["any"] if types >= ALL_TYPES else sorted(types - {"integer"} if "number" in types else types)


def plain(value: Any) -> Any:
    """The value with 5.0 written as 5: to JSON Schema they are one number."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _tightest(one: Json, two: Json) -> Json:
    shared = one.keys() & two.keys()
    return {key: (max if key in LOWER else min)(one[key], two[key]) for key in sorted(shared)}


# Words about a schema: whoever sends or reads a message need not know them.
ANNOTATIONS = {
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
HANDLED_KEYWORDS = {
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
NEUTRAL_VALUES = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False}


def types_of(raw: Json, enum: list[Any] | None) -> frozenset[str]:
    """The types that the schema allows; without a word about them, those of its values, or all."""
    kind = raw.get("type")
    if isinstance(kind, str):
        return with_integer((kind, "null") if raw.get("nullable") is True else (kind,))
    if isinstance(kind, list):
        return with_integer(item for item in kind if isinstance(item, str))
    return with_integer(map(_type_of, enum)) if enum else ALL_TYPES


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
        and NEUTRAL_VALUES.get(key) != raw[key]
    }
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if raw.get(exclusive) is True and bound in numbers:
            numbers[exclusive] = numbers.pop(bound)
    return numbers


def schema(value: Any) -> Any:
    """The value, if it can be a schema; else what allows everything."""
    return True if value == {} or not isinstance(value, dict | bool) else value


def as_object(value: Any) -> Json:
    """The value, if it is an object."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value, if it is a list."""
    return value if isinstance(value, list) else []
