"""Requests that a model's address must accept: every pair of options and every single value, in few requests."""

from random import Random
from typing import Any, Final

from reelkit_conformance._cases.accepted_values import valid_values
from reelkit_conformance._cases.case import (
    NUMBER_FORMS,
    Case,
    Writing,
    case_name,
    create_addresses,
    create_path,
    create_request,
    literal,
)
from reelkit_conformance._cases.combinations import combine, pairwise_rows
from reelkit_conformance._contract.request_form import Form, bodies_warned, form_of, fullest_body
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Address, Json
from reelkit_specs import Model

MAX_ROWS = 44  # requests with pairs of options, for one model at one address
MAX_OPTIONS = 8  # a field with more values is tried value by value, not in pairs

ABSENT: Final = object()  # marks a field that is left out


def accepted_cases(model: Model, address: Address, random: Random) -> list[Case]:
    """Return the minimal request, the fullest, combinations of options, and valid requests that cause a warning."""
    form = form_of(model)
    if create_path(model, address) is None or not form.minimal_body:
        return []
    first = [_case(form, address, "ACC-001", "the plainest request", form.minimal_body)]
    if (full := fullest_body(form)) != form.minimal_body:
        first.append(_case(form, address, "ACC-002", "every field that goes together", full))
    rows = [_rewritten(case, number) for number, case in enumerate(_combination_cases(form, address, random))]
    warned = [*_warning_cases(form, address)]
    addresses = create_addresses(model)
    return [*first, *rows, *warned[addresses.index(address) :: len(addresses)]]


def _rewritten(case: Case, number: int) -> Case:
    """Return the case, in another form of JSON if several of its fields are under test.

    Level 4 needs requests with a single field in the usual form.
    """
    if len(case.fields) < 2 or case.body is None or number % (len(NUMBER_FORMS) + 1) == 0:
        return case
    form = NUMBER_FORMS[number % len(NUMBER_FORMS)]
    writing = Writing(form, is_reversed=number % 2 == 1, is_indented=number % 3 == 1, is_escaped=number % 4 == 1)
    numbers = [name for name, value in case.body.items() if type(value) is int]
    return case._replace(request=case.request._replace(body=writing.encode(case.body, numbers)))


def _combination_cases(form: Form, address: Address, random: Random) -> list[Case]:
    """Return requests with every pair of options, each option by itself, and every single value."""
    choices = _paired_options(form)
    addresses = create_addresses(form.model)
    # two addresses share the rows, so they need the same ones
    draw = random if len(addresses) == 1 else Random(form.model.id)
    rows = pairwise_rows(choices, lambda row: form.fits_without_warning(form.minimal_body | row), draw)
    mine = rows[addresses.index(address) :: len(addresses)]
    for row in rows:  # of the other address, with a value that no row of this one has
        if any(all(known.get(name) != value for known in mine) for name, value in row.items()):
            mine.append(row)
    bodies = [form.minimal_body | row for row in random.sample(mine, min(MAX_ROWS, len(mine)))]
    bodies += [body for name in choices if (body := _single_option(form, name, random)) and body not in bodies]
    made = [form.minimal_body, *bodies]
    pending = {
        name: [valid for valid in known if all(body.get(name, ABSENT) != valid.value for body in made)]
        for name, known in valid_values(form).items()
    }
    cases = []
    for body, values in combine(form, bodies, pending, random):
        chosen = [f"{name} = {literal(body[name])}" for name in choices if name in body]
        label = ", ".join(dict.fromkeys([*chosen, *(valid.label for valid in values)]))
        checks = [*(["ACC-004", "ACC-003"] if chosen else []), *(valid.check for valid in values)]
        check, *others = dict.fromkeys(checks)
        cases.append(_case(form, address, check, label, body)._replace(also_passes=tuple(others)))
    return cases


def _paired_options(form: Form) -> dict[str, list[Any]]:
    """Return the options that are tried in pairs, with their values."""
    found = {}
    for name, schema in form.schemas.items():
        values = [value for value in options(schema) if value is not None]
        if name != "model" and 2 <= len(values) <= MAX_OPTIONS:
            found[name] = values
    return found if len(found) > 1 else {}


def _single_option(form: Form, name: str, random: Random) -> Json | None:
    """Return the minimal body with this option, or None if the requests for the defaults contain it."""
    body = form.minimal_body | {name: random.choice(options(form.schemas[name]))}
    return body if form.schemas[name].get("default") is None and form.fits_without_warning(body) else None


def _warning_cases(form: Form, address: Address) -> list[Case]:
    """Return the requests that a warning describes; the contract allows them."""
    cases = []
    for warning in form.model.warnings:
        for body in bodies_warned(form, warning):
            label = " with ".join(f"{name} = {literal(body[name])}" for name in warning.fields if name in body)
            label = label or f"without {' and '.join(warning.fields)}"
            case = _case(form, address, "RUL-002", f"{warning.id}: {label}", body)
            cases.append(case._replace(fields=warning.fields))
    return cases


def _case(form: Form, address: Address, check: str, label: str, body: Json) -> Case:
    fields = tuple(name for name, value in body.items() if form.minimal_body.get(name, ABSENT) != value)
    request = create_request(form.model, address, body)
    return Case(check, case_name(label, address), request, "accepted", (), fields, body)
