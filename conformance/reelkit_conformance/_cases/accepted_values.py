"""Values that a field must take, by the check that they belong to."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from reelkit_conformance._cases.case import STRANGER, shown
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._contract.values import (
    DATA,
    array,
    bounds,
    branches,
    is_link,
    kinds,
    media,
    members,
    number,
    options,
    sized,
    typical,
)
from reelkit_conformance._http.exchange import Json
from reelkit_specs import models

STRANGERS: tuple[Any, ...] = ("abc", 7, {"a": [1]}, None, True, [])

LONG = 10_000  # characters, where no limit is published
OFFERS_DATA = re.compile(r"base64|data uri", re.IGNORECASE)

# What people write, and what reaches a service from other programs.
TEXTS = {
    "an emoji": "A fox \N{FOX FACE} under a rainbow \N{RAINBOW}",
    "right-to-left script": "ثعلب أحمر يجري تحت المطر",
    "Chinese characters": "红色的风筝在海上",
    "combining marks": "A cafe\N{COMBINING ACUTE ACCENT} by the sea",
    "line breaks": "First a kite,\nthen\tthe sea.\r\n",
    "quotes and brackets": "She says \"yes\" \\ {and} <waves> & 'smiles' %s",
    "one character": "A",
    "Cyrillic letters": "Красный змей над морем",
    "Indian and Korean script": "समुद्र के ऊपर लाल पतंग, 바다 위의 연",
    "joined emojis": "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET} takes off",
    "printed quotes": "“Kites” \N{EN DASH} and the sea…\N{LINE SEPARATOR}Then a fox.",
    "digits alone": "12345",
    "a word of JSON": "null",
    "markup": "<b>A kite</b><br/><!-- and the sea --> {{kite}} ${sea}",
    "a link": "As in https://example.com/a?b=c#d, at 100 %",
    "white space around it": "  A kite \n",
    "capital letters": "A RED KITE OVER A QUIET SEA",
}

# Numbers where no bounds are published: around zero, beyond 32 bits, and the last one that every JSON reader keeps.
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


class Right(NamedTuple):
    """A value, how to say it, and the check it belongs to."""

    check: str
    words: str
    value: Any


def rights(form: Form) -> dict[str, list[Right]]:
    """What must be accepted, by field: other spellings of the model's id among it, and fields that this model lacks.

    These are one that nobody knows, and those of other models: who changes the model may leave the rest as it was.
    """
    found = {name: right_values(name, schema) for name, schema in form.schemas.items()}
    found["model"] = [Right("ACC-008", f"model = {shown(spelled)}", spelled) for spelled in form.model.ids[1:]]
    strange: dict[str, Sequence[Any]] = {STRANGER: STRANGERS}
    strange |= {
        field.name: (typical(field.name, field.schema),)
        for other in models()
        for field in other.fields
        if field.name not in form.schemas
    }
    for name, values in strange.items():
        found[name] = [Right("ACC-007", f"{name} = {shown(value)}", value) for value in values]
    return {name: [right for right in known if _fits(form, name, right.value)] for name, known in found.items()}


def _fits(form: Form, name: str, value: Any) -> bool:
    body = form.smallest([name])
    return body is not None and form.fits(body | {name: value})


def right_values(name: str, schema: Json) -> list[Right]:
    """Every kind of value that a field of this schema should take, the typical one among them."""
    found = [*_right(name, schema, name)]
    return [right for place, right in enumerate(found) if right.value not in [other.value for other in found[:place]]]


def _right(name: str, schema: Json, place: str) -> Iterator[Right]:
    if "null" in kinds(schema) or any("null" in kinds(branch) for branch in branches(schema)):
        yield Right("ACC-012", f"{place} = null", None)
    for branch in branches(schema):
        types = kinds(branch)
        if choice := options(branch):
            yield from (Right("ACC-003", f"{place} = {shown(value)}", value) for value in choice if value is not None)
        elif "string" in types:
            yield from _texts(name, branch, place)
        elif "integer" in types or "number" in types:
            yield from _numbers(branch, place)
        if "array" in types:
            yield from _arrays(name, branch, place)
        if "object" in types or "properties" in branch:
            yield from _objects(branch, place)


def _texts(name: str, schema: Json, place: str) -> Iterator[Right]:
    if is_link(name, schema) or "format" in schema or "pattern" in schema:
        usual = typical(name, schema)
        yield Right("ACC-006", f"{place} = {shown(usual)}", usual)
        if is_link(name, schema) and "pattern" not in schema:
            yield from (Right("ACC-006", f"{place} with {kind}", _link(usual, form)) for kind, form in LINKS.items())
        if OFFERS_DATA.search(schema.get("description", "")):
            yield Right("ACC-011", f"{place} as data", DATA.format(media(name)[1]))
        return
    for kind, text in TEXTS.items():
        yield Right("ACC-006", f"{place} with {kind}", sized(text, schema))
    length = max(min(schema.get("maxLength", LONG), 10 * LONG), schema.get("minLength", 0))
    yield Right("ACC-009", f"{place} with {length} characters", "A kite. ".ljust(length, "a")[:length])
    if not schema.get("minLength"):
        yield Right("ACC-010", f"{place} = ''", "")
        yield Right("ACC-010", f"{place} = '   '", "   "[: schema.get("maxLength")])


def _link(usual: str, form: str) -> str:
    """The link in another form."""
    parts = urlsplit(usual)
    path = PurePosixPath(parts.path)
    return form.format(host=parts.netloc, name=path.stem, end=path.suffix, end_in_capitals=path.suffix.upper())


def _numbers(schema: Json, place: str) -> Iterator[Right]:
    low, high, step = bounds(schema)
    within = [value for value in NUMBERS if (low is None or low <= value) and (high is None or value <= high)]
    wanted = [*(edge for edge in (low, high) if edge is not None), number(schema), *within]
    if "number" in kinds(schema) and (low is None or high is None or high - low >= step):
        wanted.append((low if low is not None else high - 1 if high is not None else 0) + step)
    yield from (Right("ACC-005", f"{place} = {shown(value)}", value) for value in wanted)


def _arrays(name: str, schema: Json, place: str) -> Iterator[Right]:
    fewest, most = schema.get("minItems", 0), schema.get("maxItems")
    for length in sorted({fewest, max(1, fewest), min(most, 100) if most is not None else max(2, fewest)}):
        yield Right("ACC-013", f"{place} with {length} items", array(name, schema, length))
    rest = array(name, schema, max(1, fewest))[1:]
    for right in right_values(name, schema.get("items", {})):
        if right.value not in rest:
            yield Right(right.check, right.words.replace(name, f"{place}[0]", 1), [right.value, *rest])


def _objects(schema: Json, place: str) -> Iterator[Right]:
    parts = schema.get("properties", {})
    least = members(schema, schema.get("required", ()))
    yield Right("ACC-013", f"{place} with what it must have", least)
    yield Right("ACC-013", f"{place} with every member", members(schema, parts))
    for name, part in parts.items():
        for right in right_values(name, part):
            yield Right(right.check, right.words.replace(name, f"{place}.{name}", 1), least | {name: right.value})
