"""Documents that somebody wants to add, each looked at on its own, so that one that is refused stops no other."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._checks.documents import ONLY_TOGETHER, check
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.dialect import in_3_1
from reelkit_specs._documents.findings import Finding, SpecsError, refuse
from reelkit_specs._documents.json import sha256
from reelkit_specs._documents.walk import operations
from reelkit_specs._overlays.overlay import Overlay
from reelkit_specs._overlays.stages import Overlays, apply_to_its_own
from reelkit_specs._steps.bundle import bundle
from reelkit_specs._vendor.precedence import ids_of
from reelkit_specs._vendor.sources import Document, Source, read_openapi


class Candidate(NamedTuple):
    """A document that may be added: where it was found, its bytes, and what it would be in the project."""

    found_at: str
    raw: bytes
    document: Document


class Trial(NamedTuple):
    """How a document fares on its own: repaired, what is wrong with it, and the actions with a count that it meets."""

    repaired: Document
    findings: list[Finding]
    counted: set[tuple[str, str]]  # overlay and pointer of the action


def read_candidate(folder: Path, path: Path, project: Project, page: str, date: datetime.date) -> Candidate:
    """Read one document, or raise with why it is none of a model."""
    found_at = path.relative_to(folder).as_posix()
    file = found_at.lower()  # names that differ only by case are one on some file systems
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise refuse(found_at, "", f"cannot be read: {error.strerror}", "look at its permissions") from None
    content = read_openapi(raw, found_at)
    if not list(ids_of(content)):
        calls = ", ".join(operation.title for operation in operations(content)) or "nothing"
        raise refuse(found_at, "/paths", *_no_model(calls))
    source = Source(file, "verbatim", page, date, sha256(raw), path=found_at)
    return Candidate(found_at, raw, Document(source, project.name(project.vendor / file), content))


def _no_model(calls: str) -> tuple[str, str]:
    what = f"it describes no create of a model (a POST with a `model` at an address for all makers), but {calls}"
    return what, "look for the model's own document"


def repaired(document: Document, overlays: list[Overlay]) -> Trial:
    """Lay the overlays over one document alone. What they look for in other documents they need not find in this."""
    content = in_3_1(document.content)
    findings, counted = [], set()
    for overlay in overlays:
        if overlay.document not in (None, document.name):
            continue
        actions = tuple(action._replace(expect_matches=None) for action in overlay.actions)
        applied = apply_to_its_own(overlay._replace(by_condition=True, actions=actions), {document.name: content})
        findings += [_of_overlay(finding, document.name) for finding in applied.findings]
        counted |= {
            (overlay.name, f"/actions/{index}")
            for index, (action, changes) in enumerate(zip(overlay.actions, applied.changes, strict=True))
            if changes and action.expect_matches
        }
    findings += check({document.name: content}, leave_out=ONLY_TOGETHER)
    return Trial(document._replace(content=content), findings, counted)


def _of_overlay(finding: Finding, name: str) -> Finding:
    """The finding of an action, said of the document that it cannot be applied to."""
    return finding._replace(file=name, pointer="", what=f"{finding.file} {finding.pointer}: {finding.what}")


def try_alone(document: Document, known: list[Document], overlays: Overlays) -> Trial:
    """Repair the document, and join it with those that are there already."""
    trial = repaired(document, overlays["documents"])
    return trial._replace(findings=[*trial.findings, *_joined_findings([*known, trial.repaired])])


def _joined_findings(documents: list[Document]) -> Iterator[Finding]:
    try:
        bundle(documents)
    except SpecsError as error:
        yield from error.findings
