"""A brake on what many purchases may cost: it counts what the service reports, and holds what is likely until then.

Under a limit, the first create of a kind is sent alone: what the service reports for it is the price of the others.
Only what this run buys is counted, and only that is given back when it fails.
"""

import threading
from typing import NamedTuple

from reelkit._effects import Dispatch, Flow, Pause
from reelkit._errors import OverBudget
from reelkit._flows.pace import Pace
from reelkit._protocol.job_state import JobState
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import Prepared
from reelkit._protocol.routes import Kind
from reelkit._system.fork import begins_anew

LOOK_AGAIN = 0.1  # seconds between two looks at whether the first of a kind has told its price


class _Hold(NamedTuple):
    """Credits that are held for a create under way. One that is *blind* has no likely price, and holds all the rest."""

    kind: Kind
    price: float
    is_blind: bool


class Budget:
    """Credits that may be spent. Without a limit it only counts."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self.spent = 0.0  # as the service reported it, else as it is likely
        self._held = 0.0
        self._holds = 0  # creates under way, as what is held need not come back to exactly 0
        self._blind = 0  # of them without a likely price
        self._first: set[Kind] = set()  # kinds whose first create is under way
        self._seen: dict[Kind, float] = {}  # the highest price that was reported of each kind
        self._silent: set[Kind] = set()  # kinds of which the service reports none
        self._bought: dict[str, float] = {}  # the credits that are counted for each job that has not ended
        self.begin_anew()
        begins_anew(self)

    def begin_anew(self) -> None:
        """Take a lock that no thread of a parent holds."""
        self._lock = threading.Lock()

    def braked(self, create: Flow[JobState], prepared: Prepared, dispatch: Dispatch) -> Flow[JobState]:
        """A create that is not sent if it would cross the limit, and whose cost is counted."""
        hold = yield from self._taken(prepared)
        job: JobState | None = None
        try:
            job = yield from create
            return job
        finally:
            with self._lock:
                self._let_go(hold)
                if job is not None:
                    self._count(hold, job)
                elif dispatch.is_open:
                    self.spent += hold.price  # what may have been bought is counted as bought

    def ended(self, job: JobState, *, has_failed: bool) -> None:
        """A job has ended. If this run bought it: one that failed is not charged, another costs what is known now."""
        with self._lock:
            counted = self._bought.pop(job.id, None)
            if counted is not None:
                if job.credits:
                    self._saw(job.kind, job.credits)
                self.spent += (0.0 if has_failed else max(counted, job.credits or 0.0)) - counted

    def _taken(self, prepared: Prepared) -> Flow[_Hold]:
        """Hold the price of a create, once it is known what the others cost."""
        while (hold := self._take(prepared)) is None:
            yield Pause(LOOK_AGAIN)
        return hold

    def _take(self, prepared: Prepared) -> _Hold | None:
        """The hold; None as long as another create has to tell its price first."""
        kind = prepared.kind
        with self._lock:
            price = self._price(prepared)
            if self.limit is None:
                return self._held_for(kind, price or 0.0)
            is_first = kind not in self._seen and kind not in self._silent
            if self._blind or (is_first and kind in self._first) or (price is None and self._holds):
                return None
            left = self.limit - self.spent - self._held
            if price is None and not is_first:
                said = f"nobody tells what a video of {kind.model} costs, so no limit can be kept for more than one"
                raise OverBudget(f"{said}; nothing was bought, leave out the limit to go on")
            if left <= 0 or (price is not None and price > left):
                likely = "nobody knows how many" if price is None else f"about {price:,.0f}"
                so_far = f"{self.spent:,.0f} are spent, {self._held:,.0f} on their way"
                said = f"{likely} credits more would cross the limit of {self.limit:,.0f}: {so_far}"
                raise OverBudget(f"{said}; nothing was bought, raise the limit to go on")
            if is_first:
                self._first.add(kind)
            return self._held_for(kind, left if price is None else price, is_blind=price is None)

    def _held_for(self, kind: Kind, price: float, is_blind: bool = False) -> _Hold:
        self._holds += 1
        self._held += price
        self._blind += is_blind
        return _Hold(kind, price, is_blind)

    def _let_go(self, hold: _Hold) -> None:
        self._holds -= 1
        self._held = self._held - hold.price if self._holds else 0.0
        self._blind -= hold.is_blind
        self._first.discard(hold.kind)

    def _count(self, hold: _Hold, job: JobState) -> None:
        """Count what a job costs that was just made."""
        told = job.credits or None  # a cost of 0 is told where the charge comes at the end
        if told is not None:
            self._saw(hold.kind, told)
        elif hold.kind not in self._seen:
            self._silent.add(hold.kind)
        cost = (hold.price if told is None else told) * (1 + len(job.others))
        self._bought[job.id] = cost
        self.spent += cost

    def _saw(self, kind: Kind, price: float) -> None:
        """Keep the highest price: options that are no part of a kind may make a video dearer."""
        self._seen[kind] = max(price, self._seen.get(kind, 0.0))

    def _price(self, prepared: Prepared) -> float | None:
        """What the dearest of its kind cost, else what is likely; None if nothing is known."""
        if (seen := self._seen.get(prepared.kind)) is not None:
            return seen
        likely = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
        return likely.credits if likely else None


class Terms(NamedTuple):
    """What holds for all of them."""

    deadline: float | None
    budget: Budget
    retry_failed: bool
    pace: Pace
