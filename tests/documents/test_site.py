"""The pages ask nobody for anything, while being built or being read."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from .blocks import ROOT

# `!!python/...` and the like are not used, so a reader without them reads it.
SETTINGS = YAML(typ="safe", pure=True).load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


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


PLACES = {
    "a script": '<script async src="https://elsewhere.example/a.js"></script>',
    "a picture": "<img alt=x src=https://elsewhere.example/a.png>",
    "a style": '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
    "a font": "@font-face { src: url('https://elsewhere.example/a.woff') }",
}


@pytest.mark.parametrize("place", PLACES)
def test_what_a_browser_would_fetch_is_found(place: str, tmp_path: Path) -> None:
    """`nox -s docs` looks for it in all that it has built."""
    (tmp_path / "page.html").write_text(PLACES[place], encoding="utf-8")

    code, said = look(tmp_path)
    assert code == 1
    assert said.startswith("page.html: https://elsewhere.example/a.")


def test_links_that_a_reader_follows_are_none_of_it(tmp_path: Path) -> None:
    """Nor is what only names an address."""
    (tmp_path / "page.html").write_text('<a href="https://elsewhere.example">there</a>', encoding="utf-8")

    assert look(tmp_path) == (0, "")


def look(folder: Path) -> tuple[int, str]:
    """The exit code, and what is said."""
    command = [sys.executable, str(ROOT / "docs" / "make" / "addresses.py"), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True)
    return run.returncode, run.stderr.strip()
