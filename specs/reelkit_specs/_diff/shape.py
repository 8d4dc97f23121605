"""The shape of a schema: its meaning in one form for all notations. Also lists the keywords with a meaning."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from reelkit_specs._documents.json import MISSING, Json

ALL_TYPES = frozenset(("array", "boolean", "integer", "null", "number", "object", "string"))
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
# These do not affect which messages are valid.
ANNOTATIONS = {
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "discriminator",  # repeats what the variants say
    "example",
    "examples",
    "externalDocs",
    "nullable",  # is read as a type, or has no effect
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


class Shape(NamedTuple):
    """The facts of one schema. Nested schemas stay raw, because schemas can be recursive."""

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
    """The shape of values that match both."""
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
    """The raw schema of values that match both."""
    if one is False or two is False:
        return False
    if one is True or one == two:
        return two
    return one if two is True else {"allOf": [one, two]}


def with_integer(types: Iterable[str]) -> frozenset[str]:
    """The types, with ``integer`` added if ``number`` is there."""
    types = frozenset(types)
    return types | {"integer"} if "number" in types else types


def type_names(types: frozenset[str]) -> list[str]:
    """The types as a document names them."""
    return ["any"] if types >= ALL_TYPES else sorted(types - {"integer"} if "number" in types else types)


def plain(value: Any) -> Any:
    """The value with 5.0 as 5: JSON Schema does not distinguish them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _tightest(one: Json, two: Json) -> Json:
    shared = one.keys() & two.keys()
    return {key: (max if key in LOWER else min)(one[key], two[key]) for key in sorted(shared)}


def types_of(raw: Json, enum: list[Any] | None) -> frozenset[str]:
    """The types that the schema allows: from `type`, else from its enum, else all."""
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
    """The bounds as in OpenAPI 3.1. In 3.0, `exclusiveMinimum` and `exclusiveMaximum` are booleans."""
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


def as_schema(value: Any) -> Any:
    """The value if it can be a schema, else True."""
    return True if value == {} or not isinstance(value, dict | bool) else value


def as_object(value: Any) -> Json:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []
