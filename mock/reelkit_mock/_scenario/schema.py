"""Validates scenarios, keys and faults against scenario.schema.json, with readable messages."""

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from reelkit_mock._errors import MockError, one_line
from reelkit_specs import did_you_mean

# Replaces the message of the validator, which would quote a key.
KEYS_MESSAGE = (
    "keys must be a list; each has `key` (visible ASCII) and optionally `credits` and `requests_per_minute` (from 0)"
)
SCHEMA_FILE = Path(__file__).parents[1] / "scenario.schema.json"


def validate(value: object, definition: str) -> Any:
    """Return *value*, or raise MockError if it does not match the *definition* (scenario, keys, fault, what)."""
    try:
        errors = sorted(_validator(definition).iter_errors(value), key=lambda error: -len(error.instance_path))
    except ValueError as error:  # not a JSON type, such as a YAML date
        raise MockError(one_line(f"{definition}: {error}; use strings, numbers, lists and mappings")) from None
    if errors:
        raise MockError(one_line(_message(errors[0], definition)))
    return _with_integers(value)


@functools.cache
def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario."""
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


@functools.cache
def _validator(definition: str) -> Draft202012Validator:
    schema = (
        scenario_schema()
        if definition == "scenario"
        else {"$ref": f"#/$defs/{definition}", "$defs": scenario_schema()["$defs"]}
    )
    return Draft202012Validator(schema)


def _with_integers(value: Any) -> Any:
    """Convert whole floats to integers: 1.0 is an integer in JSON, and an HTTP status must not end in `.0`."""
    if isinstance(value, Mapping):
        return {name: _with_integers(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_with_integers(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _message(error: ValidationError, definition: str) -> str:
    path = [definition, *map(str, error.instance_path)]
    where = ".".join(path)
    if "keys" in path[:2]:
        return f"{where}: {KEYS_MESSAGE}"
    if isinstance(error.kind, ValidationErrorKind.AdditionalProperties):
        name, known = error.kind.unexpected[0], _known_names(error)
    elif isinstance(error.kind, ValidationErrorKind.Enum) and isinstance(error.instance, str):
        name, known = error.instance, list(map(str, error.kind.options))
    else:
        return f"{where}: {error.message}"
    return f"{where}: {name!r} is not known; {did_you_mean(name, known)}"


def _known_names(error: ValidationError) -> list[str]:
    """Return the valid names where an unknown one was found."""
    schema: Any = scenario_schema()
    for part in error.schema_path[:-1]:
        schema = schema[part]
    return list(schema["properties"])
