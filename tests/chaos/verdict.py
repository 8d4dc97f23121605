"""The comparison at the end of a batch: the jobs of the service, the journal and the files must agree.

The journal is read with plain SQL, independently of its own reader.
"""

import contextlib
import hashlib
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.chaos.lives import Customer
from tests.chaos.service import Made, Service


class Row(NamedTuple):
    """A row of a purchase."""

    key: str
    client_request_id: str
    state: str
    job_id: str | None
    path: str | None
    sha256: str | None
    replaced_at: float | None


def purchases(journal: Path) -> list[Row]:
    """All rows of the journal."""
    with contextlib.closing(sqlite3.connect(journal)) as connection:
        return [Row(*row) for row in connection.execute(f"SELECT {', '.join(Row._fields)} FROM purchases")]


def told_by_the_logs(rows: list[Row], books: list[Made]) -> Iterator[str]:
    """Purchases of unknown outcome although the logs show their job."""
    marks = {made.mark for made in books}
    for row in rows:
        if row.state in ("intended", "unknown") and row.client_request_id in marks:
            yield f"{row.key} is {row.state}, and the logs show it as {row.client_request_id}"


def differences(customer: Customer, service: Service) -> Iterator[str]:
    """The differences, as sentences."""
    books, rows = service.books(), purchases(customer.journal)
    yield from bought_twice(books, rows)
    yield from _lost(books, rows)
    yield from _unfinished(customer, rows)
    yield from _files(customer, service, books, rows)


def bought_twice(books: list[Made], rows: list[Row]) -> Iterator[str]:
    """Purchases with more than one job, and keys charged more than once."""
    for mark, count in Counter(made.mark for made in books).items():
        if count > 1:
            yield f"{mark} was made {count} times"
    keys = {row.client_request_id: row.key for row in rows}
    for key, count in Counter(keys.get(made.mark or "") for made in books if made.money == "charged").items():
        if count > 1:
            yield f"{key} was charged {count} times"


def _lost(books: list[Made], rows: list[Row]) -> Iterator[str]:
    """Jobs that belong to no purchase with their id, unless they failed without a charge."""
    by_mark: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        by_mark[row.client_request_id].append(row)
    for made in books:
        found = [row.job_id for row in by_mark[made.mark]]
        is_given_up = [row.state for row in by_mark[made.mark]] == ["given_up"]
        if found != [made.job_id] and not (made.money == "released" and is_given_up):
            yield f"job {made.job_id} ({made.money}, marked {made.mark}) is {found} in the journal"


def _unfinished(customer: Customer, rows: list[Row]) -> Iterator[str]:
    """Lines without a saved purchase."""
    living = {row.key: row for row in rows if row.replaced_at is None and row.state != "given_up"}
    for line in customer.batch.lines:
        row = living.get(line["key"])
        if row is None or row.state != "saved":
            yield f"{line['key']} is {row.state if row else 'not bought'} in the end"


def _files(customer: Customer, service: Service, books: list[Made], rows: list[Row]) -> Iterator[str]:
    """Files that differ from the video of their job, and files of no job."""
    charged = {made.job_id: made for made in books if made.money == "charged"}
    expected = {"summary.json", "index.html"}
    for row in rows:
        if row.state == "saved" and row.job_id in charged:
            served = hashlib.sha256(service.video(charged[row.job_id])).hexdigest()
            there = Path(row.path or "")
            expected.add(there.name)
            if there != (customer.videos / f"{row.key}.mp4").absolute():
                yield f"{row.key} is said to be at {there}"
            elif {served, row.sha256} != {sha256_of(there)}:
                yield f"{there} is not what the service serves for job {row.job_id}"
    for path in customer.videos.iterdir():
        if path.name not in expected:
            yield f"{path} was left behind"


def sha256_of(path: Path) -> str | None:
    """The hash of a file, if it exists."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
