"""L4: what must be equivalent: a default and its value, and the two addresses."""

from reelkit_conformance._cases.case import Sampling
from reelkit_conformance._cases.defaults import Trial, default_cases, judge_default
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.exchange import Address, Exchange
from reelkit_conformance._http.response import credits_of, is_accepted, status_word, video_link
from reelkit_conformance._judge.evidence import RunLog
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.jobs import FinishedJob, Job, fetch_again, job_from
from reelkit_conformance._stages.level1_shape import Service
from reelkit_conformance._stages.plan import trials_of
from reelkit_specs import Model

CHANGING = "the same request costs something else each time"
OTHER_ADDRESS_CHECKS: dict[Address, str] = {"v2": "PAR-002", "legacy": "PAR-003"}


def check_equivalence(
    log: RunLog, model: Model, service: Service, finished: list[FinishedJob], sampling: Sampling
) -> Flow[None]:
    """Judge what must be equivalent."""
    judge_repeats(log)
    for address in service.addresses:
        last = yield from _check_defaults(log, trials_of(sampling, address))
        job = job_from(last, model, address) if last is not None else None
        path = (
            _other_fetch_path(job, service) if job is not None and finished else None
        )  # LIF-001 reports it if no job finishes
        if job is not None and path is not None:
            yield from _fetch_at_other(log, job, path, job.create)
    if len(service.addresses) > 1:
        judge_prices(log)
    for item in _jobs_to_compare(finished, sampling):
        if (path := _other_fetch_path(item.job, service)) is not None:
            yield from _compare_job(log, item.job, path)


def _jobs_to_compare(finished: list[FinishedJob], sampling: Sampling) -> list[FinishedJob]:
    """Return one job of each address, or all in an exhaustive run."""
    return finished if sampling.is_exhaustive else [*{item.job.address: item for item in reversed(finished)}.values()]


def _other_fetch_path(job: Job, service: Service) -> str | None:
    """Return the fetch path of the other address, if that address exists."""
    other: Address = "legacy" if job.address == "v2" else "v2"
    made, responses = paths_of(job.model, other)
    return responses if responses != job.fetch_path and (other in service.addresses or made is None) else None


def _check_defaults(log: RunLog, trials: list[Trial]) -> Flow[Exchange | None]:
    """Send creates with and without each field that has a default, and return the last response.

    The cost shows which value was used. Each option is alone in its request, so that a refusal is a finding too.
    """
    responses: dict[bytes, Exchange] = {}
    last = None
    for case in default_cases(trials):
        try:
            response = log.find_exchange(case.request)
            if response is None:
                response = last = yield from send(case.request)
        except Withheld as withheld:
            log.record_skip("DEF-001", str(withheld))
            return last
        log.judge_if_accepted(response)
        responses[case.request.body or b""] = response
        if is_accepted(response):
            log.record_pass("ACC-003")
        elif response.status is not None:
            log.record_failure("ACC-003", case.name, "status 200", f"status {response.status}", response)
    costs = {body: credits_of(response) for body, response in responses.items()}
    for trial in trials:
        found = judge_default(trial, costs)
        if found.verdict == "fail" and (yield from _has_changing_costs(log, trial, responses)):
            log.record_skip("DEF-001", f"{trial.field}: {CHANGING}")
        elif found.verdict == "pass":
            log.record_pass("DEF-001")
        elif found.verdict == "skip":
            log.record_skip("DEF-001", f"{trial.field}: {found.reason}")
        else:
            evidence = [responses[case.request.body or b""] for case in found.cases]
            log.record_failure("DEF-001", trial.without.name, found.expected, found.got, *evidence)
    return last


def _has_changing_costs(log: RunLog, trial: Trial, responses: dict[bytes, Exchange]) -> Flow[bool]:
    """Send the creates of a trial again, and return whether the same request has another cost then.

    The one with the default is sent twice, because costs may alternate.
    """
    for case in (trial.explicit, trial.explicit, trial.without):
        body = case.request.body or b""
        try:
            response = yield from send(case.request)
        except Withheld:
            return False
        log.judge_if_accepted(response)
        if _judge_repeat(log, responses[body], response):
            return True
        responses[body] = response
    return False


def judge_repeats(log: RunLog) -> None:
    """Judge whether the same creates had the same cost."""
    first_of: dict[tuple[str, bytes], Exchange] = {}
    for exchange in log.exchanges:
        request = exchange.request
        if request.call == "create" and request.model == log.model and request.auth == "key" and is_accepted(exchange):
            first = first_of.setdefault((request.path, request.body or b""), exchange)
            if first is not exchange:
                _judge_repeat(log, first, exchange)


def _judge_repeat(log: RunLog, first: Exchange, second: Exchange) -> bool:
    """Judge whether two equal creates had the same cost, and return whether they had not."""
    costs = [credits_of(exchange) for exchange in (first, second)]
    if None in costs:
        return False
    if costs[0] == costs[1]:
        log.record_pass("BIL-008")
        return False
    case, (expected, got) = f"create, {second.request.address}", map(_cost, costs)
    log.record_failure("BIL-008", case, f"{expected}, as before", got, first, second)
    return True


def _compare_job(log: RunLog, job: Job, path: str) -> Flow[None]:
    """Compare what both addresses say about a finished job."""
    first = yield from fetch_again(log, job)
    second = yield from _fetch_at_other(log, job, path, first)
    if is_accepted(second):
        responses, second_text = _status_and_link(first), _status_and_link(second)
        if responses == second_text:
            log.record_pass("PAR-004")
        else:
            log.record_failure("PAR-004", f"a job of {job.address}", responses, second_text, first, second, job=job.id)


def _fetch_at_other(log: RunLog, job: Job, path: str, first: Exchange) -> Flow[Exchange]:
    """Fetch a job at the address where it was not created."""
    second = yield from fetch_again(log, job, path)
    check = OTHER_ADDRESS_CHECKS[job.address]
    if is_accepted(second):
        log.record_pass(check)
    else:
        got = f"status {second.status}" if second.status else second.trouble or "no response"
        log.record_failure(check, f"a job of {job.address}", "status 200", got, first, second, job=job.id)
    return second


def _status_and_link(exchange: Exchange) -> str:
    """Return what must be equal; undocumented words have a check of their own."""
    return f"{status_word(exchange)}, {video_link(exchange) or 'no video'}"


def judge_prices(log: RunLog) -> None:
    """Judge whether requests that both addresses accepted cost the same."""
    accepted_by_body: dict[bytes, dict[Address, Exchange]] = {}
    for exchange in log.exchanges:
        request = exchange.request
        if (
            request.model == log.model
            and request.call == "create"
            and request.address is not None
            and is_accepted(exchange)
        ):
            accepted_by_body.setdefault(request.body or b"", {})[request.address] = exchange
    pairs = [
        (by_address["v2"], by_address["legacy"]) for by_address in accepted_by_body.values() if len(by_address) > 1
    ]
    priced = [pair for pair in pairs if any(credits_of(response) is not None for response in pair)]
    if not priced:
        log.record_skip("PAR-005", "no response names a cost")
    for first, second in priced:
        first_cost, second_cost = credits_of(first), credits_of(second)
        if first_cost == second_cost:
            log.record_pass("PAR-005")
        else:
            log.record_failure(
                "PAR-005", "the same request", _cost(first_cost) + ", as at v2", _cost(second_cost), first, second
            )


def _cost(cost: float | None) -> str:
    return "no cost" if cost is None else f"{cost:,} credits"
