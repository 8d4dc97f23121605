"""Requests that violate one rule of the contract and nothing else: alone, with other options, and spelled otherwise."""

from collections.abc import Iterator
from random import Random
from typing import Any, Final, NamedTuple

from reelkit_conformance._cases.case import SPELLINGS, create_addresses, literal, spelled_request
from reelkit_conformance._cases.combinations import pairwise_rows
from reelkit_conformance._contract.request_form import Form, bodies_violating, without_supersets
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Address, Json, Request
from reelkit_specs import Rule

ROWS = 6  # requests with other options that every run sends for one rule, divided among the addresses
VALUES = 5  # values of another option that are tried with a rule

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
    others = _other_options(form, base, Random(f"{rule.id} {len(smallest)}"))
    for number in range(ROWS):
        place = number // count + number % count * (ROWS // count)  # consecutive ones at the same address
        choices = {name: values[place % len(values)] for name, values in others.items()}
        body = _joined(form, rule, base, choices)
        if body not in sent:
            sent.append(body)
            group, is_extra = f"row {number}", not _is_turn(form, address, number)
            yield Violation("RUL-003", rule.id, group, _label(rule, body), _fields(rule, body), body, is_extra)

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
            listed = [value for value in options(schema) if value is not None] or [form.typical[name]]
            values = [*random.sample(listed, min(VALUES, len(listed))), ABSENT]
            found[name] = random.sample(values, len(values))
    return found


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
    """Yield the violation with each of its numbers in other spellings."""
    fields = _fields(rule, base)
    for name in (name for name in fields if type(base[name]) is int):
        for number, spelling in enumerate(SPELLINGS):
            text = spelling.format(base[name])
            request = spelled_request(form.model, address, base, name, text)
            label = f"{rule.id}: {_equations(base, fields)}, written as {text}"
            is_extra = not _is_turn(form, address, number)
            yield Violation("RUL-004", rule.id, spelling, label, fields, base, is_extra, request)


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
