"""What happens in a namespace, as server-sent events for an open page.

One object for each open page. It does no I/O: the server asks it every tenth of a second for what to send next, so a
page that does not read costs no memory. It looks at what it has sent before, and the handling of requests does nothing.
"""

from collections import Counter
from itertools import islice
from typing import Any, NamedTuple

import orjson

from reelkit_mock._admin.call_handlers import call_summary, count_calls
from reelkit_mock._admin.job_handlers import job_data
from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import MAX_SPEED
from reelkit_mock._service.service import known_routes
from reelkit_mock._world.calls import Call
from reelkit_mock._world.jobs import NEVER, TERMINAL, Job, billing_state, state_of
from reelkit_mock._world.world import World

MAX_JOBS = 20_000  # of those that are there when the page opens, the newest
MAX_JOBS_AT_ONCE = 2_000
MAX_CALLS_AT_ONCE = 500


class Sent(NamedTuple):
    """What the page knows of an unfinished job."""

    state: str
    money: str
    starts: float
    ends: float


class Events:
    """The events of one world for one page."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._state_sent: Json = {}
        self._begin()

    def next(self) -> bytes:
        """Return what has happened since the last call; empty if nothing has."""
        if self._world.jobs_in_order is not self._jobs:  # the world has started over
            self._begin()
            return _event("reset", {}) + self.next()
        changed = self._changed_jobs()
        calls = self._new_calls(changed)
        now = self._world.clock.now()
        jobs = [{**job_data(job, self._world, now), "index": index} for index, job in self._new_jobs()]
        jobs += [job_data(job, self._world, now) for job in changed.values()]
        events = [_event("jobs", jobs)] if jobs else []
        events += [_event("calls", calls)] if calls else []
        state = self._state()
        known = {name: value for name, value in state.items() if name != "now" or not state["rate"]}
        if known != self._state_sent:
            self._state_sent = known
            events.append(_event("state", state))
        return b"".join(events)

    def _begin(self) -> None:
        world = self._world
        self._jobs = world.jobs_in_order
        self._newer = self._older = len(self._jobs)  # jobs between these indices have been sent
        self._oldest = max(0, self._older - MAX_JOBS)
        self._calls = world.calls_dropped
        self._expired = len(world.expired_links)
        self._state_sent = {}
        self._states: Counter[str] = Counter()
        self._credits: Counter[str] = Counter()
        self._unfinished: dict[str, tuple[Job, Sent]] = {}
        now = world.clock.now()
        for job in self._jobs:
            self._count(job, now)

    def _new_jobs(self) -> list[tuple[int, Job]]:
        """Return jobs that the page does not know: new ones, and then older ones, the newest first."""
        new = list(enumerate(self._jobs[self._newer : self._newer + MAX_JOBS_AT_ONCE], self._newer))
        self._newer += len(new)
        now = self._world.clock.now()
        for _, job in new:
            self._count(job, now)
        start = max(self._oldest, self._older - (MAX_JOBS_AT_ONCE - len(new)))
        old = list(enumerate(self._jobs[start : self._older], start))
        self._older = min(start, self._older)
        return [*new, *reversed(old)]

    def _changed_jobs(self) -> dict[str, Job]:
        now = self._world.clock.now()
        changed: dict[str, Job] = {}
        for identifier, (job, sent) in list(self._unfinished.items()):
            if _sent(job, now) != sent:
                self._states[sent.state] -= 1
                self._credits[sent.money] -= job.kind.credits
                self._count(job, now)
                changed[identifier] = job
        if len(self._world.expired_links) != self._expired:
            self._expired = len(self._world.expired_links)
            changed |= {name: self._world.jobs[name] for name in self._world.expired_links}
        return changed

    def _count(self, job: Job, now: float) -> None:
        sent = _sent(job, now)
        self._states[sent.state] += 1
        self._credits[sent.money] += job.kind.credits
        if sent.state in TERMINAL:
            self._unfinished.pop(job.id, None)
        else:
            self._unfinished[job.id] = job, sent

    def _new_calls(self, changed: dict[str, Job]) -> list[Json]:
        """Return the calls since the last time. A job that was fetched has changed as well."""
        world = self._world
        dropped = world.calls_dropped
        first = max(self._calls, dropped)
        records = islice(world.calls, first - dropped, first - dropped + MAX_CALLS_AT_ONCE)
        calls = [Call(*record) for record in records]
        self._calls = first + len(calls)
        changed |= {call.job_id: world.jobs[call.job_id] for call in calls if call.job_id and call.route == "fetch"}
        routes = known_routes(world) if calls else []
        return [call_summary(call, first + at, routes) for at, call in enumerate(calls, 1)]

    def _state(self) -> dict[str, Any]:
        world, clock = self._world, self._world.clock
        return {
            "namespace": world.name,
            "personality": world.scenario.personality,
            "seed": world.scenario.seed,
            "clock": world.scenario.clock,
            "rate": 0 if clock.fetches_to_finish or clock.speed > MAX_SPEED else clock.speed,
            "moved": clock.moved,
            "now": clock.now(),
            "jobs": len(self._jobs),
            "states": {name: count for name, count in self._states.items() if count},
            "credits": {name: self._credits[name] for name in ("held", "charged", "released")},
            "calls": {"last": world.counters.total(), "first": world.calls_dropped + 1},
            "counters": count_calls(world),
            "faults": [fault.as_data() for fault in world.faults],
            "unfired": world.unfired(),
        }


def _sent(job: Job, now: float) -> Sent:
    return Sent(state_of(job, now), billing_state(job, now), job.starts, NEVER if job.stuck else job.ends)


def _event(name: str, value: object) -> bytes:
    return b"event: %s\ndata: %s\n\n" % (name.encode(), orjson.dumps(value))
