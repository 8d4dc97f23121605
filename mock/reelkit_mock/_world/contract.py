"""The contract, compiled once: the models of each address, and validation of request bodies."""

import functools
import re
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError

from reelkit_mock._errors import MockError, one_line
from reelkit_mock._http.messages import Json
from reelkit_mock._world.kinds import Kinds
from reelkit_mock._world.media import KEYWORD, MediaText
from reelkit_specs import Model, models

MAX_PROBLEMS = 3  # per message
NUMBER = re.compile(r"-?[0-9]{1,18}")  # bounded: parsing a number of a million digits takes minutes


class RequestSchema(NamedTuple):
    """The schema of a model's requests."""

    model: Model
    validator: Draft202012Validator
    integers: tuple[str, ...]
    kinds: Kinds


class Address(NamedTuple):
    """A path of the service with its create and fetch."""

    name: str  # "v2" or "legacy"
    creates: dict[str, RequestSchema]  # by every accepted spelling of the model id
    fetches: bool


@functools.cache
def addresses() -> dict[str, Address]:
    """Return all addresses by path. Raises MockError at startup if a schema does not compile."""
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
    """Return the body with integers in quotes converted to integers."""
    texts = {name: body[name] for name in request.integers if isinstance(body.get(name), str)}
    return body | {name: int(text) for name, text in texts.items() if NUMBER.fullmatch(text)}


def describe_problems(body: Json, request: RequestSchema) -> str:
    """Describe what is wrong with a body."""
    errors = sorted(request.validator.iter_errors(body), key=lambda error: error.instance_path == [])
    words = list(dict.fromkeys(_describe(error, request) for error in errors))
    more = len(words) - MAX_PROBLEMS
    return "; ".join([*words[:MAX_PROBLEMS], *([f"and {more} more"] if more > 0 else [])])


def _request_schema(model: Model) -> RequestSchema:
    try:
        validator = Draft202012Validator(
            model.schema, validate_formats=True, retriever=_no_network, keywords={KEYWORD: MediaText}
        )
    except ValueError as error:  # a schema that does not compile would accept everything
        why = str(error).splitlines()[0]
        said = f"the contract's schema of {model.id} does not compile: {why}; run `reelkit specs check`"
        raise MockError(said) from None
    integers = tuple(field.name for field in model.fields if "integer" in field.types)
    return RequestSchema(model, validator, integers, Kinds(model))


def _no_network(uri: str) -> Any:
    raise ValueError(f"the schema of a request refers to {uri}; it must contain all that it needs")


def _describe(error: ValidationError, request: RequestSchema) -> str:
    if error.schema_path[0] == "allOf":  # a prose rule: use the vendor's sentence
        return str(request.model.schema["allOf"][error.schema_path[1]]["description"])
    where = ".".join(map(str, error.instance_path))
    return one_line(f"{where}: {error.message}" if where else error.message)
