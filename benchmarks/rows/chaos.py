"""Batches with faults and kills: is any job lost or bought twice?"""

from collections.abc import Iterable

from ..entries import Aim, Entry, Unmeasured
from ..process import in_own_process
from ..rounds import figure
from ..row import Row, Settings, say

SEED = 2027
LIMIT = 3600.0  # seconds

PROBLEMS = Aim(
    "problems", "jobs lost or bought twice, wrong or left-over files, unknown here and known to the logs", "=", 0
)
SMALL = Aim("small form", "the small form of the drive", "<=", 60, "s")
POINTS = Aim("points", "named steps of journal and download at which nobody was killed", "=", 0)


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure the run of `nox -s chaos`: its small form, or 10,000 jobs and 200 random kills with --whole."""
    size = "whole" if settings.is_whole else "small"
    say(f"the fault drive, its {size} form")
    came = in_own_process("chaos", size, SEED, limit=LIMIT)
    who = f"{came['jobs']:,} jobs"
    yield PROBLEMS.reached(came["problems"])
    yield POINTS.reached(came["not_reached"])
    if settings.is_whole:
        yield Unmeasured(SMALL.what, "the whole drive was played")
    else:
        yield SMALL.reached(came["seconds"])
    yield figure("problems", who, [came["problems"]], "")
    yield figure("answers", who, [came["answers"]], "")
    yield figure("faulty ones among them", who, [came["faults"]], "")
    yield figure("creates that took effect and were not answered", who, [came["unanswered"]], "")
    yield figure("processes killed", who, [came["kills"]], "")
    yield figure("time", who, [came["seconds"]], "s")


ROW = Row(
    "chaos",
    "Batches under faults, and killed at every step: is any job lost, or bought twice?",
    measure,
    (PROBLEMS, POINTS, SMALL),
)
