"""Making jobs and asking for them: what all stages have in common."""

from collections.abc import Sequence
from typing import NamedTuple

from reelkit_conformance._cases.case import create, fetch
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.exchange import Address, Exchange, Json
from reelkit_conformance._http.response import accepted, is_over, job_id
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Flow, Pause, send
from reelkit_specs import Model

SELDOM, OFTEN = 1.6, 1.3  # by how much the gap between two looks at a job grows


class Job(NamedTuple):
    """A job that this run has made."""

    id: str
    model: Model
    address: Address  # of its create
    create: Exchange
    path: str  # where it is asked for: where it was made if that can be
    also: str | None  # and at an address that makes no jobs of this model, but tells of them


class Over(NamedTuple):
    """A job that has ended, and the answer that said so."""

    job: Job
    end: Exchange


def make(book: Book, model: Model, address: Address, body: Json) -> Flow[tuple[Exchange, Job | None]]:
    """Create a job; there is none if it was refused."""
    exchange = yield from send(create(model, address, body))
    book.judged_if_accepted(exchange)
    return exchange, job_of(exchange, model, address)


def job_of(exchange: Exchange, model: Model, address: Address) -> Job | None:
    """The job that an answer gives."""
    found = job_id(exchange) if accepted(exchange) else None
    path = paths_of(model, address)[1] or paths_of(model, "v2")[1]
    if found is None or path is None:
        return None
    made, told = paths_of(model, "legacy")
    return Job(found, model, address, exchange, path, told if made is None else None)


def look(book: Book, job: Job, path: str | None = None) -> Flow[Exchange]:
    """Ask for a job that has been seen before."""
    exchange = yield from first_look(book, job, path)
    if accepted(exchange):
        book.right("GET-006")
    elif exchange.status is not None and path is None:
        book.wrong("GET-006", f"fetch, {job.address}", "status 200", f"status {exchange.status}", exchange, job=job.id)
    if path is None and job.also is not None:
        yield from first_look(book, job, job.also)  # whether it knows the job is asked by L4
    return exchange


def first_look(book: Book, job: Job, path: str | None = None) -> Flow[Exchange]:
    """Ask for a job once."""
    exchange = yield from send(fetch(path or job.path, job.id, model=job.model.id))
    book.judged_if_accepted(exchange)
    return exchange


class Ends(NamedTuple):
    """The last answer about each job, and the seconds until the last of them had ended, if it did."""

    last: dict[str, Exchange]
    seconds: float


def follow(book: Book, jobs: Sequence[Job], patience: float, gap: float, growth: float = SELDOM) -> Flow[Ends]:
    """Ask for all of them in turn, at once and then ever more seldom, until each has ended or patience has."""
    passed = 0.0
    last: dict[str, Exchange] = {}
    while True:
        for job in jobs:
            if job.id not in last or not is_over(last[job.id]):
                last[job.id] = yield from look(book, job)
        if passed >= patience or all(is_over(exchange) for exchange in last.values()):
            return Ends(last, passed)
        yield Pause(min(gap, patience - passed))
        passed += gap
        gap = min(gap * growth, patience / 8)
