"""The forms of what people write for the mock (scenario.schema.json), and what is said when one is missed."""

import difflib
import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from reelkit_mock._errors import MockError, clipped

# Said instead of what is there, because that may be a key.
KEYS = "keys are a list; each has `key` (visible ASCII), and may have `credits` and `requests_per_minute` (from 0)"
SCHEMA = Path(__file__).parents[1] / "scenario.schema.json"


def check(value: object, form: str) -> Any:
    """Refuse *value* with one line if it has not the form (scenario, keys, fault, what) of the schema; or read it."""
    try:
        errors = sorted(_validator(form).iter_errors(value), key=lambda error: -len(error.instance_path))
    except ValueError as error:  # not JSON at all, such as a date of YAML
        raise MockError(clipped(f"{form}: {error}; use texts, numbers, lists and maps")) from None
    if errors:
        raise MockError(clipped(_sentence(errors[0], form)))
    return _plain(value)


@functools.cache
def published() -> dict[str, Any]:
    """The JSON Schema."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


@functools.cache
def _validator(form: str) -> Draft202012Validator:
    schema = published() if form == "scenario" else {"$ref": f"#/$defs/{form}", "$defs": published()["$defs"]}
    return Draft202012Validator(schema)


def _plain(value: Any) -> Any:
    """The value with whole numbers as integers: 1.0 is one in JSON, and an HTTP status must not end in `.0`."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _sentence(error: ValidationError, form: str) -> str:
    path = [form, *map(str, error.instance_path)]
    where = ".".join(path)
    if "keys" in path[:2]:
        return f"{where}: {KEYS}"
    if isinstance(error.kind, ValidationErrorKind.AdditionalProperties):
        name, known = error.kind.unexpected[0], _names_known_at(error)
    elif isinstance(error.kind, ValidationErrorKind.Enum) and isinstance(error.instance, str):
        name, known = error.instance, list(map(str, error.kind.options))
    else:
        return f"{where}: {error.message}"
    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
    return f"{where}: {name!r} is not known; {hint}"


def _names_known_at(error: ValidationError) -> list[str]:
    """The names that a map may have where it has one too many."""
    schema: Any = published()
    for part in error.schema_path[:-1]:
        schema = schema[part]
    return list(schema["properties"])
