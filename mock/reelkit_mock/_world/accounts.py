"""The account of a key: created jobs, rate limits, spent credits."""

from collections import deque

from reelkit_mock._scenario.scenario import Key
from reelkit_mock._world.jobs import FAILED, TERMINAL, Job, state_of

MINUTE = 60.0
LOGS_PER_MINUTE = 200  # as the vendor documents for GET /v2/logs


class RateLimit:
    """A limit on the calls within a minute of the service's clock."""

    __slots__ = ("_calls", "limit")

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._calls: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Return the seconds until a call is allowed; if it is 0, count the call."""
        calls = self._calls
        while calls and calls[0] <= now - MINUTE:
            calls.popleft()
        if len(calls) >= self.limit:
            return calls[0] + MINUTE - now if calls else MINUTE
        calls.append(now)
        return 0.0


class Account:
    """The counters of a key. The key itself is not stored."""

    __slots__ = ("_charged", "_held", "_running", "created", "credits", "logs", "number", "refusals", "requests")

    def __init__(self, key: Key | None, number: int, refusals: int = 0) -> None:
        self.number = number  # by which it is shown
        self.created = 0
        self.refusals = refusals  # calls with an error; successful ones need no request id
        self.credits = key.credits if key else None
        self.requests = RateLimit(key.requests_per_minute) if key and key.requests_per_minute is not None else None
        self.logs: RateLimit | None = None  # created by the first call of the logs
        self._running: list[Job] = []  # jobs whose credits are held
        self._held = 0  # credits held for running jobs
        self._charged = 0

    def can_spend(self, credits: int, now: float) -> bool:
        """Return whether the account can spend these credits. Updates it only if that can change the result."""
        if self.credits is None or credits <= self.credits - self._charged - self._held:
            return True
        self._update(now)
        return credits <= self.credits - self._charged - self._held

    def left(self, now: float) -> int | None:
        """Return the available credits, without those held for running jobs; None if there is no limit."""
        if self.credits is None:
            return None
        self._update(now)
        return self.credits - self._charged - self._held

    def hold(self, job: Job) -> None:
        """Hold the credits of a new job."""
        if self.credits is not None:  # an unlimited account needs no balance
            self._running.append(job)
            self._held += job.kind.credits

    def _update(self, now: float) -> None:
        states = [(job, state_of(job, now)) for job in self._running]
        self._charged += sum(job.kind.credits for job, state in states if state in TERMINAL and state != FAILED)
        self._running = [job for job, state in states if state not in TERMINAL]
        self._held = sum(job.kind.credits for job in self._running)
