"""L3: jobs are made in every way the contract allows, and followed to their end."""

from collections.abc import Sequence

from reelkit_conformance._cases.accepted import acceptances
from reelkit_conformance._cases.case import Case, Chance
from reelkit_conformance._cases.foreign import at_the_end
from reelkit_conformance._cases.narrowing import Culprit, suspects
from reelkit_conformance._contract.request_form import Form
from reelkit_conformance._http.exchange import Ask, Exchange
from reelkit_conformance._http.response import accepted, is_over, is_video, link, meaning, word
from reelkit_conformance._http.text import short_json
from reelkit_conformance._judge.evidence import Book
from reelkit_conformance._stages.flow import Failing, Flow, Pause, Withheld, send
from reelkit_conformance._stages.jobs import OFTEN, SELDOM, Ends, Job, Over, first_look, follow, job_of, look, make
from reelkit_conformance._stages.level1_shape import House
from reelkit_conformance._stages.level2_refusals import attempt
from reelkit_conformance._stages.plan import FOLLOWED, SAMPLED
from reelkit_specs import Model

LINKED = 2  # videos that are asked for, of each address
GAP, STEERED_GAP = 0.02, 2.0  # seconds between the first two looks; with a clock that can be moved they are free
# Seconds between looks at a job that has ended: an end may last for a while only, or for a few looks.
LATER, STEERED_LATER, MUCH_LATER = (0.0, 2.0, 2.0), (0.0, 5.0, 120.0), (600.0,)


def lives(book: Book, model: Model, house: House, chance: Chance, patience: float, steered: bool) -> Flow[list[Over]]:
    """The jobs whose end was seen."""
    watched = yield from _begun(book, model, house)
    often = (STEERED_GAP, OFTEN) if steered else (GAP, SELDOM)
    ends = yield from follow(book, watched, patience, *often)
    over = _ended(book, watched, ends, patience)
    others = yield from _accepted(book, model, house, chance)
    if not book.failed("LIF-001"):  # else nothing ends here, which is said already
        sample = others if chance.is_broad else chance.of("sample").sample(others, min(SAMPLED, len(others)))
        for door in house.open:  # a failure at each address, for which there may be no other cause
            yield from _failed(next((job for job in sample if job.address == door), None))
        yield Pause(patience / 3 if steered else ends.seconds)  # when most of them have ended
        ends = yield from follow(book, sample, patience, max(GAP, ends.seconds / 5))
        over += _ended(book, sample, ends, patience)
    finished = [one for one in over if meaning(one.end) == "succeeded" and link(one.end)]
    linked = [[one for one in finished if one.job.address == door][:LINKED] for door in house.open]
    yield from follow_links(book, [one for of_door in linked for one in of_door])  # at once: a link may expire
    yield from _strangers(book, over, chance)
    examples = [one.job for one in _of_each_kind(over)]
    yield from _again(book, examples, STEERED_LATER if steered else LATER)
    yield from _again(book, [job for job in watched if job in examples], MUCH_LATER if steered else ())
    yield from _again(book, house.jobs if over else (), (0.0,))
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
                yield from first_look(book, job)
    return jobs


def _ended(book: Book, jobs: list[Job], ends: Ends, patience: float) -> list[Over]:
    """Those that have come to an end. One that is answered for and has not is a finding."""
    over: list[Over] = []
    for job in jobs:
        answer = ends.last[job.id]
        if is_over(answer):
            book.right("LIF-001")
            over.append(Over(job, answer))
        elif accepted(answer):
            got = f"{word(answer)} after {patience:.0f} s"
            book.wrong("LIF-001", f"fetch, {job.address}", "an end", got, job.create, answer, job=job.id)
    return over


def _failed(job: Job | None) -> Flow[None]:
    if job is not None:
        yield Failing(job.id)


def _strangers(book: Book, over: list[Over], chance: Chance) -> Flow[None]:
    """Whoever may not ask for a job may not do so when it has ended."""
    ended = {one.job.address: one.job.id for one in reversed(over)}
    cases = [case for address, job in ended.items() for case in at_the_end(chance, address, job)]
    for case in [case for case in cases if not book.failed(case.check)]:  # else the cause is told
        yield from attempt(book, case)


def _again(book: Book, jobs: Sequence[Job], pauses: Sequence[float]) -> Flow[None]:
    """Look at the end again, after each of these pauses."""
    for pause in pauses if jobs else ():
        if pause:
            yield Pause(pause)
        for job in jobs:
            yield from look(book, job)


def _of_each_kind(over: list[Over]) -> list[Over]:
    """One job of each address for each end: what is told of failures is often told by other code."""
    found: dict[tuple[str, str], Over] = {}
    for one in over:
        found.setdefault((one.job.address, meaning(one.end)), one)
    return list(found.values())


def _accepted(book: Book, model: Model, house: House, chance: Chance) -> Flow[list[Job]]:
    """Every acceptance of the contract, at every address that is open."""
    jobs: list[Job] = []
    for address in house.open:
        known: list[Culprit] = []
        for case in acceptances(model, address, chance.of(address, "acceptances"))[1:]:  # the plainest was the first
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


BEGINNING = (("Range", "bytes=0-1023"),)


def follow_links(book: Book, over: Sequence[Over]) -> Flow[None]:
    """Follow the links of finished jobs, without the key: they are for whoever has them.

    Some are asked for their beginning, as who resumes a download asks; the others as a browser does.
    """
    out_of_reach: list[tuple[Over, Exchange]] = []
    for number, one in enumerate(over):
        url = link(one.end) or ""
        if not url.startswith(("http://", "https://")):
            _dead(book, one, f"no address of the web: {short_json(url)}")
            continue
        answer = yield from send(Ask("GET", url, headers=() if number % 2 else BEGINNING, auth="none"))
        if answer.status in (200, 206, None) and is_video(answer):  # None, with a body: it was too long to be read
            book.right("LIF-013")
        elif answer.status is None and "no connection" in (answer.trouble or ""):
            out_of_reach.append((one, answer))
        else:
            kind = answer.headers.get("content-type", "no content type")
            _dead(book, one, answer.trouble or f"status {answer.status}, {kind}", answer)
    for one, answer in out_of_reach:
        if len(out_of_reach) < len(over):  # it is not that nothing can be reached from here
            _dead(book, one, answer.trouble or "", answer)
        else:
            book.skip("LIF-013", f"its host cannot be reached from here: {answer.trouble}")


def _dead(book: Book, one: Over, got: str, *answers: Exchange) -> None:
    job, end = one
    book.wrong("LIF-013", f"link, {job.address}", "the beginning of a video", got, end, *answers, job=job.id)
