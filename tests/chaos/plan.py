"""What a drive consists of: batches, and how each of their lives ends. All of it comes from the seed."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit._system.crash_points import FILE_POINTS, POINTS
from tests.chaos.faults import What
from tests.proxies.running import PROXIES, varnish_that_sometimes_ignores_queries

LOGS = ("at-once", "at-completion", "never")  # when a create shows in the service's logs
KILL, FULL_DISK = "kill", "full disk"  # at a random moment; all other ends are named points

# Points that a purchase only comes to when this goes wrong.
TROUBLE: dict[str, What] = {
    "before-unknown": {"status": 500},
    "after-unknown": {"status": 500},
    "before-given-up": {"status": 400},
    "after-given-up": {"status": 400},
}
# What stands before the service, and how its customer buys. Batches take turns with them.
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
MODEL = "pixverse/v5/text-to-video"
DURATIONS = (5, 8)
SHAPES = ("16:9", "9:16", "1:1")


class Batch(NamedTuple):
    """Lines for one journal. Each life is given a few more of them; when all have *ends*, one is let live."""

    name: str
    seed: int
    logs: str
    lines: tuple[dict[str, Any], ...]
    ends: tuple[str, ...]
    front: str
    manner: str

    def first(self, lives: int) -> tuple[dict[str, Any], ...]:
        """The lines that so many lives are given in all."""
        return self.lines[: len(self.lines) * lives // (len(self.ends) + 1)]


class Size(NamedTuple):
    """How much is to be driven; *points* is how often each named point is."""

    jobs: int
    kills: int
    batches: int
    points: int
    full_disks: int


WHOLE = Size(jobs=10_000, kills=200, batches=50, points=3, full_disks=50)
SMALL = Size(jobs=60, kills=3, batches=3, points=1, full_disks=3)


def make_plan(size: Size, seed: int) -> Iterator[Batch]:
    """The batches. Their logs take turns, and so do the batches for each kind of end."""
    names = [*POINTS, *FILE_POINTS] * size.points
    ends = [FULL_DISK] * size.full_disks + [KILL] * size.kills + names
    for number in range(size.batches):
        rng = random.Random(f"{seed} {number}")  # its own, so that a batch can be played alone
        own = ends[number :: size.batches]
        rng.shuffle(own)
        count = size.jobs // size.batches + (number < size.jobs % size.batches)
        lines = tuple(_line(f"video-{number}-{line}", rng) for line in range(count))
        logs, way = LOGS[number % len(LOGS)], WAYS[number % len(WAYS)]
        yield Batch(f"batch-{number}", rng.getrandbits(30), logs, lines, tuple(own), *way)


def _line(key: str, rng: random.Random) -> dict[str, Any]:
    return {
        "key": key,
        "model": MODEL,
        "prompt": f"the video {key}",
        "duration": rng.choice(DURATIONS),
        "aspect_ratio": rng.choice(SHAPES),
    }
