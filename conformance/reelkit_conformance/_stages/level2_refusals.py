"""L2: what must be refused, and how. Nothing here should cost: what is accepted is a finding."""

from collections.abc import Iterable

from reelkit_conformance._cases.case import Case, Chance, fetch
from reelkit_conformance._cases.foreign import near_keys, other_key, strange
from reelkit_conformance._cases.refused import refusals
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._contract.operations import operation_of, paths_of
from reelkit_conformance._http.exchange import Address, Exchange
from reelkit_conformance._http.response import accepted, job_id
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.level1_shape import House
from reelkit_conformance._stages.plan import room
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
        needs = CHECKS[case.check].needs
        if any((need, case.fields) in failed for need in needs):
            continue
        before = len(book.findings)
        yield from attempt(book, case)
        if len(book.findings) > before:
            failed.add((case.check, case.fields))


def attempt(book: Book, case: Case) -> Flow[None]:
    """Send one request that must be refused."""
    try:
        answer = yield from send(case.ask)
    except Withheld as withheld:
        book.skip(case.check, str(withheld))
        return
    if accepted(answer):
        wanted = f"a refusal, {' or '.join(map(str, case.statuses))}"
        book.wrong(case.check, case.name, wanted, f"status {answer.status}", answer, job=job_id(answer))
        return
    if answer.status is not None:  # else it was no refusal, which the judge tells
        book.right(case.check)
    if operation_of(case.ask) is not None:
        book.judged(answer)
        _reason(book, answer, case.name, case.statuses)
    elif answer.status is None:
        book.wrong("ERR-008", case.name, "an answer", answer.trouble or "none", answer)
    elif answer.status >= 500 and answer.status not in case.statuses:
        book.wrong("ERR-007", case.name, "no server error", f"status {answer.status}", answer)


def _reason(book: Book, answer: Exchange, case: str, statuses: tuple[int, ...]) -> None:
    """Whether the status says what was wrong, where it is one that may be used at all."""
    operation = operation_of(answer.ask)
    if answer.status is None or answer.status >= 500 or (operation and answer.status not in operation.statuses):
        return
    if answer.status in statuses:
        book.right("ERR-002")
    else:
        wanted = " or ".join(map(str, statuses))
        book.wrong("ERR-002", case, f"status {wanted}", f"status {answer.status}", answer)
