"""Buying one video: exactly once, or with a clear word that nobody knows.

How an attempt failed decides what may follow. Only what certainly had no effect is tried again.
"""

from collections.abc import Callable

from reelkit._answer import identify, is_about_a_job, json_object, read
from reelkit._calls import NOW, Call, Failure, Flow, Note, Reply
from reelkit._errors import RateLimited, ReelkitError, ServerFailed, SubmissionUnknown, UnexpectedAnswer
from reelkit._jobs import JobState
from reelkit._refusals import refusal
from reelkit._request import Prepared
from reelkit._retry import Retry, retry_after
from reelkit._routes import NOT_THERE, Memory

CLIENT_REQUEST_ID = "X-Client-Request-Id"

# Said by what stands between us and the service, which may have had the request.
MIDWAY = frozenset({408, 499})


def create(
    prepared: Prepared,
    memory: Memory,
    *,
    retry: Retry,
    timeout: float,
    client_request_id: str,
    random: Callable[[], float],
) -> Flow[JobState]:
    """Send the create until it is accepted, refused, or lost."""
    paths = memory.create_paths(prepared.model)
    ask = Call("POST", paths[0], json=prepared.body, headers={CLIENT_REQUEST_ID: client_request_id}, timeout=timeout)
    end = (yield NOW) + retry.budget
    delay, attempt = 0.0, 0
    untried = list(paths[1:])
    yield Note(f"creating a video with {prepared.kind.model}, marked {client_request_id}")  # what to look for, if lost
    while True:
        outcome = yield ask._replace(delay=delay)
        if isinstance(outcome, Reply) and 200 <= outcome.status < 300:
            if ask.path != paths[0]:
                memory.works(paths, ask.path)
            return _accepted(outcome, prepared, memory, client_request_id)
        if isinstance(outcome, Reply) and outcome.status in NOT_THERE and untried:
            ask, delay = ask._replace(path=untried.pop(0)), 0.0
            yield Note(f"POST {paths[0]} answered {outcome.status}, creating at {ask.path} instead", once=True)
            continue
        error = _final(outcome, prepared, client_request_id)
        wait = retry_after(outcome.headers) if isinstance(outcome, Reply) else None
        attempt += 1
        delay = retry.gap(attempt, random) if wait is None else wait
        if not isinstance(error, RateLimited | ServerFailed):
            raise error
        if attempt >= retry.attempts or outcome.at + delay > end:
            raise error
        yield Note(f"the create had no effect ({error}); trying again in {delay:.1f} s")


def _final(outcome: Reply | Failure, prepared: Prepared, client_request_id: str) -> ReelkitError:
    """What this outcome comes to if nothing follows."""
    if isinstance(outcome, Failure):
        if not outcome.delivered:
            return ServerFailed(f"the service cannot be reached: {outcome.reason}; nothing was bought, try again later")
        return _lost(outcome.reason, None, prepared, client_request_id)
    wait = retry_after(outcome.headers)
    rejected = outcome.status in NOT_THERE or (outcome.status == 503 and wait is not None)
    if (outcome.status >= 500 and not rejected) or outcome.status in MIDWAY or 300 <= outcome.status < 400:
        return _lost(f"the service answered {outcome.status}", outcome, prepared, client_request_id)
    return refusal(outcome, bought=False)


def _accepted(reply: Reply, prepared: Prepared, memory: Memory, client_request_id: str) -> JobState:
    raw = json_object(reply)
    # The id comes first, whatever else is torn or odd: it is paid for. Newer servers repeat it in a header.
    job_id = (identify(raw) if raw is not None else None) or reply.headers.get("x-inference-id")
    if raw is not None and not is_about_a_job(raw):
        raise UnexpectedAnswer(
            "the create answered something that is no video job; look at the error's body before you try again",
            body=raw,
            status_code=reply.status,
            job_id=job_id,
            client_request_id=client_request_id,
        )
    if not job_id:
        raise _lost("its answer has no job id", reply, prepared, client_request_id)
    job = JobState(job_id, prepared.model, prepared.kind, memory.fetch_paths(prepared.model))
    job.answer = read(raw) if raw is not None else None
    job.created_at = reply.at
    job.client_request_id = client_request_id
    job.request_id = reply.headers.get("x-request-id")
    return job


def _lost(why: str, reply: Reply | None, prepared: Prepared, client_request_id: str) -> SubmissionUnknown:
    return SubmissionUnknown(
        f"nobody knows whether the job was created: {why}. It may be billed and was not sent again; look for "
        f"{client_request_id} in the service's logs before you do",
        body=json_object(reply) or reply.body.decode(errors="replace") if reply else None,
        request_id=reply.headers.get("x-request-id") if reply else None,
        client_request_id=client_request_id,
        model=prepared.kind.model,
    )
