"""Limits the cost of many purchases: reserves an estimate for each create, then counts the reported cost.

Under a limit, the first create of a kind is sent alone: its reported cost is the price of the others. Where an estimate
is higher, that is, until a job with the same fields has ended: its final cost may be more than its create reported.
Only purchases of this run are counted. The cost of a job of this run that fails is subtracted again.
"""

import threading
from collections.abc import Callable
from typing import NamedTuple

from reelkit._effects import Dispatch, Flow, Pause
from reelkit._errors import OverBudget
from reelkit._flows.pace import Pace, Places
from reelkit._flows.wait import is_done
from reelkit._logs.absence import PROVEN, Recovery
from reelkit._logs.log_search import ProofTerms
from reelkit._prices.estimates import Prices, priced_fields
from reelkit._protocol.job_state import JobState
from reelkit._protocol.log_memory import Route, WholeScan
from reelkit._protocol.prices import RECORDED, SCALED
from reelkit._protocol.request import Prepared
from reelkit._protocol.routes import Kind
from reelkit._system.fork import reset_after_fork

POLL_INTERVAL = 0.1  # seconds between two checks whether the first create of a kind has reported its price


class _Reservation(NamedTuple):
    """Credits reserved for a create in flight. Without an estimate it *is_unpriced* and reserves all that is left."""

    kind: Kind
    price: float
    is_unpriced: bool


_Fields = tuple[str, str]  # see `priced_fields`


class _Bought(NamedTuple):
    """An unfinished job, or several of one create: the credits counted for them, and the estimate for one."""

    cost: float
    jobs: int
    likely: float
    fields: _Fields


class Budget:
    """The credits that may be spent. Without a limit it only counts."""

    def __init__(self, limit: float | None) -> None:
        self.limit = limit
        self.prices = Prices()  # a batch sets what its journal and the catalogue say
        self.spent = 0.0  # as reported by the service, or else estimated
        self._reserved = 0.0
        self._reservations = 0  # creates in flight, because the sum of reservations need not return to exactly 0
        self._unpriced = 0  # of them without an estimate
        self._first: dict[Kind, Dispatch] = {}  # kinds whose first create is in flight, with that create
        self._prices: dict[Kind, float] = {}  # the highest reported price of each kind
        self._exact_prices: dict[_Fields, float] = {}  # and of each choice of fields
        self._without_price: set[Kind] = set()  # kinds for which the service reports no price
        self._confirmed: set[Kind | _Fields] = set()  # whose price is that of a job that has ended
        self._bought: dict[str, _Bought] = {}  # the unfinished jobs
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Create a new lock after a fork."""
        self._lock = threading.Lock()

    def limited(self, create: Flow[JobState], prepared: Prepared, dispatch: Dispatch) -> Flow[JobState]:
        """Run a create, unless it would exceed the limit, and count its cost."""
        reservation = yield from self._reserve_when_possible(prepared, dispatch)
        job: JobState | None = None
        try:
            job = yield from create
            return job
        finally:
            with self._lock:
                self._release(reservation, dispatch)
                if job is not None:
                    self._count(reservation, job, prepared)
                elif dispatch.is_open:
                    self.spent += reservation.price  # a create with an unknown outcome counts as bought

    def lost(self, dispatch: Dispatch) -> None:
        """Record that a lost create is searched for: others no longer wait for its price, which stays reserved."""
        with self._lock:
            self._forget_first(dispatch)

    def job_ended(self, job: JobState, *, has_failed: bool) -> None:
        """Record the end of a job of this run: a failed job costs nothing, any other its reported cost, if higher.

        One that has not finished in time counts with its estimate, if that is higher.
        """
        with self._lock:
            if job.id in self._bought:
                bought = self._bought.pop(job.id)
                has_finished = job.answer is not None and is_done(job.answer)
                if job.credits:
                    self._record_price(job.kind, bought.fields, job.credits)
                    if has_finished:
                        self._confirmed |= {job.kind, bought.fields}
                least = bought.cost if has_finished else self._possible_cost(bought)
                self.spent += (0.0 if has_failed else max(least, job.credits or 0.0)) - bought.cost

    def _reserve_when_possible(self, prepared: Prepared, dispatch: Dispatch) -> Flow[_Reservation]:
        """Reserve the price of a create, once the price of its kind is known."""
        while (reservation := self._reserve(prepared, dispatch)) is None:
            yield Pause(POLL_INTERVAL, is_for_others=True)
        return reservation

    def _reserve(self, prepared: Prepared, dispatch: Dispatch) -> _Reservation | None:
        """The reservation; None while the result of another create must be awaited first."""
        kind = prepared.kind
        with self._lock:
            price = self._price(prepared)
            if self.limit is None:
                return self._add_reservation(kind, price or 0.0)
            is_first = kind not in self._prices and kind not in self._without_price
            if self._unpriced or (is_first and kind in self._first) or (price is None and self._reservations):
                return None
            held = self._reserved + sum(self._possible_cost(job) - job.cost for job in self._bought.values())
            left = self.limit - self.spent - held
            if price is None and not is_first:
                message = f"the price of a {kind.model} video is unknown, so a credit limit allows only one"
                raise OverBudget(f"{message}; nothing was bought; remove the limit to continue")
            if left <= 0 or (price is not None and price > left):
                cost = "of unknown cost" if price is None else f"for about {price:,.0f} credits"
                so_far = f"{self.spent:,.0f} spent, {held:,.0f} reserved"
                message = f"another video {cost} would exceed the limit of {self.limit:,.0f} credits ({so_far})"
                raise OverBudget(f"{message}; nothing was bought, raise the limit to continue")
            if is_first:
                self._first[kind] = dispatch
            return self._add_reservation(kind, left if price is None else price, is_unpriced=price is None)

    def _add_reservation(self, kind: Kind, price: float, is_unpriced: bool = False) -> _Reservation:
        self._reservations += 1
        self._reserved += price
        self._unpriced += is_unpriced
        return _Reservation(kind, price, is_unpriced)

    def _release(self, reservation: _Reservation, dispatch: Dispatch) -> None:
        self._reservations -= 1
        self._reserved = self._reserved - reservation.price if self._reservations else 0.0
        self._unpriced -= reservation.is_unpriced
        self._forget_first(dispatch)

    def _forget_first(self, dispatch: Dispatch) -> None:
        self._first = {kind: first for kind, first in self._first.items() if first is not dispatch}

    def _count(self, reservation: _Reservation, job: JobState, prepared: Prepared) -> None:
        """Count the cost of a job that was just created."""
        reported = job.credits or None  # services that charge at the end report 0
        fields = priced_fields(prepared.body, prepared.model, prepared.kind.model)
        if reported is not None:
            self._record_price(reservation.kind, fields, reported)
        elif reservation.kind not in self._prices:
            self._without_price.add(reservation.kind)
        jobs, likely = 1 + len(job.others), self.prices.estimate(prepared)
        cost = (reservation.price if reported is None else reported) * jobs
        self._bought[job.id] = _Bought(cost, jobs, likely.credits if likely else 0.0, fields)
        self.spent += cost

    def _possible_cost(self, bought: _Bought) -> float:
        """What an unfinished job may cost by all that is known: its create may have reported less than it costs."""
        known = self._exact_prices.get(bought.fields, 0.0)
        price = known if bought.fields in self._confirmed else max(known, bought.likely)
        return max(bought.cost, price * bought.jobs)

    def _record_price(self, kind: Kind, fields: _Fields, price: float) -> None:
        """Keep the highest price: options outside of the kind may make a video more expensive."""
        self._prices[kind] = max(price, self._prices.get(kind, 0.0))
        self._exact_prices[fields] = max(price, self._exact_prices.get(fields, 0.0))

    def _price(self, prepared: Prepared) -> float | None:
        """What the same fields cost in this run, or else the highest price of the kind or an estimate.

        The estimate also if it is higher and no job has confirmed that price. None if nothing is known.
        """
        fields = priced_fields(prepared.body, prepared.model, prepared.kind.model)
        exact, likely = self._exact_prices.get(fields), self.prices.estimate(prepared)
        known = self._prices.get(prepared.kind) if exact is None else exact
        if known is None or likely is None:
            return likely.credits if likely else known
        if exact is not None:
            is_enough = fields in self._confirmed
        else:
            # Fields that are not in the kind may make it more expensive. The contract does not know their prices.
            is_enough = prepared.kind in self._confirmed and likely.source in (RECORDED, SCALED)
        return known if is_enough else max(known, likely.credits)


class BatchTerms(NamedTuple):
    """The settings that all purchases of a batch share."""

    deadline: float | None
    budget: Budget
    retry_failed: bool
    pace: Pace
    places: Places
    recovery: Recovery

    def proof_terms(
        self,
        longest: Callable[[], float],
        routes: frozenset[Route],
        contradiction: Callable[[WholeScan], Flow[str | None]],
        lost_at: float | None = None,
    ) -> ProofTerms | None:
        """The terms of a proof that a lost create is absent; None if it is not to be bought again."""
        if self.recovery.resubmit != PROVEN:
            return None
        return ProofTerms(self.recovery, longest, routes, contradiction, lost_at)
