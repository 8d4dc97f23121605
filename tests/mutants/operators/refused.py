"""A model refuses what it must accept, or crashes on it."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from ..changes import crashing, excluding, in_schema
from ..model import Spec
from ..samples import kind_of, minimal_request, optional_fields, values
from ..schema import Json, fits
from .accepted import fields, listed, probe
from .operator import Change

PAIRED = ("resolution", "duration", "aspect_ratio", "style", "thinking_type")
LARGEST = {"2 bytes": 65535, "31 bits": 2**31 - 1, "32 bits": 2**32 - 1}
LENGTHS = (100, 500, 2000)
TEXTS = {
    "beyond ASCII": (r"\A[\x00-\x7f]*\Z", "ein Füchslein im Schnee"),
    "Chinese": (r"\A[^\u4e00-\u9fff]*\Z", "狐狸在雪中"),
    "emoji": (r"\A[^\U00010000-\U0010ffff]*\Z", "a fox 🦊"),
    "lines": (r"\A[^\n]*\Z", "a fox\nin snow"),
    "quotes": (r"\A[^\"]*\Z", 'a "fox"'),
    "empty": (r".", ""),
}


def both_ways(detail: str, excluded: Json, probes: tuple[Json, ...]) -> Iterator[Change]:
    """Yield the refusal of what is excluded, and the crash on it."""
    yield Change(detail, excluding(excluded), probes)
    yield Change(f"{detail} by a crash", crashing(_fitting(excluded)), probes)


def one_value(spec: Spec) -> Iterator[Change]:
    for name, part in [("model", {"enum": list(spec.ids)}), *fields(spec)]:
        if "enum" in part or kind_of(part) == "boolean":
            for value in values(name, part):
                yield from both_ways(f"{name} {value}", _with(**{name: value}), probe(spec, name, value))


def a_pair(spec: Spec) -> Iterator[Change]:
    options = [(name, part) for name, part in listed(spec) if name in PAIRED]
    options += [(name, part) for name, part in fields(spec) if kind_of(part) == "boolean"]
    for (one, its), (other, others) in itertools.combinations(options, 2):
        for first, second in itertools.product(values(one, its), values(other, others)):
            pair = {one: first, other: second}
            words = f"{one} {first} with {other} {second}"
            yield from both_ways(words, _with(**pair), (minimal_request(spec) | pair,))


def an_extra(spec: Spec) -> Iterator[Change]:
    shown = (minimal_request(spec) | {"an_extra_field": 1},)
    known = set(spec.schema["properties"])
    yield Change("", in_schema(lambda schema: schema.update(additionalProperties=False)), shown)
    yield Change("by a crash", crashing(lambda body: bool(set(body) - known)), shown)


def an_option(spec: Spec) -> Iterator[Change]:
    for name, part in optional_fields(spec).items():
        shown = probe(spec, name, values(name, part)[0])
        yield from both_ways(name, {"required": [name]}, shown)


def what_lacks(spec: Spec) -> Iterator[Change]:
    """Yield optional fields that are required."""
    for name in optional_fields(spec):
        yield Change(name, in_schema(_requiring(name)))


def numbers(spec: Spec) -> Iterator[Change]:
    for name, part in fields(spec):
        if kind_of(part) == "integer" and "enum" not in part:
            for words, least_refused, most_refused in (("negative", None, -1), ("zero", 0, 0), ("below 1000", 0, 999)):
                bounds = {"maximum": most_refused} | ({} if least_refused is None else {"minimum": least_refused})
                yield from _number(spec, name, words, bounds, most_refused)
            for words, largest in LARGEST.items():
                yield from _number(spec, name, f"over {words}", {"minimum": largest + 1}, largest + 1)


def texts(spec: Spec) -> Iterator[Change]:
    for name in _free(spec):
        for words, (taken, shown) in TEXTS.items():
            excluded = {"properties": {name: {"not": {"pattern": taken}}}, "required": [name]}
            yield from both_ways(f"{name} {words}", excluded, probe(spec, name, shown))
        for length in LENGTHS:
            excluded = {"properties": {name: {"minLength": length + 1}}, "required": [name]}
            yield from both_ways(f"{name} over {length}", excluded, probe(spec, name, "a" * (length + 1)))


def links(spec: Spec) -> Iterator[Change]:
    forms = {
        "with a query": (r"\?", "https://example.com/a.bin?b=c"),
        "with a port": (r":\d+/", "https://example.com:8443/a.bin"),
    }
    for name, part in fields(spec):
        if name.endswith("_url"):
            chosen = dict(forms)
            if part.get("format") == "uri":
                chosen["of http"] = (r"\Ahttp:", "http://example.com/a.bin")
            if "data URI" in part.get("description", ""):
                chosen["that hold data"] = (r"\Adata:", "data:video/mp4;base64,AAAA")
            if "Base64" in part.get("description", ""):
                chosen["in Base64"] = (r"\A[A-Za-z0-9+/=]+\Z", "iVBORw0KGgo=")
            for words, (form, shown) in chosen.items():
                excluded = {"properties": {name: {"pattern": form}}, "required": [name]}
                yield from both_ways(f"{name} {words}", excluded, probe(spec, name, shown))


def _free(spec: Spec) -> list[str]:
    """Return the fields with free text."""
    return [
        name
        for name, part in fields(spec)
        if kind_of(part) == "string" and "enum" not in part and not name.endswith("_url")
    ]


def _requiring(name: str) -> Callable[[Json], None]:
    return lambda schema: schema["required"].append(name)


def _number(spec: Spec, name: str, words: str, bounds: Json, shown: int) -> Iterator[Change]:
    excluded = {"properties": {name: bounds}, "required": [name]}
    yield from both_ways(f"{name} {words}", excluded, probe(spec, name, shown))


def _with(**chosen: Any) -> Json:
    return {"properties": {name: {"const": value} for name, value in chosen.items()}, "required": list(chosen)}


def _fitting(schema: Json) -> Callable[[Json], bool]:
    return lambda body: fits(schema, body)
