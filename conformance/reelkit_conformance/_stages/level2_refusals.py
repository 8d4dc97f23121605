"""L2: requests that must be refused. They should cost nothing; an accepted one is a finding."""

from collections.abc import Iterable

from reelkit_conformance._cases.access import (
    access_cases,
    alone,
    good_forms,
    silent_cases,
    similar_key_cases,
    similar_key_fetch,
)
from reelkit_conformance._cases.case import Case, Sampling, fetch_request, unknown_job_id
from reelkit_conformance._cases.refused import refused_cases
from reelkit_conformance._cases.robust import RobustCase, robust_cases
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._contract.operations import operation_of, paths_of
from reelkit_conformance._http.exchange import Address, Exchange, Request
from reelkit_conformance._http.response import is_accepted, job_id, requested_id
from reelkit_conformance._http.text import body_text, short_line
from reelkit_conformance._judge.disclosure import what_is_told
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.plan import max_refusals
from reelkit_specs import Model

UNAUTHORIZED = (401, 403)
ANY_ID_CHECKS = ("GET-005", "GET-007")  # not sent if the service finds a job for any id


def check_refusals(log: RunLog, model: Model, service: Service, sampling: Sampling) -> Flow[Service]:
    """Send the requests that must be refused, and return the service without the addresses that refuse the key then."""
    limit = max_refusals(sampling)
    is_only_address = len(service.addresses) == 1
    unauthorized: list[Case] = []
    for address in service.addresses:
        for case in access_cases(sampling, address, is_only_address, job_at(service, address)):
            if case.check.startswith("AUT"):
                unauthorized.append(case)
            elif case.check not in ANY_ID_CHECKS or not log.has_failed("GET-002"):
                yield from expect_refusal(log, case)
    # all wrong keys in a row, because a service may count them
    for case in unauthorized:
        yield from _expect_no_access(log, case, service, sampling)
    for address in service.addresses:
        job = job_at(service, address)
        similar = similar_key_fetch(sampling, address, job) if job is not None else None
        if job is not None and similar is not None and (yield from send(similar)).status in UNAUTHORIZED:
            for case in similar_key_cases(sampling, address, is_only_address, job):
                yield from expect_refusal(log, case)
        for case in silent_cases(sampling, address, is_only_address):
            yield from _expect_unauthorized(log, case, [one for one in unauthorized if one.request.auth == "none"])
    service = yield from _check_good_keys(log, service, sampling)
    for address in service.addresses:
        yield from _send_cases(log, refused_cases(model, address, sampling.random("refusals"), limit))
    return service


def _expect_no_access(log: RunLog, case: Case, service: Service, sampling: Sampling) -> Flow[None]:
    """Judge whether a request without a valid key is refused; if not, find in which place the key is accepted."""
    address = case.request.address
    job = (job_at(service, address) if address is not None else None) or unknown_job_id(sampling.random("alone"))
    parts = alone(sampling, case, job)
    if not parts:
        yield from expect_refusal(log, case)
        return
    try:
        response = yield from send(case.request)
    except Withheld:  # because of one of its parts; the others may be sent
        for part in parts:
            yield from expect_refusal(log, part)
        return
    before = len(log.findings)
    if is_accepted(response):
        for part in parts:
            yield from expect_refusal(log, part)
    if len(log.findings) == before:
        _judge_refusal(log, case, response)


def _check_good_keys(log: RunLog, service: Service, sampling: Sampling) -> Flow[Service]:
    """Judge whether the key is accepted after the wrong ones; return the service without addresses that refuse it."""
    good: list[Address] = []
    for address in service.addresses:
        path, job = paths_of(sampling.model, address)[1], job_at(service, address)
        if (
            job is None
            or path is None
            or (yield from _is_good_key(log, fetch_request(path, job), address, len(service.addresses) == 1))
        ):
            good.append(address)
    return Service(tuple(good), tuple(job for job in service.jobs if job.address in good))


def _is_good_key(log: RunLog, fetch: Request, address: Address, is_only_address: bool) -> Flow[bool]:
    """Judge whether a fetch accepts the key, in other forms of the scheme first: those are good keys as well."""
    fetch = fetch._replace(model=log.model)
    others: list[Exchange] = []
    for auth in good_forms(address, is_only_address):
        others += [(yield from send(fetch._replace(auth=auth)))]
    if all(map(is_accepted, others)):
        log.record_pass("AUT-007")
        log.record_pass("AUT-011")
        return True
    response = yield from send(fetch)
    case, job = f"fetch, {address}", requested_id(response)
    if response.status in UNAUTHORIZED:
        log.record_failure("AUT-011", case, "status 200", f"status {response.status}", response, job=job)
        return False
    if is_accepted(response):
        log.record_pass("AUT-011")
        for other in others:
            if other.status in UNAUTHORIZED:
                log.record_failure("AUT-007", case, "status 200", f"status {other.status}", other, job=job)
    elif response.status == 429:
        log.record_skip("AUT-011", "the service limits requests: status 429")
    return True


def _expect_unauthorized(log: RunLog, case: Case, others: list[Case]) -> Flow[None]:
    """Judge whether a request without a key is refused for that reason, in the same words as the *others* like it."""
    response = yield from send(case.request)
    log.judge_if_accepted(response)
    like_it = [log.find_exchange(other.request) for other in others if _is_alike(other.request, case.request)]
    sound = next((one for one in like_it if one is not None and one.status in UNAUTHORIZED), None)
    if response.status is None:
        return
    if response.status not in UNAUTHORIZED:
        log.record_failure(case.check, case.name, "status 401", f"status {response.status}", response)
    elif sound is not None and what_is_told(sound) != what_is_told(response):
        expected, got = (short_line(body_text(one.body)) for one in (sound, response))
        log.record_failure(case.check, case.name, expected, got, sound, response)
    else:
        log.record_pass(case.check)


def _is_alike(one: Request, other: Request) -> bool:
    return (one.call, one.address) == (other.call, other.address)


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
    _judge_refusal(log, case, response)


def _judge_refusal(log: RunLog, case: Case, response: Exchange) -> None:
    if is_accepted(response):
        expected = f"a refusal, {' or '.join(map(str, case.statuses))}"
        log.record_failure(case.check, case.name, expected, f"status {response.status}", response, job=job_id(response))
        return
    if response.status is not None:  # without a response there is no refusal; ERR-008 reports it
        log.record_pass(case.check)
    log.judge_response(response)
    if operation_of(case.request) is not None:
        _judge_status(log, response, case.name, case.statuses)
    elif response.status is None:
        log.record_failure("ERR-008", case.name, "a response", response.trouble or "none", response)
    elif response.status >= 500 and response.status not in case.statuses:
        log.record_failure("ERR-007", case.name, "no server error", f"status {response.status}", response)


def check_robustness(log: RunLog, service: Service, sampling: Sampling) -> Flow[None]:
    """Judge whether unusual requests cause a server error; the contract does not say which of them are refused.

    They come last, because some may become jobs.
    """
    for address in service.addresses:
        job = job_at(service, address) or unknown_job_id(sampling.random(address, "robust"))
        for case in robust_cases(sampling, address, len(service.addresses) == 1, job):
            try:
                yield from _send_robust(log, case)
            except Withheld as withheld:
                log.record_skip("ERR-007", str(withheld))


def _send_robust(log: RunLog, case: RobustCase) -> Flow[bool]:
    """Send an unusual request and return whether it causes a server error; if it has parts, find those that do."""
    response = yield from send(case.request)
    log.judge_if_accepted(response)
    if response.status is None:
        return False
    if response.status < 500:
        log.record_pass("ERR-007")
        return False
    has_cause = False
    for part in case.parts:
        has_cause |= yield from _send_robust(log, part)
    if not has_cause:
        log.record_failure("ERR-007", case.name, "no server error", f"status {response.status}", response)
    return True


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
