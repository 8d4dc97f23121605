"""The only module that writes files: beside the target first, under its name only when they are whole."""

import errno
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


def check_place(path: str | os.PathLike[str]) -> Path:
    """The path, if a file can be put there. Its folder is made."""
    try:
        target = Path(path)
        if "\0" in str(target):
            raise ValueError("there is a zero in its name")
        if target.exists() and not target.is_file():
            raise OSError(errno.EEXIST, "what is there is no file")
        if not target.name:
            raise OSError(errno.EINVAL, "it names no file")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise OSError(errno.EACCES, "its folder is not open to you")
    except OSError as error:
        raise _unwritable(path, error) from None
    except (TypeError, ValueError) as error:
        raise _unwritable(path, OSError(errno.EINVAL, str(error))) from None
    return target


class PartialFile:
    """A file that is coming in. Use it as a context manager: what was not finished is gone afterwards."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._target = target = check_place(path)
        self._hash = hashlib.sha256()
        self.size = 0
        try:
            handle, name = tempfile.mkstemp(prefix=".reelkit-", suffix=".part", dir=target.parent)
        except OSError as error:
            raise _unwritable(target, error) from None
        self._path = Path(name)
        self._file = os.fdopen(handle, "wb", buffering=0)  # so that a full disk shows where it is written to

    def __enter__(self) -> "PartialFile":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._file.close()
        except OSError:
            pass  # what was not finished goes anyway
        finally:
            self._path.unlink(missing_ok=True)

    def start_at(self, offset: int) -> None:
        """Get ready for bytes that belong at *offset*, which is where the file ends or its beginning."""
        if offset != self.size:
            try:
                self._file.seek(0)
                self._file.truncate()
            except OSError as error:
                raise _unwritable(self._target, error) from None
            self._hash = hashlib.sha256()
            self.size = 0

    def write(self, chunk: bytes) -> None:
        """Add bytes at the end."""
        try:
            rest = memoryview(chunk)
            while rest:
                rest = rest[self._file.write(rest) :]
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


def _unwritable(target: object, error: OSError) -> DownloadFailed:
    return DownloadFailed(f"cannot write {target!s}: {error.strerror}; nothing was left there, choose another place")
