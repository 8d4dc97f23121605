"""Reads the pages of the service's logs, no faster than the service allows, and says whether rows may be missing."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, NamedTuple

from reelkit._effects import NOW, Call, Failure, Flow, Note, Pause, Reply
from reelkit._journal.purchase import main_id
from reelkit._protocol.answer import identify, json_object
from reelkit._protocol.log_memory import Search, Unmarked
from reelkit._protocol.retry_timing import http_date, retry_after

LOGS = "/v2/logs"
PAGE = 100  # rows, the maximum of a page
REFUSED_GAPS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds after each 429; the last one repeats
MARGIN = 600.0  # seconds by which the time of a row may differ
FINAL = frozenset({400, 401, 402, 403, 404, 405, 410, 422, 501})  # statuses that are permanent
NO_WINDOW = frozenset({400, 422})  # from a service that accepts only a period


class Problem(NamedTuple):
    """Why a scan failed. A final problem is permanent."""

    why: str
    is_final: bool = False
    wait: float = 0.0


class Page(NamedTuple):
    """Rows of any content; whether there are more; and the service's own time if it is known.

    *newest* is the time of the newest row of the scan: the clock of the rows may be another one than that of responses.
    *end* is how many rows of the span are before the next page. *is_in_order* is whether all rows so far are listed
    newest first. *speed* is how fast the service's clock runs.
    """

    rows: list[Any]
    has_more: bool
    now: float | None
    newest: float | None
    at: float
    end: int
    is_in_order: bool
    speed: float

    @property
    def overlap(self) -> int:
        """How many of its rows the next page begins with: the last one, and all of the same time before it.

        Rows of one time may be in another order on the next page.
        """
        if not self.rows:
            return 0
        newer = [number for number, row in enumerate(self.rows, 1) if _created(row) != _created(self.rows[-1])]
        is_known = _created(self.rows[-1]) is not None and newer
        return len(self.rows) - newer[-1] if is_known else min(1, len(self.rows) - 1)

    def is_last(self, age: float) -> bool:
        """Whether the rows after this page are more than *age* seconds of the driver old. False if unknown."""
        if not self.rows or not self.has_more:
            return True
        oldest = _created(self.rows[-1])
        if self.now is None or self.newest is None or oldest is None:
            return False
        # In another order, younger rows may follow.
        return self.is_in_order and min(self.now, self.newest) - oldest > age * self.speed

    @property
    def has_clock(self) -> bool:
        """Whether the service's time is known and plausible."""
        return self.now is not None and (self.newest is None or self.newest <= self.now + MARGIN)

    def period(self, start: float, end: float) -> tuple[float, float]:
        """The times of the service's clock for two times of the driver's."""
        assert self.now is not None  # `has_clock` was asked before
        least = self.now if self.newest is None else min(self.now, self.newest)
        return least + (start - self.at) * self.speed, self.now + (end - self.at) * self.speed

    def count_since(self, moment: float) -> int:
        """How many of the rows are from this time of the service's clock or later."""
        return sum(then >= moment for row in self.rows if (then := _created(row)) is not None)


class Reader:
    """Reads pages of the logs until a deadline, no faster than the service allows.

    A *span* is read page by page. Each page begins with the last row of the one before: if it does not, rows between
    them may be missing, because the page is from another copy of the logs, or too many rows were added. Rows that are
    not listed newest first may be missing anywhere, unless as many were read as each page says that there are.
    """

    def __init__(self, search: Search, until: float, timeout: float) -> None:
        self.search = search
        self.timeout = timeout
        self._has_gap = False  # whether a page has shown that rows may be missing
        self.newest: float | None = None
        self._until = until
        self._begin()

    def _begin(self) -> None:
        """Forget the previous span."""
        self.shown: set[str] = set()  # the creates of this client that the span has shown
        self.jobs: set[str] = set()  # the jobs that it has shown with a client request id of whomever
        self.unmarked: list[Unmarked] = []
        self._pages = 0
        self._last: list[Any] = []  # its last row
        self._totals: set[Any] = set()  # as its pages report it
        self._identities: set[Any] = set()  # of its rows
        self._is_in_order = True  # newest first

    @property
    def is_certain(self) -> bool:
        """Whether the last span is complete, as far as the pages show."""
        has_all = self._totals == {len(self._identities)}
        return not self._has_gap and (self._pages == 1 or self._is_in_order or has_all)

    def window(self, start: float, end: float, missing: dict[str, float] | None = None) -> Flow[int | Problem]:
        """Read all rows between two times of the service's clock, and return how many there are.

        With *missing*, it ends when those are found.
        """
        try:
            span = {"start": _iso(start), "end": _iso(end)}
        except (ValueError, OverflowError):  # an impossible clock
            self.search.supports_windows = False
            return Problem("the service reports an impossible time")
        page = yield from self.page(span)
        while True:
            if isinstance(page, Problem):
                return page
            if (
                not page.rows
                or not page.has_more
                or (missing is not None and not missing.keys() - self.search.found.keys())
            ):
                return page.end
            page = yield from self.page(span, page)

    def page(self, span: dict[str, str], before: "Page | None" = None) -> Flow["Page | Problem"]:
        """Read the first page of a span, or the one after *before*, and keep the matching rows.

        On a rate limit it waits and reads the page again.
        """
        if before is None:
            self._begin()
        offset = 0 if before is None else before.end - before.overlap
        refusals = 0
        while True:
            now = yield NOW
            if wait := self.search.wait(now):
                if now + wait >= self._until:
                    return Problem("there were too many requests")
                yield Pause(wait)
                continue
            self.search.request_times.append(now)
            params = {**span, "limit": str(PAGE), "offset": str(offset)}
            outcome: Reply | Failure = yield Call("GET", LOGS, params, timeout=self.timeout, until=self._until)
            if isinstance(outcome, Reply) and outcome.status == 429:
                gap = max(REFUSED_GAPS[min(refusals, len(REFUSED_GAPS) - 1)], retry_after(outcome.headers) or 0.0)
                if outcome.at + gap >= self._until:
                    return Problem("the service returned 429", wait=gap)
                refusals += 1
                yield Note(f"too many requests for the logs; continuing in {gap:.0f} s")
                yield Pause(gap)
                continue
            if isinstance(outcome, Reply) and outcome.status in NO_WINDOW and "start" in span:
                self.search.supports_windows = False
            rows = _rows(outcome)
            if isinstance(rows, Problem):
                return rows
            assert isinstance(outcome, Reply)  # a failure has no rows
            return self._read(rows, outcome, offset)

    def _read(self, rows: list[Any], reply: Reply, offset: int) -> "Page":
        """The page, after its rows are kept."""
        for row in rows:
            if named := ids_of(row):
                self.search.saw(*named, _has_failed(row), reply.at)
                if named[0] in self.search.sent:
                    self.shown.add(named[0])
                if named[1] is not None:
                    self.jobs.add(main_id(named[1]))
            elif (unmarked := _unmarked(row)) is not None:
                self.unmarked.append(unmarked)
        has_more, total = _pagination(reply)
        # A service may return nothing behind a maximum offset.
        is_short = has_more and not rows
        is_cut = has_more is False and isinstance(total, int) and total > offset + len(rows)
        has_gap = any(_identity(row) not in map(_identity, rows) for row in self._last)
        is_alone = has_more and len(rows) <= 1  # the next page cannot begin with a row of this one
        self._has_gap |= has_more is None or bool(is_short or is_cut or has_gap or is_alone)
        times = [_created(row) for row in rows]
        known = [then for then in times if then is not None]
        # The common row joins the pages, also where rows were added at the top in the meantime.
        self._is_in_order &= len(known) == len(times) and all(one >= other for one, other in pairwise(known))
        # Of these, the next page may have any in place of those that are on neither.
        self._is_in_order &= not (has_more and len(rows) > 1 and len(set(known)) == 1)
        self._pages += 1
        self._totals.add(total)
        self._identities |= set(map(_identity, rows))
        self._last = rows[-1:]
        self.newest = max([*known, *([] if self.newest is None else [self.newest])], default=None)
        return Page(
            rows,
            bool(has_more),
            http_date(reply.headers.get("date")),
            self.newest,
            reply.at + self.search.slept,
            offset + len(rows),
            self._is_in_order,
            self.search.clock_speed,
        )


def _rows(outcome: Reply | Failure) -> list[Any] | Problem:
    if isinstance(outcome, Failure):
        return Problem(outcome.reason)
    status = outcome.status
    if not 200 <= status < 300:
        return Problem(f"the service returned {status}", status in FINAL, retry_after(outcome.headers) or 0.0)
    content = json_object(outcome)
    rows = content.get("data") if content is not None else None
    return rows if isinstance(rows, list) else Problem("the response is not a list of requests")


def ids_of(row: Any) -> tuple[str, str | None] | None:
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


def _unmarked(row: Any) -> Unmarked | None:
    """A job in a row without a client request id; None if there is no job, or if it failed."""
    if not isinstance(row, dict) or _has_failed(row) or (job_id := identify({"id": row.get("inference_id")})) is None:
        return None
    model = row.get("model")
    return Unmarked(job_id, model if isinstance(model, str) else None, _created(row))


def _identity(row: Any) -> Any:
    """What tells a row from the others; its status and its cost may change while the logs are read."""
    names = ("request_id", "inference_id", "client_request_id", "created")
    return tuple(str(row.get(name)) for name in names) if isinstance(row, dict) else str(row)


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
