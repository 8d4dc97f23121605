"""Defects of schemas."""

import re
from collections.abc import Iterator
from typing import Any

from reelkit_specs._checks.schemas import Converted, broken_schemas, convert, invalid_values
from reelkit_specs._documents.json import MISSING, Json, short, value_at
from reelkit_specs._documents.models import normalized_id
from reelkit_specs._documents.walk import Schema
from reelkit_specs._lint.usage import ReadDocument

Places = Iterator[tuple[str, str]]  # a JSON pointer, and what is wrong there
Defects = Iterator[tuple[str, str, str]]  # the id of the defect before them

NOT_A_LINK = re.compile(r"base64|data uri", re.IGNORECASE)


def flawed_schemas(read: ReadDocument) -> Defects:
    """Values that do not match their schema, and schemas that do not compile."""
    as_3_1 = convert(read.content)
    yield from _rejected_values(read.content, as_3_1)
    yield from _broken_keywords(read.content, as_3_1)


def _rejected_values(document: Json, as_3_1: Converted) -> Defects:
    """Defaults and examples that do not match their schema. Generators drop a request with `"5"` for a number."""
    for where, what, _ in invalid_values(document, as_3_1):
        is_default = what.startswith("the default ")
        default = "text-default" if _is_number_as_text(document, where) else "wrong-default"
        yield default if is_default else "wrong-example", _as_published(document, where), what


def _broken_keywords(document: Json, as_3_1: Converted) -> Defects:
    """Schemas that do not compile, or that have no meaning."""
    for where, what, _ in broken_schemas(document, as_3_1):
        keyword = where.rsplit("/", 1)[1]
        if not isinstance(value_at(document, where), bool) or keyword != "required":  # that is `required-flag`
            yield {"nullable": "loose-nullable", "enum": "broken-enum"}.get(keyword, "broken-schema"), where, what


def required_flags(read: ReadDocument) -> Places:
    """`required: true` on a field: in OpenAPI, `required` is a list of names."""
    for schema in read.objects:
        if isinstance(schema.content.get("required"), bool):
            yield (
                f"{schema.pointer}/required",
                f"`required` is {short(schema.content['required'])}, not a list of names",
            )


def unknown_required(read: ReadDocument) -> Places:
    """Names in `required` that are not fields."""
    for schema in read.objects:
        fields, names = schema.content.get("properties"), schema.content.get("required")
        if isinstance(fields, dict) and isinstance(names, list) and not _is_partial(schema):
            for name in [name for name in names if isinstance(name, str) and name not in fields]:
                yield f"{schema.pointer}/required", f"{name!r} is required but not described"


def links_in_base64(read: ReadDocument) -> Places:
    """Fields with the format of a link whose description allows Base64."""
    for schema in read.objects:
        if schema.content.get("format") == "uri" and NOT_A_LINK.search(str(schema.content.get("description", ""))):
            yield f"{schema.pointer}/format", "the description allows Base64 or a data URI, which are not links"


def slashed_titles(read: ReadDocument) -> Places:
    """Titles with a slash: generators use only the part after it."""
    for schema in read.objects:
        title = schema.content.get("title")
        if isinstance(title, str) and "/" in title:
            yield f"{schema.pointer}/title", f"of the title {title!r} a generator uses {title.rsplit('/', 1)[1]!r}"


def several_models(read: ReadDocument) -> Places:
    """Requests for several models. Several spellings of one model count as one."""
    for schema in read.models:
        names = schema.content.get("enum")
        if isinstance(names, list):
            models = {normalized_id(name) for name in names if isinstance(name, str)}
            if len(models) > 1:
                yield f"{schema.pointer}/enum", f"{len(models)} models share one request"


def _is_partial(schema: Schema) -> bool:
    """Whether the schema is combined with others (allOf, if, not and the like), which may describe its fields."""
    return bool({"allOf", "anyOf", "oneOf", "not", "if", "then", "else"} & {*schema.location, *schema.content})


def _as_published(document: Json, where: str) -> str:
    """The pointer in the document as published. It was checked as OpenAPI 3.1, in which `example` is `examples`."""
    older = re.sub(r"/examples/0$", "/example", where)
    return older if value_at(document, where) is MISSING else where


def _is_number_as_text(document: Json, where: str) -> bool:
    value, schema = value_at(document, where), value_at(document, where.rsplit("/", 1)[0])
    kind: Any = schema.get("type") if isinstance(schema, dict) else None
    return isinstance(value, str) and kind in ("integer", "number") and bool(re.fullmatch(r"-?\d+(\.\d+)?", value))
