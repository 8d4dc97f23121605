"""Audits a journal against falsified books: ``python -m tests.chaos.books [PURCHASES]`` prints findings and seconds."""

import contextlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import patch

from reelkit import Audit, Client
from reelkit._flows import audit as audit_module
from reelkit._journal.journal import Journal
from reelkit_mock import Mock, Request
from tests.chaos.lives import KEY
from tests.chaos.plan import MODEL

SERVICE = "https://mock"
FOX = {"model": MODEL, "prompt": "a fox"}
FALSIFIED = {"not saved", "charged twice", "no purchase", "never charged", "other cost"}


def create(mock: Mock, client_request_id: str) -> str:
    """The id of a new job at the service."""
    headers = {"authorization": f"Bearer {KEY}", "content-type": "application/json", "host": "mock"}
    headers["x-client-request-id"] = client_request_id
    reply = mock.handle(Request("POST", "/v2/video/generations", headers, json.dumps(FOX).encode()))
    job_id: str = json.loads(reply.body)["id"]
    return job_id


def buy(mock: Mock, journal: Journal, key: str, falsified: str = "") -> None:
    """Write a purchase that is saved and charged, or whose books are falsified in one way."""
    client_request_id = os.urandom(16).hex()
    if falsified == "no purchase":
        create(mock, client_request_id)
        return
    purchase = journal.intend(SERVICE, key, FOX, client_request_id, MODEL, save_to=f"{key}.mp4")
    purchase = journal.left(purchase)
    job_id = "a-job-of-no-ledger" if falsified == "never charged" else create(mock, client_request_id)
    price = 420_000.0 + (1000 if falsified == "other cost" else 0)
    purchase = journal.submitted(purchase, job_id, None, price)
    bought = [purchase]
    if falsified == "charged twice":
        bought.append(journal.repeated(purchase, create(mock, client_request_id), None))
    for each in bought if falsified != "not saved" else ():
        journal.saved(journal.succeeded(each, price), f"{each.key}.mp4", "ab" * 32, 7)


def drive(purchases: int) -> tuple[Audit, float]:
    """Audit so many purchases, with one of each kind of falsification, and return the seconds that it took."""
    mock = Mock(queue_seconds=[0, 0], generate_seconds=[0, 0], outcomes={"succeeded": 1})
    with tempfile.TemporaryDirectory(prefix="reelkit-books-") as folder:
        path = Path(folder, "jobs.db")
        with contextlib.closing(Journal(path)) as journal:
            for number in range(purchases - len(FALSIFIED)):
                buy(mock, journal, f"fox-{number}")
            for kind in sorted(FALSIFIED):
                buy(mock, journal, kind, kind)
        began = time.monotonic()
        with (
            patch.object(audit_module, "SETTLED", 0.0),  # what has just happened is judged as well
            Client(KEY, base_url=SERVICE, transport=mock.transport(), journal=path) as client,
        ):
            audit = client.audit()
        return audit, time.monotonic() - began


def main(purchases: int) -> None:
    """Print the findings and the seconds."""
    audit, seconds = drive(purchases)
    print(*audit.findings, sep="\n")
    print(f"{audit.purchases} purchases and {audit.charges} charges in {seconds:.1f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
