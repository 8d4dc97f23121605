"""Every block of every page does what it shows, by the rules in `rules.py`."""

import re
from pathlib import Path

import pytest

from .blocks import PAGES, blocks, name
from .page_run import PageRun
from .rules import NOT_RUN, Rule

WITH_BLOCKS = [page for page in PAGES if blocks(page)]
LINES = [
    line.removeprefix("$ ")
    for page in PAGES
    for block in blocks(page)
    if block.language in ("sh", "console")
    for line in block.text.splitlines()
]


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_BLOCKS, ids=name)
def test_a_page_does_what_it_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All blocks run in order, in one folder and one namespace."""
    with PageRun(tmp_path, monkeypatch) as page_run:
        for block in blocks(page):
            page_run.run(block)
        page_run.run_tests()


@pytest.mark.parametrize("rule", NOT_RUN, ids=lambda rule: rule.pattern)
def test_every_rule_matches_a_line(rule: Rule) -> None:
    """A rule that matches no line must be removed."""
    assert any(re.search(rule.pattern, part.strip()) for line in LINES for part in line.split("&&"))
