"""Processes that the measurement starts, none of which outlives it."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
STOP_WITHIN = 5.0


class Finished(NamedTuple):
    """How a command ended; *status* is None if it took too long."""

    status: int | None
    output: str


@contextlib.contextmanager
def running(command: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What a server says in its first line, a line of JSON; it ends with the block."""
    popen = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert popen.stdout is not None
    assert popen.stderr is not None
    try:
        if not (line := popen.stdout.readline()):
            raise RuntimeError(f"{' '.join(command)} did not start: {popen.stderr.read().decode().strip()[-300:]}")
        yield json.loads(line)
    finally:
        _end(popen)
        for pipe in (popen.stdin, popen.stdout, popen.stderr):
            if pipe is not None:
                pipe.close()


def finished(command: Sequence[str], within: float) -> Finished:
    """Run a command to its end, or end it."""
    popen = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,  # Ctrl-C reaches the measurement alone, which then ends what it started
    )
    try:
        output, _ = popen.communicate(timeout=within)
        return Finished(popen.returncode, output)
    except subprocess.TimeoutExpired:
        return Finished(None, f"still running after {within:.0f} s")
    finally:
        _end(popen)
        if popen.stdout is not None:
            popen.stdout.close()


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]


def _end(popen: "subprocess.Popen[Any]") -> None:
    """End it and whatever it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if popen.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(popen.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            popen.wait(STOP_WITHIN)
