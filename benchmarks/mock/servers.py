"""The mock and its peers as processes, and what the system reports of them. Linux only.

Each server takes a free port and prints it. Closing its standard input ends it, so that none outlives the benchmark.
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
CREATED = json.dumps(
    {"id": "0123456789abcdefghijk:pixverse/v5/text-to-video", "status": "queued", "meta": {"usage": {}}}
)
FORBIDDEN = CREATE.replace('"duration": 5', '"duration": 7')
KEY = {"authorization": "Bearer benchmark"}
JSON = {"content-type": "application/json"}
ADDRESS = "/v2/video/generations"


class Kind(NamedTuple):
    """A server, how it is started, and how many requests it gets in one round."""

    name: str
    creates: int
    fetches: int


OURS = Kind("reelkit mock", 20_000, 30_000)
SILENT = Kind(f"Prism {VERSION} -v silent", 4_000, 8_000)
LOUD = Kind(f"Prism {VERSION}", 1_500, 2_500)
OTHER = Kind(f"Mockoon {MOCKOON}", 1_000, 1_500)
KINDS = (OURS, SILENT, LOUD, OTHER)
FLOOR = Kind("a server that parses the request and writes constant bytes", 40_000, 0)


class Running(NamedTuple):
    """A running server."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Return the CPU seconds of the process and its children, including those that have exited."""
        return sum(sum(map(int, _stat(pid)[11:15])) for pid in _family(self.pid)) / TICK

    def memory(self) -> float:
        """Return the resident memory in megabytes."""
        return sum(int(_stat(pid)[21]) for pid in _family(self.pid)) * PAGE / 1e6

    def has_ended(self) -> bool:
        """Return whether the process has exited, apart from its exit code."""
        return _stat(self.pid)[0] == "Z"

    def ask(self, method: str, target: str, body: str | None = None) -> tuple[int, bytes]:
        """Return the status and body of one response, on a new connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request(method, target, body, KEY | (JSON if body else {}))
            response = connection.getresponse()
            return response.status, response.read()


@contextlib.contextmanager
def started(kind: Kind, peers: Path) -> Iterator[Running]:
    """Run a server of this kind; *peers* is the folder in which others are installed."""
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
    """Raise CannotMeasure if the CPU time of a server cannot be read."""
    if sys.platform != "linux":
        raise CannotMeasure("what a server spends is read from /proc, which is there on Linux alone")


def _command(kind: Kind, document: Path, peers: Path) -> list[str]:
    if kind is OURS:
        return [sys.executable, "-m", "reelkit_mock", "--while-stdin-is-open"]
    if kind is FLOOR:
        return [sys.executable, "-m", "benchmarks.mock.floor", CREATED]
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
    """Return the script of Mockoon; install it if it is not installed."""
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
    """Stop the process and its children."""
    assert process.stdin is not None
    process.stdin.close()
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:  # otherwise the group id may have been reused
            os.killpg(process.pid, number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_WITHIN)


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from _family(int(child))


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the third on; the second may contain spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
