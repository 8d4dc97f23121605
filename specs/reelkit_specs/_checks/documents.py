"""Checks of documents, beyond what OpenAPI validators check.

A check is a function from named documents to problems. `CHECKS` lists all of them.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from reelkit_specs._checks.extensions import extension_data
from reelkit_specs._checks.schemas import broken_schemas, invalid_values
from reelkit_specs._documents.class_names import generated_names
from reelkit_specs._documents.findings import Finding
from reelkit_specs._documents.json import MISSING, Json, Location, pointer, value_at
from reelkit_specs._documents.walk import Schema, all_schemas, operations

GENERATED_METHODS = ("additional_keys", "additional_properties", "from_dict", "to_dict")

Documents = Mapping[str, Json]


class Problem(NamedTuple):
    """A finding without the id of its check."""

    file: str
    pointer: str
    what: str
    todo: str


def _for_each(check: Callable[[Json], Iterator[tuple[str, str, str]]]) -> Callable[[Documents], Iterator[Problem]]:
    def over(documents: Documents) -> Iterator[Problem]:
        for file, document in documents.items():
            yield from (Problem(file, *problem) for problem in check(document))

    return over


def operation_ids(documents: Documents) -> Iterator[Problem]:
    """Operation ids are unique: of two operations with the same id, the generator silently drops one."""
    seen: dict[str, str] = {}
    for file, document in documents.items():
        for operation in operations(document):
            name = operation.content.get("operationId")
            here = f"{file} {operation.title}"
            if not name:
                yield Problem(file, operation.pointer, "no operationId", "name the operation")
            elif (first := seen.setdefault(name, here)) != here:
                what = f"the operationId {name!r} is already used by {first}"
                yield Problem(file, f"{operation.pointer}/operationId", what, "give each operation its own operationId")


def class_names(documents: Documents) -> Iterator[Problem]:
    """Class names are unique: of two schemas with the same class name, the generator drops one."""
    seen: dict[str, str] = {}
    for file, document in documents.items():
        for where, name in generated_names(document):
            here = f"{file} {where}"
            if (first := seen.setdefault(name, here)) != here:
                yield Problem(file, where, f"the class name {name} is already used by {first}", "rename one of the two")


def field_names(document: Json) -> Iterator[tuple[str, str, str]]:
    """No field has the name of a method of the generated class."""
    for schema in all_schemas(document):
        if _is_field(schema) and schema.location[-1] in GENERATED_METHODS:
            what = f"the field {schema.location[-1]!r} has the name of a method of the generated class"
            yield schema.pointer, what, "remove the field in an overlay of specs/overlays/reader"


def security(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every operation has its own `security`. Without it the generated client would send no API key."""
    schemes = document.get("components", {}).get("securitySchemes", {})
    for operation in operations(document):
        required = operation.content.get("security")
        if not required:
            what = "the operation has no `security` of its own"
            yield operation.pointer, what, "add `security` to the operation; the generator ignores that of the document"
            continue
        for name in sorted({name for choice in required for name in choice} - set(schemes)):
            yield f"{operation.pointer}/security", f"the security scheme {name!r} is not described", "describe it"


def security_schemes(document: Json) -> Iterator[tuple[str, str, str]]:
    """Security schemes are valid: `in` is only for apiKey schemes, and a bearer format is not a placeholder."""
    for name, scheme in document.get("components", {}).get("securitySchemes", {}).items():
        where = ("components", "securitySchemes", name)
        if scheme.get("type") == "http" and "in" in scheme:
            yield pointer((*where, "in")), "`in` on an http scheme", "remove it; only apiKey schemes have it"
        if "<" in str(scheme.get("bearerFormat", "")):
            yield pointer((*where, "bearerFormat")), "a placeholder instead of a bearer format", "remove it"


def descriptions(document: Json) -> Iterator[tuple[str, str, str]]:
    """Responses have a description, as OpenAPI requires, and so do operations, parameters and fields."""
    for operation in operations(document):
        if not operation.content.get("description"):
            yield operation.pointer, "the operation has no description", "add a description"
        for index, parameter in enumerate(operation.content.get("parameters", [])):
            if not parameter.get("description"):
                where = f"{operation.pointer}/parameters/{index}"
                yield where, f"the parameter {parameter.get('name')!r} has no description", "add a description"
        for status, response in operation.content.get("responses", {}).items():
            if "$ref" not in response and not response.get("description"):
                where = f"{operation.pointer}/responses/{status}"
                yield where, "the response has no description", "add one, OpenAPI requires it"
    for schema in all_schemas(document):
        if _is_field(schema) and isinstance(schema.content, dict) and not _says_what_it_is(schema.content):
            yield schema.pointer, f"the field {schema.location[-1]!r} has no description", "add a description"


def _is_field(schema: Schema) -> bool:
    """Whether the schema defines a property. Conditions of rules name properties without defining them."""
    return schema.location[-2:-1] == ("properties",) and not {"not", "if", "then", "else"} & set(schema.location)


def _says_what_it_is(schema: Json) -> bool:
    return bool(schema.get("description")) or "$ref" in schema


def titles(document: Json) -> Iterator[tuple[str, str, str]]:
    """Schemas have no title: the generator would name the class after it."""
    for schema in all_schemas(document):
        if isinstance(schema.content, dict) and "title" in schema.content:
            title = schema.content["title"]
            yield f"{schema.pointer}/title", f"the title {title!r} would name the class", "remove it"


def references(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every reference has a target in the document."""
    for where, target in _references(document, ()):
        if not target.startswith("#/"):
            yield where, f"the reference {target!r} points outside the document", "copy its target into the document"
        elif value_at(document, target[1:]) is MISSING:
            yield where, f"the reference {target!r} has no target", "add the target, or correct the reference"


def errors(document: Json) -> Iterator[tuple[str, str, str]]:
    """Every operation describes 4xx and 5xx responses."""
    for operation in operations(document):
        statuses = operation.content.get("responses", {})
        for group, meaning in (("4", "refusals (4xx)"), ("5", "server errors (5xx)")):
            if not any(status.startswith(group) for status in statuses):
                yield f"{operation.pointer}/responses", f"no {meaning} are described", "describe them"


def _references(node: object, location: Location) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("$ref", "$dynamicRef") and isinstance(value, str):
                yield pointer((*location, key)), value
            else:
                yield from _references(value, (*location, key))
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _references(item, (*location, index))


CHECKS: Mapping[str, Callable[[Documents], Iterator[Problem]]] = {
    "operation-id": operation_ids,
    "class-name": class_names,
    "field-name": _for_each(field_names),
    "security": _for_each(security),
    "security-scheme": _for_each(security_schemes),
    "description": _for_each(descriptions),
    "title": _for_each(titles),
    "reference": _for_each(references),
    "schema": _for_each(broken_schemas),
    "value": _for_each(invalid_values),
    "errors": _for_each(errors),
    "own-data": _for_each(extension_data),
}

# Checks of the contract alone: the bundle and the contract's overlays add what a single document lacks.
CONTRACT_ONLY = ("operation-id", "class-name", "errors", "security")


def check(documents: Documents, leave_out: Collection[str] = ()) -> list[Finding]:
    """Run the checks. Findings are ordered by file, then by check."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for rule, find in CHECKS.items():
        for problem in find(documents) if rule not in leave_out else ():
            by_file[problem.file].append(Finding(*problem, rule))
    return [finding for file in documents for finding in by_file[file]]
