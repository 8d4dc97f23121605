"""The whole way, in memory: documents, overlays, bundle, checks. Writes nothing."""

import copy
import posixpath
from typing import NamedTuple

from reelkit_specs.pipeline._apply import Applied, Change, apply
from reelkit_specs.pipeline._bundle import bundle
from reelkit_specs.pipeline._changes import Chapter, Section, changes_page
from reelkit_specs.pipeline._checks import ONLY_TOGETHER, check
from reelkit_specs.pipeline._dialect import in_3_1
from reelkit_specs.pipeline._findings import Finding, SpecsError, stop_at
from reelkit_specs.pipeline._json import Json, dump
from reelkit_specs.pipeline._overlay import Overlay, read_overlay
from reelkit_specs.pipeline._project import Project
from reelkit_specs.pipeline._reader import TITLE, WHY, finish
from reelkit_specs.pipeline._shape import shape_findings
from reelkit_specs.pipeline._sources import Document, hash_findings, read_documents, read_sources
from reelkit_specs.pipeline._speakers import Yielding, speakers

STAGES = ("documents", "contract", "reader")
READER = "the reader's view"

Overlays = dict[str, list[Overlay]]  # by stage, in the order of their names


class Built(NamedTuple):
    """What the pipeline makes of the checked-in documents."""

    contract: Json
    contract_text: str
    changes_text: str
    reader: Json
    yielding: list[Yielding]


def build(project: Project) -> Built:
    """Build contract, CHANGES.md and the reader's view, or raise with every finding of the step that failed."""
    sources = read_sources(project)
    documents = read_documents(project, sources)
    stop_at(hash_findings(project, sources))
    return build_from(documents, sources.same_model, read_overlays(project), project.name(project.contract))


def build_from(documents: list[Document], rule: str, overlays: Overlays, contract_name: str) -> Built:
    """Build from documents and overlays that were read before."""
    documents, yielding, findings = speakers(documents, rule)
    stop_at(findings)
    contents = {document.name: in_3_1(document.content) for document in documents}
    chapters = [_lay_over("documents", overlays, contents)]
    stop_at(check(contents, leave_out=ONLY_TOGETHER))

    contract = bundle([document._replace(content=contents[document.name]) for document in documents])
    chapters.append(_lay_over("contract", overlays, {contract_name: contract}))
    stop_at(check({contract_name: contract}))

    reader = copy.deepcopy(contract)
    chapters.append(_lay_over("reader", overlays, {READER: reader}))
    stop_at(check({READER: reader}))
    chapters[-1].sections.append(Section(TITLE, None, [(WHY, finish(reader, READER))]))
    return Built(contract, dump(contract), changes_page(chapters, yielding), reader, yielding)


def read_overlays(project: Project) -> Overlays:
    """The overlays of each stage, in the order of their names."""
    overlays: Overlays = {stage: [] for stage in STAGES}
    findings: list[Finding] = []
    for path in sorted(project.overlays.rglob("*")):
        stage, *rest = path.relative_to(project.overlays).parts
        name = project.name(path)
        if not rest and path.is_dir() and stage in STAGES:
            continue
        if stage not in STAGES or len(rest) != 1 or not name.endswith(".overlay.yaml") or path.is_dir():
            what = "it is no overlay, and would be ignored"
            todo = f"overlays are {'/, '.join(STAGES)}/ and in them *.overlay.yaml"
            findings.append(Finding(name, "", what, todo))
            continue
        try:
            overlays[stage].append(read_overlay(path, name))
        except SpecsError as error:
            findings += error.findings
    stop_at(findings)
    return overlays


def _lay_over(stage: str, overlays: Overlays, documents: dict[str, Json]) -> Chapter:
    """Apply the overlays of one stage, in place."""
    before = copy.deepcopy(documents)
    sections, findings = [], []
    for overlay in overlays[stage]:
        applied = _apply_to_its_own(overlay, documents)
        findings += applied.findings
        whys = [f"**{action.description}** {action.evidence}" for action in overlay.actions]
        if overlay.by_condition:
            whys = [f"{why} {_count(changes)}" for why, changes in zip(whys, applied.changes, strict=True)]
        reasons = list(zip(whys, applied.changes, strict=False))
        sections.append(Section(overlay.title, overlay.name, reasons, overlay.by_condition))
    stop_at(findings)
    stop_at(finding for name, document in documents.items() for finding in shape_findings(name, document))
    return Chapter(stage, before, sections)


def _count(changes: list[Change]) -> str:
    documents = len({change.document for change in changes})
    return f"Documents with this defect: {documents}."


def _apply_to_its_own(overlay: Overlay, documents: dict[str, Json]) -> Applied:
    if overlay.extends is None:
        return apply(overlay, documents)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(overlay.name), overlay.extends))
    if name not in documents:
        what = f"it extends {name}, which is not one of the documents"
        finding = Finding(overlay.name, "/extends", what, "name a document of specs/vendor, or delete the overlay")
        return Applied([], [finding])
    return apply(overlay, {name: documents[name]})
