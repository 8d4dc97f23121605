"""Runs the mock as a child process while one command runs."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from reelkit._errors import ReelkitError
from reelkit_specs import KEY_VARIABLES

START_TIMEOUT = 20.0  # seconds until the mock must have printed its address
END_TIMEOUT = 5.0  # seconds until the mock must have ended


@contextlib.contextmanager
def running_mock(scenario: Mapping[str, Any]) -> Iterator[str]:
    """Start `python -m reelkit_mock`, yield its base URL, and stop it. It also ends when this process is killed."""
    env = {name: value for name, value in os.environ.items() if name not in KEY_VARIABLES}
    command = [sys.executable, "-m", "reelkit_mock", "--while-stdin-is-open"]
    with tempfile.TemporaryFile() as stderr, contextlib.ExitStack() as stack:
        with tempfile.TemporaryDirectory() as folder:  # deleted once the mock has read it, in case we are killed later
            file = Path(folder, "scenario.json")
            file.write_text(json.dumps(scenario), encoding="utf-8")
            command += ["--scenario", str(file)]
            started = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr)
            process = stack.enter_context(started)
            stack.callback(_stop, process)
            base_url = _read_base_url(process, stderr)
        yield base_url


def _read_base_url(process: subprocess.Popen[bytes], stderr: IO[bytes]) -> str:
    """The base URL in the first line that the mock prints."""
    assert process.stdout is not None  # it is a pipe
    timer = threading.Timer(START_TIMEOUT, process.kill)
    timer.start()
    try:
        line = process.stdout.readline()
    finally:
        timer.cancel()
    try:
        url = json.loads(line)["base_url"]
    except (ValueError, KeyError, TypeError):
        url = None
    if not isinstance(url, str):
        _stop(process)
        stderr.seek(0)
        reason = stderr.read().decode(errors="replace").strip().rpartition("\n")[2] or "it did not print its address"
        raise ReelkitError(f"the mock could not be started ({reason}); install it with: pip install 'reelkit[mock]'")
    return url


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(END_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
