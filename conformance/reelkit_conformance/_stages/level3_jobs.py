"""L3: jobs of every kind that the contract allows, polled until they are finished."""

from collections.abc import Sequence

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.access import finished_job_cases
from reelkit_conformance._cases.case import Case, Sampling, case_name, create_request
from reelkit_conformance._cases.narrowing import Cause, find_causes
from reelkit_conformance._cases.robust import DELIVERIES, DELIVERY_CHECKS, EVERY_DELIVERY, delivered
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Address, Exchange
from reelkit_conformance._http.response import (
    is_accepted,
    status_meaning,
    video_link,
)
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import FailJob, Flow, Pause, Withheld, send
from reelkit_conformance._stages.job_ends import check_links
from reelkit_conformance._stages.jobs import (
    FAST_GROWTH,
    INTERVAL,
    SLOW_GROWTH,
    FinishedJob,
    Job,
    Patience,
    create_job,
    fetch_again,
    fetch_job,
    finished_jobs,
    is_stuck,
    job_from,
    poll_jobs,
)
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.level2_refusals import expect_refusal
from reelkit_conformance._stages.plan import SAMPLED_JOBS, WATCHED_JOBS
from reelkit_specs import Model, counted

CHECKED_LINKS = 2  # links that are fetched for each address
MANUAL_CLOCK_INTERVAL = 2.0  # seconds between the first two fetches, which are free if the clock can be moved
# Seconds between fetches of a finished job: a final status may change after a time, or after some fetches.
REFETCH_DELAYS, MANUAL_CLOCK_DELAYS, LATE_DELAYS = (0.0, 2.0), (0.0, 120.0), (600.0,)


def check_jobs(
    log: RunLog, model: Model, service: Service, sampling: Sampling, patience: Patience, manual_clock: bool
) -> Flow[list[FinishedJob]]:
    """Create and poll jobs, and return those that finished."""
    watched = yield from _create_watched_jobs(log, model, service)
    interval_and_growth = (MANUAL_CLOCK_INTERVAL, FAST_GROWTH) if manual_clock else (INTERVAL, SLOW_GROWTH)
    full = patience.full(model)
    seconds = full if manual_clock else patience.seconds(model)  # a clock that can be moved costs no time
    poll_result = yield from poll_jobs(log, watched, seconds, *interval_and_growth)
    finished = finished_jobs(log, watched, poll_result, seconds, patience)
    others = yield from _create_accepted_cases(log, model, service, sampling)
    if not any(is_stuck(response) for response in poll_result.last.values()):  # which is reported already
        sample = (
            others
            if sampling.is_exhaustive
            else sampling.random("sample").sample(others, min(SAMPLED_JOBS, len(others)))
        )
        for address in service.addresses:  # a failed job at each address, which may not occur otherwise
            yield from _fail_job(next((job for job in sample if job.address == address), None))
        # when most of them are finished
        purpose = f"waiting for {counted(len(sample), 'more job')}"
        yield Pause(full / 3 if manual_clock else poll_result.seconds, purpose)
        seconds = full if manual_clock else patience.seconds(model)
        poll_result = yield from poll_jobs(log, sample, seconds, max(INTERVAL, poll_result.seconds / 5))
        finished += finished_jobs(log, sample, poll_result, seconds, patience)
    with_link = [
        item for item in finished if status_meaning(item.response) == "succeeded" and video_link(item.response)
    ]
    linked = [
        [item for item in with_link if item.job.address == address][:CHECKED_LINKS] for address in service.addresses
    ]
    yield from check_links(
        log, [item for of_address in linked for item in of_address]
    )  # first, because links may expire
    yield from _check_credentials(log, finished, sampling)
    examples = [item.job for item in _one_of_each(finished)]
    yield from _refetch(log, examples, MANUAL_CLOCK_DELAYS if manual_clock else REFETCH_DELAYS)
    yield from _refetch(log, [job for job in watched if job in examples], LATE_DELAYS if manual_clock else ())
    yield from _refetch(log, service.jobs if finished else (), (0.0,))
    return finished


def _create_watched_jobs(log: RunLog, model: Model, service: Service) -> Flow[list[Job]]:
    """Create jobs at each address, and fetch each before the next is created."""
    body = form_of(model).minimal_body
    jobs: list[Job] = []
    for _ in range(WATCHED_JOBS):
        for address in service.addresses:
            try:
                _, job = yield from create_job(log, model, address, body)
            except Withheld as withheld:
                log.record_skip("LIF-001", str(withheld))
                return jobs
            if job is not None:
                jobs.append(job)
                yield from fetch_job(log, job)
    return jobs


def _fail_job(job: Job | None) -> Flow[None]:
    if job is not None:
        yield FailJob(job.id)


def _check_credentials(log: RunLog, finished: list[FinishedJob], sampling: Sampling) -> Flow[None]:
    """Judge whether finished jobs can be fetched with a wrong credential."""
    ended = {item.job.address: item.job.id for item in reversed(finished)}
    cases = [case for address, job in ended.items() for case in finished_job_cases(sampling, address, job)]
    for case in [case for case in cases if not log.has_failed(case.check)]:  # otherwise the cause is reported already
        if case.request.auth == "none":  # right after the same request with a key, which a service may remember
            yield from send(case.request._replace(auth="key"))
        yield from expect_refusal(log, case)


def _refetch(log: RunLog, jobs: Sequence[Job], delays: Sequence[float]) -> Flow[None]:
    """Fetch the jobs again after each of the delays."""
    for delay in delays if jobs else ():
        if delay:
            yield Pause(delay)
        for job in jobs:
            yield from fetch_again(log, job)


def _one_of_each(finished: list[FinishedJob]) -> list[FinishedJob]:
    """Return one job for each address and final status: servers often have separate code for failed jobs."""
    found: dict[tuple[str, str], FinishedJob] = {}
    for item in finished:
        found.setdefault((item.job.address, status_meaning(item.response)), item)
    return list(found.values())


def _create_accepted_cases(log: RunLog, model: Model, service: Service, sampling: Sampling) -> Flow[list[Job]]:
    """Send every accepted case at every address that works, and return the jobs."""
    jobs: list[Job] = []
    for address in service.addresses:
        yield from _check_deliveries(log, sampling, address)
        known_causes: list[Cause] = []
        cases = accepted_cases(model, address, sampling.random(address, "acceptances"))
        for case in cases[1:]:  # level 1 sent the minimal one
            try:
                response = yield from send(case.request)
                log.judge_if_accepted(response)
                if not is_accepted(response) and not (yield from _is_only_form(log, model, case, response)):
                    yield from _narrow(log, model, case, response, known_causes)
                    continue
            except Withheld as withheld:
                log.record_skip(case.check, str(withheld))
                continue
            for check in (case.check, *case.also_passes):
                log.record_pass(check)
            if (job := job_from(response, model, address)) is not None:
                jobs.append(job)
    return jobs


def _is_only_form(log: RunLog, model: Model, case: Case, refused: Exchange) -> Flow[bool]:
    """Judge whether a refused case is accepted in the usual form of JSON."""
    assert case.request.address is not None
    plain = create_request(model, case.request.address, case.body or {})
    if plain == case.request:
        return False
    response = yield from send(plain)
    log.judge_if_accepted(response)
    if not is_accepted(response):
        return False
    got = f"status {refused.status}" if refused.status else refused.trouble or "no response"
    log.record_failure("ACC-017", case.name, "status 200, as in the usual form", got, response, refused)
    return True


def _check_deliveries(log: RunLog, sampling: Sampling, address: Address) -> Flow[None]:
    """Judge whether a request is accepted however JSON and HTTP write it; each way alone only if all are not."""
    try:
        response = yield from send(delivered(sampling, address, EVERY_DELIVERY))
        log.judge_if_accepted(response)
        if is_accepted(response):
            for check in DELIVERY_CHECKS:
                log.record_pass(check)
            return
        refused = []
        for delivery in DELIVERIES:
            alone = yield from send(delivered(sampling, address, delivery))
            log.judge_if_accepted(alone)
            if is_accepted(alone):
                log.record_pass(delivery.check)
            else:
                refused.append((delivery, alone))
    except Withheld as withheld:
        for check in DELIVERY_CHECKS:
            log.record_skip(check, str(withheld))
        return
    for delivery, evidence in refused or [(EVERY_DELIVERY, response)]:
        got = f"status {evidence.status}" if evidence.status else evidence.trouble or "no response"
        name = case_name(f"create {delivery.name}", address)
        log.record_failure(delivery.check, name, "status 200", got, evidence)


def _narrow(log: RunLog, model: Model, case: Case, response: Exchange, known_causes: list[Cause]) -> Flow[None]:
    """Find the cause of a refusal by smaller requests. A known cause is not reported again."""
    search = find_causes(model, case, known_causes)
    evidence = response
    try:
        smaller = next(search)
        while True:
            tried = yield from send(smaller.request)
            evidence = evidence if is_accepted(tried) else tried
            smaller = search.send(is_accepted(tried))
    except StopIteration as done:
        causes: tuple[Cause, ...] = done.value
    got = f"status {evidence.status}" if evidence.status else evidence.trouble or "no response"
    for cause in causes:
        log.record_failure(cause.check, cause.name, "status 200", got, evidence)
    known_causes += causes
