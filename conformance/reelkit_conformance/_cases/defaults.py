"""What does the service take for a field that is left out? The price tells, where prices differ."""

from collections.abc import Mapping
from random import Random
from typing import Any, Literal, NamedTuple

from reelkit_conformance._cases.case import Case, create, named, path_of, shown
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._contract.values import options
from reelkit_conformance._http.exchange import Address, Json
from reelkit_specs import Model, Price

PRICED = frozenset(Price._fields) - {"credits"}
MOST_OTHERS = 3  # other values to compare with, drawn where there are more


class Trial(NamedTuple):
    """Requests for one field that differ in nothing but it."""

    field: str
    default: Any
    without: Case
    explicit: Case
    others: tuple[Case, ...]


class Told(NamedTuple):
    """What the prices of a trial tell. A fail has what was *expected* and *got*, a skip its *reason*."""

    verdict: Literal["pass", "fail", "skip"]
    expected: str = ""
    got: str = ""
    reason: str = ""
    cases: tuple[Case, ...] = ()  # those that show it, the one at fault last


def default_pairs(model: Model, address: Address, random: Random) -> list[Trial]:
    """A trial for each field that has a default and another value to tell it from."""
    form = Form(model)
    if path_of(model, address) is None or not form.plainest:
        return []
    trials = []
    for field in model.fields:
        default = field.default
        body = {name: value for name, value in form.plainest.items() if name != field.name}
        if default is None or field.required or not form.plain(body):
            continue
        known = [value for value in options(form.schemas[field.name]) if value not in (default, None)]
        others = [value for value in known if form.plain(body | {field.name: value})]
        if form.plain(body | {field.name: default}) and others:
            most = MOST_OTHERS if field.name in PRICED else 1  # one will do to see that the price says nothing
            drawn = random.sample(others, min(most, len(others)))
            explicit, *rest = (
                _case(form, address, field.name, body | {field.name: value}) for value in (default, *drawn)
            )
            trials.append(Trial(field.name, default, _case(form, address, field.name, body), explicit, tuple(rest)))
    return trials


def default_cases(trials: list[Trial]) -> list[Case]:
    """The creates that the trials need. Trials have the body without any option in common."""
    every = [case for trial in trials for case in (trial.without, trial.explicit, *trial.others)]
    return list({case.ask.body: case for case in reversed(every)}.values())[::-1]


def judge_default(trial: Trial, credits: Mapping[bytes, float | None]) -> Told:
    """What the credits tell, by the body of the create; None where a create told no price."""

    def cost(case: Case) -> float | None:
        return credits.get(case.ask.body or b"")

    left_out, explicit = cost(trial.without), cost(trial.explicit)
    if left_out is None or explicit is None:
        return Told("skip", reason="a create told no credits")
    default = f"{trial.field} = {shown(trial.default)}"
    if left_out != explicit:
        like = [case for case in trial.others if cost(case) == left_out]
        hint = f", like {like[0].name.rpartition(',')[0]}" if like else ""
        expected = f"{explicit:,.0f} credits, the price of the published default {default}"
        got = f"{left_out:,.0f} credits without {trial.field}{hint}"
        return Told("fail", expected, got, cases=(trial.explicit, *like[:1], trial.without))
    if all(cost(case) in (None, explicit) for case in trial.others):
        return Told("skip", reason=f"every {trial.field} costs {explicit:,.0f} credits, so the price cannot tell")
    return Told("pass", cases=(trial.explicit, trial.without))


def _case(form: Form, address: Address, field: str, body: Json) -> Case:
    words = f"{field} = {shown(body[field])}" if field in body else f"{field} left out"
    return Case("DEF-001", named(words, address), create(form.model, address, body), "accepted", (), (field,), body)
