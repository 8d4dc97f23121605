"""The processes that the measurement starts; all of them end with it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
STOP_WITHIN = 5.0

_started: set["subprocess.Popen[str]"] = set()
_ending = threading.Event()


class CannotRun(Exception):
    """A process did not start or is not installed; the message says why."""


class Finished(NamedTuple):
    """How a command ended; *status* is None if it took too long."""

    status: int | None
    output: str

    def last_line(self) -> str:
        """Return the last line of its output."""
        return (self.output.strip().splitlines() or ["it said nothing"])[-1][:200]


def python(module: str, *arguments: str) -> list[str]:
    """Return the command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]


@contextlib.contextmanager
def running(command: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the first line of a server, which is JSON; the server ends with the block."""
    with _process(command, subprocess.PIPE, subprocess.PIPE) as popen:
        assert popen.stdout is not None
        assert popen.stderr is not None
        if not (line := popen.stdout.readline()):
            raise CannotRun(Finished(None, popen.stderr.read()).last_line())
        yield json.loads(line)


def finished(command: Sequence[str], within: float, **environment: str) -> Finished:
    """Run a command until it ends, or stop it."""
    with _process(command, subprocess.DEVNULL, subprocess.STDOUT, **environment) as popen:
        try:
            output, _ = popen.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            return Finished(None, f"still running after {within:.0f} s")
        return Finished(popen.returncode, output)


def end_all() -> None:
    """Stop every process, and start no more."""
    _ending.set()
    for popen in list(_started):
        _signal(popen, signal.SIGTERM)


@contextlib.contextmanager
def _process(command: Sequence[str], stdin: int, stderr: int, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    if _ending.is_set():
        raise CannotRun("the measurement is being ended")
    popen = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        errors="replace",
        start_new_session=True,  # Ctrl-C reaches the measurement only, which then stops its processes
    )
    _started.add(popen)
    try:
        yield popen
    finally:
        _end(popen)
        _started.discard(popen)
        for pipe in (popen.stdin, popen.stdout, popen.stderr):
            if pipe is not None:
                pipe.close()


def _end(popen: "subprocess.Popen[str]") -> None:
    """Stop a process and its children, with SIGTERM first."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if popen.poll() is None:
            _signal(popen, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                popen.wait(STOP_WITHIN)


def _signal(popen: "subprocess.Popen[str]", number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(popen.pid, number)
