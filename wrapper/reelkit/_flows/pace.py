"""Limits the rate of the creates of many purchases when the service rejects them.

All creates of one `run_all` share a pace. At first a few may be in flight, and one more with each that is accepted.
When the service reports too many requests, none is sent for as long as it asks; then a single one is sent, and when
that is accepted the others follow one by one, at the rate at which the service accepted them before, which grows with
each one.
When the service rejects the key or the account is empty, no further create is sent; nor when several creates in a row
could not be delivered, were refused for a reason that applies to every create, or got no response.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterator

from reelkit._effects import NOW, Flow, Pause
from reelkit._errors import (
    AuthenticationFailed,
    OutOfCredits,
    RateLimited,
    ReelkitError,
    ServerFailed,
    UnexpectedAnswer,
)
from reelkit._protocol.routes import NOT_THERE
from reelkit._system.fork import reset_after_fork

START = 4  # creates in flight before the first is accepted
POLL = 0.1  # seconds between two checks for a free slot
MEASURING_TIME = 10.0  # seconds over which the rate is measured
MIN_MEASURED = 1.0  # and the minimum
SLOWER, FASTER = 0.9, 1.02  # factors of the rate after a rejection and with each accepted create
KEPT_SHARE = 0.85  # minimum share of the previous rate that is kept
FORBIDDEN = 403
MOST_SEARCHING = 128  # purchases that are searched for without a place
STOP_AFTER = 10  # creates in a row that failed for a reason that applies to every create
SHORTEST, LONGEST = 0.5, 30.0  # seconds after a rejection without Retry-After
MAX_RETRY_AFTER = 7 * 86_400.0  # and the maximum Retry-After that is obeyed


def is_hopeless(error: Exception) -> bool:
    """Whether every further create would certainly meet this error: a rejected key, or an account without credits."""
    return isinstance(error, OutOfCredits) or (
        isinstance(error, AuthenticationFailed) and error.status_code != FORBIDDEN
    )


def _is_missing(error: Exception) -> bool:
    """Whether no address of the service takes creates."""
    return isinstance(error, UnexpectedAnswer) and error.status_code in NOT_THERE


class Places:
    """The places of jobs in progress in a batch. A purchase that is searched for holds none.

    *wake* is called when a place becomes free, and is set by what starts the jobs.
    """

    def __init__(self) -> None:
        self.wake: Callable[[], object] = lambda: None
        self._free = 0
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Create a new lock after a fork."""
        self._lock = threading.Lock()

    @property
    def extra(self) -> int:
        """How many more jobs may be started because others are only being searched for."""
        return min(self._free, MOST_SEARCHING)

    @contextlib.contextmanager
    def freed(self) -> Iterator[None]:
        """Free the place of a job during the block."""
        with self._lock:
            self._free += 1
        self.wake()
        try:
            yield
        finally:
            with self._lock:
                self._free -= 1


class Pace:
    """Decides when a create may be sent. All times are those of the driver's clock."""

    def __init__(self, most: int, stop_after: int = STOP_AFTER) -> None:
        self._stop_after = stop_after
        self._most = most  # creates in flight: more would wait for a connection slot and be sent too late
        self._answered = 0  # creates accepted since the start or the last rejection
        self._accepted: deque[float] = deque()
        self._rate: float | None = None  # creates per second; None until the first rejection
        self._next = 0.0  # when the rate allows the next
        self._closed_until = 0.0
        self._refused_at = float("-inf")
        self._closed_at = 0.0  # when the service began to reject
        self._closed_for = 0.0  # how long it rejected the last time
        self._probes = 0  # rejections since then
        self._stopped: ReelkitError | None = None
        self._ever_accepted = False
        self._in_row = 0  # creates in a row that failed for a reason that may concern all
        self.is_unreachable = False  # since a create could not be delivered in spite of its retries
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Create a new lock after a fork; creates in flight belong to the parent."""
        self._lock = threading.Lock()
        self._in_flight = 0

    def acquire(self, until: float) -> Flow[float]:
        """Wait until a create may be sent, and return the time. It is in flight until `release`.

        Raises RateLimited if it may not be sent by *until*.
        """
        while True:
            now: float = yield NOW
            if not (wait := self._try_acquire(now)):
                return now
            if now + wait > until:
                message = f"the service accepts no creates for {wait:.0f} s; nothing was bought, try again later"
                raise RateLimited(message, retry_after=wait)
            yield Pause(wait, is_for_others=wait == POLL)

    def accepted(self, now: float) -> None:
        """Record that the service accepted a create."""
        with self._lock:
            if self._probes:
                self._closed_for, self._probes = now - self._closed_at, 0
            self._answered += 1
            self._ever_accepted = True
            self._in_row, self.is_unreachable = 0, False
            self._accepted.append(now)
            self._forget(now)
            if self._rate is not None:
                self._rate *= FASTER

    def refused(self, left_at: float, now: float, wait: float | None) -> float:
        """Record that the service rejected a create as too many. Returns the seconds until the next may be sent."""
        with self._lock:
            if left_at >= self._refused_at:  # one that was already in flight is no news
                if not self._probes:  # nor is one that was sent to test whether it still rejects
                    self._closed_at = now
                    self._slow_down(now)
                self._probes += 1
                self._next = 0.0
                self._answered = 0
                self._refused_at = now
            # Assume that it rejects as long as the last time: wait half of that first, then double it each time.
            doublings = min(max(0, self._probes - 1), 10)  # more than enough for the maximum
            gap = min(LONGEST, max(SHORTEST, self._closed_for / 2) * 2**doublings)
            gap = gap if wait is None or wait < SHORTEST else min(wait, MAX_RETRY_AFTER)
            self._closed_until = max(self._closed_until, now + gap)
            return self._closed_until - now

    def closed_for(self, now: float) -> float:
        """For how many seconds the service accepts no creates."""
        with self._lock:
            return max(0.0, self._closed_until - now)

    def close(self, now: float, seconds: float) -> None:
        """Send no create for so many seconds: the service has said so to another process."""
        with self._lock:
            self._closed_until = max(self._closed_until, now + seconds)

    def _slow_down(self, now: float) -> None:
        self._forget(now)
        first = self._accepted[0] if self._accepted else now
        measured = max(1, len(self._accepted)) / max(MIN_MEASURED, now - first)
        rate = measured if self._rate is None else min(measured, self._rate)  # a burst measures too much
        # The measured rate includes the times without creates: alone it would lead to ever lower rates.
        self._rate = SLOWER * max(rate, KEPT_SHARE * (self._rate or 0.0))

    def failed(self, error: ReelkitError, *, is_undelivered: bool) -> None:
        """Record the end of a create. No further one is sent if every one would meet this error.

        A 403 may be about the key or about one request, so it counts only if no create was ever accepted.
        """
        with self._lock:
            self.is_unreachable = is_undelivered
            is_forbidden = isinstance(error, AuthenticationFailed) and not self._ever_accepted
            concerns_all = is_undelivered or is_forbidden or _is_missing(error)
            if concerns_all:
                self._count(error)
            else:
                self._in_row = 0
            if self._stopped is None and is_hopeless(error):
                self._stopped = error

    def lost(self, reason: str) -> None:
        """Record that the response to a create was lost. Each further one may be paid for and be unknown as well."""
        text = f"the responses to {self._stop_after} creates in a row were lost ({reason}); each may be billed"
        with self._lock:
            self.is_unreachable = False
            self._count(ServerFailed(text))

    def release(self) -> None:
        """Record that a create is no longer in flight."""
        with self._lock:
            self._in_flight -= 1

    def _try_acquire(self, now: float) -> float:
        """The seconds until the next attempt; 0 if a create may be sent now."""
        if self._stopped is not None:
            message = f"{self._stopped} (an earlier create ended so; this one was not sent)"
            raise type(self._stopped)(message, **self._stopped.__dict__ | {"is_for_all": True})
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

    def _count(self, error: ReelkitError) -> None:
        """Count a create that failed for a reason that may concern all. No further one is sent after several."""
        self._in_row += 1
        if self._stopped is None and self._in_row >= self._stop_after:
            self._stopped = error

    def _max_in_flight(self) -> int:
        """The maximum number of creates in flight."""
        if self._rate is None:
            return min(START + self._answered, self._most)
        return self._most if self._answered else 1

    def _forget(self, now: float) -> None:
        while self._accepted and self._accepted[0] < now - MEASURING_TIME:
            self._accepted.popleft()
