"""Jobs and ids are mixed up."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..fault import Behaviour
from ..model import CREATED, LEGACY, STATES, V2, Answer, Job
from ..service import Service
from .operator import Change

Finds = Callable[[Service, str, Job | None], Job | None]


def other_ids() -> Iterator[Change]:
    """Yield changes of the returned id."""
    turns: dict[str, Callable[[Job], str]] = {
        "upper": lambda job: job.id.upper(),
        "without model": lambda job: job.id.partition(":")[0],
        "with a number": lambda job: f"{job.id}-{job.number}",
        "encoded": lambda job: job.id.replace(":", "%3A").replace("/", "%2F"),
        "number": lambda job: str(job.number),
    }
    for name, turn in turns.items():
        yield Change(f"created {name}", Behaviour(responds=_named([CREATED], turn)))
        yield Change(f"fetched {name}", Behaviour(responds=_named(STATES, turn)))
        yield Change(f"completed {name}", Behaviour(responds=_named(["completed"], turn)))


def reused_ids() -> Iterator[Change]:
    """Yield new jobs with the id of an older one."""
    for back in (2, 3, 5):
        yield Change(f"of {back} before", Behaviour(makes=_reuses(back)))
    yield Change("of equal cost", Behaviour(makes=_same_for_same_cost))


def lookups() -> Iterator[Change]:
    """Yield jobs that are found for unknown ids."""
    yield Change("longer", Behaviour(finds=_found(lambda wanted, known: wanted.startswith(known))))
    yield Change(
        "shorter", Behaviour(finds=_found(lambda wanted, known: len(wanted) > 30 and known.startswith(wanted)))
    )
    yield Change("any case", Behaviour(finds=_found(lambda wanted, known: wanted.lower() == known.lower())))
    yield Change(
        "any", Behaviour(finds=lambda service, wanted, job: job or (service.made[-1] if service.made else None))
    )


def mixed() -> Iterator[Change]:
    """Yield responses about another job."""
    for how, other in (("last", -1), ("first", 0)):
        for part in ("video", "status", "all"):
            yield Change(f"{part} of the {how}", Behaviour(responds=_mixes(other, part, every=1)))
            yield Change(f"{part} of the {how} every 2", Behaviour(responds=_mixes(other, part, every=2)))


def split() -> Iterator[Change]:
    """Yield jobs that the other address does not know, or knows differently."""
    for here, there in ((V2, LEGACY), (LEGACY, V2)):
        yield Change(f"jobs of {there} unknown", Behaviour(finds=_knows_not(there)), places=((here,),))
        yield Change(f"jobs of {there} never begin", Behaviour(status_of=_begins_not(there)), places=((here,),))
        dearer = Behaviour(makes=lambda service, job: replace(job, credits=job.credits * 2))
        yield Change(f"dearer at {here}", dearer, places=((here,),))


def _knows_not(there: str) -> Finds:
    return lambda service, wanted, job: None if job is not None and job.address == there else job


def _begins_not(there: str) -> Callable[[Service, Job, str], str]:
    return lambda service, job, state: "queued" if job.address == there else state


def _named(situations: Iterable[str], turn: Callable[[Job], str]) -> Callable[[Service, Answer], Answer]:
    chosen = frozenset(situations)

    def answers(service: Service, answer: Answer) -> Answer:
        if answer.situation in chosen and answer.job is not None:
            answer.data["id"] = turn(answer.job)
        return answer

    return answers


def _reuses(back: int) -> Callable[[Service, Job], Job]:
    def makes(service: Service, job: Job) -> Job:
        before = [made for made in service.made if made.address == job.address]
        return replace(job, id=before[-back].id) if job.turn % (back + 1) == 0 else job

    return makes


def _same_for_same_cost(service: Service, job: Job) -> Job:
    same = (made.id for made in service.made if (made.model, made.credits) == (job.model, job.credits))
    return replace(job, id=next(same, job.id))


def _found(fits: Callable[[str, str], bool]) -> Finds:
    return lambda service, wanted, job: job or next((each for each in service.made if fits(wanted, each.id)), None)


def _mixes(other: int, part: str, every: int) -> Callable[[Service, Answer], Answer]:
    def answers(service: Service, answer: Answer) -> Answer:
        job = answer.job
        if answer.situation not in STATES or job is None or len(job.reported) % every:
            return answer
        shown = service.made[other]
        state = shown.state(service.now())
        its = service.view(shown, job.address, state)
        if part == "video" and answer.situation == "completed":
            answer.data["video"] = service.view(shown, job.address, "completed")["video"]
        elif part == "status":
            answer.data = service.view(job, job.address, state)
        elif part == "all":
            answer.data = its | {"id": job.id}
        return answer

    return answers
