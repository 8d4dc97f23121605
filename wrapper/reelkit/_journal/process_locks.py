"""Which process an intent belongs to, for as long as that process lives.

Each process holds a lock that dies with it, on one byte of a file beside the journal. The byte's offset is drawn at
random from 2**62, so it is a name as well: none is ever used again. Nobody may delete the file while it is in use.
All that is written there is the record at its start (`_journal_record.py`).
"""

import os
import threading
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LEASE = 300.0  # seconds, where there are no such locks: no create takes longer
FIRST = 2**32  # the lowest offset of an owner; what is written is far below
FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0)


class Owner:
    """This process, as the journals of one file know it."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.id = int.from_bytes(os.urandom(8)) >> 2 | FIRST
        if fcntl is not None:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, self.id)

    def is_gone(self, other: int, age: float) -> bool:
        """Whether the process that was *other* lives no more, or cannot be expected to after *age* seconds."""
        if other == self.id:
            return False  # and asking would give up the lock: to the system, a process is never in its own way
        if fcntl is None:
            return age > LEASE
        try:
            fcntl.lockf(self.handle, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, other)  # shared: many may ask at once
        except (BlockingIOError, PermissionError):  # POSIX allows either
            return False
        fcntl.lockf(self.handle, fcntl.LOCK_UN, 1, other)
        return True

    def read_record(self, size: int) -> bytes:
        """What is written at the start of the file; perhaps a mixture, if another process is writing."""
        if hasattr(os, "pread"):
            return os.pread(self.handle, size, 0)
        with _lock:
            os.lseek(self.handle, 0, os.SEEK_SET)
            return os.read(self.handle, size)

    def change_record(self, size: int, change: Callable[[bytes], bytes | None]) -> None:
        """Write there what *change* makes of it, if it makes anything. Threads and processes take turns.

        Where there are no locks one may undo what another process has written: the record is then lower than it could
        be, until the next transaction.
        """
        with _lock:
            if fcntl is not None:
                fcntl.lockf(self.handle, fcntl.LOCK_EX, size, 0)  # nobody holds it for longer than two system calls
            try:
                new = change(self.read_record(size))
                if new is not None:  # it is written in one call: whoever is killed has written all or nothing
                    os.lseek(self.handle, 0, os.SEEK_SET)
                    os.write(self.handle, new)
            finally:
                if fcntl is not None:
                    fcntl.lockf(self.handle, fcntl.LOCK_UN, size, 0)


# By device and inode. Never closed: to close any handle of a file gives up all the locks of the process on it.
_owners: dict[tuple[int, int], Owner] = {}
_lock = threading.RLock()  # as a journal may be closed by the garbage collector amid all of this


def owners_file(journal: Path) -> str:
    """The file beside a journal."""
    return f"{journal}-owners"  # no Path: it is asked for in each transaction


def owner_beside(journal: Path) -> Owner:
    """This process's owner for a journal, made when it is first asked for."""
    return _owner(owners_file(journal), FLAGS | os.O_CREAT)


def existing_owner(journal: Path) -> Owner | None:
    """The same, if the file is there."""
    try:
        return _owner(owners_file(journal), FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _owner(path: str, flags: int) -> Owner:
    with _lock:
        try:
            known = _owners.get(_identity(os.stat(path)))  # noqa: PTH116 - to make a Path takes longer
        except FileNotFoundError:
            known = None
        if known is None:
            handle = os.open(path, flags, 0o600)
            known = _owners[_identity(os.fstat(handle))] = Owner(handle)
        return known


def _identity(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_dev, stat.st_ino


def _forget() -> None:
    """A child is another owner: it inherits the files and none of the locks."""
    global _lock
    _lock = threading.RLock()  # another thread of the parent may have held it
    for owner in _owners.values():
        os.close(owner.handle)
    _owners.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
