"""One request that must be refused: whether it is, and whether the refusal says why."""

from reelkit_conformance._cases.case import Case
from reelkit_conformance._contract.operations import operation_of
from reelkit_conformance._http.answer import accepted, job_id
from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.steps import Flow, Withheld, send


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
