"""The bodies of GET /v2/logs and GET /v2/billing, as the vendor publishes them."""

import bisect
import operator
from collections.abc import Sequence
from typing import NamedTuple

from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import timestamp
from reelkit_mock._scenario.randomness import draw_log_row, job_request_id
from reelkit_mock._scenario.scenario import LogRows, Scenario
from reelkit_mock._service.queries import one_of, parameters, whole_number, window
from reelkit_mock._world.jobs import FAILED, TERMINAL, Job, state_of
from reelkit_specs import CREDITS_PER_USD

UNLIMITED_USD = 1000.0  # the balance of a key without a limit


class Query(NamedTuple):
    """The selection of rows."""

    start: float
    end: float
    model: str | None
    status: str | None
    limit: int
    offset: int


def parse_query(text: str, now: float, speed: float) -> Query:
    """Parse the query of GET /v2/logs, which requires a time window."""
    values = parameters(text)
    start, end = window(values, now, speed)
    return Query(
        start,
        end,
        values.get("model"),
        one_of(values, "status", ("succeeded", "failed")),
        whole_number(values, "limit", 50, 1, 100),
        whole_number(values, "offset", 0, 0),
    )


def log_page(jobs: Sequence[Job], query: Query, now: float, scenario: Scenario) -> Json:
    """Return a page of rows, newest first unless the scenario shuffles them. *jobs* are in order of creation."""
    first = bisect.bisect_left(jobs, query.start, key=_created)
    last = bisect.bisect_right(jobs, query.end, key=_created)
    found = jobs[first:last] if scenario.logs != "never" else []
    late = scenario.logs == "at-completion"
    if late or query.model is not None or query.status is not None:  # otherwise a million jobs need no filter
        found = [job for job in found if _matches(job, query, now, late)]
    if isinstance(scenario.logs, LogRows):
        found = _apply_row_settings(found, scenario.logs, scenario.seed, now)
    end = max(0, len(found) - query.offset)
    start = max(0, end - query.limit)
    return {
        "data": [_row(job, state_of(job, now)) for job in reversed(found[start:end])],
        "pagination": {"limit": query.limit, "offset": query.offset, "total": len(found), "has_more": start > 0},
    }


def _apply_row_settings(jobs: Sequence[Job], rows: LogRows, seed: int, now: float) -> list[Job]:
    """Return the jobs whose rows have appeared, in the order in which they are listed, last one first."""
    shortest, longest = rows.delay
    appeared: list[tuple[float, Job]] = []
    for job in jobs:
        delay, place, drop = draw_log_row(seed, job.id)
        if drop >= rows.drop and now >= job.created + shortest + delay * (longest - shortest):
            appeared.append((place, job))
    if rows.order == "shuffled":
        appeared.sort(key=operator.itemgetter(0))
    return [job for _, job in appeared]


def balance(left: int | None) -> Json:
    """Return the body of GET /v2/billing."""
    usd = UNLIMITED_USD if left is None else left / CREDITS_PER_USD
    return {"current_balance": round(usd, 6), "currency": "USD"}


def _matches(job: Job, query: Query, now: float, late: bool) -> bool:
    state = state_of(job, now)
    return (
        (state in TERMINAL or not late)
        and query.model in (None, job.kind.model.id)
        and query.status in (None, _status(state))
    )


def _created(job: Job) -> float:
    return job.created


def _status(state: str) -> str:
    """Return the status of a row. The logs have only two: a running job is a call that succeeded."""
    return "failed" if state == FAILED else "succeeded"


def _row(job: Job, state: str) -> Json:
    credits = 0 if state == FAILED else job.kind.credits
    return {
        "created": timestamp(job.created),
        "status": _status(state),
        "origin": "api",
        "model": job.kind.model.id,
        "cost": {"usd": credits / CREDITS_PER_USD, "credits": credits},
        "tokens": None,
        "request_id": job_request_id(job.id),
        "inference_id": job.id,
        "client_request_id": job.client_request_id,
    }
