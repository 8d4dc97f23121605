"""The only module that writes files: to a partial file first, which gets its name when it is complete."""

import contextlib
import errno
import hashlib
import itertools
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from reelkit._errors import DownloadFailed, public
from reelkit._system.crash_points import reach

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

# Python does not pass these handles to child processes. A link in a folder that others can write to is not followed.
FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
MODE = 0o666  # minus the umask, like any new file


@public
class Saved(NamedTuple):
    """A video on disk, or an object, whose *path* is its URL as a text."""

    path: Path | str
    size: int
    sha256: str


def check_target(path: str | os.PathLike[str]) -> Path:
    """The path, if a file can be written there. Creates its folder."""
    try:
        target = Path(path)
        if "\0" in str(target):
            raise ValueError("its name contains a null character")
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            if not stat.S_ISREG(target.stat().st_mode):
                raise OSError(errno.EEXIST, "it is not a file")
        if not target.parent.is_dir():  # asked first: to create a folder that exists locks it
            target.parent.mkdir(parents=True, exist_ok=True)
        if not os.access(target.parent, os.W_OK):
            raise OSError(errno.EACCES, "its folder is not writable")
    except OSError as error:
        raise _unwritable(path, error) from None
    except (TypeError, ValueError) as error:
        raise _unwritable(path, OSError(errno.EINVAL, str(error))) from None
    return target


def unchanged(path: str, size: int | None, sha256: str | None) -> Saved | None:
    """The file, if it is still what was saved there."""
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
    """A file during its download. A context manager: an unfinished file is deleted at the end.

    With a *stable_name*, a later attempt finds and replaces what a killed process has left. Without *overwrite*, a name
    that is taken gets a number: fox.mp4, fox-2.mp4, fox-3.mp4.
    """

    def __init__(self, path: str | os.PathLike[str], stable_name: str | None = None, *, overwrite: bool = True) -> None:
        self._overwrite = overwrite
        self._target = target = check_target(path)
        self._hash = hashlib.sha256()
        self.size = 0
        try:
            if overwrite:
                _check_name(target)
            handle, self._path = _open_stable(target.parent, stable_name) or _open_new(target.parent)
        except OSError as error:
            raise _unwritable(target, error) from None
        self._is_ours = True  # False once it has its final name
        self._overlap: bytes | None = b""  # what the next bytes must begin with; None if they did not
        self._file = os.fdopen(handle, "w+b", buffering=0)  # unbuffered, so that a full disk raises in `write`

    def __enter__(self) -> "PartialFile":
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_ours and os.name == "posix":
            self._path.unlink(missing_ok=True)  # while the lock is held: afterwards it may belong to another process
            self._is_ours = False
        try:
            self._file.close()
        except OSError:
            pass  # the unfinished file is deleted anyway
        finally:
            if self._is_ours:  # Windows cannot delete an open file
                self._path.unlink(missing_ok=True)

    def start_at(self, offset: int) -> None:
        """Prepare for bytes at *offset*: 0 restarts the file; before its end, bytes must match the existing ones."""
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
        """Append bytes. If they do not match the existing ones, everything is discarded and the rest is ignored."""
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

    def finish(self) -> Saved:
        """Give the file its name in one step, durably."""
        try:
            os.fsync(self._file.fileno())
            if os.name != "posix":
                self._file.close()  # Windows cannot rename an open file
            reach("before-file")
            if self._overwrite:
                _check_name(self._target)
                self._path.replace(self._target)
            else:
                self._target = _moved_to_free_name(self._path, self._target)
            self._is_ours = False
            self._file.close()  # after the rename: the next holder of the lock would truncate what has the name
            sync_folder(self._target.parent)
        except OSError as error:
            raise _unwritable(self._target, error) from None
        return Saved(self._target, self.size, self._hash.hexdigest())


def _check_name(target: Path) -> None:
    """Raise if the file system ignores case and this would overwrite a file whose name differs only in case."""
    try:
        if not target.samefile(target.with_name(target.name.swapcase())):
            return
    except FileNotFoundError:
        return
    # Accents may be stored in another form than given.
    if normalize("NFC", target.name) not in (normalize("NFC", path.name) for path in target.parent.iterdir()):
        raise OSError(errno.EEXIST, "there is a file whose name differs only in case")


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


def is_numbered(path: Path, name: Path) -> bool:
    """Whether the path may be what the file was called because its *name* was taken."""
    number = path.stem.removeprefix(f"{name.stem}-")
    return number.isdecimal() and path == name.with_name(f"{name.stem}-{number}{name.suffix}")


def _numbered(path: Path) -> Iterator[Path]:
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def _open_new(folder: Path) -> tuple[int, Path]:
    """A new partial file with a unique name."""
    path = folder / f".reelkit-{os.urandom(8).hex()}.part"
    return os.open(path, FLAGS | os.O_EXCL, MODE), path


def _open_stable(folder: Path, stable_name: str | None) -> tuple[int, Path] | None:
    """The locked and empty partial file of this name; None if another process writes it or locks are unavailable."""
    if fcntl is None or stable_name is None:
        return None
    path = folder / f".reelkit-{stable_name}.part"
    while True:
        try:
            handle = os.open(path, FLAGS, MODE)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            opened = os.fstat(handle)
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(opened, path.stat()):
                    if opened.st_size:  # of a process that was killed
                        os.ftruncate(handle, 0)
                    return handle, path
        except OSError:
            os.close(handle)
            return None
        os.close(handle)  # another process finished it in the meantime; it is the video now


def sync_folder(folder: Path) -> None:
    """Make a new name durable, if the system supports it."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _unwritable(target: object, error: OSError) -> DownloadFailed:
    return DownloadFailed(f"cannot write {target!s}: {error.strerror}; no file was left, choose another path")
