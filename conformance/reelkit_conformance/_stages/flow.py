"""How a stage talks: it yields what it wants and is sent what came of it. It opens nothing and waits for nothing."""

from collections.abc import Generator
from typing import NamedTuple, TypeVar

from reelkit_conformance._http.exchange import Exchange, Request

T = TypeVar("T")


class Pause(NamedTuple):
    """Let this much of the service's time go by."""

    seconds: float


class FailJob(NamedTuple):
    """Have a job fail, where the service can be told to."""

    job: str


class Withheld(Exception):
    """A request was not sent: it may cost more than was allowed. The reason is its text."""


class Unreachable(Exception):
    """There is no service to talk to."""


# Only a request is answered with an exchange; one that is withheld is thrown in.
Flow = Generator[Request | Pause | FailJob, Exchange | None, T]


def send(request: Request) -> Flow[Exchange]:
    """Have it sent."""
    exchange = yield request
    assert exchange is not None  # it was a request
    return exchange
