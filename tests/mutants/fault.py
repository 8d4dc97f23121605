"""What a fault is: the steps of the correct service that it changes, and its addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .model import LEGACY, V2, Answer, Call, Job
from .schema import Json

if TYPE_CHECKING:
    from .service import Service

BOTH = (V2, LEGACY)
USUAL = "pixverse/v5/text-to-video"  # the model that is used if a fault is in every model


class Crash(Exception):
    """The faulty server crashes on a request; it responds with 500."""


def _admits(call: Call, admitted: bool) -> bool:
    return admitted


def _reads(call: Call, body: bytes) -> bytes:
    return body


def _takes(schema: Json) -> Json:
    return schema


def _understands(body: Any) -> Any:
    return body


def _makes(service: Service, job: Job) -> Job:
    return job


def _finds(service: Service, wanted: str, job: Job | None) -> Job | None:
    return job


def _tells(service: Service, job: Job, state: str) -> str:
    return state


def _answers(service: Service, answer: Answer) -> Answer:
    return answer


@dataclass(frozen=True)
class Twist:
    """The steps of a call in their order. A fault changes the result of some of them."""

    admits: Callable[[Call, bool], bool] = _admits
    reads: Callable[[Call, bytes], bytes] = _reads
    understands: Callable[[Any], Any] = _understands
    takes: Callable[[Json], Json] = _takes
    makes: Callable[[Service, Job], Job] = _makes
    finds: Callable[[Service, str, Job | None], Job | None] = _finds
    tells: Callable[[Service, Job, str], str] = _tells
    answers: Callable[[Service, Answer], Answer] = _answers


AS_IT_SHOULD_BE = Twist()


class Fault(NamedTuple):
    """One thing that a server does wrong.

    *model* is the model with the fault, or empty for all; *probes* are further requests that may show
    it; *allowed* says why the contract allows it, if it does, and then it need not be found.
    """

    name: str
    kind: str
    sentence: str
    twist: Twist
    addresses: tuple[str, ...] = BOTH
    model: str = ""
    probes: tuple[Json, ...] = ()
    allowed: str = ""
    unseen: str = ""  # why no client can see it, if no call in witness.py shows it
    files: tuple[int, str, bytes] | None = None  # status, type and body instead of a video

    def at(self, address: str) -> Twist:
        """Return what the service does at this address."""
        return self.twist if address in self.addresses else AS_IT_SHOULD_BE


NO_FAULT = Fault("none", "none", "The server keeps to the contract.", AS_IT_SHOULD_BE)
