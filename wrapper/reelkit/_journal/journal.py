"""The journal of purchases: a paid job is never lost and never bought twice.

What a method has returned is durable. A purchase argument identifies the row; its current values are read from the
database, because other threads and processes write there too.
"""

import math
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reelkit._errors import JournalError
from reelkit._journal.events import add_event
from reelkit._journal.purchase import (
    FAILED,
    GIVEN_UP,
    INTENDED,
    SAVED,
    SUBMITTED,
    SUCCEEDED,
    UNKNOWN,
    JobTaken,
    Json,
    KeyTaken,
    Purchase,
    request_hash,
)
from reelkit._journal.schema import COLUMNS, LIVE, UNFINISHED, from_row, to_row
from reelkit._journal.stores import Permit, Statements, open_store
from reelkit._journal.writes import (
    add,
    adopt,
    find_place,
    first,
    free_unsent,
    is_numbered,
    mark_left,
    move,
    normalize_services,
    owner_of,
    renew,
    repeat,
    repeated_from,
    services_to_normalize,
    step,
)
from reelkit._system.crash_points import reach
from reelkit._system.postgres_urls import is_postgres
from reelkit._system.urls import normal_url

if TYPE_CHECKING:
    from reelkit._journal.stores import Finished

__all__ = ["JobTaken", "Journal", "KeyTaken", "default_path"]

PATH_VARIABLE = "REELKIT_JOURNAL"

PAGE = 200  # rows that are read at once
RECENT, TIMES = 5_000, 50  # purchases that are searched for times, and times that are read

# Unfinished purchases. A replaced purchase without an id was resolved; one with an id is paid for.
PENDING = (
    f"{UNFINISHED} AND (state <> 'succeeded' OR save_to IS NOT NULL) "
    "AND (state IN ('submitted', 'succeeded') OR replaced_at IS NULL)"
)


def default_path() -> Path | str:
    """The default place of the journal: REELKIT_JOURNAL, or else a file in the user's data folder."""
    if named := os.environ.get(PATH_VARIABLE):
        return named if is_postgres(named) else Path(named)
    try:
        return _data_directory() / "reelkit" / "jobs.db"
    except RuntimeError:  # as in a container with a user that has no entry
        raise JournalError(f"this user has no home folder for the journal; name a file with {PATH_VARIABLE}") from None


def _data_directory() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"  # XDG base directory specification


class Journal:
    """Purchases in a file or in PostgreSQL. It is opened on first use; threads and processes may share it."""

    def __init__(self, path: str | os.PathLike[str], *, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self._store = open_store(path)
        self._is_respelled = False
        self._told: list[Callable[[Purchase], object]] = []
        self._of_thread = threading.local()  # `held`: the purchases that are told once they are durable
        self.event_target: str | None = None  # to which the ends of purchases are to be delivered, see `Outbox`

    @property
    def place(self) -> str:
        """Its file, or the URL of its database without a password."""
        return self._store.place

    def files(self) -> tuple[str, ...]:
        """The paths of its files, which nothing else may replace."""
        return self._store.files()

    def tell(self, listener: Callable[[Purchase], object]) -> None:
        """Call *listener* with each purchase that gets a state through this object, once that is durable.

        It is called in the thread that has written it.
        """
        self._told.append(listener)

    def close(self) -> None:
        """Close the file. The next use opens it again."""
        self._store.close()

    def run_together(self, acts: "Sequence[Callable[[], Any]]") -> "list[Finished]":
        """Run acts that use this journal in one transaction, and return when what they wrote is durable."""
        held: list[list[Purchase]] = [[] for _ in acts]
        done = self._store.run_together(
            [self._holding(act, purchases) for act, purchases in zip(acts, held, strict=True)]
        )
        for purchases in held:
            for purchase in purchases:
                self._tell(purchase)
        return done

    def _holding(self, act: Callable[[], Any], purchases: list[Purchase]) -> Callable[[], Any]:
        """The act, which keeps what is to be told until it is durable. It may run again."""

        def run() -> Any:
            purchases.clear()
            self._of_thread.held = purchases
            try:
                return act()
            finally:
                self._of_thread.held = None

        return run

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Copy the journal to a new file while it is in use. Returns the number of purchases.

        The copy is a journal of its own. Copying the file in any other way loses what is still in its log.
        """
        return self._store.backup(path)

    def intend(
        self,
        service: str,
        key: str | None,
        request: Json,
        client_request_id: str,
        model: str,
        save_to: str | None = None,
        replaces: Purchase | None = None,
        account: str | None = None,
    ) -> Purchase:
        """Write a purchase before its request is sent. Raises KeyTaken if the key has another live purchase.

        Without a key one is generated. *replaces* is the failed or unknown purchase that this one replaces.
        """
        values = {
            "service": self._normal(service),
            "key": key if key is not None else replaces.key if replaces else "made-" + os.urandom(8).hex(),
            "request": request,
            "request_hash": request_hash(request),
            "client_request_id": client_request_id,
            "model": model,
            "state": INTENDED,
            "save_to": save_to,
            "intended_at": self._now(),
            "left_at": None,
            "account": account,
        }
        row = to_row(values)
        reach("before-intent")
        # The owner's lock is taken before the commit: an intent whose owner holds none is abandoned.
        purchase = self._store.write_owned(lambda connection, owner: add(connection, row | {"owner": owner}, replaces))
        reach("after-intent")
        self._tell(purchase)
        return purchase

    def leaving(self, purchase: Purchase, address: str, seconds: float) -> Permit:
        """Record that the request of an intent is sent now, and may take so many seconds. Returns until when it may go.

        Raises if it must not be sent: in any other state, and if another process may have taken over the purchase.
        """
        return self._leave(purchase, address, seconds)[1]

    def left(self, purchase: Purchase, address: str | None = None) -> Purchase:
        """Record that the request of an intent was sent to this address of the service."""
        return self._leave(purchase, address, 0.0)[0]

    def _leave(self, purchase: Purchase, address: str | None, seconds: float) -> tuple[Purchase, Permit]:
        at = self._now()

        def leave(connection: Statements) -> tuple[Purchase, Permit]:
            permit = Permit(*Permit.now(), self._store.leaving_time)  # from before it is held, so that it ends earlier
            self._store.hold(connection, purchase.id, seconds)
            return mark_left(connection, purchase, at, address), permit

        reach("before-left")
        after = self._store.write(leave)
        reach("after-left")
        return after

    def free_unsent(self, purchase: Purchase) -> Purchase:
        """Give up an intent whose process has exited, if its request was never sent. Returns the purchase as it is."""
        at = self._now()
        return self._store.write(lambda connection: free_unsent(connection, purchase, at))

    def renewed(self, purchase: Purchase, client_request_id: str) -> Purchase:
        """Record the client request id of the next create, after a rejected one. Raises if it must not be sent."""
        return self._store.write(lambda connection: renew(connection, purchase, client_request_id))

    def submitted(self, purchase: Purchase, job_id: str, token: str | None, credits: float | None = None) -> Purchase:
        """Record the id and the reported cost of the job. Raises JobTaken if it belongs to another purchase."""
        changes = {"job_id": job_id, "token": token, "reason": None, "submitted_at": self._now(), **_known(credits)}
        try:
            return self._step(purchase, SUBMITTED, "id", changes)
        except JournalError as error:
            message = f"{error}. Job {job_id} of the purchase {purchase.key!r} was bought; keep its id"
            raise JournalError(message, path=self.place, job_id=job_id) from None

    def repeated(self, purchase: Purchase, job_id: str, token: str | None) -> Purchase:
        """Record another job of the same create: it is paid for, and becomes a purchase of its own."""
        changes = {"job_id": job_id, "token": token, "state": SUBMITTED, "submitted_at": self._now()}
        added = self._store.write_owned(lambda connection, owner: repeat(connection, purchase, changes, owner))
        self._tell(added)
        return added

    def adopt(
        self, service: str, job_id: str, model: str, client_request_id: str, credits: float | None, save_to: str
    ) -> Purchase:
        """Add a job that was created elsewhere as a purchase of its own, unless the journal has it."""
        values = {
            "service": self._normal(service),
            "key": f"adopted-{job_id}",
            "request": {"model": model},
            "request_hash": request_hash({"model": model}),
            "client_request_id": client_request_id,
            "model": model,
            "state": SUBMITTED,
            "job_id": job_id,
            "save_to": save_to,
            "intended_at": self._now(),
            "submitted_at": self._now(),
            **_known(credits),
        }
        row = to_row(values)
        return self._store.write_owned(lambda connection, owner: adopt(connection, row | {"owner": owner}))

    def unknown(self, purchase: Purchase, reason: str) -> Purchase:
        """Record that the response was lost, so that it is unknown whether there is a job."""
        return self._step(purchase, UNKNOWN, "unknown", {"reason": reason})

    def succeeded(self, purchase: Purchase, credits: float | None) -> Purchase:
        """Record that the video is finished. *credits* is the cost in that response, which is often missing."""
        return self._step(purchase, SUCCEEDED, "end", {"ended_at": self._now(), **_known(credits)})

    def failed(self, purchase: Purchase, reason: str) -> Purchase:
        """Record that the job failed."""
        return self._step(purchase, FAILED, "end", {"reason": reason, "ended_at": self._now()})

    def saved(self, purchase: Purchase, path: str, sha256: str, size: int) -> Purchase:
        """Record that the video is saved."""
        changes = {"path": path, "sha256": sha256, "size": size, "ended_at": self._now()}
        return self._step(purchase, SAVED, "saved", changes)

    def given_up(self, purchase: Purchase, reason: str) -> Purchase:
        """Record the decision that there is no job. The key can be used again."""
        return self._step(purchase, GIVEN_UP, "given-up", {"reason": reason, "ended_at": self._now()})

    def absent(self, purchase: Purchase, reason: str, witnesses: Sequence[str], scan_age: float) -> Purchase:
        """Record the proof that a lost create has no job. The key can be used again."""
        purchase = self.get(purchase.id) or purchase  # with the address, which was recorded when it left
        evidence = {"address": purchase.address, "witnesses": list(witnesses), "scanned_at": self._now() - scan_age}
        changes = {"reason": reason, "ended_at": self._now(), "evidence": evidence}
        return self._step(purchase, GIVEN_UP, "given-up", changes)

    def wanted(self, purchase: Purchase, save_to: str) -> Purchase:
        """Record a new path for the video, where `pending` saves it if it is unfinished."""
        return self._store.write(lambda connection: move(connection, purchase, save_to))

    def with_free_place(self, purchase: Purchase) -> Purchase:
        """The purchase. If `repeated` added it and its path is taken by now, it gets another path first."""
        if (
            not is_numbered(purchase)
            or self._store.read(lambda connection: repeated_from(connection, purchase)) is None
        ):
            return purchase
        return self._store.write(lambda connection: find_place(connection, purchase))

    def find(self, service: str, key: str) -> Purchase | None:
        """The live purchase with this key."""
        service = self._normal(service)
        return self._one(f"service = :service AND key = :key AND {LIVE}", {"service": service, "key": key})

    def latest(self, service: str, key: str) -> Purchase | None:
        """The live purchase with this key, or else the latest one that had it."""
        values = {"service": self._normal(service), "key": key}
        return self.find(service, key) or self._one("service = :service AND key = :key ORDER BY id DESC", values)

    def get(self, purchase_id: int) -> Purchase | None:
        """The purchase with this number, in any state."""
        return self._one("id = :id", {"id": purchase_id})

    def by_job(self, service: str, job_id: str) -> Purchase | None:
        """The purchase of this job, in either spelling of its id; the latest if a service used an id twice."""
        service = self._normal(service)
        return self._store.read(lambda connection: owner_of(connection, service, job_id))

    def pending(self, service: str | None = None) -> Iterator[Purchase]:
        """The purchases that are unfinished now, oldest first."""
        service = None if service is None else self._normal(service)
        last = self._store.query("SELECT max(id) FROM purchases")[0][
            0
        ]  # so that it ends although another process adds more
        where = f"{PENDING} AND id > :after AND id <= :last{_of(service)} ORDER BY id"
        return self._pages(where, {"service": service, "last": last}, after=0)

    def every(self, service: str | None = None, limit: int | None = None) -> Iterator[Purchase]:
        """All purchases, newest first, and at most *limit*."""
        service = None if service is None else self._normal(service)
        return self._pages(f"id < :after{_of(service)} ORDER BY id DESC", {"service": service}, 2**63 - 1, limit)

    def charged(self, service: str, limit: int) -> Iterator[Purchase]:
        """The purchases with a cost, newest first, without those that failed or whose requests are large."""
        values = {"service": self._normal(service)}
        priced = "credits > 0 AND state <> 'failed' AND length(request) < 20000"
        return self._pages(
            f"id < :after AND service = :service AND {priced} ORDER BY id DESC", values, 2**63 - 1, limit
        )

    def durations(self, service: str, model: str) -> list[tuple[str, float]]:
        """The token of each of the last saved videos of a model, and the seconds from its create until it was saved."""
        sql = (
            "SELECT token, ended_at - submitted_at FROM purchases WHERE id > (SELECT max(id) FROM purchases) - :recent "
            "AND service = :service AND model = :model AND state = 'saved' AND token IS NOT NULL "
            "AND ended_at > submitted_at ORDER BY id DESC LIMIT :count"
        )
        values = {"service": self._normal(service), "model": model, "recent": RECENT, "count": TIMES}
        return [(str(token), float(seconds)) for token, seconds in self._store.query(sql, to_row(values))]

    def keys(self, service: str, beginning: str, limit: int) -> list[str]:
        """At most *limit* keys that begin like this, the newest first. Reads no requests, which may be large."""
        sql = (
            "SELECT key FROM purchases WHERE service = :service AND substr(key, 1, length(:beginning)) = :beginning "
            "GROUP BY key ORDER BY max(id) DESC LIMIT :count"
        )
        values = {"service": self._normal(service), "beginning": beginning, "count": limit}
        return [key for (key,) in self._store.query(sql, to_row(values))]

    def without_requests(self, service: str) -> list[Purchase]:
        """All purchases in the order of their numbers, without their requests, which may hold whole pictures."""
        columns = COLUMNS.replace(" request,", " '{}' AS request,")
        sql = f"SELECT {columns} FROM purchases WHERE service = :service ORDER BY id"
        return list(map(from_row, self._store.query(sql, to_row({"service": self._normal(service)}))))

    def now(self) -> float:
        """The time of the journal's clock, in seconds since 1970."""
        return self._now()

    def credits(self, service: str, since: float = 0.0) -> float:
        """The credits that the service reported for all purchases since that time."""
        sql = (
            "SELECT coalesce(sum(credits), 0) FROM purchases "
            "WHERE service = :service AND intended_at >= :since AND state <> 'failed'"  # not charged
        )
        service = self._normal(service)
        return float(self._store.query(sql, to_row({"service": service, "since": since}))[0][0])

    def is_abandoned(self, purchase: Purchase) -> bool:
        """Whether the purchase is an intent whose process has exited. Its request may have been sent."""
        sql = "SELECT owner, intended_at FROM purchases WHERE id = :id AND state = :state"
        rows = self._store.query(sql, {"id": purchase.id, "state": INTENDED})
        return any(self._store.is_gone(owner, abs(self._now() - intended_at)) for owner, intended_at in rows)

    def is_interrupted(self, purchase: Purchase) -> bool:
        """Whether the purchase is an intent of a process that has exited, or of this one, which the caller knows."""
        sql = "SELECT owner FROM purchases WHERE id = :id AND state = :state"
        rows = self._store.query(sql, {"id": purchase.id, "state": INTENDED})
        return rows == [(self._store.owner_id(),)] or self.is_abandoned(purchase)

    def age(self, purchase: Purchase) -> float:
        """The seconds since the intent. Negative if the clock was set back; the real age is then unknown."""
        return self._now() - purchase.intended_at

    def _step(self, purchase: Purchase, state: str, point: str, changes: dict[str, Any]) -> Purchase:
        target, at = self.event_target, 0.0 if self.event_target is None else self._now()

        def step_and_event(connection: Statements) -> Purchase:
            after = step(connection, purchase, state, changes)
            if target is not None:
                add_event(connection, after, target, at)
            return after

        reach(f"before-{point}")
        after = self._store.write(step_and_event)
        reach(f"after-{point}")
        self._tell(after)
        return after

    def _tell(self, purchase: Purchase) -> None:
        held: list[Purchase] | None = getattr(self._of_thread, "held", None)
        if held is not None:
            held.append(purchase)
            return
        for listener in self._told:
            listener(purchase)

    def _normal(self, service: str) -> str:
        """The normal form of a base URL. The first call also normalizes the URLs that an older reelkit has written."""
        if not self._is_respelled:
            if self._store.read(services_to_normalize):
                self._store.write(normalize_services)
            self._is_respelled = True
        return normal_url(service)

    def _one(self, where: str, values: dict[str, Any]) -> Purchase | None:
        return self._store.read(lambda connection: first(connection, where, to_row(values)))

    def _pages(self, where: str, values: dict[str, Any], after: int, limit: int | None = None) -> Iterator[Purchase]:
        sql = f"SELECT {COLUMNS} FROM purchases WHERE {where} LIMIT :count"
        while limit is None or limit > 0:
            count = PAGE if limit is None else min(PAGE, limit)
            rows = self._store.query(sql, to_row(values | {"after": after, "count": count}))
            yield from map(from_row, rows)
            if len(rows) < count:
                return
            after = rows[-1][0]
            limit = None if limit is None else limit - count


def _of(service: str | None) -> str:
    """The condition for a service, if one is given."""
    return "" if service is None else " AND service = :service"


def _known(credits: float | None) -> dict[str, float]:
    """The reported credits, if any, so that an earlier report is kept. Non-finite numbers are ignored."""
    try:
        number = float(credits) if credits is not None else math.nan
    except OverflowError:  # JSON integers are unlimited
        return {}
    return {"credits": number} if math.isfinite(number) else {}
