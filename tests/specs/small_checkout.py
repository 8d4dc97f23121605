"""Takes the vendor's other makers out of a copy of the checkout, so that it builds in a tenth of the time."""

import re

from reelkit_specs._documents.checkout import Project
from reelkit_specs._vendor.sources import read_sources

KEPT = re.compile(r'(?m)^file = "(pixverse/|video-generations)')


def keep_pixverse(project: Project) -> None:
    """Delete all documents but those of PixVerse and of the fetch; contract and client are as before."""
    head, *entries = re.split(r"(?m)^(?=\[\[document\]\])", project.sources.read_text(encoding="utf-8"))
    project.sources.write_text("".join([head, *filter(KEPT.search, entries)]), encoding="utf-8")
    listed = {source.file for source in read_sources(project).entries}
    for path in project.vendor.rglob("*.json"):
        if path.relative_to(project.vendor).as_posix() not in listed:
            path.unlink()
