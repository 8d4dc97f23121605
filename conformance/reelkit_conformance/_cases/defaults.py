"""Requests that show which default a service uses for a missing field, where the price depends on it."""

from collections.abc import Mapping
from random import Random
from typing import Any, Literal, NamedTuple

from reelkit_conformance._cases.case import Case, case_name, create_path, create_request, literal
from reelkit_conformance._contract.request_form import Form, form_of
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Address, Json
from reelkit_specs import Model, Price

PRICED_FIELDS = frozenset(Price._fields) - {"credits"}
MAX_OTHERS = 1  # other values to compare with, chosen at random if there are more


class Trial(NamedTuple):
    """Requests that differ in one field only."""

    field: str
    default: Any
    without: Case
    explicit: Case
    others: tuple[Case, ...]


class DefaultVerdict(NamedTuple):
    """What the prices of a trial show. A fail has *expected* and *got*, a skip has a *reason*."""

    verdict: Literal["pass", "fail", "skip"]
    expected: str = ""
    got: str = ""
    reason: str = ""
    cases: tuple[Case, ...] = ()  # those that show it, the deviating one last


def default_trials(model: Model, address: Address, random: Random, is_shared: bool = False) -> list[Trial]:
    """Return a trial for each field that has a default and another value.

    If *is_shared*, only fields on which prices are known to depend: others show nothing unless they have a price.
    """
    form = form_of(model)
    if create_path(model, address) is None or not form.minimal_body:
        return []
    trials = []
    for field in model.fields:
        default = field.default
        body = {name: value for name, value in form.minimal_body.items() if name != field.name}
        if default is None or field.required or not form.fits_without_warning(body):
            continue
        known = [value for value in options(form.schemas[field.name]) if value not in (default, None)]
        others = [value for value in known if form.fits_without_warning(body | {field.name: value})]
        if form.fits_without_warning(body | {field.name: default}) and others:
            drawn = random.sample(others, min(MAX_OTHERS, len(others)))
            explicit, *rest = (
                _case(form, address, field.name, body | {field.name: value}) for value in (default, *drawn)
            )
            trials.append(Trial(field.name, default, _case(form, address, field.name, body), explicit, tuple(rest)))
    return [trial for trial in trials if not is_shared or trial.field in PRICED_FIELDS]


def default_cases(trials: list[Trial]) -> list[Case]:
    """Return the creates of the trials, each once; trials share the body without any option."""
    every = [case for trial in trials for case in (trial.without, trial.explicit, *trial.others)]
    return list({case.request.body: case for case in reversed(every)}.values())[::-1]


def judge_default(trial: Trial, credits: Mapping[bytes, float | None]) -> DefaultVerdict:
    """Judge a trial by the credits of its creates, by body; None for a create whose response names no cost."""

    def cost(case: Case) -> float | None:
        return credits.get(case.request.body or b"")

    left_out, explicit = cost(trial.without), cost(trial.explicit)
    if left_out is None or explicit is None:
        return DefaultVerdict("skip", reason="a create returned no cost")
    default = f"{trial.field} = {literal(trial.default)}"
    if left_out != explicit:
        same_price = [case for case in trial.others if cost(case) == left_out]
        hint = f", like {same_price[0].name.rpartition(',')[0]}" if same_price else ""
        expected = f"{explicit:,.0f} credits, the price of the published default {default}"
        got = f"{left_out:,.0f} credits without {trial.field}{hint}"
        return DefaultVerdict("fail", expected, got, cases=(trial.explicit, *same_price[:1], trial.without))
    if all(cost(case) in (None, explicit) for case in trial.others):
        return DefaultVerdict(
            "skip", reason=f"every {trial.field} costs {explicit:,.0f} credits, so the price shows nothing"
        )
    return DefaultVerdict("pass", cases=(trial.explicit, trial.without))


def _case(form: Form, address: Address, field: str, body: Json) -> Case:
    label = f"{field} = {literal(body[field])}" if field in body else f"{field} left out"
    return Case(
        "DEF-001", case_name(label, address), create_request(form.model, address, body), "accepted", (), (field,), body
    )
