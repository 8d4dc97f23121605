"""The balance before a large batch: it is shown, and has no other effect."""

import json
from typing import Any

import pytest

from reelkit._flows import billing
from reelkit_mock import Mock
from tests.cli.batches import foxes
from tests.cli.conftest import Reelkit, Serve
from tests.cli.service import KEY
from tests.recorded_price import PRICE


def balance_requests(mock: Mock) -> int:
    """The number of balance requests."""
    return sum(call["route"] == "billing" for call in mock.calls)


@pytest.mark.slow
def test_the_balance_is_shown_before_a_large_batch(reelkit: Reelkit, serve: Serve) -> None:
    """Beside the estimate, and with `--json` in the summary."""
    mock = serve(keys=[{"key": KEY, "credits": 100_000_000}])

    done = reelkit(*foxes(20), "--json")

    assert done.stderr.splitlines()[:2] == [
        "20 videos: about 8,400,000 credits (4.20 USD), an estimate from recorded prices",
        "account balance: 50.00 USD",
    ]
    assert json.loads(done.stdout.splitlines()[-1])["balance_before"] == {"amount": 50.0, "currency": "USD"}
    assert balance_requests(mock) == 1


def test_the_balance_is_shown_before_an_expensive_batch(reelkit: Reelkit, serve: Serve) -> None:
    """A few cheap videos are not enough."""
    mock = serve()

    cheap = reelkit(*foxes(2), "--json")
    assert json.loads(cheap.stdout.splitlines()[-1])["balance_before"] is None
    assert balance_requests(mock) == 0

    reelkit(*foxes(5), "--model", "pixverse/v5-5-text-to-video")
    assert balance_requests(mock) == 1


@pytest.mark.slow
def test_a_balance_below_the_estimate_is_shown(reelkit: Reelkit, serve: Serve) -> None:
    """The batch is not stopped, because the estimate may be wrong."""
    mock = serve(keys=[{"key": KEY, "credits": 21 * PRICE - 2}])

    done = reelkit(*foxes(21), "--max-in-flight", "1")

    assert "account balance: 4.41 USD, less than the estimate" in done.stderr
    assert len(mock.ledger) == 20


@pytest.mark.slow
@pytest.mark.parametrize(
    "fault", [{"status": 403}, {"status": 500}, {"reset": "before-headers"}, {"hang": True}, {"truncate": 5}]
)
def test_a_missing_balance_does_not_stop_a_batch(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch, fault: dict[str, Any]
) -> None:
    """The service refuses the request, or does not respond."""
    monkeypatch.setattr(billing, "BALANCE_TIMEOUT", 1.0)  # enough for a busy machine to connect
    mock = serve()
    mock.fault(fault, route="billing")

    done = reelkit(*foxes(20))

    assert done.exit_code == 0, done.output
    assert "account balance" not in done.stderr
    assert (balance_requests(mock), mock.unfired()) == (1, [])
