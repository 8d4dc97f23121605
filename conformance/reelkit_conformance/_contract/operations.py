"""The operations of the contract, with compiled response schemas."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jsonschema_rs import Draft202012Validator, ValidationError, ValidationErrorKind

from reelkit_conformance._http.exchange import Address, Call, Request
from reelkit_specs import Model, contract, contract_cache, models

CALLS: dict[str, Call] = {"POST": "create", "GET": "fetch"}
V2 = "/v2/video/generations"


class Operation(NamedTuple):
    """One method at one address: the documented statuses, and the schema of an accepted response."""

    call: Call
    address: Address
    statuses: frozenset[int]
    response_schema: Draft202012Validator
    cost_field: str | None  # the name of the field with the cost


@contract_cache
def operations() -> dict[tuple[str, str], Operation]:
    """Return the create and fetch operations, by method and path."""
    return {
        (method.upper(), path): _operation(CALLS[method.upper()], "v2" if path == V2 else "legacy", operation)
        for path, methods in contract()["paths"].items()
        for method, operation in methods.items()
        if method.upper() in CALLS
    }


def operation_of(request: Request) -> Operation | None:
    """Return the operation of a request, or None if the contract has none."""
    return operations().get((request.method, request.path))


@contract_cache
def error_schema() -> Draft202012Validator:
    """Return the schema of an error body."""
    return _validator({"$ref": "#/components/schemas/ErrorEnvelope"})


def paths_of(model: Model, address: Address) -> tuple[str | None, str | None]:
    """Return the create and fetch paths of a model at an address; None where the contract has none."""
    return model.universal if address == "v2" else model.legacy


@contract_cache
def fetch_paths() -> dict[str, Address]:
    """Return every path where a job can be fetched."""
    return {
        path: address
        for model in models()
        for address in ("v2", "legacy")
        if (path := paths_of(model, address)[1]) is not None
    }


def schema_errors(validator: Draft202012Validator, body: Any) -> list[tuple[tuple[str | int, ...], ValidationError]]:
    """Return the schema errors with their paths; for a missing property, the path where it should be."""
    return [(_place(error), error) for found in validator.iter_errors(body) for error in _precise(found)]


def _precise(error: ValidationError) -> Iterator[ValidationError]:
    """Yield the errors of the only alternative that has the type of the value; the error itself if there is none."""
    alternatives = getattr(error.kind, "context", [])  # only anyOf and oneOf have it
    fitting = [errors for errors in alternatives if not any(_is_wrong_type(each, error) for each in errors)]
    if len(fitting) != 1:
        yield error
        return
    for each in fitting[0]:
        yield from _precise(each)


def _is_wrong_type(error: ValidationError, outer: ValidationError) -> bool:
    return isinstance(error.kind, ValidationErrorKind.Type) and error.instance_path == outer.instance_path


def _place(error: ValidationError) -> tuple[str | int, ...]:
    place = tuple(error.instance_path)
    missing = getattr(error.kind, "property", None)  # only "required" has it
    return (*place, missing) if isinstance(missing, str) else place


def _operation(call: Call, address: Address, operation: dict[str, Any]) -> Operation:
    responses = operation["responses"]
    schema = responses["200"]["content"]["application/json"]["schema"]
    statuses = frozenset(int(status) for status in responses if status.isdigit())
    return Operation(call, address, statuses, _validator(schema), _usage_field(schema))


def _usage_field(schema: dict[str, Any]) -> str | None:
    """Return the name of the field with the cost, which differs between the addresses."""
    resolved = contract()["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    usage = resolved["properties"].get("meta", {}).get("properties", {}).get("usage", {})
    return next(iter(usage.get("required", ())), None)


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(
        schema | {"components": contract()["components"]}, validate_formats=True, retriever=_no_network
    )


def _no_network(uri: str) -> Any:
    raise ValueError(f"the contract refers to {uri}, which is not part of it")
