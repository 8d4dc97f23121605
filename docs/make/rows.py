"""A MkDocs hook: replaces `<!-- row: NAME -->` in a page by the results that `nox -s bench` wrote for that row."""

import re
from pathlib import Path

DOCS = Path(__file__).parents[1]
ROW = re.compile(r"^<!-- row: (\w+) -->$", re.MULTILINE)
GOALS = "| goal |"
PICTURE = "![How many times better than each peer, on a logarithmic scale](figures/{row}.svg)"


def on_page_markdown(markdown: str, **_: object) -> str:
    """Called by MkDocs for each page."""
    return ROW.sub(lambda found: measured(DOCS / "figures", found[1]), markdown)


def measured(figures: Path, row: str) -> str:
    """The results of a row. If there is a picture, it shows the picture and the goals, and folds the other tables."""
    file = figures / f"{row}.md"
    if not file.exists():
        return f"Not measured in this checkout yet: `nox -s bench -- {row}`."
    parts = file.read_text(encoding="utf-8").strip().split("\n\n")
    if not (figures / f"{row}.svg").exists():
        return "\n\n".join(parts)
    folded = [part for part in parts if part.startswith("|") and not part.startswith(GOALS)]
    shown = [part for part in parts if part not in folded]
    tables = ['<details markdown="1"><summary>All ratios and medians</summary>', *folded, "</details>"]
    return "\n\n".join([*shown[:2], PICTURE.format(row=row), *shown[2:-1], *tables, shown[-1]])
