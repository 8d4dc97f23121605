"""Reading the ledger: pages, retries, and entries of any shape."""

import json
import random
from typing import Any

import pytest

from reelkit import AuthenticationFailed, Retry, ServerFailed, UnexpectedAnswer
from reelkit._flows.billing import Charge, LedgerTerms, read_charges
from tests.wrapper.stage import Answer, Stage, answer, fails

DATE = "Sun, 01 Mar 2026 12:00:00 GMT"
TERMS = LedgerTerms(timeout=30.0, deadline=600.0, retry=Retry(attempts=3), random=random.Random(0).random)
HOUR = 3600.0
NOW = 0.0  # a wrong clock of the client


def entry(job_id: object, at: str = "2026-03-01T11:59:00Z", **changes: Any) -> dict[str, Any]:
    values = {"direction": "CHARGE", "type": "MODEL_USAGE", "model": "m", "amount": {"usd": 0.1, "credits": 5}}
    return values | {"created_at": at, "reference_id": job_id} | changes


def page(*entries: Any, cursor: str | None = None) -> Answer:
    return answer(
        200, {"data": list(entries), "pagination": {"next_cursor": cursor, "has_more": cursor is not None}}, date=DATE
    )


def read(stage: Stage, age: float = HOUR) -> list[Charge]:
    return stage.play(read_charges(age, NOW, TERMS))


def test_all_pages_are_read() -> None:
    """Each with the cursor of the page before."""
    stage = Stage(page(entry("a"), entry("b"), cursor="2"), page(entry("c"), cursor="3"), page(entry("d")))

    assert [charge.job_id for charge in read(stage)] == ["a", "b", "c", "d"]
    assert [call.params.get("cursor") for call in stage.calls] == [None, "2", "3"]


def test_reading_ends_at_the_age_by_the_clock_of_the_service() -> None:
    """Older charges are left out, and no page behind them is requested."""
    stage = Stage(page(entry("a"), entry("b", "2026-03-01T10:59:59Z"), cursor="2"))

    assert [charge.job_id for charge in read(stage)] == ["a"]
    assert len(stage.calls) == 1


def test_without_the_time_of_the_service_the_clock_of_the_client_counts() -> None:
    """Here it is at 1970, so everything is newer."""
    stage = Stage(answer(200, {"data": [entry("a", "1970-01-02T00:00:00Z")], "pagination": {}}))

    assert [charge.job_id for charge in read(stage)] == ["a"]


def test_a_busy_service_is_asked_again() -> None:
    """After the time that it names."""
    stage = Stage(answer(429, {}, retry_after="40"), fails(), page(entry("a")))

    assert [charge.job_id for charge in read(stage)] == ["a"]
    assert stage.times[1] - stage.times[0] >= 40


@pytest.mark.parametrize(
    ("script", "error", "message"),
    [
        (answer(401, {"message": "no"}), AuthenticationFailed, "the API key was not accepted"),
        (answer(503, {"message": "no"}), ServerFailed, "the service returned 503"),
        (fails(), ServerFailed, "the ledger cannot be read: ReadTimeout"),
        (answer(200, []), UnexpectedAnswer, "not a page of entries"),
        (answer(200, {"data": {}, "pagination": {}}), UnexpectedAnswer, "not a page of entries"),
        (page(entry("a"), cursor="2"), UnexpectedAnswer, "a page leads to itself"),
    ],
)
def test_a_ledger_that_cannot_be_read_is_an_error(script: Answer, error: type[Exception], message: str) -> None:
    """It says why; half a ledger is never compared."""
    with pytest.raises(error, match=message):
        read(Stage(script))


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (entry("a"), [("a", "m", 5)]),
        (entry(7, model=None, amount={"credits": "5"}), [("7", None, None)]),
        (entry(" "), [(None, "m", 5)]),
        (entry("a", amount=None), [("a", "m", None)]),
        (entry("a", direction="TOPUP"), []),
        (entry("a", type="REFUND"), []),
        (entry("a", created_at="soon"), []),
        (entry("a", created_at=5), []),
        ("a", []),
        (None, []),
    ],
)
def test_an_entry_may_have_any_shape(shape: Any, expected: list[Any]) -> None:
    """What is no charge at a time is left out."""
    json.dumps(shape)

    assert [(charge.job_id, charge.model, charge.credits) for charge in read(Stage(page(shape)))] == expected
