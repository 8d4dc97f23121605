"""The contract as the mock needs it: which address takes which models, and whether a body fits. Compiled once."""

import functools
import re
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError

from reelkit_mock._errors import MockError, one_line
from reelkit_mock._http.messages import Json
from reelkit_mock._world.kinds import Kinds
from reelkit_specs import Model, contract, models

MAX_PROBLEMS = 3  # a message is read by people
NUMBER = re.compile(r"-?[0-9]{1,18}")  # not longer: reading a number of a million digits takes minutes


class RequestSchema(NamedTuple):
    """What a model's requests must be."""

    model: Model
    validator: Draft202012Validator
    integers: tuple[str, ...]
    kinds: Kinds


class Address(NamedTuple):
    """One path of the service with its two calls."""

    name: str  # "v2" or "legacy"
    creates: dict[str, RequestSchema]  # by every spelling of a model's id
    fetches: bool


@functools.cache
def addresses() -> dict[str, Address]:
    """Every address of the table, by its path. A schema that does not compile raises here, at the start."""
    found: dict[str, Address] = {}
    for model in models():
        request = _request_schema(model)
        for name, paths in (("v2", model.universal), ("legacy", model.legacy)):
            for path in filter(None, {paths.create, paths.fetch}):
                address = found.setdefault(path, Address(name, {}, False))
                if path == paths.create:
                    address.creates.update(dict.fromkeys(model.ids, request))
                if path == paths.fetch and not address.fetches:
                    found[path] = address._replace(fetches=True)
    return found


def parse_quoted_integers(body: Json, request: RequestSchema) -> Json:
    """The body with the numbers that came as text read as numbers."""
    texts = {name: body[name] for name in request.integers if isinstance(body.get(name), str)}
    return body | {name: int(text) for name, text in texts.items() if NUMBER.fullmatch(text)}


def describe_problems(body: Json, request: RequestSchema) -> str:
    """What is wrong with a body, in words."""
    errors = sorted(request.validator.iter_errors(body), key=lambda error: error.instance_path == [])
    words = list(dict.fromkeys(_describe(error, request) for error in errors))
    more = len(words) - MAX_PROBLEMS
    return "; ".join([*words[:MAX_PROBLEMS], *([f"and {more} more"] if more > 0 else [])])


def _request_schema(model: Model) -> RequestSchema:
    schema = model.schema | {"components": contract()["components"]}
    try:
        validator = Draft202012Validator(schema, validate_formats=True, retriever=_no_network)
    except ValueError as error:  # what does not compile would let everything in
        why = str(error).splitlines()[0]
        said = f"the contract's schema of {model.id} does not compile: {why}; run `reelkit specs check`"
        raise MockError(said) from None
    integers = tuple(field.name for field in model.fields if "integer" in field.types)
    return RequestSchema(model, validator, integers, Kinds(model))


def _no_network(uri: str) -> Any:
    raise ValueError(f"the contract refers to {uri}, which is not in it")


def _describe(error: ValidationError, request: RequestSchema) -> str:
    if error.schema_path[0] == "allOf":  # a prose rule: the vendor's own sentence
        return str(request.model.schema["allOf"][error.schema_path[1]]["description"])
    where = ".".join(map(str, error.instance_path))
    return one_line(f"{where}: {error.message}" if where else error.message)
