"""Progress on stderr: lines in a pipe, a spinner on a terminal."""

import os
import re

import pytest

from tests.cli.conftest import Process
from tests.cli.service import JOB
from tests.cli.terminal import shown

pty = pytest.importorskip("pty", reason="needs a terminal")


@pytest.mark.slow
def test_a_pipe_gets_plain_lines(process: Process) -> None:
    """stdout has only the result."""
    done = process("save", JOB, "-o", "fox.mp4")

    stdout, stderr = done.communicate(timeout=60)

    assert stdout == "fox.mp4\n"
    assert re.fullmatch(r"succeeded after \d+ s", stderr.splitlines()[0])
    assert "\x1b" not in stderr


@pytest.mark.slow
@pytest.mark.parametrize(("term", "is_moving"), [("xterm", True), ("dumb", False)])
def test_a_terminal_gets_a_spinner(process: Process, term: str, is_moving: bool) -> None:
    """With the status and the time; a terminal without cursor control gets lines."""
    pytest.importorskip("rich")
    ours, its = pty.openpty()
    done = process("wait", JOB, stderr=its, terminal=term)

    stdout, _ = done.communicate(timeout=60)
    os.close(its)
    seen = shown(ours)

    assert stdout.endswith("/video.mp4\n")
    assert re.search(rb"succeeded after \d+ s", seen)
    assert (b"\x1b[" in seen) == is_moving
