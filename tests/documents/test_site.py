"""The pages ask nobody for anything, while being built or being read."""

import re

import pytest
from ruamel.yaml import YAML

from .blocks import ROOT

# `!!python/...` and the like are not used, so a reader without them reads it.
SETTINGS = YAML(typ="safe", pure=True).load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
BUILT = ROOT / "build" / "docs"
FETCHED = re.compile(r'(?:<(?:script|img|iframe|source)\b[^>]*\bsrc|<link\b[^>]*\bhref)="(https?:[^"]+)"')


def test_no_fonts_are_fetched() -> None:
    """The theme would ask for them."""
    assert SETTINGS["theme"]["font"] is False


def test_no_inventory_of_others_is_fetched() -> None:
    """The reference links to our own names alone."""
    [handlers] = [plugin["mkdocstrings"]["handlers"] for plugin in SETTINGS["plugins"] if isinstance(plugin, dict)]

    assert "inventories" not in handlers["python"]


def test_nothing_that_the_theme_would_fetch_is_used() -> None:
    """It gets diagrams, and facts about a repository, from elsewhere."""
    pages = [page for page in (ROOT / "docs").rglob("*.md") if "```mermaid" in page.read_text(encoding="utf-8")]

    assert (pages, SETTINGS.get("repo_url")) == ([], None)


def test_every_page_is_in_the_navigation() -> None:
    """The build tells of those that are not, and goes on."""
    named = set(re.findall(r"[\w/-]+\.md", str(SETTINGS["nav"])))
    there = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")}

    assert {page for page in there if not page.startswith("figures/")} == named


def test_the_built_pages_fetch_nothing() -> None:
    """Scripts, styles, pictures: all of it lies beside them."""
    if not BUILT.exists():
        pytest.skip("needs the built pages: nox -s docs")
    fetched = {
        address for page in BUILT.rglob("*.html") for address in FETCHED.findall(page.read_text(encoding="utf-8"))
    }

    assert fetched == set()
