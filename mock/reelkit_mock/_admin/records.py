"""What a world has seen: calls, costs, counts."""

from collections.abc import Iterable
from itertools import islice

from reelkit_mock._admin.request import Steering, whole
from reelkit_mock._http.messages import Json
from reelkit_mock._service.service import routes
from reelkit_mock._world.jobs import state_of

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
