"""The operations on purchases inside a transaction.

Each operation decides first and writes then: a rejected one leaves nothing to commit.
"""

import os
import re
from pathlib import Path
from typing import Any

from reelkit._errors import JournalError
from reelkit._journal.purchase import (
    FAILED,
    GIVEN_UP,
    IMPLIED_BY,
    INTENDED,
    NEXT_STATES,
    UNKNOWN,
    UNSENT,
    JobTaken,
    KeyTaken,
    Purchase,
    main_id,
    request_hash,
)
from reelkit._journal.schema import COLUMNS, LIVE, from_row, to_row
from reelkit._journal.stores import Statements
from reelkit._objects.urls import is_object, numbered
from reelkit._system.urls import normal_url

TIMES = ("submitted_at", "ended_at")  # the first report counts


def first(connection: Statements, where: str, values: dict[str, Any]) -> Purchase | None:
    """The first matching purchase."""
    row = connection.execute(f"SELECT {COLUMNS} FROM purchases WHERE {where} LIMIT 1", values).fetchone()
    return from_row(row) if row else None


def owner_of(connection: Statements, service: str, job_id: str) -> Purchase | None:
    """The purchase of this job, whose id may or may not name its model; the latest if a service used an id twice."""
    short = main_id(job_id)
    values = {"service": service, "job_id": job_id, "short": short, "start": f"{short}:", "end": f"{short};"}
    # Each part is one step in the index of jobs. With OR, SQLite reads all jobs of the service.
    found = connection.execute(
        f"SELECT {COLUMNS} FROM purchases WHERE id IN ("
        "SELECT id FROM purchases WHERE service = :service AND job_id IN (:job_id, :short) UNION "
        "SELECT id FROM purchases WHERE service = :service AND job_id > :start AND job_id < :end"  # ";" follows ":"
        ") ORDER BY id DESC",
        to_row(values),
    )
    return next((each for each in map(from_row, found) if main_id(each.job_id or "") == short), None)


def services_to_normalize(connection: Statements) -> dict[str, str]:
    """The services that an older reelkit wrote in another form than the normal one, with the normal form of each."""
    conditions = (LIVE, "job_id IS NOT NULL")
    found = {service for where in conditions for (service,) in connection.execute(_each_service(where))}
    normal = {text: normal_url(text) for text in found if isinstance(text, str)}
    return {text: right for text, right in normal.items() if text != right}


def _each_service(condition: str) -> str:
    """SQL that lists each service once, with one step in an index for each, however many purchases there are."""
    lowest = f"SELECT min(service) FROM purchases WHERE {condition}"
    return f"""
        WITH RECURSIVE each(name) AS (
            {lowest} UNION ALL SELECT ({lowest} AND service > each.name) FROM each WHERE each.name IS NOT NULL
        ) SELECT name FROM each WHERE name IS NOT NULL
    """


def normalize_services(connection: Statements) -> None:
    """Change the services of all purchases to their normal form.

    If a key was used under both forms, the purchase of higher rank keeps it, and the other key gets a number. If both
    want their videos in one file, one of the files gets a number as well.
    """
    for old, new in services_to_normalize(connection).items():
        twice = connection.execute(
            f"SELECT key FROM purchases WHERE service = :old AND {LIVE} "
            f"INTERSECT SELECT key FROM purchases WHERE service = :new AND {LIVE}",
            {"old": old, "new": new},
        ).fetchall()
        for (key,) in twice:
            under_key = f"service = :service AND key = :key AND {LIVE}"
            both = [first(connection, under_key, {"service": service, "key": key}) for service in (new, old)]
            less, more = sorted((purchase for purchase in both if purchase is not None), key=_worth)
            free = f"{less.key}.{_free_number(connection, (old, new), less.key)}"
            connection.execute("UPDATE purchases SET key = :key WHERE id = :id", to_row({"key": free, "id": less.id}))
            _separate_places(connection, less, more)
        connection.execute("UPDATE purchases SET service = :new WHERE service = :old", {"old": old, "new": new})


def _separate_places(connection: Statements, less: Purchase, more: Purchase) -> None:
    """If two purchases have the same path, give the lower in rank another one, unless its video is saved there."""
    moved, other = (more, less) if less.path is not None and more.path is None else (less, more)
    place = moved.save_to
    if moved.path is not None or not place or place not in (other.save_to, other.path) or not Path(place).name:
        return
    move(connection, moved, _free_place(connection, place))


def _worth(purchase: Purchase) -> tuple[bool, bool, int]:
    """The rank of a purchase among those with the same key: a paid job first, then one that may exist."""
    return purchase.job_id is not None and purchase.state != FAILED, purchase.state != FAILED, -purchase.id


def _free_number(connection: Statements, services: tuple[str, ...], key: str, number: int = 2) -> int:
    """The first number, starting from *number*, that makes the key unique."""
    connection.lock("numbers")
    taken = "service = :service AND key = :key"
    while any(first(connection, taken, to_row({"service": service, "key": f"{key}.{number}"})) for service in services):
        number += 1
    return number


def add(connection: Statements, row: dict[str, Any], replaces: Purchase | None) -> Purchase:
    """Add a purchase, in place of *replaces* if given, unless its key has another live purchase."""
    if connection.has_older_writers:  # every time
        normalize_services(connection)
    connection.lock(f"key {row['key']!r} of {row['service']}")
    under_key = f"service = :service AND key = :key AND {LIVE}"
    living = first(connection, under_key, row)
    same = ("client_request_id", "intended_at")
    if living is not None and all(getattr(living, name) == row[name] for name in same):
        return living  # added by this operation, before the connection broke
    if living is not None and (replaces is None or living.id != replaces.id):
        raise KeyTaken(living)
    if replaces is not None:
        old = _existing(connection, replaces)
        if old.state not in (FAILED, UNKNOWN):
            raise JournalError(
                f"purchase {old.key!r} has the state {old.state!r}; only a failed or unknown one can be replaced"
            )
        connection.execute(
            f"SELECT :{', :'.join(row)}", row
        )  # a value that the database rejects is rejected before anything is written
        when = {"id": old.id, "at": row["intended_at"]}
        connection.execute("UPDATE purchases SET replaced_at = :at WHERE id = :id AND replaced_at IS NULL", when)
    connection.execute(f"INSERT INTO purchases ({', '.join(row)}) VALUES (:{', :'.join(row)})", row)
    purchase = first(connection, under_key, row)
    assert purchase is not None  # just added
    return purchase


def step(connection: Statements, purchase: Purchase, state: str, changes: dict[str, Any]) -> Purchase:
    """Move a purchase to a state. If it has reached it already, only missing values are added."""
    now = _existing(connection, purchase)
    job_id = changes.get("job_id")
    if job_id is not None and now.job_id not in (None, job_id):
        raise JournalError(f"purchase {now.key!r} has job {now.job_id} already, not {job_id}")
    if job_id is not None and now.job_id is None:
        _lock_job(connection, now.service, job_id)
        owner = owner_of(connection, now.service, job_id)
        if owner is not None:
            raise JobTaken(owner)
        if now.save_to and first(connection, "id = :id AND replaced_at IS NOT NULL", {"id": now.id}):
            # Bought again while the first job was being searched for: both are paid for, and each has a file.
            changes = changes | {"save_to": _free_place(connection, now.save_to)}
    if state in NEXT_STATES[now.state]:
        kept = [name for name in TIMES if getattr(now, name) is not None]
        changes = changes | {"state": state}
    elif now.state in IMPLIED_BY[state]:
        kept = [name for name in changes if getattr(now, name) is not None]
    else:
        raise JournalError(
            f"purchase {now.key!r} has the state {now.state!r}, which cannot change to {state!r}; nothing was changed"
        )
    changes = {name: value for name, value in changes.items() if name not in kept and value != getattr(now, name)}
    if changes:
        sets = ", ".join(f"{name} = :{name}" for name in changes)
        connection.execute(f"UPDATE purchases SET {sets} WHERE id = :id", to_row(changes | {"id": now.id}))
    return now._replace(**changes)


def mark_left(connection: Statements, purchase: Purchase, at: float, address: str | None) -> Purchase:
    """Record when the request of an intent was sent, and to which address."""
    now = _existing(connection, purchase)
    if now.state != INTENDED:
        raise JournalError(f"purchase {now.key!r} has the state {now.state!r} by now; its create is not sent")
    changes: dict[str, Any] = {"left_at": at, "evidence": {"address": address} if address is not None else None}
    sets = "left_at = :left_at, evidence = :evidence"
    connection.execute(f"UPDATE purchases SET {sets} WHERE id = :id", to_row(changes | {"id": now.id}))
    return now._replace(**changes)


def free_unsent(connection: Statements, purchase: Purchase, at: float) -> Purchase:
    """Give up an intent whose request was never sent; any other purchase stays as it is."""
    now = _existing(connection, purchase)
    if now.state != INTENDED or now.left_at is not None:
        return now
    return step(connection, now, GIVEN_UP, {"reason": UNSENT, "ended_at": at})


REPEATED = ("service", "request", "client_request_id", "model", "intended_at", "left_at", "account")


def repeat(connection: Statements, purchase: Purchase, changes: dict[str, Any], owner: int) -> Purchase:
    """Add another job of the same create as a purchase of its own, with a number behind its key, unless it exists."""
    now = _existing(connection, purchase)
    _lock_job(connection, now.service, changes["job_id"])
    same = owner_of(connection, now.service, changes["job_id"])
    if same is not None:
        return same
    number = _free_number(connection, (now.service,), now.key)
    while now.save_to and _is_taken(connection, numbered(now.save_to, number)):
        number = _free_number(connection, (now.service,), now.key, number + 1)
    place = now.save_to and numbered(now.save_to, number)
    values = {name: getattr(now, name) for name in REPEATED}
    values |= {"key": f"{now.key}.{number}", "request_hash": request_hash(now.request), "save_to": place}
    return add(connection, to_row(values | changes | {"owner": owner}), None)


def adopt(connection: Statements, row: dict[str, Any]) -> Purchase:
    """Add a purchase whose job was created elsewhere, unless there is one of this job.

    A taken key, and a taken path, get a number.
    """
    if connection.has_older_writers:
        normalize_services(connection)
    _lock_job(connection, row["service"], row["job_id"])
    same = owner_of(connection, row["service"], row["job_id"])
    if same is not None:
        return same
    if first(connection, "service = :service AND key = :key", row) is not None:
        row = row | {"key": f"{row['key']}.{_free_number(connection, (row['service'],), row['key'])}"}
    if _is_taken(connection, row["save_to"]):  # two ids may have one file name
        row = row | to_row({"save_to": _free_place(connection, row["save_to"])})
    return add(connection, row, None)


def is_numbered(purchase: Purchase) -> bool:
    """Whether the key of the purchase looks like one from `repeat`."""
    return purchase.save_to is not None and re.search(r"\.[0-9]+\Z", purchase.key) is not None


def repeated_from(connection: Statements, purchase: Purchase) -> Purchase | None:
    """The purchase with the same create, if the file of this one belongs beside its file."""
    same_create = "client_request_id = :mark AND id < :id AND save_to IS NOT NULL ORDER BY id"
    found = first(connection, same_create, {"mark": purchase.client_request_id, "id": purchase.id})
    if found is None or found.save_to is None or purchase.save_to is None:
        return None
    number = Path(purchase.save_to).stem.removeprefix(f"{Path(found.save_to).stem}.")
    is_beside = number.isdecimal() and numbered(found.save_to, int(number)) == purchase.save_to
    return found if is_beside else None  # otherwise the user gave the path


def find_place(connection: Statements, purchase: Purchase) -> Purchase:
    """Give a repeated purchase another path, if its own is taken by now."""
    now = _existing(connection, purchase)
    origin = repeated_from(connection, now)
    if origin is None or origin.save_to is None or now.save_to is None or now.path == now.save_to:
        return now
    place, number = now.save_to, 2
    while _is_taken(connection, place, now.id):
        place, number = numbered(origin.save_to, number), number + 1
    return now if place == now.save_to else move(connection, now, place)


def _free_place(connection: Statements, place: str) -> str:
    """The path with the first number for which it is not taken."""
    number = 2
    while _is_taken(connection, numbered(place, number)):
        number += 1
    return numbered(place, number)


def _is_taken(connection: Statements, place: str, but: int = 0) -> bool:
    """Whether the path exists, or is the path of another purchase."""
    connection.lock("numbers")
    elsewhere = first(
        connection, "(save_to = :place OR path = :place) AND id <> :id", to_row({"place": place, "id": but})
    )
    # Objects are not looked at within a transaction; none is replaced.
    return elsewhere is not None or (not is_object(place) and os.path.lexists(place))


def move(connection: Statements, purchase: Purchase, save_to: str) -> Purchase:
    """Change the path where the video of a purchase is wanted, in any state."""
    now = _existing(connection, purchase)
    connection.execute(
        "UPDATE purchases SET save_to = :save_to WHERE id = :id", to_row({"id": now.id, "save_to": save_to})
    )
    return now._replace(save_to=save_to)


def renew(connection: Statements, purchase: Purchase, client_request_id: str) -> Purchase:
    """Change the client request id of an intent for its next create, which has not left yet.

    Raises if another process has resolved it in the meantime.
    """
    now = _existing(connection, purchase)
    if now.state != INTENDED:
        raise JournalError(f"purchase {now.key!r} has the state {now.state!r} by now, so its create is not sent again")
    connection.execute(
        "UPDATE purchases SET client_request_id = :mark, left_at = NULL WHERE id = :id",
        {"id": now.id, "mark": client_request_id},
    )
    return now._replace(client_request_id=client_request_id, left_at=None)


def _lock_job(connection: Statements, service: str, job_id: str) -> None:
    """A job has one purchase: nobody else may record it before this transaction has ended."""
    connection.lock(f"job {main_id(job_id)!r} of {service}")


def _existing(connection: Statements, purchase: Purchase) -> Purchase:
    """The purchase as it is now. It stays so until this transaction changes it."""
    connection.lock(f"purchase {purchase.id}")
    found = first(connection, "id = :id", {"id": purchase.id})
    if found is None:
        raise JournalError(f"purchase {purchase.key!r} is not in this journal; use the one that it was created in")
    return found
