"""The table of defects: stable id, effect, advice, and the function that finds them."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import Json
from reelkit_specs._lint import across_documents, operations, schemas
from reelkit_specs._lint.across_documents import Documents, Found
from reelkit_specs._lint.usage import ReadDocument


class Defect(NamedTuple):
    """The effect of a defect, and the advice."""

    effect: str
    advice: str


DEFECTS: dict[str, Defect] = {
    "response-description": Defect("invalid OpenAPI, which generators refuse", "describe the response"),
    "text-default": Defect("generators drop the whole request", "write the number without quotes"),
    "wrong-default": Defect("clients send a value that is refused", "correct the default"),
    "no-security": Defect("generated clients send no key", "put `security` on the operation"),
    "undescribed-security": Defect(
        "clients cannot know how to send the key", "describe it in components/securitySchemes"
    ),
    "shared-operation-id": Defect(
        "generators drop one of the two operations", "give every operation its own operationId"
    ),
    "no-operation-id": Defect("generators invent a name", "add an operationId"),
    "http-in": Defect("invalid OpenAPI", "remove `in`; only apiKey schemes have it"),
    "bearer-placeholder": Defect("it has no meaning, and looks like a key", "remove bearerFormat"),
    "loose-nullable": Defect("the schema accepts any value", "add the type, or remove it"),
    "required-flag": Defect("the document is refused", "name the field in the `required` of the object that holds it"),
    "no-errors": Defect("error responses are undefined", "describe the responses for failures"),
    "empty-answer": Defect("the response has no type", "add its content"),
    "slashed-title": Defect("generators use only the part after the last slash", "write a title without slashes"),
    "clashing-title": Defect("generators drop one of the two requests", "give every request its own title"),
    "several-models": Defect("one class is used for several models", "write a request for each model"),
    "model-twice": Defect("the two descriptions can contradict each other", "describe a model in one document"),
    "several-addresses": Defect(
        "clients cannot know which address to use", "keep one address, or mark the others as deprecated"
    ),
    "body-on-get": Defect("servers and proxies drop it", "make it a POST"),
    "base64-uri": Defect("validators reject values that the service accepts", "remove `format`, or accept only links"),
    "wrong-example": Defect("people and mocks use a value that is refused", "correct the example"),
    "unknown-required": Defect("a field is required that has no description", "describe it, or do not require it"),
    "broken-enum": Defect("validators skip the whole body", "list at least one value, and each value once"),
    "broken-schema": Defect("validators skip the whole body", "correct the keyword"),
    "broken-reference": Defect("the schema has no meaning", "copy its target into the document"),
    "unused-components": Defect(
        "the document is much larger than needed", "remove the components that no path refers to"
    ),
    "name-case": Defect("Windows and macOS keep only one of the two", "rename one of the two"),
}

# The functions that find them, in one document and across documents.
IN_ONE_DOCUMENT: dict[str, Callable[[Json], Iterator[tuple[str, str]]]] = {
    "response-description": operations.undescribed_responses,
    "no-security": operations.no_security,
    "undescribed-security": operations.undescribed_schemes,
    "no-operation-id": operations.no_operation_id,
    "http-in": operations.in_on_http,
    "bearer-placeholder": operations.placeholders,
    "no-errors": operations.no_errors,
    "empty-answer": operations.empty_responses,
    "several-addresses": operations.several_addresses,
    "body-on-get": operations.bodies_on_get,
    "broken-reference": operations.broken_references,
}
IN_THE_SCHEMAS: dict[str, Callable[[ReadDocument], Iterator[tuple[str, str]]]] = {
    "required-flag": schemas.required_flags,
    "slashed-title": schemas.slashed_titles,
    "several-models": schemas.several_models,
    "base64-uri": schemas.links_in_base64,
    "unknown-required": schemas.unknown_required,
    "unused-components": operations.unused_components,
}
ACROSS_DOCUMENTS: dict[str, Callable[[Documents], Found]] = {
    "shared-operation-id": across_documents.shared_operation_ids,
    "clashing-title": across_documents.clashing_titles,
    "model-twice": across_documents.models_twice,
    "name-case": across_documents.names_by_case,
}


def defects(documents: Mapping[str, Json]) -> list[Finding]:
    """Every defect, ordered by file, then by the table."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    read = {file: ReadDocument(document) for file, document in documents.items()}
    for file, each in read.items():
        found[file] = [(rule, *place) for rule, find in IN_ONE_DOCUMENT.items() for place in find(each.content)]
        found[file] += [(rule, *place) for rule, find in IN_THE_SCHEMAS.items() for place in find(each)]
        found[file] += schemas.flawed_schemas(each)
    for rule, find_across in ACROSS_DOCUMENTS.items():
        for file, where, what in find_across(read):
            found[file].append((rule, where, what))
    order = list(DEFECTS)
    return [
        Finding(file, where, what, DEFECTS[rule].advice, rule)
        for file, places in found.items()
        for rule, where, what in sorted(places, key=lambda place: order.index(place[0]))
    ]
