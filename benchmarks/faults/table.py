"""The faults, in the order of the lines. Each happens to an otherwise healthy service."""

import json
from typing import Literal, NamedTuple

from .services import Kind, Response

HTML = (("content-type", "text/html"),)
PAGE = b"<!doctype html><html><title>Please wait</title><h1>We are checking your connection</h1></html>"
LONG = 30  # seconds of a Retry-After; longer than any of these clients sleeps on its own
What = Literal["answer", "close", "silence", "redirect", "torn", "unknown word"]


class Effect(NamedTuple):
    """What happens to one response."""

    what: What
    response: Response = Response(200, b"")
    is_handled: bool = False  # the service handles the request first: the job is created


class Fault(NamedTuple):
    """Effects on the responses of one kind, in order. If `for_good` is set, the last one continues."""

    name: str
    on: Kind
    effects: tuple[Effect, ...]
    after: int = 0  # this many responses of the kind are unchanged first
    for_good: bool = False
    retry_after: float | None = None  # the delay that the response asks for


def error(status: int, *headers: tuple[str, str]) -> Effect:
    """An error in JSON, in no particular format."""
    body = {"statusCode": status, "message": "it did not work", "error": {"message": "it did not work"}}
    return Effect(
        "answer", Response(status, json.dumps(body).encode(), (("content-type", "application/json"), *headers))
    )


def wait(name: str, *effects: Effect, after: int = 1, retry_after: float | None = None) -> Fault:
    """A fault of a wait, over when it has happened."""
    return Fault(name, "question", effects, after, retry_after=retry_after)


def come_back(status: int) -> Effect:
    """An error with a Retry-After."""
    return error(status, ("retry-after", str(LONG)))


UNKNOWN_WORD = "a status word that nobody knows"
CLOSE, SILENCE = Effect("close"), Effect("silence")
LOST = (
    Fault("closed without an answer, once", "create", (CLOSE._replace(is_handled=True),)),
    Fault("closed without an answer, each time", "create", (CLOSE._replace(is_handled=True),), for_good=True),
    Fault("500 after the job was made, each time", "create", (error(500)._replace(is_handled=True),), for_good=True),
    Fault("no answer in time, each time", "create", (SILENCE._replace(is_handled=True),), for_good=True),
)
WAITS = (
    wait("200 with HTML", Effect("answer", Response(200, PAGE, HTML))),
    wait("200 with a torn JSON", Effect("torn")),
    wait("200 with nothing", Effect("answer", Response(200, b""))),
    wait(UNKNOWN_WORD, Effect("unknown word")),
    wait("500 four times in a row", *[error(500)] * 4),
    wait("524 of a CDN, with HTML", Effect("answer", Response(524, PAGE, HTML))),
    wait("429 with Retry-After", come_back(429), retry_after=LONG),
    wait("503 with Retry-After", come_back(503), retry_after=LONG),
    wait("404 just after the create", error(404), after=0),
    wait("a connection that drops", CLOSE),
    wait("silence", SILENCE),
    wait("a redirect to another origin", Effect("redirect")),
)
# At each of these moments the process is killed: the job exists, and the response is awaited.
KILLS = (
    Fault("while the create is under way", "create", (SILENCE._replace(is_handled=True),)),
    Fault("during the wait", "question", (SILENCE,), after=1),
)
REFUSED = Fault("401 for the create", "create", (error(401),), for_good=True)
