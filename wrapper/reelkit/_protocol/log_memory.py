"""What all jobs of one client know of the service's logs: who is sought, what was found, how much may be asked."""

import threading
from collections import Counter
from collections.abc import Iterable

from reelkit._system.fork import reset_after_fork

ALLOWED, WINDOW = 180, 60.0  # questions in so many seconds; the service takes 200


class LogRows:
    """The rows of the logs that have one mark: jobs that may be charged, and whether a request failed.

    It is whole when all rows around it were read: one create may have several.
    """

    __slots__ = ("has_failed", "has_unnamed", "is_complete", "job_ids")

    def __init__(self) -> None:
        self.job_ids: list[str] = []
        self.has_failed = False
        self.has_unnamed = False  # a row without an id, of which nobody can say what it is
        self.is_complete = False


class Search:
    """What all jobs of one client know of the logs."""

    __slots__ = (
        "__weakref__",
        "_lock",
        "found",
        "is_scanning",
        "last_complete_scan",
        "read_until",
        "request_times",
        "scans_started",
        "supports_windows",
        "waiters",
        "wanted",
    )

    def __init__(self) -> None:
        self._lock = threading.Lock()  # threads share a client
        self.wanted: dict[str, float] = {}  # when each was sent, on the driver's clock
        self.waiters: Counter[str] = Counter()  # flows that look for it; two may come with one key
        self.found: dict[str, LogRows] = {}
        self.read_until: dict[str, float] = {}  # up to when all rows were read that may be about it
        self.request_times: list[float] = []
        self.is_scanning = False
        self.supports_windows = True  # until the service refuses to be asked for a window of time
        self.scans_started = 0  # scans
        self.last_complete_scan = 0  # the number of the last scan that saw all that it had to
        reset_after_fork(self)

    def reset(self) -> None:
        """Forget who looks: they are the parent's, and go on there."""
        self._lock = threading.Lock()
        self.wanted.clear()
        self.waiters.clear()
        self.is_scanning = False

    def seek(self, client_request_id: str, since: float) -> None:
        """One more flow looks for it."""
        with self._lock:
            self.waiters[client_request_id] += 1
            self.wanted[client_request_id] = min(since, self.wanted.get(client_request_id, since))

    def leave(self, client_request_id: str) -> None:
        """One flow less looks for it."""
        with self._lock:
            self.waiters[client_request_id] -= 1
            if self.waiters[client_request_id] <= 0:  # below, if it began before this process was forked
                del self.waiters[client_request_id]
                self.wanted.pop(client_request_id, None)
                self.found.pop(client_request_id, None)
                self.read_until.pop(client_request_id, None)

    def is_open(self, client_request_id: str) -> bool:
        """Whether not all is known of it that the logs may tell."""
        return client_request_id not in self.found or not (
            self.found[client_request_id].is_complete and self.found[client_request_id].job_ids
        )

    def open(self) -> dict[str, float]:
        """What is sought and of which that holds, with the time at which each was sent."""
        with self._lock:
            return {
                client_request_id: since
                for client_request_id, since in self.wanted.items()
                if self.is_open(client_request_id)
            }

    def mark_read_around(self, marks: Iterable[str]) -> None:
        """All rows of the time of these creates were read."""
        with self._lock:
            for client_request_id in marks:
                if client_request_id in self.found:
                    self.found[client_request_id].is_complete = True

    def mark_read(self, marks: Iterable[str], until: float) -> None:
        """All rows up to then that may be about these creates were read."""
        self.mark_read_around(marks)
        with self._lock:
            self.read_until |= {
                client_request_id: until for client_request_id in marks if client_request_id in self.wanted
            }

    def saw(self, client_request_id: str, job_id: str | None, has_failed: bool) -> None:
        """A row of the logs is about what is sought."""
        with self._lock:
            if client_request_id not in self.wanted:
                return
            log_rows = self.found.setdefault(client_request_id, LogRows())
            if has_failed:
                log_rows.has_failed = True
            elif job_id is None:
                log_rows.has_unnamed = True
            elif job_id not in log_rows.job_ids:
                log_rows.job_ids.append(job_id)

    def wait(self, now: float) -> float:
        """Seconds until the service may be asked again."""
        self.request_times = recent = [at for at in self.request_times if at > now - WINDOW]
        return 0.0 if len(recent) < ALLOWED else recent[0] + WINDOW - now
