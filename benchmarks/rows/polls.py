"""Polls per job and the delay of detection, compared with the vendor's own loop."""

import itertools
from collections.abc import Iterable, Sequence

from reelkit._protocol import poll_schedule

from ..entries import Aim, Entry, Figure, Ratio
from ..polling import (
    CAPS,
    DOCUMENTED,
    FACTORS,
    GAPS,
    JITTERS,
    OTHERS,
    STRETCHES,
    VENDOR_GAP,
    Case,
    Cost,
    Settings as Schedule,
    compare,
    learnt,
    other_settings,
    together,
)
from ..rounds import figure, ratio, spread
from ..row import Row, Settings, say

SEEDS, JOBS = 5, 4_000
LEARNING_SEEDS, WHOLE_LEARNING_SEEDS = 3, 15
SWEEP_JOBS = 8_000

OURS, THEIRS = "reelkit", f"a question every {VENDOR_GAP:.0f} s"
TOGETHER = "documented models together"
POLLS = Aim("polls", "half the polls of the vendor's 10-second loop, over the documented times", "<=", 0.5, "x")
DELAY = Aim("delay", "at no worse mean delay of detection, over the documented times", "<=", 1.0, "x")


def measure(settings: Settings) -> Iterable[Entry]:
    """Simulate each case with several seeds; a seed is a round."""
    seeds = range(1, settings.turns(SEEDS) + 1)
    costs = {case.name: [compare(case, JOBS, seed) for seed in seeds] for case in (*DOCUMENTED, *OTHERS)}
    rounds = [together([costs[case.name][turn] for case in DOCUMENTED]) for turn in range(len(seeds))]
    polls, delay = _ratios(TOGETHER, rounds)
    yield polls
    yield delay
    yield POLLS.reached(polls.value)
    yield DELAY.reached(delay.value)
    for name, pairs in costs.items():
        client, vendor = zip(*pairs, strict=True)
        yield ratio(f"polls: {name}", OURS, THEIRS, [c.polls for c in client], [c.polls for c in vendor], "less")
        yield ratio(f"delay: {name}", OURS, THEIRS, [c.delay for c in client], [c.delay for c in vendor], "less")
        for who, each in ((OURS, client), (THEIRS, vendor)):
            yield figure(f"polls: {name}", who, [cost.polls for cost in each], "")
            yield figure(f"delay: {name}", who, [cost.delay for cost in each], "s")
    yield from _learning(WHOLE_LEARNING_SEEDS if settings.is_whole else settings.turns(LEARNING_SEEDS))
    if settings.is_whole:
        say("other settings of the schedule, for the whole trade-off")
        yield from _sweep()


def _ratios(what: str, costs: Sequence[Cost]) -> tuple[Ratio, Ratio]:
    polls = Ratio(f"polls: {what}", OURS, THEIRS, *spread([cost.polls for cost in costs]), "less")
    return polls, Ratio(f"delay: {what}", OURS, THEIRS, *spread([cost.delay for cost in costs]), "less")


def _learning(clients: int) -> Iterable[Figure]:
    """Simulate what a client learns about one kind of job, as ratios to the vendor."""
    say("a client that learns how long its jobs take")
    for case in (*DOCUMENTED, *OTHERS):
        each = [learnt(case, seed) for seed in range(1, clients + 1)]
        for stretch, costs in zip(STRETCHES, zip(*each, strict=True), strict=True):
            yield figure(f"after learning, polls: {case.name}", stretch, [cost.polls for cost in costs], "x")
            yield figure(f"after learning, delay: {case.name}", stretch, [cost.delay for cost in costs], "x")


def _sweep() -> Iterable[Figure]:
    """Yield the ratios to the vendor with other settings than the defaults."""
    for gap, factor, jitter in itertools.product(GAPS, FACTORS, JITTERS):
        settings = gap, factor, poll_schedule.CAP, jitter
        yield from _cell(f"documented, gap {gap:g} s, factor {factor:g}", f"jitter {jitter:g}", settings, DOCUMENTED)
    for factor, cap in itertools.product(FACTORS, CAPS):
        settings = poll_schedule.GAP, factor, cap, poll_schedule.JITTER
        yield from _cell(f"beyond what is known, factor {factor:g}", f"cap {cap:g} s", settings, OTHERS)


def _cell(what: str, who: str, settings: Schedule, cases: Sequence[Case]) -> Iterable[Figure]:
    cost = other_settings(settings, cases, SWEEP_JOBS, seed=1)
    yield figure(f"{what}: polls", who, [cost.polls], "x")
    yield figure(f"{what}: delay", who, [cost.delay], "x")


ROW = Row(
    "polls",
    "How often does a wait ask, and how late does it see the video, beside the vendor's own loop? (a simulation)",
    measure,
    (POLLS, DELAY),
)
