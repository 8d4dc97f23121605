"""Every defect that the linter knows: its id, which stays, what it looks for, and what to do about it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from reelkit_specs._lint import _calls, _schemas, _together
from reelkit_specs._lint._together import Documents, Found
from reelkit_specs.pipeline._findings import Finding
from reelkit_specs.pipeline._json import Json


class Defect(NamedTuple):
    """What is wrong, what it leads to, and the advice; *find* looks at one document or at all of them together."""

    effect: str
    advice: str
    find: Callable[[Documents], Found]


def _each(find: Callable[[Json], Iterator[tuple[str, str]]]) -> Callable[[Documents], Found]:
    def over(documents: Documents) -> Found:
        for file, document in documents.items():
            yield from ((file, *place) for place in find(document))

    return over


DEFECTS: dict[str, Defect] = {
    "response-description": Defect(
        "invalid OpenAPI, which generators refuse", "describe the response", _each(_calls.undescribed_responses)
    ),
    "text-default": Defect(
        "generators drop the whole request", "write the number without quotes", _each(_schemas.text_defaults)
    ),
    "wrong-default": Defect(
        "clients send what is refused", "let the default fit its schema", _each(_schemas.wrong_defaults)
    ),
    "no-security": Defect(
        "generated clients send no key", "put `security` on the operation", _each(_calls.no_security)
    ),
    "undescribed-security": Defect(
        "nobody learns how to send the key",
        "describe it in components/securitySchemes",
        _each(_calls.undescribed_schemes),
    ),
    "shared-operation-id": Defect(
        "of two operations one is lost",
        "give every operation an operationId of its own",
        _together.shared_operation_ids,
    ),
    "no-operation-id": Defect(
        "generators make up a name", "give the operation an operationId", _each(_calls.no_operation_id)
    ),
    "http-in": Defect("invalid OpenAPI", "remove `in`, it belongs to apiKey schemes", _each(_calls.in_on_http)),
    "bearer-placeholder": Defect(
        "it says nothing, and looks like a key", "remove bearerFormat", _each(_calls.placeholders)
    ),
    "loose-nullable": Defect(
        "the schema accepts anything", "give it its type, or remove it", _each(_schemas.loose_nullables)
    ),
    "required-flag": Defect(
        "the document is refused",
        "name the field in the `required` of the object that holds it",
        _each(_schemas.required_flags),
    ),
    "no-errors": Defect(
        "errors are undefined by contract", "describe what is answered when something fails", _each(_calls.no_errors)
    ),
    "empty-answer": Defect("nothing of the answer is typed", "give it content", _each(_calls.empty_answers)),
    "slashed-title": Defect(
        "generators name the class after the rest of it",
        "write a title without slashes",
        _each(_schemas.slashed_titles),
    ),
    "clashing-title": Defect(
        "of two requests one is lost", "give every request a title of its own", _together.clashing_titles
    ),
    "several-models": Defect(
        "one class stands for several models", "write a request for each model", _each(_schemas.several_models)
    ),
    "model-twice": Defect(
        "nobody knows which of the two is true", "describe a model in one document", _together.models_twice
    ),
    "several-addresses": Defect(
        "nobody knows which address to use",
        "keep one address, or mark the others as deprecated",
        _each(_calls.several_addresses),
    ),
    "body-on-get": Defect("servers and proxies drop it", "make it a POST", _each(_calls.bodies_on_get)),
    "base64-uri": Defect(
        "a validator refuses what the service takes", "remove `format: uri`", _each(_schemas.links_in_base64)
    ),
    "wrong-example": Defect(
        "examples mislead people and mocks", "let the example fit its schema", _each(_schemas.wrong_examples)
    ),
    "unknown-required": Defect(
        "a field must be sent that nobody has described",
        "describe it, or do not require it",
        _each(_schemas.unknown_required),
    ),
    "broken-enum": Defect(
        "validators check nothing in the body", "name each value once, and at least one", _each(_schemas.broken_enums)
    ),
    "broken-schema": Defect(
        "validators check nothing in the body", "mend the keyword", _each(_schemas.other_broken_schemas)
    ),
    "broken-reference": Defect(
        "the document means nothing there", "bring what it means into the document", _each(_calls.broken_references)
    ),
    "unused-components": Defect(
        "the document is many times too large", "leave out what no path refers to", _each(_calls.unused_components)
    ),
    "name-case": Defect("a checkout on Windows or macOS loses one", "rename one of the two", _together.names_by_case),
}


def defects(documents: Documents) -> list[Finding]:
    """Every defect of the documents, file by file, in the order of the table."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for identifier, defect in DEFECTS.items():
        for file, where, what in defect.find(documents):
            by_file[file].append(Finding(file, where, what, defect.advice, identifier))
    return [finding for file in documents for finding in by_file[file]]
