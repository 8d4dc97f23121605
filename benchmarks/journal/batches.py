"""The cost of a batch to its own process.

    python -m benchmarks.journal.batches bought ADDRESS FOLDER JOBS with|without
    python -m benchmarks.journal.batches batch FOLDER LINES

The service is the mock in a process of its own, whose jobs finish on the first fetch, so that the client works instead
of waiting.

- *bought*: `AsyncClient.generate` buys, waits for and saves jobs, as many in parallel as in `run_all`, with or without
  a journal. The result is the CPU time of the process, and the part of it in calls of the journal, measured per thread.
  The difference between both runs is those calls, the switch to another thread and back, and the effect on caches; it
  grows with the load of the machine.
- *batch*: `reelkit batch` itself, with a line for each job, in a process that was an idle client before: imported,
  connected, with an open journal. The result is the peak memory above that.
"""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reelkit import AsyncClient
from reelkit.__main__ import main as reelkit
from reelkit._effects import Write
from reelkit._io.settings import Settings

from ..memory import peak
from ..process import mock

AT_ONCE = 32
INSTANT_CLOCK = ("--clock", "looks:1")  # the jobs of the mock finish on the first fetch
KEY = "benchmark-benchmark"
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "A red fox trots over fresh snow at dawn, soft light"}


class Spent:
    """CPU seconds of a round, and those in calls of the journal, by all clients that are made later."""

    def __init__(self) -> None:
        self.inside = self.whole = 0.0
        written = Settings.written_together

        def timed(settings: Settings, items: Sequence[Write]) -> Any:
            start = time.thread_time()
            try:
                return written(settings, items)
            finally:
                self.inside += time.thread_time() - start  # in one thread at a time

        Settings.written_together = timed  # type: ignore[method-assign] # all that a batch does with the journal


async def bought(address: str, folder: Path, jobs: int, has_journal: bool) -> dict[str, float]:
    """Run one round and return its times."""
    folder.mkdir()
    spent, slots = Spent(), asyncio.Semaphore(AT_ONCE)

    async def one(client: AsyncClient, number: int) -> None:
        key = f"fox-{number:06}"
        async with slots:
            await client.generate(REQUEST, save_to=folder / f"{key}.mp4", key=key if has_journal else None)

    journal = folder / "jobs.db" if has_journal else None
    async with AsyncClient(KEY, base_url=address, journal=journal) as client:
        await client.generate(
            REQUEST, save_to=folder / "first.mp4"
        )  # excludes imports and connections from the measurement
        spent.inside, start = 0.0, time.process_time()
        async with asyncio.TaskGroup() as group:
            for number in range(jobs):
                group.create_task(one(client, number))
        spent.whole = time.process_time() - start
    return {"whole": spent.whole, "inside": spent.inside}


async def idle(address: str, folder: Path) -> None:
    """Send no request except one that shows that the client works."""
    async with AsyncClient(KEY, base_url=address, journal=folder / "jobs.db") as client:
        await client.balance()
        assert [outcome async for outcome in client.pending()] == []


def batch(folder: Path, count: int) -> dict[str, float]:
    """Return the peak memory of `reelkit batch` above an idle client, and the time per job."""
    folder.mkdir()
    file, out = folder / "foxes.jsonl", folder / "out"
    with file.open("w") as lines:
        lines.writelines(json.dumps({"key": f"fox-{n:06}", **REQUEST}) + "\n" for n in range(count))
    os.environ["AIMLAPI_API_KEY"] = KEY
    with mock(*INSTANT_CLOCK) as address:
        asyncio.run(idle(address, folder))
        before, start = peak(), time.perf_counter()
        command: list[Any] = ["batch", file, "-o", out, "--base-url", address, "--journal", folder / "jobs.db"]
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            code = reelkit(list(map(str, command)), prog_name="reelkit", standalone_mode=False)
        seconds, after = time.perf_counter() - start, peak()
    summary = json.loads((out / "summary.json").read_text())
    assert (code or 0, summary["counts"]) == (0, {"ok": count})
    return {"grown": (after - before) / 1e6, "idle": before / 1e6, "rate": count / seconds}


def main(part: str, *arguments: str) -> dict[str, float]:
    """Run one part."""
    if part == "batch":
        folder, count = arguments
        return batch(Path(folder), int(count))
    address, folder, count, journal = arguments
    return asyncio.run(bought(address, Path(folder), int(count), journal == "with"))


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
