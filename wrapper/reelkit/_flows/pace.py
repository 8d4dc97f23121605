"""The pace of the creates of many purchases: they slow down as a whole when the service refuses.

All creates of one `run_all` share a pace. At first a few may be under way, and one more with each that is accepted.
When the service says that there are too many, none leaves for as long as it asks for; then one leaves alone, and when
that is accepted the others follow one after another, at the rate at which the service was seen to accept them, which
grows with each one.
When the service does not take the key, or the account is empty, no further create leaves.
"""

import threading
from collections import deque

from reelkit._effects import NOW, Flow, Pause
from reelkit._errors import AuthenticationFailed, OutOfCredits, RateLimited, ReelkitError
from reelkit._system.fork import reset_after_fork

START = 4  # creates that may be under way before one was accepted
POLL = 0.1  # seconds between two looks at whether there is room for one more
MEASURING_TIME = 10.0  # seconds in which accepted creates are counted
MIN_MEASURED = 1.0  # and the fewest seconds that make a rate
SLOWER, FASTER = 0.9, 1.02  # the rate after a refusal, of the measured one; and with each create that is accepted
KEPT_SHARE = 0.85  # of the rate so far, in place of a lower measured one
FORBIDDEN = 403
SHORTEST, LONGEST = 0.5, 30.0  # seconds after a refusal that does not say how long
MAX_RETRY_AFTER = 7 * 86_400.0  # and the most that one which does is believed


def is_hopeless(error: Exception) -> bool:
    """Whether each further create would meet this as well: a key that is not accepted, an account without credits."""
    return isinstance(error, OutOfCredits) or (
        isinstance(error, AuthenticationFailed) and error.status_code != FORBIDDEN
    )


class Pace:
    """When a create may leave. All times are those of the driver's clock."""

    def __init__(self, most: int) -> None:
        self._most = most  # creates under way: more would wait for a connection, and leave when it is too late
        self._answered = 0  # creates that were accepted since the beginning, or since the last refusal
        self._accepted: deque[float] = deque()
        self._rate: float | None = None  # creates a second; None as long as none was refused
        self._next = 0.0  # when the next may leave, by the rate
        self._closed_until = 0.0
        self._refused_at = float("-inf")
        self._closed_at = 0.0  # when the service began to refuse
        self._closed_for = 0.0  # how long it refused, the last time
        self._probes = 0  # refusals since then
        self._stopped: ReelkitError | None = None
        self._ever_accepted = False
        self._forbidden = 0  # creates that were refused with 403: it may be about the key, or about one request
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Take a lock that no thread of a parent holds; what was under way there, ends there."""
        self._lock = threading.Lock()
        self._in_flight = 0

    def acquire(self, until: float) -> Flow[float]:
        """Wait until a create may leave, and tell the time. It is under way from then on, until it has `release`.

        Raises RateLimited if it may not leave by then.
        """
        while True:
            now: float = yield NOW
            if not (wait := self._try_acquire(now)):
                return now
            if now + wait > until:
                said = f"the service takes no more creates for {wait:.0f} s; nothing was bought, try again later"
                raise RateLimited(said, retry_after=wait)
            yield Pause(wait)

    def accepted(self, now: float) -> None:
        """The service has taken a create."""
        with self._lock:
            if self._probes:
                self._closed_for, self._probes = now - self._closed_at, 0
            self._answered += 1
            self._ever_accepted = True
            self._accepted.append(now)
            self._forget(now)
            if self._rate is not None:
                self._rate *= FASTER

    def refused(self, left_at: float, now: float, wait: float | None) -> float:
        """The service says that there are too many. Returns the seconds in which no create leaves."""
        with self._lock:
            if left_at >= self._refused_at:  # one that was under way already says nothing new
                if not self._probes:  # nor does one that was sent to see whether it still refuses
                    self._closed_at = now
                    self._slow_down(now)
                self._probes += 1
                self._next = 0.0
                self._answered = 0
                self._refused_at = now
            # As it may be as long as the last time: half of that first, then twice as much each time.
            doublings = min(max(0, self._probes - 1), 10)  # more than enough for the longest
            gap = min(LONGEST, max(SHORTEST, self._closed_for / 2) * 2**doublings)
            gap = gap if wait is None or wait < SHORTEST else min(wait, MAX_RETRY_AFTER)
            self._closed_until = max(self._closed_until, now + gap)
            return self._closed_until - now

    def _slow_down(self, now: float) -> None:
        self._forget(now)
        first = self._accepted[0] if self._accepted else now
        measured = max(1, len(self._accepted)) / max(MIN_MEASURED, now - first)
        rate = measured if self._rate is None else min(measured, self._rate)  # a burst measures too much
        # What was measured has the times in it in which none left: alone it would lead to ever lower rates.
        self._rate = SLOWER * max(rate, KEPT_SHARE * (self._rate or 0.0))

    def stop(self, error: ReelkitError) -> None:
        """No further create leaves if this is what each would meet."""
        with self._lock:
            if is_hopeless(error) or (isinstance(error, AuthenticationFailed) and not self._ever_accepted):
                self._forbidden += 1
                if is_hopeless(error) or self._forbidden >= START:
                    self._stopped = error

    def release(self) -> None:
        """A create is not under way any more."""
        with self._lock:
            self._in_flight -= 1

    def _try_acquire(self, now: float) -> float:
        """The seconds until it is worth asking again; 0 if a create may leave."""
        if self._stopped is not None:
            said = f"{self._stopped} (said to an earlier request; this one was not sent)"
            raise type(self._stopped)(said, **self._stopped.__dict__)
        with self._lock:
            if now < self._closed_until:
                return self._closed_until - now
            if self._in_flight >= self._max_in_flight():
                return POLL
            if self._rate is not None:
                if now < self._next:
                    return self._next - now
                self._next = now + 1 / self._rate
            self._in_flight += 1
            return 0.0

    def _max_in_flight(self) -> int:
        """How many creates may be under way."""
        if self._rate is None:
            return min(START + self._answered, self._most)
        return self._most if self._answered else 1

    def _forget(self, now: float) -> None:
        while self._accepted and self._accepted[0] < now - MEASURING_TIME:
            self._accepted.popleft()
