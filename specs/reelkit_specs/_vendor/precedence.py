"""Decides which document describes a model if several do, by `same_model` in sources.toml.

Documents of legacy addresses are left out: they describe other operations of the same model.
"""

import copy
from typing import NamedTuple

from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import Json
from reelkit_specs._documents.models import model_fields, model_ids
from reelkit_specs._vendor.sources import Document


class DuplicateModel(NamedTuple):
    """A model that is taken from an earlier document."""

    document: str
    model: str
    to: str

    def __str__(self) -> str:
        return f"{self.model} of {self.document} is taken from {self.to}, which is listed before it"


class Precedence(NamedTuple):
    """The documents, each with the models that are taken from it; the duplicates; and the findings."""

    documents: list[Document]
    duplicates: list[DuplicateModel]
    findings: list[Finding]


def resolve_duplicates(documents: list[Document], rule: str) -> Precedence:
    """Keep each model in the first document that describes it if *rule* is ``first``; report duplicates otherwise."""
    first: dict[str, Document] = {}
    precedence = Precedence([], [], [])
    for document in documents:
        named = list(dict.fromkeys(model_ids(document.content)))
        accepted = [identifier for identifier in named if first.setdefault(identifier, document) is not document]
        if not accepted:
            precedence.documents.append(document)
        elif rule != "first":
            for identifier in accepted:
                what = f"the model {identifier!r} is also described in {first[identifier].name}"
                todo = 'keep one of the documents, or set same_model = "first" in sources.toml'
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
