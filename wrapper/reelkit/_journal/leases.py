"""The leases of the processes that buy with one PostgreSQL database. Which intents are abandoned?

Each process has a lease with a number of its own, which its intents have as their owner, and renews it while it runs.
All times are those of the database's clock. A lease that has ended stays ended: a process that was stopped for longer
takes a new one, under which it can send none of the creates that it had intended before.
"""

import threading
import weakref
from collections.abc import Callable
from typing import Any

from reelkit._errors import JournalError
from reelkit._journal.stores import Statements

RENEWED_EVERY = 5.0  # seconds
LENGTH = 15.0  # seconds without a renewal after which a lease ends, unless a request may take longer
LEAVING = 5.0  # seconds within which a create must leave once it may

CLOCK = "extract(epoch FROM clock_timestamp())"

Write = Callable[[Callable[[Statements], Any]], Any]


class Lease:
    """The lease of this process. It is renewed by a thread until it ends."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self.is_lost = False
        self._has_ended = threading.Event()
        self.id: int = write(_take)
        threading.Thread(target=_renew, args=(weakref.ref(self), self._has_ended), daemon=True).start()

    def __del__(self) -> None:
        self._has_ended.set()

    @staticmethod
    def has_ended(connection: Statements, number: int) -> bool:
        """Whether the lease with this number has ended. Its row is removed then, so that nothing renews it."""
        over = f"SELECT ends_at <= {CLOCK} FROM leases WHERE id = :id"
        remove = f"DELETE FROM leases WHERE id = :id AND ends_at <= {CLOCK} RETURNING id"
        row = connection.execute(over, {"id": number}).fetchone()
        return row is None or (row[0] and connection.execute(remove, {"id": number}).fetchone() is not None)

    @staticmethod
    def hold(connection: Statements, purchase_id: int, seconds: float) -> bool:
        """Let the lease of a purchase last longer than a request of so many seconds. Returns False if it has ended.

        A lease is never shortened, so no row is locked where it lasts long enough: creates do not wait for each other.
        """
        left = f"SELECT ends_at - {CLOCK} FROM leases WHERE id = (SELECT owner FROM purchases WHERE id = :id)"
        row = connection.execute(left, {"id": purchase_id}).fetchone()
        needed = seconds + LEAVING
        if row is not None and row[0] > needed:
            return True
        longer = (
            f"UPDATE leases SET ends_at = {CLOCK} + :needed "
            f"WHERE id = (SELECT owner FROM purchases WHERE id = :id) AND ends_at > {CLOCK} RETURNING id"
        )
        values = {"id": purchase_id, "needed": needed + 2 * RENEWED_EVERY}
        return connection.execute(longer, values).fetchone() is not None

    def renew(self) -> None:
        """Renew it, unless it has ended."""
        sql = (
            f"UPDATE leases SET ends_at = greatest(ends_at, {CLOCK} + :length) "
            f"WHERE id = :id AND ends_at > {CLOCK} RETURNING id"
        )
        values = {"id": self.id, "length": LENGTH}
        self.is_lost = self._write(lambda connection: connection.execute(sql, values).fetchone()) is None

    def end(self) -> None:
        """End it now: what this process has not finished is taken over without delay."""
        self._has_ended.set()
        self._write(lambda connection: connection.execute("DELETE FROM leases WHERE id = :id", {"id": self.id}))


def _take(connection: Statements) -> int:
    sql = f"INSERT INTO leases (ends_at) VALUES ({CLOCK} + :length) RETURNING id"
    return int(connection.execute(sql, {"length": LENGTH}).fetchone()[0])


def _renew(reference: "weakref.ref[Lease]", has_ended: threading.Event) -> None:
    """Renew a lease now and then. Without a connection it ends at its time, and the next intent takes another one."""
    while not has_ended.wait(RENEWED_EVERY):
        lease = reference()
        if lease is None or lease.is_lost:
            return
        try:
            lease.renew()
        except JournalError:
            continue
        finally:
            del lease
