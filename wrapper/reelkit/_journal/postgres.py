"""Runs the transactions of a journal in PostgreSQL, which any number of machines may share.

Each write is a transaction at READ COMMITTED, which several may share. Locks with names, held until its end, keep out
the transactions that could contradict it, so that it decides on what is committed. A few connections serve all threads.
"""

import atexit
import contextlib
import functools
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

from reelkit._errors import JournalError
from reelkit._journal import leases
from reelkit._journal.leases import Lease
from reelkit._journal.purchase import Refused
from reelkit._journal.schema import POSTGRES_MIGRATIONS
from reelkit._journal.stores import Finished, Rows, Values, finished
from reelkit._system.crash_points import held_until_durable, reach
from reelkit._system.fork import keep, reset_after_fork
from reelkit._system.postgres_urls import passwords, without_password
from reelkit._system.weak_group import WeakGroup

try:
    import psycopg
except ImportError:
    raise JournalError(
        "a journal in PostgreSQL needs a package that is not installed: pip install 'reelkit[postgres]'"
    ) from None

T = TypeVar("T")

CONNECTIONS = 4
PATIENCE = 30.0  # seconds in which a lost connection is made again, and a transaction that met a conflict is run again
GAP = 0.2  # seconds between two attempts
CONNECT_TIMEOUT = 10  # seconds
SILENCE = 15  # seconds after which a connection without a sign of life is closed
SETTINGS: dict[str, Any] = {
    "connect_timeout": CONNECT_TIMEOUT,
    "application_name": "reelkit",
    "keepalives_idle": SILENCE // 3,
    "keepalives_interval": SILENCE // 3,
    "keepalives_count": 2,
    "tcp_user_timeout": SILENCE * 1000,
}
# What was returned must be durable, whatever the database's default is.
DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
# A process that was stopped inside a transaction, such as a paused machine, must not keep its locks from others.
LIMITED = "SELECT set_config('idle_in_transaction_session_timeout', %s, false)"
IDLE = "10s"

LOST = (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.IdleInTransactionSessionTimeout)
TABLES = 0x5265656C  # the lock under which the tables are made
MARK = "\x01"  # begins a text that PostgreSQL could not store as it is


class Connection:
    """`Statements` on a connection to PostgreSQL."""

    has_older_writers = False

    def __init__(self, real: "psycopg.Connection[Any]") -> None:
        self.real = real

    def execute(self, sql: str, values: Values = (), /) -> Rows:
        """Run one statement."""
        storable = {name: _storable(value) for name, value in dict(values).items()}
        return _Rows(self.real.execute(_translated(sql), storable))

    def copy(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Send many rows at once."""
        with self.real.cursor().copy(sql.encode()) as copy:
            for row in rows:
                copy.write_row([_storable(value) for value in row])

    def lock(self, what: str) -> None:
        """Wait for the other transactions that lock the same."""
        self.real.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (json.dumps(what),))


class _Rows:
    """Rows whose texts are as they were given."""

    def __init__(self, cursor: "psycopg.Cursor[Any]") -> None:
        self._cursor = cursor

    def fetchone(self) -> Any:
        row = self._cursor.fetchone()
        return None if row is None else _given(row)

    def fetchall(self) -> list[Any]:
        return list(self)

    def __iter__(self) -> Iterator[Any]:
        return map(_given, self._cursor)


class _Broken(Exception):
    """A transaction of several acts cannot be committed."""


class _Shared:
    """The transaction of acts that run together."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.is_broken = False

    def run(self, operation: Callable[[Connection], T]) -> T:
        """Run an operation of an act. One that is rejected has written nothing."""
        try:
            return operation(self._connection)
        except (Refused, JournalError):
            raise
        except Exception:
            self.is_broken = True
            raise


class PostgresStore:
    """One database, connected on first use."""

    leaving_time = leases.LEAVING

    def __init__(self, url: str) -> None:
        self._url = url
        self.place = without_password(url)
        self._secrets = passwords(url)
        self._is_migrated = False
        self._of_thread = threading.local()  # `shared`: the transaction of the acts that this thread runs
        self._idle: list[Connection] = []
        self._lease: Lease | None = None
        self.seconds = 0.0  # in which this process used a connection
        self.reset()
        reset_after_fork(self)
        _stores.add(self)

    def reset(self) -> None:
        """Create new locks. After a fork, the connections and the lease are the parent's."""
        for connection in self._idle:
            keep(connection.real)  # closing it would end the parent's session
        self._idle = []
        self._lease = None
        self._places = threading.BoundedSemaphore(CONNECTIONS)
        self._lock = threading.RLock()  # of the lease
        self._migrating = threading.Lock()  # another one: who takes a lease waits for a connection
        self._counting = threading.Lock()  # of its own: one with a connection must not wait for one that needs it

    def read(self, operation: Callable[[Connection], T]) -> T:
        """Run a read operation."""
        return self._run(operation)

    def query(self, sql: str, values: Values = (), /) -> list[Any]:
        """The rows of a query."""
        return self._run(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, operation: Callable[[Connection], T]) -> T:
        """Run the operation in a transaction and return when it is durable. It may run again."""

        def transaction(connection: Connection) -> T:
            with connection.real.transaction():
                result = operation(connection)
                reach("before-commit")
            return result

        return self._run(operation if self._shared() else transaction)

    def write_owned(self, operation: Callable[[Connection, int], T]) -> T:
        """Run the operation in a transaction, with the number of this process's lease."""
        owner = self.owner_id()  # first: with all connections in transactions, none would be left to take a lease
        return self.write(lambda connection: operation(connection, owner))

    def run_together(self, acts: Sequence[Callable[[], Any]]) -> list[Finished]:
        """Run acts in one transaction; return when all is durable.

        If that fails, as when another process waits for what this one has locked, each runs again on its own.
        """
        if len(acts) == 1:
            return [finished(acts[0])]
        done: list[Finished] = []
        names: list[str] = []  # of crash points

        def run_all(connection: Connection) -> None:
            shared = self._of_thread.shared = _Shared(connection)
            try:
                with held_until_durable() as reached:
                    done[:] = map(finished, acts)
            finally:
                self._of_thread.shared = None
            names[:] = reached
            if shared.is_broken:
                raise _Broken

        try:
            self.owner_id()  # now, not in a transaction that may be rolled back
            self.write(run_all)
        except (_Broken, JournalError):
            return list(map(finished, acts))
        for name in names:
            reach(name)
        return done

    def _shared(self) -> _Shared | None:
        return getattr(self._of_thread, "shared", None)

    def owner_id(self) -> int:
        """The number of this process's lease, which is taken at the first call, and again if it was lost."""
        with self._lock:
            if self._lease is None or self._lease.is_lost:
                self._lease = Lease(self.write)
            return self._lease.id

    def hold(self, connection: Connection, purchase_id: int, seconds: float) -> None:
        """Let the lease of an intent last until its request has ended. Raises if it is over."""
        if not Lease.hold(connection, purchase_id, seconds):
            self._refuse(
                "has given this purchase up to others: this process did not renew its lease in time, as when it was "
                "stopped or cut off; its create is not sent"
            )

    def is_gone(self, owner: int, age: float) -> bool:
        """Whether the lease with this number has ended."""
        return self.write(lambda connection: Lease.has_ended(connection, owner))

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Raise: PostgreSQL has its own programs for that."""
        raise JournalError(f"the journal {self.place} is in PostgreSQL; copy it with pg_dump", path=self.place)

    def files(self) -> tuple[str, ...]:
        """It has no files."""
        return ()

    def close(self) -> None:
        """End the lease and the connections."""
        with self._lock:
            lease, self._lease = self._lease, None
        if lease is not None:
            with contextlib.suppress(JournalError):  # then it ends by itself
                lease.end()
        self.__del__()

    def __del__(self) -> None:
        # Without a ResourceWarning: everything written is durable.
        while self._idle:
            self._idle.pop().real.close()

    def _run(self, act: Callable[[Connection], T]) -> T:
        """Run with a connection. What fails because of the connection or of a conflict is run again for a while."""
        if (shared := self._shared()) is not None:
            return shared.run(act)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                with self._connection() as connection:
                    return act(connection)
            except (Refused, JournalError):
                raise
            except LOST as error:
                if not self._is_migrated or _is_permanent(error) or time.monotonic() > end:
                    self._raise(error)
            except psycopg.Error as error:
                self._raise(error)
            except (OverflowError, UnicodeError) as error:
                self._raise(error)
            time.sleep(GAP)

    @contextlib.contextmanager
    def _connection(self) -> Iterator[Connection]:
        places = self._places  # a fork may replace the attribute
        with places:
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._connect()
            began = time.monotonic()
            try:
                yield connection
            except BaseException:
                if connection.real.closed or connection.real.broken:
                    self._idle.clear()  # the others are as old: the server may have restarted
                elif connection.real.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
                    connection.real.close()  # a signal handler has raised in the middle of a statement
                else:
                    self._idle.append(connection)
                raise
            finally:
                with self._counting:
                    self.seconds += time.monotonic() - began
            self._idle.append(connection)

    def _connect(self) -> Connection:
        real = psycopg.connect(self._url, autocommit=True, **SETTINGS)
        try:
            real.execute(DURABLE)
            real.execute(LIMITED, (IDLE,))
            with self._migrating:
                if not self._is_migrated:
                    self._migrate(real)
                    self._is_migrated = True
        except BaseException:
            real.close()
            raise
        return Connection(real)

    def _migrate(self, real: "psycopg.Connection[Any]") -> None:
        """Make the tables, completely or not at all. Processes may compete."""
        with real.transaction():
            real.execute("SELECT pg_advisory_xact_lock(%s)", (TABLES,))
            tables = "SELECT to_regclass('purchases') IS NOT NULL, to_regclass('reelkit_version') IS NOT NULL"
            is_used, is_ours = real.execute(tables).fetchone() or (False, False)
            if is_used and not is_ours:
                self._refuse("has a table named purchases that is not reelkit's; use another database or schema")
            version = 0
            if is_ours:
                (version,) = real.execute("SELECT version FROM reelkit_version").fetchone() or (0,)
            if version > len(POSTGRES_MIGRATIONS):
                self._refuse(
                    f"has format version {version}, and this reelkit reads versions up to {len(POSTGRES_MIGRATIONS)}; "
                    "update reelkit"
                )
            if version == len(POSTGRES_MIGRATIONS):
                return
            for script in POSTGRES_MIGRATIONS[version:]:
                real.execute(script.encode())
            if not is_ours:
                real.execute("CREATE TABLE reelkit_version (version BIGINT NOT NULL)")
                real.execute("INSERT INTO reelkit_version VALUES (0)")
            real.execute("UPDATE reelkit_version SET version = %s", (len(POSTGRES_MIGRATIONS),))

    def _refuse(self, what: str) -> NoReturn:
        raise JournalError(f"the journal {self.place} {what}", path=self.place)

    def _raise(self, error: Exception) -> NoReturn:
        """Raise the error as a JournalError that says what to do, without a password."""
        why = re.sub(r"\s+", " ", str(error)).strip()
        for secret in self._secrets:
            why = why.replace(secret, "***")
        if isinstance(error, psycopg.DataError | psycopg.ProgrammingError | OverflowError | UnicodeError):
            self._refuse(f"cannot store a value: {why}")
        if isinstance(error, psycopg.errors.DiskFull):
            self._refuse(f"is intact but cannot grow ({why}); free some space on its server and continue")
        self._refuse(f"cannot be used: {why}; check that its server runs and accepts this user")


@functools.cache
def _translated(sql: str) -> bytes:
    """The statement with the parameters of psycopg."""
    return re.sub(r":([a-z_0-9]+)", r"%(\1)s", sql.replace("%", "%%")).encode()


def _storable(value: Any) -> Any:
    """The value as PostgreSQL stores it: text has neither NUL nor what is not valid Unicode."""
    if isinstance(value, bytes):  # see `to_row`
        return MARK + json.dumps(value.decode(errors="surrogatepass"))
    if isinstance(value, str) and (value.startswith(MARK) or "\0" in value):
        return MARK + json.dumps(value)
    return value


def _given(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row with its texts as they were given."""
    return tuple([json.loads(each[1:]) if isinstance(each, str) and each.startswith(MARK) else each for each in row])


def _is_permanent(error: psycopg.Error) -> bool:
    """Whether the same would happen again: the disk of the server is full."""
    return isinstance(error, psycopg.errors.DiskFull)


def _at_exit() -> None:
    for store in _stores:
        store.close()


atexit.register(_at_exit)
_stores: WeakGroup[PostgresStore] = WeakGroup()
