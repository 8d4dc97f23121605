"""Which document speaks for a model that several describe: as sources.toml says, and never in silence.

A model at an older address is another call, so a document of that address has no part in this.
"""

import copy
from typing import NamedTuple

from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.models import model_fields, model_ids
from reelkit_specs._vendor.sources import Document


class DuplicateModel(NamedTuple):
    """A model that a document leaves to an earlier one."""

    document: str
    model: str
    to: str

    def __str__(self) -> str:
        return f"{self.document} leaves {self.model} to {self.to}, which is listed before it"


class Precedence(NamedTuple):
    """The documents, each with the models that it speaks for, and what gave way."""

    documents: list[Document]
    duplicates: list[DuplicateModel]
    findings: list[Finding]


def resolve_duplicates(documents: list[Document], rule: str) -> Precedence:
    """Leave each model to the first document that describes it, if that is the *rule*; else name the others."""
    first: dict[str, Document] = {}
    precedence = Precedence([], [], [])
    for document in documents:
        named = list(dict.fromkeys(model_ids(document.content)))
        accepted = [identifier for identifier in named if first.setdefault(identifier, document) is not document]
        if not accepted:
            precedence.documents.append(document)
        elif rule != "first":
            for identifier in accepted:
                what = f"the model {identifier!r} stands in {first[identifier].name} too"
                todo = 'keep one of the documents, or let the first one speak: same_model = "first" in sources.toml'
                precedence.findings.append(Finding(document.name, "", what, todo))
        else:
            precedence.duplicates.extend(DuplicateModel(document.name, each, first[each].name) for each in accepted)
            if set(accepted) != set(named):
                precedence.documents.append(document._replace(content=_without_models(document.content, accepted)))
    return precedence


def _without_models(document: Json, ids: list[str]) -> Json:
    document = copy.deepcopy(document)
    for model in model_fields(document):
        if "enum" in model:
            model["enum"] = [identifier for identifier in model["enum"] if identifier not in ids]
    return document
