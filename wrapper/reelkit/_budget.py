"""A brake on what many purchases may cost: it counts what the service reports, and holds what is likely until then."""

import threading

from reelkit._calls import Flow
from reelkit._create import is_open
from reelkit._errors import OverBudget, ReelkitError
from reelkit._jobs import JobState
from reelkit._prices import estimate
from reelkit._request import Prepared
from reelkit._routes import Kind


class Budget:
    """Credits that may be spent. Without a limit it only counts."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self.spent = 0.0  # as the service reported it
        self._held = 0.0
        self._seen: dict[Kind, float] = {}  # the last price of each kind
        self._lock = threading.Lock()

    def braked(self, create: Flow[JobState], prepared: Prepared) -> Flow[JobState]:
        """A create that is not sent if it would cross the limit, and whose cost is counted."""
        price = self._hold(prepared)
        spent: float | None = None
        try:
            job = yield from create
            spent = price if job.credits is None else job.credits
            self._seen[prepared.kind] = spent
            return job
        except ReelkitError as error:
            spent = price if is_open(error) else None  # what may have been bought is counted as bought
            raise
        finally:
            with self._lock:
                self._held -= price
                self.spent += spent or 0.0

    def refund(self, prepared: Prepared) -> None:
        """A job failed, which is not charged."""
        with self._lock:
            self.spent -= self._seen.get(prepared.kind, 0.0)

    def _hold(self, prepared: Prepared) -> float:
        with self._lock:
            price = self._price(prepared)
            if self.limit is not None and self.spent + self._held + price > self.limit:
                so_far = f"{self.spent:,.0f} are spent, {self._held:,.0f} on their way"
                said = f"about {price:,.0f} credits more would cross the limit of {self.limit:,.0f}: {so_far}"
                raise OverBudget(f"{said}; nothing was bought, raise the limit to go on")
            self._held += price
            return price

    def _price(self, prepared: Prepared) -> float:
        """What the last of its kind cost, else what was recorded, else what the dearest cost that was seen."""
        if (seen := self._seen.get(prepared.kind)) is not None:
            return seen
        likely = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
        return likely.credits if likely else max(self._seen.values(), default=0.0)
