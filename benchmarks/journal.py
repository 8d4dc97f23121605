"""What the journal costs: to a create, to the processor, and in memory.

    python benchmarks/journal.py [FOLDER]

The journal lies in FOLDER, by default the one where this runs, so it is that disk which is measured. Beside the
journal's time stands the disk's own, taken in turn with it: two writes of a page, each made durable. Each part runs in
a process of its own. The ratios come first, and are what a busy machine can tell; how they are taken stands in
`batches.py`. All of it takes a quarter of an hour.
"""

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import batches

from reelkit._journal import Journal
from reelkit._purchases import Purchase

CREATES = 2_000
JOBS = 10_000
MANY = 50_000
WARM = 5_000  # purchases after which caches, log and allocator are as large as they get
THREADS = 8
PAGE = 4096
SERVICE = "https://api.example.com"
MODEL = "pixverse/v5/text-to-video"
REQUEST = {
    "model": MODEL,
    "prompt": "A red fox trots over fresh snow at dawn, the camera follows low beside it, soft light, fine film grain",
    "resolution": "720p",
    "duration": 5,
    "aspect_ratio": "16:9",
}
TOKEN = json.dumps({"reelkit": 1, "job": "Zx3z_NSUkI67m3sHg-rUq", "model": MODEL, "address": "/v2/video/generations"})


def create(journal: Journal, number: int) -> Purchase:
    """What a submit adds: the intent before the request, the id after it."""
    key = f"fox-{number:06}"
    purchase = journal.intend(SERVICE, key, REQUEST, f"reelkit-{number:020}", MODEL, f"out/{key}.mp4")
    return journal.submitted(purchase, f"Zx3z_NSUkI67m3{number:07}", TOKEN)


def live(journal: Journal, number: int) -> None:
    """The whole life of a purchase."""
    purchase = journal.succeeded(create(journal, number), 840_000.0)
    journal.saved(purchase, f"/home/me/out/{purchase.key}.mp4", "ab" * 32, 7_000_000)


def creates(folder: Path) -> dict[str, float]:
    """Milliseconds that a create waits for the journal, and that the disk takes by itself."""
    journal = Journal(folder / "jobs.db")
    handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT)
    ours, floor = [], []
    for number in range(CREATES):
        start = time.perf_counter()
        create(journal, number)
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        for _ in range(2):
            os.write(handle, b"x" * PAGE)
            os.fsync(handle)
        floor.append(time.perf_counter() - start)
    os.close(handle)
    journal.close()
    worst = statistics.quantiles(ours, n=100)[98]
    return {"median": statistics.median(ours) * 1e3, "worst": worst * 1e3, "floor": statistics.median(floor) * 1e3}


def lives(folder: Path) -> dict[str, float]:
    """Microseconds of the processor per job, its transactions, and jobs per second, with all threads at once."""
    journal = Journal(folder / "jobs.db")
    live(journal, JOBS)
    commits = 0

    def count(statement: str) -> None:
        nonlocal commits
        commits += statement == "COMMIT"

    journal._store.read(lambda connection: connection.set_trace_callback(count))
    start, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(THREADS) as pool:
        for _ in pool.map(lambda number: live(journal, number), range(JOBS)):
            pass
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - start
    assert sum(purchase.state == "saved" for purchase in journal.every()) == JOBS + 1
    journal.close()
    return {"cpu": cpu / JOBS * 1e6, "commits": commits / JOBS, "rate": JOBS / seconds}


def memory(folder: Path) -> dict[str, float]:
    """Megabytes that the process grows by while it buys many, and then looks at all of them."""
    journal = Journal(folder / "jobs.db")
    with ThreadPoolExecutor(THREADS) as pool:

        def buy(first: int, last: int) -> None:
            for begin in range(first, last, 1000):  # so that the pool's own queue does not count
                list(pool.map(lambda number: live(journal, number), range(begin, begin + 1000)))

        buy(0, WARM)
        gc.collect()
        before = resident()
        buy(WARM, MANY)
    bought = resident()
    assert sum(1 for _ in journal.every()) == MANY
    assert sum(1 for _ in journal.pending()) == 0
    journal.close()
    return {"bought": bought - before, "looked": resident() - before}


def resident() -> float:
    """The most that the process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


PARTS = {"creates": creates, "lives": lives, "memory": memory, "share": batches.share, "batch": batches.batch}


def in_own_process(name: str, folder: str) -> dict[str, float]:
    """One part."""
    with tempfile.TemporaryDirectory(prefix="journal-", dir=folder) as place:
        command = [sys.executable, str(Path(__file__)), name, place]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=batches.LIMIT)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def show(name: str, figure: float, detail: str) -> None:
    """A line of the table."""
    print(f"{name:<58} {figure:>8.2f}   {detail}")


def main(folder: str) -> None:
    """Print each figure beside its goal."""
    result = in_own_process("share", folder)
    show(
        "CPU of a batch that is spent in the journal: percent",
        result["inside"],
        f"goal: below 25; {result['jobs']} jobs",
    )
    show("  all that is more with a journal than without", result["more"], "")
    result = in_own_process("batch", folder)
    show(f"reelkit batch, {batches.LINES} lines: MB above an idle client", result["grown"], "goal: at most 60")
    show("  the idle client itself: MB", result["idle"], "")
    result = in_own_process("creates", folder)
    show("a create waits for intent and id: median ms", result["median"], "goal: at most 1")
    show("  one in a hundred, ms", result["worst"], "")
    show("  the disk alone, two durable pages: median ms", result["floor"], "")
    result = in_own_process("lives", folder)
    show(f"a job from intent to file, {THREADS} threads: us of CPU", result["cpu"], f"{JOBS} jobs")
    show("  transactions per job, of its four facts", result["commits"], "")
    show("  jobs per second", result["rate"], "")
    result = in_own_process("memory", folder)
    show(f"{MANY - WARM} purchases more: MB", result["bought"], "goal: flat")
    show("  and after looking at all of them: MB", result["looked"], "")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(PARTS[sys.argv[1]](Path(sys.argv[2]))))
    else:
        main(sys.argv[1] if len(sys.argv) > 1 else ".")
