"""How the overlays stand when the documents change: which actions the vendor has made needless, or impossible."""

import copy
from typing import NamedTuple

from reelkit_specs._checks.extensions import spoken_of
from reelkit_specs._documents.dialect import in_3_1
from reelkit_specs._documents.findings import Finding
from reelkit_specs._overlays.overlay import Overlay
from reelkit_specs._overlays.stages import apply_to_its_own
from reelkit_specs._vendor.sources import Document


class Standing(NamedTuple):
    """What came of each action: in how many documents it did something, and what was wrong with it."""

    needed: dict[tuple[str, int], int]
    findings: list[Finding]


def standing(documents: list[Document], overlays: list[Overlay]) -> Standing:
    """Lay the overlays over copies of the documents."""
    contents = {document.name: in_3_1(copy.deepcopy(document.content)) for document in documents}
    found = Standing({}, [])
    for overlay in overlays:
        applied = apply_to_its_own(overlay, contents)
        found.findings.extend(applied.findings)
        for index, changes in enumerate(applied.changes):
            found.needed[overlay.name, index] = len({change.document for change in changes})
    for name, content in contents.items():
        found.findings.extend(Finding(name, *problem) for problem in spoken_of(content))
    return found


def worn(old: list[Document], new: list[Document], overlays: list[Overlay]) -> list[str]:
    """A line for each action that the new documents have made dead, stale, or idle."""
    before, after = standing(old, overlays), standing(new, overlays)
    refused = {(finding.file, finding.pointer) for finding in after.findings}
    lines = [
        f"{'dead' if 'matches nothing' in finding.what else 'stale'}: {finding}"
        for finding in after.findings
        if finding not in before.findings
    ]
    for (name, index), count in after.needed.items():
        if before.needed.get((name, index), 0) > count and (name, f"/actions/{index}") not in refused:
            was = before.needed[name, index]
            word = "idle" if not count else "less"
            lines.append(
                f"{word}: {name} /actions/{index}: needed in {count} documents, before in {was}; nothing to do"
            )
    return lines
