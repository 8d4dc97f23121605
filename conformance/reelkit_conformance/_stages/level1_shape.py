"""L1: one create and one fetch at each address, and the shape of the responses."""

from typing import NamedTuple

from reelkit_conformance._cases.case import ADDRESSES, fetch_request
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._http.response import is_accepted
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.jobs import Job, create_job, fetch_job
from reelkit_specs import Model

ADDRESS_MISSING = frozenset({404, 405, 410, 501})  # the address does not exist; any other status is a refusal


class Service(NamedTuple):
    """What the first requests showed: the addresses that create jobs of a model, and the jobs."""

    addresses: tuple[Address, ...]
    jobs: tuple[Job, ...]


def check_shape(log: RunLog, model: Model) -> Flow[Service]:
    """Create and fetch a job at each address that takes the model."""
    body = form_of(model).minimal_body
    found: list[Address] = []
    jobs: list[Job] = []
    for address in ADDRESSES:
        if not body or paths_of(model, address)[0] is None:
            continue
        try:
            response, job = yield from create_job(log, model, address, body)
        except Withheld as withheld:
            log.record_skip("ACC-001", str(withheld))
            yield from _check_reachable(log, model, address)
            found.append(address)
            continue
        if address == "legacy" and response.status in ADDRESS_MISSING:
            log.record_failure(
                "PAR-001", f"create, {address}", "the address exists", f"status {response.status}", response
            )
            continue
        if address == "legacy":
            log.record_pass("PAR-001")
        if not is_accepted(response):
            got = f"status {response.status}" if response.status else response.trouble or "no response"
            log.record_failure("ACC-001", f"create, {address}", "status 200", got, response)
            continue
        log.record_pass("ACC-001")
        found.append(address)
        if job is not None:
            jobs.append(job)
            yield from _check_first_fetch(log, job)
    return Service(tuple(found), tuple(jobs))


def _check_first_fetch(log: RunLog, job: Job) -> Flow[None]:
    """Judge whether a job can be fetched as soon as its create has responded."""
    response = yield from fetch_job(log, job)
    if is_accepted(response):
        log.record_pass("GET-001")
    elif response.status is not None:
        got = f"status {response.status}"
        log.record_failure("GET-001", f"fetch, {job.address}", "status 200", got, job.create, response, job=job.id)


def _check_reachable(log: RunLog, model: Model, address: Address) -> Flow[None]:
    """Send a free request, to see whether the service is reachable."""
    path = paths_of(model, address)[1]
    if path is not None:
        yield from send(fetch_request(path, "none", model=model.id))
