"""L1: one create and one fetch at each address, and whether they look as they should."""

from typing import NamedTuple

from reelkit_conformance._cases.case import ADDRESSES, fetch_request
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._http.response import is_accepted
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.jobs import Job, create_job, fetch_job
from reelkit_specs import Model

ADDRESS_MISSING = frozenset({404, 405, 410, 501})  # there is no such address; anything else is a refusal


class Service(NamedTuple):
    """What the first requests have shown of a service: where a model's jobs can be made, and the first of them."""

    addresses: tuple[Address, ...]
    jobs: tuple[Job, ...]


def check_shape(log: RunLog, model: Model) -> Flow[Service]:
    """Try each address that takes the model."""
    body = Form(model).minimal_body
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
                "PAR-001", f"create, {address}", "the address is there", f"status {response.status}", response
            )
            continue
        if address == "legacy":
            log.record_pass("PAR-001")
        if not is_accepted(response):
            got = f"status {response.status}" if response.status else response.trouble or "no answer"
            log.record_failure("ACC-001", f"create, {address}", "status 200", got, response)
            continue
        log.record_pass("ACC-001")
        found.append(address)
        if job is not None:
            jobs.append(job)
            yield from _check_first_fetch(log, job)
    return Service(tuple(found), tuple(jobs))


def _check_first_fetch(log: RunLog, job: Job) -> Flow[None]:
    """A job is there as soon as its create has answered."""
    response = yield from fetch_job(log, job)
    if is_accepted(response):
        log.record_pass("GET-001")
    elif response.status is not None:
        got = f"status {response.status}"
        log.record_failure("GET-001", f"fetch, {job.address}", "status 200", got, job.create, response, job=job.id)


def _check_reachable(log: RunLog, model: Model, address: Address) -> Flow[None]:
    """Whether there is anybody at all, where nothing may be bought."""
    path = paths_of(model, address)[1]
    if path is not None:
        yield from send(fetch_request(path, "none", model=model.id))
