"""Values that SQLite does not accept: a response of a server never stops a purchase that is paid for."""

import itertools
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import JournalError
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, INTENDED, SUBMITTED, UNKNOWN, Purchase
from tests.wrapper.journals import SERVICE, at, intend
from tests.wrapper.script import FOX, Make
from tests.wrapper.stage import LINK

LARGE = [2**63, 2**64, 10**30]
NONE = [10**400, float("inf"), float("nan"), -(10**400)]


@pytest.mark.parametrize("credits", LARGE)
def test_a_large_price_is_recorded(journal: Journal, credits: int) -> None:
    """As the nearest number that the file can hold."""
    purchase = journal.submitted(intend(journal), "job-1", None, credits)

    assert purchase.credits == float(credits)
    assert journal.find(SERVICE, "fox") == purchase
    assert journal.credits(SERVICE) == float(credits)


@pytest.mark.parametrize("credits", NONE)
def test_a_price_that_is_not_a_finite_number_is_ignored(journal: Journal, credits: float) -> None:
    """A known price stays."""
    purchase = journal.submitted(intend(journal), "job-1", None, credits)
    assert (purchase.state, purchase.credits) == (SUBMITTED, None)

    purchase = journal.succeeded(journal.submitted(purchase, "job-1", None, 5.0), credits)
    assert purchase.credits == 5.0


@pytest.mark.parametrize("value", [2**63, {1, 2}, "x" * (2**20)])
def test_a_value_that_sqlite_refuses_raises_journal_error(journal: Journal, value: Any) -> None:
    """The error has the id of the job, and the purchase is unchanged."""
    purchase = intend(journal)
    limit = journal._store.read(lambda connection: connection.setlimit(0, 2**20 - 1))

    with pytest.raises(
        JournalError, match=r"cannot store a value: .* Job job-1 of the purchase 'fox' was bought"
    ) as caught:
        journal.submitted(purchase, "job-1", value)

    assert caught.value.job_id == "job-1"
    assert journal.find(SERVICE, "fox") == purchase
    journal._store.read(lambda connection: connection.setlimit(0, limit))


@pytest.mark.parametrize("state", [FAILED, UNKNOWN])
def test_a_refused_purchase_replaces_nothing(journal: Journal, state: str) -> None:
    """Neither its row nor the old one is written."""
    old = at(journal, state)

    with pytest.raises(JournalError, match="cannot store a value"):
        intend(journal, replaces=old, save_to=2**63)

    assert intend(journal, replaces=old).id == old.id + 1


def test_a_refused_value_stops_no_other_purchase(journal: Journal) -> None:
    """They share a transaction."""
    fox, cat = intend(journal), intend(journal, "cat")

    def submitted(purchase: Purchase, token: Any) -> str:
        try:
            return journal.submitted(purchase, f"job of {purchase.key}", token).state
        except JournalError:
            return "refused"

    with ThreadPoolExecutor(2) as pool:
        with journal._store._lock:  # until both are queued
            waiting = [pool.submit(submitted, fox, "token"), pool.submit(submitted, cat, 2**63)]
            end = time.monotonic() + 30
            while len(journal._store._queue) < 2 and time.monotonic() < end:
                time.sleep(0.001)
        assert [each.result(30) for each in waiting] == [SUBMITTED, "refused"]

    assert [purchase.state for purchase in journal.every()] == [INTENDED, SUBMITTED]


def told(credits: int) -> Callable[[httpx.Request], httpx.Response]:
    """A service that reports this price with each job."""
    numbers = itertools.count()

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith(".mp4"):
            return httpx.Response(200, content=b"a video", headers={"content-type": "video/mp4"})
        video = {"video": {"url": LINK}} if request.method == "GET" else {}
        status = "succeeded" if video else "queued"
        job = request.url.params.get("generation_id") or f"job-{next(numbers)}"
        return httpx.Response(
            200, json={"id": job, "status": status, "meta": {"usage": {"credits_used": credits}}} | video
        )

    return answer


@pytest.mark.parametrize("credits", [2**63, 10**30, 10**400])
def test_a_client_buys_whatever_the_reported_price_is(face: Make, tmp_path: Path, credits: int) -> None:
    """With `submit` and with `run_all`."""
    client = face(told(credits), journal=tmp_path / "jobs.db")

    job = client.do(client.client, "submit", FOX, key="one")
    outcomes = client.do(client.client, "run_all", {"many": FOX}, save_to=tmp_path / "{key}.mp4")

    journal = Journal(tmp_path / "jobs.db")
    assert (job.id, [(outcome.key, outcome.state) for outcome in outcomes]) == ("job-0", [("many", "ok")])
    assert {purchase.key: purchase.job_id for purchase in journal.every()} == {"one": "job-0", "many": "job-1"}
    journal.close()
