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
from typing import NamedTuple

from reelkit._effects import AHEAD, NOW, Flow, Note, Pause
from reelkit._logs.absence import Evidence, Proof, Recovery, is_witness, verdict
from reelkit._logs.log_reader import MARGIN, Page, Problem, Reader, ids_of
from reelkit._protocol.log_memory import Hold, Lost, Route, Search, WholeScan

GAPS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds before each next scan; the last one repeats
BEFORE, AFTER = 5.0, 15.0  # seconds around a create, besides its timeout, in which its row is expected
LONGEST = 92 * 24  # hours that the service keeps its logs
UNREADABLE = "the service's logs cannot be read ({})"
LATE_GAP = 5.0  # the maximum seconds between two scans when a proof of absence is near
SETTLING = 15.0  # seconds that a step of the proof may take longer than expected
HEALING = 10.0  # seconds for a create to come that can be a witness, and to find a proof that can be had
SETTLED = 120.0  # seconds after which a create with only a failed row gets no other row


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
    """What a proof of absence takes: the rule, how long the job may take, and when and where the create was sent.

    *longest* is a function, because a client learns the times of jobs while it searches. Without a *lost_at*, it is the
    moment at which the search begins: no clock has measured the time since the create. *routes* are all to which it may
    have been sent. *contradiction* says what else shows that there may be a job.
    """

    rule: Recovery
    longest: Callable[[], float]
    routes: frozenset[Route]
    contradiction: Callable[[WholeScan], Flow[str | None]]
    lost_at: float | None = None


def find(
    client_request_id: str, search: Search, *, age: float, until: float, timeout: float, terms: ProofTerms | None = None
) -> Flow[Found]:
    """Search for the create with this client request id, sent *age* seconds ago, until *until* on the driver's clock.

    A negative age means that the clock was set back, so that the real age is unknown. With *terms*, the search also
    ends with the proof that there is no job, and lasts as long as such a proof can be expected, which may be longer.
    """
    now = yield NOW
    if terms is not None:
        lost_at = now if terms.lost_at is None else terms.lost_at
        search.lost[client_request_id] = Lost(
            lost_at, terms.routes, lambda: lost_at + terms.longest() + terms.rule.settle
        )
    slept = search.count_sleep((yield AHEAD))
    search.seek(client_request_id, now + slept - (max(0.0, age) if age > -MARGIN else LONGEST * 3600))
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
                ended = yield from _verdict(client_request_id, search, terms)
                if isinstance(ended, Proof):
                    if client_request_id in search.found:
                        continue  # another search has read its row while the ledger was read
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


def _verdict(client_request_id: str, search: Search, terms: ProofTerms) -> Flow[Proof | str]:
    """The proof that there is no job, unless something else contradicts it; or what would settle it."""
    scan = None if client_request_id in search.found else search.whole_scans.get(client_request_id)
    lost, sent = search.lost[client_request_id], dict(search.sent)  # other threads add to it
    found = verdict(Evidence(lost, scan, sent, _at_once(search, terms), terms.longest()), terms.rule)
    if isinstance(found, Proof) and scan is not None:
        return (yield from terms.contradiction(scan)) or found
    return found


def _at_once(search: Search, terms: ProofTerms) -> bool:
    return search.shows_at_once(terms.routes, terms.rule.settle)


def _next_step(client_request_id: str, search: Search, terms: ProofTerms, now: float) -> float | None:
    """The seconds until the logs may prove that there is no job; None while that is not to be expected.

    It reads the logs again in whole once a late witness has been sent, because another scan may read new rows only.
    """
    lost, rule, is_at_once = search.lost[client_request_id], terms.rule, _at_once(search, terms)
    late, ripe = lost.at + rule.settle, lost.ripe_at()
    sent = [sent.at for sent in list(search.sent.values()) if is_witness(sent, lost, now)]
    youngest = max(sent, default=lost.at)
    if youngest < late:
        return _awaited(False, late, search, lost, now)
    if youngest < ripe and not is_at_once:
        step = _awaited(True, ripe, search, lost, now)
        return step if step is None or now > late + rule.settle else min(step, LATE_GAP)
    if len(sent) < rule.witnesses:
        return LATE_GAP if now < late + SETTLING else None
    since = min(at for at in sent if at >= (late if is_at_once else ripe))
    whole = search.whole_scans.get(client_request_id)
    if whole is None or whole.began_at < since or now - whole.began_at > SETTLING:
        search.read_again(client_request_id)
    # By then the witness has a row: within the settling time, or when its job is finished.
    return LATE_GAP if now < since + max(terms.longest(), rule.settle) + HEALING else None


def _awaited(is_ripe: bool, time: float, search: Search, lost: Lost, now: float) -> float | None:
    """The seconds until a create is sent at that time or later; None if none is to be expected."""
    held_until = max(search.held_until.get(Hold(route, is_ripe), lost.at) for route in lost.routes)
    if held_until >= time and now < time + SETTLING:
        return max(GAPS[0], time - now) + GAPS[0]
    if is_ripe:  # others may be sent until then
        return GAPS[-1] if now < time + HEALING else None
    return GAPS[0] if now < lost.at + HEALING else None  # the batch may soon send a create


def read_client_request_ids(
    search: Search, age: float, *, timeout: float, allowed: float
) -> Flow[dict[str, str] | str]:
    """Read the logs of the last *age* seconds: the client request id of each job. Returns the reason if that fails."""
    until = (yield NOW) + allowed
    reader = Reader(search, until, timeout)
    hours = min(LONGEST, math.ceil((age + MARGIN) / 3600))
    found: dict[str, str] = {}
    page: Page | None = None
    while True:
        read = yield from reader.page({"period": f"{hours}h"}, page)
        if isinstance(read, Problem):
            return UNREADABLE.format(read.why)
        page = read
        for row in page.rows:
            if (named := ids_of(row)) and named[1] is not None:
                found[named[1]] = named[0]
        if page.is_last(age + MARGIN):
            return found


def _found(client_request_id: str, search: Search, problem: Problem | None, now: float) -> Found | None:
    """The result, once all rows around the create were read or cannot be read. At the end, *now* is infinite.

    A failure is believed if no other row appears for a while: a proxy may have sent the create twice.
    """
    log_rows = search.found.get(client_request_id)
    if log_rows is None:
        return None
    if log_rows.job_ids and (log_rows.is_complete or problem is not None or now == math.inf):
        first, *others = log_rows.job_ids
        return Found(first, "", tuple(others))
    is_settled = (
        now + search.slept - search.wanted[client_request_id] >= SETTLED / search.clock_speed
        and not log_rows.has_unnamed
    )
    if log_rows.has_failed and log_rows.is_complete and problem is None and is_settled:
        return Found(None, "the service's logs show that it failed", has_failed=True)
    return None


def _scan(search: Search, until: float, timeout: float) -> Flow[Problem | None]:
    """Read all rows that may be about a create that is searched for."""
    search.is_scanning = True
    search.scans_started += 1
    number = search.scans_started
    try:
        began_at = yield NOW
        slept = search.count_sleep((yield AHEAD))
        now = began_at + slept
        read_before = set(search.read_until)
        wanted = search.open()
        oldest = now - min(wanted.values(), default=now)
        reader = Reader(search, until, timeout)
        hours = min(LONGEST, math.ceil((oldest + MARGIN) / 3600))
        page = yield from reader.page({"period": f"{hours}h"})
        if isinstance(page, Problem):
            return page
        if not page.is_last(oldest + MARGIN):
            problem = yield from _read_on(reader, page, wanted, hours, oldest, now)
            if problem is not None:
                return problem
        is_whole = page.is_last(oldest + MARGIN)
        search.mark_read(wanted, now)
        # If the computer was asleep meanwhile, the pages may begin too late.
        if reader.is_certain and search.count_sleep((yield AHEAD)) == slept:
            scan = WholeScan(
                began_at, frozenset(reader.shown), frozenset(reader.jobs), tuple(reader.unmarked), reader.newest
            )
            search.mark_whole(wanted.keys() if is_whole else wanted.keys() - read_before, scan)
        search.last_complete_scan = number
        return None
    finally:
        search.is_scanning = False


def _read_on(
    reader: "Reader", page: Page, wanted: dict[str, float], hours: int, oldest: float, now: float
) -> Flow[Problem | None]:
    """Read the rows after the newest page: by time windows, or page by page if the service does not support these."""
    search = reader.search
    if page.has_clock and search.supports_windows:
        problem = yield from _read_windows(reader, page, wanted, now)
        if problem is None or search.supports_windows:
            return problem
        read = yield from reader.page({"period": f"{hours}h"})  # again, because the windows came between
        if isinstance(read, Problem):
            return read
        page = read
    while not page.is_last(oldest + MARGIN) and wanted.keys() - search.found.keys():
        read = yield from reader.page({"period": f"{hours}h"}, page)
        if isinstance(read, Problem):
            return read
        page = read
    return None


def _read_windows(reader: "Reader", newest: Page, wanted: dict[str, float], now: float) -> Flow[Problem | None]:
    """Read the seconds around each create; then, for those without a row there, everything that was not read before.

    A window that lacks rows of the *newest* page shows that the service does not read windows as we do.
    """
    search = reader.search
    for start, end in _around(wanted, now, reader.timeout):
        read = yield from reader.window(*newest.period(start, end))
        if isinstance(read, Problem):
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
    first, last = newest.period(max(start, earliest), now + MARGIN)
    read = yield from reader.window(first, last, missing)
    if isinstance(read, Problem):
        return read
    if missing.keys() - search.found.keys() and read < newest.count_since(first):
        search.supports_windows = False
        return Problem("a request for a shorter period returned fewer rows of it")
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
