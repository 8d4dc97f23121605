"""`reelkit batch --detach` and `reelkit worker`: a batch that several processes make."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

from reelkit._journal.journal import Journal
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought, posts
from tests.postgres import Server

LIMIT = 60  # seconds


def write(path: Path, count: int) -> str:
    """A file with so many lines."""
    path.write_text("".join(json.dumps({"key": f"fox-{n}", "prompt": f"fox {n}"}) + "\n" for n in range(count)))
    return str(path)


def until(condition: Callable[[], bool]) -> None:
    """Wait until the condition holds."""
    end = time.monotonic() + LIMIT
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_registered_lines_are_bought_once_and_saved(
    reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path
) -> None:
    """Registering buys nothing, and a second worker finds nothing to do."""
    mock, url, file = serve(), server.url(), write(tmp_path / "foxes.jsonl", 3)
    batch = ("batch", file, "-o", "out", "--journal", url, "--detach")

    first, again = reelkit(*batch), reelkit(*batch)
    assert first.stdout.startswith("3 lines registered; to make the videos: reelkit worker --journal ")
    assert again.stdout.startswith("0 lines")
    assert posts(mock) == 0

    done = reelkit("worker", "--journal", url, "--until-done")
    idle = reelkit("worker", "--journal", url, "--until-done", "--json")

    assert done.exit_code == 0, done.output
    assert "this worker: 3 ok" in done.stdout
    assert json.loads(idle.stdout) == {"summary": {}, "all": {"ok": 3}, "exit_code": 0}
    assert (bought(mock), len(list(tmp_path.glob("out/fox-*.mp4")))) == (3, 3)


def test_the_limit_of_credits_needs_known_prices(
    reelkit: Reelkit, serve: Serve, server: Server, tmp_path: Path
) -> None:
    """What would exceed it is not bought, and said so."""
    mock, url, file = serve(), server.url(), write(tmp_path / "foxes.jsonl", 3)
    reelkit("batch", file, "-o", "out", "--journal", url, "--detach", "--max-credits", "1")

    done = reelkit("worker", "--journal", url, "--until-done")

    assert (done.exit_code, posts(mock)) == (0, 0)
    assert done.stdout == "this worker: no lines\nall workers: 3 over_budget\n"


def test_workers_need_a_journal_in_postgres(reelkit: Reelkit, tmp_path: Path) -> None:
    """Nothing is registered in a file, which no other machine sees."""
    file = write(tmp_path / "foxes.jsonl", 1)

    for command in (["batch", file, "-o", "out", "--detach"], ["worker"]):
        done = reelkit(*command)
        assert (done.exit_code, "pass --journal postgresql://" in done.stderr) == (9, True)


@pytest.mark.parametrize("option", ["--mock", "--retry-failed", "--resubmit=proven", "--deadline=1h"])
def test_an_option_that_registering_cannot_follow_is_refused(reelkit: Reelkit, tmp_path: Path, option: str) -> None:
    """Instead of being ignored."""
    done = reelkit("batch", write(tmp_path / "foxes.jsonl", 1), "-o", "out", "--detach", option)

    assert (done.exit_code, "--detach only registers" in done.stderr) == (2, True)


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_another_worker_takes_over_when_one_ends(
    process: Process, serve: Serve, server: Server, tmp_path: Path, end: signal.Signals, reelkit: Reelkit
) -> None:
    """At once after SIGTERM, and after the lease of one that was killed; each line is bought once."""
    mock, url, file = serve(), server.url(), write(tmp_path / "foxes.jsonl", 12)
    service = os.environ["AIMLAPI_BASE_URL"]
    reelkit("batch", file, "-o", "out", "--journal", url, "--detach", "--max-in-flight", "4")
    journal = Journal(url)

    def worker() -> "Popen[str]":
        return process("worker", "--journal", url, "--until-done", "--base-url", service)

    first = worker()
    until(lambda: next(journal.every(limit=1), None) is not None)
    first.send_signal(end)
    first.communicate(timeout=LIMIT)
    if end == signal.SIGKILL:  # its lease would last for the seconds of a request
        journal._store.write(lambda connection: connection.execute("UPDATE leases SET ends_at = 0"))
    second = worker()
    output, errors = second.communicate(timeout=LIMIT)

    assert second.returncode == 0, output + errors
    assert len(list(tmp_path.glob("out/fox-*.mp4"))) == 12
    assert (bought(mock), posts(mock)) == (12, 12)
    journal.close()
