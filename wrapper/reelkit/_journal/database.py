"""Creates, checks and opens the file of a journal, and explains its errors."""

import contextlib
import errno
import os
import re
import shutil
import sqlite3
import time
from pathlib import Path

from reelkit._errors import JournalError
from reelkit._journal import schema
from reelkit._journal.files.record import (
    Facts,
    Record,
    check_facts,
    check_file,
    check_log,
    check_presence,
    facts_of,
    log_size,
    raise_record,
    read_record,
)

PATIENCE = 30.0  # seconds to wait for a transaction of another process; ours take milliseconds
LOW_SPACE = 64 * 1024  # bytes: with less free space, any failed write means a full disk

HANDLES = 5  # files that are open at the same time while a journal is opened
MOUNTS = Path("/proc/self/mountinfo")  # on Linux

SHORTEST = 512  # bytes: the smallest page of a database

# Each transaction is on the disk before it counts; macOS needs more than fsync for that.
SETTINGS = ("journal_mode = WAL", "synchronous = FULL", "fullfsync = ON")

_DAMAGED = (
    "{path} is damaged or is not a reelkit journal ({why}); nothing was changed. "
    "Choose another file, or restore a backup"
)

NO_HANDLES = (
    "the journal {path} cannot be opened: this process has reached its limit of open files. The journal is not "
    "damaged; close some files or raise the limit (ulimit -n), and try again"
)


class Connection(sqlite3.Connection):
    """A connection with what `Statements` needs besides."""

    has_older_writers = True

    def lock(self, what: str) -> None:
        """Do nothing: a transaction that writes to a file keeps out all others."""


def connect(path: Path) -> sqlite3.Connection:
    """Open the journal, create it if necessary, and migrate its tables. Raises if something is missing."""
    record = read_record(path)  # before the database, which other processes advance
    _make(path, record)
    in_file = check_file(path, record)
    # Never created by SQLite: other users could read it.
    uri = path.as_uri() + "?mode=rw"
    connection = sqlite3.connect(
        uri, timeout=PATIENCE, isolation_level=None, check_same_thread=False, uri=True, factory=Connection
    )
    try:
        version = schema.version_of(connection, path)  # first: the file may not be a journal
        facts = facts_of(connection) if version >= schema.RECORDED else None
        check_facts(path, record, facts)
        if facts is not None:
            check_log(path, in_file, facts)
        _set(connection)
        if schema.migrate(connection, path) or record is None:
            raise_record(path, checkpoint(connection, facts_of(connection)))
    except BaseException:
        close_without_checkpoint(connection, path)
        raise
    return connection


def checkpoint(connection: sqlite3.Connection, facts: Facts, mode: str = "PASSIVE") -> Record:
    """Write the log back into the main file, as far as other processes do not need it. Returns the new record.

    *facts* were read just before. It neither waits nor raises: what stays in the log is as durable.
    """
    with contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            is_busy, pages, moved = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
        if not is_busy and pages == moved:
            return Record(*facts, in_file=facts.generation)
    return Record(*facts)


def close_without_checkpoint(connection: sqlite3.Connection, path: Path) -> None:
    """Close a connection without changing the files.

    The last connection of a file writes the log back into it, which must not happen if one of the two was replaced. So
    a second connection is open in the meantime, which cannot write because it is read-only.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(sqlite3.Error, OSError):
            if not log_size(path):
                raise FileNotFoundError  # there is nothing to bring
            second = sqlite3.connect(path.as_uri() + "?mode=ro", timeout=0, isolation_level=None, uri=True)
            stack.callback(second.close)
            second.execute(schema.FACTS).fetchone()
        connection.close()


def _make(path: Path, record: Record | None) -> None:
    """Create the journal file, readable only by its owner, if it is missing. Raises if it existed before."""
    if path.is_dir():
        raise JournalError(
            f"{path} cannot be the path of the journal: it is a folder; name a file in it", path=str(path)
        )
    _check_names(path)
    check_presence(path, record)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        _check_content(path)
        return
    if os.name == "posix":
        _sync(path.parent)


def _check_names(path: Path) -> None:
    """Raise if the file has other hard links: processes that use those do not see the log beside this name."""
    try:
        stat = path.stat()
    except OSError:  # it does not exist yet, or opening it raises
        return
    if stat.st_nlink > 1:
        raise JournalError(
            f"the journal {path} has {stat.st_nlink} hard links, and changes made through one name are missing in the "
            f"others. Stop all processes that use it, keep the name with {path.name}-wal or {path.name}-owners beside "
            "it, and delete the other names",
            path=str(path),
        )
    if _is_mounted(path, stat.st_dev):
        raise JournalError(
            f"the journal {path} is mounted as a single file, without {path.name}-wal and {path.name}-owners beside "
            "it; mount the folder instead",
            path=str(path),
        )


def _is_mounted(path: Path, device: int) -> bool:
    """Whether the file itself is a mount point, as when a container mounts a single file."""
    try:
        mounts = MOUNTS.read_bytes()
    except OSError:  # not Linux
        return device != path.parent.stat().st_dev
    # The device is not enough: both may be on one, and files of an overlay may have another.
    escaped = re.sub(rb"[ \t\n\\]", lambda found: b"\\%03o" % ord(found[0]), os.fsencode(path))
    return any(line.split(b" ", 5)[4:5] == [escaped] for line in mounts.splitlines())


def _check_content(path: Path) -> None:
    """Check an existing file: an empty one becomes a journal; SQLite would accept one that is too short as well."""
    size = path.stat().st_size
    if not path.is_file() or 0 < size < SHORTEST:
        raise JournalError(_DAMAGED.format(path=path, why="it is not a database"), path=str(path))
    if not size:
        with contextlib.suppress(PermissionError):  # not ours: its owner decides
            path.chmod(0o600)


def _sync(folder: Path) -> None:
    """Make the entry of a new file in its folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _set(connection: sqlite3.Connection) -> None:
    """Set the options for durability."""
    end = time.monotonic() + PATIENCE
    for setting in SETTINGS:
        while True:
            try:
                connection.execute(f"PRAGMA {setting}")
                break
            except sqlite3.OperationalError as error:
                # Two processes that open a new file: SQLite does not wait while the journal mode changes.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
                time.sleep(0.01)


def explained(error: Exception, path: Path) -> Exception:
    """The error as a JournalError that says what to do; any other error unchanged."""
    if is_about_values(error):
        sentence = f"the journal {path} cannot store a value: {error}"
    elif isinstance(error, sqlite3.Error):
        sentence = _sentence(error, path)
    elif isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE):
        sentence = NO_HANDLES.format(path=path)
    elif isinstance(error, OSError):
        sentence = f"the journal {path} cannot be used: {error.strerror or error}; choose another place"
    else:
        return error
    return JournalError(sentence, path=str(path))


def is_about_values(error: Exception) -> bool:
    """Whether SQLite rejected a value that is too large or of an unknown type. It has changed nothing."""
    if isinstance(error, sqlite3.InterfaceError | sqlite3.ProgrammingError):
        return "binding parameter" in str(error)  # which of the two depends on the Python version
    return isinstance(error, OverflowError | sqlite3.DataError)


def _sentence(error: sqlite3.Error, path: Path) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # missing if Python itself raised
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
        return f"the disk is full: the journal {path} is intact but cannot grow; free some space and continue"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return (
            f"another process has locked the journal {path} for more than {PATIENCE:.0f} s; stop it, or try again later"
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return _DAMAGED.format(path=path, why=error)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR) and not _has_handles():
        return NO_HANDLES.format(path=path)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return f"the journal {path} and its folder must be writable ({error}); choose another place"
    return f"the journal {path} cannot be used: {error}"


def _has_handles() -> bool:
    """Whether this process can open as many files as a journal needs; SQLite does not report that."""
    with contextlib.ExitStack() as stack:
        try:
            for _ in range(HANDLES):
                stack.callback(os.close, os.open(os.devnull, os.O_RDONLY))
        except OSError:
            return False
    return True


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < LOW_SPACE
    except OSError:
        return False
