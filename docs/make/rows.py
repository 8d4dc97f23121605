"""While the pages are built: put what `nox -s bench` has written of a row where a page says `<!-- row: NAME -->`."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1]
ROW = re.compile(r"^<!-- row: (\w+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Called by MkDocs with each page."""
    return ROW.sub(lambda found: table(DOCS / "figures", found[1]), markdown)


def table(figures: Path, row: str) -> str:
    """The tables of a row, with its picture above them if there is one."""
    file = figures / f"{row}.md"
    if not file.exists():
        return f"Not measured in this checkout yet: `nox -s bench -- {row}`."
    text = file.read_text(encoding="utf-8")
    if (figures / f"{row}.svg").exists():
        return f"![How many times better than each peer, on a logarithmic scale](figures/{row}.svg)\n\n{text}"
    return text
