"""What all jobs of one client know of the service's logs: who is sought, what was found, how much may be asked."""

import threading
from collections import Counter
from collections.abc import Iterable

from reelkit._system.fork import begins_anew

ALLOWED, WINDOW = 180, 60.0  # questions in so many seconds; the service takes 200


class Sighting:
    """The rows of the logs that have one mark: jobs that may be charged, and whether a request failed.

    It is whole when all rows around it were read: one create may have several.
    """

    __slots__ = ("has_failed", "has_unnamed", "is_whole", "job_ids")

    def __init__(self) -> None:
        self.job_ids: list[str] = []
        self.has_failed = False
        self.has_unnamed = False  # a row without an id, of which nobody can say what it is
        self.is_whole = False


class Search:
    """What all jobs of one client know of the logs."""

    __slots__ = (
        "__weakref__",
        "_lock",
        "asked",
        "begun",
        "found",
        "is_busy",
        "read_until",
        "seekers",
        "sought",
        "takes_windows",
        "whole",
    )

    def __init__(self) -> None:
        self._lock = threading.Lock()  # threads share a client
        self.sought: dict[str, float] = {}  # when each was sent, on the driver's clock
        self.seekers: Counter[str] = Counter()  # flows that look for it; two may come with one key
        self.found: dict[str, Sighting] = {}
        self.read_until: dict[str, float] = {}  # up to when all rows were read that may be about it
        self.asked: list[float] = []
        self.is_busy = False
        self.takes_windows = True  # until the service refuses to be asked for a window of time
        self.begun = 0  # scans
        self.whole = 0  # the number of the last scan that saw all that it had to
        begins_anew(self)

    def begin_anew(self) -> None:
        """Forget who looks: they are the parent's, and go on there."""
        self._lock = threading.Lock()
        self.sought.clear()
        self.seekers.clear()
        self.is_busy = False

    def seek(self, mark: str, since: float) -> None:
        """One more flow looks for it."""
        with self._lock:
            self.seekers[mark] += 1
            self.sought[mark] = min(since, self.sought.get(mark, since))

    def leave(self, mark: str) -> None:
        """One flow less looks for it."""
        with self._lock:
            self.seekers[mark] -= 1
            if self.seekers[mark] <= 0:  # below, if it began before this process was forked
                del self.seekers[mark]
                self.sought.pop(mark, None)
                self.found.pop(mark, None)
                self.read_until.pop(mark, None)

    def is_open(self, mark: str) -> bool:
        """Whether not all is known of it that the logs may tell."""
        return mark not in self.found or not (self.found[mark].is_whole and self.found[mark].job_ids)

    def open(self) -> dict[str, float]:
        """What is sought and of which that holds, with the time at which each was sent."""
        with self._lock:
            return {mark: since for mark, since in self.sought.items() if self.is_open(mark)}

    def have_read_around(self, marks: Iterable[str]) -> None:
        """All rows of the time of these creates were read."""
        with self._lock:
            for mark in marks:
                if mark in self.found:
                    self.found[mark].is_whole = True

    def have_read(self, marks: Iterable[str], until: float) -> None:
        """All rows up to then that may be about these creates were read."""
        self.have_read_around(marks)
        with self._lock:
            self.read_until |= {mark: until for mark in marks if mark in self.sought}

    def saw(self, mark: str, job_id: str | None, has_failed: bool) -> None:
        """A row of the logs is about what is sought."""
        with self._lock:
            if mark not in self.sought:
                return
            sighting = self.found.setdefault(mark, Sighting())
            if has_failed:
                sighting.has_failed = True
            elif job_id is None:
                sighting.has_unnamed = True
            elif job_id not in sighting.job_ids:
                sighting.job_ids.append(job_id)

    def wait(self, now: float) -> float:
        """Seconds until the service may be asked again."""
        self.asked = recent = [at for at in self.asked if at > now - WINDOW]
        return 0.0 if len(recent) < ALLOWED else recent[0] + WINDOW - now
