"""Links and paths in the documents have a target."""

import re
from pathlib import Path

import pytest

from .blocks import PAGES, ROOT, name, prose

LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
FOLDERS = r"\.ci|benchmarks|conformance|docs|generated|mock|run|specs|tests|wrapper"
PATH = re.compile(rf"`(?:python )?((?:{FOLDERS})/[\w./-]+)(?: [A-Z]+)?`")
WRITTEN_BY = "docs/figures"  # by `nox -s bench`


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_have_a_target(page: Path) -> None:
    """Links inside the repository. The build of the site checks anchors."""
    assert [target for target in LINK.findall(prose(page)) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_paths_exist(page: Path) -> None:
    """Files and folders that the text names."""
    named = {place for place in PATH.findall(prose(page)) if not place.startswith(WRITTEN_BY)}

    assert {place for place in named if not (ROOT / place).exists()} == set()


def test_ci_runs_the_readmes_test_command() -> None:
    """Exactly as in the README."""
    command = "python -m pip install nox && nox"

    assert f"```sh\n{command}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines().count(command) == 1
