"""Ten thousand jobs that one client waits for.

    python benchmarks/many_jobs.py

One AsyncClient, one task per job, a server on loopback that answers at once. Each part runs in a process of its own
and ends after two minutes at the latest.

Memory is counted while every job has been told that it is `generating` and sleeps until its next question. The goal is
held against what Python has allocated, by tracemalloc: all that the jobs, their answers and their tasks hold, and
nothing that was freed; with fewer jobs, because tracing is slow. What the process has grown by, with all of them, is
shown beside it; that also holds what the first 10,000 answers left behind.
"""

import asyncio
import gc
import json
import resource
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path

from local_server import questions, running

from reelkit import AsyncClient, AsyncVideo, Poll

JOBS = 10_000
TRACED_JOBS = 2_000
LIMIT = 120.0  # seconds for each part
OFTEN = Poll(initial=0.5, factor=1.0, cap=0.5, jitter=0.5)
RARELY = Poll(initial=800.0, factor=1.0, cap=800.0, jitter=0.0)  # longer than this runs


async def wait_for_all(base_url: str, poll: Poll | None) -> dict[str, float]:
    """How many of the jobs are done, what else became of them, and how long it took."""
    async with AsyncClient("benchmark", base_url=base_url) as client:
        start = time.perf_counter()
        jobs = [client.attach(f"job-{number:07}") for number in range(JOBS)]
        async with asyncio.timeout(LIMIT):
            results = await asyncio.gather(*(job.result(poll=poll) for job in jobs), return_exceptions=True)
        seconds = time.perf_counter() - start
    done = sum(isinstance(result, AsyncVideo) for result in results)
    return {"done": done, "failed": len(results) - done, "seconds": seconds}


async def hold_all(base_url: str, count: int, is_traced: bool) -> dict[str, float]:
    """The bytes per job while all of them sleep between two questions."""
    async with AsyncClient("benchmark", base_url=base_url) as client:
        await client.attach("first").refresh()  # imports, connections and caches are not the jobs'
        gc.collect()
        before = held(is_traced)
        jobs = [client.attach(f"job-{number:07}") for number in range(count)]
        tasks = [asyncio.create_task(job.result(poll=RARELY)) for job in jobs]
        async with asyncio.timeout(LIMIT):
            while not all(job.status for job in jobs):
                await asyncio.sleep(0.1)
        gc.collect()
        bytes_per_job = (held(is_traced) - before) / count
        assert not any(task.done() for task in tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return {"bytes": bytes_per_job}


def held(is_traced: bool) -> int:
    """Bytes that Python has allocated, or that the process has had at most."""
    if is_traced:
        return tracemalloc.get_traced_memory()[0]
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def part(name: str, address: str) -> dict[str, float]:
    """One part, in this process."""
    if name == "done":
        return asyncio.run(wait_for_all(f"{address}/done", None))
    if name == "once":
        return asyncio.run(wait_for_all(f"{address}/once", OFTEN))
    if name == "grown":
        return asyncio.run(hold_all(f"{address}/busy", JOBS, is_traced=False))
    tracemalloc.start()
    return asyncio.run(hold_all(f"{address}/busy", TRACED_JOBS, is_traced=True))


def in_own_process(name: str) -> dict[str, float]:
    """One part with a server of its own, and how often that was asked."""
    with running() as address:
        command = [sys.executable, str(Path(__file__)), name, address]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=LIMIT + 30)
        result: dict[str, float] = json.loads(done.stdout)
        return result | {"asked": questions(address)}


def show(name: str, figure: str, goal: str) -> None:
    """A line of the table."""
    print(f"{name:<58} {figure:>8}   {goal}")


def main() -> None:
    """Print each figure beside its goal."""
    print(f"{JOBS} jobs, one AsyncClient")
    for name, poll, needed in (("done", "succeeded at once", 1), ("once", "generating, then succeeded", 2)):
        result = in_own_process(name)
        show(f"{poll}: done", f"{result['done']:.0f}", f"goal: {JOBS}")
        show("  waits that ended in an error", f"{result['failed']:.0f}", "goal: 0")
        # A request that ran into a timeout would have been sent again.
        show("  questions beyond those needed", f"{result['asked'] - needed * JOBS:.0f}", "goal: 0")
        asked = f"{result['asked'] / result['seconds']:.0f} questions a second"
        show("  wall time in seconds", f"{result['seconds']:.1f}", asked)
    show("bytes per waiting job, by tracemalloc", f"{in_own_process('traced')['bytes']:.0f}", "goal: at most 4096")
    show("  by the growth of the process", f"{in_own_process('grown')['bytes']:.0f}", "")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(part(*sys.argv[1:])))
    else:
        main()
