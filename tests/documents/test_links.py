"""Links and paths in the documents lead somewhere."""

import re
from pathlib import Path

import pytest

from .blocks import PAGES, ROOT, name, prose

LINK = re.compile(r"\]\((?!https?://)([^)#]+)")
ROOMS = r"\.ci|benchmarks|conformance|docs|generated|mock|specs|tests|wrapper"
PLACE = re.compile(rf"`(?:python )?((?:{ROOMS})/[\w./-]+)(?: [A-Z]+)?`")
WRITTEN_BY = "docs/figures"  # by `nox -s bench`


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    """Links inside the repository. The site's build looks at the anchors."""
    assert [target for target in LINK.findall(prose(page)) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_places_are_there(page: Path) -> None:
    """A file or a folder that the prose names."""
    named = {place for place in PLACE.findall(prose(page)) if not place.startswith(WRITTEN_BY)}

    assert {place for place in named if not (ROOT / place).exists()} == set()


def test_ci_runs_the_readmes_test_command() -> None:
    """Word for word."""
    command = "python -m pip install nox && nox"

    assert f"```sh\n{command}\n```" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines().count(command) == 1
