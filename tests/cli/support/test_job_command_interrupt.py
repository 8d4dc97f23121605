"""Ctrl-C with real processes: the job continues on the server, and no part of a file is left."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Process
from tests.cli.service import JOB, VIDEO, Says, Service

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends SIGINT")


def interrupted_after(process: "subprocess.Popen[str]", word: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a process that is interrupted once stderr has *word*."""
    assert process.stderr is not None
    said = ""
    while word not in said:
        line = process.stderr.readline()
        assert line, said
        said += line
    process.send_signal(signal.SIGINT)
    stdout, rest = process.communicate(timeout=60)  # only against hanging; a busy disk may take seconds
    return process.returncode, stdout, said + rest


def test_an_interrupted_wait_prints_the_command_that_resumes(process: Process, service: Service) -> None:
    """It sends no more requests."""
    service.fetch = [service.job("generating")]

    code, stdout, stderr = interrupted_after(process("wait", "-my-job"), "generating")

    assert (code, stdout) == (130, "")
    assert stderr.splitlines()[1:] == [
        "stopped waiting; job -my-job continues on the server; resume with:",
        "reelkit wait -- -my-job",
    ]
    assert len(service.requests) == 1


def test_an_interrupted_generate_prints_the_command_that_saves(process: Process, service: Service) -> None:
    """With the requested file."""
    service.fetch = [service.job("generating")]

    code, _, stderr = interrupted_after(process("generate", "a fox", "-o", "fox.mp4"), "generating")

    assert code == 130
    assert stderr.splitlines()[-2:] == [f"reelkit wait -- {JOB}", f"reelkit save -o fox.mp4 -- {JOB}"]


def test_with_json_an_interrupt_is_an_object(process: Process, service: Service) -> None:
    """On stdout, like every error."""
    service.fetch = [service.job("generating")]

    code, stdout, _ = interrupted_after(process("wait", JOB, "--json"), "generating")
    error = json.loads(stdout)["error"]

    assert (code, error["type"], error["exit_code"]) == (130, "Interrupted", 130)
    assert (error["job_id"], error["resume"]) == (JOB, [f"reelkit wait -- {JOB}"])


def test_a_create_that_is_interrupted_twice_may_be_billed(process: Process, service: Service) -> None:
    """Its response was not received, and the message says so."""
    service.create = [Says(200, {}, hangs=0)]
    running = process("generate", "a fox")
    assert service.is_asked.wait(10)

    running.send_signal(signal.SIGINT)
    assert running.stderr is not None
    assert "waiting up to 30 s for the response to the create" in running.stderr.readline()
    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=10)

    assert running.returncode == 130
    assert "may be billed" in stderr
    assert "Traceback" not in stderr


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_create_is_finished(process: Process, service: Service, number: signal.Signals) -> None:
    """Its job is known: the command that continues names it."""
    body = json.dumps(service.create[0].body).encode()
    service.create = [Says(200, body + b" ", hangs=len(body))]  # all that matters, but not the end
    running = process("generate", "a fox")
    assert service.is_asked.wait(10)

    running.send_signal(number)
    assert running.stderr is not None
    assert "waiting up to 30 s" in running.stderr.readline()
    service.is_over.set()
    _, stderr = running.communicate(timeout=10)

    assert running.returncode == 130
    assert stderr.splitlines()[-2].startswith(f"reelkit wait -- {JOB}")
    assert [method for method, _, _ in service.requests] == ["POST"]


def test_an_interrupted_download_leaves_no_file(process: Process, service: Service, tmp_path: Path) -> None:
    """Neither a part nor an empty file."""
    service.video = [Says(200, VIDEO, hangs=5)]
    running = process("save", JOB)
    assert service.is_asked.wait(10)

    running.send_signal(signal.SIGINT)
    _, stderr = running.communicate(timeout=10)

    assert running.returncode == 130
    assert f"reelkit save -- {JOB}" in stderr
    assert list(tmp_path.iterdir()) == []
