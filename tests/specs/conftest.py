"""Fixtures for the tests of the contract: redocly, an independent implementation of a diff."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reelkit_specs._documents.files import read_documents
from reelkit_specs._documents.json import Json

LARGE = 1_000_000  # bytes

LOCKED = Path(__file__).with_name("redocly")
VERSION = json.loads((LOCKED / "package.json").read_text(encoding="utf-8"))["dependencies"]["@redocly/cli"]
SCRIPT = Path("node_modules", "@redocly", "cli", "bin", "cli.js")
LEAST_NODE = (20, 19)
NPM_CI = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier")

RedoclyDiff = Callable[[Path, Path], dict[str, Any]]


@pytest.fixture(scope="session")
def redocly_diff() -> RedoclyDiff:
    """Runs `redocly diff` on two documents and returns its JSON report. Skips if it cannot be installed or run."""
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


@pytest.fixture(scope="session")
def documents(corpus: Path) -> dict[str, Json]:
    """The vendor's documents, but only one of the large ones: they are large by schemas that no path refers to."""
    found = read_documents(corpus)
    assert found.refused == []
    large = [name for name in found.documents if (corpus / name).stat().st_size > LARGE]
    return {name: document for name, document in found.documents.items() if name not in large[1:]}


def _installed(npm: str) -> Path:
    """The path of the script. Installs this version first if it is missing, completely or not at all."""
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
        except OSError:  # another process has installed it
            shutil.rmtree(draft)
    return home / SCRIPT
