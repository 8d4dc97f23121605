"""The balance of the account: an amount and a currency, or None."""

import json
from typing import Any

import httpx
import pytest

from reelkit import Balance
from reelkit._flows.billing import BALANCE_TIMEOUT, balance
from tests.wrapper.script import Make, Script
from tests.wrapper.stage import Stage, answer, fails


def test_the_balance_is_returned(face: Make) -> None:
    """`balance` returns the documented amount and currency."""
    script = Script({"current_balance": 123.45, "currency": "USD"})
    client = face(script)

    found = client.do(client.client, "balance")

    assert (found, str(found)) == (Balance(123.45, "USD"), "123.45 USD")
    assert [str(request.url) for request in script.requests] == ["https://api.example.com/v2/billing"]


@pytest.mark.parametrize(
    "said",
    [
        {},
        [],
        {"current_balance": "123.45", "currency": "USD"},
        {"current_balance": True, "currency": "USD"},
        {"current_balance": float("nan"), "currency": "USD"},
        {"current_balance": float("inf"), "currency": "USD"},
        {"current_balance": 1.0},
        {"current_balance": 1.0, "currency": "\x1b[2J"},
        {"current_balance": 1.0, "currency": "U" * 100},
    ],
)
def test_an_invalid_balance_is_none(said: Any) -> None:
    """A response without a finite number and a valid currency is not a balance."""
    assert Stage(answer(200, json.dumps(said).encode())).play(balance()) is None


def test_a_balance_request_is_sent_once_with_a_short_timeout() -> None:
    """A service that does not respond is not asked again."""
    stage = Stage(fails(after=1000.0))

    assert stage.play(balance()) is None
    assert (len(stage.calls), stage.now) == (1, 1000.0 + BALANCE_TIMEOUT)


def test_the_api_key_follows_no_redirect_of_the_balance(face: Make) -> None:
    """A redirect is not followed."""
    script = Script(httpx.Response(302, headers={"location": "https://elsewhere.example.com/v2/billing"}))
    client = face(script)

    assert client.do(client.client, "balance") is None
    assert [request.url.host for request in script.requests] == ["api.example.com"]
