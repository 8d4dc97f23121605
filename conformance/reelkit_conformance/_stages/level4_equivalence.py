"""L4: what must come to the same: a default and its value, the two addresses."""

from reelkit_conformance._cases.case import Chance
from reelkit_conformance._cases.defaults import Trial, default_cases, default_pairs, judge_default
from reelkit_conformance._contract.operations import paths_of
from reelkit_conformance._http.exchange import Address, Exchange
from reelkit_conformance._http.response import accepted, credits_of, link, word
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Flow, Withheld, send
from reelkit_conformance._stages.jobs import Job, Over, job_of, look
from reelkit_conformance._stages.level1_shape import House
from reelkit_specs import Model

ELSEWHERE: dict[Address, str] = {"v2": "PAR-002", "legacy": "PAR-003"}


def equal(book: Book, model: Model, house: House, over: list[Over], chance: Chance) -> Flow[None]:
    """Compare what must come to the same."""
    for address in house.open:
        last = yield from _defaults(book, default_pairs(model, address, chance.of(address, "defaults")))
        job = job_of(last, model, address) if last is not None else None
        path = _elsewhere(job, house) if job is not None and over else None  # where nothing ends, that is told
        if job is not None and path is not None:
            yield from _there(book, job, path, job.create)
    if len(house.open) > 1:
        judge_prices(book)
    for one in _compared(over, chance):
        if (path := _elsewhere(one.job, house)) is not None:
            yield from _same(book, one.job, path)


def _compared(over: list[Over], chance: Chance) -> list[Over]:
    """One job of each address, or all there are."""
    return over if chance.is_broad else [*{one.job.address: one for one in reversed(over)}.values()]


def _elsewhere(job: Job, house: House) -> str | None:
    """Where the other address tells of jobs, if it is there."""
    other: Address = "legacy" if job.address == "v2" else "v2"
    made, told = paths_of(job.model, other)
    return told if told != job.path and (other in house.open or made is None) else None


def _defaults(book: Book, trials: list[Trial]) -> Flow[Exchange | None]:
    """Creates with and without the field that has a default: what they cost tells what was taken for it.

    Each option is alone in its request, so that a refusal is a finding too. The last one's job has just begun.
    """
    told: dict[bytes, Exchange] = {}
    last = None
    for case in default_cases(trials):
        try:
            answer = book.answer_to(case.ask)
            if answer is None:
                answer = last = yield from send(case.ask)
        except Withheld as withheld:
            book.skip("DEF-001", str(withheld))
            return last
        book.judged_if_accepted(answer)
        told[case.ask.body or b""] = answer
        if accepted(answer):
            book.right("ACC-003")
        elif answer.status is not None:
            book.wrong("ACC-003", case.name, "status 200", f"status {answer.status}", answer)
    costs = {body: credits_of(answer) for body, answer in told.items()}
    for trial in trials:
        found = judge_default(trial, costs)
        if found.verdict == "pass":
            book.right("DEF-001")
        elif found.verdict == "skip":
            book.skip("DEF-001", f"{trial.field}: {found.reason}")
        else:
            evidence = [told[case.ask.body or b""] for case in found.cases]
            book.wrong("DEF-001", trial.without.name, found.expected, found.got, *evidence)
    return last


def _same(book: Book, job: Job, path: str) -> Flow[None]:
    """A job that has ended, asked for here and there."""
    here = yield from look(book, job)
    there = yield from _there(book, job, path, here)
    if accepted(there):
        told, told_there = _told(here), _told(there)
        if told == told_there:
            book.right("PAR-004")
        else:
            book.wrong("PAR-004", f"a job of {job.address}", told, told_there, here, there, job=job.id)


def _there(book: Book, job: Job, path: str, here: Exchange) -> Flow[Exchange]:
    """A job, asked for where it was not made."""
    there = yield from look(book, job, path)
    check = ELSEWHERE[job.address]
    if accepted(there):
        book.right(check)
    else:
        got = f"status {there.status}" if there.status else there.trouble or "no answer"
        book.wrong(check, f"a job of {job.address}", "status 200", got, here, there, job=job.id)
    return there


def _told(exchange: Exchange) -> str:
    """What must be the same; words that are not documented have a check of their own."""
    return f"{word(exchange)}, {link(exchange) or 'no video'}"


def judge_prices(book: Book) -> None:
    """Every request that was taken at both addresses must cost the same."""
    asked: dict[bytes, dict[Address, Exchange]] = {}
    for exchange in book.exchanges:
        ask = exchange.ask
        if ask.model == book.model and ask.call == "create" and ask.address is not None and accepted(exchange):
            asked.setdefault(ask.body or b"", {})[ask.address] = exchange
    both = [(at["v2"], at["legacy"]) for at in asked.values() if len(at) > 1]
    priced = [pair for pair in both if any(credits_of(answer) is not None for answer in pair)]
    if not priced:
        book.skip("PAR-005", "the answers do not tell what a job costs")
    for here, there in priced:
        cost, cost_there = credits_of(here), credits_of(there)
        if cost == cost_there:
            book.right("PAR-005")
        else:
            book.wrong("PAR-005", "the same request", _cost(cost) + ", as at v2", _cost(cost_there), here, there)


def _cost(cost: float | None) -> str:
    return "no cost" if cost is None else f"{cost} credits"
