"""Handlers of the records: calls, ledger and counters."""

import json
from collections.abc import Iterable
from itertools import islice

from reelkit_mock._admin.request import ADMIN_PREFIX, AdminError, AdminRequest, query_count, query_page
from reelkit_mock._http.messages import Json
from reelkit_mock._service.service import known_routes
from reelkit_mock._world.calls import MAX_CALLS, Call
from reelkit_mock._world.jobs import billing_state, state_of
from reelkit_mock._world.world import World
from reelkit_specs import clipped

MAX_SUMMARY = 300  # characters of a target, of a body and of a reason


def list_calls(request: AdminRequest) -> Json:
    """GET calls: the recorded calls, oldest first; `limit` selects the newest. GET calls/NUMBER: one of them."""
    world = request.world
    known = known_routes(world)
    if request.item:
        number = int(request.item) if request.item.isascii() and request.item.isdigit() else 0
        at = number - world.calls_dropped - 1
        if not 0 <= at < len(world.calls):
            raise AdminError(404, f"there is no call {request.item!r}; GET {ADMIN_PREFIX}/calls lists them")
        return Call(*world.calls[at]).as_data(known)
    limit = query_count(request, "limit", MAX_CALLS)
    calls = list(world.calls)[-limit:] if limit else []
    return {"calls": [Call(*record).as_data(known) for record in calls]}


def clear_calls(request: AdminRequest) -> Json:
    """DELETE calls: remove the recorded calls."""
    request.world.calls.clear()
    return list_calls(request)


def call_summary(call: Call, number: int, routes: Iterable[tuple[str, str]]) -> Json:
    """Return what a list shows of a call. Its *number* selects the rest."""
    data = call.as_data(routes)
    response = data["response"]
    return {
        **{name: data[name] for name in ("at", "method", "route", "status", "job_id", "fault")},
        "number": number,
        "target": clipped(data["target"], MAX_SUMMARY),
        "body": clipped(data["body"], MAX_SUMMARY),
        "size": response["size"],
        "arrived": response["arrived"],
        "reason": clipped(data.get("explanation") or _message(call.status, response["body"]), MAX_SUMMARY),
    }


def show_ledger(request: AdminRequest) -> Json:
    """GET ledger: the cost of each accepted create, in pages with `limit` and `offset`, and the sums of all."""
    start, end = query_page(request)
    now = request.world.clock.now()
    credits = {"held": 0, "charged": 0, "released": 0}
    for job in request.world.jobs_in_order:
        credits[billing_state(job, now)] += job.kind.credits
    page = list(islice(request.world.ledger(), start, end))
    return {"total": len(request.world.jobs_in_order), "credits": credits, "ledger": page}


def show_counters(request: AdminRequest) -> Json:
    """GET counters: the number of calls by route and status, and of jobs by state."""
    states: dict[str, int] = {}
    now = request.world.clock.now()
    for job in request.world.jobs_in_order:
        states[state_of(job, now)] = states.get(state_of(job, now), 0) + 1
    return {"calls": count_calls(request.world), "jobs": states}


def count_calls(world: World) -> dict[str, dict[str, int]]:
    """Return the number of calls by route and status."""
    calls: dict[str, dict[str, int]] = {}
    for (route, status), count in sorted(world.counters.items()):
        calls.setdefault(route or "no route", {})[str(status)] = count
    return calls


def _message(status: int, body: str) -> str:
    """Return the message of an error."""
    if status < 400:
        return ""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    return str(value.get("message", "")) if isinstance(value, dict) else ""
