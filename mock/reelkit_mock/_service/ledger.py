"""The body of GET /v2/billing/transactions: one entry for each charged job, as the vendor publishes it.

A job is charged when its video is finished; a failed one never is.
"""

import base64
import binascii
import heapq
import json
import math
from collections.abc import Sequence
from typing import NamedTuple

from reelkit_mock._http.messages import Json
from reelkit_mock._scenario.clock import timestamp
from reelkit_mock._service.queries import InvalidQuery, moment, one_of, parameters, whole_number
from reelkit_mock._world.jobs import SUCCEEDED, Job, state_of
from reelkit_mock._world.kinds import CREDITS_PER_USD

CHARGE, MODEL_USAGE = "CHARGE", "MODEL_USAGE"
DIRECTIONS = ("TOPUP", CHARGE)
TYPES = ("PAYMENT", "BONUS", "REFUND", "ADJUSTMENT", MODEL_USAGE, "CREDITS_EXPIRED", "INIT")
Position = tuple[float, str]  # of an entry: its time, and the id that orders entries of one time


class LedgerQuery(NamedTuple):
    """The selection of entries: from *start*, before *end*, and below the position *after*."""

    start: float
    end: float
    is_about_jobs: bool
    limit: int
    after: Position | None


def parse_ledger_query(text: str) -> LedgerQuery:
    """Parse the query. Every parameter is optional."""
    values = parameters(text)
    start = moment(values, "from") if "from" in values else -math.inf
    end = moment(values, "to") if "to" in values else math.inf
    if start >= end:
        raise InvalidQuery("to must be later than from")
    direction, kind = one_of(values, "direction", DIRECTIONS), one_of(values, "type", TYPES)
    is_about_jobs = direction in (None, CHARGE) and kind in (None, MODEL_USAGE)
    after = _position(values["cursor"]) if "cursor" in values else None
    return LedgerQuery(start, end, is_about_jobs, whole_number(values, "limit", 50, 1, 100), after)


def ledger_page(jobs: Sequence[Job], query: LedgerQuery, now: float) -> Json:
    """Return a page of entries, newest first."""
    charged = (job for job in jobs if query.is_about_jobs and state_of(job, now) == SUCCEEDED)
    selected = (
        job
        for job in charged
        if query.start <= job.ends < query.end and (query.after is None or _place(job) < query.after)
    )
    found = heapq.nlargest(query.limit + 1, selected, key=_place)
    page, has_more = found[: query.limit], len(found) > query.limit
    cursor = _cursor(_place(page[-1])) if has_more else None
    return {"data": [_entry(job) for job in page], "pagination": {"next_cursor": cursor, "has_more": has_more}}


def _entry(job: Job) -> Json:
    credits = job.kind.credits
    return {
        "created_at": timestamp(job.ends),
        "direction": CHARGE,
        "type": MODEL_USAGE,
        "amount": {"usd": credits / CREDITS_PER_USD, "credits": credits},
        "model": job.kind.model.id,
        "reference_id": job.id,
    }


def _place(job: Job) -> Position:
    return job.ends, job.id


def _cursor(position: Position) -> str:
    return base64.urlsafe_b64encode(json.dumps(position, separators=(",", ":")).encode()).decode()


def _position(cursor: str) -> Position:
    """Return the position in a cursor. Only the exact text that `_cursor` returns is accepted."""
    try:
        when, identifier = json.loads(base64.urlsafe_b64decode(cursor))
        position = float(when), str(identifier)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise InvalidQuery("cursor must be a value of next_cursor") from None
    if _cursor(position) != cursor:
        raise InvalidQuery("cursor must be a value of next_cursor")
    return position
