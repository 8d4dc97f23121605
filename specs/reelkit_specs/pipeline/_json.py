"""JSON as the pipeline reads and writes it: strict on the way in, the same bytes every time on the way out."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from reelkit_specs.pipeline._findings import refuse

Json = dict[str, Any]


def parse(raw: bytes, file: str) -> Any:
    """Read strict JSON, or say where it stops being JSON."""
    todo = "fetch the document again, or mend the file"
    try:
        return json.loads(raw.decode(), object_pairs_hook=_unique, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        what = f"not JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise refuse(file, "", what, todo) from None
    except RecursionError:
        raise refuse(file, "", "not usable JSON: it is nested too deeply", todo) from None
    except ValueError as error:  # not UTF-8 is a ValueError too
        raise refuse(file, "", f"not JSON: {error}", todo) from None


def dump(value: Any) -> str:
    """Write JSON for people and for diffs: indented, in the order given, LF at the end."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def compact(value: Any) -> str:
    """Write JSON on one line; equal text means equal JSON, where Python holds ``1 == True``."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def sha256(raw: bytes | str) -> str:
    """The hash that sources.toml and GENERATED.json record."""
    return hashlib.sha256(raw.encode() if isinstance(raw, str) else raw).hexdigest()


def pointer(location: Sequence[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a location."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in location)


def _unique(pairs: list[tuple[str, Any]]) -> Json:
    result = dict(pairs)
    if len(result) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return result


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a JSON value")
