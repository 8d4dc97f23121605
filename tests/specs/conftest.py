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
from tests.npm_package import installed

LARGE = 1_000_000  # bytes

LOCKED = Path(__file__).with_name("redocly")
SCRIPT = Path("node_modules", "@redocly", "cli", "bin", "cli.js")
LEAST_NODE = (20, 19)

RedoclyDiff = Callable[[Path, Path], dict[str, Any]]


@pytest.fixture(scope="session")
def redocly_diff() -> RedoclyDiff:
    """Runs `redocly diff` on two documents and returns its JSON report. Skips if it cannot be installed or run."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs Node, to compare with redocly")
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip()
    if tuple(int(part) for part in said.removeprefix("v").split(".")[:2]) < LEAST_NODE:
        pytest.skip(f"needs Node 20.19 or later, to compare with redocly; this is {said}")
    script = installed(LOCKED, SCRIPT)

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
