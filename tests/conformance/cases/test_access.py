"""Wrong credentials, unknown ids, and jobs that one address hides: the cases, and whole runs."""

import asyncio
from collections.abc import Callable, Iterator

import pytest

from reelkit_conformance._cases.access import (
    SIMILAR_CREDENTIALS,
    SPELLINGS,
    WRONG_CREDENTIALS,
    access_cases,
    similar_key_cases,
    spelled_path_cases,
)
from reelkit_conformance._cases.case import ADDRESSES, Sampling
from reelkit_conformance._contract.operations import operations
from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Address, Exchange, Request
from reelkit_conformance._http.response import is_accepted, is_finished, job_id, requested_id
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._run.driver import Driver
from reelkit_conformance._run.run import run
from reelkit_conformance._stages import level2_refusals
from reelkit_conformance._stages.level1_shape import check_shape
from reelkit_conformance._stages.level2_refusals import check_refusals
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_mock import Mock
from reelkit_specs import Model, models
from tests.conformance.case_lists import each_address

KEY = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def url() -> Iterator[str]:
    with Mock(clock="manual", outcomes={"succeeded": 3, "failed": 1}).serve() as server:
        yield server.base_url


@each_address
def test_an_exhaustive_run_tries_more_credentials_and_ids(model: Model, address: Address) -> None:
    """The usual cases and more, each with a name of its own."""
    usual, broad = (
        [*access_cases(Sampling(1, model, is_broad), address, False, "a-job-of-mine")] for is_broad in (False, True)
    )

    assert {case.name for case in usual} < {case.name for case in broad}
    assert len({case.name for case in broad}) == len(broad)
    assert {case.request.auth for case in broad} == {"key", *(credential.auth for credential in WRONG_CREDENTIALS)}
    near = similar_key_cases(Sampling(1, model, is_exhaustive=True), address, False, "a-job-of-mine")
    assert {case.request.auth for case in near} == {credential.auth for credential in SIMILAR_CREDENTIALS}
    assert all(case.expects == "refused" and 200 not in case.statuses for case in broad)


def test_a_usual_run_sends_the_key_in_every_other_place_at_both_addresses() -> None:
    """With a create at one of them, and with a fetch at the other; each place alone only if that is accepted."""
    sampling = Sampling(1, next(model for model in models() if model.legacy.create))
    calls = {
        (case.request.auth, case.request.call)
        for address in ADDRESSES
        for case in access_cases(sampling, address, False, "a-job-of-mine")
    }
    [together] = [credential for credential in WRONG_CREDENTIALS if credential.parts]
    places = {name for part in together.parts for name, _ in CREDENTIALS[part.auth].headers}

    assert {(together.auth, call) for call in ("create", "fetch")} <= calls
    assert places == {name for name, _ in CREDENTIALS[together.auth].headers}
    assert not {part.auth for part in together.parts} & {auth for auth, _ in calls}


def test_a_path_in_another_spelling_is_tried_without_a_key() -> None:
    """Each spelling differs from the path of the contract, and is sent at one of two addresses."""
    sampling = Sampling(1, next(model for model in models() if model.legacy.create))
    cases = [case for address in ADDRESSES for case in spelled_path_cases(sampling, address, False, "a-job-of-mine")]

    assert len({case.name.rpartition(", ")[0].partition(", ")[2] for case in cases}) == len(cases) == len(SPELLINGS)
    assert not {case.request.path for case in cases} & {path for _, path in operations()}
    assert {case.request.auth for case in cases} == {"none"}


def test_without_a_job_no_similar_ids_are_tried() -> None:
    """The other requests are sent all the same."""
    checks = {case.check for case in access_cases(Sampling(1, models()[0], is_exhaustive=True), "v2", True, None)}

    assert "GET-007" not in checks
    assert {"AUT-001", "AUT-002", "GET-002", "GET-005", "REQ-020"} <= checks


@pytest.mark.parametrize(("is_alone", "schemes"), [(True, {"bare", "basic"}), (False, {"bare"})])
def test_an_only_address_tries_every_scheme(is_alone: bool, schemes: set[str]) -> None:
    """Two addresses alternate."""
    cases = access_cases(Sampling(1, models()[0]), "v2", is_alone, "a-job-of-mine")

    assert {case.request.auth for case in cases} & {"bare", "basic"} == schemes


@pytest.mark.parametrize(("job", "is_tried"), [("12", False), ("123456789", False), ("a-job-of-mine", True)])
def test_ids_that_may_belong_to_another_job_are_not_tried(job: str, is_tried: bool) -> None:
    """Some services number their jobs."""
    cases = [*access_cases(Sampling(1, models()[0], is_exhaustive=True), "v2", True, job)]

    assert any(case.name == "1 as id, v2" for case in cases) == is_tried
    assert any(case.name == "an id cut short, v2" for case in cases) == is_tried
    assert any(case.name == "null as id, v2" for case in cases)


class Seen:
    """What a run has created and seen."""

    def __init__(self) -> None:
        self.ended: set[str] = set()
        self.made: dict[str, Address | None] = {}

    def add(self, exchange: Exchange) -> None:
        if exchange.request.call == "create" and is_accepted(exchange) and (job := job_id(exchange)):
            self.made[job] = exchange.request.address
        if exchange.request.call == "fetch" and is_finished(exchange):
            self.ended.add(requested_id(exchange) or "")


def shows_what_has_ended(request: Request, seen: Seen) -> Request:
    """Return a finished job to any client."""
    return request._replace(auth="key") if {job for _, job in request.query} & seen.ended else request


def hides_what_runs(request: Request, seen: Seen) -> Request:
    """Find jobs of the other address only when they are finished."""
    others = {job for job, address in seen.made.items() if address == "v2"} - seen.ended
    is_hidden = request.address == "legacy" and {job for _, job in request.query} & others
    return request._replace(query=(("generation_id", "nobody"),)) if is_hidden else request


def found(
    url: str, monkeypatch: pytest.MonkeyPatch, change: Callable[[Request, Seen], Request]
) -> dict[str, list[str]]:
    """Return the cases that fail in a run whose requests are changed, by check."""
    seen = Seen()
    send = Transport.send

    async def spoilt(transport: Transport, request: Request, number: int) -> Exchange:
        exchange = (await send(transport, change(request, seen), number))._replace(request=request)
        seen.add(exchange)
        return exchange

    monkeypatch.setattr(Transport, "send", spoilt)
    settings = Settings(url, Secret(KEY), models()[:1])
    report = run(settings, plan(settings), lambda _: None)
    return {one.check.id: sorted(finding.case for finding in one.findings) for one in report.results if one.findings}


@pytest.mark.slow
def test_a_finished_job_without_authentication_is_found(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the check for a fetch without a key, although pending jobs need one."""
    assert found(url, monkeypatch, shows_what_has_ended) == {
        "AUT-002": ["fetch of an ended job without a key, legacy", "fetch of an ended job without a key, v2"]
    }


@pytest.mark.slow
def test_a_pending_job_that_the_other_address_hides_is_found(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although it serves the job when it is finished."""
    assert found(url, monkeypatch, hides_what_runs) == {"PAR-002": ["a job of v2"]}


def broadly_refused(url: str, key: str, monkeypatch: pytest.MonkeyPatch) -> RunLog:
    """Return the log of the access cases of an exhaustive run, without its thousand refused creates."""
    monkeypatch.setattr(level2_refusals, "refused_cases", lambda *_: [])
    model = models()[0]
    log = RunLog()
    log.model = model.id

    async def go() -> None:
        transport = Transport(url, Secret(key))
        driver = Driver(transport, log, None, lambda _: None)
        house = await driver.run(check_shape(log, model))
        await driver.run(check_refusals(log, model, house, Sampling(1, model, is_exhaustive=True)))
        await transport.close()

    asyncio.run(go())
    return log


def sent(log: RunLog) -> set[str]:
    """Return the credentials that were sent."""
    return {exchange.request.auth for exchange in log.exchanges}


@pytest.mark.slow
def test_similar_keys_are_tried_where_another_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here keys are compared without regard to case."""
    send = Transport.send

    async def lenient(transport: Transport, request: Request, number: int) -> Exchange:
        known = request._replace(auth="key") if request.auth == "swapped" else request
        return (await send(transport, known, number))._replace(request=request)

    monkeypatch.setattr(Transport, "send", lenient)
    with Mock(clock="manual", keys=[{"key": KEY}]).serve() as server:
        log = broadly_refused(server.base_url, KEY, monkeypatch)

    cases = {(finding.check, finding.case) for _, finding in log.findings}
    assert cases == {
        ("AUT-003", "create with a good key in other letters, v2"),
        ("AUT-004", "fetch with a good key in other letters, v2"),
        ("AUT-003", "create with a good key in other letters, legacy"),
        ("AUT-004", "fetch with a good key in other letters, legacy"),
    }


@pytest.mark.slow
def test_similar_keys_are_not_tried_where_any_key_is_accepted(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would accept all of them, and they would show nothing new."""
    log = broadly_refused(url, KEY, monkeypatch)

    assert "like it" in sent(log)
    assert not sent(log) & {credential.auth for credential in SIMILAR_CREDENTIALS}
    assert log.findings == []
