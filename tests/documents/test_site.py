"""Neither the build nor the built pages fetch anything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from .blocks import ROOT

# Loaded without tags such as `!!python/...`, which the file does not use.
SETTINGS = YAML(typ="safe", pure=True).load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def test_no_fonts_are_fetched() -> None:
    """The theme would fetch fonts by default."""
    assert SETTINGS["theme"]["font"] is False


def test_no_inventory_is_fetched() -> None:
    """The reference links only to our own names."""
    [handlers] = [plugin["mkdocstrings"]["handlers"] for plugin in SETTINGS["plugins"] if isinstance(plugin, dict)]

    assert "inventories" not in handlers["python"]


def test_features_that_fetch_are_not_used() -> None:
    """The theme fetches diagrams and repository facts from other servers."""
    pages = [page for page in (ROOT / "docs").rglob("*.md") if "```mermaid" in page.read_text(encoding="utf-8")]

    assert (pages, SETTINGS.get("repo_url")) == ([], None)


def test_every_page_is_in_the_navigation() -> None:
    """The build only warns about others."""
    named = set(re.findall(r"[\w/-]+\.md", str(SETTINGS["nav"])))
    there = {page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")}

    assert {page for page in there if not page.startswith("figures/")} == named


FETCHING = {
    "a script": '<script async src="https://elsewhere.example/a.js"></script>',
    "a picture": "<img alt=x src=https://elsewhere.example/a.png>",
    "a style": '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
    "a font": "@font-face { src: url('https://elsewhere.example/a.woff') }",
}


@pytest.mark.parametrize("tag", FETCHING)
def test_a_url_that_a_browser_would_fetch_is_found(tag: str, tmp_path: Path) -> None:
    """`nox -s docs` checks all built files."""
    (tmp_path / "page.html").write_text(FETCHING[tag], encoding="utf-8")

    code, said = run_check(tmp_path)
    assert code == 1
    assert said.startswith("page.html: https://elsewhere.example/a.")


def test_links_are_allowed(tmp_path: Path) -> None:
    """The reader follows them; the browser does not fetch them."""
    (tmp_path / "page.html").write_text('<a href="https://elsewhere.example">there</a>', encoding="utf-8")

    assert run_check(tmp_path) == (0, "")


def run_check(folder: Path) -> tuple[int, str]:
    """The exit code and the error output of the check."""
    command = [sys.executable, str(ROOT / "docs" / "make" / "external_urls.py"), str(folder)]
    run = subprocess.run(command, capture_output=True, text=True)
    return run.returncode, run.stderr.strip()
