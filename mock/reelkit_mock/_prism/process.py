"""Prism as a process that ends with its parent."""

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

from reelkit_mock._prism.errors import PrismError
from reelkit_mock._prism.install import environment, installed, node

WATCHED = Path(__file__).with_name("watched.cjs")
START_WITHIN = 60.0  # seconds; it takes two where nothing else runs
STOP_WITHIN = 5.0

# NODE_ENV=production makes Prism fork; the others would lead calls to loopback through somebody's proxy.
_NOT_FOR_PRISM = ("NODE_ENV", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


class Process:
    """A Prism that was started."""

    def __init__(self, popen: "subprocess.Popen[bytes]", output: Path) -> None:
        self._popen = popen
        self._output = output
        self._url: str | None = None

    def is_running(self) -> bool:
        """Whether it has not ended by itself."""
        return self._popen.poll() is None

    def url(self) -> str:
        """Its base URL, once it listens."""
        deadline = time.monotonic() + START_WITHIN
        while self._url is None:
            if not self.is_running():
                raise PrismError(f"Prism did not start: {self.last_words()}")
            if time.monotonic() > deadline:
                raise PrismError(f"Prism does not listen after {START_WITHIN:.0f} s; is this machine very busy?")
            time.sleep(0.02)
            self._url = self._address()
        return self._url

    def last_words(self) -> str:
        """The line in its output that tells most."""
        errors = (line.strip() for line in self._lines() if "Error" in line)  # below pages of help, above the stack
        return next(errors, f"it said nothing (exit code {self._popen.poll()})")

    def stop(self) -> None:
        """End it and whatever it may have started."""
        if self._popen.stdin is not None:
            self._popen.stdin.close()
        self._signal(signal.SIGTERM)
        try:
            self._popen.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            self._popen.wait()

    def _signal(self, number: int) -> None:
        if sys.platform == "win32":
            self._popen.terminate()
        elif self.is_running():  # else the number of the group may be somebody else's by now
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._popen.pid, number)

    def _address(self) -> str | None:
        for line in self._lines():
            if line.startswith('{"address"') and line.endswith("\n"):
                bound = json.loads(line)
                host = f"[{bound['address']}]" if bound["family"] == "IPv6" else bound["address"]
                return f"http://{host}:{bound['port']}"
        return None

    def _lines(self) -> list[str]:
        return self._output.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)


@contextlib.contextmanager
def started(document: dict[str, Any], mode: str, *arguments: str, port: int, host: str) -> Iterator[Process]:
    """Prism with *document* in *mode* (mock or proxy). It loads while the caller goes on; `url()` waits for it."""
    program = [node(), "--require", str(WATCHED), str(installed())]
    folder = Path(tempfile.mkdtemp(prefix="reelkit-prism-"))
    try:
        path, output = folder / "document.json", folder / "output.txt"
        path.write_text(json.dumps(document), encoding="utf-8")
        settings = ["--port", str(port), "--host", host, "--verboseLevel", "silent"]
        with output.open("wb") as said:
            popen = subprocess.Popen(
                [*program, mode, str(path), *arguments, *settings],
                stdin=subprocess.PIPE,  # never written to: that it closes tells node that its parent has gone
                stdout=said,
                stderr=subprocess.STDOUT,
                env=environment(*_NOT_FOR_PRISM),
                start_new_session=True,  # Ctrl-C reaches the parent alone, which then stops it and its group
            )
        process = Process(popen, output)
        try:
            yield process
        finally:
            process.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
