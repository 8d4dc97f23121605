"""The events in the journal that are to be delivered to one target, by any number of processes.

A process claims an event for a while, so that others leave it alone. If it exits in the meantime, another one delivers
the event after that, perhaps for the second time. Times are those of the computers' clocks.
"""

import json
import os
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from reelkit._journal.journal import Journal
from reelkit._journal.schema import to_row
from reelkit._journal.stores import Statements

PENDING, DELIVERED, FAILED = "pending", "delivered", "failed"

CLAIMED_FOR = 60.0  # seconds, which is more than an attempt takes
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 3600.0  # seconds between two attempts; each pause is three times the one before
GIVEN_UP_AFTER = 24 * 3600.0  # seconds since the end of the purchase
LEAST_ATTEMPTS = 5  # also of an event that was not tried for so long, because no process ran
PAGE = 200  # rows that are read at once


class Due(NamedTuple):
    """An event that this process has claimed. *body* is its JSON."""

    id: int
    webhook_id: str
    body: str
    happened_at: float
    attempts: int


class Attempt(NamedTuple):
    """An attempt to deliver an event. *error* says why it has failed."""

    due: Due
    error: str | None


class Listed(NamedTuple):
    """An event as it is listed."""

    id: int
    webhook_id: str
    type: str
    key: str
    target: str
    state: str
    attempts: int
    error: str | None
    happened_at: float
    again_at: float


class Outbox:
    """The events for one target in a journal."""

    def __init__(self, journal: Journal, target: str) -> None:
        self._journal = journal
        self._store = journal._store
        self._target = target

    def take(self, most: int) -> list[Due]:
        """Claim events that are due, those that have waited longest first."""
        now = self._journal.now()
        values: dict[str, Any] = {"target": self._target, "now": now}
        due = "FROM events WHERE target = :target AND state = 'pending' AND again_at <= :now"
        if not self._store.query(f"SELECT 1 {due} LIMIT 1", to_row(values)):
            return []
        claim = {"claim": os.urandom(8).hex(), "until": now + CLAIMED_FOR, "most": most}

        def take(connection: Statements) -> list[Due]:
            connection.lock(f"events for {self._target}")
            connection.execute(
                "UPDATE events SET claim = :claim, again_at = :until, attempts = attempts + 1 "
                f"WHERE id IN (SELECT id {due} ORDER BY again_at, id LIMIT :most)",
                to_row(values | claim),
            )
            rows = connection.execute(
                "SELECT id, webhook_id, body, happened_at, attempts FROM events "
                "WHERE target = :target AND state = 'pending' AND again_at = :until AND claim = :claim ORDER BY id",
                to_row(values | claim),
            )
            return [Due(*row) for row in rows]

        return self._store.write(take)

    def settle(self, attempts: Sequence[Attempt]) -> None:
        """Record how attempts have ended."""
        now = self._journal.now()

        def settle(connection: Statements) -> None:
            for due, error in attempts:
                row = {"id": due.id, "error": error, "again": now}
                if error is None:
                    state = DELIVERED
                elif due.attempts >= LEAST_ATTEMPTS and now - due.happened_at >= GIVEN_UP_AFTER:
                    state = FAILED
                else:
                    state, row["again"] = PENDING, now + pause(due.attempts)
                connection.execute(
                    "UPDATE events SET state = :state, error = :error, again_at = :again, claim = NULL "
                    "WHERE id = :id AND state <> 'delivered'",
                    to_row(row | {"state": state}),
                )

        self._store.write(settle)

    def hurry(self) -> None:
        """Let everything be due that is not delivered, also what was given up; not what is claimed now."""
        values = {"target": self._target, "now": self._journal.now()}
        sql = (
            "UPDATE events SET state = 'pending', again_at = :now "
            "WHERE target = :target AND state <> 'delivered' AND claim IS NULL"
        )
        self._store.write(lambda connection: connection.execute(sql, to_row(values)))

    def undelivered(self) -> int:
        """The number of events that are not delivered."""
        sql = "SELECT count(*) FROM events WHERE target = :target AND state <> 'delivered'"
        return int(self._store.query(sql, to_row({"target": self._target}))[0][0])


def pause(attempts: int) -> float:
    """The seconds until the next attempt, after so many."""
    return min(FIRST_PAUSE * 3.0 ** min(attempts - 1, 20), LONGEST_PAUSE)


def listed(journal: Journal, everything: bool) -> Iterator[Listed]:
    """The events for all targets, oldest first; those that are not delivered, or every one."""
    which = "" if everything else "AND state <> 'delivered'"
    sql = (
        "SELECT id, webhook_id, type, body, target, state, attempts, error, happened_at, again_at FROM events "
        f"WHERE id > :after {which} ORDER BY id LIMIT :count"
    )
    after = 0
    while rows := journal._store.query(sql, {"after": after, "count": PAGE}):
        for row in rows:
            key: Any = json.loads(row[3])["data"]["key"]
            yield Listed._make([*row[:3], key, *row[4:]])
            after = row[0]
