"""Refused cases: invalid by the schema in one place, and complete."""

import json
from typing import Any

import pytest

from reelkit_conformance._cases import refused
from reelkit_conformance._cases.case import ADDRESSES, Case, could_cost, create_path
from reelkit_conformance._cases.refused import refused_cases
from reelkit_conformance._http.exchange import Address
from reelkit_specs import Addresses, Model, models
from tests.conformance.case_lists import (
    SEEDS,
    each_address,
    model_of,
    refused_anywhere,
    refused_of,
    schema_of,
    seeded_random,
    values,
    with_seeds,
)
from tests.models import pixverse, sample

JSON_KINDS = {bool: "boolean", int: "number", float: "number", list: "array", dict: "object", str: "string"}


def allowed(case: Case, formats: bool = False) -> bool:
    return schema_of(case.request.path, formats).is_valid(case.body)


@each_address
@with_seeds
def test_every_body_is_invalid_by_the_contract(model: Model, address: Address, seed: int) -> None:
    """At its address, for every model; only formats are optional."""
    bodies = [case for case in refused_of(model, address, seed) if case.body is not None]

    assert [case.name for case in bodies if allowed(case, formats=case.check == "REQ-022")] == []


@each_address
@with_seeds
def test_every_body_is_invalid_in_one_place(model: Model, address: Address, seed: int) -> None:
    """With another value in the field under test, or without the field, the contract accepts it."""
    of_fields = [case for case in refused_of(model, address, seed) if case.body is not None]

    assert [case.name for case in of_fields if not can_be_corrected(case, model)] == []


def can_be_corrected(case: Case, model: Model) -> bool:
    """Return whether a change of one of the fields under test makes the body valid."""
    assert case.body is not None
    for name in case.fields:
        known = next(field for field in model.fields if field.name == name)
        tried = [*known.enum, known.default, "a text", "https://example.com/a.png", 7, True]
        rest = {key: value for key, value in case.body.items() if key != name}
        bodies = [rest, *(rest | {name: value} for value in tried if value is not None)]
        if name == "model":
            bodies += [rest | {"model": other.id} for other in models()]
        if any(schema_of(case.request.path).is_valid(body) for body in bodies):
            return True
    return case.check == "REQ-015"  # a model that this address does not offer is invalid as a whole


@pytest.mark.parametrize("model", sample(), ids=lambda model: model.id)
def test_every_field_is_tried_with_every_other_type_and_null(model: Model) -> None:
    """At one address or the other, with one seed or another; the types that servers convert, at both."""
    cases = [case for seed in SEEDS for address in ADDRESSES for case in refused_of(model, address, seed)]

    for field in model.fields:
        good = {"integer": "number"}.get(field.types[0], field.types[0])
        tried = values(cases, field.name)
        kinds = {JSON_KINDS[type(value)] for value in tried if value is not None}
        assert kinds >= {"boolean", "number", "array", "object", "string"} - {good}, field.name
        assert None in tried, field.name


@each_address
def test_each_required_field_is_left_out_once(model: Model, address: Address) -> None:
    """And no other field is missing then. An empty object and other names of the field are cases of their own."""
    missing = [case for case in refused_of(model, address) if case.check in ("REQ-001", "REQ-002")]
    cases = [(case.fields, case.body) for case in missing if case.body is not None and " as " not in case.name]

    assert [fields for fields, _ in cases] == [(field.name,) for field in model.fields if field.required]
    assert all(fields[0] not in body for fields, body in cases)


@pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
@with_seeds
def test_a_listed_string_is_tried_as_unknown_neighbouring_other_case_and_with_white_space(
    model: Model, seed: int
) -> None:
    """At one address or the other; values without letters have no other case."""
    cases = refused_anywhere(model, seed)
    listed = [field for field in model.fields if field.enum and isinstance(field.enum[0], str)]

    for field in listed:
        tried = [value for value in values(cases, field.name) if isinstance(value, str)]
        assert "" in tried
        assert "no-such-value" in tried
        assert [value for value in tried if value != value.strip() and value.strip() in field.enum]
        folded = [value.lower() for value in field.enum]
        if any(value.lower() != value.upper() for value in field.enum):
            assert [value for value in tried if value not in field.enum and value.lower() in folded]
        near = [value for value in tried if value.strip() == value and value and value.lower() not in folded]
        assert len(near) >= 2


@pytest.mark.parametrize("model", pixverse(), ids=lambda model: model.id)
def test_a_listed_number_is_tried_with_all_its_neighbours(model: Model) -> None:
    """4, 6, 7 and 9 where 5 and 8 are listed, a fraction, and the number as a string; at one address or the other."""
    cases = refused_anywhere(model)

    for field in model.fields:
        if field.enum and isinstance(field.enum[0], int):
            near = {value + step for value in field.enum for step in (-1, 1)} - {*field.enum}
            assert {*filter(lambda value: type(value) is int, values(cases, field.name))} >= near
            assert str(field.default) in values(cases, field.name)
            assert field.default + 0.5 in values(cases, field.name)


@each_address
def test_5_0_is_an_integer(model: Model, address: Address) -> None:
    """JSON Schema says so, so no service may refuse it, and there is no case for it."""
    wholes = [
        value
        for case in refused_of(model, address)
        for value in (case.body or {}).values()
        if isinstance(value, float) and value.is_integer()
    ]

    assert wholes == []


@each_address
def test_every_rule_of_the_prose_is_violated_alone(model: Model, address: Address) -> None:
    """At least once, each by its name."""
    broken = [case for case in refused_of(model, address) if case.check == "RUL-001"]

    assert {case.name.partition(":")[0] for case in broken} == {rule.id for rule in model.rules}


@each_address
@with_seeds
def test_bodies_named_invalid_json_are_invalid_json(model: Model, address: Address, seed: int) -> None:
    """And JSON that is not an object is named as such."""
    cases = refused_of(model, address, seed)
    torn = [case.request.body or b"" for case in cases if case.check == "REQ-016"]
    shapes: list[Any] = [json.loads(case.request.body or b"") for case in cases if case.check == "REQ-017"]

    assert len(torn) >= 3
    assert [raw for raw in torn if is_json(raw)] == []
    assert len(shapes) >= 2
    assert [shape for shape in shapes if isinstance(shape, dict)] == []


def is_json(raw: bytes) -> bool:
    """Return whether Python reads it without its extensions of JSON, such as NaN."""
    try:
        json.loads(raw, parse_constant=lambda name: int(name))  # not a number: ValueError
    except ValueError:
        return False
    return True


@each_address
def test_requests_called_free_cannot_create_a_video(model: Model, address: Address) -> None:
    """They have no model or are not JSON, so they may be sent where every video costs money."""
    free = [case for case in refused_cases(model, address, seeded_random(), None) if not could_cost(case.request)]

    assert {case.check for case in free} >= {"REQ-001", "REQ-016", "REQ-018"}
    assert [case.name for case in free if readable_with_a_model(case.request.body or b"")] == []


def readable_with_a_model(raw: bytes) -> bool:
    try:
        value = json.loads(raw)
    except ValueError:
        return False
    return "model" in json.dumps(value).lower()


@each_address
@with_seeds
def test_names_of_cases_are_unique(model: Model, address: Address, seed: int) -> None:
    """A baseline identifies a case by its name."""
    names = [(case.check, case.name) for case in refused_of(model, address, seed)]

    assert len(set(names)) == len(names)
    assert all(name.endswith(f", {address}") and name.isascii() and "\n" not in name for _, name in names)


@each_address
def test_the_same_seed_makes_the_same_list(model: Model, address: Address) -> None:
    """Another seed makes another list."""
    assert refused_cases(model, address, seeded_random(5), 120) == refused_cases(model, address, seeded_random(5), 120)
    assert refused_cases(model, address, seeded_random(5), 120) != refused_cases(model, address, seeded_random(6), 120)


def test_an_address_without_a_create_has_no_refused_cases() -> None:
    """The v5.5 models and lip-sync have no create at the legacy address."""
    absent = [model for model in pixverse() if create_path(model, "legacy") is None]

    assert len(absent) == 3
    assert [refused_cases(model, "legacy", seeded_random(), None) for model in absent] == [[], [], []]


def test_a_model_is_tried_with_few_of_many_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """With all of them, the requests of an exhaustive run would grow by the square of the number of models."""
    made = model_of({"prompt": {"type": "string"}}, ("prompt",))
    made = made._replace(schema=made.schema | {"properties": {"model": {"type": "string"}}})
    model = made._replace(id="maker/model-95")
    elsewhere = Addresses(None, None)
    many = tuple(made._replace(id=f"maker/model-{number}", universal=elsewhere) for number in range(100))
    monkeypatch.setattr(refused, "models", lambda: many)

    tried = [case.name for case in refused_cases(model, "v2", seeded_random(), None) if case.check == "REQ-015"]

    named = sorted(int(name.split("'")[1].rpartition("-")[2]) for name in tried)
    assert named == [0, 1, 2, 3, 4, 5, 6, 7, 96, 97, 98, 99]
