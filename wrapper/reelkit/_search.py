"""What all jobs of one client know of the service's logs: who is sought, who was found, how much may still be asked."""

import threading
from collections import Counter

ALLOWED, WINDOW = 180, 60.0  # questions in so many seconds; the service takes 200


class Search:
    """What all jobs of one client know of the logs."""

    __slots__ = ("_lock", "asked", "begun", "found", "is_busy", "seekers", "sought", "whole")

    def __init__(self) -> None:
        self._lock = threading.Lock()  # threads share a client
        self.sought: dict[str, float] = {}  # when each was sent, on the driver's clock
        self.seekers: Counter[str] = Counter()  # flows that look for it; two may come with one key
        self.found: dict[str, str] = {}
        self.asked: list[float] = []
        self.is_busy = False
        self.begun = 0  # scans
        self.whole = 0  # the number of the last scan that saw all that it had to

    def seek(self, mark: str, since: float) -> None:
        """One more flow looks for it."""
        with self._lock:
            self.seekers[mark] += 1
            self.sought[mark] = min(since, self.sought.get(mark, since))

    def leave(self, mark: str) -> None:
        """One flow less looks for it."""
        with self._lock:
            self.seekers[mark] -= 1
            if not self.seekers[mark]:
                del self.seekers[mark]
                self.sought.pop(mark, None)
                self.found.pop(mark, None)

    def wait(self, now: float) -> float:
        """Seconds until the service may be asked again."""
        self.asked = recent = [at for at in self.asked if at > now - WINDOW]
        return 0.0 if len(recent) < ALLOWED else recent[0] + WINDOW - now
