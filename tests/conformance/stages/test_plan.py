"""The limit of refused cases in a run, and the random choice among them."""

from collections import Counter

import pytest

from reelkit_conformance._cases.case import ADDRESSES, Case, Sampling, create_addresses, literal
from reelkit_conformance._cases.refused import count_refused_cases, refused_cases
from reelkit_conformance._contract import request_form
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._stages.plan import MAX_THOROUGH, Settings, max_refusals, plan
from reelkit_specs import Model, models
from tests.conformance.case_lists import each_address, refused_of, seeded_random, with_seeds
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
    addresses = create_addresses(model)
    counts = [len(refused_of(model, address, seed)) for address in addresses]

    there = [len(refused_cases(model, address, seeded_random(seed), None)) for address in addresses]
    required = [len(refused_cases(model, address, seeded_random(seed), 0)) for address in addresses]
    assert counts == [max(least, min(most, every)) for least, every in zip(required, there, strict=True)]


@pytest.mark.slow
@each_address
@with_seeds
def test_a_thorough_run_has_every_refused_case_that_fits(model: Model, address: Address, seed: int) -> None:
    """Most models have fewer than fit into 3,000 requests."""
    drawn_from = {case.name for case in refused_cases(model, address, seeded_random(seed), None)}

    most = max_refusals(Sampling(seed, model, is_exhaustive=True))
    sent = refused_cases(model, address, seeded_random(seed), most)
    assert len(sent) == min(most, len(drawn_from)) == min(most, count_refused_cases(model, address))
    assert drawn_from == {case.name for case in refused_cases(model, address, seeded_random(9), None)}
    assert drawn_from >= {case.name for case in refused_of(model, address, seed)}


@pytest.mark.slow
@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_the_plan_of_a_thorough_run_has_every_refused_case_that_fits(model: Model) -> None:
    """So the plan shows the real number."""
    run = Settings("", Secret(""), (model,))
    usual, broad = plan(run), plan(run._replace(thorough=True))
    more = sum(
        len(refused_cases(model, address, seeded_random(), None)) - len(refused_of(model, address))
        for address in create_addresses(model)
    )

    assert broad.requests - usual.requests + broad.left_out.refusals > more
    assert broad.requests <= MAX_THOROUGH
    assert broad.creates >= usual.creates  # it tries every default at both addresses


@pytest.mark.slow
def test_the_plan_says_how_much_a_run_leaves_out() -> None:
    """Together with what it sends, that is every refused case; a run without level 2 leaves none of them out."""
    model = models()[0]
    run = Settings("", Secret(""), (model,), seed=1)
    left = plan(run).left_out
    every = sum(count_refused_cases(model, address) for address in ADDRESSES)

    assert left.refusals == every - sum(len(refused_of(model, address)) for address in ADDRESSES)
    assert min(left[:3]) > 0  # how many links fit is known at the end of a run
    assert plan(run._replace(thorough=True)).left_out._replace(refusals=0) == (0, 0, 0, 0)
    assert plan(run._replace(levels=("L0", "L1"))).left_out == (0, 0, 0, 0)


@pytest.mark.slow
def test_planning_compiles_each_model_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its time is proportional to the number of models: no model is compiled for each of the others."""
    some = models()[::7]
    compiled: Counter[str] = Counter()
    compile_form = request_form.Form.__init__

    def count(form: request_form.Form, model: Model) -> None:
        compiled[model.id] += 1
        compile_form(form, model)

    monkeypatch.setattr(request_form, "_forms", {})
    monkeypatch.setattr(request_form.Form, "__init__", count)
    plan(Settings("", Secret(""), some))

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
