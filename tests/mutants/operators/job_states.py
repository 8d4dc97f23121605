"""A job does not go through queued, generating and a final status."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..changes import refusing
from ..fault import Behaviour
from ..model import CREATED, STATES, Answer, Job
from ..service import Service
from .operator import Change

Tells = Callable[[Service, Job, str], str]

OVERLOAD = "the contract documents this answer for a server that is overloaded"


def stuck() -> Iterator[Change]:
    for word in ("queued", "generating"):
        yield Change(word, Behaviour(status_of=_stuck(word)))
    for end in ("completed", "error"):
        yield Change(f"but for {end}", Behaviour(status_of=_stuck("generating", end)))


def leaving() -> Iterator[Change]:
    """Yield finished jobs that change their status after some fetches."""
    for end in ("completed", "error"):
        for word in STATES:
            for fetches in (1, 2, 3):
                if word != end:
                    words = f"{end} for {word} after {fetches}"
                    yield Change(words, Behaviour(status_of=_leaves(end, word, fetches, for_good=True)))
                    yield Change(f"{words} once", Behaviour(status_of=_leaves(end, word, fetches, for_good=False)))


def backwards() -> Iterator[Change]:
    for fetches in (1, 2):
        yield Change(f"after {fetches}", Behaviour(status_of=_leaves("generating", "queued", fetches, for_good=True)))
        yield Change(
            f"after {fetches} once", Behaviour(status_of=_leaves("generating", "queued", fetches, for_good=False))
        )


def skipping() -> Iterator[Change]:
    words = "a client that asks seldom sees the same"
    yield Change(
        "queued",
        Behaviour(status_of=lambda service, job, state: "generating" if state == "queued" else state),
        allowed=words,
    )
    behaviour = Behaviour(status_of=lambda service, job, state: "queued" if state == "generating" else state)
    yield Change("generating", behaviour, allowed=words)


def forgetting() -> Iterator[Change]:
    """Yield jobs that are no longer found, or not found yet."""
    for state in ("completed", "error"):
        for fetches in (1, 2, 3):
            yield Change(f"{state} after {fetches}", Behaviour(finds=_forgets(state, fetches)))
    for newest in (1, 3, 10):
        yield Change(f"all but {newest}", Behaviour(finds=_forgets_older(newest)))
    for fetches in (1, 2):
        yield Change(f"for the first {fetches}", Behaviour(finds=_finds_late(fetches)))
    yield Change("while queued", Behaviour(finds=_hides("queued")))
    yield Change("while generating", Behaviour(finds=_hides("generating")))


def failing() -> Iterator[Change]:
    """Yield calls that fail at intervals."""
    for every in (2, 3, 5):
        for status in (404, 500, 502, 503, 429):
            allowed = OVERLOAD if status in (503, 429) else ""
            yield Change(f"every {every} fetches {status}", refusing(STATES, status, _look(every)), allowed=allowed)
    for every in (2, 3, 10):
        for status in (404, 500, 503, 429):
            allowed = OVERLOAD if status in (503, 429) else ""
            yield Change(
                f"every {every} creates {status}", refusing([CREATED], status, _create(every)), allowed=allowed
            )


def pricing() -> Iterator[Change]:
    yield Change("rises", Behaviour(makes=lambda service, job: replace(job, credits=job.credits + job.turn)))
    yield Change(
        "alternates", Behaviour(makes=lambda service, job: replace(job, credits=job.credits * (1 + job.turn % 2)))
    )


def _stuck(word: str, *ends: str) -> Tells:
    def tells(service: Service, job: Job, state: str) -> str:
        late = STATES.index(state) > STATES.index(word)
        return word if late and state not in ends else state

    return tells


def _leaves(state_left: str, word: str, fetches: int, for_good: bool) -> Tells:
    def tells(service: Service, job: Job, state: str) -> str:
        seen = job.reported.count(state_left)
        gone = seen >= fetches and (for_good or job.reported[-1] != word)
        return word if gone and state == state_left and (for_good or seen == fetches) else state

    return tells


def _forgets(state: str, fetches: int) -> Callable[[Service, str, Job | None], Job | None]:
    return lambda service, wanted, job: None if job is not None and job.reported.count(state) >= fetches else job


def _forgets_older(newest: int) -> Callable[[Service, str, Job | None], Job | None]:
    return lambda service, wanted, job: None if job is not None and job.number <= len(service.made) - newest else job


def _finds_late(fetches: int) -> Callable[[Service, str, Job | None], Job | None]:
    def finds(service: Service, wanted: str, job: Job | None) -> Job | None:
        if job is not None and len(job.reported) < fetches:
            job.reported.append("not there")
            return None
        return job

    return finds


def _hides(state: str) -> Callable[[Service, str, Job | None], Job | None]:
    return lambda service, wanted, job: None if job is not None and job.state(service.now()) == state else job


def _look(every: int) -> Callable[[Answer], bool]:
    return lambda answer: answer.job is not None and len(answer.job.reported) % every == 0


def _create(every: int) -> Callable[[Answer], bool]:
    return lambda answer: answer.job is not None and answer.job.turn % every == 0
