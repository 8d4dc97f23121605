"""A journal for tests, purchases for it, and processes that use it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reelkit._journal.journal import Journal
from reelkit._journal.purchase import FAILED, GIVEN_UP, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase

SERVICE = "https://api.example.com"
MODEL = "pixverse/v5/text-to-video"
FOX: dict[str, Any] = {"model": MODEL, "prompt": "a fox"}
LIMIT = 30  # seconds for a process that may hang

Step = Callable[[Journal, Purchase], Purchase]

# The step that leads to a state, and the states before it.
STEPS: dict[str, Step] = {
    SUBMITTED: lambda journal, purchase: journal.submitted(purchase, f"job of {purchase.key}", "token-1"),
    UNKNOWN: lambda journal, purchase: journal.unknown(purchase, "the answer was lost"),
    SUCCEEDED: lambda journal, purchase: journal.succeeded(purchase, 5.0),
    FAILED: lambda journal, purchase: journal.failed(purchase, "NSFW"),
    SAVED: lambda journal, purchase: journal.saved(purchase, "/a/fox.mp4", "ab" * 32, 7),
    GIVEN_UP: lambda journal, purchase: journal.given_up(purchase, "not in the logs"),
}
WAYS: dict[str, tuple[str, ...]] = {
    INTENDED: (),
    SUBMITTED: (SUBMITTED,),
    UNKNOWN: (UNKNOWN,),
    SUCCEEDED: (SUBMITTED, SUCCEEDED),
    FAILED: (SUBMITTED, FAILED),
    SAVED: (SUBMITTED, SUCCEEDED, SAVED),
    GIVEN_UP: (GIVEN_UP,),
}


PRELUDE = """
import os, signal, sys, threading, time
from reelkit._system import crash_points as _points
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._errors import JournalError
SERVICE, FOX = "https://api.example.com", {"model": "pixverse/v5/text-to-video", "prompt": "a fox"}
journal = Journal(sys.argv[1])

def die_at(point):
    _points.watcher = lambda name: os.kill(os.getpid(), signal.SIGKILL) if name == point else None

def intend(key, **more):
    return journal.intend(SERVICE, key, FOX, "ours-1", FOX["model"], **more)

def tell(*words):
    print(*words, flush=True)
"""


def intend(journal: Journal, key: str | None = "fox", **more: Any) -> Purchase:
    """Write an intent to buy the fox."""
    return journal.intend(SERVICE, key, FOX, "ours-1", MODEL, **more)


def at(journal: Journal, state: str, key: str = "fox") -> Purchase:
    """Create a purchase in this state."""
    purchase = intend(journal, key)
    for step in WAYS[state]:
        purchase = STEPS[step](journal, purchase)
    return purchase


def start(path: Path | str, code: str, *args: str) -> "subprocess.Popen[str]":
    """Start a process that runs the code with an open journal."""
    command = [sys.executable, "-c", PRELUDE + code, str(path), *args]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def run(path: Path | str, code: str, *args: str) -> tuple[int, str]:
    """Run a process, and return its exit status and its output."""
    with start(path, code, *args) as process:
        out, err = process.communicate(timeout=LIMIT)
    assert not err, err
    return process.returncode, out
