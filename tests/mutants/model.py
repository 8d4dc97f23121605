"""What the correct server speaks of: calls, answers, jobs, and the models of the contract."""

import functools
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reelkit_specs import contract

from .schema import Json

V2, LEGACY = "v2", "legacy"
PATHS = {"/v2/video/generations": V2, "/v2/generate/video/pixverse/generation": LEGACY}
PATH_OF = {address: path for path, address in PATHS.items()}


class Call(NamedTuple):
    """A request. The names in *headers* are in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = {}
    body: bytes = b""


@dataclass
class Job:
    """A generation; its state is computed from the time."""

    id: str
    number: int
    turn: int  # its place among the jobs of its address
    model: str
    address: str
    credits: float
    created: float
    starts: float
    ends: float
    fails: bool
    duration: Any = 5
    looks: int = 0
    told: list[str] = field(default_factory=list)  # by a fault's addresses, in order

    def state(self, now: float) -> str:
        """How far it has come."""
        if now < self.starts:
            return "queued"
        if now < self.ends:
            return "generating"
        return "error" if self.fails else "completed"


@dataclass
class Answer:
    """What is answered, and why: *situation* is one of SITUATIONS."""

    situation: str
    status: int
    data: Any
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    job: Job | None = None
    call: Call | None = None

    def encoded(self) -> bytes:
        """The body; bytes are sent as they are."""
        return self.data if isinstance(self.data, bytes) else json.dumps(self.data).encode()


STATES = ("queued", "generating", "completed", "error")
CREATED = "created"
REFUSALS = {
    "no key": 401,
    "bad key": 401,
    "wrong content type": 400,
    "not JSON": 400,
    "not an object": 400,
    "unknown model": 400,
    "bad body": 400,
    "no id": 400,
    "unknown id": 404,
    "wrong method": 405,
    "crash": 500,
}
SITUATIONS = (CREATED, *STATES, *REFUSALS)


class Spec(NamedTuple):
    """A model of the contract: every spelling of its id, what it takes, and at which addresses."""

    id: str
    ids: tuple[str, ...]
    schema: Json
    creates: tuple[str, ...]


@functools.cache
def specs() -> tuple[Spec, ...]:
    """The models, read from the contract's schemas and from what each path refers to."""
    document = contract()
    schemas = document["components"]["schemas"]
    takes: dict[str, list[str]] = {}
    for path, address in PATHS.items():
        media = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        for choice in media["schema"]["oneOf"]:
            takes.setdefault(choice["$ref"].rpartition("/")[2], []).append(address)
    return tuple(_spec(schemas[name], tuple(addresses)) for name, addresses in takes.items())


def _spec(schema: Json, creates: tuple[str, ...]) -> Spec:
    model = schema["properties"]["model"]
    return Spec(model["default"], tuple(model.get("enum", (model["default"],))), schema, creates)


@functools.cache
def spec_of(model: str) -> Spec:
    """The model with this id, in any spelling."""
    return next(spec for spec in specs() if model in spec.ids)
