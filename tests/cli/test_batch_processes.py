"""`reelkit batch` as a process: killed, interrupted, and on a terminal."""

import os
import signal
import time
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from tests.cli.batches import foxes, summary, videos
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought
from tests.cli.terminal import shown
from tests.screen import screen_of


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

    for _ in range(4):  # the first searches for creates that may not have been sent, until the deadline
        done = reelkit(*command, "--deadline", "1h")
        counts = summary()["counts"]
        unknown = counts.get("unknown", 0)
        if counts["ok"] + unknown == 150:
            break

    assert done.exit_code == (8 if unknown else 0), done.output[-2000:]
    assert counts == {"ok": 150 - unknown} | ({"unknown": unknown} if unknown else {}), done.output[-2000:]
    assert counts["ok"] == bought(mock) == len({row["client_request_id"] for row in mock.ledger}) == 150 - unknown
    assert unknown <= 12
    assert len([name for name in videos() if name.endswith(".mp4")]) == counts["ok"]


@pytest.mark.every_python
@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_waits_for_the_creates_under_way(
    serve: Serve, process: Process, journal: Path, number: signal.Signals
) -> None:
    """No purchase is unknown, and no further create is sent."""
    mock = serve()
    mock.fault({"delay": 1.0}, route="create", times=50)
    running = process(*foxes(50), mock=os.environ["AIMLAPI_BASE_URL"])
    while sum(call["method"] == "POST" for call in mock.calls) < 4:
        time.sleep(0.01)

    running.send_signal(number)
    _, stderr = running.communicate(timeout=20)

    assert running.returncode == 130, stderr
    assert "stopping: waiting up to 30 s for the responses to 4 creates; interrupt again to stop at once" in stderr
    purchases = list(Journal(journal).every())
    assert {purchase.job_id for purchase in purchases if purchase.job_id} == {row["job_id"] for row in mock.ledger}
    # The job whose response came first may be finished meanwhile.
    assert {purchase.state for purchase in purchases} <= {"submitted", "succeeded", "saved", "given_up"}
    assert len(mock.ledger) == 4


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_a_second_interrupt_stops_a_batch_at_once(serve: Serve, process: Process, journal: Path) -> None:
    """The creates under way are unknown, and the next run searches for them."""
    mock = serve()
    mock.fault("hang", route="create", times=50)
    running = process(*foxes(50), mock=os.environ["AIMLAPI_BASE_URL"])
    while sum(call["method"] == "POST" for call in mock.calls) < 4:
        time.sleep(0.01)

    running.send_signal(signal.SIGTERM)
    assert running.stderr is not None
    while "interrupt again to stop at once" not in running.stderr.readline():
        pass
    running.send_signal(signal.SIGTERM)
    _, stderr = running.communicate(timeout=20)

    assert running.returncode == 130, stderr
    states = [purchase.state for purchase in Journal(journal).every()]
    assert sorted(set(states)) in (["unknown"], ["given_up", "unknown"])
    assert states.count("unknown") == 4


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_an_interrupted_batch_prints_the_command_that_continues(
    reelkit: Reelkit, serve: Serve, process: Process
) -> None:
    """No part of a file is left, the contact sheet is written, and no purchase is lost."""
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
    assert [name for name in videos() if name.startswith(".") or not name.endswith(".mp4")] == ["index.html"]

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
    assert b"3 of 3" in seen
    assert b"0 queued, 0 generating, 0 saving, 3 done, 0 failed" in seen
    assert b"1,260,000 credits" in seen


@pytest.mark.every_python
@pytest.mark.parametrize("columns", [40, 80])
def test_the_lines_of_a_terminal_are_complete_above_the_bar(
    reelkit: Reelkit, serve: Serve, process: Process, columns: int
) -> None:
    """Those of stdout and of stderr; nothing of the bar is left at the end."""
    pytest.importorskip("rich")
    pty = pytest.importorskip("pty", reason="needs a terminal")
    serve()
    ours, its = pty.openpty()
    pytest.importorskip("termios").tcsetwinsize(its, (60, columns))
    command = foxes(12)
    running = process(*command, mock=os.environ["AIMLAPI_BASE_URL"], stdout=its, stderr=its, terminal="xterm")
    os.close(its)
    seen = shown(ours)
    running.wait(timeout=20)
    lines = screen_of(seen, columns, 60)

    assert lines[0].startswith("12 videos: about 5,040,000 credits")
    saved = [line for line in lines if line.startswith("fox-")]
    assert sorted(saved) == sorted(f"fox-{number}  ok  out/fox-{number}.mp4" for number in range(12))
    assert "12 ok; 5,040,000 credits" in "\n".join(lines)
    assert [line for line in lines if "━" in line or "queued" in line] == []
    assert len(lines) <= 12 + 9
