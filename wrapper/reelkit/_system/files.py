"""The only module that writes files: beside the target first, under its name only when they are whole."""

import errno
import hashlib
import itertools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit._errors import DownloadFailed, public
from reelkit._system.crash_points import reach

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)  # Python keeps what it opens from its children
MODE = 0o666  # less the umask, as any new file


@public
class Saved(NamedTuple):
    """A video on disk."""

    path: Path
    size: int
    sha256: str


def check_target(path: str | os.PathLike[str]) -> Path:
    """The path, if a file can be put there. Its folder is made."""
    try:
        target = Path(path)
        if "\0" in str(target):
            raise ValueError("there is a zero in its name")
        if target.exists() and not target.is_file():
            raise OSError(errno.EEXIST, "what is there is no file")
        target.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise OSError(errno.EACCES, "its folder is not open to you")
    except OSError as error:
        raise _unwritable(path, error) from None
    except (TypeError, ValueError) as error:
        raise _unwritable(path, OSError(errno.EINVAL, str(error))) from None
    return target


def unchanged(path: str, size: int | None, sha256: str | None) -> Saved | None:
    """The file, if it is what was saved there."""
    try:
        there = Path(path)
        if size is None or there.stat().st_size != size:
            return None
        with there.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
    return Saved(there, size, found) if found == sha256 else None


class PartialFile:
    """A file that is coming in. Use it as a context manager: what was not finished is gone afterwards.

    With the *stable_name* of a purchase it has a name by which the next attempt finds what a killed process has left.
    """

    def __init__(self, path: str | os.PathLike[str], stable_name: str | None = None) -> None:
        self._target = target = check_target(path)
        self._hash = hashlib.sha256()
        self.size = 0
        try:
            handle, self._path = _open_stable(target.parent, stable_name) or _open_new(target.parent)
        except OSError as error:
            raise _unwritable(target, error) from None
        self._is_ours = True  # what has its name already is not
        self._overlap: bytes | None = b""  # what the bytes that come now must begin with; None if they did not
        self._file = os.fdopen(handle, "w+b", buffering=0)  # so that a full disk shows where it is written to

    def __enter__(self) -> "PartialFile":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_ours and os.name == "posix":
            self._path.unlink(missing_ok=True)  # while the lock holds: afterwards, it may be another's of the same mark
            self._is_ours = False
        try:
            self._file.close()
        except OSError:
            pass  # what was not finished goes anyway
        finally:
            if self._is_ours:  # Windows removes no file that is open
                self._path.unlink(missing_ok=True)

    def start_at(self, offset: int) -> None:
        """Get ready for bytes that belong at *offset*: from 0 it begins anew; up to its end, they must be the same."""
        self._overlap = b""
        try:
            if offset:
                self._file.seek(offset)
                self._overlap = self._file.read()
            elif self.size:
                self._begin_anew()
        except OSError as error:
            raise _unwritable(self._target, error) from None

    def _begin_anew(self) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._hash = hashlib.sha256()
        self.size = 0

    def write(self, chunk: bytes) -> None:
        """Add bytes at the end. If they are of another file, nothing is left, and the rest of them is not taken."""
        if self._overlap is None:
            return
        again, chunk = chunk[: len(self._overlap)], chunk[len(self._overlap) :]
        try:
            if not self._overlap.startswith(again):
                self._begin_anew()
                self._overlap = None
                return
            self._overlap = self._overlap[len(again) :]
            rest = memoryview(chunk)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise _unwritable(self._target, error) from None
        self._hash.update(chunk)
        self.size += len(chunk)

    def finish(self, *, overwrite: bool = True) -> Saved:
        """Put the file under its name, in one step and for good.

        Without *overwrite*, a name that is taken gets a number: fox.mp4, fox-2.mp4, fox-3.mp4.
        """
        try:
            os.fsync(self._file.fileno())
            if os.name != "posix":
                self._file.close()  # Windows renames no file that is open
            reach("before-file")
            if overwrite:
                self._path.replace(self._target)
            else:
                self._target = _moved_to_free_name(self._path, self._target)
            self._is_ours = False
            self._file.close()  # now that the name is gone: whoever has the lock next would empty what it names
            sync_folder(self._target.parent)
        except OSError as error:
            raise _unwritable(self._target, error) from None
        return Saved(self._target, self.size, self._hash.hexdigest())


def _moved_to_free_name(source: Path, target: Path) -> Path:
    """Move the file to the first free name, which no other process can take in the meantime."""
    for place in _numbered(target):
        try:
            os.link(source, place)
        except FileExistsError:
            continue
        except OSError:  # no hard links on this file system: reserve the name with an empty file
            try:
                os.close(os.open(place, FLAGS | os.O_EXCL, MODE))
            except FileExistsError:
                continue
            source.replace(place)
            return place
        source.unlink()
        return place
    raise AssertionError("the numbers never end")


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _open_new(folder: Path) -> tuple[int, Path]:
    """A file that nobody else has."""
    path = folder / f".reelkit-{os.urandom(8).hex()}.part"
    return os.open(path, FLAGS | os.O_EXCL, MODE), path


def _open_stable(folder: Path, stable_name: str | None) -> tuple[int, Path] | None:
    """The file of this mark, empty and ours alone; None if another process is writing it, or locks cannot be had."""
    if fcntl is None or stable_name is None:
        return None
    path = folder / f".reelkit-{stable_name}.part"
    while True:
        handle = os.open(path, FLAGS, MODE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(handle), path.stat()):
                os.ftruncate(handle, 0)
                return handle, path
        except OSError:
            os.close(handle)
            return None
        os.close(handle)  # it was finished by somebody between the two, and is the video now


def sync_folder(folder: Path) -> None:
    """Make the new name itself durable, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(target: object, error: OSError) -> DownloadFailed:
    return DownloadFailed(f"cannot write {target!s}: {error.strerror}; nothing was left there, choose another place")
