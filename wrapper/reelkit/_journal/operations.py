"""What a transaction of the journal carries out: operations that wait for it, and acts that share it."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from reelkit._errors import JournalError
from reelkit._journal.database import explained, is_about_values
from reelkit._journal.purchase import Refused

T = TypeVar("T")

RECHECK = 0.1  # seconds after which a waiting thread looks again: Ctrl-C may have stopped the one that would wake it


class Operation(Generic[T]):
    """A queued operation and its result."""

    __slots__ = ("_gate", "error", "is_done", "operation", "result")

    def __init__(self, operation: Callable[[sqlite3.Connection], T]) -> None:
        self.operation = operation
        self.result: T | None = None
        self.error: Exception | None = None
        self.is_done = False
        self._gate = threading.Lock()
        self._gate.acquire()

    def wait(self) -> None:
        """Wait until it is done, or until its thread may commit."""
        self._gate.acquire(timeout=RECHECK)

    def wake(self) -> None:
        """Let its thread continue."""
        with contextlib.suppress(RuntimeError):  # it was woken already
            self._gate.release()

    def run(self, connection: sqlite3.Connection) -> None:
        self.error = None
        try:
            self.result = self.operation(connection)
        except (Refused, JournalError) as error:
            self.error = error
        except Exception as error:
            if not is_about_values(error):
                raise
            self.error = error  # of this one only; the others of the transaction continue


class SharedTransaction:
    """The transaction of acts that run together. Without a connection, whatever they write meets the error."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection | None = None, error: Exception | None = None
    ) -> None:
        self._path = path
        self._connection = connection
        self.error = error  # that has ended the transaction

    def has_connection(self) -> bool:
        """Whether what an act reads is read in this transaction."""
        return self._connection is not None

    def run(self, operation: Callable[[sqlite3.Connection], T]) -> T:
        """Run an operation of an act."""
        if self.error is None:
            assert self._connection is not None
            try:
                return operation(self._connection)
            except (Refused, JournalError):
                raise
            except Exception as error:
                if is_about_values(error):
                    raise explained(error, self._path) from None
                self.error = error
        raise explained(self.error, self._path) from None
