"""The models that the user has added: one file for each, in the user's cache."""

import contextlib
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

FOLDER_VARIABLE = "REELKIT_MODELS"
SUFFIX = ".json"

Json = dict[str, Any]


class AddedModel(NamedTuple):
    """A component of the contract, and its name there."""

    name: str
    schema: Json


def cache_folder() -> Path:
    """Our folder in the user's cache. Raises RuntimeError if the user has no home folder."""
    caches = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(caches or Path.home() / ".cache") / "reelkit"


def folder() -> Path:
    """The folder of the files. Raises RuntimeError if the user has no home folder."""
    named = os.environ.get(FOLDER_VARIABLE)
    return Path(named) if named else cache_folder() / "models"


def read(check: Callable[[AddedModel], object]) -> tuple[list[AddedModel], list[str]]:
    """The added models that pass *check*, and a line for each file that is broken."""
    found, broken = [], []
    for path in _files():
        try:
            content = json.loads(path.read_bytes())
            model = AddedModel(content["name"], content["schema"])
            if content["check"] != _checksum(model):
                raise ValueError("it has changed since it was written")
            check(model)
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            identifier = unquote(path.name.removesuffix(SUFFIX))
            why = str(error) if type(error) is ValueError else f"it is no added model ({type(error).__name__})"
            broken.append(
                f"the added model {identifier} is ignored: {path}: {why}; run `reelkit models add {identifier}` or "
                f"`reelkit models remove {identifier}`"
            )
        else:
            found.append(model)
    return found, broken


def write(identifier: str, model: AddedModel) -> None:
    """Write the file of a model, complete or not at all. Raises OSError or RuntimeError."""
    path = _path(identifier)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"name": model.name, "check": _checksum(model), "schema": model.schema}
    draft = path.with_suffix(f".{os.urandom(4).hex()}.draft")
    try:
        with draft.open("w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def remove(identifier: str) -> bool:
    """Delete the file of a model. Returns whether there was one. Raises OSError."""
    try:
        _path(identifier).unlink()
    except (FileNotFoundError, RuntimeError):
        return False
    return True


def _path(identifier: str) -> Path:
    return folder() / f"{quote(identifier, safe='')}{SUFFIX}"


def _files() -> Iterator[Path]:
    with contextlib.suppress(OSError, RuntimeError):
        yield from sorted(path for path in folder().iterdir() if path.name.endswith(SUFFIX))


def _checksum(model: AddedModel) -> int:
    return zlib.crc32(json.dumps([*model], sort_keys=True).encode())
