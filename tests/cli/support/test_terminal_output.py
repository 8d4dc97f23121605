"""Output that cannot be written: the job is not reported as failed, and its video is saved."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.service import KEY, Service


def run(service: Service, tail: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"AIMLAPI_API_KEY": KEY, "AIMLAPI_BASE_URL": service.url, "PYTHONUNBUFFERED": ""}
    command = f"'{sys.executable}' -m reelkit {tail}"
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=30,
    )


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux that is always full")
@pytest.mark.parametrize("redirect", ["2>/dev/full", "2>&-"])
def test_a_stderr_that_cannot_be_written_does_not_lose_the_video(
    service: Service, tmp_path: Path, redirect: str
) -> None:
    """The wait continues without progress."""
    done = run(service, f"generate a-fox -o fox.mp4 {redirect}", tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "fox.mp4").is_file()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux that is always full")
@pytest.mark.parametrize("as_json", ["", "--json"])
def test_a_result_that_cannot_be_written_exits_with_74(service: Service, tmp_path: Path, as_json: str) -> None:
    """Not with 1, after which a script may buy again; stderr has the id."""
    done = run(service, f"submit a-fox {as_json} >/dev/full", tmp_path)

    assert done.returncode == 74
    assert "the result could not be written (No space left on device): Zx3z_NSUkI67m3sHg-rUq" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.every_python
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux that is always full")
def test_lines_that_cannot_be_written_exit_with_74(service: Service, tmp_path: Path) -> None:
    """The journal has what `resume` and `jobs list` did not print."""
    assert run(service, "submit a-fox --key fox", tmp_path).returncode == 0

    codes = [run(service, f"{command} >/dev/full", tmp_path).returncode for command in ("jobs list", "resume")]

    assert codes == [74, 74]
