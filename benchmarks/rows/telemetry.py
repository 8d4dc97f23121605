"""The cost of telemetry to a client that does not use it, and to one that does."""

import itertools
from collections.abc import Callable, Iterable

from ..entries import Aim, Entry
from ..journal.batches import INSTANT_CLOCK
from ..process import in_own_process, mock
from ..rounds import interleaved
from ..row import Row, Settings, say

ROUNDS, JOBS = 7, 500

WHAT = "processor time of a job from create to file"
ABSENT, UNUSED = "OpenTelemetry not installed", "installed, not asked for"
API, SDK = "asked for, the API alone", "asked for, with the SDK"
PARTS = {ABSENT: "absent", UNUSED: "unused", API: "api", SDK: "sdk"}
COST = Aim("unused", "processor time where it is installed but not asked for, over where it is not", "<=", 1.02, "x")


def measure(settings: Settings) -> Iterable[Entry]:
    """Run the same jobs in each setting, in turn, each in a process of its own."""
    rounds, numbers = settings.turns(ROUNDS), itertools.count()
    say(f"{rounds * JOBS:,} jobs in each of four settings")
    with mock(*INSTANT_CLOCK) as address:

        def contestant(part: str) -> Callable[[], float]:
            def spent() -> float:
                folder = settings.scratch / f"{part}-{next(numbers)}"
                seconds: float = in_own_process("telemetry", part, address, folder, JOBS)
                return seconds / JOBS * 1e3

            return spent

        found = interleaved({who: contestant(part) for who, part in PARTS.items()}, rounds)
    for who in (UNUSED, API, SDK):
        for each in found.ratio(f"{WHAT}, {who}", who, ABSENT, "less"):
            yield each
            if who == UNUSED:
                yield COST.reached(each.value)
    yield from found.figures(WHAT, "ms")


ROW = Row(
    "telemetry",
    "What does OpenTelemetry cost a client, used and unused?",
    measure,
    (COST,),
)
