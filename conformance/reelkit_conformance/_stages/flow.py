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


class Together(NamedTuple):
    """Send these requests at the same time, at most MAX_TOGETHER."""

    requests: tuple[Request, ...]


class Withheld(Exception):
    """The request was not sent, because it could cost more than is allowed. The message is the reason."""


class Unreachable(Exception):
    """No service responds."""


MAX_TOGETHER = 8

# A request is sent an exchange, and requests together are sent a tuple; Withheld is thrown in if one is not sent.
Flow = Generator[Request | Together | Pause | FailJob, Exchange | tuple[Exchange, ...] | None, T]


def send(request: Request) -> Flow[Exchange]:
    """Send a request and return the exchange."""
    exchange = yield request
    assert isinstance(exchange, Exchange)  # other effects return something else
    return exchange


def send_together(*requests: Request) -> Flow[tuple[Exchange, ...]]:
    """Send requests at the same time, and return their exchanges in the order of the requests."""
    exchanges = yield Together(requests)
    assert isinstance(exchanges, tuple)  # other effects return something else
    assert not isinstance(exchanges, Exchange)  # which is a tuple, too
    return exchanges
