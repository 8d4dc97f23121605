"""L2: what must be refused, and how. Nothing here should cost: what is accepted is a finding."""

from collections.abc import Iterable

from reelkit_conformance._answer import accepted, job_id
from reelkit_conformance._asks import fetch, made_up_id
from reelkit_conformance._book import Book
from reelkit_conformance._case import Case, create
from reelkit_conformance._chance import Chance
from reelkit_conformance._contract import operation_of, paths_of
from reelkit_conformance._exchange import Address, Ask, Auth, Exchange
from reelkit_conformance._flow import Flow, Withheld, send
from reelkit_conformance._form import Form
from reelkit_conformance._refusals import refusals
from reelkit_conformance._shape import House
from reelkit_conformance._table import every
from reelkit_specs import Model

# What no id of the newer kind holds, and recorded ones of the older kind do.
RESERVED = "none-1fe4344e:pixverse/v5/text-to-video?x=1&y=2 +%2F"
METHODS = ("PUT", "PATCH", "DELETE")
NO_SUCH_METHOD = (404, 405, 501)
STRANGERS: tuple[tuple[str, Auth, str, str], ...] = (
    ("without a key", "none", "AUT-001", "AUT-002"),
    ("with an empty key", "empty", "AUT-003", "AUT-004"),
    ("with a key that nobody has", "invalid", "AUT-003", "AUT-004"),
    ("with a key without a scheme", "bare", "AUT-005", "AUT-006"),
    ("with a key of another scheme", "basic", "AUT-005", "AUT-006"),
)


def refused(book: Book, model: Model, house: House, chance: Chance, most: int | None) -> Flow[None]:
    """Send what must be refused: at each address at *most* so many bodies."""
    for address in house.open:
        yield from _strangers(book, model, address, house, chance)
        yield from _unknown(book, model, address, chance)
        yield from _nearly(book, model, address, house)
        yield from _methods(book, model, address, house, chance)
        yield from _cases(book, refusals(model, address, chance.of(address, "refusals"), most))


def _strangers(book: Book, model: Model, address: Address, house: House, chance: Chance) -> Flow[None]:
    """Without a key, and with one that nobody has. The body is good, so that the key alone decides."""
    body = Form(model).plainest
    known = _known(house, address) or made_up_id(chance.of(address, "stranger"))
    path = paths_of(model, address)[1]
    other_scheme = "bare" if address == "legacy" else "basic"  # by turns: who takes one of them looks at no scheme
    for name, auth, on_create, on_fetch in STRANGERS:
        if auth == other_scheme and len(house.open) > 1:
            continue
        yield from _try(book, create(model, address, body, auth), on_create, f"create {name}, {address}", (401,))
        if path is not None:
            yield from _try(book, fetch(path, known, auth, model.id), on_fetch, f"fetch {name}, {address}", (401,))


def _unknown(book: Book, model: Model, address: Address, chance: Chance) -> Flow[None]:
    """Ids that were never given, and none at all."""
    path = paths_of(model, address)[1]
    if path is None:
        return
    unknown = fetch(path, made_up_id(chance.of(address, "unknown")), model=model.id)
    for check, name, ask, statuses in (
        ("GET-002", "an id that was never given", unknown, (404,)),
        ("GET-005", "an id with reserved characters", fetch(path, RESERVED, model=model.id), (404,)),
        ("GET-003", "no generation_id", unknown._replace(query=()), (400,)),
        ("GET-004", "an empty generation_id", fetch(path, "", model=model.id), (400, 404)),
    ):
        if check == "GET-005" and book.failed("GET-002"):
            continue  # who finds any id finds this one
        yield from _try(book, ask, check, f"{name}, {address}", statuses)


def _nearly(book: Book, model: Model, address: Address, house: House) -> Flow[None]:
    """Ids that are almost those of a job."""
    path = paths_of(model, address)[1]
    known = _known(house, address)
    if path is None or known is None:
        return
    for name, near in (("in other letters", known.swapcase()), ("cut short", known[:-1]), ("longer", f"{known}x")):
        if near not in ("", known) and not book.failed("GET-002"):
            asked = fetch(path, near, model=model.id)
            yield from _try(book, asked, "GET-007", f"an id {name}, {address}", (404,))


def _methods(book: Book, model: Model, address: Address, house: House, chance: Chance) -> Flow[None]:
    """Methods that the address does not have, with the body of a create and the id of a job."""
    asked = create(model, address, Form(model).plainest)
    job = _known(house, address) or made_up_id(chance.of(address, "methods"))
    for method in METHODS:
        ask = asked._replace(method=method, query=(("generation_id", job),), call="other")
        yield from _try(book, ask, "REQ-020", f"{method}, {address}", NO_SUCH_METHOD)


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
        yield from _try(book, case.ask, case.check, case.name, case.statuses)
        if len(book.findings) > before:
            failed.add((case.check, case.fields))


def _try(book: Book, ask: Ask, check: str, case: str, statuses: tuple[int, ...]) -> Flow[None]:
    """Send one request that must be refused."""
    try:
        answer = yield from send(ask)
    except Withheld as withheld:
        book.skip(check, str(withheld))
        return
    if accepted(answer):
        wanted = f"a refusal, {' or '.join(map(str, statuses))}"
        book.wrong(check, case, wanted, f"status {answer.status}", answer, job=job_id(answer))
        return
    book.right(check)
    if operation_of(ask) is not None:
        book.judged(answer)
        _reason(book, answer, case, statuses)


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
