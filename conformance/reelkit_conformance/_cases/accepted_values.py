"""Values that a field must accept, with their checks."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from reelkit_conformance._cases.case import UNKNOWN_FIELD, literal
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._contract.values import (
    DATA,
    array_of,
    bounds,
    branches,
    fit_length,
    is_link,
    media_type,
    object_with,
    options,
    type_names,
    typical_number,
    typical_value,
)
from reelkit_conformance._http.exchange import Json
from reelkit_specs import contract_cache, models

UNKNOWN_FIELD_VALUES: tuple[Any, ...] = ("abc", 7, {"a": [1]}, None, True, [])

LONG_TEXT = 10_000  # characters, where no limit is published
OFFERS_DATA = re.compile(r"base64|data uri", re.IGNORECASE)

# What people write, and what a service receives from other programs.
TEXTS = {
    "several scripts": "ثعلب أحمر يجري تحت المطر, 红色的风筝在海上, Красный змей, समुद्र के ऊपर लाल पतंग, 바다 위의 연",
    "emojis and combining marks": (
        "A fox \N{FOX FACE} at a cafe\N{COMBINING ACUTE ACCENT}, \N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET} takes off"
    ),
    "line breaks": "First a kite,\nthen\tthe sea.\r\n",
    "quotes, brackets and markup": (
        "She says \"yes\" \\ {and} <b>waves</b><br/> & 'smiles' %s <!-- at --> {{kite}} ${sea} at 100 %, "
        "“kites” \N{EN DASH} and the sea…\N{LINE SEPARATOR}As in https://example.com/a?b=c#d"
    ),
    "one character": "A",
    "digits alone": "12345",
    "a word of JSON": "null",
    "white space around it": "  A kite \n",
    "capital letters": "A RED KITE OVER A QUIET SEA",
}

# Numbers where no bounds are published: around zero, beyond 32 bits, and the largest that every JSON reader keeps.
NUMBERS = (0, 1, -1, 42, 10**6, 2**31 - 1, 2**31, -(2**31) - 1, 2**32, 2**53 - 1, 1 - 2**53)
LINKS = {  # other forms of a link to the same file
    "a query": "https://{host}/{name}{end}?size=large&token=a%2Fb",
    "a fragment": "https://{host}/{name}{end}#t=1",
    "a port": "https://{host}:8443/{name}{end}",
    "no TLS": "http://{host}/{name}{end}",
    "no ending": "https://{host}/{name}",
    "an ending in capitals": "https://{host}/{name}{end_in_capitals}",
    "an encoded slash": "https://{host}/a%2Fb/{name}{end}",
    "an encoded letter": "https://{host}/%C3%A9t%C3%A9/{name}{end}",
    "a host in numbers": "https://203.0.113.7/{name}{end}",
    "a long host": "https://eu-1.cdn.media.{host}/{name}{end}",
    "a long path": "https://{host}/" + "folder/" * 120 + "{name}{end}",
}


class ValidValue(NamedTuple):
    """A value, its label in the name of a case, and the check it belongs to."""

    check: str
    label: str
    value: Any


def valid_values(form: Form) -> dict[str, list[ValidValue]]:
    """Return the values that must be accepted, by field.

    Among them are the other spellings of the model id, a field that no model has, and the fields of other models: a
    client that changes the model may leave the rest of its request as it was.
    """
    found = {name: values_of_schema(name, schema) for name, schema in form.schemas.items()}
    found["model"] = [ValidValue("ACC-008", f"model = {literal(spelled)}", spelled) for spelled in form.model.ids[1:]]
    unknown: dict[str, Sequence[Any]] = {UNKNOWN_FIELD: UNKNOWN_FIELD_VALUES}
    unknown |= {name: (value,) for name, value in _values_of_models().items() if name not in form.schemas}
    for name, values in unknown.items():
        found[name] = [ValidValue("ACC-007", f"{name} = {literal(value)}", value) for value in values]
    return {name: [valid for valid in known if _fits_alone(form, name, valid.value)] for name, known in found.items()}


@contract_cache  # each model asks for the fields of all others
def _values_of_models() -> Json:
    """Return a typical value of every field of every model, by name."""
    return {field.name: typical_value(field.name, field.schema) for model in models() for field in model.fields}


def _fits_alone(form: Form, name: str, value: Any) -> bool:
    body = form.smallest_body([name])
    return body is not None and form.fits(body | {name: value})


def values_of_schema(name: str, schema: Json) -> list[ValidValue]:
    """Return values of every kind that a field of this schema should accept."""
    found = [*_schema_values(name, schema, name)]
    return [valid for place, valid in enumerate(found) if valid.value not in [other.value for other in found[:place]]]


def _schema_values(name: str, schema: Json, place: str) -> Iterator[ValidValue]:
    if "null" in type_names(schema) or any("null" in type_names(branch) for branch in branches(schema)):
        yield ValidValue("ACC-012", f"{place} = null", None)
    for branch in branches(schema):
        types = type_names(branch)
        if choice := options(branch):
            yield from (
                ValidValue("ACC-003", f"{place} = {literal(value)}", value) for value in choice if value is not None
            )
        elif "string" in types:
            yield from _text_values(name, branch, place)
        elif "integer" in types or "number" in types:
            yield from _number_values(branch, place)
        if "array" in types:
            yield from _array_values(name, branch, place)
        if "object" in types or "properties" in branch:
            yield from _object_values(branch, place)


def _text_values(name: str, schema: Json, place: str) -> Iterator[ValidValue]:
    if is_link(name, schema) or "format" in schema or "pattern" in schema:
        usual = typical_value(name, schema)
        yield ValidValue("ACC-006", f"{place} = {literal(usual)}", usual)
        if is_link(name, schema) and "pattern" not in schema:
            yield from (
                ValidValue("ACC-006", f"{place} with {kind}", _link_variant(usual, form))
                for kind, form in LINKS.items()
            )
        if OFFERS_DATA.search(schema.get("description", "")):
            yield ValidValue("ACC-011", f"{place} as data", DATA.format(media_type(name)[1]))
        return
    for kind, text in TEXTS.items():
        yield ValidValue("ACC-006", f"{place} with {kind}", fit_length(text, schema))
    length = max(min(schema.get("maxLength", LONG_TEXT), 10 * LONG_TEXT), schema.get("minLength", 0))
    yield ValidValue("ACC-009", f"{place} with {length} characters", "A kite. ".ljust(length, "a")[:length])
    if "maxLength" in schema and length <= LONG_TEXT:  # JSON Schema counts characters, not bytes
        yield ValidValue("ACC-009", f"{place} with {length} Latin letters", "\u00fc" * length)
        yield ValidValue("ACC-009", f"{place} with {length} emojis", "\N{FOX FACE}" * length)
    if not schema.get("minLength"):
        yield ValidValue("ACC-010", f"{place} = ''", "")
        yield ValidValue("ACC-010", f"{place} = '   '", "   "[: schema.get("maxLength")])


def _link_variant(usual: str, form: str) -> str:
    """Return the same link in another form."""
    parts = urlsplit(usual)
    path = PurePosixPath(parts.path)
    return form.format(host=parts.netloc, name=path.stem, end=path.suffix, end_in_capitals=path.suffix.upper())


def _number_values(schema: Json, place: str) -> Iterator[ValidValue]:
    low, high, step = bounds(schema)
    within = [value for value in NUMBERS if (low is None or low <= value) and (high is None or value <= high)]
    wanted = [*(edge for edge in (low, high) if edge is not None), typical_number(schema), *within]
    if "number" in type_names(schema) and (low is None or high is None or high - low >= step):
        wanted.append((low if low is not None else high - 1 if high is not None else 0) + step)
    yield from (ValidValue("ACC-005", f"{place} = {literal(value)}", value) for value in wanted)


def _array_values(name: str, schema: Json, place: str) -> Iterator[ValidValue]:
    fewest, most = schema.get("minItems", 0), schema.get("maxItems")
    for length in sorted({fewest, max(1, fewest), min(most, 100) if most is not None else max(2, fewest)}):
        yield ValidValue("ACC-013", f"{place} with {length} items", array_of(name, schema, length))
    rest = array_of(name, schema, max(1, fewest))[1:]
    for valid in values_of_schema(name, schema.get("items", {})):
        if valid.value not in rest:
            yield ValidValue(valid.check, valid.label.replace(name, f"{place}[0]", 1), [valid.value, *rest])


def _object_values(schema: Json, place: str) -> Iterator[ValidValue]:
    parts = schema.get("properties", {})
    least = object_with(schema, schema.get("required", ()))
    yield ValidValue("ACC-013", f"{place} with what it must have", least)
    yield ValidValue("ACC-013", f"{place} with every member", object_with(schema, parts))
    for name, part in parts.items():
        for valid in values_of_schema(name, part):
            yield ValidValue(valid.check, valid.label.replace(name, f"{place}.{name}", 1), least | {name: valid.value})
