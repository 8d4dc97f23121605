"""One client that waits for a thousand and for ten thousand jobs."""

from collections.abc import Callable, Iterable

from ..entries import Aim, Entry, Outcome
from ..local_server import questions, running
from ..process import in_own_process
from ..rounds import figure, interleaved
from ..row import Row, Settings, say

FEW, MANY = 1_000, 10_000
TRACED_JOBS = 2_000  # tracing is slow
ROUNDS = 2

OURS, BARE = "one AsyncClient", "bare httpx.AsyncClient, 12 in flight"
QUESTION = Aim("one question", "processor time of a question, 12 in flight, over bare httpx.AsyncClient", "<=", 0.3)
ANSWERS = Aim("answers", f"answers per second to {MANY:,} waiting jobs, over bare httpx.AsyncClient", ">=", 4)
ALL_DONE = Aim("all done", f"{MANY:,} jobs waited on by one client: all done", "=", MANY, "jobs")
NO_EXTRA = Aim("no timeout", "no client-side timeout: questions beyond those needed", "=", 0, "questions")
MEMORY = Aim("memory per waiting job", "memory per waiting job, by tracemalloc", "<=", 4096, "bytes")


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure rates in turn, then a large wait and its memory."""
    few, many = f"{FEW:,} jobs", f"{MANY:,} jobs"
    contestants = {many: _rate("done", MANY), few: _rate("done", FEW), BARE: _rate("gated", FEW)}
    rates = interleaved(contestants, settings.turns(ROUNDS), warm_up=0)  # each is a process of its own
    yield from rates.ratio("answers per second, one AsyncClient", many, few, "more")
    yield from rates.ratio("answers per second", few, BARE, "more")
    for each in rates.ratio("answers per second", many, BARE, "more"):
        yield each
        yield ANSWERS.reached(each.value)
    yield from rates.figures("answers per second", "per s")
    processor = {few: _processor("done", FEW), BARE: _processor("gated", FEW)}
    spent = interleaved(processor, settings.turns(ROUNDS), warm_up=0)
    for each in spent.ratio("processor time of one question", few, BARE, "less"):
        yield each
        yield QUESTION.reached(each.value)
    yield from spent.figures("processor time of one question", "us")
    say(f"{MANY:,} jobs that are generating first")
    done = _run("once", MANY)
    yield ALL_DONE.reached(done["done"])
    yield NO_EXTRA.reached(done["asked"] - 2 * MANY)
    for who, part in ((OURS, "done"), ("bare httpx.AsyncClient, none held back", "ungated")):
        result = _run(part, FEW)
        yield Outcome(f"{FEW:,} jobs at once: answered", who, not result["failed"], f"{result['done']:,.0f} of {FEW:,}")
    say("memory of jobs that wait")
    held = _run("traced", TRACED_JOBS)["bytes"]
    yield MEMORY.reached(held)
    yield figure("memory per waiting job, by tracemalloc", OURS, [held], "bytes")
    yield figure("memory per waiting job, by growth of the process", OURS, [_run("grown", MANY)["bytes"]], "bytes")


def _rate(part: str, count: int) -> Callable[[], float]:
    def rate() -> float:
        return count / _run(part, count)["seconds"]

    return rate


def _processor(part: str, count: int) -> Callable[[], float]:
    def processor() -> float:
        return _run(part, count)["processor"] / count * 1e6

    return processor


def _run(part: str, count: int) -> dict[str, float]:
    """Run one part with a server of its own; return its result and the number of requests."""
    with running() as address:
        result: dict[str, float] = in_own_process("waiting", part, address, count)
        return result | {"asked": questions(address)}


ROW = Row(
    "waiting",
    "How many jobs can wait on one client, and what does one more of them cost?",
    measure,
    (QUESTION, ANSWERS, ALL_DONE, NO_EXTRA, MEMORY),
)
