"""L2: what must be refused, and how. Nothing here should cost: what is accepted is a finding."""

from collections.abc import Iterable

from reelkit_conformance._cases.asks import fetch
from reelkit_conformance._cases.case import Case
from reelkit_conformance._cases.chance import Chance
from reelkit_conformance._cases.foreign import near_keys, other_key, strange
from reelkit_conformance._cases.refused import refusals
from reelkit_conformance._checks.table import every
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.answer import accepted
from reelkit_conformance._http.exchange import Address
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.attempt import attempt
from reelkit_conformance._stages.level1_shape import House
from reelkit_conformance._stages.planning import room
from reelkit_conformance._stages.steps import Flow, send
from reelkit_specs import Model

NO_KEY = (401, 403)
OF_ANY_ID = ("GET-005", "GET-007")  # who finds any id finds these


def refused(book: Book, model: Model, house: House, chance: Chance) -> Flow[None]:
    """Send what must be refused."""
    most = room(chance)
    for address in house.open:
        job = _known(house, address)
        for case in strange(chance, address, len(house.open) == 1, job):
            if case.check not in OF_ANY_ID or not book.failed("GET-002"):
                yield from attempt(book, case)
        yield from _small_letters(book, chance, address, job)
        like = other_key(chance, address, job) if job is not None else None
        if job is not None and like is not None and (yield from send(like)).status in NO_KEY:
            for case in near_keys(chance, address, job):
                yield from attempt(book, case)
        yield from _cases(book, refusals(model, address, chance.of("refusals"), most))


def _small_letters(book: Book, chance: Chance, address: Address, job: str | None) -> Flow[None]:
    """The name of a scheme means the same in any letters."""
    path = paths_of(chance.model, address)[1]
    if job is None or path is None:
        return
    answer = yield from send(fetch(path, job, "small", chance.model.id))
    if accepted(answer):
        book.right("AUT-007")
    elif answer.status in NO_KEY:
        book.wrong("AUT-007", f"fetch, {address}", "status 200", f"status {answer.status}", answer, job=job)


def _known(house: House, address: Address) -> str | None:
    """The id of a job that was made at an address."""
    return next((job.id for job in house.jobs if job.address == address), None)


def _cases(book: Book, cases: Iterable[Case]) -> Flow[None]:
    """What was made from the contract. What depends on a thing that failed for the same field is the same cause."""
    failed: set[tuple[str, tuple[str, ...]]] = set()
    for case in cases:
        needs = every()[case.check].needs
        if any((need, case.fields) in failed for need in needs):
            continue
        before = len(book.findings)
        yield from attempt(book, case)
        if len(book.findings) > before:
            failed.add((case.check, case.fields))
