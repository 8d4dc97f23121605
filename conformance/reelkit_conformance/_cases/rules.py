"""Requests that violate one rule of the contract and nothing else: alone, with other options, and spelled otherwise."""

from collections.abc import Iterator
from random import Random
from typing import Any, Final, NamedTuple

from reelkit_conformance._cases.case import (
    SPELLINGS,
    UNKNOWN_FIELD,
    Writing,
    create_addresses,
    create_request,
    literal,
)
from reelkit_conformance._cases.combinations import pairwise_rows
from reelkit_conformance._contract.request_form import Form, bodies_violating, without_supersets
from reelkit_conformance._contract.values import fit_length, is_link, json_types, options
from reelkit_conformance._http.exchange import Address, Json, Request
from reelkit_specs import Rule

ROWS = 6  # requests with other options that every run sends for one rule, divided among the addresses
VALUES = 5  # values of another option that are tried with a rule
FORMS_OF_ROWS = ("{}", "{}.0", "{}e0", "{}0e-1", "{}0e-1", "{}")  # of the integers of each of the ROWS
LONG_TEXT = "A kite over the sea. " * 30
WITH_CHARSET = "application/json; charset=utf-8"

ABSENT: Final = object()  # marks a field that is left out


class Violation(NamedTuple):
    """A body that violates a rule. An *extra* one is only sent if nothing else is left to send."""

    check: str
    rule: str  # its id
    group: str  # of violations that resemble one another
    label: str
    fields: tuple[str, ...]
    body: Json
    is_extra: bool = False
    request: Request | None = None  # if the body is not spelled as usual


def violations(form: Form, address: Address) -> Iterator[Violation]:
    """Yield the violations of each rule."""
    for rule in form.model.rules:
        bodies = bodies_violating(form, rule)
        smallest = without_supersets(bodies)
        for body in smallest:
            fields = _fields(rule, body)
            label = _equations(body, fields) or f"without {' and '.join(rule.fields)}"
            yield Violation("RUL-001", rule.id, ", ".join(fields), f"{rule.id}: {label}", fields, body)
        for body in bodies:
            if body not in smallest:
                yield Violation("RUL-001", rule.id, "larger", _label(rule, body), rule.fields, body, is_extra=True)
        if smallest:
            yield from _with_other_options(form, rule, smallest, address)
            yield from _spelled(form, rule, smallest[0], address)


def _with_other_options(form: Form, rule: Rule, smallest: list[Json], address: Address) -> Iterator[Violation]:
    """Yield the rule with every other option present and absent, and then with every pair of them."""
    base, sent = smallest[0], [*smallest]
    count = len(create_addresses(form.model))
    random = Random(f"{rule.id} {len(smallest)}")
    others = _other_options(form, base, random)
    within = _other_values(form, base, random)
    for number in range(ROWS):
        place = number // count + number % count * (ROWS // count)  # consecutive ones at the same address
        choices = {name: values[place % len(values)] for name, values in (others | within).items()}
        body = _joined(form, rule, base, choices)
        if body not in sent:
            sent.append(body)
            group, is_extra = f"row {number}", not _is_turn(form, address, number)
            request = _written(form, address, body, Writing(FORMS_OF_ROWS[number], is_reversed=place % 2 == 1))
            label, fields = _label(rule, body), _fields(rule, body)
            yield Violation("RUL-003", rule.id, group, label, fields, body, is_extra, request)

    def is_violation(row: Json) -> bool:
        return form.violates_only(base | _present(row), rule)

    rows = pairwise_rows(others, is_violation, Random(f"{rule.id} {address}")) if len(others) > 1 else []
    for body in (base | _present(row) for row in rows):
        if body not in sent:
            yield Violation("RUL-003", rule.id, "pairs", _label(rule, body), _fields(rule, body), body, is_extra=True)


def _other_options(form: Form, base: Json, random: Random) -> dict[str, list[Any]]:
    """Return values for each field that the violation does not need: some values of it, and none; shuffled."""
    found = {}
    for name, schema in form.schemas.items():
        if name not in base:
            listed = [value for value in options(schema) if value is not None] or _unlisted_values(form, name)
            values = [*random.sample(listed, min(VALUES, len(listed))), ABSENT]
            found[name] = random.sample(values, len(values))
    return found


def _other_values(form: Form, base: Json, random: Random) -> dict[str, list[Any]]:
    """Return other values for the fields of the violation, and a field that no model has, present and absent."""
    found = {name: [*(options(form.schemas[name]) or _unlisted_values(form, name))] for name in base if name != "model"}
    found["model"] = [*form.model.ids]
    return {name: random.sample(values, len(values)) for name, values in found.items()} | {UNKNOWN_FIELD: [7, ABSENT]}


def _unlisted_values(form: Form, name: str) -> list[Any]:
    """Return values of a field without listed values; the caller leaves out those that the contract refuses."""
    schema = form.schemas[name]
    if "integer" in json_types(schema):
        return [form.typical[name], 0, -1, 2**31]
    if "string" in json_types(schema) and not is_link(name, schema):
        return [form.typical[name], fit_length(LONG_TEXT, {"maxLength": schema.get("maxLength", len(LONG_TEXT))}), ""]
    return [form.typical[name]]


def _joined(form: Form, rule: Rule, base: Json, choices: Json) -> Json:
    """Return the base with as many of these values as leave it a violation of this rule alone."""
    body = base
    for name, value in _present(choices).items():
        if form.violates_only(body | {name: value}, rule):
            body = body | {name: value}
    return body


def _present(row: Json) -> Json:
    return {name: value for name, value in row.items() if value is not ABSENT}


def _spelled(form: Form, rule: Rule, base: Json, address: Address) -> Iterator[Violation]:
    """Yield the violation, written and sent in every way, with each form of its numbers."""
    fields = _fields(rule, base)
    has_numbers = any(type(base[name]) is int for name in fields)
    for number, spelling in enumerate(SPELLINGS if has_numbers else ("{}",)):
        writing = Writing(spelling, is_reversed=True, is_indented=True, is_escaped=True)
        request = _written(form, address, base, writing)._replace(headers=(("content-type", WITH_CHARSET),))
        numbers = f", numbers as {spelling.format(8)}" if has_numbers else ""
        label = f"{rule.id}: {_equations(base, fields)}, written in every way{numbers}"
        is_extra = has_numbers and not _is_turn(form, address, number)
        yield Violation("RUL-004", rule.id, spelling, label, fields, base, is_extra, request)


def _written(form: Form, address: Address, body: Json, writing: Writing) -> Request:
    numbers = [name for name, value in body.items() if type(value) is int]
    return create_request(form.model, address, body)._replace(body=writing.encode(body, numbers))


def _is_turn(form: Form, address: Address, number: int) -> bool:
    """Return whether this address has the case of this number; two addresses alternate."""
    addresses = create_addresses(form.model)
    return addresses[number % len(addresses)] == address


def _fields(rule: Rule, body: Json) -> tuple[str, ...]:
    return tuple(name for name in rule.fields if name in body)


def _equations(body: Json, names: tuple[str, ...]) -> str:
    return " with ".join(f"{name} = {literal(body[name])}" for name in names)


def _label(rule: Rule, body: Json) -> str:
    return f"{rule.id}: " + ", ".join(f"{name} = {literal(value)}" for name, value in body.items() if name != "model")
