"""The journal's file in use: many threads, few transactions, and none that is half done.

Whoever gets the lock takes along what the others wait to write, so that many jobs share one fsync. Nobody returns
before what he wrote is durable.
"""

import contextlib
import os
import threading
import weakref
from collections import deque
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reelkit._errors import JournalError
from reelkit._journal_file import connect, explained
from reelkit._points import reach

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")

Values = Mapping[str, Any] | tuple[()]


class Refused(Exception):
    """An operation found that it may not be. It has written nothing, and the others of its transaction go on."""


class _Waiting(Generic[T]):
    """An operation and what became of it."""

    __slots__ = ("error", "is_done", "operation", "result")

    def __init__(self, operation: "Callable[[sqlite3.Connection], T]") -> None:
        self.operation = operation
        self.result: T | None = None
        self.error: Exception | None = None
        self.is_done = False

    def run(self, connection: "sqlite3.Connection") -> None:
        self.error = None
        try:
            self.result = self.operation(connection)
        except (Refused, JournalError) as error:
            self.error = error


class Store:
    """One file, opened when it is first needed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._queue: deque[_Waiting[Any]] = deque()
        self._lock = threading.Lock()
        _stores.add(self)

    def read(self, operation: "Callable[[sqlite3.Connection], T]") -> T:
        """Run what only reads. It sees nothing that is not durable."""
        with self._lock:
            try:
                return operation(self._open())
            except Exception as error:
                raise explained(error, self.path) from None

    def query(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return self.read(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, operation: "Callable[[sqlite3.Connection], T]") -> T:
        """Run the operation in a transaction, and return when it is durable. It may run again if it was not."""
        waiting = _Waiting(operation)
        self._queue.append(waiting)
        try:
            with self._lock:
                if not waiting.is_done:
                    self._commit_all()
        except BaseException:  # Ctrl-C: nobody waits for it any more
            with contextlib.suppress(ValueError):
                self._queue.remove(waiting)
            raise
        if waiting.error is not None:
            raise waiting.error
        return waiting.result  # type: ignore[return-value] # it is done, and None only if T is

    def close(self) -> None:
        """Let go of the file. The next use opens it again."""
        with self._lock:
            self._close()

    def __del__(self) -> None:
        self._close()  # without a warning: what was written is durable, there is nothing to lose

    def _commit_all(self) -> None:
        """Write all that waits, in one transaction."""
        batch: list[_Waiting[Any]] = []
        try:
            connection = self._open()
            connection.execute("BEGIN IMMEDIATE")
            self._take(batch)
            for waiting in batch:
                waiting.run(connection)
            reach("before-commit")
            connection.execute("COMMIT")
        except Exception as error:
            self._roll_back()
            self._take(batch)  # as they would meet the same error, only later
            for waiting in batch:
                waiting.error = explained(error, self.path)
        except BaseException:  # Ctrl-C reaches one thread, the others' operations go on
            if self._roll_back():
                self._queue.extendleft(reversed(batch))
                batch.clear()
            self._settle(batch)
            raise
        self._settle(batch)

    def _settle(self, batch: list[_Waiting[Any]]) -> None:
        for waiting in batch:
            waiting.is_done = True

    def _take(self, batch: list[_Waiting[Any]]) -> None:
        while self._queue:
            batch.append(self._queue.popleft())

    def _roll_back(self) -> bool:
        """Undo what is not durable. Whether there was a transaction: if not, it has just been committed."""
        if self._connection is None or not self._connection.in_transaction:
            return False
        try:
            self._connection.execute("ROLLBACK")
        except Exception:
            self._close()  # which undoes it too
        return True

    def _open(self) -> "sqlite3.Connection":
        if self._connection is None:
            self._connection = connect(self.path)
            self._file = self._identity()
        elif self._file != self._identity():
            raise JournalError(
                f"the journal {self.path} was moved or deleted while it was in use; put it back, nothing is noted "
                "until then",
                path=str(self.path),
            )
        return self._connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return None
        return stat.st_dev, stat.st_ino

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


# SQLite forbids to carry a connection into a child. It is closed before a fork; both sides open it again.
_stores: weakref.WeakSet[Store] = weakref.WeakSet()
_forking: list[Store] = []


def _before_fork() -> None:
    stores = sorted(_stores, key=id)
    for store in stores:
        store._lock.acquire()
        store._close()
    _forking.extend(stores)


def _after_fork() -> None:
    while _forking:
        _forking.pop()._lock.release()


def _after_fork_in_child() -> None:
    for store in _forking:
        store._queue.clear()  # threads of the parent wait there; it writes them, once
    _after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork, after_in_parent=_after_fork, after_in_child=_after_fork_in_child)
