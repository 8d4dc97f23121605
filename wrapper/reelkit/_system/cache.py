"""Files in the user's cache. A file that cannot be read or written is as if it were not there."""

import contextlib
import json
import os
from typing import Any

from reelkit_specs import cache_folder


def read_cached(name: str) -> Any:
    """The JSON in a file of the cache; None without one."""
    with contextlib.suppress(OSError, RuntimeError, ValueError, RecursionError):
        return json.loads((cache_folder() / name).read_bytes())
    return None


def write_cached(name: str, content: object) -> None:
    """Write a file of the cache, complete or not at all: another process may read it now."""
    with contextlib.suppress(OSError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}-{os.getpid()}"
        draft.write_text(json.dumps(content), encoding="utf-8")
        draft.replace(folder / name)
