"""Runs the transactions of a journal in SQLite for many threads.

One thread commits what all threads wait to write, so that many jobs share one fsync. No thread returns before its write
is durable, and none waits for the next transaction once it is.
"""

import atexit
import contextlib
import os
import sqlite3
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from reelkit._errors import JournalError
from reelkit._journal.backup import backup
from reelkit._journal.database import checkpoint, close_without_checkpoint, connect, explained
from reelkit._journal.files.process_locks import Owner, owner_beside
from reelkit._journal.files.record import (
    TORN,
    Facts,
    Record,
    check_facts,
    facts_in_file,
    facts_of,
    log_of,
    log_size,
    lost_transactions,
    raise_record,
    read_record,
)
from reelkit._journal.operations import Operation, SharedTransaction
from reelkit._journal.schema import ENDINGS
from reelkit._journal.stores import Finished, Values, finished
from reelkit._system.crash_points import held_until_durable, reach
from reelkit._system.signals import Users
from reelkit._system.weak_group import WeakGroup

T = TypeVar("T")

File = tuple[int, int] | None  # device and inode; None if it does not exist

# Own transactions between two checkpoints, after which the record has the main file's generation.
CHECKPOINT_INTERVAL = 100
PAUSE = 0.0001  # seconds


class Store:
    """One file, opened on first use."""

    leaving_time = float("inf")

    def __init__(self, path: Path) -> None:
        self.path = path
        self.place = str(path)
        self._connection: sqlite3.Connection | None = None
        self._file: File = None
        self._log: tuple[File, File] = (None, None)
        self._facts: Facts | None = None  # the latest known
        self._log_size = 0  # bytes, at that moment or later
        self._since = 0  # transactions since the last checkpoint
        self._queue: deque[Operation[Any]] = deque()
        self._lock = threading.Lock()
        self._users = Users()  # that hold the lock or wait for it
        self._committing = threading.RLock()  # of the thread that commits for all
        self._expected = 0  # operations, if the threads of the last commit write again
        self._took = 0.0  # seconds of the last commit
        self._of_thread = threading.local()  # `shared`: the transaction of the acts that this thread runs together
        _stores.add(self)

    def read(self, operation: Callable[[sqlite3.Connection], T]) -> T:
        """Run a read operation. It sees only durable data."""
        if (shared := self._shared()) is not None and shared.has_connection():
            return shared.run(operation)
        self._refuse_in_handler()
        with self._users.using(self.close), self._lock:
            try:
                return operation(self._open())
            except Exception as error:
                raise explained(error, self.path) from None

    def query(self, sql: str, values: Values = ()) -> list[Any]:
        """The rows of a query."""
        return self.read(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, operation: Callable[[sqlite3.Connection], T]) -> T:
        """Run the operation in a transaction and return when it is durable. It may run again if that fails."""
        if (shared := self._shared()) is not None:
            return shared.run(operation)
        self._refuse_in_handler()
        waiting = Operation(operation)
        self._queue.append(waiting)
        try:
            while not waiting.is_done:
                if self._committing.acquire(blocking=False):
                    try:
                        with self._users.using(self.close), self._lock:
                            if not waiting.is_done:
                                self._gather()
                                self._commit_all()
                    finally:
                        self._committing.release()
                        self._wake_next()
                else:
                    waiting.wait()
        except BaseException:  # Ctrl-C: nothing waits for it any more
            with contextlib.suppress(ValueError):
                self._queue.remove(waiting)
            with contextlib.suppress(RuntimeError):  # only a thread that still has it can release it
                self._committing.release()
            raise
        if waiting.error is not None:
            raise explained(waiting.error, self.path) from None
        return waiting.result  # type: ignore[return-value] # it is done, and None only if T is

    def write_owned(self, operation: Callable[[sqlite3.Connection, int], T]) -> T:
        """Run the operation in a transaction, with the number of this process as an owner."""
        return self.write(lambda connection: operation(connection, self.owner_id()))

    def run_together(self, acts: Sequence[Callable[[], Any]]) -> list[Finished]:
        """Run acts, each of which may read and write, in one transaction; return when all is durable.

        If that fails, each act runs again, and meets the error where it writes, so that it can explain it.
        """
        if len(acts) == 1:
            return [finished(acts[0])]
        done: list[Finished] = []
        names: list[str] = []  # of crash points

        def run_all(connection: sqlite3.Connection) -> None:
            shared = SharedTransaction(self.path, connection)
            with held_until_durable() as reached:
                done[:] = self._run_acts(acts, shared)
            names[:] = reached
            if shared.error is not None:
                raise shared.error

        try:
            self.write(run_all)
        except Exception as error:
            return self._run_acts(acts, SharedTransaction(self.path, error=error))
        for name in names:
            reach(name)
        return done

    def _run_acts(self, acts: Sequence[Callable[[], Any]], shared: SharedTransaction) -> list[Finished]:
        self._of_thread.shared = shared
        try:
            return list(map(finished, acts))
        finally:
            self._of_thread.shared = None

    def _shared(self) -> SharedTransaction | None:
        return getattr(self._of_thread, "shared", None)

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Copy the journal to a new file. Returns the number of purchases."""
        return self.read(lambda connection: backup(connection, self.path, path))

    def owner_id(self) -> int:
        """The number that stands for this process in the journal."""
        return self.owner().id

    def hold(self, connection: sqlite3.Connection, purchase_id: int, seconds: float) -> None:
        """Do nothing: this process holds a lock until it exits, however long it is stopped."""

    def is_gone(self, owner: int, age: float) -> bool:
        """Whether the process with this number has exited."""
        return self.owner().is_gone(owner, age)

    def files(self) -> tuple[str, ...]:
        """The paths of its files."""
        return tuple(f"{self.path}{ending}" for ending in ENDINGS)

    def owner(self) -> Owner:
        try:
            return owner_beside(self.path)
        except OSError as error:
            raise explained(error, self.path) from None

    def close(self) -> None:
        """Close the file. The next use opens it again. In a signal handler: after the use that it interrupts."""
        if self._users.close_afterwards():
            return
        with self._lock:
            self._close()

    def _refuse_in_handler(self) -> None:
        """Raise if a signal handler has interrupted this thread's use of the journal, which it cannot wait for."""
        if self._users.include_this_thread():
            message = f"the journal {self.path} is in use by what a signal handler has interrupted"
            raise JournalError(f"{message}; use it after the handler has returned", path=str(self.path))

    def __del__(self, is_ending: Callable[[], bool] = sys.is_finalizing) -> None:
        # Without a ResourceWarning: everything written is durable.
        if self._connection is None:
            return
        if is_ending():  # opened after `_at_exit`, when nothing can be imported any more
            self._connection.close()
        else:
            self._close()

    def _commit_all(self) -> None:
        """Commit all queued operations in one transaction."""
        batch: list[Operation[Any]] = []
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            self._check(connection)
            self._take(batch)
            changes = connection.total_changes
            for waiting in batch:
                waiting.run(connection)
            if has_written := connection.total_changes != changes:
                connection.execute("UPDATE journal SET generation = generation + 1")
            reach("before-commit")
            began = time.monotonic()
            connection.execute("COMMIT")
            self._took = time.monotonic() - began
        except Exception as error:
            self._roll_back()
            self._take(batch)  # they would meet the same error later
            for waiting in batch:
                waiting.error = explained(error, self.path)
        except BaseException:  # Ctrl-C interrupts one thread; the operations of others continue
            if self._roll_back():
                self._queue.extendleft(reversed(batch))
                batch.clear()
            self._settle(batch)
            raise
        else:
            self._settle(batch)
            if has_written:
                self._record(connection)
            return
        self._settle(batch)

    def _check(self, connection: sqlite3.Connection) -> None:
        """Raise if the database has lost data, now that no other process writes. The connection is then closed."""
        try:
            record = read_record(self.path)
            size = self._check_log_size()
            facts = facts_of(connection)
            check_facts(self.path, record, facts)
        except JournalError:
            self._close_untouched()
            raise
        self._facts, self._log_size = facts, size

    def _check_log_size(self) -> int:
        """The size of the log. Raises if it was truncated.

        Other processes may shorten it when they close the journal, but only after everything is in the main file.
        """
        size = log_size(self.path)
        if self._facts is not None and size < self._log_size:
            found = facts_in_file(self.path)
            if found is TORN:  # another process is in the middle of a checkpoint; its log has the rest
                return size
            if found is None or found.generation < self._facts.generation:
                raise lost_transactions(self.path, found.generation if found else 0, self._facts.generation)
        return size

    def _record(self, connection: sqlite3.Connection) -> None:
        """Raise the record beside the journal after a commit, and now and then run a checkpoint."""
        reach("before-record")
        assert self._facts is not None  # set by a transaction
        self._facts = Facts(self._facts.identity, self._facts.generation + 1)
        self._log_size = log_size(self.path)
        raise_record(self.path, Record(*self._facts))
        self._since += 1
        if self._since >= CHECKPOINT_INTERVAL:
            self._checkpoint(connection)

    def _checkpoint(self, connection: sqlite3.Connection, mode: str = "PASSIVE") -> Record:
        assert self._facts is not None
        record = checkpoint(connection, self._facts, mode)
        raise_record(self.path, record)
        self._since = 0
        return record

    def _settle(self, batch: list[Operation[Any]]) -> None:
        self._expected = len(batch) + len(self._queue)
        for waiting in batch:
            waiting.is_done = True
            waiting.wake()

    def _gather(self) -> None:
        """Let the threads that the last commit has woken write again, for at most half the time that it took."""
        end = time.monotonic() + self._took / 2
        while len(self._queue) < self._expected and time.monotonic() < end:
            time.sleep(PAUSE)

    def _wake_next(self) -> None:
        """Let the thread that has waited longest commit."""
        with contextlib.suppress(IndexError):
            self._queue[0].wake()

    def _take(self, batch: list[Operation[Any]]) -> None:
        while self._queue:
            batch.append(self._queue.popleft())

    def _roll_back(self) -> bool:
        """Roll back. Returns whether there was a transaction; if not, it has just been committed."""
        if self._connection is None or not self._connection.in_transaction:
            return False
        try:
            self._connection.execute("ROLLBACK")
        except Exception:
            self._close()  # which rolls back too
        return True

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None:
            if self._file != _file(self.path):
                raise JournalError(
                    f"the journal {self.path} was moved or deleted while it was in use; put it back, "
                    "nothing is recorded until then",
                    path=str(self.path),
                )
            if self._log != self._log_files():
                self._leave_log()
        if self._connection is None:
            connection = connect(self.path)
            try:
                self._file, self._log = _file(self.path), self._log_files()
                self._facts, self._log_size = facts_of(connection), log_size(self.path)
            except BaseException:  # such as Ctrl-C: the next use opens it again
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _log_files(self) -> tuple[File, File]:
        """The log and its index. They are never replaced while a connection is open."""
        return _file(log_of(self.path)), _file(f"{self.path}-shm")

    def _leave_log(self) -> None:
        """Close the connection because its log was deleted or replaced. Opening the journal again reports what is lost.

        Nothing is lost if the deleted log can be written back into the main file: the connection still has it open.
        That is allowed only if no other process has written to a new log, because both would share one index. None has
        if there is no new log, or if the database is as this process left it.
        """
        connection = self._connection
        assert connection is not None
        with contextlib.suppress(Exception):
            if None in self._log_files() or facts_of(connection) == self._facts:
                self._checkpoint(connection, "TRUNCATE")
        self._close_untouched()

    def _close(self) -> None:
        """Close the connection, with everything in the main file if no other process uses it."""
        try:
            if self._connection is None or self._file != _file(self.path):
                pass  # SQLite detects that the file was moved and changes nothing
            elif self._log != self._log_files():
                self._leave_log()
            else:
                self._check_log_size()
                self._checkpoint(self._connection, "TRUNCATE")
        except Exception:
            self._close_untouched()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _close_untouched(self) -> None:
        """Close the connection without changing the files."""
        connection, self._connection, self._facts = self._connection, None, None
        if connection is not None:
            close_without_checkpoint(connection, self.path)


def _file(path: str | Path) -> File:
    try:
        stat = os.stat(path)  # noqa: PTH116 - creating a Path takes longer
    except FileNotFoundError:
        return None
    return stat.st_dev, stat.st_ino


def _at_exit() -> None:
    for store in _stores:
        if store._lock.acquire(blocking=False):  # otherwise a thread is in its transaction
            store._close()
            store._lock.release()


atexit.register(_at_exit)

# SQLite forbids using a connection in a child. It is closed before a fork; both processes open it again.
_stores: WeakGroup[Store] = WeakGroup()
_forking: list[Store] = []
_uses = contextlib.ExitStack()  # of the stores, by the thread that forks


def _before_fork() -> None:
    interrupt: BaseException | None = None
    for store in sorted(_stores, key=id):
        while store not in _forking or store._connection is not None:
            try:
                if store not in _forking:
                    _uses.enter_context(store._users.using(store.close))
                    store._lock.acquire()
                    _forking.append(store)
                store._close()
            except BaseException as error:  # Ctrl-C: Python forks anyway, and the child must have none of them open
                interrupt = error
    if interrupt is not None:
        raise interrupt


def _after_fork() -> None:
    while _forking:
        _forking.pop()._lock.release()
    _uses.close()


def _after_fork_in_child() -> None:
    for store in _forking:
        store._queue.clear()  # operations of the parent's threads, which the parent writes
        store._committing = threading.RLock()  # one of those threads may have it
        store._users.forget_other_threads()
    _after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork_in_child)
