"""Simulates how often a wait polls, and how late it detects the video, on a simulated clock.

It uses the poll schedule of the client; nothing is sent and nothing sleeps. The vendor's loop polls at once and then
every 10 seconds. Both get the same jobs.
"""

import itertools
import json
import math
import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from reelkit._effects import Call, Pause, Reply
from reelkit._flows.wait import wait
from reelkit._protocol import poll_schedule
from reelkit._protocol.job_state import JobState
from reelkit._protocol.poll_schedule import Schedule, expected_time
from reelkit._protocol.routes import Kind, Memory
from reelkit_specs import find_model

VENDOR_GAP = 10.0

GAPS = (6.0, 7.0, 8.0, 8.5, 9.0, 10.0, 12.0)
JITTERS = (0.0, 0.25, 0.5, 1.0)
FACTORS = (1.0, 1.2, 1.5)
CAPS = (10.0, 12.0, 15.0, 20.0)

# A learning client makes this many videos of one kind; the figures are those of each stretch.
STRETCHES = {"jobs 1 to 50": 50, "51 to 200": 150, "201 to 1000": 800}

Draw = Callable[[random.Random], float]
Prior = tuple[float, float] | None
Settings = tuple[float, float, float, float]  # gap, factor, cap, jitter


class Case(NamedTuple):
    """Jobs whose durations come from *draw*, for a client that expects *prior*."""

    name: str
    prior: Prior
    draw: Draw


class Cost(NamedTuple):
    """Means per job: the number of polls, and the seconds from completion to detection."""

    polls: float
    delay: float


def documented(model: str, resolution: str | None = None) -> Prior:
    """Return the duration that the contract lets the client expect of a 5-second video."""
    return expected_time(find_model(model), resolution, 5)


def uniform(least: float, most: float) -> Draw:
    """Draw from a uniform distribution."""
    return lambda rng: rng.uniform(least, most)


def normal(mean: float, deviation: float) -> Draw:
    """Draw from a normal distribution, at least one second."""
    return lambda rng: max(1.0, rng.gauss(mean, deviation))


def tail(middle: float) -> Draw:
    """Draw from a heavy-tailed distribution: half above the median, one in twenty above 3.7 times it."""
    return lambda rng: min(rng.lognormvariate(math.log(middle), 0.8), 800.0)


V5 = "pixverse/v5/text-to-video"
DOCUMENTED = (
    Case("v5 720p, U(30, 40)", documented(V5, "720p"), uniform(30, 40)),
    Case("v5 1080p, N(75, 6)", documented(V5, "1080p"), normal(75, 6)),
    Case("lip-sync, N(34, 4)", documented("pixverse/lip-sync"), normal(34, 4)),
    Case("v5.5, U(50, 123)", documented("pixverse/v5-5-text-to-video"), uniform(50, 123)),
)
OTHERS = (
    Case("faster than known: 70-80, but U(25, 45)", (70, 80), uniform(25, 45)),
    Case("slower than known: 30-40, but U(100, 200)", (30, 40), uniform(100, 200)),
    Case("heavy tail: 30-40, but half above 50", (30, 40), tail(50)),
    Case("nothing known, U(30, 40)", None, uniform(30, 40)),
    Case("nothing known, U(50, 123)", None, uniform(50, 123)),
    Case("nothing known, heavy tail, half above 50", None, tail(50)),
)


def asks_of_client(prior: Prior, rng: random.Random) -> Iterator[float]:
    """Return the ages at which the client polls."""
    schedule, age = Schedule(None, prior, rng.random), 0.0
    while True:
        yield age
        age += schedule.next(age)


def cost(asks: Callable[[], Iterator[float]], takes: Sequence[float]) -> Cost:
    """Return the mean polls and delay for these jobs."""
    polls, delay = 0, 0.0
    for seconds in takes:
        for count, age in enumerate(asks(), 1):
            if age >= seconds:
                polls, delay = polls + count, delay + age - seconds
                break
    return Cost(polls / len(takes), delay / len(takes))


def compare(case: Case, jobs: int, seed: int) -> tuple[Cost, Cost]:
    """Return the results of client and vendor for the same jobs."""
    rng = random.Random(seed)
    takes = [case.draw(rng) for _ in range(jobs)]
    vendor = cost(lambda: itertools.count(0.0, VENDOR_GAP), takes)
    return cost(lambda: asks_of_client(case.prior, rng), takes), vendor


def together(pairs: Sequence[tuple[Cost, Cost]]) -> Cost:
    """Return the ratios of the client to the vendor over several cases, equally weighted."""
    client, vendor = zip(*pairs, strict=True)
    return Cost(
        sum(c.polls for c in client) / sum(v.polls for v in vendor),
        sum(c.delay for c in client) / sum(v.delay for v in vendor),
    )


def learning(case: Case, memory: Memory, rng: random.Random, jobs: int) -> list[tuple[float, int, float]]:
    """Run the client's own wait for one job after another; return duration, number of polls and delay of each."""
    model = find_model(V5)
    seen = []
    for number in range(jobs):
        seconds = case.draw(rng)
        job = JobState(f"job-{number}", model, Kind(V5, "720p", 5), memory.fetch_paths(model))
        job.created_at = 0.0
        schedule = Schedule(None, memory.expected(job.kind) or case.prior, rng.random)
        flow = wait(job, memory, schedule, deadline=900.0, timeout=30.0)
        at, polls = 0.0, 0
        sent: Any = None
        while True:
            try:
                item = flow.send(sent)
            except StopIteration:
                break
            if isinstance(item, Pause):
                at += item.seconds
            sent = at
            if isinstance(item, Call):
                polls += 1
                sent = Reply(200, {}, answer(at >= seconds), at)
        seen.append((seconds, polls, at - seconds))
    return seen


def answer(is_done: bool) -> bytes:
    """Return the state that the service reports."""
    video = {"url": "https://cdn.example/v.mp4"} if is_done else None
    return json.dumps({"id": "j", "status": "completed" if is_done else "generating", "video": video}).encode()


def learnt(case: Case, seed: int) -> list[Cost]:
    """Return the ratios of a learning client to the vendor, for each stretch of its jobs."""
    jobs = learning(case, Memory("universal"), random.Random(seed), sum(STRETCHES.values()))
    ratios, start = [], 0
    for length in STRETCHES.values():
        stretch = jobs[start : start + length]
        vendor = cost(lambda: itertools.count(0.0, VENDOR_GAP), [seconds for seconds, _, _ in stretch])
        polls = statistics.fmean(polls for _, polls, _ in stretch)
        delay = statistics.fmean(delay for _, _, delay in stretch)
        ratios.append(Cost(polls / vendor.polls, delay / vendor.delay))
        start += length
    return ratios


def other_settings(settings: Settings, cases: Sequence[Case], jobs: int, seed: int) -> Cost:
    """Return the ratios over these cases with these settings instead of the defaults."""
    defaults = poll_schedule.GAP, poll_schedule.FACTOR, poll_schedule.CAP, poll_schedule.JITTER
    poll_schedule.GAP, poll_schedule.FACTOR, poll_schedule.CAP, poll_schedule.JITTER = settings
    try:
        return together([compare(case, jobs, seed) for case in cases])
    finally:
        poll_schedule.GAP, poll_schedule.FACTOR, poll_schedule.CAP, poll_schedule.JITTER = defaults
