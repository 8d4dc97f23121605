"""Writes the generated pages and pictures, or reports with `--check` which are out of date."""

import os
import posixpath
import sys
from functools import partial
from pathlib import Path

from . import _checks, _commands, _examples, _layers, _models, _packages

DOCS = Path(__file__).parents[1]
GENERATED = {
    "architecture.md": _layers.page,
    "commands.md": _commands.page,
    "conformance-ids.md": _checks.page,
    "models.md": _models.page,
    "pictures/packages.svg": _packages.drawing,
    **{f"pictures/{package}.svg": partial(_layers.picture, package) for package in _layers.PACKAGES},
    **{
        name: partial(_examples.page, f"docs/{name}")
        for name in ("index.md", "make-a-thousand.md", "make-a-video.md", "specs.md")
    },
    "../README.md": partial(_examples.page, "README.md"),
}


def main(*args: str) -> int:
    """Write or check. Returns the exit code: 1 if `--check` finds a difference."""
    os.environ["REELKIT_MODELS"] = os.devnull  # the pages have the shipped models alone
    stale = [name for name, make in GENERATED.items() if not _has_text(DOCS / name, make())]
    if "--check" in args:
        for name in stale:
            print(f"{_shown(name)} is out of date; write it with: python -m docs.make")
        return bool(stale)
    for name in stale:
        (DOCS / name).write_text(GENERATED[name](), encoding="utf-8")
        print(f"wrote {_shown(name)}")
    return 0


def _shown(name: str) -> str:
    return posixpath.normpath(f"docs/{name}")


def _has_text(file: Path, text: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
