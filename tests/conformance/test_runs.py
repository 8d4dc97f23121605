"""Whole runs, against servers that are right and some that are known not to be."""

import functools
from collections import Counter
from collections.abc import Iterator

import pytest

from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.response import status_word
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run.run import run
from reelkit_conformance._stages import fuzz
from reelkit_conformance._stages.flow import Flow
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_mock import Mock
from reelkit_specs import Model, find_model, models

KEY = "a-key-of-the-tests"

# What no PixVerse model has: texts and lists with bounds, closed objects, and ranges of numbers; and what a correct
# service gives no cause for: silence, and a cost that is told twice.
UNTRIED = {"REQ-011", "REQ-012", "REQ-013", "ACC-012", "ACC-013", "ERR-008", "LIF-011"}


def report(base_url: str, **options: object) -> Report:
    """Of a run over one model, if nothing else is said."""
    return run(_settings(base_url, **options), lambda _: None)


def _settings(base_url: str, **options: object) -> Settings:
    return Settings(**{"base_url": base_url, "key": Secret(KEY), "models": models()[:1], **options})  # type: ignore[arg-type]


def failed(found: Report) -> dict[str, list[str]]:
    """The cases of what has failed, by check."""
    return {
        result.check.id: sorted(finding.case for finding in result.findings)
        for result in found.results
        if result.verdict == "fail"
    }


def right() -> Mock:
    """A mock that keeps to the contract, with a clock that stands until it is moved."""
    return Mock(clock="manual", outcomes={"succeeded": 3, "failed": 1})


@pytest.fixture
def url() -> Iterator[str]:
    """Where such a mock is."""
    with right().serve() as server:
        yield server.base_url


@functools.cache
def report_on(model: str) -> Report:
    """Of one run over one model, for all tests that look at it."""
    with right().serve() as server:
        return report(server.base_url, models=(find_model(model),))


@pytest.mark.parametrize("model", models(), ids=lambda model: model.id)
def test_a_mock_that_keeps_to_the_contract_conforms(model: Model) -> None:
    """Within the requests and jobs that a run may take."""
    found = report_on(model.id)

    assert failed(found) == {}
    assert found.ended_early is None
    assert found.requests <= 400, "raise it, or have the plan choose among the values that the vendor has added"
    assert found.creates <= 200


@pytest.mark.parametrize("clock", ["real", "speed:100", "looks:3"])
def test_any_clock_of_the_mock_will_do(clock: str) -> None:
    """It is moved where it can be, and waited for where it cannot."""
    with Mock(clock=clock).serve() as server:
        found = report(server.base_url)

    assert failed(found) == {}


def test_several_models_in_one_run_are_each_looked_at(url: str) -> None:
    """None for another, and none instead of another."""
    two = (models()[0], models()[-1])
    found = report(url, models=two)
    passed = {result.model for result in found.results if result.verdict == "pass"}

    assert failed(found) == {}
    assert passed >= {model.id for model in two}


def test_every_check_is_tried() -> None:
    """By one model or another, but for those that these models give no cause for."""
    reports = [report_on(model.id) for model in models()]
    tried = {result.check.id for found in reports for result in found.results if result.tried}

    assert {check for check in CHECKS if check.partition("-")[0] != "FUZ"} - tried == UNTRIED


def test_two_runs_send_the_same() -> None:
    """In the same order, wherever the service is."""
    sent = []
    for _ in range(2):
        with Mock(clock="manual").serve() as server:
            found = report(server.base_url, seed=7)
        requests = [exchange.request for exchange in found.exchanges]
        sent.append([request._replace(path=request.path.removeprefix(server.base_url)) for request in requests])

    assert sent[0] == sent[1]


def test_another_seed_draws_others(url: str) -> None:
    """Of what need not all be tried."""
    bodies = [{e.request.body for e in report(url, seed=seed, levels=("L1", "L2")).exchanges} for seed in (1, 2)]

    assert bodies[0] != bodies[1]


def test_the_plan_is_what_is_sent(url: str) -> None:
    """But for how often a job is asked for."""
    planned = plan(_settings(url))
    found = report_on(models()[0].id)

    assert (found.planned_requests, found.planned_creates) == (planned.requests, planned.creates)
    assert abs(found.requests - planned.requests) <= 10
    assert found.creates == planned.creates
    assert planned.credits > 0


@pytest.mark.parametrize("address", ["v2", "legacy"])
@pytest.mark.parametrize("model", ["pixverse/v5/text-to-video", "pixverse/v5-5-text-to-video"])
def test_a_job_is_looked_at_through_its_whole_life(url: str, model: str, address: str) -> None:
    """At each address that tells of it, though v5.5 is made at one of them alone; and minutes after its end."""
    found = report(url, models=tuple(known for known in models() if known.id == model))
    seen = [exchange for exchange in found.exchanges if exchange.request.call == "fetch" and exchange.status == 200]
    words = Counter(status_word(exchange) for exchange in seen if exchange.request.address == address)

    assert words["queued"] >= 2
    assert words["generating"] >= 3
    assert words["completed"] >= 8
    assert words["error"] >= 3


@pytest.mark.parametrize("cap", [0, 3])
def test_no_more_jobs_are_made_than_are_allowed(cap: int) -> None:
    """By the service's own books."""
    with Mock(clock="manual").serve() as server:
        found = report(server.base_url, max_jobs=cap)
        ledger = len(server.ledger) if hasattr(server, "ledger") else found.creates

    assert ledger == found.creates == cap
    assert failed(found) == {}
    assert found.ended_early == ("the cap of 3 accepted creates is reached" if cap else None)


def test_what_is_free_is_tried_without_a_job() -> None:
    """Refusals that no service can take for a job, and jobs that are not there."""
    with Mock(clock="manual").serve() as server:
        found = report(server.base_url, max_jobs=0)
    tried = {result.check.id for result in found.results if result.verdict == "pass"}
    skipped = {result.check.id for result in found.results if result.verdict == "skip"}

    assert {"AUT-001", "AUT-002", "GET-002", "REQ-001", "REQ-016"} <= tried
    assert {"ACC-001", "REQ-004", "LIF-001"} <= skipped


def test_the_plan_of_a_run_that_leaves_nothing_out_is_nearly_what_is_sent(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But for what Schemathesis draws; how often every job is looked at is not known."""

    def nothing(*_: object) -> Flow[None]:
        yield from ()

    monkeypatch.setattr(fuzz, "run_schemathesis", nothing)
    found = report(url, fuzz=True)

    assert failed(found) == {}
    assert found.requests > 1500
    assert 0.8 < found.requests / found.planned_requests < 1.25


@pytest.mark.parametrize(
    ("personality", "known"),
    [
        ("native", {"RES-008": ["fetch, legacy, succeeded", "fetch, v2, succeeded"], "RES-012": ["create, legacy"]}),
        ("relay", {"RES-012": ["create, v2"]}),
    ],
)
def test_what_really_answers_leaves_the_contract_where_it_is_known_to(
    personality: str, known: dict[str, list[str]]
) -> None:
    """And nowhere else."""
    with Mock(clock="manual", personality=personality).serve() as server:
        found = report(server.base_url)

    assert failed(found) == known
