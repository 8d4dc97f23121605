"""The cost of the journal to a purchase: delay of a create, CPU time, memory.

    python -m benchmarks.journal.purchases creates | lives | tasks | memory FOLDER COUNT [IN_FLIGHT]

The journal is in FOLDER, so the disk of FOLDER is measured. The disk alone is measured in turn with the journal: two
durable writes of a page.
"""

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from reelkit._journal.journal import Journal
from reelkit._journal.purchase import Purchase
from reelkit._system.executor import SharedThread

from ..memory import peak

WARM = 5_000  # purchases after which caches, log and allocator have reached their size
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
    """Record what a submit adds: the intent before the request, the id after it."""
    key = f"fox-{number:06}"
    purchase = journal.intend(SERVICE, key, REQUEST, f"reelkit-{number:020}", MODEL, f"out/{key}.mp4")
    return journal.submitted(purchase, f"Zx3z_NSUkI67m3{number:07}", TOKEN)


def live(journal: Journal, number: int) -> None:
    """Record a purchase from start to end."""
    purchase = journal.succeeded(create(journal, number), 840_000.0)
    journal.saved(purchase, f"/home/me/out/{purchase.key}.mp4", "ab" * 32, 7_000_000)


def creates(folder: Path, count: int) -> dict[str, list[float]]:
    """Return the milliseconds that a create waits for the journal, and those of the disk alone."""
    journal = Journal(folder / "jobs.db")
    handle = os.open(folder / "floor", os.O_WRONLY | os.O_CREAT)
    ours, floor = [], []
    for number in range(count):
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
    return {"journal": [each * 1e3 for each in ours], "disk": [each * 1e3 for each in floor]}


async def live_in_task(thread: "SharedThread[Callable[[], Any], Any]", journal: Journal, number: int) -> None:
    """The same, as AsyncClient writes it."""
    key = f"fox-{number:06}"
    intend = partial(journal.intend, SERVICE, key, REQUEST, f"reelkit-{number:020}", MODEL, f"out/{key}.mp4")
    purchase = await thread.result(intend)
    purchase = await thread.result(partial(journal.submitted, purchase, f"Zx3z_NSUkI67m3{number:07}", TOKEN))
    purchase = await thread.result(partial(journal.succeeded, purchase, 840_000.0))
    await thread.result(partial(journal.saved, purchase, f"/home/me/out/{purchase.key}.mp4", "ab" * 32, 7_000_000))


def lives(folder: Path, count: int, threads: int) -> dict[str, float]:
    """Return CPU microseconds per job, its transactions, and jobs per second, with all threads in parallel."""

    def run(journal: Journal) -> None:
        with ThreadPoolExecutor(threads) as pool:
            for _ in pool.map(lambda number: live(journal, number), range(count)):
                pass

    return _measured(folder, count, run)


def tasks(folder: Path, count: int, in_flight: int) -> dict[str, float]:
    """Return the same with tasks of one event loop, as an AsyncClient has them."""

    async def run_all(journal: Journal) -> None:
        thread: SharedThread[Callable[[], Any], Any] = SharedThread(journal.run_together)
        numbers = iter(range(count))

        async def run_some() -> None:
            for number in numbers:
                await live_in_task(thread, journal, number)

        await asyncio.gather(*(run_some() for _ in range(in_flight)))

    return _measured(folder, count, lambda journal: asyncio.run(run_all(journal)))


def _measured(folder: Path, count: int, run: Callable[[Journal], None]) -> dict[str, float]:
    journal = Journal(folder / "jobs.db")
    live(journal, count)
    commits = 0

    def watch(statement: str) -> None:
        nonlocal commits
        commits += statement == "COMMIT"

    journal._store.read(lambda connection: connection.set_trace_callback(watch))
    start, cpu = time.perf_counter(), time.process_time()
    run(journal)
    cpu, seconds = time.process_time() - cpu, time.perf_counter() - start
    assert sum(purchase.state == "saved" for purchase in journal.every()) == count + 1
    journal.close()
    return {"cpu": cpu / count * 1e6, "commits": commits / count, "rate": count / seconds}


def memory(folder: Path, count: int) -> dict[str, float]:
    """Return the megabytes by which the process grows with many purchases, and when it reads all of them."""
    journal = Journal(folder / "jobs.db")
    with ThreadPoolExecutor(THREADS) as pool:

        def buy(first: int, last: int) -> None:
            for begin in range(first, last, 1000):  # in parts, so that the queue of the pool is not counted
                list(pool.map(lambda number: live(journal, number), range(begin, begin + 1000)))

        buy(0, WARM)
        gc.collect()
        before = peak()
        buy(WARM, WARM + count)
    bought = peak()
    assert sum(1 for _ in journal.every()) == WARM + count
    assert sum(1 for _ in journal.pending()) == 0
    journal.close()
    return {"bought": (bought - before) / 1e6, "looked": (peak() - before) / 1e6}


PARTS = {"creates": creates, "lives": lives, "tasks": tasks, "memory": memory}

if __name__ == "__main__":
    place = Path(sys.argv[2])
    place.mkdir()
    print(json.dumps(PARTS[sys.argv[1]](place, *map(int, sys.argv[3:]))))
