"""The cost of each accepted create, and the recorded calls."""

from typing import Any

import pytest

from reelkit_mock import Mock
from tests.mock.mock_requests import KEY, LEGACY, TEXT, V2, create, create_job, fetch, read_json, send
from tests.models import sample
from tests.recorded_price import PRICE, RECORDED

LIP_SYNC, V55 = "pixverse/lip-sync", "pixverse/v5-5-text-to-video"


def test_an_accepted_create_is_one_row_of_the_ledger() -> None:
    """A failed create is not listed; fetches and lost responses change nothing."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 900_000}])
    first = read_json(create(mock, headers={"x-client-request-id": "mine"}, **RECORDED))["id"]
    create(mock, prompt=1)
    create(mock, key="stranger")
    mock.fault("lost")
    create(mock, LEGACY, **RECORDED)
    create(mock, **RECORDED)
    fetch(mock, first)
    mock.force(first, "succeeded")

    assert [row["state"] for row in mock.ledger] == ["charged", "held"]
    assert mock.ledger[0] == {
        "job_id": first,
        "model": TEXT,
        "credits": PRICE,
        "client_request_id": "mine",
        "state": "charged",
    }


def test_credits_are_held_and_then_charged_or_released() -> None:
    """They depend on time alone, without a fetch."""
    mock = Mock(clock="manual", outcomes={"succeeded": 1, "failed": 1})
    for _ in range(40):
        create_job(mock)

    before = {row["state"] for row in mock.ledger}
    mock.advance(1_000)
    after = [row["state"] for row in mock.ledger]

    assert before == {"held"}
    assert 10 < after.count("charged") < 30
    assert after.count("charged") + after.count("released") == 40


@pytest.mark.parametrize(
    ("model", "resolution", "duration", "credits"),
    [
        (TEXT, "1080p", 5, 840_000),
        (TEXT, "720p", 5, 420_000),
        (TEXT, "720p", 8, 672_000),
        (TEXT, "360p", 5, 210_000),
        (V55, "1080p", 5, 5_000_000),
        (V55, "720p", 10, 5_000_000),
        (LIP_SYNC, None, None, 2_000_000),
    ],
)
def test_the_prices_of_the_ledger(model: str, resolution: str | None, duration: int | None, credits: int) -> None:
    """As recorded, and in proportion where nothing is recorded."""
    mock = Mock(clock="manual")
    asked: dict[str, Any] = {"resolution": resolution, "duration": duration}
    fields = {name: value for name, value in asked.items() if value is not None}

    reply = create(mock, model=model, **fields)

    assert read_json(reply)["meta"]["usage"]["credits_used"] == mock.ledger[0]["credits"] == credits


@pytest.mark.parametrize("model", [model.id for model in sample()])
def test_every_model_costs_something(model: str) -> None:
    """It is more than zero."""
    mock = Mock(clock="manual")
    create_job(mock, model=model)

    assert mock.ledger[0]["credits"] > 0


def test_the_record_of_a_call() -> None:
    """Without the key; with the job, the route and the fault."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)
    mock.fault({"delay": 1}, name="slow")
    fetch(mock, identifier, LEGACY)

    created, fetched = mock.calls

    assert (created["method"], created["target"], created["route"], created["status"]) == ("POST", V2, "create", 200)
    assert (created["job_id"], fetched["job_id"]) == (identifier, identifier)
    assert (created["fault"], fetched["fault"]) == (None, "slow")
    assert created["headers"]["authorization"] == "***"
    assert '"prompt"' in created["body"]


@pytest.mark.parametrize(
    ("method", "target", "explanation"),
    [
        ("GET", "/v2/video/generation?x=1", "no route matches GET /v2/video/generation; the nearest is "),
        ("POST", "/graphql", "no route resembles "),
        ("GET", "/" + "x" * 99_999, "no route resembles GET /xxx"),
        ("DELETE", V2, f"no route matches DELETE {V2}; the nearest is "),
    ],
)
def test_a_call_without_a_route_is_explained(method: str, target: str, explanation: str) -> None:
    """The explanation names the nearest route."""
    mock = Mock(clock="manual")
    send(mock, method, target)

    (call,) = mock.calls
    assert (call["route"], call["explanation"][: len(explanation)]) == ("", explanation)
    assert len(call["explanation"]) < 1_000


def test_the_record_is_bounded() -> None:
    """In number and in size."""
    mock = Mock(clock="manual")
    for number in range(1_100):
        send(mock, "GET", f"/nowhere/{number}")
    send(mock, "X" * 99_999, "/" + "y" * 99_999, b"z" * 99_999, headers={"x": "w" * 99_999})

    calls = mock.calls

    assert (len(calls), calls[0]["target"]) == (1_000, "/nowhere/101")
    assert sum(len(str(part)) for part in calls[-1].values()) < 20_000
