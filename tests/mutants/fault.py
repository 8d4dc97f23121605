"""What a fault is: the steps of the correct service that it changes, and its addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from .model import LEGACY, V2, Answer, Call, Job
from .schema import Json

if TYPE_CHECKING:
    from .around import Around
    from .service import Service

BOTH = (V2, LEGACY)
USUAL = "pixverse/v5/text-to-video"  # the model that is used if a fault is in every model


class Crash(Exception):
    """The faulty server crashes on a request; it responds with 500."""


def _authorizes(call: Call, admitted: bool) -> bool:
    return admitted


def _reads(call: Call, body: bytes) -> bytes:
    return body


def _takes(schema: Json) -> Json:
    return schema


def _converts(body: Any) -> Any:
    return body


def _makes(service: Service, job: Job) -> Job:
    return job


def _finds(service: Service, wanted: str, job: Job | None) -> Job | None:
    return job


def _status_of(service: Service, job: Job, state: str) -> str:
    return state


def _responds(service: Service, answer: Answer) -> Answer:
    return answer


@dataclass(frozen=True)
class Behaviour:
    """The steps of a call in their order. A fault changes the result of some of them."""

    authorizes: Callable[[Call, bool], bool] = _authorizes
    reads: Callable[[Call, bytes], bytes] = _reads
    converts: Callable[[Any], Any] = _converts
    takes: Callable[[Json], Json] = _takes
    makes: Callable[[Service, Job], Job] = _makes
    finds: Callable[[Service, str, Job | None], Job | None] = _finds
    status_of: Callable[[Service, Job, str], str] = _status_of
    responds: Callable[[Service, Answer], Answer] = _responds


CORRECT = Behaviour()
Links = Callable[[int, str, bytes], tuple[int, str, bytes, dict[str, str]]]  # status, type, body and headers


class Fault(NamedTuple):
    """One thing that a server does wrong.

    *model* is the model with the fault, or empty for all; *probes* are further requests that may show
    it; *allowed* says why the contract allows it, if it does, and then it need not be found.
    """

    name: str
    kind: str
    sentence: str
    behaviour: Behaviour
    addresses: tuple[str, ...] = BOTH
    model: str = ""
    probes: tuple[Json, ...] = ()
    allowed: str = ""
    unseen: str = ""  # why no client can see it, if no call in witness.py shows it
    files: tuple[int, str, bytes] | None = None  # status, type and body instead of a video
    links: Links | None = None  # the response to a link, of the number of its job, the Range header and the video
    also_at: Callable[[str], str] | None = None  # the path behind another spelling, which is served without a key
    delay: float = 0.0  # seconds before each call is handled, so that calls overlap
    around: Around | None = None  # the fault is around the mock, and not in the service

    def at(self, address: str) -> Behaviour:
        """Return what the service does at this address."""
        return self.behaviour if address in self.addresses else CORRECT


NO_FAULT = Fault("none", "none", "The server keeps to the contract.", CORRECT)
