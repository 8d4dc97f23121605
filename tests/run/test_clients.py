"""Every client that is installed reaches the mock: the table of docs/any-program.md."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.run.programs import PROGRAMS, SIZE, Program

pytestmark = pytest.mark.slow


def _marks(program: Program) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=program.impossible)] if program.impossible else []


CASES = [pytest.param(program, id=name, marks=_marks(program)) for name, program in PROGRAMS.items()]


@pytest.mark.parametrize("program", CASES)
def test_a_client_creates_fetches_and_downloads(program: Program, tmp_path: Path) -> None:
    """As https://api.aimlapi.com, with its certificate checked."""
    if program.missing:
        pytest.skip(f"{program.missing} is not installed")

    command = [
        sys.executable,
        "-m",
        "reelkit",
        "run",
        "--clock",
        "looks:1",
        *program.options,
        "--",
        *program.command(tmp_path),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(SIZE)
    assert int(run.stdout.removeprefix(SIZE)) > 1_000
    assert "3 requests to the mock, 1 job, which would have cost 420,000 credits" in run.stderr
