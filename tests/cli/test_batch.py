"""`reelkit batch`: every line is bought once, whatever happens on the way. The mock's ledger is the judge."""

import io
import json
import os
import signal
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from reelkit_mock import Mock

from .conftest import Process, Reelkit, Serve
from .purchases import bought, objects, posts
from .test_progress import read_terminal

TEXT = "pixverse/v5/text-to-video"
PRICE = 420_000  # credits for one of them


def foxes(count: int, name: str = "foxes.jsonl") -> list[str]:
    """A file of as many lines, and the command for it."""
    lines = [json.dumps({"key": f"fox-{n}", "prompt": f"fox {n}"}) for n in range(count)]
    Path(name).write_text("\n".join(lines) + "\n")
    return ["batch", name, "-o", "out"]


def videos() -> list[str]:
    """What is in the folder, hidden files too."""
    return sorted(path.name for path in Path("out").iterdir())


def summary() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path("out/summary.json").read_text())
    return found


def test_every_line_becomes_a_video(reelkit: Reelkit, serve: Serve) -> None:
    """One line for each, then a summary, which is in a file too."""
    mock = serve()

    done = reelkit(*foxes(6))

    assert done.exit_code == 0, done.output
    assert sorted(done.stdout.splitlines()[:-1]) == [f"fox-{n}  ok  out/fox-{n}.mp4" for n in range(6)]
    assert done.stdout.splitlines()[-1] == "6 ok; 2,520,000 credits, as the service reported"
    assert videos() == [*(f"fox-{n}.mp4" for n in range(6)), "summary.json"]
    assert bought(mock) == 6
    assert summary()["counts"] == {"ok": 6}


def test_what_was_reported_is_told_apart_from_what_is_estimated(reelkit: Reelkit, serve: Serve) -> None:
    """A lost answer takes its cost along; a failed job is not charged."""
    mock = serve()
    mock.fault("lost", route="create", prompt="fox 1")
    mock.fault("fail", route="create", prompt="fox 2")

    done = reelkit(*foxes(4))

    told = "840,000 credits, as the service reported; and about 420,000, an estimate, for 1 of which it reported none"
    assert done.stdout.splitlines()[-1].endswith(f"; {told}")
    assert [summary()[name] for name in ("credits_reported", "credits_estimated", "jobs_estimated")] == [
        2 * PRICE,
        PRICE,
        1,
    ]


def test_given_again_it_sends_no_create(reelkit: Reelkit, serve: Serve) -> None:
    """And tells the same files."""
    mock = serve()
    first = reelkit(*foxes(4))
    again = reelkit(*foxes(4))

    assert (again.exit_code, posts(mock)) == (0, 4)
    assert sorted(again.stdout.splitlines()) == sorted(first.stdout.splitlines())


def test_a_bad_line_stops_it_before_anything_is_bought(reelkit: Reelkit, serve: Serve) -> None:
    """However far down it is."""
    mock = serve()
    command = foxes(5000)
    lines = Path("foxes.jsonl").read_text().splitlines()
    lines[4710] = json.dumps({"key": "fox-4710", "prompt": "x", "duration": 9})
    Path("foxes.jsonl").write_text("\n".join(lines))

    done = reelkit(*command)

    assert done.exit_code == 2
    assert "foxes.jsonl, line 4711: duration: 9 is not allowed" in done.stderr
    assert mock.calls == []
    assert not Path("out").exists()


def test_lost_answers_buy_nothing_twice(reelkit: Reelkit, serve: Serve) -> None:
    """And torn downloads go on. The deadline is far: each job that waits moves the clock of all."""
    mock = serve()
    mock.fault("lost", route="create", times=2)
    mock.fault({"truncate": 100}, route="asset", times=2)

    done = reelkit(*foxes(5), "--deadline", "10000h")

    assert done.exit_code == 0, done.output
    assert (bought(mock), posts(mock), mock.unfired()) == (5, 5, [])


def test_what_nobody_knows_wins_the_exit_code(reelkit: Reelkit, serve: Serve) -> None:
    """It may be paid for; the summary has the way on."""
    mock = serve(logs="never")
    mock.fault("lost", route="create", prompt="fox 1")
    mock.fault("fail", route="create", prompt="fox 2")

    done = reelkit(*foxes(3), "--deadline", "1h")

    assert done.exit_code == 8, done.output
    assert summary()["counts"] == {"ok": 1, "failed": 1, "unknown": 1}
    hints = {row["key"]: row["hint"] for row in summary()["not_ok"]}
    assert hints == {"fox-1": "reelkit jobs show fox-1", "fox-2": "reelkit jobs resolve fox-2 --resubmit"}
    assert (bought(mock), posts(mock)) == (3, 3)


def test_a_failed_job_is_bought_again_only_if_that_is_wanted(reelkit: Reelkit, serve: Serve) -> None:
    """The exit code says that there is one."""
    mock = serve()
    mock.fault("fail", route="create", prompt="fox 1")

    assert reelkit(*foxes(3)).exit_code == 1
    again = reelkit(*foxes(3))
    assert (again.exit_code, posts(mock)) == (1, 3)
    assert "the same command with --retry-failed" in again.stderr

    assert reelkit(*foxes(3), "--retry-failed").exit_code == 0
    assert posts(mock) == 4


def test_the_brake_holds_and_a_higher_one_goes_on(reelkit: Reelkit, serve: Serve) -> None:
    """Nothing is bought that would cross it."""
    mock = serve()

    done = reelkit(*foxes(5), "--max-credits", str(2 * PRICE))
    assert (done.exit_code, bought(mock)) == (1, 2)
    assert summary()["counts"] == {"ok": 2, "over_budget": 3}

    done = reelkit(*foxes(5), "--max-credits", str(3 * PRICE))
    assert (done.exit_code, bought(mock)) == (0, 5)


def test_what_every_line_would_meet_stops_it(reelkit: Reelkit, serve: Serve) -> None:
    """A key that is not accepted is not shown 500 times."""
    mock = serve()
    mock.fault({"status": 401}, route="create", times=1)

    done = reelkit(*foxes(50), "--max-in-flight", "1")

    assert done.exit_code == 3, done.output
    assert posts(mock) == 1
    assert "49 not begun" in done.stdout
    assert "stopped: " in done.stderr


def test_columns_fill_a_template_from_standard_input(
    reelkit: Reelkit, serve: Serve, process: Process, tmp_path: Path
) -> None:
    """The keys stand in the file."""
    mock = serve()
    (tmp_path / "foxes.csv").write_text("key,animal,place,duration\na,fox,snow,8\nb,hare,rain,5\n")

    with (tmp_path / "foxes.csv").open() as stdin:
        command = ["batch", "-", "-o", "out", "--prompt", "a {animal} in {place}"]
        running = process(*command, stdin=stdin, mock=os.environ["AIMLAPI_BASE_URL"])
        stdout, stderr = running.communicate(timeout=60)

    assert running.returncode == 0, stderr
    assert sorted(stdout.splitlines()[:-1]) == ["a  ok  out/a.mp4", "b  ok  out/b.mp4"]
    assert bought(mock) == 2


def test_programs_are_given_one_object_a_line(reelkit: Reelkit, serve: Serve) -> None:
    """The summary comes last."""
    mock = serve()
    mock.fault("fail", route="create", prompt="fox 1")

    *each, last = objects(reelkit(*foxes(2), "--json"))

    assert {row["key"]: row["state"] for row in each} == {"fox-0": "ok", "fox-1": "failed"}
    assert last["summary"]["counts"] == {"ok": 1, "failed": 1}
    assert last["summary"]["exit_code"] == 1


def test_a_dry_run_sends_nothing_and_needs_no_key(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    """It shows the first requests and an estimate, and leaves nothing behind."""
    mock = serve()
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit(*foxes(10), "--dry-run")
    (data,) = objects(reelkit(*foxes(10), "--dry-run", "--json"))

    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 3
    assert "10 lines: about 4,200,000 credits (2.10 USD), an estimate" in done.stderr
    assert (data["lines"], data["estimate"]["credits"]) == (10, 10 * PRICE)
    assert data["first"][0] == {"key": "fox-0", "request": {"model": TEXT, "prompt": "fox 0"}}
    assert mock.calls == []
    assert not Path("out").exists()
    assert not journal.exists()


def test_a_dry_run_of_one_video_shows_its_request_and_its_price(
    reelkit: Reelkit, serve: Serve, monkeypatch: pytest.MonkeyPatch, journal: Path
) -> None:
    """And what is wrong with it is said as ever."""
    mock = serve()
    monkeypatch.delenv("AIMLAPI_API_KEY")

    done = reelkit("generate", "a fox", "--duration", "8", "--dry-run")

    assert (done.exit_code, json.loads(done.stdout)) == (0, {"model": TEXT, "prompt": "a fox", "duration": 8})
    assert "about 672,000 credits" in done.stderr
    assert reelkit("generate", "a fox", "--duration", "9", "--dry-run").exit_code == 2
    assert mock.calls == []
    assert not journal.exists()


def test_a_rehearsal_asks_a_mock_and_leaves_no_journal(reelkit: Reelkit, process: Process, journal: Path) -> None:
    """Its purchases end with it."""
    pytest.importorskip("httptools", reason="the mock's own extra")
    running = process(*foxes(2), "--mock")

    stdout, stderr = running.communicate(timeout=60)

    assert running.returncode == 0, stderr
    assert sorted(stdout.splitlines()[:-1]) == ["fox-0  ok  out/fox-0.mp4", "fox-1  ok  out/fox-1.mp4"]
    assert not journal.exists()


def test_a_folder_that_cannot_be_made_stops_it(reelkit: Reelkit, serve: Serve) -> None:
    """Before anything is bought."""
    mock = serve()
    command = foxes(2)
    Path("out").write_text("a file")

    assert reelkit(*command).exit_code == 2
    assert mock.calls == []


def test_a_summary_that_cannot_be_written_says_so(reelkit: Reelkit, serve: Serve) -> None:
    """The videos are there all the same, and the exit code is not that of a failed or an invalid one."""
    serve()
    Path("out/summary.json").mkdir(parents=True)

    done = reelkit(*foxes(2))

    assert done.exit_code == 74, done.output
    assert "there is no summary: cannot write out/summary.json: what is there is no file" in done.stderr
    assert videos() == ["fox-0.mp4", "fox-1.mp4", "summary.json"]


def test_a_full_disk_for_temporary_files_ends_no_batch(
    reelkit: Reelkit, serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What did not end well is told as ever, only the summary lacks it."""
    mock = serve()
    mock.fault("fail", route="create", times=2)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda *_, **__: SmallFile(tmp_path / "small", "w+"))

    done = reelkit(*foxes(4))

    assert done.exit_code == 1, done.output
    assert summary()["counts"] == {"ok": 2, "failed": 2}
    assert summary()["not_ok"] == []
    assert "2 that did not end well are not in the summary: there was no room in " in done.stderr


class SmallFile(io.FileIO):
    """A file on a disk that takes ten bytes."""

    def write(self, content: Any) -> int:
        return super().write(bytes(content)[: 10 - self.tell()])


def _wait_for(mock: Mock, count: int) -> None:
    end = time.monotonic() + 30
    while bought(mock) < count:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_killed_and_given_again_each_line_is_charged_once(reelkit: Reelkit, serve: Serve, process: Process) -> None:
    """SIGKILL leaves no time for anything. What it met before its create left, is the one thing that stays unknown."""
    mock = serve()
    command = foxes(150)
    for count in (10, 40, 70):
        running = process(*command, "--max-in-flight", "4", "--deadline", "1s", mock=os.environ["AIMLAPI_BASE_URL"])
        _wait_for(mock, count)
        running.kill()
        running.communicate()
    assert bought(mock) < 150

    reelkit(*command, "--deadline", "1h")  # looks for what may never have left, as long as it may
    done = reelkit(*command, "--deadline", "1h")
    counts = summary()["counts"]
    unknown = counts.get("unknown", 0)

    assert done.exit_code == (8 if unknown else 0), done.output[-2000:]
    assert counts["ok"] == bought(mock) == len({row["client_request_id"] for row in mock.ledger}) == 150 - unknown
    assert unknown <= 12
    assert len([name for name in videos() if name.endswith(".mp4")]) == counts["ok"]


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_an_interrupt_lets_go_and_says_how_to_go_on(reelkit: Reelkit, serve: Serve, process: Process) -> None:
    """Nothing half-written is left, and nothing is lost."""
    mock = serve()
    command = foxes(200)
    running = process(*command, "--max-in-flight", "4", mock=os.environ["AIMLAPI_BASE_URL"])
    _wait_for(mock, 10)
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=20)

    assert running.returncode == 130, stderr
    assert "Traceback" not in stderr
    assert "Give the same command again" in stderr
    assert stderr.splitlines()[-1] == "reelkit resume"
    assert [name for name in videos() if name.startswith(".") or not name.endswith(".mp4")] == []

    reelkit(*command, "--deadline", "1h")  # looks for what may never have left, as long as it may
    done = reelkit(*command, "--deadline", "1h")
    counts = summary()["counts"]
    assert done.exit_code in (0, 8), done.output[-2000:]
    assert counts["ok"] == bought(mock) == 200 - counts.get("unknown", 0)


def test_where_somebody_looks_on_a_bar_counts(reelkit: Reelkit, serve: Serve, process: Process) -> None:
    """And stdout, which is a pipe here, has its lines untouched."""
    pytest.importorskip("rich")
    pty = pytest.importorskip("pty", reason="needs a terminal")
    serve()
    ours, its = pty.openpty()
    running = process(*foxes(3), mock=os.environ["AIMLAPI_BASE_URL"], stderr=its, terminal="xterm")

    stdout, _ = running.communicate(timeout=20)
    os.close(its)
    shown = b""
    while chunk := read_terminal(ours):
        shown += chunk
    os.close(ours)

    assert sorted(stdout.splitlines()[:-1]) == [f"fox-{n}  ok  out/fox-{n}.mp4" for n in range(3)]
    assert b"3/3" in shown
    assert b"0 running, 0 not ok, 1,260,000 credits" in shown
