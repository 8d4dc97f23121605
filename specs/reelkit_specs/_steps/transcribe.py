"""Transcribing a folder of vendor documents: the facts of each that can be joined, in our own words."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._diff import changes
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError, raise_findings
from reelkit_specs._documents.json import Json, dump, parse
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._steps.build import build_from
from reelkit_specs._steps.import_documents import Candidate, Imported, import_documents
from reelkit_specs._vendor.glossary import Glossary, read_glossary
from reelkit_specs._vendor.precedence import DuplicateModel
from reelkit_specs._vendor.prose import prose_of, runs_of, shared_run
from reelkit_specs._vendor.sources import Document, Sources, read_documents, read_sources
from reelkit_specs._vendor.transcription import transcribe

Progress = Callable[[str], object]


class Transcribed(NamedTuple):
    """The result of a transcription, before anything is written."""

    texts: dict[str, bytes]  # by the name that each document was found by
    duplicates: list[DuplicateModel]
    refused: list[Finding]


def transcribe_documents(project: Project, folder: Path, progress: Progress) -> Transcribed:
    """Transcribe every document below *folder* that can be joined, or raise with all that the glossary lacks.

    A transcription that the project has already is made anew: it takes no part in the joining.
    """
    glossary = read_glossary(project.glossary, project.name(project.glossary))
    sources = read_sources(project)
    earlier = _earlier(sources, folder)
    count = sum(path.is_file() for path in folder.rglob("*.json"))
    progress(f"reading and joining {count} documents")
    imported = import_documents(project, folder, "", datetime.date.min, instead_of=earlier)
    known = [each for each in read_documents(project, sources) if each.source.file not in earlier]
    progress(f"transcribing {len(imported.accepted)} of them")
    made = _transcribe_all(imported.accepted, known, glossary)
    raise_findings([*glossary.unused_findings(), *_shared_prose(folder, glossary)])
    progress("comparing the contract of the transcriptions with that of the documents")
    raise_findings(_lost_facts(project, sources, known, imported, made))
    texts = {candidate.found_at: dump(content).encode() for candidate, content in made}
    return Transcribed(texts, imported.duplicates, imported.refused)


def _earlier(sources: Sources, folder: Path) -> set[str]:
    """The files of the project that are transcriptions of documents of the folder."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}
    return {source.file for source in sources.entries if source.origin == "transcribed" and source.path in found}


def _transcribe_all(
    accepted: list[Candidate], known: list[Document], glossary: Glossary
) -> list[tuple[Candidate, Json]]:
    """The transcriptions; and let those that the project keeps count as users of the glossary."""
    made: list[tuple[Candidate, Json]] = []
    findings: list[Finding] = []
    for candidate in accepted:
        content, missing = transcribe(candidate.document.content, candidate.found_at, glossary)
        made.append((candidate, content))
        findings += missing
    raise_findings(findings)
    for document in known:
        if document.source.origin == "transcribed" and document.source.path:
            transcribe(document.content, document.name, glossary)
    return made


def _shared_prose(folder: Path, glossary: Glossary) -> Iterator[Finding]:
    """Texts of the glossary that are the vendor's, in whichever document of the folder."""
    runs = set()
    for path in sorted(folder.rglob("*.json")):
        try:
            runs |= runs_of(prose_of(parse(path.read_bytes(), path.name)))
        except (OSError, SpecsError):  # it was refused before, so nothing is transcribed from it
            continue
    for location, text in glossary.texts():
        if run := shared_run(text, runs):
            yield glossary.finding(location, f"the vendor's own words: {run!r}", "say it in other words")


def _lost_facts(
    project: Project, sources: Sources, known: list[Document], imported: Imported, made: list[tuple[Candidate, Json]]
) -> Iterator[Finding]:
    """Facts that the contract would lose, because an overlay reads them from a description."""
    ours = [candidate.document._replace(content=content) for candidate, content in made]
    built = build_from([*known, *ours], sources.same_model, read_overlays(project), project.name(project.contract))
    todo = "an overlay reads it from words such as Base64 in a description; put them into its entry"
    for change in changes(imported.built.contract, built.contract):
        if change.rule != "prose":
            yield Finding("the contract", "", f"{change.where}: {change.sentence}", todo)
