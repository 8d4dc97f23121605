"""A real Ctrl-C, and a real SIGTERM."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reelkit_mock import Mock

pytestmark = pytest.mark.every_python

MODEL = "pixverse/v5/text-to-video"  # planning the whole catalogue takes seconds


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process alone")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_writes_its_reports(tmp_path: Path, sent: signal.Signals) -> None:
    """Exit code 130, no traceback, and the reports are written.

    CI systems end a step with SIGTERM, and their shells may have started it in the background, without SIGINT.
    """
    words = [sys.executable, "-m", "reelkit_conformance", "--model", MODEL, "--json", str(tmp_path / "a.json")]
    with Mock(clock="real").serve() as server:
        run = subprocess.Popen(
            [*words, server.base_url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=ignore_sigint if sent == signal.SIGTERM else None,
        )
        assert run.stderr is not None
        for line in run.stderr:
            if line.startswith("L2"):
                break
        run.send_signal(sent)
        _, rest = run.communicate(timeout=60)
    report = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))

    assert (run.returncode, report["ended_early"]) == (130, "interrupted")
    assert "Traceback" not in rest
    assert [check for check in report["checks"] if check["verdict"] == "pass"] != []


def ignore_sigint() -> None:
    """As a shell does for what it runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
