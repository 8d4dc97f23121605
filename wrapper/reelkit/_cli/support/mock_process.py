"""The mock as a process, for as long as one command runs."""

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
from reelkit._io.settings import KEY_VARIABLES

START = 20.0  # seconds that the mock has to say where it is
END = 5.0  # seconds that it has to go


@contextlib.contextmanager
def mock_room(scenario: Mapping[str, Any] | None = None) -> Iterator[str]:
    """Start `python -m reelkit_mock`, tell its base URL, and end it. It ends alone if this process is killed."""
    env = {name: value for name, value in os.environ.items() if name not in KEY_VARIABLES}
    command = [sys.executable, "-m", "reelkit_mock", "--while-stdin-is-open"]
    with tempfile.TemporaryFile() as stderr, contextlib.ExitStack() as stack:
        with tempfile.TemporaryDirectory() as folder:  # until it is read, so that nothing is left if we are killed
            if scenario is not None:
                file = Path(folder, "scenario.json")
                file.write_text(json.dumps(scenario), encoding="utf-8")
                command += ["--scenario", str(file)]
            started = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr)
            process = stack.enter_context(started)
            stack.callback(_end, process)
            base_url = _base_url(process, stderr)
        yield base_url


def _base_url(process: subprocess.Popen[bytes], stderr: IO[bytes]) -> str:
    """What its first line says."""
    assert process.stdout is not None  # it is a pipe
    alarm = threading.Timer(START, process.kill)
    alarm.start()
    try:
        line = process.stdout.readline()
    finally:
        alarm.cancel()
    try:
        url = json.loads(line)["base_url"]
    except (ValueError, KeyError, TypeError):
        url = None
    if not isinstance(url, str):
        _end(process)
        stderr.seek(0)
        words = stderr.read().decode(errors="replace").strip().rpartition("\n")[2] or "it did not say where it is"
        raise ReelkitError(f"the mock could not be started ({words}); it needs: pip install 'reelkit[mock]'")
    return url


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(END)
    except subprocess.TimeoutExpired:
        process.kill()
