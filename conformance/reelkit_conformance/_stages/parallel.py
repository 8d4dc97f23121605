"""L4: creates and fetches at the same time, compared with the same requests alone.

Their order at the service is unknown, so a job that is not finished is in no round twice. Ids that are not unique, and
responses about another job, are judged with those of the whole run: IDS-001, IDS-002 and IDS-003.
"""

from reelkit_conformance._cases.case import Sampling, create_request, fetch_request
from reelkit_conformance._cases.defaults import PRICED_FIELDS
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Address, Exchange, Json, Request
from reelkit_conformance._http.response import credits_of, is_accepted
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send, send_together
from reelkit_conformance._stages.jobs import FinishedJob, job_from
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.plan import PARALLEL_CREATES, PARALLEL_FETCHES, trials_of
from reelkit_specs import Model

LIMITS = (429, 503)  # documented; a service may limit what happens at the same time
LIMITED = "the service limits requests at the same time: status {}"


def check_parallel(
    log: RunLog, model: Model, service: Service, finished: list[FinishedJob], sampling: Sampling
) -> Flow[None]:
    """Create jobs beside fetches and wrong requests, fetch the jobs at the same time, and then finished ones."""
    if not service.addresses:
        return
    addresses = [service.addresses[number % len(service.addresses)] for number in range(PARALLEL_CREATES)]
    bodies = {address: _bodies(sampling, address) for address in service.addresses}
    requests = [
        create_request(model, address, bodies[address][number // len(bodies) % len(bodies[address])])
        for number, address in enumerate(addresses)
    ]
    ended = [*{item.job.address: item.job for item in reversed(finished)}.values()]
    beside = [fetch_request(job.fetch_path, job.id, model=model.id) for job in ended]
    try:
        exchanges = yield from _send_mixed(log, requests, beside, _wrong_requests(model, service))
    except Withheld as withheld:
        for check in ("CON-001", "CON-002", "CON-004"):
            log.record_skip(check, str(withheld))
        return
    created = exchanges[: len(requests)]
    _judge_costs(log, created)
    made = zip(created, addresses, strict=True)
    jobs = [job for exchange, address in made if (job := job_from(exchange, model, address)) is not None]
    distinct = {job.id: fetch_request(job.fetch_path, job.id, model=model.id) for job in jobs}
    yield from _send_round(log, "CON-003", "fetches", [*distinct.values()])
    again = [request for request in beside for _ in range((PARALLEL_FETCHES - PARALLEL_CREATES) // len(ended))]
    yield from _send_round(log, "CON-003", "fetches of a finished job", again)


def _bodies(sampling: Sampling, address: Address) -> list[Json]:
    """Return bodies of different costs that were sent alone before: the minimal one, and those with other options."""
    trials = trials_of(sampling, address)
    priced = [case.body for trial in trials if trial.field in PRICED_FIELDS for case in trial.others[:1]]
    return [form_of(sampling.model).minimal_body, *(body for body in priced if body is not None)]


def _wrong_requests(model: Model, service: Service) -> list[Request]:
    """Return a create without what a model needs, and a fetch with a key that nobody has."""
    form, address = form_of(model), service.addresses[0]
    bare = {"model": model.id}
    wrong = [create_request(model, address, bare)] if form.violates(bare) else []
    jobs = [job for job in service.jobs if job.address == service.addresses[-1]]
    return wrong + [fetch_request(job.fetch_path, job.id, "invalid", model.id) for job in jobs[:1]]


def _send_mixed(
    log: RunLog, creates: list[Request], fetches: list[Request], wrong: list[Request]
) -> Flow[tuple[Exchange, ...]]:
    """Send requests of all kinds at the same time; what is accepted or refused alone must be so here."""
    exchanges = yield from send_together(*creates, *fetches, *wrong)
    for number, exchange in enumerate(exchanges[: len(creates) + len(fetches)]):
        check, words = ("CON-001", "creates") if number < len(creates) else ("CON-003", "fetches beside creates")
        yield from _judge_round(log, check, f"{len(exchanges)} requests, {words}", exchange)
    for exchange in exchanges[len(creates) + len(fetches) :]:
        if not is_accepted(exchange):
            log.record_pass("CON-004")
        elif not is_accepted(alone := (yield from send(exchange.request))):
            case = f"{len(exchanges)} requests, {exchange.request.call}, {exchange.request.address}"
            got = f"status {exchange.status} beside other requests"
            log.record_failure("CON-004", case, f"status {alone.status}, as alone", got, alone, exchange)
    return exchanges


def _send_round(log: RunLog, check: str, words: str, requests: list[Request]) -> Flow[None]:
    """Send requests at the same time, and judge whether all are accepted."""
    if len(requests) > 1:
        for exchange in (yield from send_together(*requests)):
            yield from _judge_round(log, check, f"{len(requests)} {words}", exchange)


def _judge_round(log: RunLog, check: str, words: str, exchange: Exchange) -> Flow[None]:
    """Judge whether a request among others is accepted; one that is refused is sent again alone, to find out why."""
    log.judge_if_accepted(exchange)
    if is_accepted(exchange):
        log.record_pass(check)
    elif exchange.status in LIMITS:
        log.record_skip(check, LIMITED.format(exchange.status))
    elif is_accepted(alone := (yield from send(exchange.request))):
        got = f"status {exchange.status}" if exchange.status else exchange.trouble or "no response"
        got += " for one of them at the same time"  # sent alone, as in the report, it is accepted
        log.record_failure(check, f"{words}, {exchange.request.address}", "status 200, as alone", got, alone, exchange)


def _judge_costs(log: RunLog, created: tuple[Exchange, ...]) -> None:
    """Compare the cost of each create with that of the same request when it was sent alone."""
    for exchange in created:
        alone = log.find_exchange(exchange.request)
        before, cost = (credits_of(one) if one is not None else None for one in (alone, exchange))
        if before is None or cost is None or alone is None:
            log.record_skip("CON-002", "no response names a cost")
        elif before == cost:
            log.record_pass("CON-002")
        else:
            case = f"{len(created)} creates, {exchange.request.address}"
            log.record_failure("CON-002", case, f"{before:,} credits, as alone", f"{cost:,} credits", alone, exchange)
