"""What a client knows of the service's logs: searched creates, found rows, and the rate of requests."""

import math
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reelkit._journal.purchase import main_id
from reelkit._system.fork import reset_after_fork

ALLOWED, WINDOW = 180, 60.0  # requests per seconds; the service allows 200
LATER = 1.0  # seconds by which a create is held back longer than necessary, for others that are lost soon after
STATUS_DELAY = 15.0  # seconds by which the status of a job may be behind its row in the logs
SLEEP = 1.0  # seconds by which the computer's clock must have moved on alone to count as a sleep
KEPT = 2000  # accepted creates of this client that are remembered, the latest


class Route(NamedTuple):
    """Where a create is sent. Rows of another model or another address say nothing about it."""

    model: str
    address: str


class Sent(NamedTuple):
    """An accepted create of this client: when it was sent at the earliest, and where."""

    at: float
    route: Route


class Lost(NamedTuple):
    """A create that may be proven absent: when it was sent at the latest, and where it may have been sent.

    *ripe_at* is the time at which its row would be in the logs, if rows appear when jobs are finished.
    """

    at: float
    routes: frozenset[Route]
    ripe_at: Callable[[], float]


class Unmarked(NamedTuple):
    """A job in the logs without a client request id: its model, and the time of its create on the service's clock."""

    job_id: str
    model: str | None
    created: float | None


class Hold(NamedTuple):
    """A create on this route is held back until it is a late witness, or *is_ripe* for rows that appear late."""

    route: Route
    is_ripe: bool


class WholeScan(NamedTuple):
    """One reading of all rows since a create: when it began, and which creates of this client it has shown.

    *jobs* are all jobs that it has shown with a client request id, and *unmarked* those without one. *newest* is the
    time of its newest row on the service's clock.
    """

    began_at: float
    shown: frozenset[str]
    jobs: frozenset[str] = frozenset()
    unmarked: tuple[Unmarked, ...] = ()
    newest: float | None = None


class LogRows:
    """The rows of one create in the logs: its jobs, and whether a request failed.

    They are complete once all rows logged near the time of the create have been read: one create may have several rows.
    """

    __slots__ = ("has_failed", "has_unnamed", "is_complete", "job_ids")

    def __init__(self) -> None:
        self.job_ids: list[str] = []
        self.has_failed = False
        self.has_unnamed = False  # a row without an id, whose meaning is unknown
        self.is_complete = False


class Search:
    """The searches in the logs that all jobs of one client share."""

    __slots__ = (
        "__weakref__",
        "_ahead",
        "_lock",
        "clock_speed",
        "first_shown",
        "found",
        "held_until",
        "is_scanning",
        "last_complete_scan",
        "leads",
        "lost",
        "read_until",
        "request_times",
        "scans_started",
        "sent",
        "slept",
        "supports_windows",
        "waiters",
        "wanted",
        "whole_scans",
    )

    def __init__(self) -> None:
        self._lock = threading.Lock()  # threads share a client
        self.clock_speed = 1.0  # of the service's clock, see `Memory.remember_clock`
        self._ahead = math.inf  # how far the computer's clock was ahead of the driver's
        self.slept = 0.0  # seconds that the driver's clock has not counted, since the client was made
        self.wanted: dict[str, float] = {}  # when each create was sent, on the driver's clock plus `slept`
        self.waiters: Counter[str] = Counter()  # flows that search for each create; several may share a key
        self.found: dict[str, LogRows] = {}
        self.read_until: dict[str, float] = {}  # the time up to which all rows about it were read, plus `slept`
        self.request_times: list[float] = []
        self.is_scanning = False
        self.supports_windows = True  # until the service rejects a time window
        self.scans_started = 0  # scans
        self.last_complete_scan = 0  # the number of the last scan that read everything it had to
        self.sent: dict[str, Sent] = {}  # accepted creates of this client
        self.first_shown: dict[str, float] = {}  # of those: when a row was first read
        self.leads: dict[Route, float] = {}  # the most seconds by which a row was shown before its job was finished
        self.whole_scans: dict[str, WholeScan] = {}  # the last one of each wanted create
        self.lost: dict[str, Lost] = {}  # the wanted creates that may be proven absent
        self.held_until: dict[Hold, float] = {}  # the time until which a create is held back
        reset_after_fork(self)

    def reset(self) -> None:
        """After a fork: forget the searches, which continue in the parent."""
        self._lock = threading.Lock()
        self.wanted.clear()
        self.waiters.clear()
        self.lost.clear()
        self.whole_scans.clear()
        self.is_scanning = False

    def count_sleep(self, ahead: float) -> float:
        """The value of `slept`, now that the computer's clock is so far ahead of the driver's.

        A clock that was set forward counts as a sleep: then more rows are read than necessary.
        """
        with self._lock:
            if ahead - self._ahead > SLEEP:
                self.slept += ahead - self._ahead
                self._ahead = ahead
            self._ahead = min(ahead, self._ahead)
            return self.slept

    def seek(self, client_request_id: str, since: float) -> None:
        """Add a flow that searches for this create."""
        with self._lock:
            self.waiters[client_request_id] += 1
            self.wanted[client_request_id] = min(since, self.wanted.get(client_request_id, since))

    def leave(self, client_request_id: str) -> None:
        """Remove a flow that searches for this create."""
        with self._lock:
            self.waiters[client_request_id] -= 1
            if self.waiters[client_request_id] <= 0:  # below 0 if it started before this process was forked
                del self.waiters[client_request_id]
                self.wanted.pop(client_request_id, None)
                self.found.pop(client_request_id, None)
                self.read_until.pop(client_request_id, None)
                self.whole_scans.pop(client_request_id, None)
                self.lost.pop(client_request_id, None)

    def is_open(self, client_request_id: str) -> bool:
        """Whether the logs may still have more about this create."""
        return client_request_id not in self.found or not (
            self.found[client_request_id].is_complete and self.found[client_request_id].job_ids
        )

    def open(self) -> dict[str, float]:
        """The open creates, with the time at which each was sent."""
        with self._lock:
            return {
                client_request_id: since
                for client_request_id, since in self.wanted.items()
                if self.is_open(client_request_id)
            }

    def mark_read_around(self, client_request_ids: Iterable[str]) -> None:
        """Record that all rows around these creates were read."""
        with self._lock:
            for client_request_id in client_request_ids:
                if client_request_id in self.found:
                    self.found[client_request_id].is_complete = True

    def mark_read(self, client_request_ids: Iterable[str], until: float) -> None:
        """Record that all rows about these creates up to this time were read."""
        self.mark_read_around(client_request_ids)
        with self._lock:
            self.read_until |= {
                client_request_id: until for client_request_id in client_request_ids if client_request_id in self.wanted
            }

    def read_again(self, client_request_id: str) -> None:
        """Have the next scan read everything about this create, also what was read before."""
        self.read_until.pop(client_request_id, None)

    def mark_whole(self, client_request_ids: Iterable[str], scan: WholeScan) -> None:
        """Record that one reading has shown everything about these creates."""
        with self._lock:
            self.whole_scans |= {name: scan for name in client_request_ids if name in self.wanted}

    def accepted(self, client_request_id: str, sent: Sent) -> None:
        """Record an accepted create of this client."""
        with self._lock:
            self.sent[client_request_id] = sent
            while len(self.sent) > KEPT:
                oldest = next(iter(self.sent))
                del self.sent[oldest]
                self.first_shown.pop(oldest, None)

    def is_pending(self, client_request_id: str | None, at: float) -> None:
        """Record that the job of this create was not finished at that time or later."""
        if client_request_id in self.first_shown and (sent := self.sent.get(client_request_id)) is not None:
            lead = at - self.first_shown[client_request_id]
            self.leads[sent.route] = max(lead, self.leads.get(sent.route, 0.0))

    def shows_at_once(self, routes: Iterable[Route], settle: float) -> bool:
        """Whether the logs show creates of these routes before their jobs finish. A job's status may be late, too."""
        return all(self.leads.get(route, 0.0) >= min(settle, STATUS_DELAY) for route in routes)

    def hold(self, now: float, settle: float, route: Route) -> Hold | None:
        """Whether to delay a create on this route so that a lost one has a late witness, if it would have none.

        A second one is delayed for the case that rows appear only when jobs are finished.
        """
        with self._lock:
            for hold in (Hold(route, False), Hold(route, True)):
                until = self._needed_at(hold, settle)
                if until > max(now, self.held_until.get(hold, now)):
                    self.held_until[hold] = until
                    return hold
            return None

    def left_to_hold(self, hold: Hold, now: float, settle: float) -> float:
        """The seconds for which the create is still delayed; never longer than it was to be at first."""
        with self._lock:
            return min(self.held_until[hold], self._needed_at(hold, settle)) - now

    def release(self, hold: Hold, now: float) -> None:
        """Record that the create is delayed no longer."""
        with self._lock:
            self.held_until[hold] = now

    def _needed_at(self, hold: Hold, settle: float) -> float:
        """The time at which a witness is needed; in the past if none is."""
        lost = [each for each in self.lost.values() if each.routes == {hold.route}]
        if not lost or (hold.is_ripe and self.shows_at_once([hold.route], settle)):
            return float("-inf")
        return LATER + max(each.ripe_at() if hold.is_ripe else each.at + settle for each in lost)

    def saw(self, client_request_id: str, job_id: str | None, has_failed: bool, at: float) -> None:
        """Record a row of the logs, which was read at that time."""
        with self._lock:
            if client_request_id in self.sent:
                self.first_shown.setdefault(client_request_id, at)
            if client_request_id not in self.wanted:
                return
            log_rows = self.found.setdefault(client_request_id, LogRows())
            if has_failed:
                log_rows.has_failed = True
            elif job_id is None:
                log_rows.has_unnamed = True
            elif main_id(job_id) not in map(main_id, log_rows.job_ids):
                log_rows.job_ids.append(job_id)

    def wait(self, now: float) -> float:
        """The seconds until the next request is allowed."""
        self.request_times = recent = [at for at in self.request_times if at > now - WINDOW]
        return 0.0 if len(recent) < ALLOWED else recent[0] + WINDOW - now
