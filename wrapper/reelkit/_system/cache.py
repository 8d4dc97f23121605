"""Files in the user's cache. A file that cannot be read or written is as if it were not there."""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any


def read_cached(name: str) -> Any:
    """The JSON in a file of the cache; None without one."""
    with contextlib.suppress(OSError, RuntimeError, ValueError, RecursionError):
        return json.loads((_folder() / name).read_bytes())
    return None


def write_cached(name: str, content: object) -> None:
    """Write a file of the cache, complete or not at all: another process may read it now."""
    with contextlib.suppress(OSError, RuntimeError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}-{os.getpid()}"
        draft.write_text(json.dumps(content), encoding="utf-8")
        draft.replace(folder / name)


def _folder() -> Path:
    """The folder of the cache. Raises RuntimeError if the user has no home folder."""
    caches = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(caches or Path.home() / ".cache") / "reelkit"
