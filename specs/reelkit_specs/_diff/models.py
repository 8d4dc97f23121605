"""The models that a request may be for: each with its ids, and with a schema of its own."""

import re
from typing import Any, NamedTuple

from reelkit_specs._diff.schema_reader import Reader
from reelkit_specs._diff.shape import Shape

FIELD = "model"  # every request of the service names its model in this field


class Request(NamedTuple):
    """What may be sent for one model, or, where no model is named, to one address."""

    ids: tuple[str, ...]
    shape: Shape
    raw: Any


def requests(reader: Reader, raw: Any) -> list[Request]:
    """The requests that a body may hold: one for each model of a union, otherwise one."""
    shape = reader.shape(raw)
    if not shape.variants or FIELD in shape.fields:
        return [_request(reader, shape, raw)]
    found = [_request(reader, reader.shape(variant), variant) for variant in shape.variants]
    return found if all(request.ids for request in found) else [Request((), shape, raw)]


def _request(reader: Reader, shape: Shape, raw: Any) -> Request:
    """The request without the ids in its schema: they are compared as models, not as values of a field."""
    if FIELD not in shape.fields:
        return Request((), shape, raw)
    field = reader.shape(shape.fields[FIELD])
    ids = tuple(value for value in (field.enum or {}).values() if isinstance(value, str))
    nameless = {"type": sorted(field.types), "description": reader.description(shape.fields[FIELD])}
    return Request(ids, shape._replace(fields={**shape.fields, FIELD: nameless}) if ids else shape, raw)


def letters(identifier: str) -> str:
    """What is left of an id when its spelling is taken away: the vendor writes v5.5/ and v5-5- for the same model."""
    return re.sub(r"[^a-z0-9]", "", identifier.lower())


def respelled(gone: list[str], new: list[str]) -> dict[str, str]:
    """New spellings by old ones."""
    by_letters = {letters(identifier): identifier for identifier in reversed(new)}
    return {identifier: by_letters[key] for identifier in gone if (key := letters(identifier)) in by_letters}
