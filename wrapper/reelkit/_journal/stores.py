"""What the journal needs of its database. `Store` is SQLite's, `PostgresStore` is PostgreSQL's.

Both run the same statements, in the SQL that both understand, and promise what `Journals` says of its transactions.
"""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeVar

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


class Permit(NamedTuple):
    """For how many seconds from a moment on the head of a create may leave."""

    awake_at: float
    wall_at: float
    seconds: float

    @classmethod
    def now(cls) -> tuple[float, float]:
        """This moment, on a clock that goes on while the computer sleeps, where there is one, and on the wall clock."""
        clock = getattr(time, "CLOCK_BOOTTIME", None)  # not on macOS and Windows
        return (time.monotonic() if clock is None else time.clock_gettime(clock)), time.time()

    def is_over(self) -> bool:
        """Whether more time has passed, by either clock: one that was paused with its machine shows less."""
        awake, wall = self.now()
        return max(awake - self.awake_at, wall - self.wall_at) > self.seconds


class Finished(NamedTuple):
    """What an act has returned or raised."""

    result: Any
    error: BaseException | None


def finished(act: Callable[[], Any]) -> Finished:
    """Run an act."""
    try:
        return Finished(act(), None)
    except BaseException as error:
        return Finished(None, error)


class Journals(Protocol):
    """One journal in a database. Threads and processes may share it."""

    @property
    def leaving_time(self) -> float:
        """The seconds within which a create must leave after `hold`, so that no other process has taken it over."""

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

    def run_together(self, acts: Sequence[Callable[[], Any]]) -> list[Finished]:
        """Run acts, each of which may read and write; return when all is durable. They may share a transaction."""

    def owner_id(self) -> int:
        """The number of this process as an owner."""

    def hold(self, connection: Any, purchase_id: int, seconds: float) -> None:
        """Keep the owner of an intent from being gone for as long as its request may take, and the time to leave.

        Raises if it is gone already. It is part of the transaction that records that the request is sent.
        """

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
