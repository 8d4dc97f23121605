"""Cases and the requests they contain. A case is data; the stages send it."""

import json
import re
from collections.abc import Iterable
from random import Random
from typing import Any, Literal, NamedTuple

from reelkit_conformance._contract.operations import operations
from reelkit_conformance._http.api_key import CONTAINS_KEY
from reelkit_conformance._http.exchange import Address, Auth, Json, Request
from reelkit_specs import Model

UNKNOWN_FIELD = "no_such_field"  # no contract has it
JSON_TYPE = (("content-type", "application/json"),)
SPELLINGS = ("{}.0", "{}e0", "{}0e-1")  # other ways to write an integer in JSON
NUMBER_FORMS = (*SPELLINGS, "{}00E-2", "{}E+0")  # and more of them
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')  # in JSON
ESCAPED = re.compile(r"\\.|[A-Za-z/]")  # an escape, or a character that needs none
ADDRESSES: tuple[Address, ...] = ("v2", "legacy")


class Case(NamedTuple):
    """A request and the required reaction. An accepted request may have any 2xx status."""

    check: str  # the id of the check that fails otherwise
    name: str  # such as "resolution = '721p', legacy"; stable, because baselines contain it
    request: Request
    expects: Literal["refused", "accepted"]
    statuses: tuple[int, ...] = ()  # the allowed statuses of a refusal
    fields: tuple[str, ...] = ()  # under test
    body: Json | None = None  # as data, if it is an object
    also_passes: tuple[str, ...] = ()  # further checks that pass if this is accepted; narrowing tells them apart


def create_path(model: Model, address: Address) -> str | None:
    """Return the path where this model's jobs are created, or None if the address does not take the model."""
    return (model.universal if address == "v2" else model.legacy).create


def create_addresses(model: Model) -> list[Address]:
    """Return the addresses where this model's jobs are created."""
    return [address for address in ADDRESSES if create_path(model, address) is not None]


def create_request(model: Model, address: Address, body: Json, auth: Auth = "key") -> Request:
    """Return a create with this body, at an address that takes the model."""
    raw = json.dumps(body, ensure_ascii=False).encode()
    path = create_path(model, address)
    assert path is not None, f"{model.id} has no create at {address}"
    return Request("POST", path, headers=JSON_TYPE, body=raw, auth=auth, call="create", address=address, model=model.id)


class Writing(NamedTuple):
    """A way to write an object in JSON that does not change its meaning (RFC 8259, 2, 4 and 7)."""

    number: str = "{}"  # one of SPELLINGS
    is_reversed: bool = False
    is_indented: bool = False
    is_escaped: bool = False

    def encode(self, body: Json, numbers: Iterable[str]) -> bytes:
        """Return the body in this form; *numbers* are the integer fields that have the form of *number*."""
        members = []
        for name, value in body.items():
            text = self._number(value) if name in numbers else json.dumps(value, ensure_ascii=False)
            members.append(f"{json.dumps(name)}: {TEXT.sub(_escape, text) if self.is_escaped else text}")
        members = members[:: -1 if self.is_reversed else 1]
        return (
            "\n{\n  " + ",\n  ".join(members) + "\n}\n" if self.is_indented else f"{{{', '.join(members)}}}"
        ).encode()

    def _number(self, value: int) -> str:
        if value:
            return self.number.format(value)
        return "-0" if "E" in self.number else "0" + self.number.removeprefix("{}").lstrip("0")


def _escape(text: re.Match[str]) -> str:
    """Return a JSON text in which every letter is written as its number, and each slash is escaped."""

    def escaped(found: re.Match[str]) -> str:
        letter = found[0]
        return letter if letter.startswith("\\") else "\\/" if letter == "/" else f"\\u{ord(letter):04x}"

    return ESCAPED.sub(escaped, text[0])


def spelled_request(model: Model, address: Address, body: Json, name: str, text: str) -> Request:
    """Return a create with this body, in which the number of a field is written as *text*."""
    mark = "the place of a number"
    request = create_request(model, address, body | {name: mark})
    return request._replace(body=(request.body or b"").replace(json.dumps(mark).encode(), text.encode()))


def literal(value: Any) -> str:
    """Return a JSON value for the name of a case: short, on one line, in ASCII."""
    text = ascii(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else f"{text[:40]}... ({len(text)} characters)"


def case_name(words: str, address: Address) -> str:
    """Return the name of a case."""
    return f"{words}, {address}"


class Sampling(NamedTuple):
    """The random choices for one model. An *is_exhaustive* run sends everything and chooses nothing.

    With *follows_all*, every job is followed to its end, because it costs nothing.
    """

    seed: int
    model: Model
    is_exhaustive: bool = False
    follows_all: bool = False

    def random(self, *use: str) -> Random:
        """Return a random generator for one use, independent of every other use."""
        return Random(" ".join([str(self.seed), self.model.id, *use]))


def fetch_request(path: str, job: str, auth: Auth = "key", model: str | None = None) -> Request:
    """Return a fetch of a job."""
    address = operations()["GET", path].address
    return Request("GET", path, (("generation_id", job),), auth=auth, call="fetch", address=address, model=model)


def could_cost(request: Request) -> bool:
    """Return whether a service might accept the request as a create: a key, and a body or query with a model.

    How lenient a service reads is unknown: names in other case, bytes that are not UTF-8. Only an object that is not
    closed is invalid for every JSON reader.
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
    """Return an id that no job has, in the form of the newer ids."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    return "none" + "".join(random.choices(letters, k=17))
