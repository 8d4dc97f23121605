"""What a model's address must accept, in few requests: pairs of options in rows, single values riding on them."""

from random import Random
from typing import Any, Final

from reelkit_conformance._cases.accepted_values import rights
from reelkit_conformance._cases.case import Case, create, named, path_of, shown
from reelkit_conformance._cases.combinations import ride, rows_of_pairs
from reelkit_conformance._contract.request_form import Form, fullest, speaking
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Address, Json
from reelkit_specs import Model

MOST_ROWS = 44  # requests with pairs of options, for one model at one address
CHARSETS = ("application/json; charset=utf-8", "application/json;charset=UTF-8", 'application/json; charset="utf-8"')
MOST_OPTIONS = 8  # a field with more values is tried value by value, not in pairs

ABSENT: Final = object()  # where a field is left out


def acceptances(model: Model, address: Address, random: Random) -> list[Case]:
    """The plainest request first, then the fullest, the rows, and what the prose leaves open."""
    form = Form(model)
    if path_of(model, address) is None or not form.plainest:
        return []
    first = [_case(form, address, "ACC-001", "the plainest request", form.plainest)]
    if (full := fullest(form)) != form.plainest:
        first.append(_case(form, address, "ACC-002", "every field that goes together", full))
    first.append(_with_charset(first[0], random))
    return [*first, *_rows(form, address, random), *_left_open(form, address)]


def _rows(form: Form, address: Address, random: Random) -> list[Case]:
    """Every pair of options, each option by itself, and every single value."""
    choices = _choices(form)
    rows = rows_of_pairs(choices, lambda row: form.plain(form.plainest | row), random)
    bodies = [form.plainest | row for row in random.sample(rows, min(MOST_ROWS, len(rows)))]
    bodies += [body for name in choices if (body := _alone(form, name, random)) and body not in bodies]
    made = [form.plainest, *bodies]
    single = {
        name: [right for right in known if all(body.get(name, ABSENT) != right.value for body in made)]
        for name, known in rights(form).items()
    }
    cases = []
    for body, riding in ride(form, bodies, single, random):
        chosen = [f"{name} = {shown(body[name])}" for name in choices if name in body]
        words = ", ".join(dict.fromkeys([*chosen, *(right.words for right in riding)]))
        checks = [*(["ACC-004", "ACC-003"] if chosen else []), *(right.check for right in riding)]
        check, *rides = dict.fromkeys(checks)
        cases.append(_case(form, address, check, words, body)._replace(rides=tuple(rides)))
    return cases


def _choices(form: Form) -> dict[str, list[Any]]:
    """The options that are tried in pairs, each with its values."""
    found = {}
    for name, schema in form.schemas.items():
        values = [value for value in options(schema) if value is not None]
        if name != "model" and 2 <= len(values) <= MOST_OPTIONS:
            found[name] = values
    return found if len(found) > 1 else {}


def _alone(form: Form, name: str, random: Random) -> Json | None:
    """The plainest request with this option; None where the requests for the defaults do the same."""
    body = form.plainest | {name: random.choice(options(form.schemas[name]))}
    return body if form.schemas[name].get("default") is None and form.plain(body) else None


def _with_charset(plain: Case, random: Random) -> Case:
    """The same request, with the one parameter that clients send along with the type."""
    content_type = random.choice(CHARSETS)
    ask = plain.ask._replace(headers=(("content-type", content_type),))
    name = plain.name.replace("the plainest request", f"as {content_type}")
    return plain._replace(check="ACC-014", name=name, ask=ask)


def _left_open(form: Form, address: Address) -> list[Case]:
    """What a warning speaks of: no sentence excludes it."""
    cases = []
    for warning in form.model.warnings:
        for body in speaking(form, warning):
            words = " with ".join(f"{name} = {shown(body[name])}" for name in warning.fields if name in body)
            words = words or f"without {' and '.join(warning.fields)}"
            case = _case(form, address, "RUL-002", f"{warning.id}: {words}", body)
            cases.append(case._replace(fields=warning.fields))
    return cases


def _case(form: Form, address: Address, check: str, words: str, body: Json) -> Case:
    fields = tuple(name for name, value in body.items() if form.plainest.get(name, ABSENT) != value)
    ask = create(form.model, address, body)
    return Case(check, named(words, address), ask, "accepted", (), fields, body)
