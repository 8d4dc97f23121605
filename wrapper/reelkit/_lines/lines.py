"""The lines of batches in a journal in PostgreSQL, which any number of workers share.

A line says only who works on a purchase now. Whether a create may be sent is decided by the purchase, in the journal: a
line that two workers have by mistake is bought once. The limits of a batch hold over all workers: its lines are taken
one worker at a time, and count from then on until they have ended, also if their worker has exited.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from reelkit._errors import InvalidRequest, JournalError
from reelkit._journal.journal import Journal
from reelkit._journal.leases import CLOCK
from reelkit._system.postgres_urls import is_postgres

if TYPE_CHECKING:
    from reelkit._journal.postgres import Connection, PostgresStore

ATTEMPTS = 5  # of a line that ends without a result, such as while the service cannot be reached
NOBODY = 0  # the owner of a line that is to be tried again
PAGE = 200  # rows that are read at once
AGAIN_AFTER = 30.0  # seconds until such a line is taken again

# Of a purchase whose cost is not reported, or is reported as 0 until it ends: the estimate, times the most by which a
# reported cost has exceeded one.
_COSTS = """
    SELECT coalesce(nullif(purchases.credits, 0), lines.price * batches.factor) FROM lines
    JOIN batches ON batches.id = lines.batch
    LEFT JOIN purchases ON purchases.service = lines.service AND purchases.key = lines.key
    AND purchases.state <> 'given_up' AND purchases.replaced_at IS NULL
    WHERE lines.batch = :batch AND lines.ended_as IS NULL AND lines.owner IS NOT NULL
"""
# The two conditions are those of the indexes: the lines that have ended are not read.
_IS_OPEN = """
    SELECT EXISTS (SELECT 1 FROM lines WHERE service = :service AND ended_as IS NULL AND owner IS NULL)
    OR EXISTS (SELECT 1 FROM lines WHERE service = :service AND ended_as IS NULL AND owner IS NOT NULL)
"""
_IS_DEAD = f"owner NOT IN (SELECT id FROM leases WHERE ends_at > {CLOCK})"
_STATE = "coalesce(ended_as, CASE WHEN lines.owner IS NULL THEN 'waiting' ELSE 'begun' END)"
_TAKEN = "RETURNING id, key, request, save_to"


class Line(NamedTuple):
    """A line that this worker has taken."""

    id: int
    key: str
    request: dict[str, Any]
    save_to: str


class Ended(NamedTuple):
    """How a line of this worker has ended. *is_final* is False if it is to be taken again, by any worker.

    *may_cost* is False if nothing was bought, or nothing is charged.
    """

    line: Line
    state: str
    credits: float | None
    is_final: bool
    may_cost: bool = True


class Turn(NamedTuple):
    """What a worker is told: its new lines, whether any is open at all, and for how many seconds creates must wait."""

    lines: list[Line]
    is_open: bool
    closed_for: float


class RegisteredBatch(NamedTuple):
    """A batch for people: the number of its lines in each state, and its limits. *spent* includes estimates."""

    id: int
    states: dict[str, int]
    spent: float
    max_credits: float | None
    max_in_flight: int | None


class EndedLine(NamedTuple):
    """A line that has ended, with what the journal has of its purchase, if there is one."""

    id: int
    key: str
    request: dict[str, Any]
    save_to: str
    state: str
    job_id: str | None
    path: str | None
    size: int | None
    sha256: str | None
    credits: float | None
    reason: str | None


class _Batch(NamedTuple):
    id: int
    max_in_flight: int | None
    max_credits: float | None
    spent: float


class Lines:
    """The lines for one service in a journal."""

    def __init__(self, journal: Journal, service: str) -> None:
        if not is_postgres(journal.place):
            raise JournalError(
                f"workers share a journal in PostgreSQL, and {journal.place} is a file; "
                "pass --journal postgresql://...",
                path=journal.place,
            )
        self._store = cast("PostgresStore", journal._store)
        self._service = service
        self._mine: set[int] = set()  # the lines that this worker has
        self.taken_over = 0  # by this worker, from workers that have exited

    def register(
        self,
        rows: Iterable[tuple[str, dict[str, Any], str, float | None]],
        max_in_flight: int | None,
        max_credits: float | None,
    ) -> int:
        """Register lines of key, request, path and estimated cost, in one transaction. Returns how many are to be made.

        A line that is registered already is made again only if it ended without a result; then the new limits hold for
        it. *rows* may be read more than once.
        """
        service = self._service

        def register(connection: "Connection") -> int:
            connection.execute("CREATE TEMPORARY TABLE given (LIKE lines) ON COMMIT DROP")
            connection.execute(
                "ALTER TABLE given ALTER id DROP NOT NULL, ALTER batch DROP NOT NULL, ALTER attempts DROP NOT NULL"
            )
            connection.copy(
                "COPY given (service, key, request, save_to, price) FROM STDIN",
                ((service, key, json.dumps(request), place, price) for key, request, place, price in rows),
            )
            limits = {"service": service, "most": max_in_flight, "credits": max_credits}
            changed = connection.execute(
                "SELECT given.key FROM given JOIN lines ON lines.service = given.service AND lines.key = given.key "
                "WHERE lines.request <> given.request ORDER BY lines.id LIMIT 1"
            ).fetchone()
            if changed is not None:
                raise InvalidRequest(
                    f"the key {changed[0]!r} is registered with a different request; use another key, nothing was "
                    "registered"
                )
            batch = connection.execute(
                "INSERT INTO batches (service, max_in_flight, max_credits) VALUES (:service, :most, :credits) "
                "RETURNING id",
                limits,
            ).fetchone()[0]
            added = connection.execute(
                "WITH added AS (INSERT INTO lines (batch, service, key, request, save_to, price) "
                "SELECT :batch, service, key, request, save_to, price FROM given "
                "ON CONFLICT (service, key) DO UPDATE SET batch = excluded.batch, price = excluded.price, "
                "owner = NULL, attempts = 0, again_at = NULL, ended_as = NULL "
                "WHERE lines.ended_as IN ('error', 'timeout', 'unknown', 'over_budget') RETURNING id) "
                "SELECT count(*) FROM added",
                {"batch": batch},
            )
            return int(added.fetchone()[0])

        return self._store.write(register)

    def take_turn(self, ended: Sequence[Ended], free: int, closed_for: float) -> Turn:
        """Record what has ended, and take up to *free* lines. *closed_for* is how long creates must wait, as told here.

        The lines of workers that have exited come first: their jobs may be under way.
        """

        def turn(connection: "Connection", owner: int) -> tuple[Turn, int]:
            connection.lock(f"lines of {self._service}")
            for each in ended:
                self._end(connection, each, owner)
            taken, from_others = self._take_over(connection, owner, free)
            for batch in self._waiting(connection):
                if len(taken) < free:
                    taken += self._take(connection, batch, owner, free - len(taken))
            row = connection.execute(_IS_OPEN, {"service": self._service}).fetchone()
            return Turn(taken, row[0], self._close(connection, closed_for)), from_others

        self._mine -= {each.line.id for each in ended}
        told, from_others = self._store.write_owned(turn)
        self._mine |= {line.id for line in told.lines}
        self.taken_over += from_others
        return told

    def counts(self) -> dict[str, int]:
        """The number of lines in each state: waiting, begun, or how they ended."""
        sql = f"SELECT {_STATE} AS state, count(*) FROM lines WHERE service = :service GROUP BY state"
        return dict(self._store.query(sql, {"service": self._service}))

    def batches(self) -> list[RegisteredBatch]:
        """The batches with lines, oldest first."""
        sql = f"""
            SELECT batches.id, {_STATE} AS state, count(*), spent, max_credits, max_in_flight FROM batches
            JOIN lines ON lines.batch = batches.id WHERE batches.service = :service
            GROUP BY batches.id, {_STATE} ORDER BY batches.id, state
        """
        found: dict[int, RegisteredBatch] = {}
        for number, state, count, *more in self._store.query(sql, {"service": self._service}):
            found.setdefault(number, RegisteredBatch(number, {}, *more)).states[state] = count
        return [*found.values()]

    def ended(self) -> Iterator[EndedLine]:
        """The lines that have ended, in the order in which they were registered."""
        sql = """
            SELECT lines.id, lines.key, lines.request, lines.save_to, ended_as,
                   job_id, path, size, sha256, credits, reason
            FROM lines LEFT JOIN purchases ON purchases.service = lines.service AND purchases.key = lines.key
            AND state <> 'given_up' AND replaced_at IS NULL
            WHERE lines.service = :service AND ended_as IS NOT NULL AND lines.id > :after ORDER BY lines.id LIMIT :most
        """
        after = 0
        while rows := self._store.query(sql, {"service": self._service, "after": after, "most": PAGE}):
            for number, key, request, *more in rows:
                yield EndedLine(number, key, json.loads(request), *more)
                after = number

    def figures(self) -> list[tuple[str, str, int, float, float | None]]:
        """What the journal has of each kind, by state: how many, their credits, and the time of the first of them."""
        sql = f"""
            SELECT 'purchases', state, count(*), coalesce(sum(credits), 0), min(intended_at)
            FROM purchases WHERE service = :service GROUP BY state
            UNION ALL SELECT 'lines', {_STATE}, count(*), 0, NULL FROM lines WHERE service = :service GROUP BY {_STATE}
            UNION ALL SELECT 'events', state, count(*), 0, min(happened_at) FROM events GROUP BY state
            UNION ALL SELECT 'workers', 'alive', count(*), 0, NULL FROM leases WHERE ends_at > {CLOCK}
        """
        return self._store.query(sql, {"service": self._service})

    @property
    def database_seconds(self) -> float:
        """How long this process has used the database."""
        return self._store.seconds

    def _end(self, connection: "Connection", ended: Ended, owner: int) -> None:
        values = {"id": ended.line.id, "state": ended.state, "most": ATTEMPTS, "again": AGAIN_AFTER, "owner": owner}
        if ended.is_final:
            sql = "UPDATE lines SET ended_as = :state WHERE id = :id AND ended_as IS NULL "
        else:  # unless another worker has taken it over
            sql = (
                f"UPDATE lines SET owner = {NOBODY}, attempts = attempts + 1, again_at = {CLOCK} + :again, "
                "ended_as = CASE WHEN attempts + 1 >= :most THEN :state END WHERE id = :id AND ended_as IS NULL "
                f"AND owner <> {NOBODY} AND (owner = :owner OR {_IS_DEAD}) "
            )
        row = connection.execute(f"{sql} RETURNING batch, price, ended_as", values).fetchone()
        if row is None or row[2] is None:  # another worker has recorded it, or it is to be taken again
            return
        batch, price, _ = row
        cost = (ended.credits or price or 0.0) if ended.may_cost else 0.0
        factor = ended.credits / price if ended.credits and price else 1.0
        connection.execute(
            "UPDATE batches SET spent = spent + :cost, factor = greatest(factor, :factor) WHERE id = :batch",
            {"cost": cost, "factor": factor, "batch": batch},
        )

    def _take_over(self, connection: "Connection", owner: int, free: int) -> tuple[list[Line], int]:
        """Take lines whose worker has exited, or that are to be tried again, and count the former.

        So are those that this worker was given in a transaction whose answer was lost. All of them count for the limits
        of their batch already.
        """
        sql = (
            "WITH found AS (SELECT id, owner AS before FROM lines WHERE ended_as IS NULL "
            f"AND owner IS NOT NULL AND service = :service AND ({_IS_DEAD} OR owner = :owner) AND id <> ALL(:mine) "
            f"AND (again_at IS NULL OR again_at <= {CLOCK}) ORDER BY id LIMIT :free) "
            "UPDATE lines SET owner = :owner FROM found WHERE lines.id = found.id "
            "RETURNING lines.id, key, request, save_to, before"
        )
        values = {"owner": owner, "service": self._service, "free": free, "mine": [*self._mine]}
        rows = connection.execute(sql, values).fetchall()
        return [*_lines(row[:4] for row in rows)], sum(row[4] not in (NOBODY, owner) for row in rows)

    def _waiting(self, connection: "Connection") -> list[_Batch]:
        """The batches with lines that nobody has begun, the oldest first."""
        sql = (
            "SELECT id, max_in_flight, max_credits, spent FROM batches WHERE service = :service AND EXISTS "
            "(SELECT 1 FROM lines WHERE batch = batches.id AND ended_as IS NULL AND owner IS NULL) ORDER BY id"
        )
        return [_Batch(*row) for row in connection.execute(sql, {"service": self._service})]

    def _take(self, connection: "Connection", batch: _Batch, owner: int, free: int) -> list[Line]:
        """Take waiting lines of a batch, as far as its limits allow."""
        costs = [cost for (cost,) in connection.execute(_COSTS, {"batch": batch.id})]
        if batch.max_in_flight is not None:
            free = min(free, batch.max_in_flight - len(costs))
        if batch.max_credits is not None and not batch.spent:
            # Nothing has ended, so no estimate has been compared with a cost: a single line does that.
            free = min(free, 1 - len(costs))
        waiting = "SELECT id, price FROM lines WHERE batch = :batch AND ended_as IS NULL AND owner IS NULL"
        rows = connection.execute(
            f"{waiting} ORDER BY id LIMIT :free", {"batch": batch.id, "free": max(0, free)}
        ).fetchall()
        if batch.max_credits is not None and rows:
            factor = connection.execute("SELECT factor FROM batches WHERE id = :id", {"id": batch.id}).fetchone()[0]
            left = batch.max_credits - batch.spent - sum(costs)
            fitting = []
            for number, price in rows:
                if (left := left - price * factor) < 0:
                    break
                fitting.append((number, price))
            if not fitting and not costs:  # and nothing that is under way may turn out to be cheaper
                connection.execute(
                    "UPDATE lines SET ended_as = 'over_budget' "
                    "WHERE batch = :batch AND ended_as IS NULL AND owner IS NULL",
                    {"batch": batch.id},
                )
            rows = fitting
        if not rows:
            return []
        sql = f"UPDATE lines SET owner = :owner WHERE batch = :batch AND id = ANY(:numbers) {_TAKEN}"
        values = {"owner": owner, "batch": batch.id, "numbers": [number for number, _ in rows]}
        return [*_lines(connection.execute(sql, values))]

    def _close(self, connection: "Connection", seconds: float) -> float:
        """Keep all workers from sending creates for so long. Returns for how long this one must wait."""
        if seconds > 0:
            connection.execute(
                f"INSERT INTO gates VALUES (:service, {CLOCK} + :seconds) ON CONFLICT (service) "
                "DO UPDATE SET closed_until = greatest(gates.closed_until, excluded.closed_until)",
                {"service": self._service, "seconds": seconds},
            )
        sql = f"SELECT closed_until - {CLOCK} FROM gates WHERE service = :service"
        row = connection.execute(sql, {"service": self._service}).fetchone()
        return max(0.0, row[0]) if row else 0.0


def _lines(rows: Iterable[Any]) -> Iterator[Line]:
    for number, key, request, save_to in rows:
        yield Line(number, key, json.loads(request), save_to)
