"""The contract, compiled once: the models of each address, and validation of request bodies."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError

from reelkit_mock._errors import MockError, one_line
from reelkit_mock._http.messages import Json
from reelkit_mock._world.kinds import Kinds
from reelkit_mock._world.media import KEYWORD, MediaText
from reelkit_specs import Model, contract_cache, did_you_mean, models

MAX_PROBLEMS = 3  # per message
NUMBER = re.compile(r"-?[0-9]{1,18}")  # bounded: parsing a number of a million digits takes minutes


class RequestSchema(NamedTuple):
    """The schema of a model's requests. *validator* compiles it when it is first called."""

    model: Model
    validator: Callable[[], Draft202012Validator]
    integers: tuple[str, ...]
    kinds: Kinds


class Address(NamedTuple):
    """A path of the service with its create and fetch."""

    name: str  # "v2" or "legacy"
    creates: dict[str, RequestSchema]  # by every accepted spelling of the model id
    fetches: bool


@contract_cache
def request_schemas() -> tuple[RequestSchema, ...]:
    """Return the schemas of all models. Raises MockError at startup if one does not compile."""
    return tuple(_request_schema(model) for model in models())


@contract_cache
def contract_addresses() -> dict[str, Address]:
    """Return the addresses of all models, by path."""
    return addresses(request_schemas())


def offered_schemas(changes: Mapping[str, Any]) -> tuple[RequestSchema, ...]:
    """Return the schemas of the models that a scenario offers. *changes* are its changes of the catalogue, by id."""
    if not changes:
        return request_schemas()
    names = {name: schema.model.id for schema in request_schemas() for name in schema.model.ids}
    if unknown := [name for name in changes if name not in names]:
        raise MockError(f"scenario: catalogue: {unknown[0]!r} is not a model; {did_you_mean(unknown[0], names)}")
    changed = {names[name]: change for name, change in changes.items()}
    offered = (_changed(schema, changed.get(schema.model.id)) for schema in request_schemas())
    return tuple(schema for schema in offered if schema is not None)


def addresses(schemas: Iterable[RequestSchema]) -> dict[str, Address]:
    """Return the addresses of these models, by path."""
    found: dict[str, Address] = {}
    for request in schemas:
        model = request.model
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
    errors = sorted(request.validator().iter_errors(body), key=lambda error: error.instance_path == [])
    words = list(dict.fromkeys(_describe(error, request) for error in errors))
    more = len(words) - MAX_PROBLEMS
    return "; ".join([*words[:MAX_PROBLEMS], *([f"and {more} more"] if more > 0 else [])])


def _request_schema(model: Model) -> RequestSchema:
    def compiled() -> Draft202012Validator:
        return Draft202012Validator(
            model.schema, validate_formats=True, retriever=_no_network, keywords={KEYWORD: MediaText}
        )

    try:
        compiled()  # and forget it: a mock is asked for few of its models, and compiled they take 3 MB
    except ValueError as error:  # a schema that does not compile would accept everything
        why = str(error).splitlines()[0]
        said = f"the contract's schema of {model.id} does not compile: {why}; run `reelkit specs check`"
        raise MockError(said) from None
    integers = tuple(field.name for field in model.fields if "integer" in field.types)
    return RequestSchema(model, functools.cache(compiled), integers, Kinds(model))


def _changed(schema: RequestSchema, change: Any) -> RequestSchema | None:
    """Return the schema of a model as a scenario changes it; None if it is gone."""
    if change is None:
        return schema
    if change == "gone":
        return None
    if identifier := change.get("id"):
        model = schema.model
        ids = (identifier, *model.ids)
        properties = model.schema["properties"]
        field = {"type": "string", "enum": list(ids), "default": identifier}
        schema = _request_schema(
            model._replace(id=identifier, ids=ids, schema=model.schema | {"properties": properties | {"model": field}})
        )
    pricing = change.get("pricing")
    return schema._replace(kinds=Kinds(schema.model, pricing)) if pricing else schema


def _no_network(uri: str) -> Any:
    raise ValueError(f"the schema of a request refers to {uri}; it must contain all that it needs")


def _describe(error: ValidationError, request: RequestSchema) -> str:
    if error.schema_path[0] == "allOf":  # a prose rule: use the vendor's sentence
        return str(request.model.schema["allOf"][error.schema_path[1]]["description"])
    where = ".".join(map(str, error.instance_path))
    return one_line(f"{where}: {error.message}" if where else error.message)
