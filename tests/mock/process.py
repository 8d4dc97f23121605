"""The mock as a process of its own."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import httpx

PATIENCE = 20.0  # seconds; a test that needs them hangs
MODULE = (sys.executable, "-m", "reelkit_mock")
COMMAND = (sys.executable, "-m", "reelkit", "mock")
KEY = "a-key-of-the-tests"
REQUEST = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}


class Room(NamedTuple):
    """A mock that is running; *first* is what its first line said."""

    process: "subprocess.Popen[str]"
    first: dict[str, Any]

    def client(self, key: str = KEY, **options: Any) -> httpx.Client:
        """An HTTP client of it."""
        headers = {"authorization": f"Bearer {key}"}
        return httpx.Client(
            base_url=self.first["base_url"], headers=headers, timeout=PATIENCE, trust_env=False, **options
        )

    def end(self) -> tuple[int, str]:
        """Its exit code, and what else it has said, once it ends."""
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        code = self.process.wait(PATIENCE)
        return code, self.process.stdout.read() + self.process.stderr.read()


@contextlib.contextmanager
def room(*args: str, command: tuple[str, ...] = MODULE, env: dict[str, str] | None = None) -> Iterator[Room]:
    """Start the mock; its standard input is a pipe."""
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
            yield Room(process, json.loads(process.stdout.readline()))
        finally:
            process.kill()


def refused(*args: str, command: tuple[str, ...] = MODULE) -> "subprocess.CompletedProcess[str]":
    """Start a mock that cannot start."""
    return subprocess.run(
        [*command, *args],
        env=_environment(None),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def _environment(more: dict[str, str] | None) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "REELKIT_MOCK_TOKEN"} | (more or {})
