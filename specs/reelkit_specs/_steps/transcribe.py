"""Transcribing a folder of vendor documents: the facts of each that can be joined, in our own words."""

import contextlib
import datetime
from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._diff import changes
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError, raise_findings
from reelkit_specs._documents.json import Json, dump, parse
from reelkit_specs._overlays.overlay import Overlay
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._shared.plurals import counted
from reelkit_specs._steps.import_documents import Candidate, import_documents, repair
from reelkit_specs._vendor.glossary import Glossary, read_glossary
from reelkit_specs._vendor.precedence import DuplicateModel
from reelkit_specs._vendor.prose import Run, prose_of, runs_of, shared_run
from reelkit_specs._vendor.sources import Document, Sources, read_documents, read_sources
from reelkit_specs._vendor.transcription import transcribe

Progress = Callable[[str], object]


class Transcribed(NamedTuple):
    """The result of a transcription, before anything is written."""

    texts: dict[str, bytes]  # by the name that each document was found by
    duplicates: list[DuplicateModel]
    refused: list[Finding]


def transcribe_documents(project: Project, folder: Path, progress: Progress) -> Transcribed:
    """Transcribe every document below *folder* that can become part of the contract.

    Raises an error that lists everything that the glossary does not describe. Whether a document can become part of the
    contract does not depend on an earlier transcription of it in the project.
    """
    glossary = read_glossary(project)
    sources = read_sources(project)
    earlier = _earlier(sources, folder)
    overlays = read_overlays(project)["documents"]
    count = sum(path.is_file() for path in folder.rglob("*.json"))
    progress(f"reading and joining {counted(count, 'document')}")
    imported = import_documents(project, folder, "", datetime.date.min, instead_of=earlier)
    known = [each for each in read_documents(project, sources) if each.source.file not in earlier]
    progress(f"transcribing {len(imported.accepted)} of them")
    made = _transcribe_all(imported.accepted, known, glossary)
    raise_findings([*glossary.unused_findings(), *shared_prose(_contents(folder), glossary)])
    progress("comparing the facts of the transcriptions with those of the documents")
    raise_findings(lost for document, ours in made for lost in lost_facts(document, ours, overlays))
    texts = {document.name: dump(content).encode() for document, content in made}
    return Transcribed(texts, imported.duplicates, imported.refused)


def transcribe_one(
    document: Document, old: Document, glossary: Glossary, overlays: list[Overlay]
) -> tuple[Json, list[Finding]]:
    """The transcription of a document, and what is to be changed in the glossary before it can replace the old one."""
    ours, missing = transcribe(document.content, document.name, glossary)
    known = runs_of(prose_of(old.content)) if old.source.origin == "transcribed" else set()
    return ours, missing or [
        *shared_prose([document.content], glossary, known),
        *lost_facts(document, ours, overlays),
    ]


def _earlier(sources: Sources, folder: Path) -> set[str]:
    """The files of the project that are transcriptions of documents of the folder."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.json")}
    return {source.file for source in sources.entries if source.origin == "transcribed" and source.path in found}


def _transcribe_all(
    accepted: list[Candidate], known: list[Document], glossary: Glossary
) -> list[tuple[Document, Json]]:
    """The documents, named as they were found, and their transcriptions.

    Those that the project keeps count as users of the glossary.
    """
    made: list[tuple[Document, Json]] = []
    findings: list[Finding] = []
    for candidate in accepted:
        document = candidate.document._replace(name=candidate.found_at)
        content, missing = transcribe(document.content, document.name, glossary)
        made.append((document, content))
        findings += missing
    raise_findings(findings)
    for document in known:
        if document.source.origin == "transcribed" and document.source.path:
            transcribe(document.content, document.name, glossary)
    return made


def _contents(folder: Path) -> Iterator[Json]:
    """Every document of the folder that can be read, also those from which nothing is transcribed."""
    for path in sorted(folder.rglob("*.json")):
        with contextlib.suppress(OSError, SpecsError):  # it was refused before
            yield parse(path.read_bytes(), path.name)


def shared_prose(contents: Iterable[Json], glossary: Glossary, ours: Set[Run] = frozenset()) -> Iterator[Finding]:
    """Texts of the glossary that share words with the vendor's prose in any document. *ours* are known not to."""
    runs = set()
    for content in contents:
        runs |= runs_of(prose_of(content)) - ours
    for location, text in glossary.texts():
        if run := shared_run(text, runs):
            yield glossary.finding(location, f"the vendor's own words: {run!r}", "say it in other words")


def lost_facts(document: Document, ours: Json, overlays: list[Overlay]) -> Iterator[Finding]:
    """Facts that a transcription loses or adds, because an overlay reads them from a description."""
    theirs = repair(document, overlays).repaired.content
    todo = "an overlay reads it from words such as Base64 in a description; correct its entry in the glossary"
    for change in changes(theirs, repair(document._replace(content=ours), overlays).repaired.content):
        if change.rule != "prose":
            yield Finding(document.name, "", f"{change.where}: {change.sentence}", todo)
