"""Every defect that the linter knows: its id, which stays, what it looks for, and what to do about it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import Json
from reelkit_specs._lint import across_documents, operations, schemas
from reelkit_specs._lint.across_documents import Documents, Found


class Defect(NamedTuple):
    """What a defect leads to, and the advice."""

    effect: str
    advice: str


DEFECTS: dict[str, Defect] = {
    "response-description": Defect("invalid OpenAPI, which generators refuse", "describe the response"),
    "text-default": Defect("generators drop the whole request", "write the number without quotes"),
    "wrong-default": Defect("clients send what is refused", "let the default fit its schema"),
    "no-security": Defect("generated clients send no key", "put `security` on the operation"),
    "undescribed-security": Defect("nobody learns how to send the key", "describe it in components/securitySchemes"),
    "shared-operation-id": Defect("of two operations one is lost", "give every operation an operationId of its own"),
    "no-operation-id": Defect("generators make up a name", "give the operation an operationId"),
    "http-in": Defect("invalid OpenAPI", "remove `in`, it belongs to apiKey schemes"),
    "bearer-placeholder": Defect("it says nothing, and looks like a key", "remove bearerFormat"),
    "loose-nullable": Defect("the schema accepts anything", "give it its type, or remove it"),
    "required-flag": Defect("the document is refused", "name the field in the `required` of the object that holds it"),
    "no-errors": Defect("errors are undefined by contract", "describe what is answered when something fails"),
    "empty-answer": Defect("nothing of the answer is typed", "give it content"),
    "slashed-title": Defect("generators name the class after the rest of it", "write a title without slashes"),
    "clashing-title": Defect("of two requests one is lost", "give every request a title of its own"),
    "several-models": Defect("one class stands for several models", "write a request for each model"),
    "model-twice": Defect("nobody knows which of the two is true", "describe a model in one document"),
    "several-addresses": Defect(
        "nobody knows which address to use", "keep one address, or mark the others as deprecated"
    ),
    "body-on-get": Defect("servers and proxies drop it", "make it a POST"),
    "base64-uri": Defect("a validator refuses what the service takes", "remove `format`, or describe links alone"),
    "wrong-example": Defect("examples mislead people and mocks", "let the example fit its schema"),
    "unknown-required": Defect("a field must be sent that nobody has described", "describe it, or do not require it"),
    "broken-enum": Defect("validators check nothing in the body", "name each value once, and at least one"),
    "broken-schema": Defect("validators check nothing in the body", "mend the keyword"),
    "broken-reference": Defect("the document means nothing there", "bring what it means into the document"),
    "unused-components": Defect("the document is many times too large", "leave out what no path refers to"),
    "name-case": Defect("a checkout on Windows or macOS loses one", "rename one of the two"),
}

# Who finds them: by looking at one document, and by looking at all of them together.
IN_ONE_DOCUMENT: dict[str, Callable[[Json], Iterator[tuple[str, str]]]] = {
    "response-description": operations.undescribed_responses,
    "no-security": operations.no_security,
    "undescribed-security": operations.undescribed_schemes,
    "no-operation-id": operations.no_operation_id,
    "http-in": operations.in_on_http,
    "bearer-placeholder": operations.placeholders,
    "required-flag": schemas.required_flags,
    "no-errors": operations.no_errors,
    "empty-answer": operations.empty_responses,
    "slashed-title": schemas.slashed_titles,
    "several-models": schemas.several_models,
    "several-addresses": operations.several_addresses,
    "body-on-get": operations.bodies_on_get,
    "base64-uri": schemas.links_in_base64,
    "unknown-required": schemas.unknown_required,
    "broken-reference": operations.broken_references,
    "unused-components": operations.unused_components,
}
ACROSS_DOCUMENTS: dict[str, Callable[[Documents], Found]] = {
    "shared-operation-id": across_documents.shared_operation_ids,
    "clashing-title": across_documents.clashing_titles,
    "model-twice": across_documents.models_twice,
    "name-case": across_documents.names_by_case,
}
SEVERAL_DEFECTS = (schemas.rejected_values, schemas.broken_keywords)  # each place with the id of its defect


def defects(documents: Documents) -> list[Finding]:
    """Every defect of the documents, file by file, in the order of the table."""
    found: dict[str, list[tuple[str, str, str]]] = {file: [] for file in documents}
    for file, document in documents.items():
        found[file] += [(rule, *place) for rule, find in IN_ONE_DOCUMENT.items() for place in find(document)]
        found[file] += [place for find in SEVERAL_DEFECTS for place in find(document)]
    for rule, find in ACROSS_DOCUMENTS.items():
        for file, where, what in find(documents):
            found[file].append((rule, where, what))
    order = list(DEFECTS)
    return [
        Finding(file, where, what, DEFECTS[rule].advice, rule)
        for file, places in found.items()
        for rule, where, what in sorted(places, key=lambda place: order.index(place[0]))
    ]
