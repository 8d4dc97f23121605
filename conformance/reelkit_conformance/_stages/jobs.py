"""Creating and polling jobs, as all stages do."""

from collections.abc import Sequence
from typing import NamedTuple

from reelkit_conformance._cases.case import create_request, fetch_request
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.exchange import Address, Exchange, Json
from reelkit_conformance._http.response import is_accepted, is_finished, job_id, status_word
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Pause, send
from reelkit_specs import Model, counted

PATIENCE_FACTOR = 3  # times the longest known time of the model; then a job counts as stuck
DEFAULT_JOB_SECONDS = 120.0  # for a model without a known time
FIRST_FACTOR = 1.25  # times the longest known time of the first jobs; then a run no longer waits for them
FIRST_LIMIT = 150.0  # seconds that a run waits for its first jobs at most
SHORTENED = 2.0  # seconds that a run waits after its first stuck job, unless jobs that finished took longer
INTERVAL = 0.02  # seconds between the first two fetches
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


class Patience:
    """How long a run waits for jobs.

    It waits in full once a job has finished. For its first jobs it waits only as long as they may well take, and after
    a stuck job about as long as the jobs took that did finish: a server whose jobs never end would otherwise take
    minutes for each model.
    """

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._longest: float | None = None  # that jobs of this run took to finish
        self._first_stuck = ""
        self.incomplete = ""  # why nothing is known of the first jobs

    def full(self, model: Model) -> float:
        """Return the seconds after which an unfinished job is a deviation."""
        if self._seconds is not None:
            return self._seconds
        return PATIENCE_FACTOR * max((time.most for time in model.times), default=DEFAULT_JOB_SECONDS)

    def seconds(self, model: Model) -> float:
        """Return the seconds to wait for jobs of the model."""
        full = self.full(model)
        if self._first_stuck:
            return min(full, max(2 * (self._longest or 0.0), SHORTENED))
        return full if self._seconds is not None or self._longest is not None else min(full, _first_wait(model))

    @property
    def usual(self) -> float:
        """Return the seconds that jobs of this run took to finish."""
        return max(self._longest or 0.0, INTERVAL)

    def finished(self, seconds: float) -> None:
        """Remember how long jobs took to finish."""
        self._longest = max(self._longest or 0.0, seconds)

    def stuck(self, model: Model, seconds: float) -> None:
        """Remember that a job of the model did not finish in these seconds."""
        self._first_stuck = self._first_stuck or f"a job of {model.id} did not finish in {seconds:.0f} s"

    def gave_up(self, model: Model, seconds: float) -> str:
        """Remember that the run did not wait in full for a job of the model, and return the reason."""
        if self._first_stuck:
            return f"{self._first_stuck}, so the run waits no longer for others; --model checks one model alone"
        self.stuck(model, seconds)
        full = self.full(model)
        self.incomplete = f"{self._first_stuck}; --patience {full:.0f} waits until such a job is a deviation"
        return self.incomplete


def _first_wait(model: Model) -> float:
    """Return the seconds in which the first jobs, which have the defaults of the model, may well finish."""
    defaults = {field.name: field.default for field in model.fields}
    usual = [
        time
        for time in model.times
        if time.resolution in (None, defaults.get("resolution")) and time.duration in (None, defaults.get("duration"))
    ]
    longest = max((time.most for time in usual or model.times), default=DEFAULT_JOB_SECONDS / FIRST_FACTOR)
    return min(FIRST_FACTOR * longest, FIRST_LIMIT)


class PollResult(NamedTuple):
    """The last response about each job, and the seconds until the last finished job had finished."""

    last: dict[str, Exchange]
    seconds: float


def poll_jobs(
    log: RunLog, jobs: Sequence[Job], patience: float, gap: float, growth: float = SLOW_GROWTH
) -> Flow[PollResult]:
    """Fetch the jobs in turn at growing intervals, until all are finished or *patience* seconds have passed."""
    waited = seconds = 0.0
    last: dict[str, Exchange] = {}
    while True:
        for job in jobs:
            if job.id not in last or not is_finished(last[job.id]):
                last[job.id] = yield from fetch_again(log, job)
                seconds = waited if is_finished(last[job.id]) else seconds
        if waited >= patience or all(is_finished(exchange) for exchange in last.values()):
            return PollResult(last, seconds)
        left = sum(not is_finished(exchange) for exchange in last.values())
        purpose = f"waiting for {counted(left, 'job')}, {waited:.0f} of at most {patience:.0f} s"
        yield Pause(min(gap, patience - waited), purpose)
        waited += gap
        gap = min(gap * growth, patience / 8)


def finished_jobs(
    log: RunLog, jobs: Sequence[Job], poll_result: PollResult, seconds: float, patience: Patience
) -> list[FinishedJob]:
    """Return the jobs that are finished. One that can be fetched but does not finish in its full time is a finding."""
    finished: list[FinishedJob] = []
    unfinished: list[tuple[Job, Exchange]] = []
    for job in jobs:
        response = poll_result.last[job.id]
        if is_finished(response):
            finished.append(FinishedJob(job, response))
        else:
            unfinished.append((job, response))
    if finished:
        patience.finished(poll_result.seconds)
    if unfinished and seconds < patience.full(jobs[0].model):
        log.record_skip("LIF-001", patience.gave_up(jobs[0].model, seconds))
        return finished
    for _ in finished:
        log.record_pass("LIF-001")
    for job, response in unfinished:
        patience.stuck(job.model, seconds)
        if is_stuck(response):
            got = f"{status_word(response)} after {seconds:.0f} s"
            log.record_failure(
                "LIF-001", f"fetch, {job.address}", "a final status", got, job.create, response, job=job.id
            )
    return finished


def is_stuck(response: Exchange) -> bool:
    """Return whether the job can be fetched, and is not finished."""
    return is_accepted(response) and not is_finished(response)
