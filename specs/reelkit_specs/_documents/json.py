"""JSON as the pipeline reads and writes it: strict on the way in, the same bytes every time on the way out."""

import hashlib
import json
import math
from collections.abc import Sequence
from typing import Any

from reelkit_specs._documents.findings import finding_error

Json = dict[str, Any]
Location = tuple[str | int, ...]

MISSING: Any = object()  # stands where there is no value; None is one
MAX_DEPTH = 100  # levels; the vendor's documents have 20, and the checkers recurse


def parse(raw: bytes, file: str) -> Any:
    """Read strict JSON, or say where it stops being JSON."""
    todo = "fetch the document again, or mend the file"
    try:
        content = json.loads(
            raw.decode(), object_pairs_hook=_unique_keys, parse_constant=_refuse_constant, parse_float=_finite
        )
        _check_text_and_depth(content, 1)
        return content
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise finding_error(file, "", what, todo) from None
    except RecursionError:
        raise finding_error(file, "", "not usable JSON: it is nested too deeply", todo) from None
    except ValueError as error:  # not UTF-8 is a ValueError too
        raise finding_error(file, "", f"not usable JSON: {error}", todo) from None


def dump(value: Any) -> str:
    """Write JSON for people and for diffs: indented, in the order given, LF at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def compact(value: Any) -> str:
    """Write JSON on one line; equal text means equal JSON, where Python holds ``1 == True``."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def sha256(raw: bytes | str) -> str:
    """The hash that sources.toml and GENERATED.json record."""
    return hashlib.sha256(raw.encode() if isinstance(raw, str) else raw).hexdigest()


def short(value: Any, longest: int = 120) -> str:
    """The value on one line, cut where a reader would stop."""
    text = compact(value)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def pointer(location: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a location."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in location)


def value_at(document: Any, where: str) -> Any:
    """What a JSON pointer leads to; NOTHING if it leads nowhere."""
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
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return result


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is too large a number")
    return number


def _check_text_and_depth(node: Any, level: int) -> None:
    """Refuse what later steps could not write or walk through."""
    if level > MAX_DEPTH:
        raise ValueError(f"it is nested more than {MAX_DEPTH} levels deep")
    if isinstance(node, dict):
        for key, value in node.items():
            _check_text_and_depth(key, level)
            _check_text_and_depth(value, level + 1)
    elif isinstance(node, list):
        for item in node:
            _check_text_and_depth(item, level + 1)
    elif isinstance(node, str) and not node.isascii():
        node.encode()  # half a surrogate pair is no text, and raises a ValueError


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")
