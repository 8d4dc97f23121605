"""Kills batches at random moments and counts the purchases in doubt: ``python -m tests.chaos.kills [KILLS]``."""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.chaos.lives import KEY, ROOT
from tests.chaos.plan import MODEL, Batch
from tests.chaos.service import Service, running_mock

LINES, IN_FLIGHT = 1000, 60
SETTLE = 60.0  # as the command has it
SOON = 4.0  # seconds after the first output within which the process is killed
DOUBT = "state = 'unknown' OR (state = 'intended' AND left_at IS NOT NULL)"


def lines(count: int) -> tuple[dict[str, str], ...]:
    """The lines of a batch."""
    return tuple({"key": f"fox-{number}", "model": MODEL, "prompt": f"fox {number}"} for number in range(count))


def start(url: str, folder: Path, count: int, settle: float = SETTLE) -> "subprocess.Popen[str]":
    """Start a batch of this many lines with a journal in the folder."""
    (folder / "lines.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines(count)))
    words = ["batch", str(folder / "lines.jsonl"), "-o", str(folder / "out"), "--max-in-flight", str(IN_FLIGHT)]
    words += ["--settle", f"{settle}s"]
    env = os.environ | {"AIMLAPI_API_KEY": KEY, "AIMLAPI_BASE_URL": url, "REELKIT_JOURNAL": str(folder / "jobs.db")}
    module = [sys.executable, "-m", "tests.chaos.customer", json.dumps([words])]
    return subprocess.Popen(module, env=env, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def in_doubt(journal: Path) -> tuple[int, int]:
    """How many purchases of a journal may have been bought without an id, and how many there are."""
    with closing(sqlite3.connect(journal)) as connection:
        sql = f"SELECT count(*) FILTER (WHERE {DOUBT}), count(*) FROM purchases"
        found: tuple[int, int] = connection.execute(sql).fetchone()
        return found


def kill(mock: str, number: int, seed: int) -> tuple[int, int]:
    """Kill one batch at a random moment."""
    rng = random.Random(f"{seed} {number}")
    batch = Batch(f"kill-{number}", rng.getrandbits(30), "at-once", (), (), "", "")
    with tempfile.TemporaryDirectory(prefix="reelkit-kills-") as name, Service(mock, batch, settings={}) as service:
        process = start(service.url, Path(name), LINES)
        with process:
            process.stderr.readline()  # type: ignore[union-attr] # it is a pipe
            try:
                process.communicate(timeout=rng.uniform(0, SOON))
            except subprocess.TimeoutExpired:
                process.kill()
            process.communicate()
        journal = Path(name) / "jobs.db"
        return in_doubt(journal) if journal.exists() else (0, 0)


def main(kills: int) -> None:
    """Print the purchases in doubt of each kill, and the most of all."""
    with running_mock() as mock:
        found = [kill(mock, number, 16) for number in range(kills)]
    for doubt, total in found:
        print(f"{doubt} of {total} purchases in doubt")
    print(f"at most {max(doubt for doubt, _ in found)} in doubt per kill, {kills} kills")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
