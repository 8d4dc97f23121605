"""Putting results in their place: all of them whole, or none."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


def replace_file(path: Path, text: str) -> None:
    """Put the text under the path's name in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with workshop(path.parent) as folder:
        (folder / path.name).write_text(text, encoding="utf-8", newline="\n")
        (folder / path.name).replace(path)


def replace_folder(path: Path, new: Path) -> None:
    """Put the folder *new* under the path's name; nothing of the old one stays. Both lie on one file system."""
    with workshop(path.parent) as folder:
        old = folder / "old"
        if path.exists():
            path.rename(old)
        try:
            new.rename(path)
        except BaseException:  # also Ctrl-C: the old folder goes back before anything else happens
            if old.exists():
                old.rename(path)
            raise


@contextlib.contextmanager
def workshop(beside: Path) -> Iterator[Path]:
    """A temporary folder on the file system of *beside*, gone afterwards."""
    beside.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
