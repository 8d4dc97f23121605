"""Values on the command line: durations, and the fields of a request."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from reelkit._protocol.file_forms import is_file_text, takes_files
from reelkit_specs import find_model

SECONDS_PER_UNIT = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}


def duration(given: str) -> float:
    """Seconds, written as 90, 90s, 15m, 1h or 7d."""
    match = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)\s*([a-z]?)", given.strip().lower(), re.ASCII)
    if match is None or match[2] not in SECONDS_PER_UNIT:
        raise click.BadParameter(f"{given!r} is not a duration; write it as 90, 90s, 15m, 1h or 7d")
    seconds = float(match[1]) * SECONDS_PER_UNIT[match[2]]
    if not seconds:
        raise click.BadParameter("the duration must be more than 0")
    return seconds


def text(given: str) -> str:
    """Text that JSON can carry: no surrogates, which stand for bytes of another encoding."""
    if not given.isprintable() and any("\ud800" <= char <= "\udfff" for char in given):
        raise click.BadParameter(f"{given!r} is not UTF-8 text; check the encoding of the terminal")
    return given


def with_paths(request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The request with a Path, from *folder*, for each text that names a file: @fox.jpg, or what is no link and no file
    itself. So a file that is not there is an error, and its name is never sent as if it were the file.
    """
    model = find_model(request["model"]) if isinstance(request.get("model"), str) else None
    found = dict(request)
    for field in model.fields if model else ():
        given = request.get(field.name)
        if not takes_files(field) or not isinstance(given, str) or not given.strip():
            continue
        if given.startswith("@"):
            found[field.name] = folder / given[1:]
        elif not is_file_text(field, given):
            found[field.name] = folder / given
    return found


def _read_boolean(given: str) -> bool:
    return {"true": True, "false": False}[given.strip().lower()]


def _json_reader(kind: type) -> Callable[[str], Any]:
    """A reader of JSON of one type only: for a field of type object or string, 5 is a string."""

    def read(given: str) -> Any:
        if not isinstance(value := json.loads(given), kind):
            raise ValueError(given)
        return value

    return read


# A reader for each JSON type, the strictest first: a value gets the first type that it can be read as.
READERS: dict[str, Callable[[str], Any]] = {
    "boolean": _read_boolean,
    "integer": int,
    "number": float,
    "object": _json_reader(dict),
    "array": _json_reader(list),
    "string": text,
}
TYPE_NAMES = {"boolean": "true or false", "integer": "a whole number", "number": "a number"}


def ordered_types(types: tuple[str, ...]) -> tuple[str, ...]:
    """The types in the order in which they are tried. A field without a type is text."""
    return tuple(kind for kind in READERS if kind in types) or ("string",)


def metavar(types: tuple[str, ...]) -> str:
    """The placeholder for the value in the help."""
    return "|".join("true|false" if kind == "boolean" else kind.upper() for kind in ordered_types(types))


def reader(types: tuple[str, ...]) -> Callable[[str], Any]:
    """A function that turns text into a value of one of these types. The client checks which values are allowed."""
    kinds = ordered_types(types)

    def read(given: str) -> Any:
        for kind in kinds:
            try:
                return READERS[kind](given)
            except (KeyError, ValueError):
                continue
        expected = " or ".join(TYPE_NAMES.get(kind, f"JSON of type {kind}") for kind in kinds)
        raise click.BadParameter(f"{given!r} is not {expected}")

    return read
