"""The journal of purchases: a paid job is never lost and never bought twice.

What a method has returned is durable. A purchase that is handed in says which one is meant; what is true of it is
read from the file, as other threads and processes write there too.
"""

import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reelkit._errors import JournalError
from reelkit._journal import purchase as _purchases
from reelkit._journal.purchase import JobTaken, Json, KeyTaken, Purchase, request_hash
from reelkit._journal.schema import COLUMNS, LIVE, UNFINISHED, from_row, to_row
from reelkit._journal.writes import (
    add,
    find_place,
    first,
    is_numbered,
    misspelled,
    move,
    repeat,
    repeated_from,
    respell,
    step,
)
from reelkit._system.crash_points import reach
from reelkit._system.urls import normal_url

__all__ = ["JobTaken", "Journal", "KeyTaken", "default_path"]

PATH_VARIABLE = "REELKIT_JOURNAL"

PAGE = 200  # rows that are held at once when many are looked at

# What is to be finished. A replaced purchase that never had an id was decided about; one that has an id is paid for.
PENDING = (
    f"{UNFINISHED} AND (state <> 'succeeded' OR save_to IS NOT NULL) "
    "AND (state IN ('submitted', 'succeeded') OR replaced_at IS NULL)"
)
OF_SERVICE = "(:service IS NULL OR service = :service)"


def default_path() -> Path:
    """Where the journal is unless somebody says otherwise: in the user's data directory."""
    if named := os.environ.get(PATH_VARIABLE):
        return Path(named)
    return _data_directory() / "reelkit" / "jobs.db"


def _data_directory() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".local" / "share"  # by the XDG specification


class Journal:
    """One file of purchases. It is opened when it is first used; threads and processes may share it."""

    def __init__(self, path: str | os.PathLike[str], *, now: Callable[[], float] = time.time) -> None:
        from reelkit._journal.store import Store  # lazy: sqlite3 takes 5 ms to import

        try:
            self.path = Path(path).resolve()
        except (OSError, RuntimeError, ValueError) as error:
            raise JournalError(f"the journal cannot be {path!r}: {error}", path=str(path)) from None
        self._now = now
        self._store = Store(self.path)
        self._is_respelled = False

    def close(self) -> None:
        """Let go of the file. The next use opens it again."""
        self._store.close()

    def backup(self, path: str | os.PathLike[str]) -> int:
        """Write a copy to a new file, whole or not at all, while others use the journal. How many purchases it has.

        The copy is a journal of its own. To copy the file in any other way loses what is still in its log.
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
    ) -> Purchase:
        """Note a purchase before its request leaves. Raises KeyTaken if another one lives under the key.

        Without a key one is made. *replaces* is the failed or unknown purchase in whose place this one stands.
        """
        values = {
            "service": self._normal(service),
            "key": key if key is not None else replaces.key if replaces else "made-" + os.urandom(8).hex(),
            "request": request,
            "request_hash": request_hash(request),
            "client_request_id": client_request_id,
            "model": model,
            "state": _purchases.INTENDED,
            "save_to": save_to,
            "intended_at": self._now(),
        }
        row = to_row(values)
        reach("before-intent")
        # The owner's lock is taken before the commit: an intent whose owner holds none is abandoned.
        purchase = self._store.write(
            lambda connection: add(connection, row | {"owner": self._store.owner().id}, replaces)
        )
        reach("after-intent")
        return purchase

    def submitted(self, purchase: Purchase, job_id: str, token: str | None, credits: float | None = None) -> Purchase:
        """The job has an id. *credits* is what the service reported with it. Raises JobTaken if it is another's."""
        changes = {"job_id": job_id, "token": token, "reason": None, "submitted_at": self._now(), **_known(credits)}
        try:
            return self._step(purchase, _purchases.SUBMITTED, "id", changes)
        except JournalError as error:
            message = f"{error}. Job {job_id} of {purchase.key!r} is bought, keep its id"
            raise JournalError(message, path=str(self.path), job_id=job_id) from None

    def repeated(self, purchase: Purchase, job_id: str, token: str | None) -> Purchase:
        """The create of this purchase made another job as well: it is paid for, and becomes a purchase of its own."""
        changes = {"job_id": job_id, "token": token, "state": _purchases.SUBMITTED, "submitted_at": self._now()}
        return self._store.write(lambda connection: repeat(connection, purchase, changes, self._store.owner().id))

    def unknown(self, purchase: Purchase, reason: str) -> Purchase:
        """The answer was lost, and nobody knows whether there is a job."""
        return self._step(purchase, _purchases.UNKNOWN, "unknown", {"reason": reason})

    def succeeded(self, purchase: Purchase, credits: float | None) -> Purchase:
        """The video is made. *credits* is what the service reported with it, which is often nothing more."""
        return self._step(purchase, _purchases.SUCCEEDED, "end", {"ended_at": self._now(), **_known(credits)})

    def failed(self, purchase: Purchase, reason: str) -> Purchase:
        """The service could not make the video."""
        return self._step(purchase, _purchases.FAILED, "end", {"reason": reason, "ended_at": self._now()})

    def saved(self, purchase: Purchase, path: str, sha256: str, size: int) -> Purchase:
        """The video is on disk."""
        changes = {"path": path, "sha256": sha256, "size": size, "ended_at": self._now()}
        return self._step(purchase, _purchases.SAVED, "saved", changes)

    def given_up(self, purchase: Purchase, reason: str) -> Purchase:
        """Somebody decided that there is no job. The key is free again."""
        return self._step(purchase, _purchases.GIVEN_UP, "given-up", {"reason": reason, "ended_at": self._now()})

    def wanted(self, purchase: Purchase, save_to: str) -> Purchase:
        """The video is wanted elsewhere now: `pending` saves what is unfinished where the last call said."""
        return self._store.write(lambda connection: move(connection, purchase, save_to))

    def with_free_place(self, purchase: Purchase) -> Purchase:
        """The purchase, with a place for its video. One that `repeated` has made never takes the place of another file.

        Its place was free when it was made, and something else may be there by now.
        """
        if (
            not is_numbered(purchase)
            or self._store.read(lambda connection: repeated_from(connection, purchase)) is None
        ):
            return purchase
        return self._store.write(lambda connection: find_place(connection, purchase))

    def find(self, service: str, key: str) -> Purchase | None:
        """The live purchase under the key."""
        service = self._normal(service)
        return self._one(f"service = :service AND key = :key AND {LIVE}", {"service": service, "key": key})

    def get(self, purchase_id: int) -> Purchase | None:
        """The purchase with this number, dead or alive."""
        return self._one("id = :id", {"id": purchase_id})

    def by_job(self, service: str, job_id: str) -> Purchase | None:
        """The purchase that bought this job; the latest, should a service give an id twice."""
        service = self._normal(service)
        return self._one(
            "service = :service AND job_id = :job_id ORDER BY id DESC", {"service": service, "job_id": job_id}
        )

    def pending(self, service: str | None = None) -> Iterator[Purchase]:
        """What is to be finished of what is there now, the oldest first."""
        service = None if service is None else self._normal(service)
        last = self._store.query("SELECT max(id) FROM purchases")[0][0]  # it must end while another process goes on
        where = f"{PENDING} AND id > :after AND id <= :last AND {OF_SERVICE} ORDER BY id"
        return self._pages(where, {"service": service, "last": last}, after=0)

    def every(self, service: str | None = None, limit: int | None = None) -> Iterator[Purchase]:
        """All purchases, the latest first; no more than *limit*."""
        service = None if service is None else self._normal(service)
        return self._pages(f"id < :after AND {OF_SERVICE} ORDER BY id DESC", {"service": service}, 2**63 - 1, limit)

    def credits(self, service: str, since: float = 0.0) -> float:
        """What the service reported for all that was intended since then."""
        sql = (
            "SELECT total(credits) FROM purchases "
            "WHERE service = :service AND intended_at >= :since AND state <> 'failed'"  # which is not charged
        )
        service = self._normal(service)
        return float(self._store.query(sql, to_row({"service": service, "since": since}))[0][0])

    def is_abandoned(self, purchase: Purchase) -> bool:
        """Whether the purchase is an intent whose process lives no more. Its request may have been sent."""
        sql = "SELECT owner, intended_at FROM purchases WHERE id = :id AND state = :state"
        rows = self._store.query(sql, {"id": purchase.id, "state": _purchases.INTENDED})
        return any(self._store.owner().is_gone(owner, abs(self._now() - intended_at)) for owner, intended_at in rows)

    def is_interrupted(self, purchase: Purchase) -> bool:
        """The same, or an intent of this process, which knows by itself what it has under way."""
        sql = "SELECT owner FROM purchases WHERE id = :id AND state = :state"
        rows = self._store.query(sql, {"id": purchase.id, "state": _purchases.INTENDED})
        return rows == [(self._store.owner().id,)] or self.is_abandoned(purchase)

    def age(self, purchase: Purchase) -> float:
        """Seconds since it was intended. Below zero if the clock was set back, and then nobody knows."""
        return self._now() - purchase.intended_at

    def _step(self, purchase: Purchase, state: str, point: str, changes: dict[str, Any]) -> Purchase:
        reach(f"before-{point}")
        purchase = self._store.write(lambda connection: step(connection, purchase, state, changes))
        reach(f"after-{point}")
        return purchase

    def _normal(self, service: str) -> str:
        """The service as it is spelled here. What an older reelkit has spelled otherwise is brought in line once."""
        if not self._is_respelled:
            if self._store.read(misspelled):
                self._store.write(respell)
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


def _known(credits: float | None) -> dict[str, float]:
    """What was reported, so that nothing reported earlier is forgotten. What is no finite number is left out."""
    try:
        number = float(credits) if credits is not None else math.nan
    except OverflowError:  # JSON's whole numbers have no end
        return {}
    return {"credits": number} if math.isfinite(number) else {}
