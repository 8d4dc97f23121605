"""`reelkit batch` beside the commit that was released before, on the same service, each in its own environment."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from ..entries import Aim, Entry, Unmeasured
from ..journal.batches import INSTANT_CLOCK, KEY, REQUEST
from ..peers.environments import surroundings
from ..process import mock
from ..released import COMMIT, released
from ..rounds import CannotMeasure, figure, ratio
from ..row import Row, Settings, say

ROUNDS, JOBS = 2, 2_000
WHOLE_ROUNDS, WHOLE_JOBS = 1, 10_000
TRIAL_JOBS = 200  # of a run with --rounds

OURS, RELEASED = "reelkit", f"reelkit at {COMMIT}"
PROCESSOR = Aim("job of a batch", "processor time of a job in a batch, with journal, download and sheet", "<=", 5, "ms")
RATE = Aim("rate of a batch", f"jobs per second of a batch, over those of commit {COMMIT}", ">=", 4, "x")


def measure(settings: Settings) -> Iterator[Entry]:
    """Run the same batch in turn. The figures include the start of the command."""
    rounds, jobs = (WHOLE_ROUNDS, WHOLE_JOBS) if settings.is_whole else (settings.turns(ROUNDS), JOBS)
    jobs = TRIAL_JOBS if settings.rounds else jobs
    interpreters = {OURS: Path(sys.executable)}
    try:
        interpreters[RELEASED] = released(settings.peers)
    except CannotMeasure as reason:
        yield Unmeasured(RELEASED, str(reason))
    processor: dict[str, list[float]] = {who: [] for who in interpreters}
    rate: dict[str, list[float]] = {who: [] for who in interpreters}
    with mock(*INSTANT_CLOCK) as address:
        for number in range(rounds):
            for who in interpreters if number % 2 else reversed(interpreters):
                say(f"{jobs:,} jobs with {who}")
                folder = settings.scratch / f"{number}-{who.replace(' ', '-')}"
                cpu, seconds = _run(interpreters[who], folder, address, jobs)
                processor[who].append(cpu / jobs * 1e3)
                rate[who].append(jobs / seconds)
    yield from _shown(processor, rate)


def _shown(processor: dict[str, list[float]], rate: dict[str, list[float]]) -> Iterable[Entry]:
    cpu, speed = "processor time of a job, with journal", "jobs per second, with journal"
    yield PROCESSOR.reached(median(processor[OURS]))
    if RELEASED in processor:
        yield ratio(cpu, OURS, RELEASED, processor[OURS], processor[RELEASED], "less")
        times = ratio(speed, OURS, RELEASED, rate[OURS], rate[RELEASED], "more")
        yield times
        yield RATE.reached(times.value)
    for who in processor:
        yield figure(cpu, who, processor[who], "ms")
        yield figure(speed, who, rate[who], "per s")


def _run(interpreter: Path, folder: Path, address: str, jobs: int) -> tuple[float, float]:
    """Run the command and return its CPU seconds, with those of its threads, and its seconds."""
    folder.mkdir()
    file, out = folder / "foxes.jsonl", folder / "out"
    file.write_text("".join(json.dumps({"key": f"fox-{n:06}", **REQUEST}) + "\n" for n in range(jobs)))
    command = [str(interpreter), "-m", "reelkit", "batch", str(file), "-o", str(out)]
    command += ["--base-url", address, "--journal", str(folder / "jobs.db")]
    environment = surroundings() | {"AIMLAPI_API_KEY": KEY}
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise CannotMeasure(f"`reelkit batch` ended with exit code {process.returncode}")
    counts = json.loads((out / "summary.json").read_text())["counts"]
    if counts.get("ok") != jobs:
        raise CannotMeasure(f"of {jobs:,} jobs it finished {counts.get('ok', 0):,}")
    return used.ru_utime + used.ru_stime, seconds


ROW = Row(
    "batch",
    "What does a job cost in a batch, and how many are done in a second, beside the release before?",
    measure,
    (PROCESSOR, RATE),
)
