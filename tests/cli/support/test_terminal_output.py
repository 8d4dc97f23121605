"""Output that nobody takes: the job is as it is, and what was paid for is saved."""

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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux that is always full")
@pytest.mark.parametrize("redirect", ["2>/dev/full", "2>&-"])
def test_a_lost_stderr_does_not_cost_the_video(service: Service, tmp_path: Path, redirect: str) -> None:
    """Progress is for whoever looks on; the wait goes on without."""
    done = run(service, f"generate a-fox -o fox.mp4 {redirect}", tmp_path)

    assert done.returncode == 0
    assert (tmp_path / "fox.mp4").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux that is always full")
@pytest.mark.parametrize("as_json", ["", "--json"])
def test_a_result_that_cannot_be_written_is_no_failed_job(service: Service, tmp_path: Path, as_json: str) -> None:
    """1 would mean that, and a script might buy again; the id is said where it still can be."""
    done = run(service, f"submit a-fox {as_json} >/dev/full", tmp_path)

    assert done.returncode == 74
    assert "the result could not be written (No space left on device): Zx3z_NSUkI67m3sHg-rUq" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a device of Linux that is always full")
def test_lines_that_cannot_be_written_are_no_failed_job_either(service: Service, tmp_path: Path) -> None:
    """`resume` and `jobs list` print several; what was not printed is in the journal."""
    assert run(service, "submit a-fox --key fox", tmp_path).returncode == 0

    codes = [run(service, f"{command} >/dev/full", tmp_path).returncode for command in ("jobs list", "resume")]

    assert codes == [74, 74]
