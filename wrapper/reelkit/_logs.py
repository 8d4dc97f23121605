"""Finding a job whose create has lost its answer: by its mark, in the service's own record of requests.

When a row appears there is documented nowhere: at the create, when the video is done, or never. So the flow looks again
until the job's deadline. One scan serves every job of a client that is sought, and all of them share what the service
allows.
"""

import math
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from reelkit._answer import can_be_sent, json_object
from reelkit._calls import NOW, Call, Failure, Flow, Note, Pause, Reply
from reelkit._retry import retry_after
from reelkit._search import Search

LOGS = "/v2/logs"
PAGE = 100  # rows, the most that a page may have
GAPS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds before each next look, the last one for ever
MARGIN = 600.0  # seconds that a row's time may be off
LONGEST = 92 * 24  # hours that the service looks back
UNREADABLE = "the service's logs cannot be read ({})"
TRANSIENT = frozenset({408, 425, 429, 499})  # of 4xx; other refusals will not change


class Found(NamedTuple):
    """What the logs say: the id of the job, or why there is none."""

    job_id: str | None
    why: str


def find(mark: str, search: Search, *, age: float, until: float, timeout: float) -> Flow[Found]:
    """Look for the create that was marked so and sent *age* seconds ago, until the driver's clock says *until*.

    An age below zero is that of a clock that was set back: how long ago it was, nobody knows.
    """
    now = yield NOW
    search.seek(mark, now - (max(0.0, age) if age > -MARGIN else LONGEST * 3600))
    seen = search.begun  # scans that began before may have passed what is sought
    first_until = max(until, now + timeout)  # there is one look at least, however late it is
    try:
        looks = 0
        while True:
            trouble = None
            if mark not in search.found and search.is_busy and not looks and (yield NOW) < first_until:
                yield Pause(GAPS[0])
                continue
            if mark not in search.found and not search.is_busy:
                if search.whole > seen:  # somebody else has just looked for this one, too
                    seen = search.whole
                else:
                    trouble = yield from _scan(search, until if looks else first_until, timeout)
                    seen = search.begun
                looks += 1
            if (job_id := search.found.get(mark)) is not None:
                return Found(job_id, "")
            if trouble is not None and trouble.is_final:
                return Found(None, UNREADABLE.format(trouble.why))
            now = yield NOW
            gap = max(GAPS[min(looks, len(GAPS)) - 1] if looks else GAPS[0], trouble.wait if trouble else 0.0)
            if now + gap >= until:
                return Found(
                    None, f"the service's logs {f'cannot be read ({trouble.why})' if trouble else 'do not show it'}"
                )
            if trouble is not None:
                yield Note(f"the logs cannot be read: {trouble.why}; looking again in {gap:.0f} s")
            yield Pause(gap)
    finally:
        search.leave(mark)


class _Trouble(NamedTuple):
    """Why a look at the logs came to nothing. What is final will not change."""

    why: str
    is_final: bool = False
    wait: float = 0.0


def _scan(search: Search, until: float, timeout: float) -> Flow[_Trouble | None]:
    """Read the logs back to the oldest create that is sought."""
    search.is_busy = True
    search.begun += 1
    number = search.begun
    try:
        now = yield NOW
        oldest = now - min(search.sought.values())
        hours = min(LONGEST, math.ceil((oldest + MARGIN) / 3600))
        offset = 0
        while True:
            now = yield NOW
            if wait := search.wait(now):
                if now + wait >= until:
                    return _Trouble("there were too many questions")
                yield Pause(wait)
                continue
            search.asked.append(now)
            params = {"period": f"{hours}h", "limit": str(PAGE), "offset": str(offset)}
            outcome = yield Call("GET", LOGS, params, timeout=timeout, until=until)
            rows = _rows(outcome)
            if isinstance(rows, _Trouble):
                return rows
            _take(rows, search)
            if not rows or not search.sought.keys() - search.found.keys() or _reaches(rows, outcome, oldest + MARGIN):
                break
            if not _has_more(outcome):
                break
            offset += len(rows)
        search.whole = number
        return None
    finally:
        search.is_busy = False


def _rows(outcome: Reply | Failure) -> list[Any] | _Trouble:
    if isinstance(outcome, Failure):
        return _Trouble(outcome.reason)
    status = outcome.status
    if not 200 <= status < 300:
        is_final = status == 501 or (status < 500 and status not in TRANSIENT)
        return _Trouble(f"they answered {status}", is_final, retry_after(outcome.headers) or 0.0)
    content = json_object(outcome)
    rows = content.get("data") if content is not None else None
    return rows if isinstance(rows, list) else _Trouble("they answered with something that is no list of requests")


def _take(rows: list[Any], search: Search) -> None:
    """Keep what is sought, of rows that may be anything."""
    for row in rows:
        if not isinstance(row, dict):
            continue
        mark, job_id = row.get("client_request_id"), row.get("inference_id")
        if (
            isinstance(mark, str)
            and mark in search.sought
            and isinstance(job_id, str)
            and job_id
            and can_be_sent(job_id)
        ):
            search.found[mark] = job_id


def _reaches(rows: list[Any], reply: Reply, age: float) -> bool:
    """Whether the last row is older than *age* seconds, by the service's own clock. Unknown is no."""
    try:
        then = datetime.fromisoformat(rows[-1]["created"])
        now = parsedate_to_datetime(reply.headers["date"])
        return (now - then).total_seconds() > age
    except (KeyError, TypeError, ValueError, IndexError):
        return False


def _has_more(reply: Reply) -> bool:
    content = json_object(reply) or {}
    pagination = content.get("pagination")
    return isinstance(pagination, dict) and pagination.get("has_more") is True
