"""`reelkit batch` as a process: killed, interrupted, and on a terminal."""

import os
import signal
import time

import pytest

from reelkit_mock import Mock
from tests.cli.batches import foxes, summary, videos
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought
from tests.cli.terminal import shown


def _wait_for(mock: Mock, count: int) -> None:
    end = time.monotonic() + 30
    while bought(mock) < count:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.every_python
@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_batch_that_is_killed_and_run_again_charges_each_line_once(
    reelkit: Reelkit, serve: Serve, process: Process
) -> None:
    """A line that was killed before its create was sent may stay unknown."""
    mock = serve()
    command = foxes(150)
    for count in (10, 40, 70):
        running = process(*command, "--max-in-flight", "4", "--deadline", "1s", mock=os.environ["AIMLAPI_BASE_URL"])
        _wait_for(mock, count)
        running.kill()
        running.communicate()
    assert bought(mock) < 150

    reelkit(*command, "--deadline", "1h")  # searches for creates that may not have been sent, until the deadline
    done = reelkit(*command, "--deadline", "1h")
    counts = summary()["counts"]
    unknown = counts.get("unknown", 0)

    assert done.exit_code == (8 if unknown else 0), done.output[-2000:]
    assert counts["ok"] == bought(mock) == len({row["client_request_id"] for row in mock.ledger}) == 150 - unknown
    assert unknown <= 12
    assert len([name for name in videos() if name.endswith(".mp4")]) == counts["ok"]


@pytest.mark.every_python
@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_an_interrupted_batch_prints_the_command_that_continues(
    reelkit: Reelkit, serve: Serve, process: Process
) -> None:
    """No part of a file is left, and no purchase is lost."""
    mock = serve()
    command = foxes(200)
    running = process(*command, "--max-in-flight", "4", mock=os.environ["AIMLAPI_BASE_URL"])
    _wait_for(mock, 10)
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=20)

    assert running.returncode == 130, stderr
    assert "Traceback" not in stderr
    assert "Run the same command again" in stderr
    assert stderr.splitlines()[-1] == "reelkit resume"
    assert [name for name in videos() if name.startswith(".") or not name.endswith(".mp4")] == []

    reelkit(*command, "--deadline", "1h")  # searches for creates that may not have been sent, until the deadline
    done = reelkit(*command, "--deadline", "1h")
    counts = summary()["counts"]
    assert done.exit_code in (0, 8), done.output[-2000:]
    assert counts["ok"] == bought(mock) == 200 - counts.get("unknown", 0)


@pytest.mark.every_python
def test_a_terminal_gets_a_progress_bar(reelkit: Reelkit, serve: Serve, process: Process) -> None:
    """stdout, which is a pipe, has only the lines."""
    pytest.importorskip("rich")
    pty = pytest.importorskip("pty", reason="needs a terminal")
    serve()
    ours, its = pty.openpty()
    running = process(*foxes(3), mock=os.environ["AIMLAPI_BASE_URL"], stderr=its, terminal="xterm")

    stdout, _ = running.communicate(timeout=20)
    os.close(its)
    seen = shown(ours)

    assert sorted(stdout.splitlines()[:-1]) == [f"fox-{n}  ok  out/fox-{n}.mp4" for n in range(3)]
    assert b"3/3" in seen
    assert b"0 running, 0 not ok, 1,260,000 credits" in seen
