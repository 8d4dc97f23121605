"""Strategies for requests from the contract: valid ones, and invalid ones with the reason."""

import base64
import collections
import functools
import itertools
from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from reelkit_specs import Field, Model, Rule, models

Body = dict[str, Any]
Strategy = st.SearchStrategy[Any]

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)  # a lone surrogate cannot be sent
hosts = st.sampled_from(["example.com", "cdn.example.org:8443", "203.0.113.7"])
uris = st.builds("https://{}/{}.png".format, hosts, st.text("abcxyz019-_~/", max_size=20))
numbers = st.integers(-(2**53), 2**53)  # integers that every JSON parser reads exactly

# Valid values by type and format. A keyword that is not in this table fails the tests that use it.
KINDS: dict[tuple[str, str | None], Strategy] = {
    ("string", None): text,
    ("string", "uri"): uris,
    ("integer", None): numbers,
    ("boolean", None): st.booleans(),
}
FILES: dict[str, Strategy] = {
    "url": uris,
    "data-uri": st.binary(min_size=1).map(lambda data: f"data:image/png;base64,{base64.b64encode(data).decode()}"),
    "base64": st.binary(min_size=40).map(lambda data: base64.b64encode(b"\x89PNG\r\n\x1a\n" + data).decode()),
}
SAID_ELSEWHERE = {"description", "type", "format", "enum", "const", "default"}

# Values of each JSON type, for fields of another type.
WRONG: dict[str, Strategy] = {
    "null": st.none(),
    "boolean": st.booleans(),
    "integer": numbers,
    "number": st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: not value.is_integer()),
    "string": st.sampled_from(["", "5", "true", "null"]) | text,
    "array": st.lists(text, max_size=2),
    "object": st.dictionaries(text, text, max_size=2),
}


class Bad(NamedTuple):
    """An invalid request, and its invalid fields, of which a refusal must name one."""

    body: Body
    fields: tuple[str, ...]
    reason: str


def values(field: Field) -> Strategy:
    """Valid values of a field."""
    unknown = {word for word in field.schema if not word.startswith("x-")} - SAID_ELSEWHERE
    assert not unknown, f"{field.name} has {unknown}, which KINDS does not know"
    if field.enum:
        return st.sampled_from(field.enum)
    if forms := field.schema.get("x-reelkit-file"):
        return st.one_of([FILES[form] for form in forms])
    if field.name == "prompt":
        return text.map("a fox {}".format)  # the wrapper refuses a blank one, which the contract allows
    return st.one_of([KINDS[kind, field.format] for kind in field.types])


@st.composite
def good(draw: Callable[[Strategy], Any], model: Model) -> Body:
    """A valid request, which also satisfies the rules of the documents."""
    return _request(draw, model, breaks=frozenset())


@st.composite
def bad(draw: Callable[[Strategy], Any], model: Model) -> Bad:
    """A request with one error."""
    body = draw(good(model))
    field = draw(st.sampled_from(model.fields))
    rules = {f"breaks {rule.id}": lambda rule=rule: _breaking(draw, model, rule) for rule in model.rules}
    ways: dict[str, Callable[[], Bad]] = {
        "has a wrong type": lambda: Bad(body | {field.name: draw(_wrong(field))}, (field.name,), ""),
        **({"lacks what is required": lambda: _without(body, field)} if field.required else {}),
        **({"has an unknown value": lambda: _unknown(draw, body, field)} if field.enum else {}),
        **rules,
    }
    reason = draw(st.sampled_from(sorted(ways)))
    return ways[reason]()._replace(reason=reason)


@st.composite
def any_request(draw: Callable[[Strategy], Any], model: Model) -> Body:
    """A request whose fields may be valid or invalid, with possible unknown fields."""
    body: Body = {"model": draw(st.sampled_from(model.ids))}
    for field in model.fields:
        is_there = st.sampled_from([True, True, False]) if field.required else st.booleans()
        if field.name != "model" and draw(is_there):
            body[field.name] = draw(values(field) | KINDS[field.types[0], None] | _wrong(field))
    return body | draw(st.dictionaries(text, text, max_size=1))


def _wrong(field: Field) -> Strategy:
    kinds = [kind for kind in WRONG if kind not in field.types and not (kind == "integer" and "number" in field.types)]
    return st.one_of([WRONG[kind] for kind in kinds])


def _without(body: Body, field: Field) -> Bad:
    return Bad({name: value for name, value in body.items() if name != field.name}, (field.name,), "")


def _unknown(draw: Callable[[Strategy], Any], body: Body, field: Field) -> Bad:
    """An unknown value that is similar to a known one, or any other of its type."""
    value = draw(st.sampled_from(field.enum))
    near = [value + 1, -value] if isinstance(value, int) else [value.upper(), f" {value}", f"{value}s", value[:-1]]
    other = st.sampled_from(near) | KINDS[field.types[0], None]
    return Bad(body | {field.name: draw(other.filter(lambda one: one not in field.enum))}, (field.name,), "")


def _breaking(draw: Callable[[Strategy], Any], model: Model, rule: Rule) -> Bad:
    """Valid fields in an invalid combination."""
    return Bad(_request(draw, model, breaks=frozenset({rule.id})), rule.fields, "")


def _request(draw: Callable[[Strategy], Any], model: Model, breaks: frozenset[str]) -> Body:
    """Valid fields that break exactly these rules; chosen from a table, because a filter would take too long."""
    parts = _parts(model.id)[breaks]
    names = draw(st.sampled_from(sorted({tuple(part) for part in parts})))
    part = draw(st.sampled_from([part for part in parts if tuple(part) == names]))
    body = {}
    for field in model.fields:
        if field.name in part:
            body[field.name] = part[field.name] if field.enum else draw(values(field))
        elif not _has_rule(model, field) and (field.required or draw(st.booleans())):
            body[field.name] = draw(values(field))
    return body


@functools.cache
def _parts(model_id: str) -> dict[frozenset[str], list[Body]]:
    """Every choice of the fields in rules, by the rules it breaks; one text represents all texts."""
    model = next(model for model in models() if model.id == model_id)
    fields = [field for field in model.fields if _has_rule(model, field)]
    ways = [[*([] if field.required else [None]), *(field.enum or ["a"])] for field in fields]
    found = collections.defaultdict(list)
    for way in itertools.product(*ways):
        part = {field.name: value for field, value in zip(fields, way, strict=True) if value is not None}
        found[frozenset(rule.id for rule in model.rules if not _holds(rule, part))].append(part)
    return found


def _has_rule(model: Model, field: Field) -> bool:
    return any(field.name in rule.fields for rule in model.rules)


def _holds(rule: Rule, body: Body) -> bool:
    return Draft202012Validator(rule.schema).is_valid(body)
