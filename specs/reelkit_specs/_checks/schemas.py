"""Whether schemas compile, and whether the values that stand beside them keep to them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from reelkit_specs._documents.dialect import in_3_1
from reelkit_specs._documents.json import Json, Location, compact, pointer, short
from reelkit_specs._documents.walk import Schema, all_schemas, root_schemas, with_nested


class _Flaw(NamedTuple):
    """Why a schema does not compile, and where in it; *is_said* if another finding says so."""

    location: Location
    what: str
    is_said: bool


def broken_schemas(document: Json) -> Iterator[tuple[str, str, str]]:
    """Prism checks nothing in a body when one keyword of its schema does not compile, and says nothing."""
    for schema in all_schemas(document):
        yield from _silent_flaws(schema)
    modern = _modern(document)
    for root in (*root_schemas(modern), *_conditions(modern)):
        # A compiler stops at the first flaw; each schema inside may have one of its own.
        flaws = [_flaw(schema, modern) for schema in with_nested(root)] if _flaw(root, modern) else []
        found = {flaw.location: flaw for flaw in flaws if flaw and not flaw.is_said}
        for flaw in found.values():
            yield pointer(flaw.location), f"the schema does not compile: {flaw.what}", "mend it in an overlay"


def wrong_values(document: Json) -> Iterator[tuple[str, str, str]]:
    """A default or an example that its own schema refuses; validators do not look into request bodies."""
    modern = _modern(document)
    for root in root_schemas(modern):
        compiles = not _flaw(root, modern)
        for schema in with_nested(root):
            if compiles or not _flaw(schema, modern):
                yield from _wrong_beside(schema, modern)
        if compiles and root.location[-1] == "schema":
            for location, value in _examples_beside(root.location[:-1], modern):
                yield from _refusals(root.content, modern, value, pointer(location), "example")


def _modern(document: Json) -> Json:
    return document if document["openapi"].startswith("3.1.") else in_3_1(document)


def _silent_flaws(schema: Schema) -> Iterator[tuple[str, str, str]]:
    if not isinstance(schema.content, dict):
        return
    if schema.content.get("nullable") and "type" not in schema.content:
        yield f"{schema.pointer}/nullable", "nullable without a type accepts anything", "give it its type"
    words = schema.content.get("enum")
    if isinstance(words, list):
        where = f"{schema.pointer}/enum"
        if not words:
            yield where, "the enum is empty", "name its values"
        if len({compact(word) for word in words}) < len(words):
            yield where, "a value stands twice in the enum", "name each value once"
        if None in words:
            yield where, "null in an enum makes Prism check nothing", "put null into the type"


def _conditions(document: Json) -> Iterator[Schema]:
    """The conditions of our own warnings are schemas too."""
    for schema in all_schemas(document):
        warnings = schema.content.get("x-reelkit-warnings") if isinstance(schema.content, dict) else None
        for index, warning in enumerate(warnings if isinstance(warnings, list) else ()):
            if isinstance(warning, dict) and "when" in warning:
                yield Schema((*schema.location, "x-reelkit-warnings", index, "when"), warning["when"])


def _flaw(root: Schema, document: Json) -> _Flaw | None:
    """Why the schema does not compile, if it does not."""
    try:
        _compiled(root.content, document)
    except ValidationError as error:
        location = (*root.location, *error.instance_path)
        # What lies in a component is said there, and what cannot be referred to is another check's business.
        in_component = error.instance_path[:1] == ["components"]
        is_said = in_component or isinstance(error.kind, ValidationErrorKind.Referencing)
        return _Flaw(location, f"`{location[-1]}` cannot be {short(error.instance)}", is_said)
    except (ValueError, TypeError) as error:  # what is no schema at all
        return _Flaw(root.location, str(error), is_said=False)
    return None


def _wrong_beside(schema: Schema, document: Json) -> Iterator[tuple[str, str, str]]:
    content = schema.content
    if isinstance(content, dict):
        if "default" in content:
            yield from _refusals(content, document, content["default"], f"{schema.pointer}/default", "default")
        for index, value in enumerate(content.get("examples", [])):
            yield from _refusals(content, document, value, f"{schema.pointer}/examples/{index}", "example")


def _examples_beside(location: Location, document: Any) -> Iterator[tuple[Location, Any]]:
    """The examples of a parameter, a header or a media type."""
    node = document
    for key in location:
        node = node[key]
    if "example" in node:
        yield (*location, "example"), node["example"]
    for name, example in node.get("examples", {}).items():
        if "value" in example:
            yield (*location, "examples", name, "value"), example["value"]


def _refusals(schema: Json, document: Json, value: Any, where: str, what: str) -> Iterator[tuple[str, str, str]]:
    reasons = sorted({error.message for error in _compiled(schema, document).iter_errors(value)})
    if reasons:
        said = f"the {what} {short(value)} is refused by its own schema: {'; '.join(reasons)}"
        yield where, said, f"let the {what} fit, or remove it"


def _compiled(schema: Any, document: Json) -> Draft202012Validator:
    if isinstance(schema, dict):
        schema = {**schema, "components": document.get("components", {})}  # so that `#/components/...` resolves
    return Draft202012Validator(schema, retriever=_no_network)


def _no_network(uri: str) -> Any:
    raise ValueError(f"{uri} is not part of the document")
