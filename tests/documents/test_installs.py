"""The installation commands of the pages work where reelkit is not on a package index."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .blocks import PAGES, ROOT

FOLDERS = ("conformance", "generated", "mock", "run", "specs", "wrapper")
FILES = ("LICENSE", "README.md", "pyproject.toml")
TEXTS = [page.read_text(encoding="utf-8") for page in (*PAGES, ROOT / ".github" / "workflows" / "regenerate.yml")]
COMMAND = re.compile(r"^(?:[ -]*run: )?(python -m pip [^\n&#]+?)\s*(?:[&#].*)?$", re.MULTILINE)
# A wheel must be there before it is installed, and reelkit before an extra is added to it.
COMMANDS = sorted(
    {each for text in TEXTS for each in COMMAND.findall(text)},
    key=lambda command: (" wheel " not in command, ".whl" not in command, command),
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with a virtual environment `.venv` of pip and the build backend."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    subprocess.run([sys.executable, "-m", "venv", ".venv"], cwd=folder, check=True)
    if pip(folder, "python -m pip install hatchling editables").returncode:  # once, and not for each command
        pytest.skip("needs a package index, to build a wheel")
    return folder


def pip(folder: Path, command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in the virtual environment."""
    return subprocess.run(
        ["sh", "-ec", f". .venv/bin/activate && {command}"], cwd=folder, capture_output=True, text=True
    )


PARTS = (' -e ".[all]"', "[conformance]", "[mock]", " nox", " wheel ")


def test_the_pages_have_installation_commands() -> None:
    """In shell blocks and in the steps of workflows: otherwise the next test would try none."""
    assert [part for part in PARTS if not any(part in command for command in COMMANDS)] == []


@pytest.mark.slow
def test_every_installation_command_of_the_pages_works(empty: Path) -> None:
    """Without the dependencies, which other tests need anyway: what is installed is found, and has the extra."""
    for command in COMMANDS:
        is_dry_run = " wheel " not in command and ".whl" not in command  # the rest needs the wheel, and reelkit
        more = " --no-deps --no-build-isolation" + " --dry-run" * is_dry_run

        done = pip(empty, command + more)

        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert "does not provide the extra" not in done.stderr
