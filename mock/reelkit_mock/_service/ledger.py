"""What the account was charged: the bodies of GET /v2/billing/transactions, GET /v2/usage and GET /v1/key.

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
from reelkit_mock._service.queries import InvalidQuery, moment, one_of, parameters, whole_number, window
from reelkit_mock._world.jobs import SUCCEEDED, Job, state_of
from reelkit_specs import CREDITS_PER_USD

CHARGE, MODEL_USAGE = "CHARGE", "MODEL_USAGE"
DIRECTIONS = ("TOPUP", CHARGE)
TYPES = ("PAYMENT", "BONUS", "REFUND", "ADJUSTMENT", MODEL_USAGE, "CREDITS_EXPIRED", "INIT")
PREFIX_LENGTH = 8  # characters of a key that its owner may see
KEY_MADE = "2026-01-01T00:00:00.000Z"
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


def usage(jobs: Sequence[Job], text: str, now: float, speed: float) -> Json:
    """Return what was charged in a time window, which must be given."""
    values = parameters(text)
    if "group_by" in values:
        raise InvalidQuery("group_by belongs to /v2/usage/detail")
    if "period" in values and {"start", "end"} & values.keys():
        raise InvalidQuery("give either period, or both start and end")
    if values.get("period", "h")[-1:] not in ("h", "d"):
        raise InvalidQuery("period must be a number and h or d, such as 24h or 7d")
    start, end = window(values, now, speed)
    charged = [job for job in jobs if start <= job.ends <= end and state_of(job, now) == SUCCEEDED]
    return {
        "api_key_prefix": values.get("key_prefix"),
        "start": timestamp(start),
        "end": timestamp(end),
        "spend": _usd(charged),
        "currency": "USD",
        "requests": len(charged),
    }


def key_facts(key: str, credits: int | None, jobs: Sequence[Job], now: float) -> Json:
    """Return the body of GET /v1/key. *credits* is the limit of the key."""
    month = timestamp(now)[:7]
    charged = [job for job in jobs if state_of(job, now) == SUCCEEDED and timestamp(job.ends)[:7] == month]
    limit = None if credits is None else {"retention": "no_reset", "threshold": credits / CREDITS_PER_USD}
    facts = {"name": None, "disabled": False, "prefix": key[:PREFIX_LENGTH], "scopes": ["model:video"], "limit": limit}
    return {"data": facts | {"created_at": KEY_MADE, "updated_at": KEY_MADE, "monthly_usage": _usd(charged)}}


def _usd(jobs: Sequence[Job]) -> float:
    return sum(job.kind.credits for job in jobs) / CREDITS_PER_USD


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
