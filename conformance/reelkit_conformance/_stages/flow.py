"""The protocol of a stage: a generator that yields effects and is sent exchanges. It does no I/O."""

from collections.abc import Generator
from typing import NamedTuple, TypeVar

from reelkit_conformance._http.exchange import Exchange, Request

T = TypeVar("T")


class Pause(NamedTuple):
    """Let this time pass at the service. *purpose* is what the run waits for, for its progress."""

    seconds: float
    purpose: str = ""


class FailJob(NamedTuple):
    """Make a job fail, if the service is a mock."""

    job: str


class Withheld(Exception):
    """The request was not sent, because it could cost more than is allowed. The message is the reason."""


class Unreachable(Exception):
    """No service responds."""


# A request is sent an exchange; Withheld is thrown in if it is not sent.
Flow = Generator[Request | Pause | FailJob, Exchange | None, T]


def send(request: Request) -> Flow[Exchange]:
    """Send a request and return the exchange."""
    exchange = yield request
    assert exchange is not None  # only other effects return None
    return exchange
