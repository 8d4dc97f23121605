"""Faults that affect a job, and faults that do not apply to a response."""

from typing import Any

import pytest

from reelkit_mock import Mock, Wire
from tests.mock.mock_requests import LEGACY, TEXT, V2, create, create_job, fetch, read_json


def test_a_create_is_accepted_and_its_response_lost() -> None:
    """It happens once: the job exists and is in the ledger."""
    mock = Mock(clock="manual")
    fault = mock.fault("lost", route="create")
    refused = create(mock, prompt=5)

    assert (refused.status, fault.fired) == (400, 0)
    assert create(mock).wire == Wire(reset=True, head=False)
    assert (len(mock.ledger), len(mock.jobs), fault.fired) == (1, 1, 1)


@pytest.mark.parametrize(
    ("what", "made_jobs"), [("hang", 0), ({"status": 500}, 0), ({"status": 500, "handled": True}, 1)]
)
def test_the_service_handles_a_request_only_if_the_fault_allows_it(what: Any, made_jobs: int) -> None:
    """Only with `handled`."""
    mock = Mock(clock="manual")
    fault = mock.fault(what, route="create")
    create(mock)

    assert (len(mock.jobs), fault.fired) == (made_jobs, 1)


@pytest.mark.parametrize("clock", ["manual", "looks:2"])
@pytest.mark.parametrize(("what", "word", "money"), [("stuck", "generating", "held"), ("fail", "error", "released")])
def test_stuck_and_failing_jobs(what: str, word: str, money: str, clock: str) -> None:
    """A stuck job never ends; a failed one ends and is not charged."""
    mock = Mock(clock=clock)
    fault = mock.fault(what)
    fetch(mock, "nobody")
    identifier = create_job(mock)
    mock.advance(1e9)

    assert fault.fired == 1
    assert [read_json(fetch(mock, identifier))["status"] for _ in range(9)][-1] == word
    assert mock.ledger[0]["state"] == money


NOTHING_THERE: list[Any] = [
    *("no_url", "both", "broken_range", "lost", "stuck", "fail"),
    *({"drop": "a.b"}, {"drop": "id", "null": "nothing"}, {"truncate": 9_999}, {"wrong_length": -1, "null": "video"}),
]


@pytest.mark.parametrize("what", NOTHING_THERE, ids=str)
def test_an_effect_that_does_not_apply_has_not_happened(what: Any) -> None:
    """It waits for a response that it applies to, and changes no other."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)
    fault = mock.fault(what)

    reply = fetch(mock, identifier)

    assert (reply.status, list(read_json(reply)), reply.wire) == (200, ["id", "status"], None)
    assert (fault.fired, len(mock.unfired()), mock.calls[-1]["fault"]) == (0, 1, None)


def test_a_handled_fault_waits_for_a_request_that_succeeds() -> None:
    """A failed request has created no job."""
    mock = Mock(clock="manual")
    fault = mock.fault({"handled": True, "status": 500})

    assert (create(mock, prompt=1).status, fault.fired) == (400, 0)
    assert (create(mock).status, fault.fired, len(mock.jobs)) == (500, 1, 1)


@pytest.mark.parametrize("address", [V2, LEGACY])
def test_a_fault_happens_before_the_key_is_checked(address: str) -> None:
    """Like a gateway, they do not check the key."""
    mock = Mock(clock="manual")
    mock.fault({"status": 503})

    assert create(mock, address, key="").status == 503


def test_two_faults_happen_in_order() -> None:
    """In the order in which they were added, one per request."""
    mock = Mock(clock="manual")
    mock.fault({"status": 500})
    mock.fault({"status": 502}, times=2)

    assert [create(mock, model=TEXT).status for _ in range(4)] == [500, 502, 502, 200]
