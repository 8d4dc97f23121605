"""What the tests of cases share: models, their addresses, and an independent validator for bodies."""

import functools
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from reelkit_conformance._cases.accepted import accepted_cases
from reelkit_conformance._cases.case import Case, Sampling, create_addresses
from reelkit_conformance._cases.narrowing import Cause, Narrowing
from reelkit_conformance._cases.refused import refused_cases
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._stages.plan import max_refusals
from reelkit_specs import Addresses, Field, Model, Rule, contract, find_model
from tests.models import pixverse

Refuses = Callable[[dict[str, Any]], bool]

SEEDS = (1, 2, 3)
MODEL_ADDRESSES = [(model, address) for model in pixverse() for address in create_addresses(model)]
IDS = [f"{model.id}-{address}" for model, address in MODEL_ADDRESSES]

each_address = pytest.mark.parametrize(("model", "address"), MODEL_ADDRESSES, ids=IDS)
with_seeds = pytest.mark.parametrize("seed", SEEDS)


@functools.cache
def schema_of(path: str, formats: bool = False) -> Draft202012Validator:
    """Return the contract's schema of a create at this path, with every model that it takes."""
    body = contract()["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
    return Draft202012Validator(body | {"components": contract()["components"]}, validate_formats=formats)


def seeded_random(seed: int = 1) -> Random:
    return Random(seed)


@functools.cache
def _made(identifier: str, address: Address, seed: int) -> tuple[list[Case], list[Case]]:
    model = find_model(identifier)
    assert model is not None
    made = refused_cases(model, address, seeded_random(seed), max_refusals(Sampling(seed, model)))
    return made, accepted_cases(model, address, seeded_random(seed))


def refused_of(model: Model, address: Address, seed: int = 1) -> list[Case]:
    """Return the refused cases, made once."""
    return _made(model.id, address, seed)[0]


def refused_anywhere(model: Model, seed: int = 1) -> list[Case]:
    """Return the refused cases of all addresses, which share some of them."""
    return [case for address in create_addresses(model) for case in refused_of(model, address, seed)]


def accepted_of(model: Model, address: Address, seed: int = 1) -> list[Case]:
    """Return the accepted cases, made once."""
    return _made(model.id, address, seed)[1]


def model_of(properties: dict[str, Any], required: tuple[str, ...] = (), **more: Any) -> Model:
    """Return a model of the contract with a schema written by hand."""
    identifier = {"type": "string", "const": "test/model", "default": "test/model"}
    named = ("model", *required)
    schema = {"type": "object", "properties": {"model": identifier, **properties}, "required": [*named], **more}
    here = Addresses("/v2/video/generations", "/v2/video/generations")
    return Model(
        id="test/model",
        ids=("test/model",),
        class_name="TestModel",
        fields=tuple(field_of(name, part, name in named) for name, part in schema["properties"].items()),
        rules=(),
        warnings=tuple(
            Rule(w["id"], w["id"], tuple(w["fields"]), w["when"]) for w in more.get("x-reelkit-warnings", ())
        ),
        universal=here,
        legacy=Addresses(None, None),
        times=(),
        prices=(),
        schema=schema,
    )


def field_of(name: str, schema: dict[str, Any], required: bool) -> Field:
    kind = schema.get("type", ())
    kinds = (kind,) if isinstance(kind, str) else tuple(kind)
    return Field(name, kinds, required, tuple(schema.get("enum", ())), schema.get("default"), None, "", schema)


def strict(model: Model, formats: bool = False) -> Draft202012Validator:
    return Draft202012Validator(model.schema, validate_formats=formats)


def values(cases: list[Case], field: str) -> list[Any]:
    """Return the values of the cases that are about this field alone."""
    return [case.body[field] for case in cases if case.fields == (field,) and case.body and field in case.body]


def run_search(search: Narrowing, refuses: Refuses) -> tuple[tuple[Cause, ...], int]:
    """Run a search against a server that refuses these bodies only; return the causes and the number of requests."""
    questions = 0
    try:
        question = next(search)
        while True:
            questions += 1
            question = search.send(not refuses(question.body or {}))
    except StopIteration as end:
        return end.value, questions
