"""The limit of credits holds in every order of events, compared with a ledger that the test keeps."""

import random
import time
from collections.abc import Generator
from typing import Any

import pytest
from hypothesis import given, strategies as st

from reelkit import OverBudget, ServerFailed, SubmissionUnknown
from reelkit._effects import Dispatch, Pause
from reelkit._flows.budget import Budget
from reelkit._prices.catalogue import Catalogue, CatalogueModel
from reelkit._prices.estimates import Prices
from reelkit._protocol.answer import read
from reelkit._protocol.job_state import JobState
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import Prepared, prepare
from reelkit._protocol.routes import Kind
from tests.offers import offered
from tests.recorded_price import RECORDED
from tests.wrapper.prices.test_published import fixed
from tests.wrapper.script import DONE
from tests.wrapper.stage import V5

V55 = "pixverse/v5-5-text-to-video"
RESOLUTIONS, DURATIONS = offered("resolution", V5), offered("duration", V5)
PRICED = [
    prepare({"model": V5, "prompt": "x", "resolution": resolution, "duration": RECORDED["duration"]})
    for resolution in (RESOLUTIONS[0], RECORDED["resolution"], RESOLUTIONS[-1])
]
UNPRICED = [Prepared({}, None, Kind(f"someone/new-{n}", None, None), ()) for n in range(2)]
REAL = {  # what the service charges; the first three have an estimate, which is inexact
    prepared.kind: price
    for prepared, price in zip((*PRICED, *UNPRICED), (130_000, 420_000, 1_300_000, 300_000, 70_000), strict=True)
}
ENDS = ["ok", "ok", "ok", "failed", "refused", "lost", "silent"]


class Ledger:
    """What the service has charged, and the largest sum so far."""

    def __init__(self) -> None:
        self.charged = 0.0
        self.most = 0.0

    def charge(self, credits: float) -> None:
        self.charged += credits
        self.most = max(self.most, self.charged)


def line(budget: Budget, prepared: Prepared, end: str, number: int, ledger: Ledger, is_old: bool) -> Generator[Any]:
    """One line of a batch, step by step; an *old* one continues a job of an earlier run."""
    job = JobState(f"job {number}", prepared.model, prepared.kind, ("/",))
    if is_old:
        yield
        budget.job_ended(job, has_failed=end == "failed")
        return
    dispatch = Dispatch()
    price = REAL.get(prepared.kind, 0.0)

    def create() -> Generator[Any, Any, JobState]:
        yield "the turn of others"
        dispatch.left()
        if end == "refused":
            dispatch.had_no_effect()
            raise ServerFailed("no")
        ledger.charge(price)
        yield "the answer is on its way"
        if end == "lost":
            raise SubmissionUnknown("nobody knows")
        job.credits = {"silent": None, "told late": 1.0}.get(end, price)
        return job

    try:
        yield from budget.limited(create(), prepared, dispatch)
    except (OverBudget, ServerFailed, SubmissionUnknown):
        return
    yield
    if end == "failed":
        ledger.charge(-price)
    elif end == "told late":
        job.answer, job.credits = read(DONE), price
    budget.job_ended(job, has_failed=end == "failed")


lines = st.lists(
    st.tuples(st.sampled_from([*PRICED, *UNPRICED]), st.sampled_from(ENDS), st.booleans()), min_size=1, max_size=30
)


def run(budget: Budget, wanted: list[tuple[Prepared, str, bool]], ledger: Ledger, rng: random.Random) -> None:
    """Run all lines: in each round every line takes one or several steps, in random order."""
    flows = [line(budget, prepared, end, n, ledger, old) for n, (prepared, end, old) in enumerate(wanted)]
    for _ in range(1000):
        if not flows:
            return
        for flow in rng.sample(flows, len(flows)):
            try:
                for _ in range(rng.randint(1, 4)):
                    flow.send(None)
            except StopIteration:
                flows.remove(flow)
    raise AssertionError("a line waits for ever")


@given(lines, st.integers(1, 5_000_000), st.randoms(use_true_random=False))
def test_the_credit_limit_holds_in_every_order(wanted: list[Any], limit: int, rng: random.Random) -> None:
    """Only the first video of each kind may exceed it, by what that video costs above its estimate."""
    told = [(prepared, end if end != "silent" else "ok", old) for prepared, end, old in wanted]
    ledger = Ledger()
    budget = Budget(limit)

    run(budget, told, ledger, rng)

    assert ledger.most <= limit + sum(unforeseen(prepared) for prepared in {p.kind: p for p, _, _ in told}.values())


def unforeseen(prepared: Prepared) -> float:
    """What a video of this kind costs above its estimate."""
    likely = estimate(prepared.model, prepared.kind.resolution, prepared.kind.duration)
    return max(0.0, REAL[prepared.kind] - (likely.credits if likely else 0.0))


@given(st.lists(st.tuples(st.sampled_from(ENDS[:-1]), st.booleans()), max_size=40), st.integers(1, 20), st.randoms())
def test_the_credit_limit_is_never_exceeded_if_the_price_is_known(
    ends: list[tuple[str, bool]], videos: int, rng: random.Random
) -> None:
    """Old, new, failed, lost and refused purchases in any order do not exceed it."""
    (kind,) = UNPRICED[:1]
    budget, ledger = Budget(videos * REAL[kind.kind]), Ledger()

    run(budget, [(kind, end, old) for end, old in ends], ledger, rng)

    assert ledger.most <= budget.limit  # type: ignore[operator] # it has one


@given(st.lists(st.sampled_from(["ok", "failed", "told late"]), max_size=40), st.integers(1, 20), st.randoms())
def test_a_cost_that_only_the_end_reports_exceeds_no_limit(ends: list[str], videos: int, rng: random.Random) -> None:
    """What the creates report is less than the estimate, and the estimate is right."""
    budget, ledger = Budget(videos * REAL[PRICED[1].kind]), Ledger()

    run(budget, [(PRICED[1], end, False) for end in ends], ledger, rng)

    assert ledger.most <= budget.limit  # type: ignore[operator] # it has one


@given(st.integers(2, 32), st.randoms())
def test_one_video_is_bought_if_the_price_stays_unknown(count: int, rng: random.Random) -> None:
    """If the service reports no price, no limit can be kept for a second video."""
    budget, ledger = Budget(10_000_000), Ledger()

    run(budget, [(UNPRICED[0], "silent", False)] * count, ledger, rng)

    assert ledger.charged == REAL[UNPRICED[0].kind]


def test_failed_jobs_of_an_earlier_run_release_no_credits() -> None:
    """After ten of them the limit is the same."""
    budget, ledger = Budget(3 * 420_000), Ledger()
    old = [(PRICED[1], "failed", True)] * 10
    new = [(PRICED[1], "ok", False)] * 13

    run(budget, [*old, *new], ledger, random.Random(1))

    assert budget.spent == ledger.charged == 3 * 420_000


def test_without_a_limit_no_create_waits() -> None:
    """The budget only counts."""
    budget, ledger = Budget(None), Ledger()
    flows = [line(budget, UNPRICED[0], "ok", n, ledger, False) for n in range(5)]

    steps = [flow.send(None) for flow in flows]

    assert not any(isinstance(step, Pause) for step in steps)


def test_the_wait_for_the_first_price_passes_in_real_time() -> None:
    """`no_waiting` cannot skip it: the clock of the other jobs would advance meanwhile."""
    budget = Budget(1_000_000)
    first, second = budgeted(budget), budgeted(budget)
    next(first)

    step = next(second)

    assert isinstance(step, Pause)
    assert step.is_for_others


def budgeted(budget: Budget) -> Generator[Any, Any, JobState]:
    """A create that is sent and gets no response."""

    def create() -> Generator[Any, Any, JobState]:
        yield "sent"
        raise AssertionError("there is no response")

    return budget.limited(create(), PRICED[0], Dispatch())


def test_a_cost_reported_with_the_video_is_counted() -> None:
    """A service may report the cost with the finished video instead of the create."""
    budget = Budget(1_000_000)
    job = JobState("x", PRICED[0].model, PRICED[0].kind, ("/",))
    dispatch = Dispatch()

    def create() -> Generator[Any, Any, JobState]:
        yield "sent"
        return job

    flow = budget.limited(create(), PRICED[0], dispatch)
    next(flow)
    with pytest.raises(StopIteration):
        next(flow)
    job.credits = 777_000.0
    budget.job_ended(job, has_failed=False)

    assert budget.spent == 777_000


def test_a_reported_cost_of_0_releases_no_credits() -> None:
    """The create reports 0 if the charge comes at the end, and a charged video may report 0 at its end."""
    budget = Budget(1_000_000)
    for number, (first, last) in enumerate([(0.0, 420_000.0), (420_000.0, 0.0)]):
        job = JobState(f"job {number}", PRICED[1].model, PRICED[1].kind, ("/",))
        job.credits = first

        def create(job: JobState = job) -> Generator[Any, Any, JobState]:
            yield "sent"
            return job

        list(budget.limited(create(), PRICED[1], Dispatch()))
        job.credits = last
        budget.job_ended(job, has_failed=False)

    assert budget.spent == 840_000
    with pytest.raises(OverBudget):
        list(budget.limited(create(), PRICED[1], Dispatch()))


@pytest.mark.parametrize("first", [None, 0.0, 100_000.0])
def test_a_higher_cost_at_the_end_is_the_price_of_the_next_video(first: float | None) -> None:
    """Whatever the create reported: the next one with the same fields is not sent if that cost would not fit."""
    budget = Budget(1_000_000)

    def bought(number: int) -> None:
        job = JobState(f"job {number}", PRICED[1].model, PRICED[1].kind, ("/",))

        def create() -> Generator[Any, Any, JobState]:
            yield "sent"
            job.credits = first
            return job

        list(budget.limited(create(), PRICED[1], Dispatch()))
        job.credits = 600_000.0
        budget.job_ended(job, has_failed=False)

    bought(1)

    with pytest.raises(OverBudget, match="about 600,000 credits would exceed the limit of 1,000,000"):
        bought(2)


def test_fractional_credits_do_not_block_a_create() -> None:
    """The held credits need not return to exactly 0 before a create of unknown price is sent."""
    odd = prepare({"model": V5, "prompt": "x", "resolution": RESOLUTIONS[1], "duration": DURATIONS[-1]})
    ledger = Ledger()
    budget = Budget(100_000_000)

    run(budget, [(PRICED[1], "silent", False), (odd, "silent", False)], ledger, random.Random(1))
    run(budget, [(UNPRICED[0], "ok", False)], ledger, random.Random(1))

    assert ledger.charged >= REAL[UNPRICED[0].kind]


@pytest.mark.parametrize(("reported", "with_audio", "fits"), [(420_000, 1.0, False), (420_000, 0.2, True)])
def test_a_choice_with_a_higher_price_counts_with_that_price(reported: int, with_audio: float, fits: bool) -> None:
    """The price of this run is of the same model, resolution and duration, but without the field that costs more."""
    rates = [
        {"when": {"generate_audio_switch": on}, "price": usd, "unit": "video", "per": 1}
        for on, usd in ((False, 0.21), (True, with_audio))
    ]
    budget = _listing({"kind": "variants", "variants": rates})

    assert _bought(budget, reported) == [True]
    assert _bought(budget, reported, generate_audio_switch=True) == [fits]


def test_a_price_below_the_catalogue_is_that_of_the_same_choice() -> None:
    """An account may have a discount; the end of a job confirms it."""
    budget = _listing(fixed(name="video", price=1, per=1))

    assert _bought(budget, 900_000, 900_000) == [True, False]
    budget.job_ended(_finished("job 900000 {} 0", 900_000), has_failed=False)
    assert _bought(budget, 900_000, 900_000, note="later") == [True, False]


def test_a_job_that_has_not_ended_in_time_counts_with_its_estimate() -> None:
    """It goes on, and its end may cost more than its create reported."""
    budget = _listing(fixed(name="video", price=1, per=1))
    assert _bought(budget, 100_000) == [True]
    unfinished = JobState("job 100000 {} 0", None, Kind(V55, None, None), ("/",))

    budget.job_ended(unfinished, has_failed=False)

    assert budget.spent == 2_000_000


def _finished(job_id: str, credits: float) -> JobState:
    """A job with a video and its final cost."""
    job = JobState(job_id, None, Kind(V55, None, None), ("/",))
    job.answer, job.credits = read(DONE), credits
    return job


def _listing(pricing: dict[str, Any]) -> Budget:
    """A limit of one dollar, and a catalogue with this price."""
    budget = Budget(2_000_000)
    budget.prices = Prices((), Catalogue((CatalogueModel(V55, (), pricing, V55),), time.time()))
    return budget


def _bought(budget: Budget, *reported: float, note: str = "", **fields: Any) -> list[bool]:
    """Create videos one after the other, each with its reported cost, and return which of them the limit allowed."""
    prepared = prepare({"model": V55, "prompt": "x", **fields})
    outcomes = []
    for credits in reported:
        job = JobState(f"job {credits} {fields} {len(outcomes)}{note}", prepared.model, prepared.kind, ("/",))
        job.credits = credits

        def create(job: JobState = job) -> Generator[Any, Any, JobState]:
            yield "sent"
            return job

        try:
            list(budget.limited(create(), prepared, Dispatch()))
        except OverBudget:
            outcomes.append(False)
        else:
            outcomes.append(True)
    return outcomes
