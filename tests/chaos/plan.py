"""The plan of a chaos run: batches, and how each of their processes ends. The seed determines all of it."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit._system.crash_points import FILE_POINTS, POINTS
from tests.chaos.faults import What
from tests.offers import TEXT, offered
from tests.proxies.running import PROXIES, varnish_that_sometimes_ignores_queries

Logs = str | dict[str, Any]
LOGS: tuple[Logs, ...] = ("at-once", "at-completion", "never")  # when a create appears in the service's logs
DELAYED: Logs = {"delay": [0, 60], "order": "shuffled"}
KILL, FULL_DISK = "kill", "full disk"  # at a random time; all other ends are crash points

# Crash points that a purchase only reaches with this fault.
TROUBLE: dict[str, What] = {
    "before-unknown": {"status": 500},
    "after-unknown": {"status": 500},
    "before-given-up": {"status": 400},
    "after-given-up": {"status": 400},
}
# The proxy of a batch, and the manner of its customer, in turn.
FRONTS = {**PROXIES, "a cache": varnish_that_sometimes_ignores_queries}
BATCH, LEAVE, FORK = "batch", "leave", "fork"  # the command; a program that leaves or closes its client; forked workers
WAYS = (
    ("nginx", LEAVE),
    ("a cache", FORK),
    ("varnishd", BATCH),
    ("", LEAVE),
    ("", FORK),
    ("", BATCH),
    ("a cache", BATCH),
    ("varnishd", LEAVE),
    ("haproxy", FORK),
    ("a cache", LEAVE),
)
MODEL = TEXT
DURATIONS = offered("duration")
SHAPES = offered("aspect_ratio")


class Batch(NamedTuple):
    """Lines for one journal. Each process gets a few more of them; the one after the last of *ends* is not killed.

    If the batch *buys_again* what is proven to have no job, one more process gets lines when the service has recovered:
    only later creates prove that the last ones have no job.
    """

    name: str
    seed: int
    logs: Logs
    lines: tuple[dict[str, Any], ...]
    ends: tuple[str, ...]
    front: str
    manner: str
    buys_again: bool = False

    @property
    def shares(self) -> int:
        """The number of processes that get more lines."""
        return len(self.ends) + (2 if self.buys_again else 1)

    def first(self, lives: int) -> tuple[dict[str, Any], ...]:
        """The lines of the first *lives* processes in total."""
        return self.lines[: len(self.lines) * lives // self.shares]


def logs_name(logs: Logs) -> str:
    """The name of a kind of logs."""
    return logs if isinstance(logs, str) else "delayed"


class Size(NamedTuple):
    """The size of a run; *points* is how often each crash point is used."""

    jobs: int
    kills: int
    batches: int
    points: int
    full_disks: int


WHOLE = Size(jobs=10_000, kills=200, batches=50, points=3, full_disks=50)
MIDDLE = Size(jobs=1_000, kills=40, batches=12, points=2, full_disks=8)
SMALL = Size(jobs=60, kills=3, batches=3, points=1, full_disks=3)


def make_plan(size: Size, seed: int, *, buy_again: bool = False) -> Iterator[Batch]:
    """The batches. Kinds of logs and kinds of ends are distributed in turn."""
    kinds = (*LOGS, DELAYED) if buy_again else LOGS
    names = [*POINTS, *FILE_POINTS] * size.points
    ends = [FULL_DISK] * size.full_disks + [KILL] * size.kills + names
    for number in range(size.batches):
        rng = random.Random(f"{seed} {number}")  # its own, so that a batch can be run alone
        own = ends[number :: size.batches]
        rng.shuffle(own)
        count = size.jobs // size.batches + (number < size.jobs % size.batches)
        lines = tuple(_line(f"video-{number}-{line}", rng) for line in range(count))
        logs, way = kinds[number % len(kinds)], WAYS[number % len(WAYS)]
        yield Batch(f"batch-{number}", rng.getrandbits(30), logs, lines, tuple(own), *way, buy_again)


def _line(key: str, rng: random.Random) -> dict[str, Any]:
    return {
        "key": key,
        "model": MODEL,
        "prompt": f"the video {key}",
        "duration": rng.choice(DURATIONS),
        "aspect_ratio": rng.choice(SHAPES),
    }
