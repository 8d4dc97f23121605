"""The mock and its peers, each a process group of its own, and what the system knows of them. Linux only.

All of them take a free port and are found by what they print. All are told to end by the closing of their standard
input, so that none outlives the benchmark however that ends.
"""

import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.install import VERSION, find_node, prism_script
from reelkit_mock._prism.process import PRELOAD
from reelkit_specs import contract

from ..rounds import CannotMeasure
from ..row import say

PACKAGE = Path(__file__).with_name("mockoon")
MOCKOON = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))["dependencies"]["@mockoon/cli"]
RUN_MOCKOON = Path("node_modules", "@mockoon", "cli", "bin", "run.js")
NPM = ("ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--no-update-notifier")
NPM_WITHIN = 300.0  # seconds

PORT = re.compile(r'"port":(\d+)}|"base_url": "http://127\.0\.0\.1:(\d+)"')
START_WITHIN = 60.0  # seconds
STOP_WITHIN = 3.0
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")

CREATE = json.dumps(
    {"model": "pixverse/v5/text-to-video", "prompt": "A red fox in the snow", "resolution": "720p", "duration": 5}
)
FORBIDDEN = CREATE.replace('"duration": 5', '"duration": 7')
KEY = {"authorization": "Bearer benchmark"}
JSON = {"content-type": "application/json"}
ADDRESS = "/v2/video/generations"


class Kind(NamedTuple):
    """A server as it is started, and how much it is asked in one round."""

    name: str
    creates: int
    fetches: int


OURS = Kind("reelkit mock", 20_000, 30_000)
SILENT = Kind(f"Prism {VERSION} -v silent", 4_000, 8_000)
LOUD = Kind(f"Prism {VERSION}", 1_500, 2_500)
OTHER = Kind(f"Mockoon {MOCKOON}", 1_000, 1_500)
KINDS = (OURS, SILENT, LOUD, OTHER)


class Running(NamedTuple):
    """A server that listens."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Seconds of processor time so far, of the process and of its children, ended ones included."""
        return sum(sum(map(int, _stat(pid)[11:15])) for pid in _family(self.pid)) / TICK

    def memory(self) -> float:
        """Megabytes that are in memory."""
        return sum(int(_stat(pid)[21]) for pid in _family(self.pid)) * PAGE / 1e6

    def has_ended(self) -> bool:
        """Whether nothing of it is left but its exit code."""
        return _stat(self.pid)[0] == "Z"

    def ask(self, method: str, target: str, body: str | None = None) -> tuple[int, bytes]:
        """Status and body of one answer, on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request(method, target, body, KEY | (JSON if body else {}))
            response = connection.getresponse()
            return response.status, response.read()


@contextlib.contextmanager
def started(kind: Kind, peers: Path) -> Iterator[Running]:
    """A server of this kind, as long as the block lasts; *peers* is what others are installed in."""
    need_linux()
    with tempfile.TemporaryDirectory(prefix="reelkit-benchmark-") as name:
        folder = Path(name)
        document, output = folder / "contract.json", folder / "output.txt"
        document.write_text(json.dumps(contract()), encoding="utf-8")
        command = _command(kind, document, peers)
        with output.open("wb") as said:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=said,
                stderr=subprocess.STDOUT,
                env={name: value for name, value in os.environ.items() if name != "NODE_ENV"},  # Prism would fork
                start_new_session=True,
            )
        try:
            yield Running(process.pid, _port(process, output))
        finally:
            _stop(process)


def need_linux() -> None:
    """What a server has spent is not to be had elsewhere."""
    if sys.platform != "linux":
        raise CannotMeasure("what a server spends is read from /proc, which is there on Linux alone")


def _command(kind: Kind, document: Path, peers: Path) -> list[str]:
    if kind is OURS:
        return [sys.executable, "-m", "reelkit_mock", "--while-stdin-is-open"]
    try:
        watched = [find_node(), "--require", str(PRELOAD)]
        if kind is OTHER:
            script = str(_mockoon(peers))
            return [*watched, script, "start", "--data", str(document), "--port", "0", "--disable-log-to-file"]
        silent = ["-v", "silent"] if kind is SILENT else []
        return [*watched, str(prism_script()), "mock", str(document), "--port", "0", *silent]
    except PrismError as error:
        raise CannotMeasure(str(error)) from None


def _mockoon(peers: Path) -> Path:
    """The script that node runs; it is installed where it is not there yet."""
    target = peers / f"mockoon-{MOCKOON}"
    if not (target / RUN_MOCKOON).is_file():
        if (npm := shutil.which("npm")) is None:
            raise CannotMeasure("Mockoon is installed by npm, which is not on the PATH")
        say(f"installing Mockoon {MOCKOON}, once (about 20 s)")
        peers.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=peers, prefix="new-", ignore_cleanup_errors=True) as name:
            folder = Path(name, "mockoon")
            shutil.copytree(PACKAGE, folder)
            try:
                done = subprocess.run([npm, *NPM], cwd=folder, capture_output=True, timeout=NPM_WITHIN)
            except subprocess.TimeoutExpired:
                raise CannotMeasure(f"npm did not install Mockoon within {NPM_WITHIN:.0f} s") from None
            if done.returncode:
                raise CannotMeasure(f"npm cannot install Mockoon (exit code {done.returncode})")
            folder.rename(target)
    return target / RUN_MOCKOON


def _port(process: "subprocess.Popen[bytes]", output: Path) -> int:
    deadline = time.monotonic() + START_WITHIN
    while (found := PORT.search(output.read_text(encoding="utf-8", errors="replace"))) is None:
        if process.poll() is not None:
            raise CannotMeasure(f"it ended at its start, with exit code {process.returncode}")
        if time.monotonic() > deadline:
            raise CannotMeasure(f"it does not listen after {START_WITHIN:.0f} s")
        time.sleep(0.001)
    return int(found[1] or found[2])


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End it and whatever it has started."""
    assert process.stdin is not None
    process.stdin.close()
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:  # else the number of the group may be somebody else's by now
            os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_WITHIN)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on: the second may hold spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
