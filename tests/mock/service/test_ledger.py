"""GET /v2/billing/transactions, as the vendor publishes it."""

from typing import Any

import pytest

from reelkit_mock import Mock
from tests.mock.mock_requests import TEXT, create_job, read_json, send
from tests.recorded_price import PRICE, RECORDED


def ledger(mock: Mock, query: str = "") -> Any:
    reply = send(mock, "GET", f"/v2/billing/transactions?{query}")
    assert reply.status == 200, reply.body
    return read_json(reply)


def ids(page: Any) -> list[str]:
    return [entry["reference_id"] for entry in page["data"]]


def finished_jobs(mock: Mock, count: int) -> list[str]:
    """Create jobs that finish a minute apart, and return their ids, the last one first."""
    created = []
    for _ in range(count):
        created.append(create_job(mock, **RECORDED))
        mock.force(created[-1], "succeeded")
        mock.advance(60)
    return created[::-1]


def test_an_entry_has_the_published_shape() -> None:
    """Its reference is the id of the job, its time that of the charge."""
    mock = Mock(clock="manual")
    job_id = create_job(mock, **RECORDED)
    mock.advance(10)
    mock.force(job_id, "succeeded")
    mock.advance(60)

    assert ledger(mock) == {
        "data": [
            {
                "created_at": "2026-01-01T00:00:10.000Z",
                "direction": "CHARGE",
                "type": "MODEL_USAGE",
                "amount": {"usd": 0.21, "credits": PRICE},
                "model": TEXT,
                "reference_id": job_id,
            }
        ],
        "pagination": {"next_cursor": None, "has_more": False},
    }


def test_a_job_is_charged_when_it_has_succeeded() -> None:
    """A running job and a failed one have no entry."""
    mock = Mock(clock="manual")
    running, failed, done = (create_job(mock) for _ in range(3))
    mock.force(running, "generating")
    mock.force(failed, "failed")
    mock.force(done, "succeeded")

    assert ids(ledger(mock)) == [done]


def test_entries_are_newest_first_and_come_in_pages() -> None:
    """The cursor continues after the last entry, although new ones have come in the meantime."""
    mock = Mock(clock="manual")
    expected = finished_jobs(mock, 7)

    found, query = [], "limit=3"
    while True:
        page = ledger(mock, query)
        found += ids(page)
        if not page["pagination"]["has_more"]:
            break
        query = f"limit=3&cursor={page['pagination']['next_cursor']}"
        finished_jobs(mock, 1)

    assert found == expected
    assert page["pagination"]["next_cursor"] is None


def test_the_filters_of_the_ledger() -> None:
    """From is included, to is not; the mock has no other entries than charges of models."""
    mock = Mock(clock="manual")
    third, second, first = finished_jobs(mock, 3)
    day = "2026-01-01T00:0"

    assert ids(ledger(mock, f"from={day}1:00Z")) == [third, second]
    assert ids(ledger(mock, f"to={day}1:00Z")) == [first]
    assert ids(ledger(mock, f"from={day}1:00Z&to={day}2:00Z")) == [second]
    assert ids(ledger(mock, "direction=CHARGE&type=MODEL_USAGE")) == [third, second, first]
    assert ids(ledger(mock, "direction=TOPUP")) == []
    assert ids(ledger(mock, "type=REFUND")) == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("from=yesterday", "from is not a time in ISO 8601"),
        ("from=2026-01-02&to=2026-01-02", "to must be later than from"),
        ("direction=OUT", "direction must be TOPUP or CHARGE"),
        ("type=GIFT", "type must be PAYMENT, BONUS, REFUND, ADJUSTMENT, MODEL_USAGE, CREDITS_EXPIRED or INIT"),
        ("limit=101", "limit must be a whole number from 1 to 100"),
        ("cursor=", "cursor must be a value of next_cursor"),
        ("cursor=WzEsMl0=", "cursor must be a value of next_cursor"),
        ("cursor=%C3%A9", "cursor must be a value of next_cursor"),
    ],
)
def test_an_invalid_query_is_refused(query: str, message: str) -> None:
    """400 with an explanation; a cursor is accepted only in the exact form in which it was given out."""
    reply = send(Mock(clock="manual"), "GET", f"/v2/billing/transactions?{query}")

    assert (reply.status, read_json(reply)["message"]) == (400, message)


def test_the_ledger_needs_a_key() -> None:
    """As the balance does."""
    assert send(Mock(clock="manual"), "GET", "/v2/billing/transactions", key="").status == 401
