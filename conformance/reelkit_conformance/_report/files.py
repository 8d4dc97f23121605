"""The files of a report: looked at before anything is sent, and written whole or not at all."""

import os
import tempfile
from pathlib import Path

from reelkit_conformance._errors import ConformError


def check_places(places: dict[str, Path]) -> None:
    """Refuse what could not be written. By option."""
    seen: dict[Path, str] = {}
    for option, path in places.items():
        folder = path.absolute().parent
        if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
            what = "is a folder" if path.is_dir() else f"needs a folder {folder} that can be written to"
            raise ConformError(f"{option} {path} {what}")
        other = seen.setdefault(path.absolute(), option)
        if other != option:
            raise ConformError(f"{other} and {option} are one file, {path}")


def write_whole(path: Path, text: str) -> None:
    """The file as it was, or with the whole text."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # as any other new file: a web server may have to read it
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
