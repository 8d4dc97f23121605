"""Accepted cases: valid by the schema, few requests, complete."""

import itertools
from typing import Any

import pytest

from reelkit_conformance._cases.accepted import MAX_OPTIONS, accepted_cases
from reelkit_conformance._cases.case import Case, create_addresses
from reelkit_conformance._cases.defaults import default_cases, default_trials
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Model, models
from tests.conformance.case_lists import SEEDS, accepted_of, each_address, schema_of, seeded_random, with_seeds
from tests.models import pixverse, sample

MOST_FOR_A_MODEL = 180  # creates, over both addresses, with those for the defaults; a run has a few others
PAIRED = ("resolution", "duration", "aspect_ratio", "style")


def bodies(cases: list[Case]) -> list[dict[str, Any]]:
    return [case.body for case in cases if case.body is not None]


@pytest.mark.slow
@each_address
@with_seeds
def test_every_body_is_valid_by_the_contract(model: Model, address: Address, seed: int) -> None:
    """At its address, formats included."""
    cases = accepted_of(model, address, seed)

    assert [case.name for case in cases if not schema_of(case.request.path, formats=True).is_valid(case.body)] == []


@pytest.mark.slow
@each_address
def test_the_minimal_request_comes_first(model: Model, address: Address) -> None:
    """All other cases build on it."""
    first = accepted_of(model, address)[0]

    assert first.check == "ACC-001"
    assert first.body is not None
    assert {field.name for field in model.fields if field.required} <= first.body.keys()
    assert first.fields == ()


@pytest.mark.slow
@each_address
@with_seeds
def test_every_listed_value_of_every_field_occurs(model: Model, address: Address, seed: int) -> None:
    """With every spelling of the model id, and both values of a boolean."""
    made = bodies(accepted_of(model, address, seed))

    for field in model.fields:
        listed = {*field.enum} or ({True, False} if field.types == ("boolean",) else set())
        assert listed <= {body[field.name] for body in made if field.name in body}, field.name


@pytest.mark.slow
@pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
@with_seeds
def test_every_pair_of_options_occurs_that_no_rule_excludes(model: Model, seed: int) -> None:
    """At one address or the other."""
    made = [body for address in create_addresses(model) for body in bodies(accepted_of(model, address, seed))]
    plain = made[0]
    options = {field.name: field.enum for field in model.fields if 2 <= len(field.enum) <= MAX_OPTIONS}
    options.pop("model", None)

    missing = [
        (one, a, other, b)
        for one, other in itertools.combinations(options, 2)
        for a, b in itertools.product(options[one], options[other])
        if not any(body.get(one) == a and body.get(other) == b for body in made)
        if schema_of(model.universal.create or "").is_valid(plain | {one: a, other: b})
    ]

    assert missing == [], "if the vendor has added values: raise MOST_ROWS of _acceptances.py, or let some pairs go"
    assert set(PAIRED) & {field.name for field in model.fields if len(field.enum) > 1} <= options.keys()


@each_address
def test_every_option_occurs_alone(model: Model, address: Address) -> None:
    """With one seed or another, in these cases or in those for the defaults; no option may need another one."""
    cases = [case for seed in SEEDS for case in accepted_of(model, address, seed)]
    cases += [case for seed in SEEDS for case in default_cases(default_trials(model, address, seeded_random(seed)))]
    chosen = [{*PAIRED} & {*case.fields} for case in cases]
    alone = {name for names in chosen if len(names) == 1 for name in names}

    assert {*PAIRED} & {field.name for field in model.fields if len(field.enum) > 1} <= alone


@each_address
def test_text_is_tried_in_every_script_long_short_and_empty(model: Model, address: Address) -> None:
    """In every field that takes free text."""
    made = bodies(accepted_of(model, address))

    for name in ("prompt", "negative_prompt", "lip_sync_tts_content"):
        if name in (field.name for field in model.fields):
            texts = {body[name] for body in made if name in body}
            assert {len(text) for text in texts} >= {0, 1, 10_000}
            assert any(ord(letter) > 0xFFFF for text in texts for letter in text)
            assert any("\n" in text for text in texts)
            assert any("\N{COMBINING ACUTE ACCENT}" in text for text in texts)
            assert any("\N{ARABIC LETTER ALEF}" in text for text in texts)


@each_address
def test_a_number_without_bounds_is_tried_around_zero_and_beyond_32_bits(model: Model, address: Address) -> None:
    """Zero, below zero, and beyond 32 bits."""
    made = bodies(accepted_of(model, address))
    seeds = {body["seed"] for body in made if "seed" in body}

    assert "seed" not in {field.name for field in model.fields} or seeds >= {0, -1, 2**31, 2**53 - 1}


@each_address
def test_unknown_fields_are_tried(model: Model, address: Address) -> None:
    """With every JSON type, null included; and the fields of other models."""
    made = bodies(accepted_of(model, address))

    assert [type(body["no_such_field"]) for body in made if "no_such_field" in body] != []
    kinds = {type(body["no_such_field"]) for body in made if "no_such_field" in body}
    assert kinds == {str, int, bool, dict, list, type(None)}
    assert {name for body in made for name in body} >= {field.name for other in models() for field in other.fields}


@each_address
def test_data_is_tried_where_the_prose_allows_it(model: Model, address: Address) -> None:
    """The check is only observed: a service that requires links is correct by its schema."""
    made = accepted_of(model, address)
    offered = {field.name for field in model.fields if "Base64" in field.description or "data URI" in field.description}

    sent = {name for body in bodies(made) for name, value in body.items() if str(value).startswith("data:")}

    assert sent == offered


@pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
def test_each_warning_of_the_contract_is_tried(model: Model) -> None:
    """At one address or the other; and no other case falls under a warning."""
    cases = [case for address in create_addresses(model) for case in accepted_of(model, address)]

    assert {case.name.partition(":")[0] for case in cases if case.check == "RUL-002"} == {w.id for w in model.warnings}


@pytest.mark.slow
@each_address
@with_seeds
def test_names_of_cases_are_unique(model: Model, address: Address, seed: int) -> None:
    """And no request is sent twice."""
    cases = accepted_of(model, address, seed)

    assert len({case.name for case in cases}) == len(cases)
    assert len({(case.request.body, case.request.headers) for case in cases}) == len(cases)


@pytest.mark.slow
@each_address
def test_the_same_seed_makes_the_same_list(model: Model, address: Address) -> None:
    """Another seed makes another list."""
    assert accepted_cases(model, address, seeded_random(5)) == accepted_cases(model, address, seeded_random(5))
    assert accepted_cases(model, address, seeded_random(5)) != accepted_cases(model, address, seeded_random(6))


@pytest.mark.slow
@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
@with_seeds
def test_the_creates_of_a_model_stay_within_the_limit(model: Model, seed: int) -> None:
    """Over both addresses, with those for the defaults."""
    random = seeded_random(seed)
    places: tuple[Address, ...] = ("v2", "legacy")

    creates = [len(accepted_cases(model, place, random)) for place in places]
    creates += [len(default_cases(default_trials(model, place, random))) for place in places]

    assert sum(creates) <= MOST_FOR_A_MODEL
