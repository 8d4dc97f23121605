"""Logs, billing and the list of models, as the vendor publishes them."""

from typing import Any

import pytest

from reelkit_mock import Mock
from tests.mock.mock_requests import KEY, TEXT, create, create_job, fetch_status, header, read_json, send
from tests.recorded_price import PRICE, RECORDED

LIP_SYNC = "pixverse/lip-sync"


def logs(mock: Mock, query: str = "period=24h", key: str = KEY) -> Any:
    reply = send(mock, "GET", f"/v2/logs?{query}", key=key)
    assert reply.status == 200, reply.body
    return read_json(reply)


def ids(page: Any) -> list[str]:
    return [row["inference_id"] for row in page["data"]]


def test_a_row_has_the_published_shape() -> None:
    """It has the client request id, with which a lost create can be found."""
    mock = Mock(clock="manual")
    identifier = read_json(create(mock, headers={"x-client-request-id": "mine"}, **RECORDED))["id"]

    page = logs(mock)

    (row,) = page["data"]
    assert len(row.pop("request_id")) == 36
    assert row == {
        "created": "2026-01-01T00:00:00.000Z",
        "status": "succeeded",
        "origin": "api",
        "model": TEXT,
        "cost": {"usd": 0.21, "credits": PRICE},
        "tokens": None,
        "inference_id": identifier,
        "client_request_id": "mine",
    }
    assert page["pagination"] == {"limit": 50, "offset": 0, "total": 1, "has_more": False}


def test_rows_are_newest_first_and_come_in_pages() -> None:
    """Every row is on exactly one page."""
    mock = Mock(clock="manual")
    created = [create_job(mock, key=str(number % 3)) for number in range(7)]

    pages = [logs(mock, f"period=1h&limit=3&offset={offset}") for offset in (0, 3, 6, 9)]

    assert [identifier for page in pages for identifier in ids(page)] == created[::-1]
    assert [page["pagination"] for page in pages] == [
        {"limit": 3, "offset": offset, "total": 7, "has_more": more}
        for offset, more in ((0, True), (3, True), (6, False), (9, False))
    ]


def test_the_filters_of_the_logs() -> None:
    """By model and by status."""
    mock = Mock(clock="manual")
    text, lips, failed = create_job(mock), create_job(mock, model=LIP_SYNC), create_job(mock)
    mock.force(failed, "failed")

    assert ids(logs(mock, f"period=1h&model={LIP_SYNC}")) == [lips]
    assert ids(logs(mock, "period=1h&status=succeeded")) == [lips, text]
    assert ids(logs(mock, "period=1h&status=failed")) == [failed]
    assert ids(logs(mock, "period=1h&model=nobody")) == []


def test_the_time_window_of_the_logs() -> None:
    """Both ends are included; the + of a time zone need not be escaped."""
    mock = Mock(clock="manual")
    first = create_job(mock)
    mock.advance(7_200)
    second = create_job(mock)
    day = "2026-01-01T"

    assert ids(logs(mock, "period=119m")) == [second]
    assert ids(logs(mock, "period=2h")) == [second, first]
    assert ids(logs(mock, f"start={day}00:00:00Z&end={day}00:00:00Z")) == [first]
    assert ids(logs(mock, f"start={day}03:00:00+01:00&end={day}04:00:00%2B02:00")) == [second]
    assert ids(logs(mock, f"start={day}00:00:00.001&end={day}01:59:59.999")) == []
    assert ids(logs(mock, "start=2025-12-01&end=2026-03-01")) == [second, first]


def test_a_period_is_in_real_time() -> None:
    """A client that searches the last hour finds a create of a minute ago, although the clock is 100 times as fast."""
    mock = Mock(clock="speed:100")
    created = create_job(mock)
    mock.advance(100 * 60)

    found = ids(logs(mock, "period=1h"))
    mock.advance(100 * 3600)

    assert (found, ids(logs(mock, "period=1h"))) == ([created], [])


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "give period (such as 24h), or both start and end"),
        ("start=2026-01-01", "give period (such as 24h), or both start and end"),
        ("period=", "period must be a number and m, h, d or w, such as 24h or 7d"),
        ("period=1y", "period must be a number and m, h, d or w, such as 24h or 7d"),
        ("period=\N{ARABIC-INDIC DIGIT FIVE}h", "period must be a number and m, h, d or w, such as 24h or 7d"),
        ("period=93d", "the window is longer than 92 days"),
        ("start=2026-01-01&end=2026-04-04", "the window is longer than 92 days"),
        ("start=2026-01-02&end=2026-01-01", "start is later than end"),
        ("start=yesterday&end=2026-01-01", "start is not a time in ISO 8601"),
        ("start=2026-01-01&end=1767225600", "end is not a time in ISO 8601"),
        ("period=1h&status=queued", "status must be succeeded or failed"),
        ("period=1h&limit=0", "limit must be a whole number from 1 to 100"),
        ("period=1h&limit=101", "limit must be a whole number from 1 to 100"),
        ("period=1h&limit=ten", "limit must be a whole number from 1 to 100"),
        ("period=1h&offset=-1", "offset must be a whole number from 0 to 1000000000"),
        ("period=1h&offset=" + "9" * 5_000, "offset must be a whole number from 0 to 1000000000"),
    ],
)
def test_an_invalid_query_is_refused(query: str, message: str) -> None:
    """400 with an explanation."""
    reply = send(Mock(clock="manual"), "GET", f"/v2/logs?{query}")

    assert (reply.status, read_json(reply)["message"], read_json(reply)["path"]) == (400, message, "/v2/logs")


@pytest.mark.parametrize(("when", "running", "ended"), [("at-once", 1, 1), ("at-completion", 0, 1), ("never", 0, 0)])
def test_a_row_appears_when_the_scenario_says(when: str, running: int, ended: int) -> None:
    """The vendor documents none of the three."""
    mock = Mock(clock="manual", logs=when)
    create_job(mock)

    before = len(logs(mock)["data"])
    mock.advance(1_000)

    assert (before, len(logs(mock)["data"])) == (running, ended)


def test_rows_appear_after_a_delay_of_their_own() -> None:
    """Each create has its delay, between the shortest and the longest."""
    mock = Mock(clock="manual", logs={"delay": [10, 60]})
    for number in range(20):
        create_job(mock, key=str(number))

    seen = []
    for _ in range(7):
        seen.append(len(logs(mock)["data"]))
        mock.advance(10)

    assert seen[:2] == [0, 0]
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    assert seen[-1] == 20


def test_rows_may_be_shuffled_and_dropped() -> None:
    """The order stays the same from page to page; a dropped row never appears."""
    mock = Mock(clock="manual", logs={"order": "shuffled", "drop": 0.5})
    created = [create_job(mock, key=str(number)) for number in range(40)]

    whole = ids(logs(mock, "period=1h&limit=100"))
    pages = [logs(mock, f"period=1h&limit=15&offset={offset}") for offset in (0, 15, 30)]

    assert [identifier for page in pages for identifier in ids(page)] == whole
    assert 5 < len(whole) < 35
    assert set(whole) < set(created)
    assert [identifier for identifier in created[::-1] if identifier in whole] != whole


def test_a_failed_job_is_in_the_logs_and_costs_nothing() -> None:
    """Neither in the ledger nor in the balance."""
    mock = Mock(clock="manual", outcomes={"failed": 1}, keys=[{"key": KEY, "credits": 500_000}])
    identifier = create_job(mock, **RECORDED)
    mock.advance(1_000)

    assert fetch_status(mock, identifier) == "error"
    (row,) = logs(mock)["data"]
    assert (row["status"], row["cost"]) == ("failed", {"usd": 0.0, "credits": 0})
    assert [entry["state"] for entry in mock.ledger] == ["released"]
    assert read_json(send(mock, "GET", "/v2/billing")) == {"current_balance": 0.25, "currency": "USD"}


def test_the_logs_can_be_read_200_times_a_minute() -> None:
    """Each key has its own limit; a refused call is not counted, and Retry-After is exact."""
    mock = Mock(clock="manual")
    for number in range(200):
        assert send(mock, "GET", "/v2/logs?period=1h" if number % 2 else "/v2/logs").status in (200, 400)
        mock.advance(0.125)

    reply = send(mock, "GET", "/v2/logs?period=1h")

    assert (reply.status, header(reply, "retry-after")) == (429, "35")
    assert read_json(reply)["message"] == "Too many requests: at most 200 in 60 s"
    assert send(mock, "GET", "/v2/logs?period=1h", key="another").status == 200
    mock.advance(35)
    assert send(mock, "GET", "/v2/logs?period=1h").status == 200


def test_the_balance_excludes_held_credits() -> None:
    """It excludes held credits; without a limit it is constant."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 2_000_000}, {"key": "rich"}])
    balances = []
    for step in (lambda: None, lambda: create_job(mock, **RECORDED), lambda: mock.advance(1_000)):
        step()
        balances.append(read_json(send(mock, "GET", "/v2/billing"))["current_balance"])

    assert balances == [1.0, 0.79, 0.79]
    assert read_json(send(mock, "GET", "/v2/billing", key="rich"))["current_balance"] == 1_000.0
