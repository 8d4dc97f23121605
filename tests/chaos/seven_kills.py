"""Kills a batch of 120 lines seven times in its first half second; the eighth run must finish all of it.

``python -m tests.chaos.seven_kills`` prints the figures.
"""

import json
import random
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

from tests.chaos.kills import SETTLE, in_doubt, start
from tests.chaos.plan import Batch
from tests.chaos.service import Service, running_mock

LINES, KILLS = 120, 7
PATIENCE = 150.0  # seconds
# Seconds that a job takes. In fewer, no row is shown long enough before its job is finished to prove that rows appear
# at once; in more, the time to heal is longer.
TAKES = (17.0, 19.0)
WITHIN = (0.30, 0.42)  # seconds after the first output at which each of the first processes is killed at the latest


class Ended(NamedTuple):
    """The eighth run: purchases in doubt before it, its exit code, files, charges, creates and seconds."""

    doubt: int
    code: int
    files: int
    charged: int
    posts: int
    seconds: float
    said: str


def drive(
    mock: str,
    seed: int,
    *,
    lines: int = LINES,
    kills: int = KILLS,
    settle: float = SETTLE,
    takes: tuple[float, float] = TAKES,
) -> Ended:
    """Kill some runs, and let the next one end by itself."""
    rng = random.Random(seed)
    batch = Batch(f"seven-{seed}", seed, "at-once", (), (), "", "")
    jobs = {"outcomes": {"succeeded": 1}, "queue_seconds": [0, 1], "generate_seconds": list(takes)}
    with tempfile.TemporaryDirectory(prefix="reelkit-seven-") as name, Service(mock, batch, settings=jobs) as service:
        folder = Path(name)
        for number in range(1, kills + 1):
            with start(service.url, folder, lines, settle) as process:
                process.stderr.readline()  # type: ignore[union-attr] # it is a pipe
                end = time.monotonic() + rng.uniform(*WITHIN)
                # Each run leaves lines to the next: a lost create is proven absent only by later ones.
                most = lines * number // (kills + 1)
                while time.monotonic() < end and service.answers().get("create", 0) < most:
                    time.sleep(0.01)
                process.kill()
                process.communicate()
        doubt = in_doubt(folder / "jobs.db")[0]
        began = time.monotonic()
        last = start(service.url, folder, lines, settle)
        with last:
            watch = threading.Timer(PATIENCE, last.kill)
            watch.start()
            stdout, stderr = last.communicate()
            watch.cancel()
        return Ended(
            doubt,
            last.returncode,
            len(list((folder / "out").glob("*.mp4"))),
            sum(made.money == "charged" for made in service.books()),
            service.answers()["create"],
            time.monotonic() - began,
            (stdout + stderr)[-3000:],
        )


def main(drives: int) -> None:
    """Print the figures of some drives."""
    with running_mock() as mock:
        for seed in range(drives):
            print(json.dumps(drive(mock, seed)._replace(said="")._asdict()), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
