"""The only module that writes files: beside the target first, under its name only when they are whole."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import NamedTuple

from reelkit._errors import DownloadFailed


class Saved(NamedTuple):
    """A video on disk."""

    path: Path
    size: int
    sha256: str


class PartialFile:
    """A file that is coming in. Use it as a context manager: what was not finished is gone afterwards."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._hash = hashlib.sha256()
        self.size = 0

        try:
            if target.is_dir():
                raise IsADirectoryError(21, "it is a folder")
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        except OSError as error:
            raise _unwritable(target, error) from None
        self._path = Path(name)
        self._file = os.fdopen(handle, "wb")

    def __enter__(self) -> "PartialFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    def start_at(self, offset: int) -> None:
        """Get ready for bytes that belong at *offset*, which is where the file ends or its beginning."""
        if offset != self.size:
            self._file.seek(0)
            self._file.truncate()
            self._hash = hashlib.sha256()
            self.size = 0

    def write(self, chunk: bytes) -> None:
        """Add bytes at the end."""
        try:
            self._file.write(chunk)
        except OSError as error:
            raise _unwritable(self._target, error) from None
        self._hash.update(chunk)
        self.size += len(chunk)

    def finish(self) -> Saved:
        """Put the file under its name, in one step and for good."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            umask = os.umask(0)
            os.umask(umask)
            self._path.chmod(0o666 & ~umask)  # as any new file, mkstemp makes them for the owner alone
            self._path.replace(self._target)
            _sync_folder(self._target.parent)
        except OSError as error:
            raise _unwritable(self._target, error) from None
        return Saved(self._target, self.size, self._hash.hexdigest())


def _sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(target: Path, error: OSError) -> DownloadFailed:
    return DownloadFailed(f"cannot write {target}: {error.strerror}; nothing was left there, choose another place")
