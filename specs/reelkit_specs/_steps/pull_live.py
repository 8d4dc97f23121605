"""Compares the service's catalogue, and its documents of the models, with those in the repository. Writes nothing.

specs/live.json records what was taken over: the ETag of the catalogue, the hash and the ETag of each document, and what
no document can say: models that are gone, ids that became aliases, and new models that cannot be joined.
"""

import copy
import datetime
import functools
from collections.abc import Collection
from typing import Any, NamedTuple

from reelkit_specs._contract import models
from reelkit_specs._diff import changes
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.findings import Finding, SpecsError, finding_error, raise_findings
from reelkit_specs._documents.json import Json, dump, parse, sha256
from reelkit_specs._documents.models import model_fields, model_ids
from reelkit_specs._shared.catalogue import ListedModel
from reelkit_specs._steps.import_documents import repair, try_alone
from reelkit_specs._steps.pull import CatalogueChanges, Comparison, OnDocument, PullResult, spellings
from reelkit_specs._vendor.download import Store
from reelkit_specs._vendor.service import Catalogue, LiveDocument, Service
from reelkit_specs._vendor.sources import Document, Source, hash_findings, read_documents, read_sources
from reelkit_specs._vendor.transcription import transcribe

PAGE = "https://docs.aimlapi.com/api-references/video-models"
RECORDS = ("gone", "renamed", "refused")


class KnownModel(NamedTuple):
    """A model of the project: its id, all its ids, and the document that describes it."""

    id: str
    ids: set[str]
    document: Document


def pull_live(
    project: Project,
    service: Service,
    reference: Store | None,
    wanted: Collection[str],
    today: datetime.date,
    on_document: OnDocument = lambda done, total, name: None,
) -> PullResult:
    """Read the catalogue and the documents that may have changed. Raises SpecsError if the catalogue cannot be read.

    A document that cannot be read is among the failures of the result. Documents that describe no model are read from
    *reference*.
    """
    sources = read_sources(project)
    documents = read_documents(project, sources)
    raise_findings(hash_findings(project, sources))
    known = _known_models(documents, spellings(project))
    state = _read_state(project)
    comparison = Comparison(project, today)
    catalogue = service.catalogue(None if wanted else state.get("etag"))
    if catalogue is None:
        changes_of_models = CatalogueChanges([], [], [], [], None)
    else:
        live = _Live(project, catalogue, documents, known, state, comparison, today)
        live.compare_names(wanted)
        live.read_documents(service, wanted, on_document)
        changes_of_models = live.changes(is_whole=not wanted)
    if reference is not None and not wanted:
        published = [each for each in documents if each.source.path and not [*model_ids(each.content)]]
        changes_of_models.failures.extend(comparison.read_all(reference, published, on_document))
    return comparison.result(sources, documents, changes_of_models)


class _Live:
    """Compares a response of the catalogue with the project, and collects the differences."""

    def __init__(
        self,
        project: Project,
        catalogue: Catalogue,
        documents: list[Document],
        known: list[KnownModel],
        state: Json,
        comparison: Comparison,
        today: datetime.date,
    ) -> None:
        self._project = project
        self._catalogue = catalogue
        self._documents = documents
        self._known = known
        self._listed = {each.id: _listed(each.ids, catalogue) for each in known}
        self._known_as = {model.id: each for each in known if (model := self._listed[each.id]) is not None}
        self._state = state
        self._comparison = comparison
        self._today = today
        self._lines: list[str] = []
        self._failures: list[Finding] = [*catalogue.findings]
        self._added: list[Document] = []
        self._missing: list[Finding] = []
        self._records: Json = {name: {} for name in RECORDS}
        self._hashes: Json = {}

    @functools.cached_property
    def _repaired(self) -> list[Document]:
        """The documents of the project as a new one is joined with them; they are the same for each new model."""
        return [repair(each, self._comparison.overlays["documents"]).repaired for each in self._documents]

    def compare_names(self, wanted: Collection[str]) -> None:
        """Report the models that are gone, and those whose id became an alias."""
        names = {name for model in self._catalogue.models for name in model.names}
        for name in wanted:
            if name not in names and not any(name in model.ids for model in self._known):
                todo = "name a model of the contract or of the catalogue"
                raise finding_error(name, "", "neither the project nor the catalogue has this model", todo)
        for known in self._known:
            listed = self._listed[known.id]
            if wanted and not {*wanted} & (known.ids | (listed.names if listed else set())):
                continue
            if listed is None:
                line = f"{gone_line(known.id)}; to drop it, delete its entry in specs/sources.toml"
                self._record("gone", known.id, True, line)
            elif listed.id not in known.ids:
                line = f"{renamed_line(known.id, listed)}; to send the new id, add it by an overlay"
                self._record("renamed", known.id, listed.id, line)

    def read_documents(self, service: Service, wanted: Collection[str], on_document: OnDocument) -> None:
        """Read the document of each model that may have changed, and compare it."""
        chosen = [model for model in self._catalogue.models if not wanted or {*wanted} & self._names(model)]
        before: Json = self._state.get("documents", {})
        asked = [(model, before.get(model.id, {}).get("etag")) for model in chosen]
        for number, (model, found) in enumerate(service.documents(asked)):
            on_document(number, len(asked), model.id)
            if isinstance(found, SpecsError):
                self._failures += found.findings
                continue
            earlier = before.get(model.id)
            self._hashes[model.id] = earlier if found is None else {"sha256": sha256(found.raw), "etag": found.etag}
            if found is None or (earlier and earlier["sha256"] == self._hashes[model.id]["sha256"]):
                if model.id in self._state.get("refused", {}):
                    self._records["refused"][model.id] = True
            elif (known := self._known_as.get(model.id)) is not None:
                self._compare(known, found)
            else:
                self._add(found)

    def changes(self, *, is_whole: bool) -> CatalogueChanges:
        """What was found. Only a whole comparison is recorded."""
        content = {"etag": self._catalogue.etag, **self._records, "documents": dict(sorted(self._hashes.items()))}
        state = dump(content).encode() if is_whole and content != self._state else None
        return CatalogueChanges(self._lines, self._failures, self._added, self._missing, state)

    def _names(self, listed: ListedModel) -> set[str]:
        known = self._known_as.get(listed.id)
        return listed.names | (known.ids if known else set())

    def _record(self, kind: str, name: str, value: Any, line: str) -> None:
        """Keep a fact, and report it unless it was taken over before."""
        self._records[kind][name] = value
        if self._state.get(kind, {}).get(name) != value:
            self._lines.append(line)

    def _compare(self, known: KnownModel, live: LiveDocument) -> None:
        """Compare the part of a document that is about a model. Its ids are compared by their names alone."""
        document = known.document
        every = list(dict.fromkeys(model_ids(document.content)))
        own = [name for name in every if name in known.ids]
        found = changes(_with_ids(document.content, own), _with_ids(live.content, own))
        fetched = document._replace(content=_with_ids(live.content, own))
        if len(own) == len(every):
            self._comparison.add(document, fetched, found)
        elif any(change.rule != "prose" for change in found):
            sentences = "; ".join(f"{change.where}: {change.sentence}" for change in found if change.rule != "prose")
            todo = "write a document for this model alone"
            self._missing.append(Finding(document.name, "", f"{known.id} has changed: {sentences}", todo))
            self._lines.append(f"changed: {known.id}, which shares {document.name} with other models")

    def _add(self, live: LiveDocument) -> None:
        """A model that the project does not have: its transcription, or why it cannot be joined."""
        name = live.model.id
        maker, _, rest = name.lower().partition("/")
        file = f"{maker}/{(rest or maker).replace('/', '-')}.json"
        ours, missing = transcribe(live.content, name, self._comparison.glossary)
        source = Source(file, "transcribed", PAGE, self._today, sha256(dump(ours)))
        document = Document(source, self._project.name(self._project.vendor / file), ours)
        read = document._replace(content=copy.deepcopy(live.content))
        trial = try_alone(read, self._repaired, self._comparison.overlays)
        if trial.findings:
            more = f" (and {len(trial.findings) - 1} more)" if len(trial.findings) > 1 else ""
            line = f"new: {name}, which cannot be joined: {trial.findings[0].what}{more}"
            self._record("refused", name, True, line)
        else:
            self._lines.append(f"new: {name}, as {document.name}")
            self._added.append(document)
            self._missing += missing


def names_compared(catalogue: Catalogue) -> list[str]:
    """What the catalogue says that the contract of this package does not, as lines: the names alone."""
    lines, listed_here = [], set()
    for model in models():
        listed = _listed({*model.ids}, catalogue)
        if listed is None:
            lines.append(gone_line(model.id))
        else:
            listed_here.add(listed.id)
            if listed.id not in model.ids:
                lines.append(renamed_line(model.id, listed))
    return lines + [f"new: {model.id}" for model in catalogue.models if model.id not in listed_here]


def gone_line(name: str) -> str:
    """The line about a model that has gone."""
    return f"gone: the catalogue does not list {name}"


def renamed_line(name: str, listed: ListedModel) -> str:
    """The line about an id that became an alias."""
    return f"renamed: {name} is now an alias of {listed.id}"


def _listed(ids: set[str], catalogue: Catalogue) -> ListedModel | None:
    """The model of the catalogue with one of these ids, or else with one of them as an alias."""
    found = [model for name in sorted(ids) if (model := catalogue.find(name)) is not None]
    return next((model for model in found if model.id in ids), found[0] if found else None)


def _known_models(documents: list[Document], ids_of_models: list[set[str]]) -> list[KnownModel]:
    """The models that documents describe, each in the first document that has it."""
    found: dict[str, KnownModel] = {}
    for document in documents:
        for name in model_ids(document.content):
            ids = next((ids for ids in ids_of_models if name in ids), {name})
            if not any(name in model.ids for model in found.values()):
                found[name] = KnownModel(name, ids | {name}, document)
    return list(found.values())


def _with_ids(document: Json, ids: list[str]) -> Json:
    """A copy whose request is of the models with these ids."""
    document = copy.deepcopy(document)
    for field in model_fields(document):
        field.pop("const", None)
        field["enum"] = ids
    return document


def _read_state(project: Project) -> Json:
    """What was taken over; empty if nothing was yet."""
    if not project.live.is_file():
        return {}
    name = project.name(project.live)
    state = parse(project.live.read_bytes(), name)
    if not isinstance(state, dict):
        raise finding_error(name, "", "not an object", "delete it; the next pull compares every document")
    return state
