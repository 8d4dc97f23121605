"""The data of the correct server: calls, responses, jobs, and the models of the contract."""

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
    """A request. The names in *headers* are in lower case, and *names* are as they were sent.

    *target* is the path before it is decoded, and *peer* the other end of the connection.
    """

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = {}
    body: bytes = b""
    names: tuple[str, ...] = ()
    target: str = ""
    peer: str = ""


@dataclass
class Job:
    """A job; its status is computed from the time."""

    id: str
    number: int
    turn: int  # its number among the jobs of its address
    model: str
    address: str
    credits: float
    created: float
    starts: float
    ends: float
    fails: bool
    duration: Any = 5
    fetches: int = 0
    reported: list[str] = field(default_factory=list)  # statuses that addresses with the fault have returned, in order

    def state(self, now: float) -> str:
        """Return the status at this time."""
        if now < self.starts:
            return "queued"
        if now < self.ends:
            return "generating"
        return "error" if self.fails else "completed"


@dataclass
class Answer:
    """A response and its reason: *situation* is one of SITUATIONS."""

    situation: str
    status: int
    data: Any
    type: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    job: Job | None = None
    call: Call | None = None

    def encoded(self) -> bytes:
        """Return the body; bytes are sent unchanged."""
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
    """A model of the contract: every spelling of its id, its schema, and its addresses."""

    id: str
    ids: tuple[str, ...]
    schema: Json
    creates: tuple[str, ...]


@functools.cache
def specs() -> tuple[Spec, ...]:
    """Return the models of PixVerse, read from the schemas of the contract and the references of each path.

    The other models of the catalogue are served and checked by the same code, and have no prices.
    """
    document = contract()
    schemas = document["components"]["schemas"]
    takes: dict[str, list[str]] = {}
    for path, address in PATHS.items():
        media = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        for choice in media["schema"]["oneOf"]:
            takes.setdefault(choice["$ref"].rpartition("/")[2], []).append(address)
    found = (_spec(schemas[name], tuple(addresses)) for name, addresses in takes.items())
    return tuple(spec for spec in found if spec.id.startswith("pixverse/"))


def _spec(schema: Json, creates: tuple[str, ...]) -> Spec:
    model = schema["properties"]["model"]
    return Spec(model["default"], tuple(model.get("enum", (model["default"],))), schema, creates)


@functools.cache
def spec_of(model: str) -> Spec:
    """Return the model with this id, in any spelling."""
    return next(spec for spec in specs() if model in spec.ids)
