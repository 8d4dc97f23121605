"""Shows whether the process of an intent is still running.

Each process holds a lock, which the system releases when it exits, on one byte of a file beside the journal. The
offset of the byte is drawn at random from 2**62, so that it identifies the process and is never reused. Nobody may
delete the file while it is in use. Its only content is the record at its start (`record.py`).
"""

import os
import threading
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LEASE = 300.0  # seconds, on systems without such locks: no create takes longer
FIRST = 2**32  # the lowest offset of an owner, far above the content
FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0)


class Owner:
    """This process as an owner of intents."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.id = int.from_bytes(os.urandom(8)) >> 2 | FIRST
        if fcntl is not None:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, self.id)

    def is_gone(self, other: int, age: float) -> bool:
        """Whether the process *other* has exited, or must have after *age* seconds."""
        if other == self.id:
            return False  # testing would release the lock: a process does not conflict with its own locks
        if fcntl is None:
            return age > LEASE
        try:
            fcntl.lockf(
                self.handle, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, other
            )  # shared: several may test at the same time
        except (BlockingIOError, PermissionError):  # POSIX allows either
            return False
        fcntl.lockf(self.handle, fcntl.LOCK_UN, 1, other)
        return True

    def read_record(self, size: int) -> bytes:
        """The content at the start of the file; possibly inconsistent while another process writes it."""
        if hasattr(os, "pread"):
            return os.pread(self.handle, size, 0)
        with _lock:
            os.lseek(self.handle, 0, os.SEEK_SET)
            return os.read(self.handle, size)

    def change_record(self, size: int, change: Callable[[bytes], bytes | None]) -> None:
        """Replace the content by the result of *change*, unless that is None. Threads and processes take turns.

        On systems without locks a process may undo another one's write: the record is then lower than it could be until
        the next transaction.
        """
        with _lock:
            if fcntl is not None:
                fcntl.lockf(self.handle, fcntl.LOCK_EX, size, 0)  # held only for two system calls
            try:
                new = change(self.read_record(size))
                if new is not None:  # one call: a killed process has written everything or nothing
                    os.lseek(self.handle, 0, os.SEEK_SET)
                    os.write(self.handle, new)
            finally:
                if fcntl is not None:
                    fcntl.lockf(self.handle, fcntl.LOCK_UN, size, 0)


# By device and inode. Never closed: closing any handle of a file releases all locks of the process on it.
_owners: dict[tuple[int, int], Owner] = {}
_lock = threading.RLock()  # reentrant: the garbage collector may close a journal at any point


def owners_file(journal: Path) -> str:
    """The file beside a journal."""
    return f"{journal}-owners"  # no Path: it is asked for in each transaction


def owner_beside(journal: Path) -> Owner:
    """This process's owner for a journal, created at the first call."""
    return _owner(owners_file(journal), FLAGS | os.O_CREAT)


def existing_owner(journal: Path) -> Owner | None:
    """This process's owner for a journal, if its file exists."""
    try:
        return _owner(owners_file(journal), FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _owner(path: str, flags: int) -> Owner:
    with _lock:
        try:
            known = _owners.get(_identity(os.stat(path)))  # noqa: PTH116 - creating a Path takes longer
        except FileNotFoundError:
            known = None
        if known is None:
            handle = os.open(path, flags, 0o600)
            known = _owners[_identity(os.fstat(handle))] = Owner(handle)
        return known


def _identity(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_dev, stat.st_ino


def _forget() -> None:
    """After a fork: a child is another owner, and inherits the files but none of the locks."""
    global _lock
    _lock = threading.RLock()  # another thread of the parent may hold it
    for owner in _owners.values():
        os.close(owner.handle)
    _owners.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
