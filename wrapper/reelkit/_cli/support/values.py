"""Values as people type them: durations, and the fields of a request."""

import json
import re
from collections.abc import Callable
from typing import Any

import click

SECONDS_IN = {"": 1, "s": 1, "m": 60, "h": 3600}


def duration(given: str) -> float:
    """Seconds, written as 90, 90s, 15m or 1h."""
    match = re.fullmatch(r"(\d{1,9}(?:\.\d+)?)\s*([a-z]?)", given.strip().lower(), re.ASCII)
    if match is None or match[2] not in SECONDS_IN:
        raise click.BadParameter(f"{given!r} is no duration; write it as 90, 90s, 15m or 1h")
    seconds = float(match[1]) * SECONDS_IN[match[2]]
    if not seconds:
        raise click.BadParameter("it must be more than 0")
    return seconds


def text(given: str) -> str:
    """Text, and not the bytes of another encoding, which no JSON can carry."""
    if not given.isprintable() and any("\ud800" <= char <= "\udfff" for char in given):
        raise click.BadParameter(f"{given!r} is not text in UTF-8")
    return given


def _boolean(given: str) -> bool:
    return {"true": True, "false": False}[given.strip().lower()]


def _json(kind: type) -> Callable[[str], Any]:
    """What reads JSON of this kind, and no other: a text such as 5 may be for a field that also takes an object."""

    def read(given: str) -> Any:
        if not isinstance(value := json.loads(given), kind):
            raise ValueError(given)
        return value

    return read


# How each type of JSON is read, the strictest first: a field of several types takes the first that fits.
READERS: dict[str, Callable[[str], Any]] = {
    "boolean": _boolean,
    "integer": int,
    "number": float,
    "object": _json(dict),
    "array": _json(list),
    "string": text,
}
CALLED = {"boolean": "true or false", "integer": "a whole number", "number": "a number"}


def kinds_of(types: tuple[str, ...]) -> tuple[str, ...]:
    """The types in the order in which they are tried; a field that tells none takes text."""
    return tuple(kind for kind in READERS if kind in types) or ("string",)


def metavar(types: tuple[str, ...]) -> str:
    """What stands for the value in the help."""
    return "|".join("true|false" if kind == "boolean" else kind.upper() for kind in kinds_of(types))


def reader(types: tuple[str, ...]) -> Callable[[str], Any]:
    """What turns the text into a value of one of these types. Which values are allowed is the client's business."""
    kinds = kinds_of(types)

    def read(given: str) -> Any:
        for kind in kinds:
            try:
                return READERS[kind](given)
            except (KeyError, ValueError):
                continue
        expected = " or ".join(CALLED.get(kind, f"JSON, of type {kind}") for kind in kinds)
        raise click.BadParameter(f"{given!r} is not {expected}")

    return read
