"""The whole way, in memory: documents, overlays, bundle, checks. Writes nothing."""

import copy
from pathlib import Path
from typing import NamedTuple

from reelkit_specs._checks.documents import ONLY_TOGETHER, check
from reelkit_specs._documents.checkout import Project
from reelkit_specs._documents.dialect import in_3_1
from reelkit_specs._documents.findings import stop_at
from reelkit_specs._documents.json import NOTHING, Json, dump, pointer
from reelkit_specs._documents.models import is_model
from reelkit_specs._overlays.apply import Change
from reelkit_specs._overlays.changes_page import Section, changes_page
from reelkit_specs._overlays.stages import Overlays, lay_over, read_overlays
from reelkit_specs._steps.bundle import bundle
from reelkit_specs._vendor.precedence import Yielding, speakers
from reelkit_specs._vendor.sources import Document, hash_findings, read_documents, read_sources

READER = "the reader's view"


class Built(NamedTuple):
    """What the pipeline makes of the checked-in documents."""

    contract: Json
    contract_text: str
    changes_text: str
    reader: Json
    yielding: list[Yielding]

    def texts(self, project: Project) -> dict[Path, bytes]:
        """The two files that people read, by where they belong."""
        return {project.contract: self.contract_text.encode(), project.changes: self.changes_text.encode()}


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
    chapters = [lay_over("documents", overlays, contents)]
    stop_at(check(contents, leave_out=ONLY_TOGETHER))

    contract = bundle([document._replace(content=contents[document.name]) for document in documents])
    chapters.append(lay_over("contract", overlays, {contract_name: contract}))
    stop_at(check({contract_name: contract}))

    reader = copy.deepcopy(contract)
    chapters.append(lay_over("reader", overlays, {READER: reader}))
    stop_at(check({READER: reader}))
    chapters[-1].sections.append(Section(TITLE, None, [(WHY, finish(reader, READER))]))
    return Built(contract, dump(contract), changes_page(chapters, yielding), reader, yielding)


TITLE = "What docstrings say"
WHY = (
    "The generator would send a default that stands in the schema; what the user leaves out must stay off the wire. "
    "So the default of an optional field moves into its description; and each class says which model it is for."
)


def finish(view: Json, name: str) -> list[Change]:
    """Put into words, for the docstrings, what the generated request classes do not show otherwise."""
    changes = []
    for component, model in view["components"]["schemas"].items():
        if is_model(model):
            here = ("components", "schemas", component)
            if "description" not in model:
                model["description"] = f"A request to `{model['properties']['model']['default']}`."
                changes.append(Change(name, pointer((*here, "description")), NOTHING, model["description"]))
            for field, schema in model["properties"].items():
                if "default" in schema and field not in model.get("required", ()):
                    changes += _fold_default(schema, name, pointer((*here, "properties", field)))
    return changes


def _fold_default(schema: Json, name: str, where: str) -> list[Change]:
    default, before = schema.pop("default"), schema["description"]
    said = str(default).lower() if isinstance(default, bool) else default
    schema["description"] = f"{before} Default: {said}."
    return [
        Change(name, f"{where}/default", default, NOTHING),
        Change(name, f"{where}/description", before, schema["description"]),
    ]
