"""Reports which overlay actions are no longer needed, or fail, after a change of the documents."""

import copy
from typing import NamedTuple

from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.findings import Finding
from reelkit_specs._overlays.apply import Applied
from reelkit_specs._overlays.outdated import outdated_actions
from reelkit_specs._overlays.overlay import Overlay
from reelkit_specs._overlays.stages import apply_overlay
from reelkit_specs._shared.plurals import counted
from reelkit_specs._vendor.sources import Document

UNMATCHED = "no match"  # the target matches nothing: the vendor has repaired the defect
OUTDATED = "outdated"  # the action no longer fits the documents


class Impact(NamedTuple):
    """The number of documents that each action changes, and the findings."""

    needed: dict[tuple[str, int], int]
    findings: list[Finding]


def overlay_impact(documents: list[Document], overlays: list[Overlay]) -> Impact:
    """Apply the overlays to copies of the documents."""
    contents = {document.name: as_openapi_3_1(copy.deepcopy(document.content)) for document in documents}
    found = Impact({}, [])
    done: list[tuple[Overlay, Applied]] = []
    for overlay in overlays:
        applied = apply_overlay(overlay, contents)
        done.append((overlay, applied))
        found.findings.extend(applied.findings)
        for index, changes in enumerate(applied.changes):
            found.needed[overlay.name, index] = len({change.document for change in changes})
    found.findings.extend(outdated_actions(done, contents))
    return found


def impact_lines(old: list[Document], new: list[Document], overlays: list[Overlay]) -> list[str]:
    """A line for each action that the new documents affect. Those that someone must decide about come first."""
    before, after = overlay_impact(old, overlays), overlay_impact(new, overlays)
    refused = {(finding.file, finding.pointer) for finding in after.findings}
    lines = [
        f"{UNMATCHED if 'matches nothing' in finding.what else OUTDATED}: {finding}"
        for finding in after.findings
        if finding not in before.findings
    ]
    for (name, index), count in after.needed.items():
        if before.needed.get((name, index), 0) > count and (name, f"/actions/{index}") not in refused:
            was = before.needed[name, index]
            word = "not needed now" if not count else "needed less"
            changed = f"changes {counted(count, 'document')}, previously {was}"
            lines.append(f"{word}: {name} /actions/{index}: {changed}; nothing to do")
    return lines
