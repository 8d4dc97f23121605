"""Detects lost data: the identity and the generation of a journal are written in two places.

The database holds a random identity and a generation, which counts its transactions. The start of the owners' file
beside it (`jobs.db-owners`) holds both again, in a record that is raised after each commit. So the database is never
behind its record, unless something was lost: its log (`jobs.db-wal`) was deleted or truncated, or an older copy or
another file replaced it. The rules:

- behind the record, or with another identity: the journal is rejected, and nothing is changed;
- ahead of the record: a process ended between the two writes, and the record is raised;
- no journal, but a record with transactions: rejected as well, because it would start empty;
- no record: the database is accepted. This is how a backup is used, and how a person continues after a rejection.
"""

import contextlib
import os
import sqlite3
import struct
import time
import zlib
from pathlib import Path
from typing import NamedTuple

from reelkit._errors import JournalError
from reelkit._journal.files.process_locks import existing_owner, owner_beside, owners_file
from reelkit_specs import counted

# Magic bytes with a version, identity, generation, generation of the main file, and a checksum of everything.
LAYOUT = struct.Struct("<8s16sqqL")
MAGIC = b"reelkit\x01"
EMPTY = bytes(LAYOUT.size)
NOT_KNOWN = -1

TRIES = 3  # to read what another process may be writing


class Facts(NamedTuple):
    """The identity and the generation in the database."""

    identity: str
    generation: int


class Record(NamedTuple):
    """The least that the database must contain. *in_file* is the generation of the main file without the log."""

    identity: str
    generation: int
    in_file: int = NOT_KNOWN


TORN = Facts("", NOT_KNOWN)  # stands for the facts of a half-written file


def facts_of(connection: sqlite3.Connection) -> Facts:
    """The identity and the generation in the database."""
    return Facts(*connection.execute("SELECT identity, generation FROM journal").fetchone())


def facts_in_file(path: Path) -> Facts | None:
    """The identity and the generation in the main file, without the log; None if they are missing.

    TORN means a half-written checkpoint, left by a full disk or a killed process. The file is complete together with
    its log, which has the missing pages.
    """
    found: Facts | None = None
    trouble: sqlite3.Error | None = None
    for _ in range(TRIES):
        try:
            # Read with SQLite: closing the file in any other way would release SQLite's locks on it.
            connection = sqlite3.connect(path.as_uri() + "?mode=ro&immutable=1", isolation_level=None, uri=True)
            with contextlib.closing(connection):
                return facts_of(connection)
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            found = TORN if code == sqlite3.SQLITE_CORRUPT else None
            trouble = None if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR) else error
        time.sleep(0.01)
    if trouble is not None:  # such as a lack of file handles: nothing is known about the file
        raise trouble
    return found


def log_of(path: Path) -> str:
    """The path of the write-ahead log."""
    return f"{path}-wal"  # no Path: needed in each transaction


def log_size(path: Path) -> int:
    """The size of the log, which does not exist while the journal is not in use."""
    try:
        return os.stat(log_of(path)).st_size  # noqa: PTH116 - to make a Path takes longer
    except FileNotFoundError:
        return 0


def read_record(path: Path) -> Record | None:
    """The record beside a journal; None if there is none, or if the journal had no transactions yet."""
    owner = existing_owner(path)
    if owner is None:
        return None
    tries = TRIES
    while True:
        try:
            return _decoded(owner.read_record(LAYOUT.size), path)
        except JournalError:
            tries -= 1
            if not tries:
                raise


def raise_record(path: Path, record: Record) -> None:
    """Write the current generation into the record. Never lowers it, and never changes the record of another journal.

    A failed write is not an error: the database is durable, and ahead of its record.
    """

    def raised(content: bytes) -> bytes | None:
        old = _decoded(content, path)
        if old is None:
            return _encoded(record)
        if old.identity != record.identity:
            return None
        new = Record(old.identity, max(old.generation, record.generation), max(old.in_file, record.in_file))
        return _encoded(new) if new != old else None

    with contextlib.suppress(OSError, JournalError):
        owner_beside(path).change_record(LAYOUT.size, raised)


def check_presence(path: Path, record: Record | None) -> None:
    """Raise if the journal is missing or empty although it existed."""
    if record is not None and not (path.exists() and path.stat().st_size):
        raise _refusal(path, f"the journal {path} is missing, and had {counted(record.generation, 'transaction')}")


def check_file(path: Path, record: Record | None) -> Facts | None:
    """Raise if there is a log that does not belong to the main file. Returns the facts in the main file.

    SQLite would apply the log of another state of the file, page by page, without an error.
    """
    if not log_size(path):
        return None
    found = facts_in_file(path)
    if found is TORN:
        return None
    if record is not None:
        _check_identity(path, record, found, log_of(path), owners_file(path))
        if (found.generation if found else NOT_KNOWN) < record.in_file:
            raise _refusal(
                path,
                f"the journal {path} was replaced by an older file, and {path.name}-wal belongs to a newer one",
                log_of(path),
                owners_file(path),
            )
    return found


def check_log(path: Path, in_file: Facts | None, facts: Facts) -> None:
    """Raise if the log does not belong to the main file: both together would be another database, or an older one."""
    if in_file is not None and (in_file.identity != facts.identity or in_file.generation > facts.generation):
        what = f"{log_of(path)} does not belong to the journal beside it"
        raise _refusal(path, what, log_of(path))  # the record has nothing to do with it, or agrees with one of them


def check_facts(path: Path, record: Record | None, facts: Facts | None) -> None:
    """Raise if the record is about another database or a newer state; *facts* is None if the database has none."""
    if record is None:
        return
    if facts is None:
        raise _refusal(path, f"the journal {path} was replaced by an older file")
    _check_identity(path, record, facts)
    if facts.generation < record.generation:
        raise lost_transactions(path, facts.generation, record.generation)


def _check_identity(path: Path, record: Record, facts: Facts | None, *to_delete: str) -> None:
    if facts is not None and facts.identity != record.identity:
        raise _refusal(path, f"the journal {path} was replaced by another one", *to_delete)


def lost_transactions(path: Path, generation: int, seen: int) -> JournalError:
    """The error for a journal that is behind its record."""
    return _refusal(path, f"the journal {path} has lost data: it has {counted(generation, 'transaction')} of {seen:,}")


def _refusal(path: Path, what: str, *to_delete: str) -> JournalError:
    names = " and ".join(to_delete or [owners_file(path)])
    return JournalError(
        f"{what}; purchases may be missing in it and would be bought again. Stop all processes that use it and "
        f"restore {path.name} and {path.name}-wal; or, to continue with the data that is left, delete {names}",
        path=str(path),
    )


def _encoded(record: Record) -> bytes:
    values = (MAGIC, bytes.fromhex(record.identity), record.generation, record.in_file)
    return LAYOUT.pack(*values, zlib.crc32(LAYOUT.pack(*values, 0)))


def _decoded(content: bytes, path: Path) -> Record | None:
    if not content or content == EMPTY:  # empty, or not yet on the disk when the system crashed
        return None
    try:
        word, identity, generation, in_file, checksum = LAYOUT.unpack(content)
        if word == MAGIC and checksum == zlib.crc32(LAYOUT.pack(word, identity, generation, in_file, 0)):
            return Record(identity.hex(), generation, in_file) if generation else None
    except struct.error:  # too short
        pass
    raise _refusal(path, f"{owners_file(path)} is damaged, so it is unknown whether the journal {path} is complete")
