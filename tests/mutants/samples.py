"""Requests that a model accepts, and values for its fields."""

from typing import Any

from .model import Spec
from .schema import Json

_TEXT = {"prompt": "a red fox in snow", "lip_sync_tts_content": "Good morning."}
_OF_KIND: Json = {"integer": 42, "number": 4.5, "boolean": True, "array": [], "object": {}}


def minimal_request(spec: Spec) -> Json:
    """Return the smallest valid request."""
    properties = spec.schema["properties"]
    return {name: good(name, properties[name]) for name in spec.schema["required"]}


def good(name: str, schema: Json) -> Any:
    """Return a value that the field accepts."""
    if "default" in schema:
        return schema["default"]
    if "enum" in schema:
        return schema["enum"][0]
    if name.endswith("_url"):
        return f"https://example.com/{name}.bin"
    if kind_of(schema) == "string":
        return _TEXT.get(name, "some text")
    return _OF_KIND[kind_of(schema)]


def values(name: str, schema: Json) -> list[Any]:
    """Return values that the field accepts: all listed ones, or one of each type."""
    if "const" in schema:
        return [schema["const"]]
    if "enum" in schema:
        return list(schema["enum"])
    return [True, False] if kind_of(schema) == "boolean" else [good(name, schema)]


def kind_of(schema: Json) -> str:
    """Return the type of a field, the first if it has several; string if it names none."""
    kind = schema.get("type", "string")
    return kind if isinstance(kind, str) else str(kind[0])


def optional_fields(spec: Spec) -> dict[str, Json]:
    """Return the optional fields."""
    return {name: part for name, part in spec.schema["properties"].items() if name not in spec.schema["required"]}


def with_voice(body: Json, spec: Spec, name: str) -> Json:
    """Add the text or the voice if only one of the two is given, because they belong together."""
    pair = ("lip_sync_tts_content", "lip_sync_tts_speaker")
    known = spec.schema["properties"]
    added = {key: known[key].get("enum", ["Good morning."])[0] for key in pair if key in known}
    return added | body if name in pair else body


def listed_options(spec: Spec) -> list[tuple[str, Any]]:
    """Return every listed value of the independent options."""
    voices = ("lip_sync_tts_content", "lip_sync_tts_speaker")
    return [
        (name, value)
        for name, part in optional_fields(spec).items()
        if "enum" in part and name not in voices
        for value in part["enum"]
    ]
