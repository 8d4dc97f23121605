"""The whole way, in memory: documents, overlays, bundle, checks. Writes nothing."""

import copy
import posixpath
from typing import NamedTuple

from reelkit_specs.pipeline._apply import Applied, apply
from reelkit_specs.pipeline._bundle import bundle
from reelkit_specs.pipeline._changes import Chapter, changes_page
from reelkit_specs.pipeline._checks import ONLY_TOGETHER, check
from reelkit_specs.pipeline._dialect import in_3_1
from reelkit_specs.pipeline._findings import Finding, SpecsError, stop_at
from reelkit_specs.pipeline._json import Json, dump
from reelkit_specs.pipeline._overlay import Overlay, read_overlay
from reelkit_specs.pipeline._project import Project
from reelkit_specs.pipeline._reader import finish
from reelkit_specs.pipeline._shape import shape_findings
from reelkit_specs.pipeline._sources import Document, hash_findings, read_documents, read_sources

READER = "the reader's view"


class Built(NamedTuple):
    """What the pipeline makes of the checked-in documents."""

    contract: Json
    contract_text: str
    changes_text: str
    reader: Json


def build(project: Project) -> Built:
    """Build contract, CHANGES.md and the reader's view, or raise with every finding of the step that failed."""
    sources = read_sources(project)
    documents = read_documents(project, sources)
    stop_at(hash_findings(project, sources))
    stop_at([finding for document in documents for finding in shape_findings(document.name, document.content)])
    contents = {document.name: in_3_1(document.content) for document in documents}

    chapters = _lay_over(project, "documents", contents)
    stop_at(check(contents, leave_out=ONLY_TOGETHER))

    contract = bundle([Document(document.source, document.name, contents[document.name]) for document in documents])
    contract_name = project.name(project.contract)
    chapters += _lay_over(project, "contract", {contract_name: contract})
    stop_at(check({contract_name: contract}))

    reader = copy.deepcopy(contract)
    chapters += _lay_over(project, "reader", {READER: reader})
    finish(reader)
    stop_at(check({READER: reader}))
    return Built(contract, dump(contract), changes_page(chapters), reader)


def _lay_over(project: Project, stage: str, documents: dict[str, Json]) -> list[Chapter]:
    """Apply the overlays of one folder in the order of their names."""
    overlays: list[Overlay] = []
    chapters: list[Chapter] = []
    findings: list[Finding] = []
    for path in sorted((project.overlays / stage).glob("*.yaml")):
        try:
            overlays.append(read_overlay(path, project.name(path)))
        except SpecsError as error:
            findings += error.findings
    stop_at(findings)
    for overlay in overlays:
        applied = _apply_to_its_own(overlay, documents)
        findings += applied.findings
        chapters.append(Chapter(stage, overlay, applied.changes))
    stop_at(findings)
    return chapters


def _apply_to_its_own(overlay: Overlay, documents: dict[str, Json]) -> Applied:
    if overlay.extends is None:
        return apply(overlay, documents)
    name = posixpath.normpath(posixpath.join(posixpath.dirname(overlay.name), overlay.extends))
    if name not in documents:
        what = f"it extends {name}, which is not one of the documents"
        finding = Finding(overlay.name, "/extends", what, "name a document of specs/vendor, or delete the overlay")
        return Applied([], [finding])
    return apply(overlay, {name: documents[name]})
