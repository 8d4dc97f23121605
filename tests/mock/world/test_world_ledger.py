"""The cost of each accepted create, and the recorded calls."""

from typing import Any

import pytest

from reelkit_mock import Mock
from reelkit_mock._world.calls import MAX_REPLY_BODY
from tests.mock.mock_requests import KEY, LEGACY, TEXT, V2, create, create_job, fetch, read_json, send
from tests.models import pixverse, sample
from tests.offers import known, offered
from tests.recorded_price import PRICE, RECORDED

V55 = "pixverse/v5-5-text-to-video"


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


WEIGHTS = {"360p": 0.5, "540p": 0.75, "720p": 1.0, "1080p": 2.0}  # 1080p was recorded at twice the price of 720p
SCALED = [
    (model, resolution, price.duration, round(price.credits * weight / WEIGHTS[price.resolution]))
    for model, price in ((model, known(model).prices[0]) for model in (TEXT, V55))
    for resolution, weight in WEIGHTS.items()
    if price.resolution in WEIGHTS and resolution in offered("resolution", model)
]


@pytest.mark.parametrize(
    ("model", "resolution", "duration", "credits"),
    [*((model.id, *price) for model in pixverse() for price in model.prices), *SCALED],
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


def test_the_record_of_a_call_has_its_response() -> None:
    """With its status, headers and body, and whether a fault has cut it off."""
    mock = Mock(clock="manual")
    refused = create(mock, duration=7)
    mock.fault({"truncate": 9}, route="create")
    create(mock)

    first, second = (call["response"] for call in mock.calls)

    assert first == {
        "headers": dict(refused.headers),
        "body": refused.body.decode(),
        "size": len(refused.body),
        "truncated": False,
        "arrived": True,
    }
    assert (second["body"][:6], second["arrived"]) == ('{"id":', False)


def test_a_recorded_response_is_bounded() -> None:
    """Videos are not kept, and only the beginning of a long page of the logs."""
    mock = Mock(clock="manual", queue_seconds=[0, 0], generate_seconds=[0, 0])
    job_id, *_ = [create_job(mock) for _ in range(20)]
    video = send(mock, "GET", read_json(send(mock, "GET", f"/__mock/jobs/{job_id}"))["video"])
    page = send(mock, "GET", "/v2/logs?period=1h")

    of_video, of_page = (call["response"] for call in mock.calls[-2:])

    assert (of_video["body"], of_video["size"], of_video["truncated"]) == ("", len(video.body), True)
    assert (of_page["body"], of_page["size"]) == (page.body[:MAX_REPLY_BODY].decode(), len(page.body))
    assert of_page["truncated"]


@pytest.mark.parametrize("padding", [0, MAX_REPLY_BODY - 40])
def test_a_key_that_a_response_repeats_is_not_shown(padding: int) -> None:
    """Nor any part of it where the record is cut."""
    key = "0123456789abcdef0123456789abcdef"
    mock = Mock(clock="manual")
    mock.fault({"status": 503, "message": "x" * padding + key * 2, "headers": {"x-again": key}})

    reply = create(mock, key=key)
    shown = str(mock.calls[0]["response"])

    assert key in reply.body.decode()
    assert key[:8] not in shown


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
    assert sum(len(str(part)) for part in calls[-1].values()) < 25_000
