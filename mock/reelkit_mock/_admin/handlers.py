"""Handlers of the admin interface: health, scenario and seed, jobs, clock, faults, and records."""

from dataclasses import replace
from itertools import islice

from reelkit_mock._admin.request import ADMIN_PREFIX, AdminError, AdminRequest, body_value, query_count
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import parse_time, timestamp
from reelkit_mock._scenario.scenario import as_data, make_scenario
from reelkit_mock._service.bodies import asset_path
from reelkit_mock._service.service import known_routes
from reelkit_mock._world.jobs import SUCCEEDED, Job, billing_state, state_of
from reelkit_specs import contract

MAX_ROWS = 1_000
MAX_CALLS = 1_000


def health(request: AdminRequest) -> Json:
    """GET health: the namespace and its main settings."""
    scenario = request.world.scenario
    return {
        "status": "ok",
        "namespace": request.world.name,
        "personality": scenario.personality,
        "clock": scenario.clock,
    }


def show_contract(request: AdminRequest) -> Json:
    """GET openapi.json: the contract, with this mock as its server."""
    return contract() | {"servers": [{"url": request.base}]}


def show_scenario(request: AdminRequest) -> Json:
    """GET scenario: the settings, without keys."""
    return as_data(request.world.scenario)


def put_scenario(request: AdminRequest) -> Json:
    """PUT scenario: start over with these settings; those left out have their defaults."""
    request.world.reset(make_scenario(request.body))
    return as_data(request.world.scenario)


def show_seed(request: AdminRequest) -> Json:
    """GET seed: the seed of the random decisions."""
    return {"seed": request.world.scenario.seed}


def put_seed(request: AdminRequest) -> Json:
    """PUT seed: start over with another seed."""
    make_scenario({"seed": body_value(request, "seed")})
    request.world.reset(replace(request.world.scenario, seed=int(request.body["seed"])))
    return show_seed(request)


def reset(request: AdminRequest) -> Json:
    """POST reset: start over with the same settings."""
    request.world.reset(request.world.scenario)
    return health(request)


def list_jobs(request: AdminRequest) -> Json:
    """GET jobs: jobs in order of creation, with `limit` and `offset`; GET jobs/ID: one job."""
    if request.item:
        return _job_data(_find_job(request), request.world.clock.now())
    limit, offset = query_count(request, "limit", 100), query_count(request, "offset", 0)
    page = request.world.jobs_in_order[offset : offset + min(limit, MAX_ROWS)]
    now = request.world.clock.now()
    return {"total": len(request.world.jobs_in_order), "jobs": [_job_data(job, now) for job in page]}


def force_job(request: AdminRequest) -> Json:
    """POST jobs/ID {"state": "succeeded"}: set the state of a job."""
    job = request.world.force(_find_job(request).id, str(body_value(request, "state")))
    return _job_data(job, request.world.clock.now())


def _find_job(request: AdminRequest) -> Job:
    if (job := request.world.jobs.get(request.item)) is None:
        raise AdminError(404, f"there is no job {request.item!r}; GET {ADMIN_PREFIX}/jobs lists them")
    return job


def _job_data(job: Job, now: float) -> Json:
    state = state_of(job, now)
    return {
        "id": job.id,
        "state": state,
        "money": billing_state(job, now),
        "model": job.kind.model.id,
        "prompt": job.prompt,
        "resolution": job.kind.resolution,
        "duration": job.kind.duration,
        "aspect_ratio": job.kind.aspect_ratio,
        "credits": job.kind.credits,
        "address": "legacy" if job.legacy else "v2",
        "created": timestamp(job.created),
        "starts": _timestamp(job.starts),
        "ends": _timestamp(job.ends),
        "looks": job.fetches,
        "client_request_id": job.client_request_id,
        "video": asset_path(job) if state == SUCCEEDED else None,
    }


def _timestamp(moment: float) -> str | None:
    """Format a time. None for one that is not known yet or never comes."""
    return None if moment == float("inf") else timestamp(moment)


def show_clock(request: AdminRequest) -> Json:
    """GET clock: the time of the service."""
    now = request.world.clock.now()
    return {"clock": request.world.scenario.clock, "seconds": now, "now": timestamp(now)}


def move_clock(request: AdminRequest) -> Json:
    """POST clock {"advance": seconds} or {"set": time in ISO 8601 or seconds since 1970}; only forward."""
    if isinstance(request.body, dict) and "set" in request.body:
        try:
            seconds = parse_time(request.body["set"]) - request.world.clock.now()
        except (ValueError, OverflowError) as error:
            raise MockError(f"set: {error}; give a time in ISO 8601 or seconds since 1970") from None
    else:
        seconds = body_value(request, "advance")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise MockError(f"advance: {seconds!r} is not a number of seconds")
    request.world.clock.advance(seconds)
    return show_clock(request)


def list_faults(request: AdminRequest) -> Json:
    """GET faults: each fault, how often it has happened, and how often it has yet to."""
    return {"faults": [fault.as_data() for fault in request.world.faults], "unfired": request.world.unfired()}


def add_faults(request: AdminRequest) -> Json:
    """POST faults: add a fault or a list of faults."""
    settings = request.body if isinstance(request.body, list) else [request.body]
    previous = list(request.world.faults)
    try:
        return {"faults": [request.world.add_fault(data).as_data() for data in settings]}
    except MockError:
        request.world.faults[:] = previous  # add all or none
        raise


def clear_faults(request: AdminRequest) -> Json:
    """DELETE faults: remove all faults."""
    request.world.faults.clear()
    return list_faults(request)


def list_calls(request: AdminRequest) -> Json:
    """GET calls: the recorded calls, oldest first; `limit` selects the newest."""
    limit = query_count(request, "limit", MAX_CALLS)
    known = known_routes(request.world)
    calls = list(request.world.calls)[-limit:] if limit else []
    return {"calls": [call.as_data(known) for call in calls]}


def clear_calls(request: AdminRequest) -> Json:
    """DELETE calls: remove the recorded calls."""
    request.world.calls.clear()
    return list_calls(request)


def show_ledger(request: AdminRequest) -> Json:
    """GET ledger: the cost of each accepted create, in pages with `limit` and `offset`, and the sums of all."""
    limit, offset = query_count(request, "limit", MAX_ROWS), query_count(request, "offset", 0)
    now = request.world.clock.now()
    credits = {"held": 0, "charged": 0, "released": 0}
    for job in request.world.jobs_in_order:
        credits[billing_state(job, now)] += job.kind.credits
    page = list(islice(request.world.ledger(), offset, offset + min(limit, MAX_ROWS)))
    return {"total": len(request.world.jobs_in_order), "credits": credits, "ledger": page}


def show_counters(request: AdminRequest) -> Json:
    """GET counters: the number of calls by route and status, and of jobs by state."""
    calls: dict[str, dict[str, int]] = {}
    for (route, status), count in sorted(request.world.counters.items()):
        calls.setdefault(route or "no route", {})[str(status)] = count
    states: dict[str, int] = {}
    now = request.world.clock.now()
    for job in request.world.jobs_in_order:
        states[state_of(job, now)] = states.get(state_of(job, now), 0) + 1
    return {"calls": calls, "jobs": states}
