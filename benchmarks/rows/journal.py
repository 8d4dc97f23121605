"""The cost of the journal, which keeps purchases from being lost."""

import json
import statistics
from collections.abc import Iterable

from ..entries import Aim, Entry, Unmeasured
from ..journal.batches import INSTANT_CLOCK
from ..process import finished, in_own_process, mock
from ..released import COMMIT, released, source_of
from ..rounds import CannotMeasure, figure, parts, ratio
from ..row import Row, Settings, say

ROUNDS, JOBS = 2, 1_000
WHOLE_ROUNDS, WHOLE_JOBS = 5, 2_000  # ten thousand jobs with a journal, and as many without
CREATES, LIVES, MORE = 1_000, 5_000, 10_000
IN_FLIGHT, FEW_LIVES = (1, 8, 32), 500  # one purchase after the other waits for each of its commits
RATED_LIVES = 2_000
RELEASED_LIVES = """
import json, pathlib, sys
from benchmarks.journal import purchases
purchases.THREADS = {threads}
print(json.dumps(purchases.lives(pathlib.Path(sys.argv[1]), int(sys.argv[2]))))
"""
LINES, WHOLE_LINES = 5_000, 50_000
LIMIT = 1800.0  # seconds for a batch

WITH, WITHOUT = "with a journal", "without"
JOURNAL, DISK = "the journal", "the disk alone, two durable pages"
SHARE = Aim("share", "share of a batch's processor time that is spent in the journal", "<", 25, "%")
CREATE = Aim("create", "added to a create, with full durability, median", "<=", 1, "ms")
RATE = Aim("rate", f"purchases per second with 32 in flight, over those of commit {COMMIT}", ">=", 4, "x")
MEMORY = Aim("memory of a batch", f"a batch of {WHOLE_LINES:,} lines, above an idle client", "<=", 60, "MB")


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure the journal's share of a batch, its delay of a create, and the memory of a batch."""
    yield from parts(
        share_of_a_batch=_share(settings),
        wait_of_a_create=_create(settings),
        purchases=_lives(settings),
        memory_of_many=_batch(settings),
    )


def _share(settings: Settings) -> Iterable[Entry]:
    """Run the same jobs with and without the journal, in turn, each in a process of its own."""
    rounds, jobs = (WHOLE_ROUNDS, WHOLE_JOBS) if settings.is_whole else (settings.turns(ROUNDS), JOBS)
    say(f"{rounds * jobs:,} jobs with a journal, and as many without")
    spent: dict[str, list[dict[str, float]]] = {WITH: [], WITHOUT: []}
    with mock(*INSTANT_CLOCK) as address:
        for number in range(rounds):
            for who in (WITH, WITHOUT) if number % 2 else (WITHOUT, WITH):
                folder = settings.scratch / f"{number}-{who.partition(' ')[0]}"
                journal = "with" if who == WITH else "without"
                spent[who].append(
                    in_own_process("journal.batches", "bought", address, folder, jobs, journal, limit=LIMIT)
                )
    whole = {who: [each["whole"] / jobs * 1e3 for each in rounds] for who, rounds in spent.items()}
    inside = [each["inside"] / each["whole"] * 100 for each in spent[WITH]]
    yield ratio("processor time of a job in a batch", WITH, WITHOUT, whole[WITH], whole[WITHOUT], "less")
    for who, each in whole.items():
        yield figure("processor time of a job in a batch", who, each, "ms")
    yield figure("share of it in the journal's calls", WITH, inside, "%")
    yield SHARE.reached(statistics.median(inside))


def _create(settings: Settings) -> Iterable[Entry]:
    say("what a create waits for")
    waits = in_own_process("journal.purchases", "creates", settings.scratch / "creates", CREATES)
    ours, disk = waits["journal"], waits["disk"]
    yield ratio("a create waits for intent and id", JOURNAL, DISK, ours, disk, "less")
    yield figure("a create waits for intent and id", JOURNAL, ours, "ms")
    yield figure("a create waits for intent and id", DISK, disk, "ms")
    yield figure("one create in a hundred waits", JOURNAL, [statistics.quantiles(ours, n=100)[98]], "ms")
    yield CREATE.reached(statistics.median(ours))


def _lives(settings: Settings) -> Iterable[Entry]:
    say("purchases from intent to file")
    for tasks in IN_FLIGHT:
        count, who = LIVES if tasks > 1 else FEW_LIVES, f"{tasks} in flight"
        lives = in_own_process("journal.purchases", "tasks", settings.scratch / f"tasks-{tasks}", count, tasks)
        yield figure("a purchase from intent to file: processor time", who, [lives["cpu"]], "us")
        yield figure("its transactions, for four facts", who, [lives["commits"]], "")
        yield figure("purchases per second", who, [lives["rate"]], "per s")
    yield from _beside_the_release(settings)
    grown = in_own_process("journal.purchases", "memory", settings.scratch / "memory", MORE)
    yield figure(f"{MORE:,} purchases more, in memory", JOURNAL, [grown["bought"]], "MB")
    yield figure("and after looking at all of them", JOURNAL, [grown["looked"]], "MB")


def _beside_the_release(settings: Settings) -> Iterable[Entry]:
    """Measure purchases in turn with the release before, which has a thread for each of them."""
    try:
        interpreter = released(settings.peers)
    except CannotMeasure as reason:
        yield Unmeasured(RATE.what, str(reason))
        return
    most = max(IN_FLIGHT)
    program = RELEASED_LIVES.format(threads=most)
    ours: list[dict[str, float]] = []
    theirs: list[dict[str, float]] = []
    for number in range(settings.turns(ROUNDS)):
        folder = settings.scratch / f"released-{number}"
        folder.mkdir()
        command = [str(interpreter), "-c", program, str(folder), str(RATED_LIVES)]
        done = finished(command, LIMIT, cwd=source_of(settings.peers))
        if done.returncode:
            raise CannotMeasure(f"the journal of commit {COMMIT} ended with exit code {done.returncode}")
        theirs.append(json.loads(done.stdout))
        place = settings.scratch / f"ours-{number}"
        ours.append(in_own_process("journal.purchases", "tasks", place, RATED_LIVES, most))
    who, other = f"{most} in flight", f"commit {COMMIT}, {most} in flight"
    times = ratio("purchases per second", who, other, [o["rate"] for o in ours], [t["rate"] for t in theirs], "more")
    yield times
    cpu = "a purchase from intent to file: processor time"
    yield ratio(cpu, who, other, [o["cpu"] for o in ours], [t["cpu"] for t in theirs], "less")
    yield RATE.reached(times.value)


def _batch(settings: Settings) -> Iterable[Entry]:
    for lines in (LINES, WHOLE_LINES) if settings.is_whole else (LINES,):
        who = f"{lines:,} lines"
        say(f"reelkit batch with {who}")
        batch = in_own_process("journal.batches", "batch", settings.scratch / f"batch-{lines}", lines, limit=LIMIT)
        yield figure("reelkit batch, memory above an idle client", who, [batch["grown"]], "MB")
        yield figure("the idle client", who, [batch["idle"]], "MB")
        yield figure("jobs per second", who, [batch["rate"]], "per s")
    if settings.is_whole:
        yield MEMORY.reached(batch["grown"])
    else:
        yield Unmeasured(MEMORY.what, f"{who} take {batch['grown']:.0f} MB; {WHOLE_LINES:,} run with --whole")


ROW = Row(
    "journal",
    "What does it cost that no purchase is ever lost?",
    measure,
    (SHARE, CREATE, RATE, MEMORY),
)
