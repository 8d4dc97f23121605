"""What is sent to learn whether the service takes it. Cases are data; who sends them is somebody else's business."""

import json
from typing import Any, Literal, NamedTuple

from reelkit_conformance._http.exchange import Address, Ask, Auth, Json
from reelkit_specs import Model

STRANGER = "no_such_field"  # no contract has it
JSON_TYPE = (("content-type", "application/json"),)


class Case(NamedTuple):
    """One request, and what must become of it. An accepted one may have any status of 2xx."""

    check: str  # the id of the check that a surprise belongs to
    name: str  # such as "resolution = '721p', legacy": the same in every run, so that a baseline can hold it
    ask: Ask
    expects: Literal["refused", "accepted"]
    statuses: tuple[int, ...] = ()  # what a refusal may be
    fields: tuple[str, ...] = ()  # under test
    body: Json | None = None  # as data, where it is an object
    rides: tuple[str, ...] = ()  # further checks that pass if this is accepted; narrowing tells them apart


def path_of(model: Model, address: Address) -> str | None:
    """Where this model's videos are created; None where the address does not take it."""
    return (model.universal if address == "v2" else model.legacy).create


def create(model: Model, address: Address, body: Json, auth: Auth = "key") -> Ask:
    """A POST with this body, at an address that takes the model."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    path = path_of(model, address)
    assert path is not None, f"{model.id} has no create at {address}"
    return Ask("POST", path, headers=JSON_TYPE, body=raw, auth=auth, call="create", address=address, model=model.id)


def shown(value: Any) -> str:
    """A JSON value in the words of a case's name: short, on one line, in ASCII."""
    text = ascii(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else f"{text[:40]}... ({len(text)} characters)"


def named(words: str, address: Address) -> str:
    """The name of a case."""
    return f"{words}, {address}"
