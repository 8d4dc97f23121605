"""Faults that have to do with a job, and those that found nothing to happen to."""

from typing import Any

import pytest

from reelkit_mock import Mock, Wire

from .talk import LEGACY, TEXT, V2, create, fetch, made, read


def test_a_create_is_accepted_and_its_answer_lost() -> None:
    """Once: the job is there, and it is in the ledger."""
    mock = Mock(clock="manual")
    fault = mock.fault("lost", route="create")
    refused = create(mock, prompt=5)

    assert (refused.status, fault.fired) == (400, 0)
    assert create(mock).wire == Wire(reset=True, head=False)
    assert (len(mock.ledger), len(mock.jobs), fault.fired) == (1, 1, 1)


@pytest.mark.parametrize(
    ("what", "made_jobs"), [("hang", 0), ({"status": 500}, 0), ({"status": 500, "handled": True}, 1)]
)
def test_whether_the_work_is_done(what: Any, made_jobs: int) -> None:
    """Only where it is said to be handled."""
    mock = Mock(clock="manual")
    fault = mock.fault(what, route="create")
    create(mock)

    assert (len(mock.jobs), fault.fired) == (made_jobs, 1)


@pytest.mark.parametrize("clock", ["manual", "looks:2"])
@pytest.mark.parametrize(("what", "word", "money"), [("stuck", "generating", "held"), ("fail", "error", "released")])
def test_jobs_that_come_to_no_good(what: str, word: str, money: str, clock: str) -> None:
    """A stuck one never ends, a failing one does and is not charged."""
    mock = Mock(clock=clock)
    fault = mock.fault(what)
    fetch(mock, "nobody")
    identifier = made(mock)
    mock.advance(1e9)

    assert fault.fired == 1
    assert [read(fetch(mock, identifier))["status"] for _ in range(9)][-1] == word
    assert mock.ledger[0]["state"] == money


NOTHING_THERE: list[Any] = [
    *("no_url", "both", "broken_range", "lost", "stuck", "fail"),
    *({"drop": "a.b"}, {"drop": "id", "null": "nothing"}, {"truncate": 9_999}, {"wrong_length": -1, "null": "video"}),
]


@pytest.mark.parametrize("what", NOTHING_THERE, ids=str)
def test_what_finds_nothing_to_spoil_has_not_happened(what: Any) -> None:
    """It waits for an answer that it can happen to, and leaves the others alone."""
    mock = Mock(clock="manual")
    identifier = made(mock)
    fault = mock.fault(what)

    reply = fetch(mock, identifier)

    assert (reply.status, list(read(reply)), reply.wire) == (200, ["id", "status"], None)
    assert (fault.fired, len(mock.unfired()), mock.calls[-1]["fault"]) == (0, 1, None)


def test_a_handled_fault_waits_for_work_that_succeeds() -> None:
    """A refused request has done none."""
    mock = Mock(clock="manual")
    fault = mock.fault({"handled": True, "status": 500})

    assert (create(mock, prompt=1).status, fault.fired) == (400, 0)
    assert (create(mock).status, fault.fired, len(mock.jobs)) == (500, 1, 1)


@pytest.mark.parametrize("address", [V2, LEGACY])
def test_a_fault_comes_before_the_key(address: str) -> None:
    """As at a gateway."""
    mock = Mock(clock="manual")
    mock.fault({"status": 503})

    assert create(mock, address, key="").status == 503


def test_two_faults_come_one_after_the_other() -> None:
    """In the order in which they were asked for, one to a request."""
    mock = Mock(clock="manual")
    mock.fault({"status": 500})
    mock.fault({"status": 502}, times=2)

    assert [create(mock, model=TEXT).status for _ in range(4)] == [500, 502, 502, 200]
