"""The processes of a customer: each runs commands until they finish or it is killed."""

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
from tests.chaos.service import SPEED

ROOT = Path(__file__).parents[2]
PATIENCE = 120.0  # seconds after which a process counts as hanging
SOON = 1.5  # seconds after the first output within which the process is interrupted
ROOM = 1000  # bytes that fit into a file while the disk is full
FULL_FOR = 1.0  # seconds
KEY = "a-key-of-the-chaos"
HUNG = "it hung"


class Life(NamedTuple):
    """One process: its planned end, its exit code and its output."""

    end: str
    code: int
    stdout: str
    stderr: str

    @property
    def was_killed(self) -> bool:
        """Whether the process was killed."""
        return self.code == -signal.SIGKILL

    @property
    def felt_the_disk(self) -> bool:
        """Whether the output names a file that could not be written."""
        return any(word in self.stdout + self.stderr for word in ("cannot write", "the journal "))


class Customer:
    """The buyer of a batch: one folder, one journal, one process after another."""

    def __init__(self, batch: Batch, url: str, folder: Path) -> None:
        self.batch = batch
        self.folder = folder
        self.journal = folder / "jobs.db"
        self.videos = folder / "out"
        self._rng = random.Random(f"{batch.seed} ends")
        mine = {"AIMLAPI_BASE_URL": url, "AIMLAPI_API_KEY": KEY, "REELKIT_JOURNAL": str(self.journal)}
        self._env = os.environ | mine
        if batch.buys_again:
            self._env["CHAOS_SETTLE"] = str(60 / SPEED)
        folder.mkdir()

    def batch_command(self, lives: int, *options: str) -> list[str]:
        """The command for the lines of the first *lives* processes."""
        file = self.folder / f"lines-{lives}.jsonl"
        file.write_text("".join(f"{json.dumps(line)}\n" for line in self.batch.first(lives)))
        resubmit = "proven" if self.batch.buys_again else "never"
        words = ["batch", str(file), "-o", str(self.videos), "--deadline", "5s", "--resubmit", resubmit]
        return [*words, *options]

    def manner_command(self, lives: int, end: str) -> list[str]:
        """The command in the manner of this customer; only `batch` reaches the crash points."""
        command = self.batch_command(lives)
        if self.batch.manner == BATCH or end not in (KILL, FULL_DISK, ""):
            return command
        return [self.batch.manner, command[1], str(self.videos), str(self._rng.getrandbits(30))]

    def live(self, *commands: list[str], end: str = "") -> Life:
        """Run the commands in a process; *end* says how it is interrupted."""
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
    """Call *act* after this many seconds, unless the block ends before."""
    timer = threading.Timer(seconds, act)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()


def _fill_the_disk(process: "subprocess.Popen[str]") -> None:
    """Limit the size of files of a process for a while. Writes to pipes continue."""
    import resource  # imported here, because Windows does not have it

    with contextlib.suppress(ProcessLookupError):  # the process has exited
        _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (ROOM, hard))
        time.sleep(FULL_FOR)
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (hard, hard))


# How a process is interrupted from outside; at a crash point it kills itself.
ENDS: dict[str, Callable[["subprocess.Popen[str]"], object]] = defaultdict(
    lambda: lambda process: None, {KILL: lambda process: process.kill(), FULL_DISK: _fill_the_disk}
)
