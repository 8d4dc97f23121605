"""L4: creates and fetches at the same time, compared with the same requests alone.

Their order at the service is unknown, so a job that is not finished is in no round twice. Ids that are not unique, and
responses about another job, are judged with those of the whole run: IDS-001, IDS-002 and IDS-003.
"""

from reelkit_conformance._cases.case import create_request, fetch_request
from reelkit_conformance._contract.request_form import form_of
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._http.response import credits_of, is_accepted
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send, send_together
from reelkit_conformance._stages.jobs import FinishedJob, job_from
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.plan import PARALLEL_CREATES, PARALLEL_FETCHES
from reelkit_specs import Model

LIMITS = (429, 503)  # documented; a service may limit what happens at the same time
LIMITED = "the service limits requests at the same time: status {}"


def check_parallel(log: RunLog, model: Model, service: Service, finished: list[FinishedJob]) -> Flow[None]:
    """Create jobs at the same time, fetch them at the same time, and then finished ones."""
    if not service.addresses:
        return
    addresses = [service.addresses[number % len(service.addresses)] for number in range(PARALLEL_CREATES)]
    requests = [create_request(model, address, form_of(model).minimal_body) for address in addresses]
    try:
        created = yield from _send_round(log, "CON-001", "creates", requests)
    except Withheld as withheld:
        for check in ("CON-001", "CON-002"):
            log.record_skip(check, str(withheld))
        return
    _judge_costs(log, created)
    made = zip(created, addresses, strict=True)
    jobs = [job for exchange, address in made if (job := job_from(exchange, model, address)) is not None]
    distinct = {job.id: fetch_request(job.fetch_path, job.id, model=model.id) for job in jobs}
    yield from _send_round(log, "CON-003", "fetches", [*distinct.values()])
    ended = [*{item.job.address: item.job for item in finished}.values()]
    again = [
        fetch_request(job.fetch_path, job.id, model=model.id)
        for job in ended
        for _ in range((PARALLEL_FETCHES - PARALLEL_CREATES) // len(ended))
    ]
    yield from _send_round(log, "CON-003", "fetches of a finished job", again)


def _send_round(log: RunLog, check: str, words: str, requests: list[Request]) -> Flow[tuple[Exchange, ...]]:
    """Send requests at the same time; one that is refused is sent again alone, to find out why."""
    if len(requests) < 2:
        return ()
    exchanges = yield from send_together(*requests)
    for exchange in exchanges:
        log.judge_if_accepted(exchange)
        case = f"{len(requests)} {words}, {exchange.request.address}"
        if is_accepted(exchange):
            log.record_pass(check)
        elif exchange.status in LIMITS:
            log.record_skip(check, LIMITED.format(exchange.status))
        elif is_accepted(alone := (yield from send(exchange.request))):
            got = f"status {exchange.status}" if exchange.status else exchange.trouble or "no response"
            got += f" for one of {len(requests)} at the same time"  # sent alone, as in the report, it is accepted
            log.record_failure(check, case, "status 200, as alone", got, alone, exchange)
    return exchanges


def _judge_costs(log: RunLog, created: tuple[Exchange, ...]) -> None:
    """Compare the cost of each create with that of the same request in level 1, which was sent alone."""
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
