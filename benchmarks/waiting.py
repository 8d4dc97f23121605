"""One AsyncClient that waits for many jobs, with one task per job, against a server on loopback.

    python -m benchmarks.waiting PART ADDRESS COUNT

Memory is measured when every job has been reported as `generating` and sleeps until its next poll. tracemalloc counts
everything that the jobs, responses and tasks hold, and nothing that was freed. The growth of the process also contains
what the first responses left behind.
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
GATE = 12  # concurrent requests, as in AsyncClient
OFTEN = Poll(initial=0.5, factor=1.0, cap=0.5, jitter=0.5)
RARELY = Poll(initial=800.0, factor=1.0, cap=800.0, jitter=0.0)  # longer than the measurement


async def wait_for_all(base_url: str, count: int, poll: Poll | None) -> dict[str, float]:
    """Return how many jobs are done, the outcomes of the others, and the time."""
    async with AsyncClient("benchmark", base_url=base_url) as client:
        start, spent = time.perf_counter(), time.process_time()
        jobs = [client.attach(f"job-{number:07}") for number in range(count)]
        async with asyncio.timeout(LIMIT):
            results = await asyncio.gather(*(job.result(poll=poll) for job in jobs), return_exceptions=True)
        seconds, spent = time.perf_counter() - start, time.process_time() - spent
    done = sum(isinstance(result, AsyncVideo) for result in results)
    return {"done": done, "failed": len(results) - done, "seconds": seconds, "processor": spent}


async def hold_all(base_url: str, count: int, is_traced: bool) -> dict[str, float]:
    """Return the bytes per job while all of them sleep between two polls."""
    async with AsyncClient("benchmark", base_url=base_url) as client:
        await client.attach("job-0000000").refresh()  # excludes imports, connections and caches from the measurement
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
    """Return the bytes that Python has allocated, or the peak memory of the process."""
    if is_traced:
        return tracemalloc.get_traced_memory()[0]
    return peak()


async def ask_for_all(base_url: str, count: int, gate: int) -> dict[str, float]:
    """Return how many requests a bare httpx.AsyncClient with its defaults completes."""
    async with httpx.AsyncClient(base_url=base_url) as client:
        room = asyncio.Semaphore(gate)

        async def ask(number: int) -> bool:
            async with room:
                answer = await client.get("/v2/video/generations", params={"generation_id": f"job-{number:07}"})
                return answer.json()["video"] is not None

        start, spent = time.perf_counter(), time.process_time()
        async with asyncio.timeout(LIMIT):
            results = await asyncio.gather(*map(ask, range(count)), return_exceptions=True)
        seconds, spent = time.perf_counter() - start, time.process_time() - spent
    done = sum(result is True for result in results)
    return {"done": done, "failed": count - done, "seconds": seconds, "processor": spent}


def part(name: str, address: str, count: int) -> dict[str, float]:
    """Run one part in this process."""
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
