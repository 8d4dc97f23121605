"""Values for a field, made from its JSON Schema."""

import re
from typing import Any

from reelkit_conformance._http.exchange import Json

COMPONENT_PREFIX = "#/components/schemas/"
TEXT = "A red kite over a quiet sea"
LINK = "https://example.com/sample"
DATA = "data:{};base64,AAAA"

# The file extension and media type of a link, by a word in the name of its field.
MEDIA = {"audio": (".mp3", "audio/mpeg"), "video": (".mp4", "video/mp4"), "image": (".png", "image/png")}

# An example of each format that video services use.
FORMAT_EXAMPLES = {
    "date": "2026-01-31",
    "date-time": "2026-01-31T12:00:00Z",
    "email": "somebody@example.com",
    "uuid": "0b6f3a52-6b0a-4b2e-9d0b-0d3f6c1f2a11",
}

# The JSON type of each Python type.
TYPE_NAMES = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    dict: "object",
}

# Candidates for a field with a pattern; most patterns match one of them.
PATTERN_CANDIDATES = (
    "16:9",
    "1280x720",
    "1280*720",
    "1280:720",
    "#ffffff",
    "en",
    "en-US",
    "720p",
    "5",
    "5s",
    "a",
    "A",
    "abc-1",
)


def resolved(schema: Any, components: Json) -> Json:
    """Return the schema with the references to components replaced, except recursive ones."""
    return _resolved(schema, components, ()) if isinstance(schema, dict) else {}


def referenced(schema: Any, components: Json) -> Json:
    """Return the components to which the schema refers, also through others."""
    found: Json = {}
    _add_referenced(schema, components, found)
    return {"schemas": found}


def is_link(name: str, schema: Json) -> bool:
    """Return whether a text is the URL of a file; the vendor gives only some of them a format."""
    return schema.get("format") in ("uri", "uri-reference", "url") or bool(re.search(r"(^|_)ur[il]s?$", name))


def media_type(name: str) -> tuple[str, str]:
    """Return the file extension and the media type for a link field of this name."""
    return next((kind for word, kind in MEDIA.items() if word in name), MEDIA["image"])


def type_names(schema: Json) -> tuple[str, ...]:
    """Return the JSON types that a schema names."""
    kind = schema.get("type", ())
    return (kind,) if isinstance(kind, str) else tuple(kind)


def json_types(schema: Json) -> set[str]:
    """Return the JSON types that a value may have in any branch; all types if the schema names none."""
    found = set()
    for branch in branches(schema):
        listed = {TYPE_NAMES[type(value)] for value in options(branch)}
        found |= (
            set(type_names(branch)) or listed or ({"object"} if "properties" in branch else set(TYPE_NAMES.values()))
        )
    return found


def options(schema: Json) -> tuple[Any, ...]:
    """Return the listed values of a schema; a boolean has two."""
    if "const" in schema:
        return (schema["const"],)
    if "enum" in schema:
        return tuple(schema["enum"])
    return (True, False) if type_names(schema) == ("boolean",) else ()


def branches(schema: Json) -> list[Json]:
    """Return the schemas of a union, or only the schema itself if it is not a union."""
    parts = schema.get("anyOf") or schema.get("oneOf")
    rest = {key: part for key, part in schema.items() if key not in ("anyOf", "oneOf")}
    if parts and all("type" in part or "enum" in part or "const" in part or "anyOf" in part for part in parts):
        return [branch for part in parts for branch in branches(rest | part)]
    return [schema]


def typical_value(name: str, schema: Json) -> Any:
    """Return one typical value, the default if there is one; None if no other value is allowed or known."""
    if schema.get("default") is not None:
        return schema["default"]
    if schema.get("examples"):
        return schema["examples"][0]
    schema = branches(schema)[0]
    if choice := options(schema):
        return choice[0]
    for part in schema.get("allOf", ()):
        schema = schema | part
    kind = next((kind for kind in type_names(schema) if kind != "null"), "object" if "properties" in schema else None)
    match kind:
        case "string":
            return _text(name, schema)
        case "integer" | "number":
            return typical_number(schema)
        case "boolean":
            return True
        case "array":
            return array_of(name, schema, max(1, schema.get("minItems", 0)))
        case "object":
            return object_with(schema, schema.get("required") or schema.get("properties", ()))
    return None


def typical_number(schema: Json) -> Any:
    """Return a number within the bounds that is a multiple of the step."""
    low, high, step = bounds(schema)
    if low is None or high is None:
        found = low if low is not None else high if high is not None else 7 * step
    else:
        found = low + (high - low) / 2 // step * step
    return int(found) if float(found).is_integer() else found


def bounds(schema: Json) -> tuple[Any, Any, Any]:
    """Return the minimum and the maximum, or None, and the step between two numbers."""
    step = schema.get("multipleOf", 1 if "integer" in type_names(schema) else 0.5)
    low, high = schema.get("minimum"), schema.get("maximum")
    if "exclusiveMinimum" in schema:
        low = schema["exclusiveMinimum"] + step
    if "exclusiveMaximum" in schema:
        high = schema["exclusiveMaximum"] - step
    if "multipleOf" in schema:
        low, high = (low and -(-low // step) * step, high and high // step * step)
    return low, high, step


def array_of(name: str, schema: Json, length: int) -> list[Any]:
    """Return a list of this length, with distinct items if the schema requires and allows them."""
    items = schema.get("items", {})
    one = typical_value(name, items)
    if not schema.get("uniqueItems"):
        return [one] * length
    others = [value for value in options(items) if value != one]
    others = others or [f"{one}{count}" if isinstance(one, str) else one + count for count in range(1, length)]
    return [one, *others][:length]


def object_with(schema: Json, names: Any) -> Json:
    """Return an object with these members."""
    return {name: typical_value(name, part) for name, part in schema.get("properties", {}).items() if name in names}


def fit_length(text: str, schema: Json) -> str:
    """Return the text, cut or padded to the allowed length."""
    return text.ljust(schema.get("minLength", 0), ".")[: schema.get("maxLength")]


def _text(name: str, schema: Json) -> Any:
    if "pattern" in schema:
        fitting = (
            text for text in (fit_length(TEXT, schema), LINK, *PATTERN_CANDIDATES) if re.search(schema["pattern"], text)
        )
        return next(fitting, None)
    if schema.get("format") in FORMAT_EXAMPLES:
        return FORMAT_EXAMPLES[schema["format"]]
    return LINK + media_type(name)[0] if is_link(name, schema) else fit_length(TEXT, schema)


def _resolved(schema: Any, components: Json, above: tuple[str, ...]) -> Any:
    if isinstance(schema, list):
        return [_resolved(part, components, above) for part in schema]
    if not isinstance(schema, dict):
        return schema
    name = str(schema.get("$ref", "")).rpartition("/")[2]
    if name in components.get("schemas", {}) and name not in above:
        rest = {key: part for key, part in schema.items() if key != "$ref"}
        return _resolved(components["schemas"][name] | rest, components, (*above, name))
    return {key: _resolved(part, components, above) for key, part in schema.items()}


def _add_referenced(schema: Any, components: Json, found: Json) -> None:
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        is_reference = isinstance(part, str) and part.startswith(COMPONENT_PREFIX)
        name = part.removeprefix(COMPONENT_PREFIX).partition("/")[0] if is_reference else ""
        if name in components.get("schemas", {}) and name not in found:
            found[name] = components["schemas"][name]
            _add_referenced(found[name], components, found)
        _add_referenced(part, components, found)
