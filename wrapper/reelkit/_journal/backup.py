"""Copies a journal to a new, complete file while it is in use."""

import contextlib
import os
import sqlite3
from pathlib import Path

from reelkit._errors import JournalError
from reelkit._journal.files.record import Record, check_facts, facts_of, read_record
from reelkit._journal.schema import ENDINGS
from reelkit._system.files import sync_folder


def backup(connection: sqlite3.Connection, journal: Path, place: str | os.PathLike[str]) -> int:
    """Copy the journal to a new file that only the user can read. Returns the number of purchases."""
    try:
        target = Path(place).resolve()
        for name in ENDINGS:  # SQLite would take existing files for the copy's
            if (there := target.with_name(target.name + name)).exists():
                raise JournalError(f"{there} exists already; use another name for the backup", path=str(target))
        record = read_record(journal)
        return _copy(connection, journal, record, target)
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise JournalError(f"the backup {place!s} cannot be written: {why}; choose another place") from None


def _copy(connection: sqlite3.Connection, journal: Path, record: Record | None, target: Path) -> int:
    temporary = target.with_name(f".reelkit-{os.urandom(8).hex()}.part")
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        count = _fill(connection, journal, record, temporary)
        _sync(temporary)
        _name(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_folder(target.parent)
    return count


def _fill(connection: sqlite3.Connection, journal: Path, record: Record | None, file: Path) -> int:
    """Copy the database at one moment into a single file without a log."""
    uri = file.as_uri() + "?mode=rw"
    with contextlib.closing(sqlite3.connect(uri, isolation_level=None, uri=True)) as copy:
        try:
            connection.backup(copy)
            check_facts(journal, record, facts_of(copy))
            copy.execute("PRAGMA journal_mode = DELETE")
            # A journal of its own from here on: it must not replace this one unnoticed.
            copy.execute("UPDATE journal SET identity = lower(hex(randomblob(16)))")
            return int(copy.execute("SELECT count(*) FROM purchases").fetchone()[0])
        except sqlite3.Error as error:
            raise OSError(None, f"{error}") from None


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(temporary: Path, target: Path) -> None:
    """Give the file its name, unless that is taken by now."""
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise JournalError(f"{target} exists already; use another name for the backup", path=str(target)) from None
    except OSError:  # the file system has no hard links; a rename on Windows replaces nothing
        if os.name == "posix" and target.exists():
            raise
        temporary.rename(target)
