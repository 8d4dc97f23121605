"""Many jobs that one client waits for; one AsyncClient, one task per job, a server on loopback that answers at once.

    python -m benchmarks.waiting PART ADDRESS COUNT

Memory is counted while every job has been told that it is `generating` and sleeps until its next question: what Python
has allocated, by tracemalloc, is all that the jobs, their answers and their tasks hold, and nothing that was freed.
What the process has grown by also holds what the first answers left behind.
"""

import asyncio
import gc
import json
import sys
import time
import tracemalloc

import httpx

from reelkit import AsyncClient, AsyncVideo, Poll

from .memory import peak

LIMIT = 400.0  # seconds for each part
GATE = 12  # requests in flight, as many as AsyncClient has
OFTEN = Poll(initial=0.5, factor=1.0, cap=0.5, jitter=0.5)
RARELY = Poll(initial=800.0, factor=1.0, cap=800.0, jitter=0.0)  # longer than this runs


async def wait_for_all(base_url: str, count: int, poll: Poll | None) -> dict[str, float]:
    """How many of the jobs are done, what else became of them, and how long it took."""
    async with AsyncClient("benchmark", base_url=base_url) as client:
        start, spent = time.perf_counter(), time.process_time()
        jobs = [client.attach(f"job-{number:07}") for number in range(count)]
        async with asyncio.timeout(LIMIT):
            results = await asyncio.gather(*(job.result(poll=poll) for job in jobs), return_exceptions=True)
        seconds, spent = time.perf_counter() - start, time.process_time() - spent
    done = sum(isinstance(result, AsyncVideo) for result in results)
    return {"done": done, "failed": len(results) - done, "seconds": seconds, "processor": spent}


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
    return peak()


async def ask_for_all(base_url: str, count: int, gate: int) -> dict[str, float]:
    """A bare httpx.AsyncClient with its own defaults, so many requests in flight: how many questions were answered."""
    async with httpx.AsyncClient(base_url=base_url) as client:
        room = asyncio.Semaphore(gate)

        async def ask(number: int) -> bool:
            async with room:
                answer = await client.get("/v2/video/generations", params={"generation_id": f"job-{number:07}"})
                return answer.json()["video"] is not None

        start = time.perf_counter()
        async with asyncio.timeout(LIMIT):
            results = await asyncio.gather(*map(ask, range(count)), return_exceptions=True)
        seconds = time.perf_counter() - start
    done = sum(result is True for result in results)
    return {"done": done, "failed": count - done, "seconds": seconds}


def part(name: str, address: str, count: int) -> dict[str, float]:
    """One part, in this process."""
    if name == "done":
        return asyncio.run(wait_for_all(f"{address}/done", count, None))
    if name == "once":
        return asyncio.run(wait_for_all(f"{address}/once", count, OFTEN))
    if name == "gated":
        return asyncio.run(ask_for_all(f"{address}/done", count, GATE))
    if name == "ungated":
        return asyncio.run(ask_for_all(f"{address}/done", count, count))
    if name == "grown":
        return asyncio.run(hold_all(f"{address}/busy", count, is_traced=False))
    tracemalloc.start()
    return asyncio.run(hold_all(f"{address}/busy", count, is_traced=True))


if __name__ == "__main__":
    print(json.dumps(part(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
