"""The mock in `documented` is a correct server, so it must agree with every case."""

import json

from reelkit_conformance._cases.case import Case
from reelkit_conformance._cases.defaults import default_cases, default_trials, judge_default
from reelkit_conformance._http.exchange import Address
from reelkit_mock import Mock, Reply, Request
from reelkit_specs import Model
from tests.conformance.case_lists import accepted_of, each_address, refused_of, seeded_random, with_seeds


def send(mock: Mock, case: Case) -> Reply:
    request = case.request
    headers = {"host": "mock.test", "authorization": "Bearer a-key", **dict(request.headers)}
    return mock.handle(Request(request.method, request.path, headers, request.body or b""))


@each_address
@with_seeds
def test_it_refuses_what_must_be_refused(model: Model, address: Address, seed: int) -> None:
    """With a status that the case names, and without a job."""
    mock = Mock(clock="manual")

    surprises = [
        (case.check, case.name, reply.status)
        for case in refused_of(model, address, seed)
        if (reply := send(mock, case)).status not in case.statuses
    ]

    assert surprises == []
    assert len(mock.jobs) == 0


@each_address
@with_seeds
def test_it_accepts_what_must_be_accepted(model: Model, address: Address, seed: int) -> None:
    """Each with a job."""
    mock = Mock(clock="manual")
    cases = accepted_of(model, address, seed)

    surprises = [(case.check, case.name) for case in cases if send(mock, case).status != 200]

    assert surprises == []
    assert len(mock.jobs) == len(cases)


@each_address
def test_its_prices_show_no_wrong_default(model: Model, address: Address) -> None:
    """Where the price depends on the field, the default is confirmed; elsewhere the trial is skipped."""
    mock = Mock(clock="manual")
    trials = default_trials(model, address, seeded_random())
    credits = {}
    for case in default_cases(trials):
        usage = json.loads(send(mock, case).body)["meta"]["usage"]
        credits[case.request.body or b""] = usage.get("credits_used", usage.get("tokens_used"))

    told = {trial.field: judge_default(trial, credits).verdict for trial in trials}

    assert {verdict for field, verdict in told.items() if field in ("resolution", "duration")} <= {"pass"}
    assert set(told.values()) <= {"pass", "skip"}
