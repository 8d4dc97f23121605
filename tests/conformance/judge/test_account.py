"""What the logs, the ledger and the balance say about jobs."""

from collections import Counter
from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.account import (
    Bought,
    judge_balance,
    judge_charges,
    judge_ledger,
    judge_logs,
    rows_of,
)
from reelkit_conformance._judge.response_checks import Judgement
from tests.conformance.exchanges import DONE, FAILED, Exchanges

MADE = Exchanges()
COST = 840_000


def bought(job: str, end: dict[str, Any] | None) -> Bought:
    """Return a job with this end."""
    create = MADE.create({"id": job, "status": "queued", "meta": {"usage": {"credits_used": COST}}})
    return Bought(job, f"mark-{job}", create, MADE.fetch(end, job=job) if end is not None else None)


GOOD, BAD, PENDING = bought("good", DONE), bought("bad", FAILED), bought("new", None)
JOBS = [GOOD, BAD, PENDING]


def page(*rows: dict[str, Any]) -> Exchange:
    """Return a page with these rows."""
    return MADE.fetch({"data": [*rows]})


def row(job: str, credits: float = COST, **more: Any) -> dict[str, Any]:
    """Return a row of the logs."""
    mark = f"mark-{job}"
    return {"inference_id": job, "client_request_id": mark, "cost": {"credits": credits}, "request_id": mark} | more


def entry(job: str, credits: float = COST, direction: str = "CHARGE") -> dict[str, Any]:
    """Return an entry of the ledger."""
    return {"reference_id": job, "direction": direction, "amount": {"credits": credits}}


def failed(judged: list[Judgement]) -> list[str]:
    """Return the checks that fail."""
    return [check for check, finding in judged if finding is not None]


def of_logs(*pages: Exchange, is_complete: bool = True) -> list[Judgement]:
    """Return the judgements about the logs."""
    rows = rows_of(pages, "inference_id")
    return [*judge_logs(JOBS, rows, is_complete), *judge_charges(JOBS, rows)]


def of_ledger(*rows: dict[str, Any]) -> list[Judgement]:
    """Return the judgements about the ledger."""
    found = rows_of([page(*rows)], "reference_id")
    return [*judge_charges(JOBS, found), *judge_ledger(JOBS, found)]


def test_a_true_account_has_no_deviation() -> None:
    """Every check is tried; a job that is not finished may be in the logs or not."""
    judged = [*of_logs(page(row("good"), row("bad", 0))), *of_ledger(entry("good"), entry("another"))]

    assert failed(judged) == []
    assert {check for check, _ in judged} == {"BIL-002", "BIL-003", "BIL-004", "BIL-005", "BIL-006"}


@pytest.mark.parametrize(
    ("rows", "check"),
    [
        ([row("good"), row("bad", 7)], "BIL-002"),
        ([row("good"), row("bad", 0), row("bad", 0)], "BIL-003"),
        ([row("good", client_request_id=None), row("bad", 0)], "BIL-004"),
        ([row("good"), row("bad", 0, client_request_id="mark-good")], "BIL-004"),
        ([row("bad", 0)], "BIL-005"),
        ([row("good", COST + 1), row("bad", 0)], "BIL-006"),
    ],
)
def test_a_deviation_of_the_logs_is_found(rows: list[dict[str, Any]], check: str) -> None:
    """With the create, the end of the job and the page as evidence."""
    judged = of_logs(page(*rows))

    assert failed(judged) == [check]
    assert all(len(finding.evidence) >= 2 for _, finding in judged if finding is not None)


def test_a_row_on_two_pages_is_one_row() -> None:
    """A new row moves the others to the next page while the pages are read."""
    assert failed(of_logs(page(row("good")), page(row("good"), row("bad", 0)))) == []


def test_what_was_not_read_is_not_missing() -> None:
    """Neither rows of further pages, nor those of logs that list none of the jobs."""
    assert failed(of_logs(page(row("bad", 0)), is_complete=False)) == []
    assert failed(of_logs(page(row("another")))) == []
    assert failed(of_ledger(entry("another"))) == []


@pytest.mark.parametrize(
    ("entries", "check"),
    [
        ([entry("good"), entry("bad")], "BIL-002"),
        ([entry("good"), entry("good")], "BIL-006"),
        ([entry("good", COST - 1)], "BIL-006"),
        ([entry("new")], "BIL-006"),
    ],
)
def test_a_deviation_of_the_ledger_is_found(entries: list[dict[str, Any]], check: str) -> None:
    """A charge that comes back is none."""
    assert failed(of_ledger(*entries)) == [check]
    assert failed(of_ledger(entry("good"), entry("bad"), entry("bad", direction="TOPUP"))) == []


@pytest.mark.parametrize(
    ("used", "is_ok"), [(COST, True), (2 * COST, True), (1.5 * COST, True), (0.5 * COST, False), (3 * COST, False)]
)
def test_the_balance_falls_by_the_costs(used: float, is_ok: bool) -> None:
    """Of the finished job, and perhaps of the one that is not finished."""
    before, after = (MADE.fetch({"current_balance": usd}) for usd in (10.0, 10.0 - used / 2_000_000))
    judged = judge_balance(JOBS, before, after)

    assert isinstance(judged, Judgement)
    assert (judged.finding is None) is is_ok


@pytest.mark.parametrize("balance", [10.0, None, "9", float("nan"), 10**400, True])
def test_a_balance_that_says_nothing_is_not_judged(balance: object) -> None:
    """One that does not change, and one that is no amount."""
    judged = judge_balance(JOBS, MADE.fetch({"current_balance": 10.0}), MADE.fetch({"current_balance": balance}))

    assert isinstance(judged, str)


def test_pages_of_another_form_have_no_rows() -> None:
    """Whatever a server sends."""
    pages = [MADE.fetch(body) for body in ([], {"data": 7}, {"data": [None, {"inference_id": 7}]}, b"<html>")]

    assert Counter(rows_of(pages, "inference_id")) == {}
