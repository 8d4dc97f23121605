"""Schemathesis as an engine: no findings on a correct server, findings on a faulty one."""

import asyncio
import json
import os
from collections.abc import Callable

import pytest

from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Request
from reelkit_conformance._http.transport import Transport
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._judge.job_checks import judge_jobs
from reelkit_conformance._run.driver import Driver
from reelkit_conformance._stages.fuzz import run_schemathesis
from tests.conformance.faulty_service import KEY, Answer, Service, model, run_stage
from tests.mock.process import mock_process
from tests.models import pixverse

pytestmark = pytest.mark.slow

SEEDS = int(os.environ.get("REELKIT_FUZZ_SEEDS", "1"))  # more where there is time
TURNS = [(seed, model.id) for seed in range(SEEDS) for model in (pixverse() if SEEDS > 1 else pixverse()[:1])]


@pytest.mark.parametrize(("seed", "model_id"), TURNS)
def test_a_correct_server_has_no_findings(seed: int, model_id: str) -> None:
    """The mock in `documented`, in a process of its own, with every check of Schemathesis."""

    async def run(url: str) -> tuple[RunLog, int]:
        log = RunLog()
        log.model = model_id
        transport = Transport(url, Secret(KEY))
        driver = Driver(transport, log, None, lambda _: None)
        await driver.run(run_schemathesis(log, model(model_id), seed, 3_000))
        await transport.close()
        log.add(judge_jobs(log.exchanges))
        return log, driver.creates

    with mock_process("--clock", "looks:2") as mock:
        log, creates = asyncio.run(run(mock.first["base_url"]))

    assert log.findings == []
    assert {check for check, _ in log.tried} >= {check for check in CHECKS if check.startswith("FUZ")}
    assert 50 < creates < 500


def accepts_anything(request: Request, answer: Answer) -> Answer:
    """Accept every invalid create."""
    queued = b'{"id": "a", "status": "queued"}'
    return (200, answer[1], queued) if request.call == "create" and answer[0] == 400 else answer


def refuses_styles(request: Request, answer: Answer) -> Answer:
    """Refuse a create with a style."""
    body = b'{"statusCode": 400, "message": "no"}'
    return (400, answer[1], body) if b'"style"' in (request.body or b"") and answer[0] == 200 else answer


def asks_for_no_key(request: Request, answer: Answer) -> Answer:
    """Accept a fetch without a key."""
    body = json.dumps({"id": dict(request.query).get("generation_id"), "status": "queued"}).encode()
    return (200, answer[1], body) if request.call == "fetch" and answer[0] == 401 else answer


def deletes(request: Request, answer: Answer) -> Answer:
    """Accept an undocumented method."""
    return (200, answer[1], b"{}") if request.method == "DELETE" else answer


FAULTS = {"FUZ-005": accepts_anything, "FUZ-006": refuses_styles, "FUZ-007": asks_for_no_key, "FUZ-008": deletes}


@pytest.mark.usefixtures("few_examples")
@pytest.mark.parametrize("check", FAULTS)
def test_a_fault_is_found(check: str) -> None:
    """By the check for it, with the request that shows it."""
    service = Service(FAULTS[check])
    log = run_stage(service)

    findings = {finding.check: finding for _, finding in log.findings}
    assert set(findings) == {check}
    assert service.requests[findings[check].evidence[-1] - 1].method in ("POST", "GET", "DELETE")


SPOILT: dict[str, Callable[[Request, Answer], Answer]] = {
    "ERR-007": lambda request, answer: (500, *answer[1:]) if request.call == "create" and answer[0] == 200 else answer,
    "ERR-001": lambda request, answer: (422, *answer[1:]) if answer[0] == 400 else answer,
    "RES-008": lambda request, answer: (*answer[:2], answer[2].replace(b'"queued"', b'"waiting"')),
    "RES-002": lambda request, answer: (answer[0], "text/html", answer[2]) if answer[0] == 200 else answer,
}


@pytest.mark.usefixtures("few_examples")
@pytest.mark.parametrize("check", SPOILT)
def test_a_deviation_of_a_directed_check_is_reported_once(check: str) -> None:
    """By the directed check, and not by Schemathesis as well."""
    assert {finding.check for _, finding in run_stage(Service(SPOILT[check])).findings} == {check}
