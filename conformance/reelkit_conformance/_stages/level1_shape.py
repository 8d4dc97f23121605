"""L1: one create and one fetch at each address, and whether they look as they should."""

from typing import NamedTuple

from reelkit_conformance._cases.case import ADDRESSES, fetch
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._http.response import accepted
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.jobs import Job, first_look, make
from reelkit_specs import Model

NOT_THERE = frozenset({404, 405, 410, 501})  # there is no such address; anything else is a refusal


class House(NamedTuple):
    """What the first requests have shown of a service: where a model's jobs can be made, and the first of them."""

    open: tuple[Address, ...]
    jobs: tuple[Job, ...]


def shape(book: Book, model: Model) -> Flow[House]:
    """Try each address that takes the model."""
    body = Form(model).plainest
    found: list[Address] = []
    jobs: list[Job] = []
    for address in ADDRESSES:
        if not body or paths_of(model, address)[0] is None:
            continue
        try:
            answer, job = yield from make(book, model, address, body)
        except Withheld as withheld:
            book.skip("ACC-001", str(withheld))
            yield from _knock(book, model, address)
            found.append(address)
            continue
        if address == "legacy" and answer.status in NOT_THERE:
            book.wrong("PAR-001", f"create, {address}", "the address is there", f"status {answer.status}", answer)
            continue
        if address == "legacy":
            book.right("PAR-001")
        if not accepted(answer):
            got = f"status {answer.status}" if answer.status else answer.trouble or "no answer"
            book.wrong("ACC-001", f"create, {address}", "status 200", got, answer)
            continue
        book.right("ACC-001")
        found.append(address)
        if job is not None:
            jobs.append(job)
            yield from _first_look(book, job)
    return House(tuple(found), tuple(jobs))


def _first_look(book: Book, job: Job) -> Flow[None]:
    """A job is there as soon as its create has answered."""
    answer = yield from first_look(book, job)
    if accepted(answer):
        book.right("GET-001")
    elif answer.status is not None:
        got = f"status {answer.status}"
        book.wrong("GET-001", f"fetch, {job.address}", "status 200", got, job.create, answer, job=job.id)


def _knock(book: Book, model: Model, address: Address) -> Flow[None]:
    """Whether there is anybody at all, where nothing may be bought."""
    path = paths_of(model, address)[1]
    if path is not None:
        yield from send(fetch(path, "none", model=model.id))
