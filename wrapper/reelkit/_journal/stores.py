"""What the journal needs of its database. `Store` is SQLite's, `PostgresStore` is PostgreSQL's.

Both run the same statements, in the SQL that both understand, and promise what `Journals` says of its transactions.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

from reelkit._errors import JournalError
from reelkit._system.postgres_urls import is_postgres

T = TypeVar("T")
Values = Mapping[str, Any] | tuple[()]


class Rows(Protocol):
    """The result of a statement."""

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Statements(Protocol):
    """Runs statements. Inside of `write` they are one transaction."""

    @property
    def has_older_writers(self) -> bool:
        """Whether a process with an older reelkit may write to the same journal."""

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Run one statement with parameters such as ``:key``. Text that is not valid Unicode is given as bytes."""

    def lock(self, what: str) -> None:
        """Let no other transaction that locks the same continue until this one has ended.

        What is read afterwards is what those transactions have written.
        """


class Journals(Protocol):
    """One journal in a database. Threads and processes may share it."""

    @property
    def place(self) -> str:
        """Where it is, for messages. Without a password."""

    def read(self, operation: Callable[[Any], T]) -> T:
        """Run a read operation on `Statements`. It sees only what is durable."""

    def query(self, sql: str, values: Values = (), /) -> list[Any]:
        """The rows of one query."""

    def write(self, operation: Callable[[Any], T]) -> T:
        """Run the operation on `Statements` in a transaction, completely or not at all, and return when it is durable.

        It may run again: after a conflict, and after a lost connection, when it may have been committed already. So an
        operation that finds its own result in the database returns it.
        """

    def write_owned(self, operation: Callable[[Any, int], T]) -> T:
        """The same, with the number of this process as an owner, which others can test from before the commit on."""

    def owner_id(self) -> int:
        """The number of this process as an owner."""

    def is_gone(self, owner: int, age: float) -> bool:
        """Whether the process with this number writes no more, and sends no create that it has written.

        *age* is that of the intent, for systems that cannot tell. Once true, it stays true.
        """

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Copy the journal to a new file. Returns the number of purchases."""

    def files(self) -> tuple[str, ...]:
        """The paths of its files, which nothing else may replace."""

    def close(self) -> None:
        """Close it. The next use opens it again."""


def open_store(place: str | os.PathLike[str]) -> Journals:
    """The store of a journal. It connects on first use."""
    if isinstance(place, str) and is_postgres(place):
        from reelkit._journal.postgres import PostgresStore  # lazy: most installations are without psycopg

        return PostgresStore(place)
    from reelkit._journal.store import Store  # lazy: sqlite3 takes 5 ms to import

    try:
        return Store(Path(place).resolve())
    except (OSError, RuntimeError, ValueError) as error:
        raise JournalError(
            f"{place!r} cannot be the path of the journal: {error}; give another path", path=str(place)
        ) from None
