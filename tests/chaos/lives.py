"""The customer's processes: each is given commands, and lives until they are done or its end comes."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.chaos.plan import BATCH, FULL_DISK, KILL, Batch

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds; a process that needs them hangs
SOON = 1.5  # seconds after its first word within which the end comes
ROOM = 1000  # bytes that fit into a file while the disk is full
FULL_FOR = 1.0  # seconds
KEY = "a-key-of-the-chaos"
HUNG = "it hung"


class Life(NamedTuple):
    """How a process lived: what it said, and its exit code."""

    end: str
    code: int
    stdout: str
    stderr: str

    @property
    def was_killed(self) -> bool:
        """Whether it came to no end of its own."""
        return self.code == -signal.SIGKILL

    @property
    def felt_the_disk(self) -> bool:
        """Whether something could not be written."""
        return any(word in self.stdout + self.stderr for word in ("cannot write", "the journal "))


class Customer:
    """Who buys a batch: one folder, one journal, one process after another."""

    def __init__(self, batch: Batch, url: str, folder: Path) -> None:
        self.batch = batch
        self.folder = folder
        self.journal = folder / "jobs.db"
        self.videos = folder / "out"
        self._rng = random.Random(f"{batch.seed} ends")
        mine = {"AIMLAPI_BASE_URL": url, "AIMLAPI_API_KEY": KEY, "REELKIT_JOURNAL": str(self.journal)}
        self._env = os.environ | mine
        folder.mkdir()

    def batch_command(self, lives: int, *options: str) -> list[str]:
        """The command for the lines of so many lives."""
        file = self.folder / f"lines-{lives}.jsonl"
        file.write_text("".join(f"{json.dumps(line)}\n" for line in self.batch.first(lives)))
        return ["batch", str(file), "-o", str(self.videos), "--deadline", "5s", *options]

    def manner_command(self, lives: int, end: str) -> list[str]:
        """The same lines, bought in the manner of this customer; a named point is reached by the command alone."""
        command = self.batch_command(lives)
        if self.batch.manner == BATCH or end not in (KILL, FULL_DISK, ""):
            return command
        return [self.batch.manner, command[1], str(self.videos), str(self._rng.getrandbits(30))]

    def live(self, *commands: list[str], end: str = "") -> Life:
        """A process that runs the commands; how it is to *end*, if not by itself."""
        module = [sys.executable, "-m", "tests.chaos.customer", json.dumps(commands)]
        env = self._env | {"CHAOS_DIE_AT": end}
        began = time.monotonic()
        with (
            subprocess.Popen(
                module, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
            ) as process,
            _after(PATIENCE, process.kill),
        ):
            first = process.stderr.readline()  # type: ignore[union-attr] # it is a pipe
            with _after(self._rng.uniform(0, SOON), lambda: ENDS[end](process)):
                stdout, stderr = process.communicate()
        if time.monotonic() - began >= PATIENCE:
            return Life(end, process.returncode, stdout, HUNG)
        return Life(end, process.returncode, stdout, first + stderr)


@contextlib.contextmanager
def _after(seconds: float, act: Callable[[], object]) -> Iterator[None]:
    """Do it after so long, unless what is under way is over by then."""
    timer = threading.Timer(seconds, act)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _fill_the_disk(process: "subprocess.Popen[str]") -> None:
    """Let no file of it grow for a while. Its other writes go on, as to pipes."""
    import resource  # here, because Windows has none

    with contextlib.suppress(ProcessLookupError):  # it was quicker
        _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (ROOM, hard))
        time.sleep(FULL_FOR)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (hard, hard))


# What the others do to a process; at a named point it kills itself.
ENDS: dict[str, Callable[["subprocess.Popen[str]"], object]] = defaultdict(
    lambda: lambda process: None, {KILL: lambda process: process.kill(), FULL_DISK: _fill_the_disk}
)
