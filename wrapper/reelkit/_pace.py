"""The pace of the creates of many purchases: they slow down as a whole when the service refuses.

All creates of one `run_all` share a pace. At first a few may be under way, and one more with each that is accepted.
When the service says that there are too many, none leaves for as long as it asks for; then one leaves alone, and when
that is accepted the others follow one after another, at the rate at which the service was seen to accept them, which
grows with each one.
When the service does not take the key, or the account is empty, no further create leaves.
"""

import threading
from collections import deque

from reelkit._calls import NOW, Flow, Pause
from reelkit._errors import AuthenticationFailed, OutOfCredits, ReelkitError
from reelkit._fork import begins_anew

FIRST = 4  # creates that may be under way before one was accepted
POLL = 0.1  # seconds between two looks at whether there is room for one more
MEASURED = 10.0  # seconds in which accepted creates are counted
LEAST = 1.0  # and the fewest seconds that make a rate
SLOWER, FASTER = 0.9, 1.02  # the rate after a refusal, of the measured one; and with each create that is accepted
LASTS = 0.85  # of the rate so far, in place of a lower measured one
GAPS = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)  # seconds after a refusal that does not say how long

HOPELESS = (AuthenticationFailed, OutOfCredits)  # what each further create would meet as well


class Pace:
    """When a create may leave. All times are those of the driver's clock."""

    def __init__(self) -> None:
        self._answered = 0  # creates that were accepted since the beginning, or since the last refusal
        self._accepted: deque[float] = deque()
        self._rate: float | None = None  # creates a second; None as long as none was refused
        self._next = 0.0  # when the next may leave, by the rate
        self._closed_until = 0.0
        self._refused_at = float("-inf")
        self._refusals = 0  # grows with each, shrinks with what is accepted
        self._stopped: ReelkitError | None = None
        self.begin_anew()
        begins_anew(self)

    def begin_anew(self) -> None:
        """Take a lock that no thread of a parent holds; what was under way there, ends there."""
        self._lock = threading.Lock()
        self._under_way = 0

    def turn(self) -> Flow[float]:
        """Wait until a create may leave, and tell the time. It is under way from then on, until it has `ended`."""
        while True:
            now: float = yield NOW
            if not (wait := self._enter(now)):
                return now
            yield Pause(wait)

    def accepted(self, now: float) -> None:
        """The service has taken a create."""
        with self._lock:
            self._answered += 1
            self._refusals = max(0, self._refusals - 1)
            self._accepted.append(now)
            self._forget(now)
            if self._rate is not None:
                self._rate *= FASTER

    def refused(self, left_at: float, now: float, wait: float | None) -> float:
        """The service says that there are too many. Returns the seconds in which no create leaves."""
        with self._lock:
            if left_at >= self._refused_at:  # one that was under way already says nothing new
                self._forget(now)
                first = self._accepted[0] if self._accepted else now
                measured = max(1, len(self._accepted)) / max(LEAST, now - first)
                rate = measured if self._rate is None else min(measured, self._rate)  # a burst measures too much
                # What was measured has the times in it in which none left: alone it would lead to ever lower rates.
                self._rate = SLOWER * max(rate, LASTS * (self._rate or 0.0))
                self._next = 0.0
                self._answered = 0
                self._refused_at = now
                self._refusals += 1
            gap = GAPS[min(max(1, self._refusals), len(GAPS)) - 1] if wait is None else wait
            self._closed_until = max(self._closed_until, now + gap)
            return self._closed_until - now

    def stop(self, error: ReelkitError) -> None:
        """No further create leaves if this is what each would meet."""
        if isinstance(error, HOPELESS):
            self._stopped = error

    def ended(self) -> None:
        """A create is not under way any more."""
        with self._lock:
            self._under_way -= 1

    def _enter(self, now: float) -> float:
        """The seconds until it is worth asking again; 0 if a create may leave."""
        if self._stopped is not None:
            said = f"{self._stopped} (said to an earlier request; this one was not sent)"
            raise type(self._stopped)(said, **self._stopped.__dict__)
        with self._lock:
            if now < self._closed_until:
                return self._closed_until - now
            if self._under_way >= self._room():
                return POLL
            if self._rate is not None:
                if now < self._next:
                    return self._next - now
                self._next = now + 1 / self._rate
            self._under_way += 1
            return 0.0

    def _room(self) -> float:
        """How many creates may be under way."""
        if self._rate is None:
            return FIRST + self._answered
        return float("inf") if self._answered else 1

    def _forget(self, now: float) -> None:
        while self._accepted and self._accepted[0] < now - MEASURED:
            self._accepted.popleft()
