"""L3: jobs are made in every way the contract allows, and followed to their end."""

from reelkit_conformance._acceptances import acceptances
from reelkit_conformance._answer import accepted, is_over, word
from reelkit_conformance._book import Book
from reelkit_conformance._case import Case
from reelkit_conformance._chance import Chance
from reelkit_conformance._exchange import Exchange
from reelkit_conformance._flow import Flow, Pause, Withheld, send
from reelkit_conformance._form import Form
from reelkit_conformance._jobs import Ends, Job, follow, job_of, look, make
from reelkit_conformance._narrowing import Culprit, suspects
from reelkit_conformance._shape import House
from reelkit_specs import Model

FOLLOWED = 2  # jobs at each address whose whole life is watched
SAMPLED = 16  # other jobs, whose end is looked at: failed ones are rare
GAP, STEERED_GAP = 0.02, 2.0  # seconds between the first two looks; with a clock that can be moved they are free
LATER = 2.0  # seconds after the end, to see whether it stays


def lives(book: Book, model: Model, house: House, chance: Chance, patience: float, steered: bool) -> Flow[list[Job]]:
    """The jobs whose end was seen."""
    watched = yield from _begun(book, model, house)
    ends = yield from follow(book, watched, patience, STEERED_GAP if steered else GAP)
    over = _ended(book, watched, ends, patience)
    yield from _again(book, over)
    others = yield from _accepted(book, model, house, chance)
    if not book.failed("LIF-001"):  # else nothing ends here, which is said already
        sample = chance.of("sample").sample(others, min(SAMPLED, len(others)))
        yield Pause(patience / 3 if steered else ends.seconds)  # when most of them have ended
        ends = yield from follow(book, sample, patience, max(GAP, ends.seconds / 5))
        over += _ended(book, sample, ends, patience)
    yield from _again(book, over[:FOLLOWED])
    return over


def _begun(book: Book, model: Model, house: House) -> Flow[list[Job]]:
    """New jobs at each address, each looked at before the next is made."""
    body = Form(model).plainest
    jobs: list[Job] = []
    for _ in range(FOLLOWED):
        for address in house.open:
            try:
                _, job = yield from make(book, model, address, body)
            except Withheld as withheld:
                book.skip("LIF-001", str(withheld))
                return jobs
            if job is not None:
                jobs.append(job)
                yield from look(book, job)
    return jobs


def _ended(book: Book, jobs: list[Job], ends: Ends, patience: float) -> list[Job]:
    """Those that have come to an end. One that is answered for and has not is a finding."""
    over: list[Job] = []
    for job in jobs:
        answer = ends.last[job.id]
        if is_over(answer):
            book.right("LIF-001")
            over.append(job)
        elif accepted(answer):
            got = f"{word(answer)} after {patience:.0f} s"
            book.wrong("LIF-001", f"fetch, {job.address}", "an end", got, job.create, answer, job=job.id)
    return over


def _again(book: Book, jobs: list[Job]) -> Flow[None]:
    """Look at the end twice more: at once, and later."""
    for seconds in (0.0, LATER):
        if seconds and jobs:
            yield Pause(seconds)
        for job in jobs:
            yield from look(book, job)


def _accepted(book: Book, model: Model, house: House, chance: Chance) -> Flow[list[Job]]:
    """Every acceptance of the contract, at every address that is open."""
    jobs: list[Job] = []
    for address in house.open:
        known: list[Culprit] = []
        for case in acceptances(model, address, chance.of(address, "acceptances")):
            try:
                answer = yield from send(case.ask)
                book.judged_if_accepted(answer)
                if not accepted(answer):
                    yield from _narrowed(book, model, case, answer, known)
                    continue
            except Withheld as withheld:
                book.skip(case.check, str(withheld))
                continue
            for check in (case.check, *case.rides):
                book.right(check)
            if (job := job_of(answer, model, address)) is not None:
                jobs.append(job)
    return jobs


def _narrowed(book: Book, model: Model, case: Case, answer: Exchange, known: list[Culprit]) -> Flow[None]:
    """Find out what it is that is refused, by smaller requests. What is known to be refused is no news."""
    search = suspects(model, case, known)
    evidence = answer
    try:
        smaller = next(search)
        while True:
            tried = yield from send(smaller.ask)
            evidence = evidence if accepted(tried) else tried
            smaller = search.send(accepted(tried))
    except StopIteration as done:
        culprits: tuple[Culprit, ...] = done.value
    got = f"status {evidence.status}" if evidence.status else evidence.trouble or "no answer"
    for culprit in culprits:
        book.wrong(culprit.check, culprit.name, "status 200", got, evidence)
    known += culprits
