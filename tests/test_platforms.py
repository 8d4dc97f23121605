"""What only POSIX systems have is not needed: tried in a process without it, as on Windows."""

import subprocess
import sys
from pathlib import Path

import pytest

# The standard library and the SDK of `reelkit mcp` import what they need of these first: on Windows they do without.
SCRIPT = """
import asyncio, http.server, importlib, multiprocessing.util, os, pathlib, pkgutil
import select, signal, socket, sqlite3, ssl, subprocess, sys, tempfile
import mcp.server.stdio

MODULES = ("fcntl", "grp", "pwd", "resource", "termios", "tty", "pty", "uvloop")
NAMES = {
    os: ("O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK", "fchmod", "fork", "geteuid", "getuid", "killpg", "pread", "pwrite",
         "register_at_fork", "sched_getaffinity", "statvfs"),
    select: ("epoll", "poll"),
    signal: ("SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "pthread_sigmask", "setitimer"),
    socket: ("SO_REUSEPORT",),
}
sys.modules |= dict.fromkeys(MODULES)
signal.Signals = [each for each in signal.Signals if each.name in ("SIGINT", "SIGTERM", "SIGABRT")]
for module, names in NAMES.items():
    for name in names:
        vars(module).pop(name, None)


def import_all(package):
    for found in pkgutil.walk_packages(importlib.import_module(package).__path__, package + "."):
        if found.name.rpartition(".")[2] not in UNPORTED:
            importlib.import_module(found.name)


UNPORTED = {"__main__", "sitecustomize", "_namespace"}  # programs of their own, the last two for `reelkit run` alone
"""

VIDEO = """
from reelkit import Client, no_waiting
from reelkit_mock import Mock

folder = pathlib.Path(sys.argv[1])
mock = Mock(clock="polls:2")
with mock.serve() as server, no_waiting():
    for _ in range(2):
        with Client("any-key", base_url=server.base_url, journal=folder / "jobs.db") as client:
            request = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"}
            saved = client.submit(request, key="fox").result().save(folder / "fox.mp4")
            print(saved.size == (folder / "fox.mp4").stat().st_size, len(mock.ledger))
"""


def without_posix(script: str, *arguments: str) -> str:
    """The output of a script in a process in which it is missing."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT + script, *arguments], capture_output=True, text=True, timeout=90
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_every_module_can_be_imported() -> None:
    """Of every package: `reelkit run` says that it needs Linux or macOS, and its import must not fail before that."""
    packages = ["reelkit", "reelkit_mock", "reelkit_specs", "reelkit_conformance", "reelkit_run"]

    assert without_posix(f"for each in {packages}:\n    import_all(each)") == ""


@pytest.mark.slow
def test_a_video_is_made_once_and_saved(tmp_path: Path) -> None:
    """By a client with a journal, from a mock on a socket."""
    assert set(without_posix(VIDEO, str(tmp_path)).splitlines()) == {"True 1"}
