"""Handlers of the admin interface: reset and settings, jobs, clock, faults, and records."""

from collections.abc import Iterable
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


def health(request: AdminRequest) -> Json:
    """That it is there, and as what."""
    scenario = request.world.scenario
    return {
        "status": "ok",
        "namespace": request.world.name,
        "personality": scenario.personality,
        "clock": scenario.clock,
    }


def show_scenario(request: AdminRequest) -> Json:
    """The settings, without keys."""
    return as_data(request.world.scenario)


def put_scenario(request: AdminRequest) -> Json:
    """Begin anew with these settings; those that are left out have their defaults."""
    request.world.reset(make_scenario(request.body))
    return as_data(request.world.scenario)


def show_seed(request: AdminRequest) -> Json:
    """What chance comes from."""
    return {"seed": request.world.scenario.seed}


def put_seed(request: AdminRequest) -> Json:
    """Begin anew with another seed."""
    make_scenario({"seed": body_value(request, "seed")})
    request.world.reset(replace(request.world.scenario, seed=int(request.body["seed"])))
    return show_seed(request)


def reset(request: AdminRequest) -> Json:
    """Begin anew with the same settings."""
    request.world.reset(request.world.scenario)
    return health(request)


MAX_ROWS = 1_000


def list_jobs(request: AdminRequest) -> Json:
    """Jobs in the order of their making; `limit` and `offset`; with an id in the path, that one."""
    if request.item:
        return _job_data(_find_job(request), request.world.clock.now())
    limit, offset = query_count(request, "limit", 100), query_count(request, "offset", 0)
    page = request.world.jobs_in_order[offset : offset + min(limit, MAX_ROWS)]
    now = request.world.clock.now()
    return {"total": len(request.world.jobs_in_order), "jobs": [_job_data(job, now) for job in page]}


def force_job(request: AdminRequest) -> Json:
    """Bring a job into a state: {"state": "succeeded"}."""
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
    """None: nobody knows yet, or never."""
    return None if moment == float("inf") else timestamp(moment)


def show_clock(request: AdminRequest) -> Json:
    """The time at the service."""
    now = request.world.clock.now()
    return {"clock": request.world.scenario.clock, "seconds": now, "now": timestamp(now)}


def move_clock(request: AdminRequest) -> Json:
    """{"advance": seconds} or {"set": a time in ISO 8601 or seconds since 1970}; forward only."""
    if isinstance(request.body, dict) and "set" in request.body:
        try:
            seconds = parse_time(request.body["set"]) - request.world.clock.now()
        except (ValueError, OverflowError) as error:
            raise MockError(f"set: {error}; give a time in ISO 8601 or seconds since 1970") from None
    else:
        seconds = body_value(request, "advance")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise MockError(f"advance: {seconds!r} is no number of seconds")
    request.world.clock.advance(seconds)
    return show_clock(request)


def list_faults(request: AdminRequest) -> Json:
    """What was asked for, how often it happened, how often it has still to."""
    return {"faults": [fault.as_data() for fault in request.world.faults], "unfired": request.world.unfired()}


def add_faults(request: AdminRequest) -> Json:
    """Ask for a fault, or for a list of them."""
    settings = request.body if isinstance(request.body, list) else [request.body]
    previous = list(request.world.faults)
    try:
        return {"faults": [request.world.add_fault(data).as_data() for data in settings]}
    except MockError:
        request.world.faults[:] = previous  # all or none
        raise


def clear_faults(request: AdminRequest) -> Json:
    """Ask for none of them any more."""
    request.world.faults.clear()
    return list_faults(request)


MAX_CALLS = 1_000


def list_calls(request: AdminRequest) -> Json:
    """The last calls, oldest first; `limit` takes the newest."""
    limit = query_count(request, "limit", MAX_CALLS)
    known = known_routes(request.world)
    calls = list(request.world.calls)[-limit:] if limit else []
    return {"calls": [call.as_data(known) for call in calls]}


def clear_calls(request: AdminRequest) -> Json:
    """Forget the calls."""
    request.world.calls.clear()
    return list_calls(request)


def show_ledger(request: AdminRequest) -> Iterable[Json]:
    """What each accepted create costs, held, charged or released; `limit` and `offset`."""
    offset = query_count(request, "offset", 0)
    limit = query_count(request, "limit", 0) or None
    return list(islice(request.world.ledger(), offset, None if limit is None else offset + limit))


def show_counters(request: AdminRequest) -> Json:
    """How many calls of each route got which status, and how many jobs are in which state."""
    calls: dict[str, dict[str, int]] = {}
    for (route, status), count in sorted(request.world.counters.items()):
        calls.setdefault(route or "no route", {})[str(status)] = count
    states: dict[str, int] = {}
    now = request.world.clock.now()
    for job in request.world.jobs_in_order:
        states[state_of(job, now)] = states.get(state_of(job, now), 0) + 1
    return {"calls": calls, "jobs": states}
