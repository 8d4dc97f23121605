"""Buying one video: exactly once, or with a clear word that nobody knows.

How an attempt failed decides what may follow. Only what certainly had no effect is tried again; an answer that was lost
is looked for in the service's logs.
"""

from collections.abc import Callable
from typing import NamedTuple

from reelkit._answer import Answer, identify, is_about_a_job, json_object, read
from reelkit._calls import NOW, Call, Failure, Flow, Note, Reply
from reelkit._errors import RateLimited, ReelkitError, ServerFailed, SubmissionUnknown, UnexpectedAnswer
from reelkit._jobs import JobState
from reelkit._logs import Found, find
from reelkit._prices import estimate
from reelkit._refusals import refusal
from reelkit._request import Prepared
from reelkit._retry import Retry, retry_after
from reelkit._routes import NOT_THERE, Memory

CLIENT_REQUEST_ID = "X-Client-Request-Id"
CREDITS_USED = "x-aimlapi-credits-used"

# Said by what stands between us and the service, which may have had the request.
MIDWAY = frozenset({408, 499})


def create(
    prepared: Prepared,
    memory: Memory,
    *,
    retry: Retry,
    timeout: float,
    deadline: float,
    client_request_id: str,
    random: Callable[[], float],
    leaving: Callable[[], None] | None = None,
) -> Flow[JobState]:
    """Send the create until it is accepted, refused, or lost; what is lost is sought until the *deadline*."""
    paths = memory.create_paths(prepared.model)
    headers = {CLIENT_REQUEST_ID: client_request_id}
    ask = Call("POST", paths[0], json=prepared.body, headers=headers, timeout=timeout, leaving=leaving)
    began = yield NOW
    end = began + retry.budget
    delay, attempt = 0.0, 0
    untried = list(paths[1:])
    yield Note(f"creating a video with {prepared.kind.model}, marked {client_request_id}")  # what to look for, if lost
    while True:
        outcome = yield ask._replace(delay=delay)
        if (doubt := _doubt(outcome)) is not None:
            lost = Lost(client_request_id, prepared, outcome)
            return (yield from _seek(lost, doubt, memory, until=began + deadline, timeout=timeout))
        if isinstance(outcome, Reply) and 200 <= outcome.status < 300:
            if ask.path != paths[0]:
                memory.works(paths, ask.path)
            return _accepted(outcome, prepared, memory, client_request_id)
        if isinstance(outcome, Reply) and outcome.status in NOT_THERE and untried:
            ask, delay = ask._replace(path=untried.pop(0)), 0.0
            yield Note(f"POST {paths[0]} answered {outcome.status}, creating at {ask.path} instead", once=True)
            continue
        error = _refused(outcome)
        wait = retry_after(outcome.headers) if isinstance(outcome, Reply) else None
        attempt += 1
        delay = retry.gap(attempt, random) if wait is None else wait
        if not isinstance(error, RateLimited | ServerFailed):
            raise error
        if attempt >= retry.attempts or outcome.at + delay > end:
            raise error
        yield Note(f"the create had no effect ({error}); trying again in {delay:.1f} s")


def _doubt(outcome: Reply | Failure) -> str | None:
    """Why nobody knows whether the create had an effect; None if it is known."""
    if isinstance(outcome, Failure):
        return outcome.reason if outcome.delivered else None
    status = outcome.status
    if 200 <= status < 300:
        return None if _job_id(outcome) or _is_strange(outcome) else "its answer has no job id"
    rejected = status in NOT_THERE or (status == 503 and retry_after(outcome.headers) is not None)
    if (status >= 500 and not rejected) or status in MIDWAY or 300 <= status < 400:
        return f"the service answered {status}"
    return None


def is_open(error: ReelkitError) -> bool:
    """Whether a create that ended so may have had an effect all the same."""
    strange = isinstance(error, UnexpectedAnswer) and 200 <= (error.status_code or 0) < 300
    return strange or isinstance(error, SubmissionUnknown)


def _refused(outcome: Reply | Failure) -> ReelkitError:
    """What an attempt without effect comes to if nothing follows."""
    if isinstance(outcome, Failure):
        return ServerFailed(f"the service cannot be reached: {outcome.reason}; nothing was bought, try again later")
    return refusal(outcome, bought=False)


def _job_id(reply: Reply) -> str | None:
    """The id comes first, whatever else is torn or odd: it is paid for. Newer servers repeat it in a header."""
    raw = json_object(reply)
    return (identify(raw) if raw is not None else None) or reply.headers.get("x-inference-id")


def _is_strange(reply: Reply) -> bool:
    """Whether the answer is about something else than a video job."""
    raw = json_object(reply)
    return raw is not None and not is_about_a_job(raw)


def _accepted(reply: Reply, prepared: Prepared, memory: Memory, client_request_id: str) -> JobState:
    raw = json_object(reply)
    job_id = _job_id(reply)
    if job_id is None or _is_strange(reply):
        raise UnexpectedAnswer(
            "the create answered something that is no video job; look at the error's body before you try again",
            body=raw,
            status_code=reply.status,
            job_id=job_id,
            client_request_id=client_request_id,
        )
    job = JobState(job_id, prepared.model, prepared.kind, memory.fetch_paths(prepared.model))
    job.answer = read(raw) if raw is not None else None
    job.credits = _cost(job.answer, reply)
    job.created_at = reply.at
    job.client_request_id = client_request_id
    job.request_id = reply.headers.get("x-request-id")
    return job


def _cost(answer: Answer | None, reply: Reply) -> float | None:
    """Credits by the body, else by the header that newer servers send. Most tell the cost with the create alone."""
    if answer is not None and answer.usage is not None and answer.usage.credits is not None:
        return answer.usage.credits
    try:
        credits = float(reply.headers.get(CREDITS_USED, ""))
    except ValueError:
        return None
    return credits if 0 <= credits < float("inf") else None


class Lost(NamedTuple):
    """A create that nobody knows the end of."""

    client_request_id: str
    prepared: Prepared
    outcome: Reply | Failure


def _seek(lost: Lost, doubt: str, memory: Memory, *, until: float, timeout: float) -> Flow[JobState]:
    """Look for a lost create in the logs, and go on with its job as if nothing had happened."""
    mark, prepared = lost.client_request_id, lost.prepared
    yield Note(f"the answer to the create was lost ({doubt}); looking for {mark} in the service's logs")
    found = yield from find(mark, memory.search, age=0.0, until=until, timeout=timeout)
    if found.job_id is None:
        raise _unknown(lost, doubt, found)
    yield Note(f"the logs know {mark}: it is job {found.job_id}")
    job = JobState(found.job_id, prepared.model, prepared.kind, memory.fetch_paths(prepared.model))
    job.created_at = lost.outcome.at
    job.client_request_id = mark
    return job


def _unknown(lost: Lost, doubt: str, found: Found) -> SubmissionUnknown:
    kind = lost.prepared.kind
    price = estimate(lost.prepared.model, kind.resolution, kind.duration)
    cost = f" ({price})" if price else ""
    reply = lost.outcome if isinstance(lost.outcome, Reply) else None
    return SubmissionUnknown(
        f"nobody knows whether the job was created: {doubt}, and {found.why}. It may be billed{cost} and was not sent "
        f"again; look for {lost.client_request_id} in the service's logs before you do",
        body=json_object(reply) or reply.body.decode(errors="replace") if reply else None,
        request_id=reply.headers.get("x-request-id") if reply else None,
        client_request_id=lost.client_request_id,
        model=kind.model,
    )
