"""Requests that a model's address must refuse: every field with every kind of invalid value, and malformed requests.

Every body is invalid in one place only: with another value there, or with the missing field, it would be accepted.
"""

import functools
from collections import Counter
from collections.abc import Iterator
from random import Random

from reelkit_conformance._cases.case import (
    UNKNOWN_FIELD,
    Case,
    case_name,
    create_addresses,
    create_path,
    create_request,
    literal,
)
from reelkit_conformance._cases.malformed import BODY_STATUSES, malformed_requests
from reelkit_conformance._cases.refused_values import (
    EXTRA,
    OPTIONAL,
    REQUIRED,
    InvalidValue,
    invalid_values,
    other_spellings,
)
from reelkit_conformance._cases.rules import violations
from reelkit_conformance._contract.request_form import Form, form_of, fullest_body
from reelkit_conformance._http.exchange import Address, Json
from reelkit_specs import Model, contract_cache, find_model, models

FORMAT = "REQ-022"
NESTED = "nested"
# Kinds of values that a service mostly treats alike: what converts or strips one of them does so with both.
ALIKE = (
    ("REQ-004", ("array", "object")),
    ("REQ-004", ("number", "boolean")),
    ("REQ-009", ("white space before", "white space after")),
    ("REQ-018", ("no body", "a blank body")),
    ("REQ-019", ("form", "parts")),
)
# Checks of which each address has every other group first, because most services read both addresses with one code.
SHARED = (
    *("REQ-003", "REQ-004", "REQ-007", "REQ-008", "REQ-009"),
    *("REQ-014", "REQ-016", "REQ-018", "REQ-019", "REQ-022"),
)
MAX_OTHER_MODELS = 12  # other models whose ids and bodies are tried; with all of them, a run would grow by the square
LAST_RANK = 9  # the rank of what comes after the second ones of all others
PRIORITY_NAMES = {OPTIONAL: "far", EXTRA: "remote"}
Group = tuple[str, ...]  # what several cases share: check, field, kind of value
GroupedCases = Iterator[tuple[Group, Case]]

# What other video services list, by the name of the field.
OTHER_SERVICES: dict[str, tuple[str | int, ...]] = {
    "aspect_ratio": ("21:9", "3:2", "2:3", "auto"),
    "duration": (0, 1, 3, 12, 15, 60, -5),
    "lip_sync_tts_speaker": ("none", "Olivia", "Random"),
    "resolution": ("480p", "1440p", "2160p", "4k"),
    "style": ("none", "auto", "realistic"),
    "thinking_type": ("none", "adaptive", "on"),
}
RARE_VALUES: dict[str, tuple[str | int, ...]] = {
    "aspect_ratio": ("9:21", "5:4", "4:5", "2:1", "1:2", "adaptive", "square", "1.78"),
    "duration": (2, 11, 13, 14, 16, 18, 20, 24, 25, 30, 40, 45, 50, 80, 90, 100, 120, 600),
    "lip_sync_tts_speaker": ("auto", "default", "alloy", "Emma", "Noah", "Bob", "Sarah"),
    "resolution": ("240p", "576p", "2k", "8k", "HD", "auto", "1280x720", "1920x1080"),
    "style": ("cartoon", "cinematic", "watercolor", "pixel_art", "photorealistic", "3d"),
    "thinking_type": ("off", "true", "default", "high"),
}

MODEL_STATUSES = (400, 404, 422)  # a model that this address does not make may also be reported as not found
MODEL_CHECKS = {"REQ-007": "REQ-014"}  # an unlisted value has a check of its own if it names a model


def refused_cases(model: Model, address: Address, random: Random, limit: int | None) -> list[Case]:
    """Return the cases in the order of the contract; *random* selects among those of one group.

    With the same *random* the other address starts from the other end, so that the two together try more cases.
    Required cases are always included, even beyond the *limit*; optional ones fill it up. None is no limit.
    """
    if create_path(model, address) is None:
        return []
    every = _every_case(form_of(model), address)
    groups = [group for group, _ in every]
    distinct = [*dict.fromkeys(groups)]
    optional = [group for group in distinct if group[0] == PRIORITY_NAMES[OPTIONAL]]
    second = address == "v2"  # alternating: each is first at one address, and comes second at the other
    ranks = dict.fromkeys(optional, 2) | dict.fromkeys(optional[second::2], 3)
    for check, kinds in ALIKE:
        alike = [group for group in distinct if group[0] == check and group[1] != "model" and group[-1] in kinds]
        ranks |= dict.fromkeys(alike[second::2], 3)
    if len(create_addresses(model)) > 1:
        nulls = [("REQ-003", field.name, "null") for field in model.fields if field.required]  # sent at both addresses
        is_turned = random.random() < 0.5  # the same at both addresses, and another half with another seed
        for check in SHARED:
            shared = [group for group in distinct if group[0] == check and group not in [*ranks, *nulls]]
            ranks |= dict.fromkeys(shared[second ^ is_turned :: 2], 1)
    ranks |= {group: 4 for group in distinct if group[0] == NESTED}
    ranks |= {group: LAST_RANK for group in distinct if group[0] == PRIORITY_NAMES[EXTRA]}
    order = _shuffled([case.name.removesuffix(f", {address}") for _, case in every], random)
    return [every[number][1] for number in sorted(_selected(groups, ranks, limit, order[:: -1 if second else 1]))]


def count_refused_cases(model: Model, address: Address) -> int:
    """Return the number of cases without a limit."""
    return len(_every_case(form_of(model), address)) if create_path(model, address) is not None else 0


@functools.lru_cache(2)  # both addresses of one model: the plan, the stage and the count of what is left out need them
def _every_case(form: Form, address: Address) -> list[tuple[Group, Case]]:
    return [
        *_missing_field_cases(form, address),
        *_invalid_value_cases(form, address),
        *_unknown_field_cases(form, address),
        *_rule_cases(form, address),
        *_other_model_cases(form, address),
        *_malformed_cases(form, address),
    ]


def _shuffled(names: list[str], random: Random) -> list[int]:
    """Return indexes in an order that depends on the names, so that one case more or less does not change the rest."""
    base = random.random()
    draws = [Random(f"{base} {name}").random() for name in names]
    return sorted(range(len(names)), key=draws.__getitem__)


def _selected(groups: list[Group], ranks: dict[Group, int], limit: int | None, order: list[int]) -> set[int]:
    """Return one case of each required group, then others by rank up to the limit: first ones, then second ones."""
    turns: Counter[Group] = Counter()
    turn = {}
    for number in order:
        turn[number] = turns[groups[number]]
        turns[groups[number]] += 1
    rank = [ranks.get(group, 0) for group in groups]
    order.sort(key=lambda number: (rank[number] == LAST_RANK, turn[number], rank[number]))
    must = len(turns.keys() - ranks.keys())
    return {*order[: None if limit is None else max(must, limit)]}


def _case(form: Form, address: Address, check: str, label: str, fields: tuple[str, ...], body: Json) -> Case:
    request = create_request(form.model, address, body)
    return Case(check, case_name(label, address), request, "refused", BODY_STATUSES, fields, body)


def _missing_field_cases(form: Form, address: Address) -> GroupedCases:
    """Yield the minimal request without each required field."""
    body = form.minimal_body
    for name in form.required:
        body_without = {key: value for key, value in body.items() if key != name}
        if body and form.violates(body_without):
            check = "REQ-001" if name == "model" else "REQ-002"
            yield (check, name), _case(form, address, check, f"without {name}", (name,), body_without)
            for other in other_spellings(name):
                renamed = body_without | {other: body[name]}
                yield (
                    (PRIORITY_NAMES[EXTRA], check, name),
                    _case(form, address, check, f"{name} as {other}", (name,), renamed),
                )


def _invalid_value_cases(form: Form, address: Address) -> GroupedCases:
    """Yield each field with each kind of invalid value."""
    full = fullest_body(form)
    for name, schema in form.schemas.items():
        body = form.smallest_body([name])
        if body is None:
            continue
        around = full if name in full else body  # null may count as a missing field beside other options only
        labels = set()
        for invalid in (*invalid_values(name, schema), *_values_of_others(form, name)):
            bad = (around if invalid.check == "REQ-003" and not invalid.where else body) | {name: invalid.value}
            refused = not form.fits(bad) if invalid.check == FORMAT else form.violates(bad)
            label = _label(name, invalid)
            if not refused or label in labels or (name == "model" and _is_model(invalid.value)):
                continue
            labels.add(label)
            check = MODEL_CHECKS.get(invalid.check, invalid.check) if name == "model" else invalid.check
            group: Group = (check, name, invalid.group)
            if invalid.where:
                group = (NESTED, name, invalid.where, check)
            if invalid.priority:
                group = (PRIORITY_NAMES[invalid.priority], *group)
            yield group, _case(form, address, check, label, (name,), bad)


def _values_of_others(form: Form, name: str) -> Iterator[InvalidValue]:
    """Yield what other models and services list for a field of this name."""
    here = form.model.fields
    if name != "model" and any(field.name == name and field.enum for field in here):
        for group, values, distance in (
            ("another model's value", _listed_by_models(name), REQUIRED),
            ("another service's value", OTHER_SERVICES.get(name, ()), OPTIONAL),
            ("a rare value", RARE_VALUES.get(name, ()), EXTRA),
        ):
            for value in values:
                check = "REQ-007" if isinstance(value, str) else "REQ-010"
                yield InvalidValue(check, group, value, priority=distance)


@contract_cache  # every model asks for most of the names
def _listed_by_models(name: str) -> tuple[str | int, ...]:
    """Return what the models list for a field of this name, each value once."""
    listed = (field.enum for model in models() for field in model.fields if field.name == name)
    return tuple(dict.fromkeys(value for values in listed for value in values))


def _unknown_field_cases(form: Form, address: Address) -> GroupedCases:
    """Yield an unknown field, if the body is closed."""
    body = form.minimal_body | {UNKNOWN_FIELD: "abc"}
    if form.minimal_body and form.violates(body):
        yield ("REQ-013",), _case(form, address, "REQ-013", f"{UNKNOWN_FIELD} = 'abc'", (UNKNOWN_FIELD,), body)


def _label(name: str, invalid: InvalidValue) -> str:
    place = f"{name}{invalid.where}"
    if invalid.missing:
        return f"{place} left out"
    return f"{place} = {literal(invalid.part if invalid.where else invalid.value)}"


def _rule_cases(form: Form, address: Address) -> GroupedCases:
    """Yield requests that violate one rule and nothing else."""
    for violation in violations(form, address):
        case = _case(form, address, violation.check, violation.label, violation.fields, violation.body)
        case = case._replace(request=violation.request or case.request)
        group = (violation.check, violation.rule, violation.group)
        yield ((PRIORITY_NAMES[EXTRA],) if violation.is_extra else ()) + group, case


def _other_model_cases(form: Form, address: Address) -> GroupedCases:
    """Yield this model's body with another model's id, and models that only another address makes."""
    for other in _next_models(form.model):
        known = form_of(other)
        label = f"model = {literal(other.id)}"
        if create_path(other, address) != create_path(form.model, address):
            case = _case(form, address, "REQ-015", label, ("model",), known.minimal_body)
            if case.body:
                yield ("REQ-015", "elsewhere"), case._replace(statuses=MODEL_STATUSES)
        elif form.minimal_body and known.violates(bad := form.minimal_body | {"model": other.id}):
            yield ("REQ-015", "here"), _case(form, address, "REQ-015", f"{label} over another's body", ("model",), bad)


def _next_models(model: Model) -> list[Model]:
    """Return the models after this one in the contract, where the first follows the last; at most a few of many."""
    known = models()
    start = next((number for number, other in enumerate(known) if other.id == model.id), 0)
    chosen = {(start + step) % len(known) for step in range(1, min(MAX_OTHER_MODELS, len(known)) + 1)}
    return [known[number] for number in sorted(chosen)]


def _malformed_cases(form: Form, address: Address) -> GroupedCases:
    """Yield what must be refused before any field is read."""
    body = form.minimal_body
    request = create_request(form.model, address, body)
    for malformed in malformed_requests(body) if body else ():
        headers = (("content-type", malformed.content_type),) if malformed.content_type else ()
        sent = request._replace(method=malformed.method, query=malformed.query, headers=headers, body=malformed.body)
        sent = sent if malformed.method == "POST" else sent._replace(call="other")
        case = Case(malformed.check, case_name(malformed.name, address), sent, "refused", malformed.statuses)
        yield (
            ((PRIORITY_NAMES[malformed.priority],) if malformed.priority else ()) + (malformed.check, malformed.group),
            case,
        )


def _is_model(value: object) -> bool:
    """Return whether a made-up id is the id of a model."""
    return isinstance(value, str) and find_model(value) is not None
