"""Valid keys, their rate limits and their credits."""

import pytest
from hypothesis import given, strategies as st

from reelkit_mock import Mock
from tests.mock.mock_requests import KEY, LEGACY, V2, create, create_job, fetch, header, read_json, send
from tests.mock.service.test_routes import BODY, refusal
from tests.recorded_price import PRICE, RECORDED


@pytest.mark.slow
@pytest.mark.parametrize(
    "value", ["", "Bearer", "Bearer ", "Basic a-key", "a-key", "Bearer invalid-1", "Bearer " + "k" * 9999]
)
@pytest.mark.parametrize(
    ("method", "target"), [("POST", V2), ("GET", LEGACY), ("GET", "/v2/logs"), ("GET", "/v2/billing")]
)
def test_without_a_valid_key_it_is_401(value: str, method: str, target: str) -> None:
    """On every route that costs or reveals something."""
    reply = send(Mock(clock="manual"), method, target, BODY, "", {"authorization": value})

    status, path, message = refusal(reply)
    assert (status, path, header(reply, "www-authenticate")) == (401, target, "Bearer")
    assert message.endswith("Send a valid key: Authorization: Bearer <key>.")


def test_with_a_list_of_keys_only_those_are_valid() -> None:
    """The scheme is case-insensitive."""
    mock = Mock(clock="manual", keys=[{"key": "invalid-but-listed"}])

    assert create(mock, key="another").status == 401
    assert create(mock, key="invalid-but-listed").status == 200
    assert create(mock, headers={"authorization": "bEARER  invalid-but-listed "}).status == 200


def test_a_key_can_be_rate_limited() -> None:
    """429 with the seconds until a call is allowed, by the service's clock."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "requests_per_minute": 2}, {"key": "free"}])
    identifier = create_job(mock)
    mock.advance(20.5)
    fetch(mock, identifier)

    reply = fetch(mock, identifier)

    assert refusal(reply) == (429, V2, "Too many requests: at most 2 in 60 s")
    assert header(reply, "retry-after") == "40"
    assert fetch(mock, identifier, key="free").status == 200
    mock.advance(40)
    assert fetch(mock, identifier).status == 200


@pytest.mark.parametrize("waited", range(60))
def test_a_client_that_waits_for_retry_after_succeeds(waited: int) -> None:
    """Retry-After is neither too short nor a second too long; the next minute is limited too."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "requests_per_minute": 1}])
    create_job(mock)
    mock.advance(waited)

    retry_after = int(header(create(mock), "retry-after") or "")

    assert retry_after == 60 - waited
    mock.advance(retry_after)
    assert [create(mock).status for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("address", [V2, LEGACY])
def test_a_key_runs_out_of_credits(address: str) -> None:
    """403 when running jobs hold too many credits; a failed job releases them."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 1_000_000}, {"key": "poor", "credits": 0}])
    failing = create_job(mock, address, **RECORDED)
    create_job(mock, address, **RECORDED)

    reply = create(mock, address, **RECORDED)

    assert (reply.status, read_json(reply)["path"]) == (403, address)
    assert read_json(reply)["message"] == "You have run out of credits: 420000 are needed, 160000 are left."
    assert create(mock, key="poor").status == 403
    assert len(mock.ledger) == 2
    mock.force(failing, "failed")
    assert create(mock, address, **RECORDED).status == 200


def test_the_last_credit_can_be_spent() -> None:
    """Exactly enough credits are enough."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 2 * PRICE}])

    assert [create(mock, **RECORDED).status for _ in range(3)] == [200, 200, 403]


@given(st.lists(st.sampled_from(("create", "failed", "succeeded")), max_size=30))
def test_a_key_can_spend_exactly_its_credits(steps: list[str]) -> None:
    """A create is accepted exactly if its credits are neither held nor charged."""
    mock = Mock(clock="manual", keys=[{"key": KEY, "credits": 2_000_000}])
    for step in steps:
        spent = sum(row["credits"] for row in mock.ledger if row["state"] != "released")
        running = [identifier for identifier, state in mock.jobs.items() if state == "queued"]
        if step == "create":
            assert create(mock, **RECORDED).status == (200 if spent + PRICE <= 2_000_000 else 403)
        elif running:
            mock.force(running[0], step)
