"""Creating and polling jobs, as all stages do."""

from collections.abc import Sequence
from typing import NamedTuple

from reelkit_conformance._cases.case import create_request, fetch_request
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.exchange import Address, Exchange, Json
from reelkit_conformance._http.response import is_accepted, is_finished, job_id
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Pause, send
from reelkit_specs import Model

SLOW_GROWTH, FAST_GROWTH = 1.6, 1.3  # factors by which the interval between two fetches grows


class Job(NamedTuple):
    """A job of this run."""

    id: str
    model: Model
    address: Address  # where it was created
    create: Exchange
    fetch_path: str  # where it is fetched: at the address of the create if possible
    other_path: str | None  # the legacy address, if it only serves fetches of this model


class FinishedJob(NamedTuple):
    """A job that is finished, and the response that said so."""

    job: Job
    response: Exchange


def create_job(log: RunLog, model: Model, address: Address, body: Json) -> Flow[tuple[Exchange, Job | None]]:
    """Create a job; None if the create was refused."""
    exchange = yield from send(create_request(model, address, body))
    log.judge_if_accepted(exchange)
    return exchange, job_from(exchange, model, address)


def job_from(exchange: Exchange, model: Model, address: Address) -> Job | None:
    """Return the job that a response names."""
    found = job_id(exchange) if is_accepted(exchange) else None
    path = paths_of(model, address)[1] or paths_of(model, "v2")[1]
    if found is None or path is None:
        return None
    create_path, other_path = paths_of(model, "legacy")
    return Job(found, model, address, exchange, path, other_path if create_path is None else None)


def fetch_again(log: RunLog, job: Job, path: str | None = None) -> Flow[Exchange]:
    """Fetch a job that was fetched before."""
    exchange = yield from fetch_job(log, job, path)
    if is_accepted(exchange):
        log.record_pass("GET-006")
    elif exchange.status is not None and path is None:
        log.record_failure(
            "GET-006", f"fetch, {job.address}", "status 200", f"status {exchange.status}", exchange, job=job.id
        )
    if path is None and job.other_path is not None:
        yield from fetch_job(log, job, job.other_path)  # L4 judges whether it knows the job
    return exchange


def fetch_job(log: RunLog, job: Job, path: str | None = None) -> Flow[Exchange]:
    """Fetch a job once."""
    exchange = yield from send(fetch_request(path or job.fetch_path, job.id, model=job.model.id))
    log.judge_if_accepted(exchange)
    return exchange


class PollResult(NamedTuple):
    """The last response about each job, and the seconds until all were finished."""

    last: dict[str, Exchange]
    seconds: float


def poll_jobs(
    log: RunLog, jobs: Sequence[Job], patience: float, gap: float, growth: float = SLOW_GROWTH
) -> Flow[PollResult]:
    """Fetch the jobs in turn at growing intervals, until all are finished or *patience* seconds have passed."""
    waited = 0.0
    last: dict[str, Exchange] = {}
    while True:
        for job in jobs:
            if job.id not in last or not is_finished(last[job.id]):
                last[job.id] = yield from fetch_again(log, job)
        if waited >= patience or all(is_finished(exchange) for exchange in last.values()):
            return PollResult(last, waited)
        yield Pause(min(gap, patience - waited))
        waited += gap
        gap = min(gap * growth, patience / 8)
