"""`reelkit batch`: every line is bought once, by the ledger of the mock, whatever faults occur."""

import os
from pathlib import Path

import pytest

from tests.cli.batches import foxes, summary, videos
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought, objects, posts
from tests.offers import offered
from tests.recorded_price import PRICE


def test_every_line_of_a_batch_becomes_a_video(reelkit: Reelkit, serve: Serve) -> None:
    """It prints one line for each and a summary, which is also saved."""
    mock = serve()

    done = reelkit(*foxes(6))

    assert done.exit_code == 0, done.output
    assert sorted(done.stdout.splitlines()[:-1]) == [f"fox-{n}  ok  out/fox-{n}.mp4" for n in range(6)]
    assert done.stdout.splitlines()[-1] == "6 ok; 2,520,000 credits reported by the service"
    assert videos() == [*(f"fox-{n}.mp4" for n in range(6)), "index.html", "summary.json"]
    assert "contact sheet: out/index.html" in done.stderr
    assert bought(mock) == 6
    assert summary()["counts"] == {"ok": 6}


def test_a_batch_without_a_contact_sheet(reelkit: Reelkit, serve: Serve) -> None:
    """The option leaves it out."""
    serve()

    done = reelkit(*foxes(1), "--no-page")

    assert (videos(), "contact sheet" in done.stderr) == (["fox-0.mp4", "summary.json"], False)


def test_reported_and_estimated_credits_are_separate(reelkit: Reelkit, serve: Serve) -> None:
    """The report of a lost response is missing, and a failed job is not charged."""
    mock = serve()
    mock.fault("lost", route="create", prompt="fox 1")
    mock.fault("fail", route="create", prompt="fox 2")

    done = reelkit(*foxes(4))

    told = "840,000 credits reported by the service, plus an estimated 420,000 for 1 without a report"
    assert done.stdout.splitlines()[-1].endswith(f"; {told}")
    assert [summary()[name] for name in ("credits_reported", "credits_estimated", "jobs_estimated")] == [
        2 * PRICE,
        PRICE,
        1,
    ]


def test_a_batch_that_is_run_again_sends_no_create(reelkit: Reelkit, serve: Serve) -> None:
    """It prints the same files."""
    mock = serve()
    first = reelkit(*foxes(4))
    again = reelkit(*foxes(4))

    assert (again.exit_code, posts(mock)) == (0, 4)
    assert sorted(again.stdout.splitlines()) == sorted(first.stdout.splitlines())


def test_lost_responses_buy_nothing_twice(reelkit: Reelkit, serve: Serve) -> None:
    """Interrupted downloads continue. The deadline is long, because each job advances the shared clock."""
    mock = serve()
    mock.fault("lost", route="create", times=2)
    mock.fault({"truncate": 100}, route="asset", times=2)

    done = reelkit(*foxes(5), "--deadline", "10000h")

    assert done.exit_code == 0, done.output
    assert (bought(mock), posts(mock), mock.unfired()) == (5, 5, [])


@pytest.mark.slow
def test_an_unknown_outcome_determines_the_exit_code(reelkit: Reelkit, serve: Serve) -> None:
    """It may be paid for; the summary has the command that continues."""
    mock = serve(logs="never")
    mock.fault("lost", route="create", prompt="fox 1")
    mock.fault("fail", route="create", prompt="fox 2")

    done = reelkit(*foxes(3), "--deadline", "1h")

    assert done.exit_code == 8, done.output
    assert summary()["counts"] == {"ok": 1, "failed": 1, "unknown": 1}
    hints = {row["key"]: row["hint"] for row in summary()["not_ok"]}
    assert hints == {"fox-1": "reelkit jobs show fox-1", "fox-2": "reelkit jobs resolve fox-2 --resubmit"}
    assert (bought(mock), posts(mock)) == (3, 3)


def test_a_failed_job_is_bought_again_only_with_retry_failed(reelkit: Reelkit, serve: Serve) -> None:
    """The exit code is 1 while there is one."""
    mock = serve()
    mock.fault("fail", route="create", prompt="fox 1")

    assert reelkit(*foxes(3)).exit_code == 1
    again = reelkit(*foxes(3))
    assert (again.exit_code, posts(mock)) == (1, 3)
    assert "run the same command with --retry-failed" in again.stderr

    assert reelkit(*foxes(3), "--retry-failed").exit_code == 0
    assert posts(mock) == 4


@pytest.mark.slow
def test_a_template_is_filled_from_columns_of_standard_input(
    reelkit: Reelkit, serve: Serve, process: Process, tmp_path: Path
) -> None:
    """The file has the keys."""
    mock = serve()
    (tmp_path / "foxes.csv").write_text(
        f"key,animal,place,duration\na,fox,snow,{offered('duration')[-1]}\nb,hare,rain,\n"
    )

    with (tmp_path / "foxes.csv").open() as stdin:
        command = ["batch", "-", "-o", "out", "--prompt", "a {animal} in {place}"]
        running = process(*command, stdin=stdin, mock=os.environ["AIMLAPI_BASE_URL"])
        stdout, stderr = running.communicate(timeout=60)

    assert running.returncode == 0, stderr
    assert sorted(stdout.splitlines()[:-1]) == ["a  ok  out/a.mp4", "b  ok  out/b.mp4"]
    assert bought(mock) == 2


@pytest.mark.every_python
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a thing of POSIX")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foxes.jsonl", '{"key": "a", "prompt": "fox"}\n{"key": "b", "prompt": "hare"}\n'),
        ("foxes.csv", "key,prompt\na,fox\nb,hare\n"),
        ("foxes", "key,prompt\na,fox\nb,hare\n"),
    ],
)
def test_a_pipe_is_read_once_and_completely(
    reelkit: Reelkit, serve: Serve, process: Process, tmp_path: Path, name: str, content: str
) -> None:
    """It is copied first, because a batch reads its file more than once."""
    mock = serve()
    os.mkfifo(tmp_path / name)

    running = process("batch", name, "-o", "out", mock=os.environ["AIMLAPI_BASE_URL"])
    (tmp_path / name).write_text(content)
    stdout, stderr = running.communicate(timeout=60)

    assert running.returncode == 0, stderr
    assert sorted(stdout.splitlines()[:-1]) == ["a  ok  out/a.mp4", "b  ok  out/b.mp4"]
    assert bought(mock) == 2


def test_with_json_a_batch_prints_one_object_per_line(reelkit: Reelkit, serve: Serve) -> None:
    """The summary is the last one."""
    mock = serve()
    mock.fault("fail", route="create", prompt="fox 1")

    *each, last = objects(reelkit(*foxes(2), "--json"))

    assert {row["key"]: row["state"] for row in each} == {"fox-0": "ok", "fox-1": "failed"}
    assert last["summary"]["counts"] == {"ok": 1, "failed": 1}
    assert last["summary"]["exit_code"] == 1


@pytest.mark.parametrize("content", ["{}", '{"generator": "mine"}', ""])
def test_a_summary_that_is_not_of_a_batch_is_kept(reelkit: Reelkit, serve: Serve, content: str) -> None:
    """The batch is refused before anything is bought."""
    mock = serve()
    command = foxes(1)
    Path("out").mkdir()
    Path("out/summary.json").write_text(content)

    done = reelkit(*command)

    assert done.exit_code == 2
    assert "summary.json is not a summary of `reelkit batch`, so it is not replaced" in done.stderr
    assert Path("out/summary.json").read_text() == content
    assert posts(mock) == 0
