"""What is sent to learn whether the service takes it. Cases are data; who sends them is somebody else's business."""

import json
from random import Random
from typing import Any, Literal, NamedTuple

from reelkit_conformance._contract.operations import operations
from reelkit_conformance._http.api_key import CONTAINS_KEY
from reelkit_conformance._http.exchange import Address, Auth, Json, Request
from reelkit_specs import Model

UNKNOWN_FIELD = "no_such_field"  # no contract has it
JSON_TYPE = (("content-type", "application/json"),)


class Case(NamedTuple):
    """One request, and what must become of it. An accepted one may have any status of 2xx."""

    check: str  # the id of the check that a surprise belongs to
    name: str  # such as "resolution = '721p', legacy": the same in every run, so that a baseline can hold it
    request: Request
    expects: Literal["refused", "accepted"]
    statuses: tuple[int, ...] = ()  # what a refusal may be
    fields: tuple[str, ...] = ()  # under test
    body: Json | None = None  # as data, where it is an object
    also_passes: tuple[str, ...] = ()  # further checks that pass if this is accepted; narrowing tells them apart


def create_path(model: Model, address: Address) -> str | None:
    """Where this model's videos are created; None where the address does not take it."""
    return (model.universal if address == "v2" else model.legacy).create


def create_request(model: Model, address: Address, body: Json, auth: Auth = "key") -> Request:
    """A POST with this body, at an address that takes the model."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    path = create_path(model, address)
    assert path is not None, f"{model.id} has no create at {address}"
    return Request("POST", path, headers=JSON_TYPE, body=raw, auth=auth, call="create", address=address, model=model.id)


def literal(value: Any) -> str:
    """A JSON value in the words of a case's name: short, on one line, in ASCII."""
    text = ascii(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else f"{text[:40]}... ({len(text)} characters)"


def case_name(words: str, address: Address) -> str:
    """The name of a case."""
    return f"{words}, {address}"


class Sampling(NamedTuple):
    """What a run draws for one model; nothing, where it *is_broad* and tries all there is."""

    seed: int
    model: Model
    is_exhaustive: bool = False

    def random(self, *use: str) -> Random:
        """The source of one use."""
        return Random(" ".join([str(self.seed), self.model.id, *use]))


ADDRESSES: tuple[Address, ...] = ("v2", "legacy")


def fetch_request(path: str, job: str, auth: Auth = "key", model: str | None = None) -> Request:
    """A question for a job."""
    address = operations()["GET", path].address
    return Request("GET", path, (("generation_id", job),), auth=auth, call="fetch", address=address, model=model)


def could_cost(request: Request) -> bool:
    """Whether some service might take it for a job: with a key, and a body or a query that names a model.

    How lenient a service reads is not known: names in any letters, other bytes than UTF-8. Only an object that is not
    closed is no JSON to anybody.
    """
    if request.auth not in CONTAINS_KEY:
        return False
    if any("model" in name.lower() for name, _ in request.query):
        return True
    text = (request.body or b"").decode("utf-8", "replace").strip()
    if "model" not in text.lower():
        return False
    return not text.startswith("{") or text.endswith("}") or text.count("{") <= text.count("}")


def unknown_job_id(random: Random) -> str:
    """An id that no service has given, in the form of the newer ones."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    return "none" + "".join(random.choices(letters, k=17))
