"""What the tests of the contract need beside the project: redocly, a diff with no code of ours."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LOCKED = Path(__file__).with_name("redocly")
VERSION = json.loads((LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]["@redocly/cli"]
SCRIPT = Path("node_modules", "@redocly", "cli", "bin", "cli.js")
LEAST_NODE = (20, 19)
NPM_CI = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")

RedoclyDiff = Callable[[Path, Path], dict[str, Any]]


@pytest.fixture(scope="session")
def redocly_diff() -> RedoclyDiff:
    """`redocly diff` of two documents, as its JSON report. Without Node, or a way to install it, a test skips."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("needs Node and npm, to compare with redocly")
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip()
    if tuple(int(part) for part in said.removeprefix("v").split(".")[:2]) < LEAST_NODE:
        pytest.skip(f"needs Node 20.19 or later, to compare with redocly; this is {said}")
    script = _installed(npm)

    def run(old: Path, new: Path) -> dict[str, Any]:
        command = [node, str(script), "diff", str(old), str(new), "--format", "json", "--fail-on", "none"]
        quiet = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true"}
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=old.parent, env=os.environ | quiet
        )
        report: dict[str, Any] = json.loads(done.stdout)
        return report

    return run


def _installed(npm: str) -> Path:
    """The script, installed first where this version is not there yet; whole or not at all."""
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = Path(os.environ.get("REELKIT_REDOCLY_HOME") or caches / "reelkit" / f"redocly-{VERSION}").absolute()
    if not (home / SCRIPT).is_file():
        draft = home.with_name(f".new-{home.name}-{os.getpid()}")
        shutil.copytree(LOCKED, draft)
        done = subprocess.run([npm, *NPM_CI], cwd=draft, capture_output=True, text=True, stdin=subprocess.DEVNULL)
        if done.returncode:
            shutil.rmtree(draft)
            pytest.skip("npm cannot install redocly, most likely because there is no network")
        try:
            draft.rename(home)
        except OSError:  # another process was faster, and what it made is as good
            shutil.rmtree(draft)
    return home / SCRIPT
