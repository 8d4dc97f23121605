"""What a batch costs its own process: the parts of `journal.py` that need a service.

The service is the mock, as a process of its own, whose jobs are done at the first look, so that as little as possible
is waited for and as much as possible is work of the client.

- *share*: the same jobs are bought, waited for and saved by `AsyncClient.generate`, as many at once as `run_all` has,
  once with a journal and once without. Rounds with and without take turns, each in a process of its own, because others
  use the machine too. Two shares of the processor's whole time with a journal are told: what its calls took, by the
  clock of the thread that made each; and all that is more with it than without, which is those calls, the way to
  another thread and back, and what both cost the others' caches. The second grows with the load of the machine.
- *batch*: `reelkit batch` itself, with a line for each job, in a process that was an idle client before: imported,
  connected, with its journal open. What counts is the most that it ever held beyond that.
"""

import asyncio
import contextlib
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reelkit import AsyncClient
from reelkit.__main__ import main as reelkit
from reelkit._calls import Write
from reelkit._settings import Settings

ROUNDS, JOBS = 5, 2_000  # ten thousand jobs with a journal, and as many without
AT_ONCE = 32
LINES = 50_000
LIMIT = 3000.0  # seconds
KEY = "benchmark-benchmark"
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "A red fox trots over fresh snow at dawn, soft light"}


@contextlib.contextmanager
def mock() -> Iterator[str]:
    """The address of a mock that lives as long as the block."""
    command = [sys.executable, "-m", "reelkit_mock", "--clock", "looks:1", "--while-stdin-is-open"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["base_url"]
        finally:
            process.stdin.close()  # which ends it


class Spent:
    """Seconds of the processor, of a round and within the journal's calls."""

    def __init__(self) -> None:
        self.inside = self.whole = 0.0
        self._lock = threading.Lock()

    def watch(self) -> None:
        """Put a clock around each call of the journal."""
        written = Settings.written

        def timed(settings: Settings, item: Write) -> Any:
            start = time.thread_time()
            try:
                return written(settings, item)
            finally:
                with self._lock:
                    self.inside += time.thread_time() - start

        Settings.written = timed  # type: ignore[method-assign] # the one door of all clients to the journal


async def bought(address: str, folder: Path, has_journal: bool) -> dict[str, float]:
    """What one round took."""
    spent, room = Spent(), asyncio.Semaphore(AT_ONCE)

    async def one(client: AsyncClient, number: int) -> None:
        key = f"fox-{number:06}"
        async with room:
            await client.generate(REQUEST, save_to=folder / f"{key}.mp4", key=key if has_journal else None)

    journal = folder / "jobs.db" if has_journal else None
    async with AsyncClient(KEY, base_url=address, journal=journal) as client:
        await client.generate(REQUEST, save_to=folder / "first.mp4")  # imports and connections are not the jobs'
        spent.watch()
        start = time.process_time()
        async with asyncio.TaskGroup() as group:
            for number in range(JOBS):
                group.create_task(one(client, number))
        spent.whole = time.process_time() - start
    return {"whole": spent.whole, "inside": spent.inside}


def round_of(address: str, folder: Path, has_journal: bool) -> dict[str, float]:
    """The same, in a process of its own."""
    folder.mkdir()
    command = [sys.executable, __file__, address, str(folder), *(["journal"] if has_journal else [])]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=LIMIT)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def share(folder: Path) -> dict[str, float]:
    """The journal's shares of the processor's time, in percent."""
    whole = {True: 0.0, False: 0.0}
    inside = 0.0
    with mock() as address:
        for number in range(ROUNDS):
            for has_journal in (True, False) if number % 2 else (False, True):
                spent = round_of(address, folder / f"{number}-{has_journal}", has_journal)
                whole[has_journal] += spent["whole"]
                inside += spent["inside"]
    return {"inside": inside / whole[True] * 100, "more": (1 - whole[False] / whole[True]) * 100, "jobs": ROUNDS * JOBS}


async def idle(address: str, folder: Path) -> None:
    """A client that has been asked for nothing but that it works."""
    async with AsyncClient(KEY, base_url=address, journal=folder / "jobs.db") as client:
        await client.balance()
        assert [outcome async for outcome in client.pending()] == []


def batch(folder: Path) -> dict[str, float]:
    """Megabytes that `reelkit batch` ever holds beyond an idle client, and how long a job takes it."""
    file, out = folder / "foxes.jsonl", folder / "out"
    with file.open("w") as lines:
        lines.writelines(json.dumps({"key": f"fox-{n:06}", **REQUEST}) + "\n" for n in range(LINES))
    os.environ["AIMLAPI_API_KEY"] = KEY
    with mock() as address:
        asyncio.run(idle(address, folder))
        before, start = resident(), time.perf_counter()
        command: list[Any] = ["batch", file, "-o", out, "--base-url", address, "--journal", folder / "jobs.db"]
        with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
            code = reelkit(list(map(str, command)), prog_name="reelkit", standalone_mode=False)
        seconds, after = time.perf_counter() - start, resident()
    summary = json.loads((out / "summary.json").read_text())
    assert (code or 0, summary["counts"]) == (0, {"ok": LINES})
    return {"grown": after - before, "idle": before, "rate": LINES / seconds}


def resident() -> float:
    """The most that the process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(bought(sys.argv[1], Path(sys.argv[2]), len(sys.argv) > 3))))
