"""Writes what a flow has learned to the journal before the flow continues."""

import shlex
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from reelkit._effects import NOW, Flow, Note, Write
from reelkit._errors import JobFailed, JournalError, ReelkitError, SubmissionUnknown
from reelkit._flows.wait import has_failed, is_done, job_failed_error
from reelkit._journal.journal import JobTaken, Journal
from reelkit._journal.purchase import FAILED, NEXT_STATES, SUCCEEDED, Purchase
from reelkit._logs.absence import Proof
from reelkit._protocol.answer import Answer
from reelkit._protocol.job_state import JobState

P = ParamSpec("P")
T = TypeVar("T")


def write_journal(act: Callable[Concatenate[Journal, P], T], *args: P.args, **options: P.kwargs) -> Flow[T]:
    """Run an operation of the journal; its error is raised here."""
    value: T = yield from _result(Write(lambda journal: act(journal, *args, **options)))
    return value


def run_alone(act: Callable[[Journal], T]) -> Flow[T]:
    """The same for an operation that may take long, or closes the journal."""
    value: T = yield from _result(Write(act, is_alone=True))
    return value


def _result(item: Write) -> Flow[Any]:
    result = yield item
    if isinstance(result, Exception):
        raise result
    return result


def record_outcome(flow: Flow[Answer], job: JobState) -> Flow[Answer]:
    """Run a wait and write its end to the journal."""
    try:
        answer = yield from flow
    except JobFailed as error:
        if job.purchase is not None and FAILED in NEXT_STATES[job.purchase.state]:
            yield from record_error(error, Journal.failed, job.purchase, str(error))
        raise
    yield from record_answer(job, answer)
    return answer


def record_answer(job: JobState, answer: Answer) -> Flow[None]:
    """Write the end of a job to the journal, if the response reports one."""
    if is_done(answer):
        if answer.usage is not None and answer.usage.credits is not None:
            job.credits = answer.usage.credits
        yield from record_state(job, SUCCEEDED, Journal.succeeded, job.credits)
    elif has_failed(answer):
        yield from record_state(job, FAILED, Journal.failed, str(job_failed_error(job, answer)))


def write_or_warn(
    act: Callable[Concatenate[Journal, Purchase, P], Purchase], purchase: Purchase, *args: P.args, **options: P.kwargs
) -> Flow[Purchase]:
    """Write to the journal. If that fails, warn and continue, so that the flow still returns its result."""
    try:
        return (yield from write_journal(act, purchase, *args, **options))
    except JournalError as error:
        state = f"the journal still has the state {purchase.state!r} for the purchase {purchase.key!r}"
        yield Note(f"{error}; {state}, which a later call corrects", warning=True)
        return purchase


def record_state(
    job: JobState,
    state: str,
    act: Callable[Concatenate[Journal, Purchase, P], Purchase],
    *args: P.args,
    **options: P.kwargs,
) -> Flow[None]:
    """Write the next state of a purchase, unless it is reached already."""
    if job.purchase is not None and state in NEXT_STATES[job.purchase.state]:
        job.purchase = yield from write_or_warn(act, job.purchase, *args, **options)


def record_error(
    error: BaseException,
    act: Callable[Concatenate[Journal, Purchase, P], Purchase],
    purchase: Purchase,
    *args: P.args,
    **options: P.kwargs,
) -> Flow[None]:
    """Write an error to the journal. If that fails as well, add the failure to the text of the error."""
    try:
        yield from write_journal(act, purchase, *args, **options)
    except JournalError as trouble:
        if isinstance(error, ReelkitError):
            error.args = (f"{error}; the journal could not be written either: {trouble}",)


def record_absence(purchase: Purchase, why: str, proof: Proof) -> Flow[None]:
    """Write the proof that a lost create has no job."""
    scan_age = (yield NOW) - proof.scanned_at
    yield from write_journal(Journal.absent, purchase, f"{why}; nothing was bought", proof.witnesses, scan_age)
    yield Note(f"{purchase.key!r}: {why}, so nothing was bought")


def record_job_id(job: JobState, purchase: Purchase) -> Flow[JobState]:
    """Write the id of a job. Further jobs of the same create become purchases of their own."""

    def submitted(journal: Journal) -> Purchase:
        try:
            return journal.submitted(purchase, job.id, job.token(), job.credits)
        except JobTaken as taken:
            return taken.purchase

    try:
        try:
            noted_as = yield from write_journal(submitted)
        except (JournalError, GeneratorExit):
            raise
        except BaseException:  # Ctrl-C: the paid job is written before it continues
            yield from write_journal(submitted)
            raise
    except JournalError as error:
        message = (
            f"job {job.id} was bought, but the journal cannot store its id: {error}; to get it: {job.resume_line()}"
        )
        raise JournalError(message, job_id=job.id) from None
    if noted_as.id != purchase.id:
        message = f"the service returned job {job.id}, which belongs to the purchase {noted_as.key!r}"
        yield from write_or_warn(Journal.unknown, purchase, message)
        raise with_resolve_commands(SubmissionUnknown(message, client_request_id=job.client_request_id), purchase)
    job.purchase = noted_as
    for other in job.others:
        token = JobState(other, job.model, job.kind, job.paths).token()
        yield from write_or_warn(Journal.repeated, job.purchase, other, token)
    return job


def with_resolve_commands(error: ReelkitError, purchase: Purchase) -> ReelkitError:
    """The error with the commands that resolve the purchase: only a person can decide."""
    key = shlex.quote(purchase.key)
    resolve = f"reelkit jobs resolve {key}"
    ways = f"if you find its job: {resolve} --job ID; to buy it again: {resolve} --resubmit"
    return type(error)(f"{error}; {ways}", **error.__dict__, key=purchase.key)
