"""Builds the contract in memory: documents, overlays, bundle, checks. Writes nothing."""

import copy
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._checks.documents import CONTRACT_ONLY, check
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.findings import raise_findings
from reelkit_specs._documents.json import MISSING, Json, dump, pointer
from reelkit_specs._documents.models import is_model
from reelkit_specs._overlays.apply import Change
from reelkit_specs._overlays.changes_page import Section, changes_page
from reelkit_specs._overlays.stages import Overlays, apply_stage, read_overlays
from reelkit_specs._steps.bundle import bundle
from reelkit_specs._vendor.precedence import DuplicateModel, resolve_duplicates
from reelkit_specs._vendor.sources import Document, hash_findings, read_documents, read_sources

READER = "the reader's view"
DOCSTRINGS_TITLE = "What docstrings say"
DOCSTRINGS_REASON = (
    "The generator would send the defaults of the schema, but a field that the user leaves out must not be sent. "
    "So the default of an optional field moves into its description, and each class says which model it is for."
)


class Built(NamedTuple):
    """The contract, CHANGES.md and the reader's view: the contract as the generator reads it."""

    contract: Json
    contract_text: str
    changes_text: str
    reader: Json
    duplicates: list[DuplicateModel]

    def texts(self, project: Project) -> dict[Path, bytes]:
        """The contents of contract.json and CHANGES.md, by path."""
        return {project.contract: self.contract_text.encode(), project.changes: self.changes_text.encode()}


def build(project: Project) -> Built:
    """Build from the files of a checkout. Raises SpecsError with every finding of the step that failed."""
    sources = read_sources(project)
    documents = read_documents(project, sources)
    raise_findings(hash_findings(project, sources))
    return build_from(documents, sources.same_model, read_overlays(project), project.name(project.contract))


def build_from(documents: list[Document], rule: str, overlays: Overlays, contract_name: str) -> Built:
    """Build from documents and overlays that have been read."""
    documents, duplicates, findings = resolve_duplicates(documents, rule)
    raise_findings(findings)
    contents = {document.name: as_openapi_3_1(document.content) for document in documents}
    chapters = [apply_stage("documents", overlays, contents)]
    raise_findings(check(contents, leave_out=CONTRACT_ONLY))

    contract = bundle([document._replace(content=contents[document.name]) for document in documents])
    chapters.append(apply_stage("contract", overlays, {contract_name: contract}))
    raise_findings(check({contract_name: contract}))

    reader = copy.deepcopy(contract)
    chapters.append(apply_stage("reader", overlays, {READER: reader}))
    raise_findings(check({READER: reader}))
    chapters[-1].sections.append(
        Section(DOCSTRINGS_TITLE, None, [(DOCSTRINGS_REASON, add_docstring_texts(reader, READER))], is_by_rule=True)
    )
    return Built(contract, dump(contract), changes_page(chapters, duplicates), reader, duplicates)


def add_docstring_texts(view: Json, name: str) -> list[Change]:
    """Add to descriptions what generated classes would not show. Overlays cannot do this: they cannot quote values."""
    changes = []
    for component, model in view["components"]["schemas"].items():
        if is_model(model):
            here = ("components", "schemas", component)
            if "description" not in model:
                model["description"] = f"A request to `{model['properties']['model']['default']}`."
                changes.append(Change(name, pointer((*here, "description")), MISSING, model["description"]))
            for field, schema in model["properties"].items():
                if "default" in schema and field not in model.get("required", ()):
                    changes += _fold_default(schema, name, pointer((*here, "properties", field)))
    return changes


def _fold_default(schema: Json, name: str, where: str) -> list[Change]:
    default, before = schema.pop("default"), schema["description"]
    shown = str(default).lower() if isinstance(default, bool) else default
    schema["description"] = f"{before} Default: {shown}."
    return [
        Change(name, f"{where}/default", default, MISSING),
        Change(name, f"{where}/description", before, schema["description"]),
    ]
