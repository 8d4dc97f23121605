"""Whole runs, against correct servers and servers with known deviations."""

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
from tests.models import pixverse

KEY = "a-key-of-the-tests"

# What no PixVerse model has: strings and arrays with bounds, closed objects, ranges of numbers; and what a correct
# service does not cause: no response, and a cost or a length that is returned.
UNTRIED = {"REQ-011", "REQ-012", "REQ-013", "ACC-012", "ACC-013", "ERR-008", "LIF-011", "LIF-016", "RES-018"}


def report(base_url: str, **options: object) -> Report:
    """Run over one model by default, and return the report."""
    settings = _settings(base_url, **options)
    return run(settings, plan(settings), lambda _: None)


def _settings(base_url: str, **options: object) -> Settings:
    return Settings(**{"base_url": base_url, "key": Secret(KEY), "models": models()[:1], **options})  # type: ignore[arg-type]


def failed(found: Report) -> dict[str, list[str]]:
    """Return the cases of the failed checks."""
    return {
        result.check.id: sorted(finding.case for finding in result.findings)
        for result in found.results
        if result.verdict == "fail"
    }


def right() -> Mock:
    """Return a correct mock with a manual clock, and with an account whose balance falls."""
    return Mock(clock="manual", outcomes={"succeeded": 3, "failed": 1}, keys=[{"key": KEY, "credits": 10**9}])


@pytest.fixture
def url() -> Iterator[str]:
    """The base URL of such a mock."""
    with right().serve() as server:
        yield server.base_url


@functools.cache
def report_on(model: str) -> Report:
    """Return the report of one run over one model, for all tests that use it."""
    with right().serve() as server:
        return report(server.base_url, models=(find_model(model),))


@pytest.mark.slow
@pytest.mark.parametrize(
    "model",
    [pixverse()[0], *(pytest.param(model, marks=pytest.mark.slow) for model in pixverse()[1:])],
    ids=lambda model: model.id,
)
def test_a_correct_mock_conforms(model: Model) -> None:
    """Within the limits of requests and jobs."""
    found = report_on(model.id)

    assert failed(found) == {}
    assert found.ended_early is None
    assert found.requests <= 400
    assert found.creates <= 200


@pytest.mark.slow
@pytest.mark.parametrize("clock", ["real", "speed:100", "looks:3"])
def test_every_clock_of_the_mock_works(clock: str) -> None:
    """It is moved where possible, and waited for elsewhere."""
    with Mock(clock=clock).serve() as server:
        found = report(server.base_url)

    assert failed(found) == {}


@pytest.mark.slow
def test_each_model_of_a_run_is_checked(url: str) -> None:
    """Results of different models are kept apart."""
    two = (pixverse()[0], pixverse()[-1])
    found = report(url, models=two)
    passed = {result.model for result in found.results if result.verdict == "pass"}

    assert failed(found) == {}
    assert passed >= {model.id for model in two}


@pytest.mark.slow
def test_every_check_is_tried() -> None:
    """By some model, except for those that these models cannot cause."""
    reports = [report_on(model.id) for model in pixverse()]
    tried = {result.check.id for found in reports for result in found.results if result.tried}

    assert {check for check in CHECKS if check.partition("-")[0] != "FUZ"} - tried == UNTRIED


@pytest.mark.slow
def test_two_runs_send_the_same_requests() -> None:
    """In the same order, for any base URL."""
    sent = []
    for _ in range(2):
        with Mock(clock="manual").serve() as server:
            found = report(server.base_url, seed=7)
        requests = [exchange.request for exchange in found.exchanges]
        sent.append([request._replace(path=request.path.removeprefix(server.base_url)) for request in requests])

    assert sent[0] == sent[1]


@pytest.mark.slow
def test_another_seed_selects_other_cases(url: str) -> None:
    """Of the optional cases."""
    bodies = [{e.request.body for e in report(url, seed=seed, levels=("L1", "L2")).exchanges} for seed in (1, 2)]

    assert bodies[0] != bodies[1]


def test_the_plan_matches_what_is_sent(url: str) -> None:
    """Except for the number of fetches, and for unusual creates, which a service may refuse or accept."""
    planned = plan(_settings(url))
    found = report_on(models()[0].id)

    assert (found.planned_requests, found.planned_creates) == (planned.requests, planned.creates)
    assert abs(found.requests - planned.requests) <= 10
    assert 0 <= found.creates - planned.creates <= 6
    assert planned.credits > 0


@pytest.mark.slow
@pytest.mark.parametrize("address", ["v2", "legacy"])
@pytest.mark.parametrize("model", ["pixverse/v5/text-to-video", "pixverse/v5-5-text-to-video"])
def test_a_job_is_fetched_in_all_its_states(model: str, address: str) -> None:
    """At each address that serves it, although v5.5 is created at one of them only; and minutes after it finished."""
    found = report_on(model)
    seen = [exchange for exchange in found.exchanges if exchange.request.call == "fetch" and exchange.status == 200]
    words = Counter(status_word(exchange) for exchange in seen if exchange.request.address == address)

    assert words["queued"] >= 2
    assert words["generating"] >= 3
    assert words["completed"] >= 8
    assert words["error"] >= 3


@pytest.mark.slow
@pytest.mark.parametrize("cap", [0, 3])
def test_no_more_jobs_are_created_than_allowed(cap: int) -> None:
    """Counted by the service itself."""
    with Mock(clock="manual").serve() as server:
        found = report(server.base_url, max_jobs=cap)
        ledger = len(server.ledger) if hasattr(server, "ledger") else found.creates

    assert ledger == found.creates == cap
    assert failed(found) == {}
    assert found.ended_early == ("the limit of 3 accepted creates is reached" if cap else None)


@pytest.mark.slow
def test_free_requests_are_sent_without_a_job() -> None:
    """Refusals that no service can accept as a create, and unknown jobs."""
    with Mock(clock="manual").serve() as server:
        found = report(server.base_url, max_jobs=0)
    tried = {result.check.id for result in found.results if result.verdict == "pass"}
    skipped = {result.check.id for result in found.results if result.verdict == "skip"}

    assert {"AUT-001", "AUT-002", "GET-002", "REQ-001", "REQ-016"} <= tried
    assert {"ACC-001", "REQ-004", "LIF-001"} <= skipped


@pytest.mark.slow
def test_the_plan_of_an_exhaustive_run_nearly_matches_what_is_sent(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Except for what Schemathesis generates; the number of fetches is unknown."""

    def nothing(*_: object) -> Flow[bool]:
        yield from ()
        return False

    monkeypatch.setattr(fuzz, "run_schemathesis", nothing)
    found = report(url, thorough=True)

    assert failed(found) == {}
    assert found.requests > 1500
    assert 0.8 < found.requests / found.planned_requests < 1.25


@pytest.mark.slow
@pytest.mark.parametrize(
    ("personality", "known"),
    [
        ("native", {"RES-008": ["fetch, legacy, succeeded", "fetch, v2, succeeded"], "RES-012": ["create, legacy"]}),
        ("relay", {"RES-012": ["create, v2"]}),
    ],
)
def test_other_personalities_deviate_in_known_places(personality: str, known: dict[str, list[str]]) -> None:
    """And nowhere else."""
    with Mock(clock="manual", personality=personality).serve() as server:
        found = report(server.base_url)

    assert failed(found) == known
