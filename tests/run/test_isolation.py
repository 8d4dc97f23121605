"""`reelkit run --isolate`: programs that ignore variables and hooks reach the mock, and none reaches anything else."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reelkit_run import _isolation as isolation
from reelkit_run._errors import RunError
from tests.run.programs import PROGRAMS, SIZE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces"),
]
Isolated = Callable[..., "subprocess.CompletedProcess[str]"]
UNPRIVILEGED = ("setpriv", "--bounding-set=-sys_admin", "--inh-caps=-sys_admin")


@pytest.fixture
def isolated() -> Isolated:
    """Run a program with --isolate. Skips where that is forbidden, as in many containers."""

    def run(*command: str, before: tuple[str, ...] = ()) -> "subprocess.CompletedProcess[str]":
        whole = [*before, sys.executable, "-m", "reelkit", "run", "--isolate", "--clock", "polls:1", "--", *command]
        done = subprocess.run(whole, capture_output=True, text=True, timeout=60, check=False)
        if "does not allow --isolate" in done.stderr:
            pytest.skip(done.stderr)
        return done

    return run


@pytest.mark.parametrize("name", ["aiohttp under uvloop", "wget", "httpx with a context of its own"])
def test_a_program_that_ignores_variables_and_hooks_reaches_the_mock(
    isolated: Isolated, name: str, tmp_path: Path
) -> None:
    """By the name look-up and the certificates of the system."""
    program = PROGRAMS[name]
    if program.missing or (name == "wget" and shutil.which("wget") is None):
        pytest.skip(f"{program.missing or name} is not installed")

    done = isolated(*program.command(tmp_path))

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(SIZE)
    assert "3 requests to the mock, 1 job" in done.stderr


LOST = """
import json, os, socket
try:
    socket.create_connection(("192.0.2.1", 443), 5)
    reached = True
except OSError:
    reached = False
names = [f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd")]
sockets = [name for name in names if os.path.exists(name) and os.readlink(name).startswith("socket:")]
print(json.dumps([reached, sockets, os.getuid(), open("/etc/hosts").read().count("api.aimlapi.com")]))
"""


def test_nothing_else_can_be_reached(isolated: Isolated) -> None:
    """And the program holds none of the sockets that the mock listens on."""
    done = isolated(sys.executable, "-c", LOST)

    assert done.stdout == f"[false, [], {os.getuid()}, 1]\n", done.stderr
    assert "api.aimlapi.com" not in Path("/etc/hosts").read_text()


def test_a_broken_pipe_ends_a_program_as_it_does_elsewhere(isolated: Isolated) -> None:
    """Python ignores the signal, and what starts the program is written in Python."""
    assert int(isolated("grep", "SigIgn", "/proc/self/status").stdout.split()[1], 16) & (1 << 12) == 0


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not installed")
def test_no_privileges_are_needed(isolated: Isolated) -> None:
    """A user namespace stands in for them."""
    done = isolated("curl", "-sS", "--noproxy", "*", "https://api.aimlapi.com/v1/models", before=UNPRIVILEGED)

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith('{"object":"list"')


@pytest.mark.parametrize(("command", "code"), [("no-such-program", 127), ("/etc/hosts", 126)])
def test_the_codes_are_those_of_a_shell(isolated: Isolated, command: str, code: int) -> None:
    """Also where the process that cannot become the program was started before."""
    done = isolated(command)

    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(f"reelkit run: {command}: ")


def test_where_it_is_impossible_one_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It names the step, and what to do. No process is left."""
    monkeypatch.setattr(isolation, "PORTS", (443, 443))

    async def main() -> None:
        async with isolation.isolated(["api.example.com"], tmp_path / "bundle.pem"):
            pass

    with pytest.raises(RunError, match=r"this system does not allow --isolate: .* Run the program without it\.$"):
        asyncio.run(main())
