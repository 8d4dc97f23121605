"""Whether schemas compile, and whether the values that stand beside them keep to them."""

from collections.abc import Iterator
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from reelkit_specs.pipeline._dialect import in_3_1
from reelkit_specs.pipeline._json import Json, compact, pointer
from reelkit_specs.pipeline._walk import Schema, all_schemas, root_schemas, with_nested


def broken_schemas(document: Json) -> Iterator[tuple[str, str, str]]:
    """Prism checks nothing in a body when one keyword of its schema does not compile, and says nothing."""
    for schema in all_schemas(document):
        yield from _silent_flaws(schema)
    modern = in_3_1(document)
    for root in (*root_schemas(modern), *_warnings(modern)):
        flaw = _flaw(root, modern)
        # What lies in a component is said there, and what cannot be referred to is another check's business.
        if (
            flaw
            and flaw.instance_path[:1] != ["components"]
            and not isinstance(flaw.kind, ValidationErrorKind.Referencing)
        ):
            where = (*root.location, *flaw.instance_path)
            what = f"the schema does not compile: `{where[-1]}` cannot be {compact(flaw.instance)}"
            yield pointer(where), what, "mend it in an overlay"


def wrong_values(document: Json) -> Iterator[tuple[str, str, str]]:
    """A default or an example that its own schema refuses; validators do not look into request bodies."""
    modern = in_3_1(document)
    for root in root_schemas(modern):
        if _flaw(root, modern):
            continue
        for schema in with_nested(root):
            yield from _wrong_beside(schema, modern)
        if root.location[-1] == "schema":
            beside = root.location[:-1]
            media: Any = modern
            for key in beside:
                media = media[key]
            for name, example in media.get("examples", {}).items():
                where = pointer((*beside, "examples", name, "value"))
                yield from _refusals(root.content, modern, example.get("value"), where, "example")


def _silent_flaws(schema: Schema) -> Iterator[tuple[str, str, str]]:
    if not isinstance(schema.content, dict):
        return
    if schema.content.get("nullable") and "type" not in schema.content:
        yield f"{schema.pointer}/nullable", "nullable without a type accepts anything", "give it its type"
    words = schema.content.get("enum")
    if isinstance(words, list) and len({compact(word) for word in words}) < max(1, len(words)):
        what = "a value stands twice in the enum" if words else "the enum is empty"
        yield f"{schema.pointer}/enum", what, "name each value once"


def _warnings(document: Json) -> Iterator[Schema]:
    """The conditions of our own warnings are schemas too."""
    for schema in all_schemas(document):
        if isinstance(schema.content, dict):
            for index, warning in enumerate(schema.content.get("x-reelkit-warnings", [])):
                yield Schema((*schema.location, "x-reelkit-warnings", index, "when"), warning["when"])


def _flaw(root: Schema, document: Json) -> ValidationError | None:
    """Why the schema does not compile, if it does not."""
    try:
        _compiled(root.content, document)
    except ValidationError as error:
        return error
    return None


def _wrong_beside(schema: Schema, document: Json) -> Iterator[tuple[str, str, str]]:
    content = schema.content
    if isinstance(content, dict):
        if "default" in content:
            yield from _refusals(content, document, content["default"], f"{schema.pointer}/default", "default")
        for index, value in enumerate(content.get("examples", [])):
            yield from _refusals(content, document, value, f"{schema.pointer}/examples/{index}", "example")


def _refusals(schema: Json, document: Json, value: Any, where: str, what: str) -> Iterator[tuple[str, str, str]]:
    reasons = sorted({error.message for error in _compiled(schema, document).iter_errors(value)})
    if reasons:
        said = f"the {what} {compact(value)} is refused by its own schema: {'; '.join(reasons)}"
        yield where, said, f"give it a {what} that fits, or none"


def _compiled(schema: Any, document: Json) -> Draft202012Validator:
    if isinstance(schema, dict):
        schema = {**schema, "components": document.get("components", {})}  # so that `#/components/...` resolves
    return Draft202012Validator(schema, retriever=_no_network)


def _no_network(uri: str) -> Any:
    raise ValueError(f"{uri} is not part of the document")
