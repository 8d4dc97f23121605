"""The tables of the journal, and the migration of older files."""

import json
from typing import TYPE_CHECKING, Any

from reelkit._errors import JournalError
from reelkit._journal.purchase import Purchase

if TYPE_CHECKING:
    import sqlite3

APPLICATION = 0x5265656C  # "Reel", to tell a journal from other databases

ENDINGS = ("", "-wal", "-shm", "-owners", "-journal")  # of the files of a journal

# Script n migrates version n to n + 1. A released script is never changed.
MIGRATIONS = (
    """
    CREATE TABLE purchases (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        service TEXT NOT NULL,
        key TEXT NOT NULL,
        request TEXT NOT NULL,
        request_hash TEXT NOT NULL,
        client_request_id TEXT NOT NULL,
        model TEXT NOT NULL,
        state TEXT NOT NULL,
        job_id TEXT,
        token TEXT,
        save_to TEXT,
        path TEXT,
        sha256 TEXT,
        size INTEGER,
        credits REAL,
        reason TEXT,
        intended_at REAL NOT NULL,
        submitted_at REAL,
        ended_at REAL,
        replaced_at REAL,
        owner INTEGER NOT NULL
    );
    CREATE UNIQUE INDEX one_live_purchase ON purchases (service, key) WHERE state <> 'given_up' AND replaced_at IS NULL;
    CREATE INDEX jobs ON purchases (service, job_id) WHERE job_id IS NOT NULL;
    CREATE INDEX unfinished ON purchases (id) WHERE state IN ('intended', 'submitted', 'unknown', 'succeeded');
    """,
    # One row, see record.py. What an older journal has is counted as one transaction for each purchase.
    """
    CREATE TABLE journal (identity TEXT NOT NULL, generation INTEGER NOT NULL);
    INSERT INTO journal SELECT lower(hex(randomblob(16))), count(*) FROM purchases;
    """,
    # The default is for older rows and for a process with an older reelkit that has the file open: its requests may
    # have left. NULL, which means that nothing has left, is only ever written as such.
    """
    ALTER TABLE purchases ADD COLUMN left_at REAL DEFAULT 0;
    ALTER TABLE purchases ADD COLUMN evidence TEXT;
    """,
    """
    ALTER TABLE purchases ADD COLUMN account TEXT;
    """,
)

RECORDED = 2  # the first version with an identity and a generation

# Exactly as in the indexes: SQLite uses a partial index only if the query repeats its condition.
LIVE = "state <> 'given_up' AND replaced_at IS NULL"
UNFINISHED = "state IN ('intended', 'submitted', 'unknown', 'succeeded')"

# One statement for a consistent snapshot: another process may be creating the tables.
FACTS = """
    SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
           (SELECT count(*) FROM sqlite_master)
"""

COLUMNS = ", ".join(Purchase._fields)


def version_of(connection: "sqlite3.Connection", path: object) -> int:
    """The version of the tables. Raises without changes if the file is not a journal or from a newer reelkit."""
    application, version, tables = connection.execute(FACTS).fetchone()
    if application != APPLICATION and (application, version, tables) != (0, 0, 0):
        raise JournalError(
            f"{path} is an SQLite database, but not a reelkit journal; choose another file", path=str(path)
        )
    if version > len(MIGRATIONS):
        raise JournalError(
            f"the journal {path} has format version {version}, and this reelkit reads versions up to "
            f"{len(MIGRATIONS)}; update reelkit or choose another file",
            path=str(path),
        )
    return int(version)


def migrate(connection: "sqlite3.Connection", path: object) -> bool:
    """Migrate the file completely or not at all. Returns whether that was necessary. Processes may compete."""
    if version_of(connection, path) == len(MIGRATIONS):
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection, path)  # again, now that no other process writes
        for script in MIGRATIONS[version:]:
            for statement in script.split(";"):  # `executescript` would commit first
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    return True


def to_row(values: dict[str, Any]) -> dict[str, Any]:
    """The values as SQLite stores them: text that is not valid UTF-8, as in file names, is stored as bytes."""
    return {name: _storable(value) for name, value in values.items()}


def from_row(row: tuple[Any, ...]) -> Purchase:
    """The purchase of a row of COLUMNS."""
    values: list[Any] = [value.decode(errors="surrogatepass") if isinstance(value, bytes) else value for value in row]
    purchase = Purchase(*values)
    evidence = None if purchase.evidence is None else json.loads(str(purchase.evidence))
    return purchase._replace(request=json.loads(values[3]), evidence=evidence)


def _storable(value: Any) -> Any:
    if isinstance(value, dict):
        return json.dumps(value)
    if isinstance(value, str) and not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode(errors="surrogatepass")
    return value
