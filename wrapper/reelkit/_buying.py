"""Buying with a journal: the intent is durable before the POST leaves, the id before anybody has the job.

A key stands for one purchase. Who comes with it again, in any process and on any day, is given the job that is there.
"""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from reelkit._answer import Answer
from reelkit._calls import NOW, Flow, Note, Pause, Write
from reelkit._create import is_open
from reelkit._errors import InvalidRequest, JobFailed, JournalError, ReelkitError, SubmissionUnknown
from reelkit._jobs import JobState
from reelkit._journal import Journal, KeyTaken
from reelkit._logs import Found, find
from reelkit._purchases import (
    FAILED,
    FOLLOWERS,
    GIVEN_UP,
    INTENDED,
    SUCCEEDED,
    UNKNOWN,
    Purchase,
    difference,
    request_hash,
)

if TYPE_CHECKING:
    from reelkit._core import Core
    from reelkit._errands import Terms
    from reelkit._request import Prepared

P = ParamSpec("P")
T = TypeVar("T")

LOOK_AGAIN = 0.5  # seconds between two looks at what somebody else is doing with a key

_under_way: set[str] = set()  # marks of creates that this process is sending; what is intended and not here, is lost
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_under_way.clear)  # a child sends none of them


def note(act: Callable[Concatenate[Journal, P], T], *args: P.args, **options: P.kwargs) -> Flow[T]:
    """Have something done with the journal; what goes wrong there is raised here."""
    result: Any = yield Write(lambda journal: act(journal, *args, **options))
    if isinstance(result, Exception):
        raise result
    value: T = result
    return value


def buy(
    core: "Core",
    prepared: "Prepared",
    key: str | None,
    save_to: str | None = None,
    *,
    terms: "Terms | None" = None,
    replaces: Purchase | None = None,
) -> Flow[JobState]:
    """Buy one video on these *terms*, or take up the job that the key stands for.

    *replaces* is the purchase in whose place this one stands.
    """
    service, model = core.settings.base_url, prepared.kind.model
    replaced = replaces
    while True:
        mark = os.urandom(16).hex()
        _under_way.add(mark)  # before the intent is there for others to see
        try:
            purchase = yield from _intent(service, key, prepared.body, mark, model, save_to, replaced)
            if purchase.client_request_id == mark:
                return (yield from _send(core, prepared, purchase, terms))
        finally:
            _under_way.discard(mark)
        if request_hash(purchase.request) != request_hash(prepared.body):
            raise InvalidRequest(
                f"the key {key!r} stands for another request: {difference(purchase.request, prepared.body)}; "
                "take another key, nothing was bought"
            )
        if purchase.state == FAILED and terms is not None and terms.retry_failed and replaced is None:
            replaced = purchase
            continue
        job = yield from take_up(core, purchase)
        if job is not None:
            return job


def _intent(
    service: str,
    key: str | None,
    body: dict[str, Any],
    mark: str,
    model: str,
    save_to: str | None,
    replaced: Purchase | None,
) -> Flow[Purchase]:
    """A new purchase, or the one that the key stands for already."""
    made: list[Purchase] = []

    def intend(journal: Journal) -> Purchase:
        try:
            made.append(journal.intend(service, key, body, mark, model, save_to=save_to, replaces=replaced))
        except KeyTaken as taken:
            return taken.purchase
        return made[0]

    try:
        return (yield from note(intend))
    except GeneratorExit:
        raise
    except BaseException as error:  # Ctrl-C while the disk was at work: nothing was sent, and nothing will be
        for purchase in made:
            yield from _noted(error, Journal.given_up, purchase, "it was broken off before the create was sent")
        raise


def take_up(core: "Core", purchase: Purchase) -> Flow[JobState | None]:
    """The job of a purchase, with no POST; None if it came to nothing, and its key is free."""
    end = (yield NOW) + core.settings.deadline
    while purchase.state == INTENDED and not (yield from _is_left_behind(purchase)):
        if (yield NOW) > end:
            raise ReelkitError(f"another process has been buying {purchase.key!r} for too long; look at what it does")
        yield Pause(LOOK_AGAIN)
        purchase = (yield from note(Journal.get, purchase.id)) or purchase
    if purchase.state == GIVEN_UP:
        return None
    if purchase.job_id is None:
        return (yield from _look_for(core, purchase))
    return core.bought(purchase, purchase.job_id)


def resubmit(core: "Core", key: str) -> Flow[JobState]:
    """Buy again what failed, or what nobody knows of: a person has decided so."""
    from reelkit._request import prepare

    purchase = yield from note(Journal.find, core.settings.base_url, key)
    if purchase is None:
        raise ReelkitError(f"no purchase has the key {key!r}; nothing was bought")
    if purchase.state == INTENDED and (yield from _is_left_behind(purchase)):
        purchase = yield from note(Journal.unknown, purchase, "its process ended before the answer came")
    if purchase.state not in (FAILED, UNKNOWN):
        raise ReelkitError(f"{key!r} is {purchase.state}, and is not bought again; nothing was bought")
    prepared = prepare(purchase.request, strict_rules=False)  # it was sent like this before
    return (yield from buy(core, prepared, key, purchase.save_to, replaces=purchase))


def noting(flow: Flow[Answer], job: JobState) -> Flow[Answer]:
    """A wait whose end the journal is told."""
    try:
        answer = yield from flow
    except JobFailed as error:
        if job.purchase is not None and FAILED in FOLLOWERS[job.purchase.state]:
            yield from _noted(error, Journal.failed, job.purchase, str(error))
        raise
    yield from seen(job, answer)
    return answer


def seen(job: JobState, answer: Answer) -> Flow[None]:
    """Have the journal know the end that an answer tells of."""
    from reelkit._wait import failure_of, has_failed, is_done

    if is_done(answer):
        credits = answer.usage.credits if answer.usage else None
        yield from told(job, SUCCEEDED, Journal.succeeded, credits)
    elif has_failed(answer):
        yield from told(job, FAILED, Journal.failed, str(failure_of(job, answer)))


def told(
    job: JobState,
    state: str,
    act: Callable[Concatenate[Journal, Purchase, P], Purchase],
    *args: P.args,
    **options: P.kwargs,
) -> Flow[None]:
    """Have the journal take the next step of a purchase, unless it is there already."""
    if job.purchase is not None and state in FOLLOWERS[job.purchase.state]:
        job.purchase = yield from note(act, job.purchase, *args, **options)


def _send(core: "Core", prepared: "Prepared", purchase: Purchase, terms: "Terms | None") -> Flow[JobState]:
    """Send the create, and note what came of it before anybody is told."""
    left: list[bool] = []
    create = core.create(prepared, purchase.client_request_id, lambda: left.append(True))
    try:
        job = yield from create if terms is None else terms.budget.braked(create, prepared)
    except GeneratorExit:
        raise
    except ReelkitError as error:
        if is_open(error):
            named = f" (it names job {error.job_id})" if error.job_id else ""  # an id is never forgotten
            told_of = _with_ways_on(error, purchase)
            yield from _noted(told_of, Journal.unknown, purchase, f"{error}{named}")
            raise told_of from None
        yield from _noted(error, Journal.given_up, purchase, str(error))
        raise
    except BaseException as error:  # Ctrl-C, or the task was cancelled: others need not wait for this process
        if left:
            yield from _noted(error, Journal.unknown, purchase, "the create was broken off before its answer came")
        else:
            yield from _noted(error, Journal.given_up, purchase, "the create was broken off before it was sent")
        raise
    return (yield from _bought(job, purchase))


def _noted(
    error: BaseException,
    act: Callable[Concatenate[Journal, Purchase, P], Purchase],
    purchase: Purchase,
    *args: P.args,
    **options: P.kwargs,
) -> Flow[None]:
    """Have the journal told of an error, which is not lost if the journal fails as well."""
    try:
        yield from note(act, purchase, *args, **options)
    except JournalError as trouble:
        if isinstance(error, ReelkitError):
            error.args = (f"{error}; besides, the journal was not told: {trouble}",)


def _bought(job: JobState, purchase: Purchase) -> Flow[JobState]:
    try:
        job.purchase = yield from note(Journal.submitted, purchase, job.id, job.token())
    except JournalError as error:
        said = f"job {job.id} was bought, but the journal does not take its id: {error}; keep it: {job.resume_line()}"
        raise JournalError(said, job_id=job.id) from None
    return job


def _is_left_behind(purchase: Purchase) -> Flow[bool]:
    """Whether nobody is sending the create any more."""
    if purchase.client_request_id in _under_way:
        return False
    return (yield from note(Journal.is_left_behind, purchase))


def _look_for(core: "Core", purchase: Purchase) -> Flow[JobState | None]:
    """Find the job of a create that was sent, or may have been, and whose end nobody knows."""
    mark, now = purchase.client_request_id, (yield NOW)
    age = yield from note(Journal.age, purchase)
    until = now + max(0.0, core.settings.deadline - age)
    yield Note(f"nobody knows what came of {purchase.key!r}; looking for {mark} in the service's logs")
    found: Found = yield from find(
        mark, core.memory.search, age=age, until=until, timeout=core.settings.request_timeout
    )
    if found.job_id is None:
        latest = (yield from note(Journal.get, purchase.id)) or purchase
        if latest.state != purchase.state:  # somebody else has looked, or decided, meanwhile
            return (yield from take_up(core, latest))
        if purchase.state != UNKNOWN:
            reason = (
                f"nobody knows whether the job was created: its process ended before the answer came, and {found.why}"
            )
            purchase = yield from note(Journal.unknown, purchase, reason)
        error = SubmissionUnknown(f"{purchase.key!r}: {purchase.reason}", client_request_id=mark, model=purchase.model)
        raise _with_ways_on(error, purchase)
    job = core.attach(found.job_id, purchase.model)
    job.client_request_id = mark
    return (yield from _bought(job, purchase))


def _with_ways_on(error: ReelkitError, purchase: Purchase) -> ReelkitError:
    """The error with what a person can do: nobody else may decide."""
    import shlex  # here, as few purchases ever need it

    key = shlex.quote(purchase.key)
    resolve = f"reelkit jobs resolve {key}"
    ways = f"if you find its job: {resolve} --job ID; to buy it again: {resolve} --resubmit"
    return type(error)(f"{error}; {ways}", **error.__dict__, key=purchase.key)
