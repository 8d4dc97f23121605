"""Handlers of the admin interface: reset and settings, jobs, clock, faults, and records."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from reelkit_mock._admin.request import ADMIN, Refused, Steering, given, whole
from reelkit_mock._errors import MockError
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import parse_time, timestamp
from reelkit_mock._scenario.scenario import as_data, make_scenario
from reelkit_mock._service.bodies import asset_path
from reelkit_mock._service.service import routes
from reelkit_mock._world.jobs import SUCCEEDED, Job, money_of, state_of


def health(to: Steering) -> Json:
    """That it is there, and as what."""
    scenario = to.world.scenario
    return {"status": "ok", "namespace": to.world.name, "personality": scenario.personality, "clock": scenario.clock}


def show_scenario(to: Steering) -> Json:
    """The settings, without keys."""
    return as_data(to.world.scenario)


def put_scenario(to: Steering) -> Json:
    """Begin anew with these settings; those that are left out have their defaults."""
    to.world.begin(make_scenario(to.body))
    return as_data(to.world.scenario)


def show_seed(to: Steering) -> Json:
    """What chance comes from."""
    return {"seed": to.world.scenario.seed}


def put_seed(to: Steering) -> Json:
    """Begin anew with another seed."""
    make_scenario({"seed": given(to, "seed")})
    to.world.begin(replace(to.world.scenario, seed=int(to.body["seed"])))
    return show_seed(to)


def reset(to: Steering) -> Json:
    """Begin anew with the same settings."""
    to.world.begin(to.world.scenario)
    return health(to)


MOST_ROWS = 1_000


def list_jobs(to: Steering) -> Json:
    """Jobs in the order of their making; `limit` and `offset`; with an id in the path, that one."""
    if to.rest:
        return _job(_found(to), to.world.clock.now())
    limit, offset = whole(to, "limit", 100), whole(to, "offset", 0)
    page = to.world.order[offset : offset + min(limit, MOST_ROWS)]
    now = to.world.clock.now()
    return {"total": len(to.world.order), "jobs": [_job(job, now) for job in page]}


def force_job(to: Steering) -> Json:
    """Bring a job into a state: {"state": "succeeded"}."""
    job = to.world.force(_found(to).id, str(given(to, "state")))
    return _job(job, to.world.clock.now())


def _found(to: Steering) -> Job:
    if (job := to.world.jobs.get(to.rest)) is None:
        raise Refused(404, f"there is no job {to.rest!r}; GET {ADMIN}/jobs lists them")
    return job


def _job(job: Job, now: float) -> Json:
    state = state_of(job, now)
    return {
        "id": job.id,
        "state": state,
        "money": money_of(job, now),
        "model": job.kind.model.id,
        "resolution": job.kind.resolution,
        "duration": job.kind.duration,
        "aspect_ratio": job.kind.aspect_ratio,
        "credits": job.kind.credits,
        "address": "legacy" if job.legacy else "v2",
        "created": timestamp(job.created),
        "starts": _moment(job.starts),
        "ends": _moment(job.ends),
        "looks": job.looks,
        "client_request_id": job.client_request_id,
        "video": asset_path(job) if state == SUCCEEDED else None,
    }


def _moment(moment: float) -> str | None:
    """None: nobody knows yet, or never."""
    return None if moment == float("inf") else timestamp(moment)


def show_clock(to: Steering) -> Json:
    """The time at the service."""
    now = to.world.clock.now()
    return {"clock": to.world.scenario.clock, "seconds": now, "now": timestamp(now)}


def move_clock(to: Steering) -> Json:
    """{"advance": seconds} or {"set": a time in ISO 8601 or seconds since 1970}; forward only."""
    if isinstance(to.body, dict) and "set" in to.body:
        try:
            seconds = parse_time(to.body["set"]) - to.world.clock.now()
        except (ValueError, OverflowError) as error:
            raise MockError(f"set: {error}; give a time in ISO 8601 or seconds since 1970") from None
    else:
        seconds = given(to, "advance")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            raise MockError(f"advance: {seconds!r} is no number of seconds")
    to.world.clock.advance(seconds)
    return show_clock(to)


def list_faults(to: Steering) -> Json:
    """What was asked for, how often it happened, how often it has still to."""
    return {"faults": [fault.as_data() for fault in to.world.faults], "unfired": to.world.unfired()}


def add_faults(to: Steering) -> Json:
    """Ask for a fault, or for a list of them."""
    asked = to.body if isinstance(to.body, list) else [to.body]
    before = list(to.world.faults)
    try:
        return {"faults": [to.world.add_fault(data).as_data() for data in asked]}
    except MockError:
        to.world.faults[:] = before  # all or none
        raise


def clear_faults(to: Steering) -> Json:
    """Ask for none of them any more."""
    to.world.faults.clear()
    return list_faults(to)


MOST_CALLS = 1_000


def list_calls(to: Steering) -> Json:
    """The last calls, oldest first; `limit` takes the newest."""
    limit = whole(to, "limit", MOST_CALLS)
    known = routes(to.world)
    calls = list(to.world.calls)[-limit:] if limit else []
    return {"calls": [call.as_data(known) for call in calls]}


def clear_calls(to: Steering) -> Json:
    """Forget the calls."""
    to.world.calls.clear()
    return list_calls(to)


def show_ledger(to: Steering) -> Iterable[Json]:
    """What each accepted create costs, held, charged or released; `limit` and `offset`."""
    offset = whole(to, "offset", 0)
    limit = whole(to, "limit", 0) or None
    return list(islice(to.world.ledger(), offset, None if limit is None else offset + limit))


def show_counters(to: Steering) -> Json:
    """How many calls of each route got which status, and how many jobs are in which state."""
    calls: dict[str, dict[str, int]] = {}
    for (route, status), count in sorted(to.world.counters.items()):
        calls.setdefault(route or "no route", {})[str(status)] = count
    states: dict[str, int] = {}
    now = to.world.clock.now()
    for job in to.world.order:
        states[state_of(job, now)] = states.get(state_of(job, now), 0) + 1
    return {"calls": calls, "jobs": states}
