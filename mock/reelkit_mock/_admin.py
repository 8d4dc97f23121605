"""The interface that steers a world, under `/__mock/`, apart from the one that is emulated."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

from reelkit_mock._clock import parse_time, timestamp
from reelkit_mock._errors import MockError
from reelkit_mock._http import Json, Reply, Request, json_reply
from reelkit_mock._scenario import as_data, make_scenario
from reelkit_mock._service import routes
from reelkit_mock._shapes import asset_path
from reelkit_mock._states import SUCCEEDED, Job, money_of, state_of
from reelkit_mock._world import World

ADMIN = "/__mock"
PAGE = Path(__file__).with_name("admin_page.html")
MOST_ROWS = 1_000


class Steering(NamedTuple):
    """A request to the admin interface."""

    world: World
    rest: str  # of the path, after the name of the thing
    query: dict[str, str]
    body: Any


class Refused(Exception):
    """A request that cannot be done, and its status."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status


def health(to: Steering) -> Json:
    """That it is there, and as what."""
    scenario = to.world.scenario
    return {"status": "ok", "namespace": to.world.name, "personality": scenario.personality, "clock": scenario.clock}


def list_jobs(to: Steering) -> Json:
    """Jobs in the order of their making; `limit` and `offset`; with an id in the path, that one."""
    if to.rest:
        return _job(_found(to), to.world.clock.now())
    limit, offset = _whole(to, "limit", 100), _whole(to, "offset", 0)
    page = to.world.order[offset : offset + min(limit, MOST_ROWS)]
    now = to.world.clock.now()
    return {"total": len(to.world.order), "jobs": [_job(job, now) for job in page]}


def force_job(to: Steering) -> Json:
    """Bring a job into a state: {"state": "succeeded"}."""
    job = to.world.force(_found(to).id, str(_given(to, "state")))
    return _job(job, to.world.clock.now())


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
        seconds = _given(to, "advance")
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
    make_scenario({"seed": _given(to, "seed")})
    to.world.begin(replace(to.world.scenario, seed=int(to.body["seed"])))
    return show_seed(to)


def list_calls(to: Steering) -> Json:
    """The last calls, oldest first; `limit` takes the newest."""
    limit = _whole(to, "limit", MOST_ROWS)
    known = routes(to.world)
    calls = list(to.world.calls)[-limit:] if limit else []
    return {"calls": [call.as_data(known) for call in calls]}


def clear_calls(to: Steering) -> Json:
    """Forget the calls."""
    to.world.calls.clear()
    return list_calls(to)


def show_ledger(to: Steering) -> Iterable[Json]:
    """What each accepted create costs, held, charged or released; `limit` and `offset`."""
    offset = _whole(to, "offset", 0)
    limit = _whole(to, "limit", 0) or None
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


def reset(to: Steering) -> Json:
    """Begin anew with the same settings."""
    to.world.begin(to.world.scenario)
    return health(to)


Act = Callable[[Steering], Json | Iterable[Json]]
THINGS: dict[str, dict[str, Act]] = {
    "health": {"GET": health},
    "jobs": {"GET": list_jobs, "POST": force_job},
    "clock": {"GET": show_clock, "POST": move_clock},
    "faults": {"GET": list_faults, "POST": add_faults, "DELETE": clear_faults},
    "scenario": {"GET": show_scenario, "PUT": put_scenario},
    "seed": {"GET": show_seed, "PUT": put_seed},
    "calls": {"GET": list_calls, "DELETE": clear_calls},
    "ledger": {"GET": show_ledger},
    "counters": {"GET": show_counters},
    "reset": {"POST": reset},
}
NAMESPACE = "namespace"  # DELETE ends it; that is the business of whoever holds the worlds


def administer(world: World, request: Request, path: str, query: str) -> Reply | None:
    """The answer to a request below `/__mock`; None if the world is to be ended."""
    name, _, rest = path[len(ADMIN) :].removeprefix("/").partition("/")
    if not name:
        return _page(request)
    if name == NAMESPACE and request.method == "DELETE":
        return None
    try:
        things = _things(name, request.method)
        given = {key: values[-1] for key, values in parse_qs(query, keep_blank_values=True, max_num_fields=100).items()}
        body = _body(request) if request.method in ("POST", "PUT") and request.body else {}
        value = things(Steering(world, unquote(rest), given, body))
    except Refused as error:
        return json_reply(error.status, {"error": str(error)})
    except (MockError, ValueError) as error:
        return json_reply(400, {"error": str(error)})
    return json_reply(200, value)


def _things(name: str, method: str) -> Act:
    if name not in THINGS:
        raise Refused(404, f"{ADMIN}/{name} is not there; there are: {', '.join([*THINGS, NAMESPACE])}")
    if method not in THINGS[name]:
        raise Refused(405, f"{ADMIN}/{name} takes {', '.join(THINGS[name])}, not {method}")
    return THINGS[name][method]


def _page(request: Request) -> Reply:
    """For people who would rather look than read."""
    if request.method not in ("GET", "HEAD"):
        return json_reply(405, {"error": f"{ADMIN}/ takes GET, not {request.method}"})
    body = PAGE.read_bytes()
    head = (
        ("content-type", "text/html; charset=utf-8"),
        ("content-length", str(len(body))),
        ("content-security-policy", "default-src 'self'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"),
    )
    return Reply(200, head, b"" if request.method == "HEAD" else body)


def _body(request: Request) -> Any:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise MockError(f"the body is not JSON: {error}") from None


def _given(to: Steering, name: str) -> Any:
    if not isinstance(to.body, dict) or name not in to.body:
        raise MockError(f"the body must be a JSON object with {name!r}")
    return to.body[name]


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


def _whole(to: Steering, name: str, default: int) -> int:
    text = to.query.get(name, str(default))
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise MockError(f"{name} must be a whole number, not {text!r}")
    return int(text)
