"""Write what is made from the code, or say with `--check` what is not as it would be written."""

import sys
from functools import partial
from pathlib import Path

from . import _checks, _commands, _layers, _models, _rooms

DOCS = Path(__file__).parents[1]
MADE = {
    "architecture.md": _layers.page,
    "commands.md": _commands.page,
    "conformance-ids.md": _checks.page,
    "models.md": _models.page,
    "pictures/rooms.svg": _rooms.drawing,
    **{f"pictures/{package}.svg": partial(_layers.picture, package) for package in _layers.PACKAGES},
}


def main(*args: str) -> int:
    """The exit code: 1 if `--check` finds something."""
    stale = [name for name, make in MADE.items() if not _is(DOCS / name, make())]
    if "--check" in args:
        for name in stale:
            print(f"docs/{name} is not what the code says; write it with: python -m docs.make")
        return bool(stale)
    for name in stale:
        (DOCS / name).write_text(MADE[name](), encoding="utf-8")
        print(f"docs/{name} is written")
    return 0


def _is(file: Path, text: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
