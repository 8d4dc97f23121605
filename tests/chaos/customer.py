"""A process that runs the command line in a hurry: ``python -m tests.chaos.customer '[["batch", ...], ...]'``.

It is the real one but for its patience, which is cut to what a test can wait for. At the first time that it reaches the
named point in CHAOS_DIE_AT it dies by SIGKILL. It ends with the exit code of the last command.
"""

import json
import os
import signal
import sys
from typing import Any

from reelkit import AsyncClient, Client, Poll, _async_client, _client, _points
from reelkit.__main__ import main

HURRY: dict[str, Any] = {"poll": Poll(0.5, 1.0, 0.5, 0.0), "request_timeout": 2.0}


class HurriedClient(Client):
    """A client whose waits are short."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | HURRY)


class HurriedAsyncClient(AsyncClient):
    """The same."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | HURRY)


def die(name: str) -> None:
    """As hard as it gets: nothing is cleaned up."""
    if name == os.environ.get("CHAOS_DIE_AT"):
        os.kill(os.getpid(), signal.SIGKILL)


def run(commands: list[list[str]]) -> int:
    """Run one command after another."""
    _points.watcher = die
    _client.Client, _async_client.AsyncClient = HurriedClient, HurriedAsyncClient  # type: ignore[assignment, misc] # as commands find them
    codes = [main(command, prog_name="reelkit", standalone_mode=False) for command in commands]
    return int(codes[-1] or 0)


if __name__ == "__main__":
    sys.exit(run(json.loads(sys.argv[1])))
