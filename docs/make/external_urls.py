"""Lists the external URLs that a browser would fetch when it shows the built pages. There must be none."""

import re
import sys
from pathlib import Path

FETCHED = re.compile(
    r"""<(?:script|img|iframe|source|video)\b[^>]*\bsrc=["']?(https?:[^"'\s>]+)"""
    r"""|<link\b(?![^>]*rel=["']?(?:canonical|next|prev))[^>]*\bhref=["']?(https?:[^"'\s>]+)"""
    r"""|@import\s+(?:url\()?["']?(https?:[^"')\s]+)|url\(["']?(https?:[^"')\s]+)"""
)


def fetched(folder: Path) -> list[str]:
    """A line for each external URL in a page, a style sheet or a picture."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in (".html", ".css", ".svg"))
    return [
        f"{file.relative_to(folder)}: {''.join(found)}"
        for file in files
        for found in FETCHED.findall(file.read_text(encoding="utf-8"))
    ]


if __name__ == "__main__":
    if lines := fetched(Path(sys.argv[1])):
        sys.exit("\n".join(lines))
