"""Files that belong to a request: given by a path or open for reading, checked, and read again when they are sent.

A request holds three forms of a file, one after the other: the `FileSource` that the caller gave; the `InputFile`, once
its content is known; and its facts, a JSON object for the journal and for output. None of them has the content, except
for a source without a path.
"""

import base64
import functools
import hashlib
import io
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from reelkit._errors import FILE
from reelkit._system.media_types import HEAD, media_types

PIECE = 3 * 64 * 1024  # bytes that are read at once; divisible by 3, so that their Base64 can be joined
REMEMBERED = 4096  # files whose content is known: the lines of a batch may share them, and each is checked twice
NEVER_BLOCK = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe may have taken the place of the file
FACTS = frozenset({"file", "media_type", "size", "sha256"})

State = tuple[int, ...]  # of a file on disk: it differs if the file was changed or replaced


class UnusableFile(Exception):
    """A file that cannot be sent. The text says what is wrong and what to do."""


class FileSource:
    """A file as it was given. *path* is absolute; a file without a path keeps its *content*."""

    __slots__ = ("content", "path")

    def __init__(self, path: str | None, content: bytes = b"") -> None:
        self.path = path
        self.content = content

    def __str__(self) -> str:
        return "an open file" if self.path is None else self.path


class InputFile(NamedTuple):
    """A file with a known content. *types* are the media types that it may have."""

    source: FileSource
    types: tuple[str, ...]
    size: int
    sha256: str
    state: State

    def facts(self, media_type: str) -> dict[str, Any]:
        """What the journal and output have in place of the content. *file* is None for a file without a path."""
        return {"file": self.source.path, "media_type": media_type, "size": self.size, "sha256": self.sha256}

    def check(self) -> None:
        """Raise unless the file still has the content."""
        if self.source.path is not None and _state(self.source.path) != self.state:
            again = inspect(self.source)
            if (again.size, again.sha256) != (self.size, self.sha256):
                raise UnusableFile("it was changed after it was checked; submit the request again")

    def base64_pieces(self) -> Iterator[bytes]:
        """The content in Base64. Raises instead of ending if it is not what was checked."""
        digest, left = hashlib.sha256(), self.size
        with self._open() as file:
            while left and (piece := file.read(min(left, PIECE))):
                digest.update(piece)
                left -= len(piece)
                yield base64.b64encode(piece)
        if left or digest.hexdigest() != self.sha256:
            raise UnusableFile("it was changed while it was sent; submit the request again")

    def _open(self) -> IO[bytes]:
        return io.BytesIO(self.source.content) if self.source.path is None else _opened(self.source.path)


def source_of(value: object) -> FileSource | None:
    """The source that a value of a request stands for; None if it is not a file.

    An open file is read from its current position, which it keeps.
    """
    if isinstance(value, FileSource):
        return value
    if isinstance(value, os.PathLike):
        return FileSource(_absolute(os.fsdecode(value)))
    if not hasattr(value, "read"):
        return None
    file: Any = value
    try:
        start = file.tell()
        if start == 0 and (path := _path_of(file)) is not None:
            return FileSource(path)
        content = file.read()
        file.seek(start)
    except (OSError, ValueError) as error:
        raise UnusableFile(f"it cannot be read twice ({error}); pass its path or an io.BytesIO") from None
    if not isinstance(content, bytes):
        raise UnusableFile("it is open as text; open it with mode 'rb'")
    return FileSource(None, content)


def inspect(source: FileSource) -> InputFile:
    """Read the file once. Raises UnusableFile."""
    if source.path is not None:
        state = _state(source.path)
        types, digest = _content_on_disk(source.path, state)
        return InputFile(source, types, state[2], digest, state)
    types = _types(source.content[:HEAD])
    return InputFile(source, types, len(source.content), hashlib.sha256(source.content).hexdigest(), ())


def are_facts(value: object) -> bool:
    """Whether a value of a request in the journal is the facts of a file."""
    return isinstance(value, dict) and value.keys() == FACTS


def known_content(facts: Mapping[str, Any]) -> InputFile:
    """The file of a purchase. Raises UnusableFile if it is not there or has another content by now."""
    if facts["file"] is None:
        raise UnusableFile("it was given without a path, and the journal does not keep its content")
    found = inspect(FileSource(facts["file"]))
    if (found.size, found.sha256) != (facts["size"], facts["sha256"]):
        raise UnusableFile("it was changed after the purchase was made")
    return found


def unusable(source: FileSource, error: Exception) -> str:
    """What is wrong with a file, in words that name it."""
    what = _unreadable(error) if isinstance(error, OSError) else error
    return f"{FILE} {str(source)!r} cannot be sent: {what}"


def _absolute(path: str) -> str:
    return str(Path(path).absolute())  # not resolved, so that the path is the one that was given


def _path_of(file: Any) -> str | None:
    """The path of an open file, if it leads to this file."""
    name = getattr(file, "name", None)
    try:
        if isinstance(name, str) and os.path.samestat(os.fstat(file.fileno()), os.stat(name)):  # noqa: PTH116
            return None if isinstance(file, io.TextIOBase) else _absolute(name)
    except (OSError, ValueError):  # closed, deleted, or without a file number
        pass
    return None


def _state(path: str) -> State:
    try:
        return _regular(os.stat(path))  # noqa: PTH116 - before it is opened: opening a device may do something
    except (OSError, ValueError) as error:
        raise _unreadable(error) from None


def _regular(found: os.stat_result) -> State:
    """The state of a regular file with content. Raises for anything else."""
    if stat.S_ISDIR(found.st_mode):
        raise UnusableFile("it is a folder; name a file")
    if not stat.S_ISREG(found.st_mode):
        raise UnusableFile("it is not a regular file; name one")
    if not found.st_size:
        raise UnusableFile("it is empty; name another file")
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@functools.lru_cache(REMEMBERED)
def _content_on_disk(path: str, state: State) -> tuple[tuple[str, ...], str]:
    """The media types and the hash of a file. Raises if its state is not the given one when it has been read."""
    try:
        with _opened(path) as file:
            types = _types(file.read(HEAD))
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
            if _regular(os.fstat(file.fileno())) != state:
                raise UnusableFile("something is writing to it; try again when it is complete")
    except OSError as error:
        raise _unreadable(error) from None
    return types, digest


def _types(head: bytes) -> tuple[str, ...]:
    if not head:
        raise UnusableFile("it is empty; name another file")
    if not (types := media_types(head)):
        raise UnusableFile("it is not a picture, video or sound of a known type; name another file")
    return types


def _opened(path: str) -> IO[bytes]:
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | NEVER_BLOCK))


def _unreadable(error: OSError | ValueError) -> UnusableFile:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnusableFile("it does not exist; correct the path")
    if isinstance(error, ValueError):  # a null character, or half of a surrogate pair
        return UnusableFile("its path has a character that no path can have; correct the path")
    return UnusableFile(f"it cannot be read ({error.strerror or error}); correct the path")
