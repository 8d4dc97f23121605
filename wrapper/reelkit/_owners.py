"""Which process an intent belongs to, for as long as that process lives.

Each process holds a lock that dies with it, on one byte of a file beside the journal. The byte's offset is drawn at
random from 2**62, so it is a name as well: none is ever used again. The file stays empty, and nobody may delete it.
"""

import contextlib
import os
import threading
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LEASE = 300.0  # seconds, where there are no such locks: no create takes longer


class Owner:
    """This process, as the journals of one file know it."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.id = int.from_bytes(os.urandom(8)) >> 2
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


# By device and inode. Never closed: to close any handle of a file gives up all the locks of the process on it.
_owners: dict[tuple[int, int], Owner] = {}
_lock = threading.Lock()


def owner_beside(journal: Path) -> Owner:
    """This process's owner for a journal, made when it is first asked for."""
    path = journal.with_name(journal.name + "-owners")
    with _lock:
        with contextlib.suppress(FileNotFoundError):
            known = _owners.get(_identity(path.stat()))
            if known is not None:
                return known
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        owner = _owners[_identity(os.fstat(handle))] = Owner(handle)
        return owner


def _identity(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_dev, stat.st_ino


def _forget() -> None:
    """A child is another owner: it inherits the files and none of the locks."""
    global _lock
    _lock = threading.Lock()  # another thread of the parent may have held it
    for owner in _owners.values():
        os.close(owner.handle)
    _owners.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
