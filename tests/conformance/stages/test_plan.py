"""The limit of refused cases in a run, and the random choice among them."""

from collections import Counter

import pytest

from reelkit_conformance._cases.case import Case, Sampling, create_path, literal
from reelkit_conformance._cases.refused import refused_cases
from reelkit_conformance._contract import request_form
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._stages.plan import Settings, max_refusals, plan
from reelkit_specs import Model, models
from tests.conformance.case_lists import ADDRESSES, each_address, refused_of, seeded_random, with_seeds
from tests.models import sample


@with_seeds
def test_the_addresses_try_different_examples(seed: int) -> None:
    """Where a group has two cases, each address has one: " 720p" here, "\\t720p" there."""
    model = models()[0]
    tried = {address: {name_of(case) for case in refused_of(model, address, seed)} for address in ADDRESSES}
    spaced = [f"model = {literal(space + model.id)}" for space in (" ", "\t")]

    assert [[name in tried[address] for name in spaced].count(True) for address in ADDRESSES] == [1, 1]
    assert {name for name in spaced if name in tried["v2"]}.isdisjoint(tried["legacy"])


def name_of(case: Case) -> str:
    """Return the name without the address."""
    return case.name.rpartition(", ")[0]


@pytest.mark.slow
@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
@with_seeds
def test_refused_cases_fill_the_rest_of_a_run(model: Model, seed: int) -> None:
    """The same number at both addresses, unless there are fewer than that in all; required ones are never left out."""
    most = max_refusals(Sampling(seed, model))
    counts = [len(refused_of(model, address, seed)) for address in ADDRESSES if create_path(model, address)]

    assert most is not None
    places = [address for address in ADDRESSES if create_path(model, address)]
    there = [len(refused_cases(model, address, seeded_random(seed), None)) for address in places]
    required = [len(refused_cases(model, address, seeded_random(seed), 0)) for address in places]
    assert counts == [max(least, min(most, every)) for least, every in zip(required, there, strict=True)]


@pytest.mark.slow
@each_address
@with_seeds
def test_an_exhaustive_run_has_every_refused_case(model: Model, address: Address, seed: int) -> None:
    """It sends more than 400 requests anyway."""
    drawn_from = {case.name for case in refused_cases(model, address, seeded_random(seed), None)}

    assert max_refusals(Sampling(seed, model, is_exhaustive=True)) is None
    assert drawn_from == {case.name for case in refused_cases(model, address, seeded_random(9), None)}
    assert drawn_from >= {case.name for case in refused_of(model, address, seed)}


@pytest.mark.slow
@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_the_plan_of_an_exhaustive_run_has_every_refused_case(model: Model) -> None:
    """So the plan shows the real number."""
    run = Settings("", Secret(""), (model,))
    usual, broad = plan(run), plan(run._replace(fuzz=True))
    doors = [address for address in ADDRESSES if create_path(model, address)]
    more = sum(len(refused_cases(model, door, seeded_random(), None)) - len(refused_of(model, door)) for door in doors)

    assert broad.requests - usual.requests > more
    assert broad.creates == usual.creates


@pytest.mark.slow
def test_planning_compiles_each_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time is proportional to the number of models: no model is compiled for each of the others."""
    compiled: Counter[str] = Counter()
    compile_form = request_form.Form.__init__

    def count(form: request_form.Form, model: Model) -> None:
        compiled[model.id] += 1
        compile_form(form, model)

    monkeypatch.setattr(request_form, "_forms", {})
    monkeypatch.setattr(request_form.Form, "__init__", count)
    plan(Settings("", Secret(""), models()))

    assert compiled == {model.id: 1 for model in models()}


def test_the_plan_tells_what_may_cost_apart_from_what_cannot() -> None:
    """A refusal that a lenient service could accept may cost; one without a key or a model cannot."""
    steps = {step.level: step for step in plan(Settings("", Secret(""), models()[:1])).steps}

    assert (steps["L1"].may_cost, steps["L3"].may_cost) == (steps["L1"].creates, steps["L3"].creates)
    assert steps["L2"].creates == 0 < steps["L2"].may_cost < steps["L2"].requests


def test_planning_reports_each_model() -> None:
    """So that somebody sees that it goes on."""
    told: list[int] = []
    plan(Settings("", Secret(""), models()[:3], levels=("L1",)), told.append)

    assert told == [0, 1, 2]
