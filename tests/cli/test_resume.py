"""`reelkit resume` after interruptions, kills and lost responses."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from reelkit._journal.journal import Journal
from tests.cli.conftest import Process, Reelkit, Serve
from tests.cli.purchases import bought, job_of, objects, posts
from tests.cli.service import VIDEO, Says, Service
from tests.cli.terminal import shown
from tests.wrapper.script import FOX

REQUEST = FOX.to_dict()


def test_resume_without_unfinished_purchases_exits_with_0(reelkit: Reelkit) -> None:
    """It prints that there are none."""
    done = reelkit("resume")

    assert (done.exit_code, done.stdout) == (0, "no unfinished purchases\n")


def test_a_lost_create_is_one_purchase(reelkit: Reelkit, serve: Serve) -> None:
    """It is found in the logs, and its video is saved."""
    mock = serve()
    mock.fault("lost", route="create")

    done = reelkit("generate", "a fox", "-o", "fox.mp4")

    assert (done.exit_code, done.stdout, posts(mock), bought(mock)) == (0, "fox.mp4\n", 1, 1), done.stderr


def test_resume_finishes_purchases_without_a_create(reelkit: Reelkit, service: Service, tmp_path: Path) -> None:
    """It downloads the video if a path was given."""
    service.video = [Says(404, b"gone")]
    assert reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4").exit_code == 7
    service.video = [Says(200, VIDEO)]

    done = reelkit("resume")

    assert (done.exit_code, done.stdout) == (0, f"fox  ok  {tmp_path / 'fox.mp4'}\n1 ok\n")
    assert ((tmp_path / "fox.mp4").read_bytes(), len(service.bodies())) == (VIDEO, 1)


def test_resume_saves_to_the_last_named_path(reelkit: Reelkit, service: Service, tmp_path: Path) -> None:
    """A command without -o keeps the earlier path."""
    service.video = [Says(404, b"gone")]
    for place in (["-o", "a.mp4"], ["-o", "b.mp4"], []):
        assert reelkit("generate", "a fox", "--key", "fox", *place).exit_code == 7
    service.video = [Says(200, VIDEO)]

    assert reelkit("resume").stdout == f"fox  ok  {tmp_path / 'b.mp4'}\n1 ok\n"
    assert [path.name for path in tmp_path.iterdir()] == ["b.mp4"]
    assert len(service.bodies()) == 1


@pytest.mark.slow
def test_a_terminal_shows_how_many_purchases_are_resumed(reelkit: Reelkit, serve: Serve, process: Process) -> None:
    """In place of a line for each change; stdout, which is a pipe, has only the results."""
    pytest.importorskip("rich")
    pty = pytest.importorskip("pty", reason="needs a terminal")
    serve()
    for key in ("fox", "owl"):
        assert reelkit("submit", "an animal", "--key", key).exit_code == 0
    ours, its = pty.openpty()
    running = process("resume", mock=os.environ["AIMLAPI_BASE_URL"], stderr=its, terminal="xterm")

    stdout, _ = running.communicate(timeout=20)
    os.close(its)
    seen = shown(ours).decode()

    assert stdout.splitlines()[-1] == "2 ok"
    assert "2 of 2" in seen
    assert "2 done, 0 failed" in seen
    assert "queued after" not in seen


def test_resume_waits_for_a_submitted_job(reelkit: Reelkit, serve: Serve) -> None:
    """It prints the command that saves, and nothing is unfinished afterwards."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit("resume")

    job = job_of(mock)
    assert (done.exit_code, posts(mock)) == (0, 1)
    assert done.stdout == f"fox  ok  job {job} is done; to save it: reelkit save -- {job}\n1 ok\n"
    assert reelkit("resume").stdout == "no unfinished purchases\n"


def test_with_json_resume_prints_an_object_per_purchase_and_a_summary(reelkit: Reelkit, serve: Serve) -> None:
    """One per line."""
    mock = serve()
    reelkit("submit", "a fox", "--key", "fox")

    each, summary = objects(reelkit("resume", "--json"))

    assert each == {"key": "fox", "state": "ok", "job_id": job_of(mock), "error": None}
    assert summary == {"summary": {"ok": 1}, "exit_code": 0}


def test_the_worst_outcome_determines_the_exit_code(reelkit: Reelkit, serve: Serve) -> None:
    """1 for a failed job, and 8 for an unknown outcome, which comes first."""
    mock = serve(logs="never")
    reelkit("submit", "a fox", "--key", "good")
    reelkit("submit", "a fox", "--key", "bad")
    mock.force(list(mock.jobs)[1], "failed")
    assert reelkit("resume").exit_code == 1

    mock.fault("lost", route="create")
    assert reelkit("submit", "a fox", "--key", "lost").exit_code == 8
    reelkit("submit", "a fox", "--key", "bad too")
    mock.force(list(mock.jobs)[3], "failed")

    states = {line.get("key"): line.get("state") for line in objects(reelkit("resume", "--json"))[:-1]}

    assert states == {"lost": "unknown", "bad too": "failed"}
    assert reelkit("resume").exit_code == 8
    assert posts(mock) == 4


def test_an_exceeded_deadline_exits_with_6(reelkit: Reelkit, service: Service) -> None:
    """The job continues, and can be finished later."""
    service.fetch = [service.job("generating")]
    reelkit("submit", "a fox", "--key", "fox")

    done = reelkit("resume", "--deadline", "5m")

    assert (done.exit_code, done.stdout.splitlines()[-1]) == (6, "1 timeout")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_an_interrupted_create_prints_the_command_resume(process: Process, service: Service) -> None:
    """As text and as JSON."""
    service.create = [Says(200, {}, hangs=0)]
    running = process("generate", "a fox", "--json")
    assert service.is_asked.wait(60)

    running.send_signal(signal.SIGINT)
    stdout, stderr = running.communicate(timeout=60)

    assert running.returncode == 130
    assert stderr.endswith("may be billed; resume with:\nreelkit resume\n")
    assert json.loads(stdout)["error"]["resume"] == ["reelkit resume"]


@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_an_interrupted_resume_can_be_run_again(process: Process, reelkit: Reelkit, service: Service) -> None:
    """It prints the command."""
    service.fetch = [service.job("generating")]
    reelkit("submit", "a fox", "--key", "fox")
    running = process("resume")
    assert running.stderr is not None
    assert "generating" in running.stderr.readline()

    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=60)

    assert (running.returncode, stderr) == (130, "interrupted; resume with:\nreelkit resume\n")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")
def test_an_interrupted_resume_leaves_no_part_of_a_file(
    process: Process, reelkit: Reelkit, service: Service, tmp_path: Path
) -> None:
    """The next one saves the video."""
    service.video = [Says(404, b"gone")]
    reelkit("generate", "a fox", "--key", "fox", "-o", "fox.mp4")
    service.video = [Says(200, VIDEO, hangs=5), Says(200, VIDEO)]
    running = process("resume")
    assert service.is_asked.wait(60)

    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=60)

    assert (running.returncode, stderr.splitlines()[-1]) == (130, "reelkit resume")
    assert list(tmp_path.iterdir()) == []
    assert reelkit("resume").stdout == f"fox  ok  {tmp_path / 'fox.mp4'}\n1 ok\n"
    assert len(service.bodies()) == 1


def test_unfinished_purchases_of_another_service_are_named(reelkit: Reelkit, service: Service) -> None:
    """With the option that resumes them."""
    reelkit("submit", "a fox")

    done = reelkit("resume", "--base-url", "http://127.0.0.1:1")

    assert (done.exit_code, done.stdout) == (0, "no unfinished purchases\n")
    assert done.stderr == f"1 unfinished from {service.url}: pass --base-url {service.url}\n"


@pytest.mark.skipif(os.name != "posix", reason="sends SIGKILL")
def test_a_process_killed_during_a_create_loses_nothing(
    process: Process, reelkit: Reelkit, serve: Serve, tmp_path: Path
) -> None:
    """`resume` finds the job in the logs and saves its video to the requested path."""
    mock = serve()
    mock.fault({"hang": True, "handled": True}, route="create")
    url = os.environ["AIMLAPI_BASE_URL"]
    running = process("generate", "a fox", "-o", "fox.mp4", "--key", "fox", "--base-url", url)
    end = time.monotonic() + 20
    while not mock.ledger and time.monotonic() < end:
        time.sleep(0.01)
    running.kill()
    running.wait(60)

    done = reelkit("resume")

    assert (done.exit_code, done.stdout) == (0, f"fox  ok  {tmp_path / 'fox.mp4'}\n1 ok\n")
    assert (posts(mock), bought(mock)) == (1, 1)


def test_resume_buys_again_only_if_it_is_told_to(reelkit: Reelkit, serve: Serve, journal: Path) -> None:
    """A create that was never sent is proven to have no job."""
    mock, url = serve(), os.environ["AIMLAPI_BASE_URL"]
    Journal(journal).intend(url, "fox", REQUEST, "0" * 32, REQUEST["model"], save_to="fox.mp4")

    left = reelkit("resume")
    assert (left.exit_code, posts(mock)) == (2, 0), left.output
    Journal(journal).intend(url, "fox", REQUEST, "1" * 32, REQUEST["model"], save_to="fox.mp4")
    done = reelkit("resume", "--resubmit", "proven")

    assert (done.exit_code, posts(mock)) == (0, 1), done.output
    assert Path("fox.mp4").exists()
