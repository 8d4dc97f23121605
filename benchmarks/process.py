"""Separate processes: for work that must not be affected by earlier work, and for a mock."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from .rounds import CannotMeasure
from .row import ROOT

END_WITHIN = 10.0  # seconds


def in_own_process(module: str, *arguments: object, limit: float = 600.0) -> Any:
    """Return what `python -m benchmarks.MODULE ...` prints, which is JSON. It must exit within *limit* seconds."""
    done = finished([sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)], limit)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it did not say why"]
        raise CannotMeasure(f"benchmarks.{module} ended with exit code {done.returncode}: {said[-1]}")
    return json.loads(done.stdout)


def finished(
    command: Sequence[str], limit: float, cwd: Path = ROOT, more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, with *more* added to the environment. An interrupt ends it too."""
    environment = os.environ | (more or {})
    with subprocess.Popen(
        command, cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            out, err = process.communicate(timeout=limit)
        except BaseException as error:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(END_WITHIN)  # it stops its own children
            process.kill()
            if isinstance(error, subprocess.TimeoutExpired):
                raise CannotMeasure(f"`{' '.join(command[1:4])}` did not end within {limit:.0f} s") from None
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, err)


@contextlib.contextmanager
def mock(*options: str) -> Iterator[str]:
    """Run a mock with these options and yield its address."""
    command = [sys.executable, "-m", "reelkit_mock", "--while-stdin-is-open", *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["base_url"]
        finally:
            process.stdin.close()  # which ends the mock
