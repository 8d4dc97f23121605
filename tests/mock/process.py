"""Runs the mock as a process."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx

TIMEOUT = 20.0  # seconds; only a hanging test needs them
MODULE = (sys.executable, "-m", "reelkit_mock")
COMMAND = (sys.executable, "-m", "reelkit", "mock")
KEY = "a-key-of-the-tests"
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}


class RunningMock(NamedTuple):
    """A running mock; *first* is its first line."""

    process: "subprocess.Popen[str]"
    first: dict[str, Any]

    def client(self, key: str = KEY, **options: Any) -> httpx.Client:
        """Return an HTTP client of the mock."""
        headers = {"authorization": f"Bearer {key}"}
        return httpx.Client(
            base_url=self.first["base_url"], headers=headers, timeout=TIMEOUT, trust_env=False, **options
        )

    def end(self) -> tuple[int, str]:
        """Wait for the process; return its exit code and the rest of its output."""
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        code = self.process.wait(TIMEOUT)
        return code, self.process.stdout.read() + self.process.stderr.read()


@contextlib.contextmanager
def mock_process(
    *args: str, command: tuple[str, ...] = MODULE, env: dict[str, str] | None = None
) -> Iterator[RunningMock]:
    """Start the mock with a pipe as standard input."""
    started = subprocess.Popen(
        [*command, *args],
        env=_environment(env),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with started as process:
        try:
            assert process.stdout is not None
            yield RunningMock(process, json.loads(process.stdout.readline()))
        finally:
            process.kill()


def run_failing(*args: str, command: tuple[str, ...] = MODULE) -> "subprocess.CompletedProcess[str]":
    """Run a mock that is expected to exit with an error."""
    return subprocess.run(
        [*command, *args],
        env=_environment(None),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )


def _environment(more: dict[str, str] | None) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "REELKIT_MOCK_TOKEN"} | (more or {})
