"""The pages and their code blocks."""

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r'^```(?P<language>\S*)(?: title="(?P<title>[^"]*)")?\n(?P<text>.*?)^```$', re.DOTALL | re.MULTILINE)


class Block(NamedTuple):
    """A code block and its position."""

    where: str
    language: str
    title: str
    text: str


def name(page: Path) -> str:
    """The path of the page in the repository."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    """The blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            f"{name(page)}:{text.count(chr(10), 0, found.start()) + 1}",
            *(found[key] or "" for key in found.groupdict()),
        )
        for found in FENCE.finditer(text)
    ]


def prose(page: Path) -> str:
    """The text of a page without its blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))
