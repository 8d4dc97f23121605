"""Finds the job of a create whose response was lost, by its client request id in the service's logs.

It is not documented when a row appears in the logs: with the create, when the video is finished, or never. So the
search repeats until the job's deadline. One scan serves all creates that a client searches for, and all of them share
the service's rate limit.

A scan reads the newest page first. If that does not reach back to the create, it reads the seconds around the create
by the service's clock, and then everything that is new since the last scan: an account may make thousands of requests
per minute.
"""

import math
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from reelkit._effects import NOW, Call, Failure, Flow, Note, Pause, Reply
from reelkit._logs.absence import Evidence, Proof, Recovery, Scan, Witness, verdict
from reelkit._protocol.answer import identify, json_object
from reelkit._protocol.log_memory import Search
from reelkit._protocol.retry_timing import http_date, retry_after

LOGS = "/v2/logs"
PAGE = 100  # rows, the maximum of a page
GAPS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds before each next scan; the last one repeats
BEFORE, AFTER = 5.0, 15.0  # seconds around a create, besides its timeout, in which its row is expected
MARGIN = 600.0  # seconds by which the time of a row may differ
LONGEST = 92 * 24  # hours that the service keeps its logs
UNREADABLE = "the service's logs cannot be read ({})"
LATE_GAP = 5.0  # the maximum seconds between two scans when a proof of absence is near
STATUS_DELAY = 15.0  # seconds by which the status of a job may be behind its row in the logs
SETTLING = 15.0  # seconds that a step of the proof may take longer than expected
HEALING = 10.0  # seconds after which a proof that can be had is found
FINAL = frozenset({400, 401, 402, 403, 404, 405, 410, 422, 501})  # statuses that are permanent
SETTLED = 120.0  # seconds after which a create with only a failed row gets no other row
NO_WINDOW = frozenset({400, 422})  # from a service that accepts only a period


class Found(NamedTuple):
    """The result of a search: the id of the job, or why there is none.

    *others* are further jobs of the same create. With *has_failed*, the request is in the logs, failed and was free.
    With a *proof*, there is no job.
    """

    job_id: str | None
    why: str
    others: tuple[str, ...] = ()
    has_failed: bool = False
    proof: Proof | None = None


class ProofTerms(NamedTuple):
    """What a proof of absence takes: the rule, how long the job may take, and when the create was sent at the latest.

    *longest* is a function, because a client learns the times of jobs while it searches. Without a *lost_at*, it is the
    moment at which the search begins: no clock has measured the time since the create.
    """

    rule: Recovery
    longest: Callable[[], float]
    lost_at: float | None = None


def find(
    client_request_id: str, search: Search, *, age: float, until: float, timeout: float, terms: ProofTerms | None = None
) -> Flow[Found]:
    """Search for the create with this client request id, sent *age* seconds ago, until *until* on the driver's clock.

    A negative age means that the clock was set back, so that the real age is unknown. With *terms*, the search also
    ends with the proof that there is no job, and lasts as long as such a proof can be expected, which may be longer.
    """
    now = yield NOW
    if terms is not None and terms.lost_at is None:
        terms = terms._replace(lost_at=now)
    if terms is not None and terms.lost_at is not None:
        search.lost_at[client_request_id] = terms.lost_at
    search.seek(client_request_id, now - (max(0.0, age) if age > -MARGIN else LONGEST * 3600))
    scan_seen = search.scans_started  # scans that started earlier may have passed the row
    ends_at = max(until, now + timeout)  # there is at least one scan, however late it is
    try:
        reads = 0
        while True:
            problem = None
            if search.is_open(client_request_id) and search.is_scanning and not reads and (yield NOW) < ends_at:
                yield Pause(GAPS[0])
                continue
            if search.is_open(client_request_id) and not search.is_scanning:
                if search.last_complete_scan > scan_seen:  # another search has just scanned for this one too
                    scan_seen = search.last_complete_scan
                else:
                    problem = yield from _scan(search, ends_at, timeout)
                    scan_seen = search.scans_started
                reads += 1
            now = yield NOW
            if (found := _found(client_request_id, search, problem, now)) is not None:
                return found
            if problem is not None and problem.is_final:
                return Found(None, UNREADABLE.format(problem.why))
            missing, ends_at = "", until
            gap = GAPS[min(reads, len(GAPS)) - 1] if reads else GAPS[0]
            if terms is not None:
                ended = _verdict(client_request_id, search, terms)
                if isinstance(ended, Proof):
                    return Found(None, "the service's logs prove that it has no job", proof=ended)
                missing = f"; to prove that it has no job, {ended}"
                if (next_step := _next_step(client_request_id, search, terms, now)) is not None:
                    # Not for good: the step may become shorter when the client learns how long jobs take.
                    gap, ends_at = min(gap, next_step), max(until, now + next_step + SETTLING)
            gap = max(gap, problem.wait if problem else 0.0)
            if now + gap >= ends_at:
                why = UNREADABLE.format(problem.why) if problem else f"the service's logs do not show it{missing}"
                return _found(client_request_id, search, problem, math.inf) or Found(None, why)
            if problem is not None:
                yield Note(f"the logs cannot be read: {problem.why}; searching again in {gap:.0f} s")
            yield Pause(gap)
    finally:
        search.leave(client_request_id)


def _evidence(client_request_id: str, search: Search, terms: ProofTerms) -> Evidence:
    assert terms.lost_at is not None  # `find` sets it
    whole = search.whole_scans.get(client_request_id)
    scan = Scan(*whole) if whole is not None and client_request_id not in search.found else None
    shown = dict(search.shown)  # other threads add to it
    witnesses = (Witness(name, search.sent[name], number) for name, (number, _) in shown.items() if name in search.sent)
    return Evidence(terms.lost_at, scan, tuple(witnesses), _at_once(search, terms), terms.longest())


def _verdict(client_request_id: str, search: Search, terms: ProofTerms) -> Proof | str:
    return verdict(_evidence(client_request_id, search, terms), terms.rule)


def _at_once(search: Search, terms: ProofTerms) -> bool:
    """Whether the logs show creates before their jobs are finished. The status of a job may be late, too."""
    return search.longest_lead >= min(terms.rule.settle, STATUS_DELAY)


def _next_step(client_request_id: str, search: Search, terms: ProofTerms, now: float) -> float | None:
    """The seconds until the logs may prove that there is no job; None while that is not to be expected.

    It reads the logs again in whole once a late witness has been sent, because another scan may read new rows only.
    """
    lost_at, rule = terms.lost_at, terms.rule
    assert lost_at is not None
    late = lost_at + rule.settle
    sent = [at for at in list(search.sent.values()) if at > lost_at]
    if max(sent, default=late - 1) < late:
        return max(GAPS[0], late - now) + GAPS[0] if search.held_until >= late > now - SETTLING else None
    if len(sent) < rule.witnesses:
        return LATE_GAP if now < late + SETTLING else None
    longest, late_sent = terms.longest(), min(at for at in sent if at >= late)
    ripe = late_sent if _at_once(search, terms) else late + longest
    if ripe > now:
        return min(ripe - now, LATE_GAP) if now < late + rule.settle else ripe - now
    whole = search.whole_scans.get(client_request_id)
    if whole is None or whole[1] < ripe or now - whole[1] > SETTLING:
        search.read_again(client_request_id)
    # By then the witness has a row: within the settling time, or when its job is finished.
    return LATE_GAP if now < max(ripe, late_sent + max(longest, rule.settle)) + HEALING else None


def read_client_request_ids(
    search: Search, age: float, *, timeout: float, allowed: float
) -> Flow[dict[str, str] | str]:
    """Read the logs of the last *age* seconds: the client request id of each job. Returns the reason if that fails."""
    until = (yield NOW) + allowed
    reader = _Reader(search, until, timeout)
    hours = min(LONGEST, math.ceil((age + MARGIN) / 3600))
    found: dict[str, str] = {}
    offset = 0
    while True:
        page = yield from reader.page({"period": f"{hours}h"}, offset)
        if isinstance(page, _Problem):
            return UNREADABLE.format(page.why)
        for row in page.rows:
            if (named := _ids(row)) and named[1] is not None:
                found[named[1]] = named[0]
        offset += len(page.rows)
        if page.is_last(age + MARGIN):
            return found


class _Problem(NamedTuple):
    """Why a scan failed. A final problem is permanent."""

    why: str
    is_final: bool = False
    wait: float = 0.0


class _Page(NamedTuple):
    """Rows of any content; whether there are more; and the service's own time if it is known.

    *newest* is the time of the newest row of the scan: the clock of the rows may be another one than that of responses.
    """

    rows: list[Any]
    has_more: bool
    now: float | None
    newest: float | None
    at: float

    def is_last(self, age: float) -> bool:
        """Whether the rows after this page are more than *age* seconds old. False if unknown."""
        if not self.rows or not self.has_more:
            return True
        times = [then for row in self.rows if (then := _created(row)) is not None]
        if self.now is None or self.newest is None or len(times) < len(self.rows):
            return False
        is_in_order = all(later >= earlier for later, earlier in pairwise(times))  # otherwise others may follow
        return is_in_order and min(self.now, self.newest) - times[-1] > age

    @property
    def clock(self) -> tuple[float, float] | None:
        """The least and the greatest offset between the service's clock and the driver's; None if not plausible."""
        if self.now is None or (self.newest is not None and self.newest > self.now + MARGIN):
            return None
        least = self.now if self.newest is None else min(self.now, self.newest)
        return least - self.at, self.now - self.at

    def count_since(self, moment: float) -> int:
        """How many of the rows are from this time of the service's clock or later."""
        return sum(then >= moment for row in self.rows if (then := _created(row)) is not None)


def _found(client_request_id: str, search: Search, problem: _Problem | None, now: float) -> Found | None:
    """The result, once all rows around the create were read or cannot be read. At the end, *now* is infinite.

    A failure is believed if no other row appears for a while: a proxy may have sent the create twice.
    """
    log_rows = search.found.get(client_request_id)
    if log_rows is None:
        return None
    if log_rows.job_ids and (log_rows.is_complete or problem is not None or now == math.inf):
        first, *others = log_rows.job_ids
        return Found(first, "", tuple(others))
    is_settled = now - search.wanted[client_request_id] >= SETTLED and not log_rows.has_unnamed
    if log_rows.has_failed and log_rows.is_complete and problem is None and is_settled:
        return Found(None, "the service's logs show that it failed", has_failed=True)
    return None


def _scan(search: Search, until: float, timeout: float) -> Flow[_Problem | None]:
    """Read all rows that may be about a create that is searched for."""
    search.is_scanning = True
    search.scans_started += 1
    number = search.scans_started
    try:
        now = yield NOW
        read_before = set(search.read_until)
        wanted = search.open()
        oldest = now - min(wanted.values(), default=now)
        reader = _Reader(search, until, timeout)
        hours = min(LONGEST, math.ceil((oldest + MARGIN) / 3600))
        page = yield from reader.page({"period": f"{hours}h"})
        if isinstance(page, _Problem):
            return page
        if not page.is_last(oldest + MARGIN):
            problem = yield from _read_on(reader, page, wanted, hours, oldest, now)
            if problem is not None:
                return problem
        is_whole = page.is_last(oldest + MARGIN)
        search.mark_read(wanted, now)
        if reader.is_certain:
            search.mark_whole(wanted.keys() if is_whole else wanted.keys() - read_before, number, now)
        search.last_complete_scan = number
        return None
    finally:
        search.is_scanning = False


def _read_on(
    reader: "_Reader", page: _Page, wanted: dict[str, float], hours: int, oldest: float, now: float
) -> Flow[_Problem | None]:
    """Read the rows after the newest page: by time windows, or page by page if the service does not support these."""
    search = reader.search
    if (clock := page.clock) is not None and search.supports_windows:
        problem = yield from _read_windows(reader, page, clock, wanted, now)
        if problem is None or search.supports_windows:
            return problem
    offset = len(page.rows)
    while not page.is_last(oldest + MARGIN) and wanted.keys() - search.found.keys():
        read = yield from reader.page({"period": f"{hours}h"}, offset)
        if isinstance(read, _Problem):
            return read
        page, offset = read, offset + len(read.rows)
    return None


def _read_windows(
    reader: "_Reader", newest: _Page, clock: tuple[float, float], wanted: dict[str, float], now: float
) -> Flow[_Problem | None]:
    """Read the seconds around each create; then, for those without a row there, everything that was not read before.

    A window that lacks rows of the *newest* page shows that the service does not read windows as we do.
    """
    search, (least, most) = reader.search, clock
    for start, end in _around(wanted, now, reader.timeout):
        read = yield from reader.window(start + least, end + most)
        if isinstance(read, _Problem):
            return read
    search.mark_read_around(wanted)
    missing = {
        client_request_id: since for client_request_id, since in wanted.items() if client_request_id not in search.found
    }
    if not missing:
        return None
    start = min(
        search.read_until.get(client_request_id, since - MARGIN) - BEFORE
        for client_request_id, since in missing.items()
    )
    earliest = now + 2 * MARGIN - LONGEST * 3600  # a window must not be longer than the service looks back
    first = max(start, earliest) + least
    read = yield from reader.window(first, now + MARGIN + most, missing)
    if isinstance(read, _Problem):
        return read
    if missing.keys() - search.found.keys() and read < newest.count_since(first):
        search.supports_windows = False
        return _Problem("a period of them lacks rows that are in it")
    return None


def _around(wanted: dict[str, float], now: float, timeout: float) -> Iterator[tuple[float, float]]:
    """The seconds around the creates, in as few windows as possible."""
    scans_started: float | None = None
    end = 0.0
    for since in sorted(since for since in wanted.values() if now - since < LONGEST * 3600):
        if scans_started is not None and since - BEFORE > end:
            yield scans_started, end
            scans_started = None
        scans_started = since - BEFORE if scans_started is None else scans_started
        end = since + timeout + AFTER
    if scans_started is not None:
        yield scans_started, end


class _Reader:
    """Reads pages of the logs until a deadline, no faster than the service allows."""

    def __init__(self, search: Search, until: float, timeout: float) -> None:
        self.search = search
        self.timeout = timeout
        self.is_certain = (
            True  # whether each page has said if there are more rows, and the last one that there are none
        )
        self._newest: float | None = None
        self._until = until

    def window(self, start: float, end: float, missing: dict[str, float] | None = None) -> Flow[int | _Problem]:
        """Read all rows between two times of the service's clock, and return how many there are.

        With *missing*, it ends when those are found.
        """
        try:
            span = {"start": _iso(start), "end": _iso(end)}
        except (ValueError, OverflowError):  # an impossible clock
            self.search.supports_windows = False
            return _Problem("the service reports an impossible time")
        offset = 0
        while True:
            page = yield from self.page(span, offset)
            if isinstance(page, _Problem):
                return page
            offset += len(page.rows)
            if not page.rows or not page.has_more:
                return offset
            if missing is not None and not missing.keys() - self.search.found.keys():
                return offset

    def page(self, span: dict[str, str], offset: int = 0) -> Flow[_Page | _Problem]:
        """Read one page and keep the matching rows. On a rate limit it waits and reads the page again."""
        refusals = 0
        while True:
            now = yield NOW
            if wait := self.search.wait(now):
                if now + wait >= self._until:
                    return _Problem("there were too many requests")
                yield Pause(wait)
                continue
            self.search.request_times.append(now)
            params = {**span, "limit": str(PAGE), "offset": str(offset)}
            outcome: Reply | Failure = yield Call("GET", LOGS, params, timeout=self.timeout, until=self._until)
            if isinstance(outcome, Reply) and outcome.status == 429:
                gap = max(GAPS[min(refusals, len(GAPS) - 1)], retry_after(outcome.headers) or 0.0)
                if outcome.at + gap >= self._until:
                    return _Problem("the service returned 429", wait=gap)
                refusals += 1
                yield Note(f"too many requests for the logs; continuing in {gap:.0f} s")
                yield Pause(gap)
                continue
            if isinstance(outcome, Reply) and outcome.status in NO_WINDOW and "start" in span:
                self.search.supports_windows = False
            rows = _rows(outcome)
            if isinstance(rows, _Problem):
                return rows
            assert isinstance(outcome, Reply)  # a failure has no rows
            _take(rows, self.search, outcome.at)
            has_more, total = _pagination(outcome)
            # A service may return nothing behind a maximum offset.
            is_short = has_more and not rows
            is_cut = has_more is False and isinstance(total, int) and total > offset + len(rows)
            self.is_certain = self.is_certain and has_more is not None and not is_short and not is_cut
            times = [then for row in rows if (then := _created(row)) is not None]
            self._newest = max([*times, *([] if self._newest is None else [self._newest])], default=None)
            return _Page(rows, bool(has_more), http_date(outcome.headers.get("date")), self._newest, outcome.at)


def _rows(outcome: Reply | Failure) -> list[Any] | _Problem:
    if isinstance(outcome, Failure):
        return _Problem(outcome.reason)
    status = outcome.status
    if not 200 <= status < 300:
        return _Problem(f"the service returned {status}", status in FINAL, retry_after(outcome.headers) or 0.0)
    content = json_object(outcome)
    rows = content.get("data") if content is not None else None
    return rows if isinstance(rows, list) else _Problem("the response is not a list of requests")


def _take(rows: list[Any], search: Search, at: float) -> None:
    """Keep the matching rows. Rows may have any content."""
    for row in rows:
        if named := _ids(row):
            search.saw(*named, _has_failed(row), at)


def _ids(row: Any) -> tuple[str, str | None] | None:
    """The client request id of a row and the id of its job; None without a client request id."""
    if not isinstance(row, dict) or not isinstance(client_request_id := row.get("client_request_id"), str):
        return None
    return client_request_id, identify({"id": row.get("inference_id")})


def _has_failed(row: dict[str, Any]) -> bool:
    """Whether the request failed and cost nothing. A row that does not say so clearly counts as a job."""
    cost = row.get("cost")
    reported = [cost.get(name) for name in ("credits", "usd")] if isinstance(cost, dict) else [cost]
    prices = [price for price in reported if price is not None]
    return row.get("status") == "failed" and bool(prices) and all(price == 0 for price in prices)


def _created(row: Any) -> float | None:
    """The time of the row's request by the service's clock."""
    try:
        then = datetime.fromisoformat(row["created"])
        return then.timestamp() if then.tzinfo is not None else None
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _pagination(reply: Reply) -> tuple[bool | None, Any]:
    """Whether there are more rows after those of the page, None if it does not say so; and how many there are."""
    content = json_object(reply) or {}
    pagination = content.get("pagination")
    if not isinstance(pagination, dict):
        return None, None
    has_more = pagination.get("has_more")
    return has_more if isinstance(has_more, bool) else None, pagination.get("total")
