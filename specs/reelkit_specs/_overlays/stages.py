"""The stages of the overlays. Each stage is a folder; its overlays apply in the order of their names."""

import copy

from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError, raise_findings
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.outline import outline_findings
from reelkit_specs._overlays.apply import Applied, Change, apply
from reelkit_specs._overlays.changes_page import Chapter, Section
from reelkit_specs._overlays.outdated import outdated_actions
from reelkit_specs._overlays.overlay import Overlay, read_overlay

STAGES = ("documents", "contract", "reader")

Overlays = dict[str, list[Overlay]]


def read_overlays(project: Project) -> Overlays:
    """Read the overlays of each stage, in the order of their names."""
    overlays: Overlays = {stage: [] for stage in STAGES}
    findings: list[Finding] = []
    for path in sorted(project.overlays.rglob("*")):
        stage, *rest = path.relative_to(project.overlays).parts
        name = project.name(path)
        if not rest and path.is_dir() and stage in STAGES:
            continue
        if stage not in STAGES or len(rest) != 1 or not name.endswith(".overlay.yaml") or path.is_dir():
            what = "not an overlay, so it would be ignored"
            todo = f"name it *.overlay.yaml, in one of {'/, '.join(STAGES)}/"
            findings.append(Finding(name, "", what, todo))
            continue
        try:
            overlays[stage].append(read_overlay(path, name))
        except SpecsError as error:
            findings += error.findings
    raise_findings(findings)
    return overlays


def apply_stage(stage: str, overlays: Overlays, documents: dict[str, Json]) -> Chapter:
    """Apply the overlays of one stage in place."""
    before = copy.deepcopy(documents)
    sections: list[Section] = []
    findings: list[Finding] = []
    done: list[tuple[Overlay, Applied]] = []
    for overlay in overlays[stage]:
        applied = apply_overlay(overlay, documents)
        done.append((overlay, applied))
        findings += applied.findings
        reasons = [f"**{action.description}** {action.evidence}" for action in overlay.actions]
        if overlay.by_condition:
            reasons = [
                f"{reason} {_document_count(changes)}"
                for reason, changes in zip(reasons, applied.changes, strict=False)
            ]
        explained = list(zip(reasons, applied.changes, strict=False))
        sections.append(Section(overlay.title, overlay.name, explained, overlay.by_condition))
    raise_findings([*findings, *outdated_actions(done, documents)])
    raise_findings(finding for name, document in documents.items() for finding in outline_findings(name, document))
    return Chapter(stage, before, sections)


def _document_count(changes: list[Change]) -> str:
    documents = len({change.document for change in changes})
    return f"Documents with this defect: {documents}."


def apply_overlay(overlay: Overlay, documents: dict[str, Json]) -> Applied:
    """Apply an overlay to the document that it extends, or to all documents."""
    name = overlay.document
    if name is None:
        return apply(overlay, documents)
    if name not in documents:
        what = f"it extends {name}, which is not one of the documents"
        finding = Finding(overlay.name, "/extends", what, "name a document of specs/vendor, or delete the overlay")
        return Applied([], [finding])
    return apply(overlay, {name: documents[name]})
