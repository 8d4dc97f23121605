"""L2: requests that must be refused. They should cost nothing; an accepted one is a finding."""

from collections.abc import Iterable

from reelkit_conformance._cases.access import access_cases, silent_cases, similar_key_cases, similar_key_fetch
from reelkit_conformance._cases.case import Case, Sampling, fetch_request
from reelkit_conformance._cases.refused import refused_cases
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._contract.operations import operation_of, paths_of
from reelkit_conformance._http.exchange import Address, Exchange
from reelkit_conformance._http.response import is_accepted, job_id
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.plan import max_refusals
from reelkit_specs import Model

UNAUTHORIZED = (401, 403)
ANY_ID_CHECKS = ("GET-005", "GET-007")  # not sent if the service finds a job for any id


def check_refusals(log: RunLog, model: Model, service: Service, sampling: Sampling) -> Flow[None]:
    """Send the requests that must be refused."""
    limit = max_refusals(sampling)
    for address in service.addresses:
        job = job_at(service, address)
        is_only_address = len(service.addresses) == 1
        for case in access_cases(sampling, address, is_only_address, job):
            if case.check not in ANY_ID_CHECKS or not log.has_failed("GET-002"):
                yield from expect_refusal(log, case)
        yield from _check_lowercase_scheme(log, sampling, address, job)
        similar = similar_key_fetch(sampling, address, job) if job is not None else None
        if job is not None and similar is not None and (yield from send(similar)).status in UNAUTHORIZED:
            for case in similar_key_cases(sampling, address, is_only_address, job):
                yield from expect_refusal(log, case)
        for case in silent_cases(sampling, address):
            yield from _expect_unauthorized(log, case)
        yield from _send_cases(log, refused_cases(model, address, sampling.random("refusals"), limit))


def _check_lowercase_scheme(log: RunLog, sampling: Sampling, address: Address, job: str | None) -> Flow[None]:
    """Judge whether the name of the scheme is case-insensitive."""
    path = paths_of(sampling.model, address)[1]
    if job is None or path is None:
        return
    response = yield from send(fetch_request(path, job, "small", sampling.model.id))
    if is_accepted(response):
        log.record_pass("AUT-007")
    elif response.status in UNAUTHORIZED:
        log.record_failure("AUT-007", f"fetch, {address}", "status 200", f"status {response.status}", response, job=job)


def _expect_unauthorized(log: RunLog, case: Case) -> Flow[None]:
    """Judge whether a request without a key is refused for that reason, and not for another."""
    response = yield from send(case.request)
    log.judge_if_accepted(response)
    if response.status in UNAUTHORIZED:
        log.record_pass(case.check)
    elif response.status is not None:
        log.record_failure(case.check, case.name, "status 401", f"status {response.status}", response)


def job_at(service: Service, address: Address) -> str | None:
    """Return the id of a job that was created at an address."""
    return next((job.id for job in service.jobs if job.address == address), None)


def _send_cases(log: RunLog, cases: Iterable[Case]) -> Flow[None]:
    """Send the cases of the contract, except those that need a check that failed for the same field."""
    failed: set[tuple[str, tuple[str, ...]]] = set()
    for case in cases:
        needs = CHECKS[case.check].needs
        if any((need, case.fields) in failed for need in needs):
            continue
        before = len(log.findings)
        yield from expect_refusal(log, case)
        if len(log.findings) > before:
            failed.add((case.check, case.fields))


def expect_refusal(log: RunLog, case: Case) -> Flow[None]:
    """Send a request that must be refused, and judge the refusal."""
    try:
        response = yield from send(case.request)
    except Withheld as withheld:
        log.record_skip(case.check, str(withheld))
        return
    if is_accepted(response):
        expected = f"a refusal, {' or '.join(map(str, case.statuses))}"
        log.record_failure(case.check, case.name, expected, f"status {response.status}", response, job=job_id(response))
        return
    if response.status is not None:  # without a response there is no refusal; ERR-008 reports it
        log.record_pass(case.check)
    if operation_of(case.request) is not None:
        log.judge_response(response)
        _judge_status(log, response, case.name, case.statuses)
    elif response.status is None:
        log.record_failure("ERR-008", case.name, "a response", response.trouble or "none", response)
    elif response.status >= 500 and response.status not in case.statuses:
        log.record_failure("ERR-007", case.name, "no server error", f"status {response.status}", response)


def _judge_status(log: RunLog, response: Exchange, case: str, statuses: tuple[int, ...]) -> None:
    """Judge whether a documented status is one of *statuses*, which fit what is wrong with the request."""
    operation = operation_of(response.request)
    if response.status is None or response.status >= 500 or (operation and response.status not in operation.statuses):
        return
    if response.status in statuses:
        log.record_pass("ERR-002")
    else:
        expected = " or ".join(map(str, statuses))
        log.record_failure("ERR-002", case, f"status {expected}", f"status {response.status}", response)
