"""Reads strict JSON, and writes JSON with the same bytes every time."""

import hashlib
import json
import math
from collections.abc import Sequence
from typing import Any

from reelkit_specs._documents.findings import finding_error
from reelkit_specs._shared.terminal_text import clipped

Json = dict[str, Any]
Location = tuple[str | int, ...]

MISSING: Any = object()  # marks a missing value; None is JSON null
MAX_DEPTH = 100  # levels; the vendor's documents have 20, and the checks are recursive


def parse(raw: bytes, file: str) -> Any:
    """Read strict JSON. Raises SpecsError with the position of the first error."""
    todo = "download the document again, or correct the file"
    try:
        content = json.loads(
            raw.decode(), object_pairs_hook=_unique_keys, parse_constant=_refuse_constant, parse_float=_finite
        )
        _check_text_and_depth([content], 0)
        return content
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise finding_error(file, "", what, todo) from None
    except RecursionError:
        raise finding_error(file, "", "unusable JSON: nested too deeply", todo) from None
    except ValueError as error:  # UnicodeDecodeError is one too
        raise finding_error(file, "", f"unusable JSON: {error}", todo) from None


def dump(value: Any) -> str:
    """JSON for people and for diffs: indented, keys in the given order, newline at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def compact(value: Any) -> str:
    """JSON on one line. Equal texts mean equal JSON, unlike equal Python values: ``1 == True``."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def sha256(raw: bytes | str) -> str:
    """The SHA-256 hash, as sources.toml and GENERATED.json record it."""
    return hashlib.sha256(raw.encode() if isinstance(raw, str) else raw).hexdigest()


def short(value: Any, longest: int = 120) -> str:
    """The value as JSON on one line, cut to *longest* characters."""
    return clipped(compact(value), longest)


def pointer(location: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a location."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in location)


def copied(value: Any) -> Any:
    """A copy of JSON; copy.deepcopy takes three times as long."""
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    return [copied(item) for item in value] if isinstance(value, list) else value


def value_at(document: Any, where: str) -> Any:
    """The value at a JSON pointer, or MISSING."""
    for part in where.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and key.isdecimal() and int(key) < len(document):
            document = document[int(key)]
        elif isinstance(document, dict) and key in document:
            document = document[key]
        else:
            return MISSING
    return document


def _unique_keys(pairs: list[tuple[str, Any]]) -> Json:
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"duplicate key {twice!r} in one object")
    return result


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"the number {text} is too large")
    return number


def _check_text_and_depth(node: Json | list[Any], level: int) -> None:
    """Raise ValueError for what later steps cannot write or walk through."""
    if level > MAX_DEPTH:
        raise ValueError(f"nested more than {MAX_DEPTH} levels deep")
    for part in (*node, *node.values()) if isinstance(node, dict) else node:
        if isinstance(part, dict | list):
            _check_text_and_depth(part, level + 1)
        elif isinstance(part, str) and not part.isascii():
            part.encode()  # raises a ValueError for a lone surrogate


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")
