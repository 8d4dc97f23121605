"""Runs Prism as a process that ends with its parent."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reelkit_mock._errors import PrismError
from reelkit_mock._prism.install import environment, find_node, prism_script

PRELOAD = Path(__file__).with_name("preload.cjs")
START_TIMEOUT = 60.0  # seconds; two are typical
STOP_TIMEOUT = 5.0

# NODE_ENV=production makes Prism fork; the others would route calls to loopback through a proxy.
_REMOVED_VARIABLES = ("NODE_ENV", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


class Process:
    """A running Prism."""

    def __init__(self, popen: "subprocess.Popen[bytes]", output: Path) -> None:
        self._popen = popen
        self._output = output
        self._url: str | None = None

    def is_running(self) -> bool:
        """Return whether the process is running."""
        return self._popen.poll() is None

    def url(self) -> str:
        """Wait until Prism listens, and return its base URL."""
        deadline = time.monotonic() + START_TIMEOUT
        while self._url is None:
            if not self.is_running():
                raise PrismError(f"Prism did not start: {self.error_line()}")
            if time.monotonic() > deadline:
                raise PrismError(
                    f"Prism did not start listening within {START_TIMEOUT:.0f} s; try again when the machine is idle"
                )
            time.sleep(0.02)
            self._url = self._find_url()
        return self._url

    def error_line(self) -> str:
        """Return the most informative line of its output."""
        # The first error is below the help and above the stack trace.
        errors = (line.strip() for line in self._lines() if "Error" in line)
        return next(errors, f"it printed no error (exit code {self._popen.poll()})")

    def stop(self) -> None:
        """Stop the process and its children."""
        if self._popen.stdin is not None:
            self._popen.stdin.close()
        self._signal(signal.SIGTERM)
        try:
            self._popen.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            self._signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            self._popen.wait()

    def _signal(self, number: int) -> None:
        if sys.platform == "win32":
            self._popen.terminate()
        elif self.is_running():  # otherwise the group id may have been reused
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._popen.pid, number)

    def _find_url(self) -> str | None:
        for line in self._lines():
            if line.startswith('{"address"') and line.endswith("\n"):
                bound = json.loads(line)
                host = f"[{bound['address']}]" if bound["family"] == "IPv6" else bound["address"]
                return f"http://{host}:{bound['port']}"
        return None

    def _lines(self) -> list[str]:
        return self._output.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)


@contextlib.contextmanager
def start_prism(document: dict[str, Any], mode: str, *arguments: str, port: int, host: str) -> Iterator[Process]:
    """Start Prism with *document* in *mode* (mock or proxy), without waiting; `url()` waits until it listens."""
    program = [find_node(), "--require", str(PRELOAD), str(prism_script())]
    folder = Path(tempfile.mkdtemp(prefix="reelkit-prism-"))
    try:
        path, output = folder / "document.json", folder / "output.txt"
        path.write_text(json.dumps(document), encoding="utf-8")
        settings = ["--port", str(port), "--host", host, "--verboseLevel", "silent"]
        with output.open("wb") as stdout:
            popen = subprocess.Popen(
                [*program, mode, str(path), *arguments, *settings],
                stdin=subprocess.PIPE,  # never written to; when it closes, node knows that its parent has exited
                stdout=stdout,
                stderr=subprocess.STDOUT,
                env=environment(*_REMOVED_VARIABLES),
                start_new_session=True,  # Ctrl-C reaches only the parent, which then stops this group
            )
        process = Process(popen, output)
        try:
            yield process
        finally:
            process.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
