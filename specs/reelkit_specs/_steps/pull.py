"""Compares the documents that the vendor publishes with those in the repository. Writes nothing."""

import datetime
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._diff import Change, changes
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError, finding_error, raise_findings
from reelkit_specs._documents.json import Json, dump, parse, sha256
from reelkit_specs._documents.models import is_model, model_ids
from reelkit_specs._documents.walk import operations
from reelkit_specs._overlays.impact import OUTDATED, UNMATCHED, impact_lines
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._steps.transcribe import transcribe_one
from reelkit_specs._vendor.download import Store
from reelkit_specs._vendor.glossary import read_glossary
from reelkit_specs._vendor.sources import (
    Document,
    Source,
    Sources,
    append_entries,
    hash_findings,
    read_documents,
    read_openapi,
    read_sources,
    update_entry,
)

OnDocument = Callable[[int, int, str], None]
UNRELEASED = "## Unreleased\n"
CHANGED = "### Changed\n"


class ChangedDocument(NamedTuple):
    """A document that the vendor has changed in meaning, as fetched and as its transcription."""

    old: Document
    fetched: Document
    new: Document
    changes: list[Change]
    findings: list[Finding]  # what is to be changed in the glossary before the transcription can be written


class CatalogueChanges(NamedTuple):
    """What the service's catalogue says that the project does not."""

    lines: list[str]  # models that are new, gone or renamed
    failures: list[Finding]  # documents that cannot be read
    added: list[Document]  # the transcriptions of new models
    findings: list[Finding]  # what the glossary lacks for them
    state: bytes | None  # the new content of specs/live.json, or None if it stays


NO_CATALOGUE = CatalogueChanges([], [], [], [], None)


class PullResult(NamedTuple):
    """What the vendor has changed, in meaning and in wording, and the impact on the overlays."""

    sources: Sources
    changed: list[ChangedDocument]
    reworded: list[str]
    impact_lines: list[str]
    documents: list[Document]  # all of the project, with the changes
    catalogue: CatalogueChanges = NO_CATALOGUE

    @property
    def has_changes(self) -> bool:
        """Whether there is anything to take over."""
        return bool(self.changed or self.catalogue.lines)

    @property
    def glossary_findings(self) -> list[Finding]:
        """What is to be changed in the glossary before anything can be written."""
        found = [finding for each in self.changed for finding in each.findings]
        return list(dict.fromkeys([*found, *self.catalogue.findings]))

    @property
    def is_undecided(self) -> bool:
        """Whether an overlay action no longer applies, so that a person must decide about it."""
        return any(line.startswith((UNMATCHED, OUTDATED)) for line in self.impact_lines)

    def texts(self, project: Project) -> dict[Path, bytes]:
        """The contents of the files to write, by path. Raises SpecsError unless all of it can be written."""
        raise_findings([*self.catalogue.failures, *self.glossary_findings])
        listed = project.sources.read_text(encoding="utf-8")
        for each in self.changed:
            listed = update_entry(listed, each.old.source, each.new.source)
        added = self.catalogue.added
        listed = append_entries(listed, [document.source for document in added])
        new = [*(each.new for each in self.changed), *added]
        texts = {project.vendor / each.source.file: dump(each.content).encode() for each in new}
        if texts:
            texts[project.sources] = listed.encode()
        if self.catalogue.state is not None:
            texts[project.live] = self.catalogue.state
        return texts


def pull(
    project: Project,
    place: Store,
    wanted: Collection[str],
    today: datetime.date,
    on_document: OnDocument = lambda done, total, name: None,
) -> PullResult:
    """Read the vendor's documents and compare them. Raises SpecsError with every document that cannot be read.

    *on_document* is called before each document: how many have been read, how many there are, and its file name.
    """
    sources = read_sources(project)
    documents = read_documents(project, sources)
    raise_findings(hash_findings(project, sources))
    comparison = Comparison(project, today)
    chosen = _select(documents, wanted, spellings(project))
    raise_findings(comparison.read_all(place, chosen, on_document))
    return comparison.result(sources, documents)


class Comparison:
    """Compares documents of the project with fetched ones, and collects what has changed."""

    def __init__(self, project: Project, today: datetime.date) -> None:
        self.glossary = read_glossary(project)
        self.overlays = read_overlays(project)
        self._today = today
        self._changed: list[ChangedDocument] = []
        self._reworded: list[Source] = []

    def read_all(self, place: Store, documents: list[Document], on_document: OnDocument) -> list[Finding]:
        """Read the documents and compare them. Returns a finding for each that cannot be read."""
        findings: list[Finding] = []
        for number, document in enumerate(documents):
            on_document(number, len(documents), document.source.file)
            try:
                raw = place.read(str(document.source.path))
                if sha256(raw) != document.source.sha256:
                    self.add(document, *_compare(document, raw))
            except SpecsError as error:
                findings += error.findings
        return findings

    def add(self, old: Document, fetched: Document, found: list[Change]) -> None:
        """Add what was found in a document that differs from that of the project."""
        # The wording of a transcription is ours, so a different wording is not a change.
        facts = [each for each in found if each.rule != "prose" or old.source.origin == "verbatim"]
        if facts:
            named = [each._replace(document=old.source.file) for each in facts]
            ours, findings = transcribe_one(fetched, old, self.glossary, self.overlays["documents"])
            source = old.source._replace(origin="transcribed", date=self._today, sha256=sha256(dump(ours)))
            self._changed.append(ChangedDocument(old, fetched, Document(source, old.name, ours), named, findings))
        else:
            self._reworded.append(old.source)

    def result(
        self, sources: Sources, documents: list[Document], catalogue: CatalogueChanges = NO_CATALOGUE
    ) -> PullResult:
        """The result for the documents of the project."""
        # The fetched documents show what an overlay can no longer read; the words of a transcription stay.
        fetched = [*_replaced(documents, [each.fetched for each in self._changed]), *catalogue.added]
        lines = impact_lines(documents, fetched, self.overlays["documents"])
        now = [*_replaced(documents, [each.new for each in self._changed]), *catalogue.added]
        return PullResult(sources, self._changed, _reworded_lines(self._reworded), lines, now, catalogue)


def _replaced(documents: list[Document], new: list[Document]) -> list[Document]:
    """The documents, with the new ones in place of those with their names."""
    by_name = {document.name: document for document in new}
    return [by_name.get(document.name, document) for document in documents]


def _select(documents: list[Document], wanted: Collection[str], ids_of_models: list[set[str]]) -> list[Document]:
    """The published documents, or those that *wanted* names by model or file."""
    published = [document for document in documents if document.source.path]
    names = {document.name: {document.source.file, *model_ids(document.content)} for document in published}
    for known in names.values():
        known.update(*(ids for ids in ids_of_models if ids & known))
    for name in wanted:
        if not any(name in known for known in names.values()):
            todo = "name a model of the contract, or a file of specs/sources.toml that has a path"
            raise finding_error(name, "", "no published document of the project has this name", todo)
    return [document for document in published if not wanted or names[document.name] & set(wanted)]


def spellings(project: Project) -> list[set[str]]:
    """The ids of each model of the contract. Overlays may have added some."""
    schemas = parse(project.contract.read_bytes(), project.name(project.contract))["components"]["schemas"]
    models = (schema["properties"]["model"] for schema in schemas.values() if is_model(schema))
    return [{model["default"], *model.get("enum", ())} for model in models]


def _compare(document: Document, raw: bytes) -> tuple[Document, list[Change]]:
    """The fetched document and its changes. Raises SpecsError if another document is in its place."""
    path = str(document.source.path)
    content = read_openapi(raw, path)
    raise_findings(_other_document(document.content, content, path))
    return document._replace(content=content), changes(document.content, content)


def _reworded_lines(sources: list[Source]) -> list[str]:
    lines = [source.file for source in sources if source.origin == "verbatim"]
    if count := len(sources) - len(lines):
        lines.append(f"{count} transcriptions, whose wording is ours: new rules in the vendor's text are not detected")
    return lines


def _other_document(old: Json, new: Json, path: str) -> Iterator[Finding]:
    was, now = sorted(set(model_ids(old))), sorted(set(model_ids(new)))
    todo = "wait for the vendor to correct it; if it is intended, remove the old entry and import the document"
    if was and not set(was) & set(now):
        called = ", ".join(now) or "no model"
        yield Finding(path, "", f"it now describes {called}; previously {', '.join(was)}", todo)
    if not was and not {call.title for call in operations(old)} & {call.title for call in operations(new)}:
        yield Finding(path, "/paths", "it describes none of its previous operations", todo)


def with_draft(text: str, changes: Sequence[Change]) -> str:
    """The changelog with a line for each change, in the section Changed of Unreleased."""
    lines = "".join(dict.fromkeys(_line(change) for change in changes))
    head, heading, rest = text.partition(UNRELEASED)
    if not heading:
        return f"{text.rstrip()}\n\n{UNRELEASED}\n{CHANGED}\n{lines}"
    section, released, older = rest.partition("\n## ")
    before, changed, after = section.partition(CHANGED)
    if changed:
        section = f"{before}{CHANGED}{_with_lines(after, lines)}"
    else:
        section = f"{section.rstrip()}\n\n{CHANGED}\n{lines}"
    return f"{head}{heading}{section}{released}{older}"


def _with_lines(section: str, lines: str) -> str:
    """The section with the lines appended."""
    own, heading, rest = section.partition("\n### ")
    return f"{own.rstrip()}\n{lines}{heading}{rest}" if own.strip() else f"\n{lines}{heading}{rest}"


def _line(change: Change) -> str:
    sentence = " ".join(change.sentence.split()).rstrip(".")
    document = change.document.removesuffix(".json")
    return f"- The vendor changed `{document}`, {change.level}: {sentence}.\n"
