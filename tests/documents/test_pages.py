"""Every block of every page does what it shows, as `rules.py` says."""

import re
from pathlib import Path

import pytest

from .blocks import PAGES, blocks, name
from .rules import NOT_RUN, Rule
from .story import Story

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
    """From the first block to the last, in one folder and one namespace."""
    with Story(tmp_path, monkeypatch) as story:
        for block in blocks(page):
            story.follow(block)
        story.end()


@pytest.mark.parametrize("rule", NOT_RUN, ids=lambda rule: rule.pattern)
def test_what_is_not_run_is_there(rule: Rule) -> None:
    """A rule that fits no line any more goes."""
    assert any(re.search(rule.pattern, part.strip()) for line in LINES for part in line.split("&&"))
