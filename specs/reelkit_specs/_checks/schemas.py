"""Checks that schemas compile, and that defaults and examples match them."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from reelkit_specs._documents.dialect import as_openapi_3_1
from reelkit_specs._documents.json import MISSING, Json, Location, compact, pointer, short, value_at
from reelkit_specs._documents.walk import Schema, all_schemas, root_schemas, targets, with_nested


class _Flaw(NamedTuple):
    """Why and where a schema does not compile. *is_reported_elsewhere* if another finding covers it."""

    location: Location
    what: str
    is_reported_elsewhere: bool


class Converted(NamedTuple):
    """A document as OpenAPI 3.1, and for each schema that is in no other, why it does not compile, or None."""

    document: Json
    flaws: dict[Location, _Flaw | None]


def convert(document: Json) -> Converted:
    """Convert the document, and compile its schemas."""
    converted = document if document["openapi"].startswith("3.1.") else as_openapi_3_1(document)
    return Converted(converted, {root.location: _compile_flaw(root, converted) for root in root_schemas(converted)})


def broken_schemas(document: Json, as_3_1: Converted | None = None) -> Iterator[tuple[str, str, str]]:
    """Every schema compiles. Prism silently skips validation if a keyword of the schema does not compile.

    *as_3_1* is what `convert` made of the document, if the caller has it.
    """
    for schema in all_schemas(document):
        yield from _ignored_flaws(schema)
    converted, flaws_of_roots = as_3_1 or convert(document)
    for root in (*root_schemas(converted), *_warning_conditions(converted)):
        # The compiler stops at the first flaw, so each nested schema is compiled as well.
        is_root = root.location in flaws_of_roots
        flaw = flaws_of_roots[root.location] if is_root else _compile_flaw(root, converted)
        flaws = [_compile_flaw(schema, converted) for schema in with_nested(root)] if flaw else []
        found = {flaw.location: flaw for flaw in flaws if flaw and not flaw.is_reported_elsewhere}
        for flaw in found.values():
            yield pointer(flaw.location), f"the schema does not compile: {flaw.what}", "correct it in an overlay"


def invalid_values(document: Json, as_3_1: Converted | None = None) -> Iterator[tuple[str, str, str]]:
    """Every default and example matches its schema. OpenAPI validators do not check request bodies for this."""
    converted, flaws = as_3_1 or convert(document)
    for root in root_schemas(converted):
        compiles = not flaws[root.location]
        for schema in with_nested(root):
            if compiles or not _compile_flaw(schema, converted):
                yield from _invalid_values_of(schema, converted)
        if compiles and root.location[-1] == "schema":
            for location, value in _examples_of(root.location[:-1], converted):
                yield from _violations(root.content, converted, value, pointer(location), "example")


def _ignored_flaws(schema: Schema) -> Iterator[tuple[str, str, str]]:
    if not isinstance(schema.content, dict):
        return
    if schema.content.get("nullable") and "type" not in schema.content:
        yield f"{schema.pointer}/nullable", "nullable without a type accepts any value", "add the type"
    values = schema.content.get("enum")
    if isinstance(values, list):
        where = f"{schema.pointer}/enum"
        if not values:
            yield where, "the enum is empty", "add its values"
        if len({compact(word) for word in values}) < len(values):
            yield where, "duplicate value in the enum", "list each value once"
        if None in values:
            yield where, "null in an enum turns off validation in Prism", "add null to the type"


def _warning_conditions(document: Json) -> Iterator[Schema]:
    """The conditions of `x-reelkit-warnings`, which are schemas too."""
    for schema in all_schemas(document):
        warnings = schema.content.get("x-reelkit-warnings") if isinstance(schema.content, dict) else None
        for index, warning in enumerate(warnings if isinstance(warnings, list) else ()):
            if isinstance(warning, dict) and "when" in warning:
                yield Schema((*schema.location, "x-reelkit-warnings", index, "when"), warning["when"])


def _compile_flaw(root: Schema, document: Json) -> _Flaw | None:
    """Why the schema does not compile, or None if it does."""
    try:
        _compiled(root.content, document)
    except ValidationError as error:
        location = (*root.location, *error.instance_path)
        # Flaws in components are reported there, and broken references by another check.
        in_component = error.instance_path[:1] == ["components"]
        is_reported_elsewhere = in_component or isinstance(error.kind, ValidationErrorKind.Referencing)
        return _Flaw(location, f"`{location[-1]}` cannot be {short(error.instance)}", is_reported_elsewhere)
    except (ValueError, TypeError) as error:  # not a schema at all
        return _Flaw(root.location, str(error), is_reported_elsewhere=False)
    return None


def _invalid_values_of(schema: Schema, document: Json) -> Iterator[tuple[str, str, str]]:
    content = schema.content
    if isinstance(content, dict):
        if "default" in content:
            yield from _violations(content, document, content["default"], f"{schema.pointer}/default", "default")
        for index, value in enumerate(content.get("examples", [])):
            yield from _violations(content, document, value, f"{schema.pointer}/examples/{index}", "example")


def _examples_of(location: Location, document: Any) -> Iterator[tuple[Location, Any]]:
    """The examples of a parameter, a header or a media type."""
    node = document
    for key in location:
        node = node[key]
    if "example" in node:
        yield (*location, "example"), node["example"]
    for name, example in node.get("examples", {}).items():
        if "value" in example:
            yield (*location, "examples", name, "value"), example["value"]


def _violations(schema: Json, document: Json, value: Any, where: str, what: str) -> Iterator[tuple[str, str, str]]:
    reasons = sorted({error.message for error in _compiled(schema, document).iter_errors(value)})
    if reasons:
        message = f"the {what} {short(value)} is refused by its own schema: {'; '.join(reasons)}"
        yield where, message, f"correct the {what}, or remove it"


def _compiled(schema: Any, document: Json) -> Draft202012Validator:
    # Components make `#/components/...` resolve. They may be megabytes, so a schema without references goes without.
    if isinstance(schema, dict) and '"#/' in compact(schema):
        schema = {**schema, "components": _components_of(schema, document)}
    return Draft202012Validator(schema, retriever=_no_network)


def _components_of(schema: Json, document: Json) -> Json:
    """The components that the schema refers to, directly or indirectly: some documents have megabytes of others."""
    components: Json = {}
    todo = [*targets(schema)]
    while todo:
        start, *way = (key.replace("~1", "/").replace("~0", "~") for key in unquote(todo.pop()).split("/"))
        if start == "#" and way[:1] == ["components"] and len(way) > 2:
            kind, name = way[1:3]
            known = components.setdefault(kind, {})
            part = value_at(document, pointer(way[:3]))
            if name not in known and part is not MISSING:
                known[name] = part
                todo += targets(part)
    return components


def _no_network(uri: str) -> Any:
    raise ValueError(f"{uri} is not part of the document")
