"""Imports documents into a checkout: those that can be joined, and findings for the others."""

import datetime
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._checks.documents import CONTRACT_ONLY, check
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.findings import Finding, SpecsError, finding_error, raise_findings
from reelkit_specs._documents.json import Json, sha256, value_at
from reelkit_specs._documents.models import is_model, model_ids
from reelkit_specs._documents.walk import operations
from reelkit_specs._overlays.outdated import outdated_actions
from reelkit_specs._overlays.overlay import Overlay
from reelkit_specs._overlays.stages import Overlays, apply_overlay, read_overlays
from reelkit_specs._steps.build import Built, build_from
from reelkit_specs._steps.bundle import bundle
from reelkit_specs._vendor.glossary import Glossary, read_glossary
from reelkit_specs._vendor.precedence import DuplicateModel, resolve_duplicates
from reelkit_specs._vendor.sources import Document, Source, hash_findings, read_documents, read_openapi, read_sources
from reelkit_specs._vendor.transcription import transcribe


class Candidate(NamedTuple):
    """A document that may be imported: its path in the folder, its bytes, and the document in the project."""

    found_at: str
    raw: bytes
    document: Document


class Trial(NamedTuple):
    """A repaired document, the findings, and the actions with x-expect-matches that apply to it."""

    repaired: Document
    findings: list[Finding]
    counted_actions: set[tuple[str, str]]  # overlay and pointer of the action


def read_candidate(
    folder: Path, path: Path, project: Project, page: str, date: datetime.date, glossary: Glossary
) -> Candidate:
    """Read one document. Raises SpecsError if it describes no model."""
    found_at = path.relative_to(folder).as_posix()
    file = found_at.lower()  # some file systems ignore case
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise finding_error(found_at, "", f"cannot be read: {error.strerror}", "check its permissions") from None
    content = read_openapi(raw, found_at)
    if not list(model_ids(content)):
        calls = ", ".join(operation.title for operation in operations(content)) or "nothing"
        raise finding_error(found_at, "/paths", *_no_model(calls))
    origin = "transcribed" if transcribe(content, found_at, glossary) == (content, []) else "verbatim"
    source = Source(file, origin, page, date, sha256(raw), path=found_at)
    return Candidate(found_at, raw, Document(source, project.name(project.vendor / file), content))


def _no_model(calls: str) -> tuple[str, str]:
    what = f"it describes no create (a POST with a `model` at the universal address), only {calls}"
    return what, "find the document of the model"


def repair(document: Document, overlays: list[Overlay]) -> Trial:
    """Apply the overlays to one document. Their actions may match nothing: they may be for other documents."""
    content = as_openapi_3_1(document.content)
    findings, counted_actions, done = [], set(), []
    for overlay in overlays:
        if overlay.document not in (None, document.name):
            continue
        actions = tuple(action._replace(expect_matches=None) for action in overlay.actions)
        applied = apply_overlay(overlay._replace(by_condition=True, actions=actions), {document.name: content})
        done.append((overlay, applied))
        findings += applied.findings
        counted_actions |= {
            (overlay.name, f"/actions/{index}")
            for index, (action, changes) in enumerate(zip(overlay.actions, applied.changes, strict=True))
            if changes and action.expect_matches
        }
    findings += outdated_actions(done, {document.name: content})
    findings = [_attributed_to_document(finding, document.name) for finding in findings]
    findings += check({document.name: content}, leave_out=CONTRACT_ONLY)
    return Trial(document._replace(content=content), findings, counted_actions)


def _attributed_to_document(finding: Finding, name: str) -> Finding:
    """The finding about another file, reported for the document that caused it."""
    return finding._replace(file=name, pointer="", line=None, what=f"{finding.place}: {finding.what}")


def try_alone(document: Document, known: list[Document], overlays: Overlays) -> Trial:
    """Repair the document, and join it with the known ones."""
    trial = repair(document, overlays["documents"])
    return trial._replace(findings=[*trial.findings, *_joined_findings([*known, trial.repaired])])


def _joined_findings(documents: list[Document]) -> Iterator[Finding]:
    try:
        bundle(documents)
    except SpecsError as error:
        yield from error.findings


class Imported(NamedTuple):
    """The result of an import, before anything is written."""

    accepted: list[Candidate]
    duplicates: list[DuplicateModel]  # models that are taken from another document
    refused: list[Finding]
    built: Built


def import_documents(
    project: Project, folder: Path, page: str, date: datetime.date, instead_of: Collection[str] = ()
) -> Imported:
    """Join the documents below *folder* with those of the project. Documents that do not fit are refused.

    The files *instead_of* of the project are left out.
    """
    sources = read_sources(project)
    documents = [each for each in read_documents(project, sources) if each.source.file not in instead_of]
    raise_findings(hash_findings(project, sources))
    overlays = read_overlays(project)

    candidates, refused = _read_all(folder, project, page, date, read_glossary(project))
    known = [repair(document, overlays["documents"]).repaired for document in documents]
    trials: dict[str, Trial] = {}
    valid: list[Candidate] = []
    for candidate in candidates:
        own = _new_models(candidate, documents)
        if own is None:
            valid.append(candidate)  # it has no new model, and is left out below
            continue
        trials[candidate.found_at] = trial = try_alone(own, known, overlays)
        refused += [_attributed(candidate, finding) for finding in trial.findings]
        if not trial.findings:
            valid.append(candidate)
    accepted, duplicates, findings = _select(valid, documents, sources.same_model)
    refused += findings
    while True:
        together = [*documents, *(candidate.document for candidate in accepted)]
        try:
            built = build_from(together, sources.same_model, overlays, project.name(project.contract))
            return Imported(accepted, duplicates, refused, built)
        except SpecsError as error:
            causes = _causes(error, accepted, known, trials)
        refused += [_attributed(candidate, finding) for candidate, finding in causes]
        accepted = [candidate for candidate in accepted if candidate not in [cause for cause, _ in causes]]


def _read_all(
    folder: Path, project: Project, page: str, date: datetime.date, glossary: Glossary
) -> tuple[list[Candidate], list[Finding]]:
    """Read every document of the folder. Those with fewest paths come first: they describe their model best."""
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    if not paths:
        raise finding_error(
            str(folder), "", "no .json file in this folder", "name a folder with documents of the vendor"
        )
    candidates: list[Candidate] = []
    refused: list[Finding] = []
    for path in paths:
        try:
            candidates.append(read_candidate(folder, path, project, page, date, glossary))
        except SpecsError as error:
            refused += error.findings
    candidates.sort(key=lambda candidate: len(candidate.document.content["paths"]))
    return candidates, refused


def _new_models(candidate: Candidate, documents: list[Document]) -> Document | None:
    """The document without the models that the project already has, or None if it has no others."""
    *_, last = resolve_duplicates([*documents, candidate.document._replace(name=candidate.found_at)], "first").documents
    return last._replace(name=candidate.document.name) if last.name == candidate.found_at else None


def _select(
    candidates: list[Candidate], documents: list[Document], rule: str
) -> tuple[list[Candidate], list[DuplicateModel], list[Finding]]:
    """The candidates to accept, the duplicate models, and findings for the candidates that are refused."""
    found = [candidate.document._replace(name=candidate.found_at) for candidate in candidates]
    precedence = resolve_duplicates([*documents, *found], "first")
    kept = {document.name for document in precedence.documents}
    duplicates = {each.document for each in precedence.duplicates}
    places = {document.name for document in documents}
    accepted: list[Candidate] = []
    refused: list[Finding] = []
    for candidate in candidates:
        name = candidate.document.name
        if candidate.found_at not in kept:
            continue
        if name in places:
            what = f"another document has the name {name}"
            refused.append(Finding(candidate.found_at, "", what, "rename the file, then import it again"))
        elif candidate.found_at in duplicates and rule != "first":
            what = "other documents describe some of its models"
            todo = 'remove them, or set same_model = "first" in sources.toml'
            refused.append(Finding(candidate.found_at, "", what, todo))
        else:
            places.add(name)
            accepted.append(candidate)
    return accepted, precedence.duplicates, refused


def _causes(
    error: SpecsError, accepted: list[Candidate], known: list[Document], trials: dict[str, Trial]
) -> list[tuple[Candidate, Finding]]:
    """The candidates that the findings are about, each with its finding. Raises the error if there are none."""
    contract = bundle([*known, *(trials[candidate.found_at].repaired for candidate in accepted)])
    causes = []
    for finding in error.findings:
        model = _model_of(finding, contract)
        for candidate in accepted:
            trial = trials[candidate.found_at]
            ids = list(model_ids(trial.repaired.content))
            is_named = finding.file == candidate.document.name or model in ids
            if is_named or (finding.file, finding.pointer) in trial.counted_actions:
                causes.append((candidate, finding))
    if not causes:
        raise error
    return causes


def _attributed(candidate: Candidate, finding: Finding) -> Finding:
    """The finding, with the path in the folder as its file."""
    if finding.file == candidate.document.name:
        return finding._replace(file=candidate.found_at)
    return _attributed_to_document(finding, candidate.found_at)


def _model_of(finding: Finding, contract: Json) -> str | None:
    """The model whose component a finding is about, or None."""
    component = value_at(contract, "/".join(finding.pointer.split("/")[:4]))
    return str(component["properties"]["model"]["default"]) if is_model(component) else None
