"""Takes the vendor's other makers out of a copy of the checkout, so that it builds in a tenth of the time.

The first document counts as verbatim, whatever it is in the checkout: the first change by the vendor makes it a
transcription.
"""

import re
from pathlib import Path

from reelkit_specs._documents.checkout import Project
from reelkit_specs._vendor.sources import read_sources

KEPT = re.compile(r'(?m)^file = "(pixverse/|video-generations)')
FILES = [
    source.file
    for source in read_sources(Project(Path(__file__).parents[2])).entries
    if KEPT.match(f'file = "{source.file}')
]


def entry(file: str) -> str:
    """Where the entry of this document is, as findings name it."""
    return f"specs/sources.toml /document/{FILES.index(file)}"


def keep_pixverse(project: Project) -> None:
    """Delete all documents but those of PixVerse and of the fetch; contract and client are as before."""
    head, *entries = re.split(r"(?m)^(?=\[\[document\]\])", project.sources.read_text(encoding="utf-8"))
    first, *rest = filter(KEPT.search, entries)
    first = first.replace('origin = "transcribed"', 'origin = "verbatim"')
    project.sources.write_text("".join([head, first, *rest]), encoding="utf-8")
    listed = {source.file for source in read_sources(project).entries}
    for path in project.vendor.rglob("*.json"):
        if path.relative_to(project.vendor).as_posix() not in listed:
            path.unlink()
