"""A process that buys videos: ``python -m tests.wrapper.buyer URL JOURNAL FOLDER KEY...``.

It kills itself with SIGKILL at the crash point in REELKIT_DIE_AT. It prints a line with the outcome of each key.
"""

import os
import signal
import sys

from reelkit import Client, Poll, ReelkitError
from reelkit._system import crash_points
from tests.wrapper.face import KEY
from tests.wrapper.script import FOX


def die(name: str) -> None:
    """Kill this process at its crash point; nothing is cleaned up."""
    if name == os.environ.get("REELKIT_DIE_AT"):
        os.kill(os.getpid(), signal.SIGKILL)


def buy(url: str, journal: str, folder: str, *keys: str) -> None:
    """Buy and save one video for each key."""
    crash_points.watcher = die
    poll = Poll(initial=0.05, cap=0.05)
    with Client(KEY, base_url=url, journal=journal, deadline=5, poll=poll) as client:
        for key in keys:
            try:
                saved = client.generate(FOX, key=key, save_to=f"{folder}/{key}.mp4")
                print(key, "ok", saved.sha256, flush=True)
            except ReelkitError as error:
                print(key, type(error).__name__, error, flush=True)


if __name__ == "__main__":
    buy(*sys.argv[1:])
