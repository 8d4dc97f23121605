"""What each accepted create costs, and the record of the calls."""

from typing import Any

import pytest

from reelkit_mock import Mock
from reelkit_specs import models

from ..recorded_price import PRICE, RECORDED
from .talk import KEY, LEGACY, TEXT, V2, ask, create, fetch, made, read

LIP_SYNC, V55 = "pixverse/lip-sync", "pixverse/v5-5-text-to-video"


def test_an_accepted_create_is_one_row() -> None:
    """A refused one is none; fetches and lost answers change nothing."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 900_000}])
    first = read(create(mock, headers={"x-client-request-id": "mine"}, **RECORDED))["id"]
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
    """By the time alone; nobody needs to look."""
    mock = Mock(clock="manual", outcomes={"succeeded": 1, "failed": 1})
    for _ in range(40):
        made(mock)

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
def test_prices(model: str, resolution: str | None, duration: int | None, credits: int) -> None:
    """As recorded, and in proportion where nothing was."""
    mock = Mock(clock="manual")
    asked: dict[str, Any] = {"resolution": resolution, "duration": duration}
    told = {name: value for name, value in asked.items() if value is not None}

    reply = create(mock, model=model, **told)

    assert read(reply)["meta"]["usage"]["credits_used"] == mock.ledger[0]["credits"] == credits


@pytest.mark.parametrize("model", [model.id for model in models()])
def test_every_model_costs_something(model: str) -> None:
    """And more than nothing."""
    mock = Mock(clock="manual")
    made(mock, model=model)

    assert mock.ledger[0]["credits"] > 0


def test_the_record_of_a_call() -> None:
    """Without the key; with the job, the route and the fault."""
    mock = Mock(clock="manual")
    identifier = made(mock)
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
        ("POST", "/v1/chat/completions", "no route resembles "),
        ("GET", "/" + "x" * 99_999, "no route resembles GET /xxx"),
        ("DELETE", V2, f"no route matches DELETE {V2}; the nearest is "),
    ],
)
def test_a_call_that_met_no_route_is_explained(method: str, target: str, explanation: str) -> None:
    """By what it may have meant."""
    mock = Mock(clock="manual")
    ask(mock, method, target)

    (call,) = mock.calls
    assert (call["route"], call["explanation"][: len(explanation)]) == ("", explanation)
    assert len(call["explanation"]) < 1_000


def test_the_record_is_bounded() -> None:
    """In calls, and in what it keeps of each."""
    mock = Mock(clock="manual")
    for number in range(1_100):
        ask(mock, "GET", f"/nowhere/{number}")
    ask(mock, "X" * 99_999, "/" + "y" * 99_999, b"z" * 99_999, headers={"x": "w" * 99_999})

    calls = mock.calls

    assert (len(calls), calls[0]["target"]) == (1_000, "/nowhere/101")
    assert sum(len(str(part)) for part in calls[-1].values()) < 20_000
