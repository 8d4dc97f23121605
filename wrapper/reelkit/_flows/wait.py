"""Waits for a video. No single response ends a wait, and a wait ends by its deadline.

One absolute deadline limits both the pauses and the time for each request.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote

from reelkit._effects import NOW, Call, Event, Failure, Flow, Note, Outcome, Pause, Reply
from reelkit._errors import JobFailed, ResultMissing, UnexpectedAnswer, WaitTimeout
from reelkit._protocol.answer import (
    FAILED,
    MOST_STATUS,
    SUCCEEDED,
    UNKNOWN,
    Answer,
    Json,
    error_summary,
    error_words,
    identify,
    is_about_a_job,
    json_object,
    read,
    refusal,
)
from reelkit._protocol.job_state import JobState
from reelkit._protocol.poll_schedule import FLOOR, GAP, Schedule
from reelkit._protocol.retry_timing import retry_after
from reelkit._protocol.routes import NOT_THERE, Memory
from reelkit_specs import clipped, find_model

MISSING_GRACE = (
    30.0  # seconds in a row that a job may be unknown: just after its create, the service may not know it yet
)
UNCONFIRMED_GRACE = 10.0  # the same for an id that was attached to, which may be a typing error
LINK_GRACE = 20.0  # seconds until a finished job must have its link
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
GRACE_POLL = 3.0  # seconds between fetches during a grace period
LAST_FETCH = 1.0  # seconds between the last fetch and the deadline

# Statuses that end a wait at once: a rejected key or an empty account does not recover by itself.
FINAL = frozenset({401, 402, 403})
# Statuses that are about the moment, not about the job.
PASSING = frozenset({408, 425, 429})


class FetchResult(NamedTuple):
    """The result of a fetch: the parsed response, or why there is none, and the delay that the service asks for.

    *reply* is the response if it was not about the job. *doubtful* is a failure that may come from a proxy: it is
    believed only when it persists. *age* is for how many seconds a cache says that it has kept the response.
    """

    answer: Answer | None
    problem: str | None
    retry_after: float | None
    at: float
    reply: Reply | None = None
    doubtful: Answer | None = None
    age: float = 0.0


def wait(job: JobState, memory: Memory, schedule: Schedule, *, deadline: float, timeout: float) -> Flow[Answer]:
    """Poll until the video is finished, the job has failed, or the deadline has passed."""
    if job.answer is not None and is_done(job.answer):
        return job.answer
    began = yield NOW
    end = began + deadline
    born = began if job.created_at is None else job.created_at
    is_last = False
    reported: str | None = None
    without_link_since: float | None = None
    missing_since: float | None = None
    failed_since: float | None = None
    asked_at = born  # the last fetch was sent at this time or later
    not_yet = born  # the last time at which the video was certainly not finished
    while True:
        fetched = yield from fetch_once(job, memory, Call("GET", "", timeout=timeout, until=end))
        answer = fetched.answer
        if fetched.doubtful is None:
            failed_since = None
        else:
            failed_since = fetched.at if failed_since is None else failed_since
            if fetched.at - failed_since >= MISSING_GRACE:
                answer = fetched.doubtful
        if answer is not None:
            job.answer = answer
            if answer.status != reported:
                reported = answer.status
                yield Event(job.id, answer.status, answer.meaning, fetched.at - born)
            if is_done(answer):
                if answer.meaning == UNKNOWN:
                    yield Note(f"job {job.id} has a video and the unknown status {answer.status!r}", warning=True)
                if job.created_at is not None:
                    # Not the time at which it was seen: the estimates of clients would grow with every run.
                    seconds = (fetched.at - born) * memory.clock_speed
                    memory.remember_duration(job.kind, max((not_yet - born) * memory.clock_speed, seconds - GAP))
                return answer
            if has_failed(answer):
                raise job_failed_error(job, answer)
            if answer.meaning != SUCCEEDED:
                pending_at = asked_at - fetched.age
                memory.search.is_pending(job.client_request_id, pending_at)
                memory.remember_least(job.kind, (pending_at - born) * memory.clock_speed)
                without_link_since = None
            else:
                without_link_since = fetched.at if without_link_since is None else without_link_since
                if fetched.at - without_link_since >= LINK_GRACE:
                    raise missing_link_error(job, answer)
        if fetched.reply is None or not is_refusal(fetched.reply):
            missing_since = None
        else:
            missing_since = fetched.at if missing_since is None else missing_since
            if fetched.at - missing_since >= (UNCONFIRMED_GRACE if is_unconfirmed(job) else MISSING_GRACE):
                raise refusal(fetched.reply, bought=True, job_id=job.id)
        left = end - fetched.at
        if is_last or left <= FLOOR:
            raise _timeout(job, fetched.at - began, fetched.problem)
        if fetched.retry_after is None:
            delay = schedule.next(fetched.at - born, memory.clock_speed)
        else:
            delay = max(FLOOR, fetched.retry_after)
        if fetched.retry_after is None and any(
            since is not None for since in (without_link_since, missing_since, failed_since)
        ):
            delay = min(delay, GRACE_POLL)
        if delay >= left:
            delay, is_last = max(left - LAST_FETCH, left / 2), True
        not_yet, asked_at = fetched.at, fetched.at + delay
        if fetched.problem is not None:
            yield Note(f"job {job.id}: {fetched.problem}; retrying in {delay:.1f} s")
        yield Pause(delay)


def fetch_once(job: JobState, memory: Memory, call: Call) -> Flow[FetchResult]:
    """Fetch once, from each address until one knows the job. Raises the errors that end a wait at once."""
    outcome = yield from _fetch(job, memory, call)
    if isinstance(outcome, Failure):
        return FetchResult(None, outcome.reason, None, outcome.at)
    memory.remember_clock(outcome.headers)
    status = outcome.status
    if status in FINAL:
        raise refusal(outcome, bought=True, job_id=job.id)
    if not 200 <= status < 300:
        return FetchResult(None, f"the service returned {status}", retry_after(outcome.headers), outcome.at, outcome)
    raw = json_object(outcome)
    if raw is None:
        return FetchResult(
            None, f"the service returned {status} with a body that is not a JSON object", None, outcome.at
        )
    if not is_about_a_job(raw):
        message = f"the response about job {job.id} does not describe a video job; see the body of this error"
        raise UnexpectedAnswer(message, body=raw, status_code=status, **job.evidence())
    if (other := about_another(job, raw)) is not None:
        message = f"the service returned a response about job {other}; a proxy may mix up responses"
        return FetchResult(None, message, None, outcome.at)
    answer = read(raw)
    if has_failed(answer) and not is_certain(answer):
        words = error_summary(answer.error) or answer.status
        message = f"the response contains an error that may not be about job {job.id} ({words})"
        return FetchResult(None, message, None, outcome.at, doubtful=answer)
    return FetchResult(answer, None, None, outcome.at, age=_age(outcome))


def _age(reply: Reply) -> float:
    try:
        return max(0.0, float(reply.headers.get("age", "")))
    except ValueError:
        return 0.0


def about_another(job: JobState, raw: Json) -> str | None:
    """The id in a response, if it is not the id of this job. A response without an id counts as this job's.

    A text that is too long for an id, or cannot be sent, is the id of another job; what is no text is no id.
    """
    values = (raw.get("id"), raw.get("generation_id"))
    ids = [value if isinstance(value, str) else identify({"id": value}) for value in values]
    given = [reported for reported in ids if reported is not None and reported.strip()]
    if not given or any(is_same_job(reported, job) for reported in given):
        return None
    return clipped(given[0], MOST_STATUS)


def is_same_job(reported: str, job: JobState) -> bool:
    """Whether an id names this job: as it is, percent-encoded, or with or without the job's model behind a colon."""
    short, long = sorted((unquote(reported), unquote(job.id)), key=len)
    if short == long:
        return True
    return long.startswith(f"{short}:") and _is_model_of(long.removeprefix(f"{short}:"), short, job)


def _is_model_of(text: str, short_id: str, job: JobState) -> bool:
    """Whether the text after the colon is the job's model, and not a part of another id.

    After a UUID, any text with a slash counts as the model: it need not be in the contract.
    """
    model = find_model(text)
    if model is not None:
        return job.model is None or model.id == job.model.id
    return text == job.kind.model or ("/" in text and UUID.fullmatch(short_id) is not None)


def _fetch(job: JobState, memory: Memory, call: Call) -> Flow[Outcome]:
    """Fetch from the first address; if that does not know the job, from the others until one does."""
    first: Reply | None = None
    problem: Outcome | None = None
    for path in job.paths:
        outcome: Outcome = yield call._replace(path=path, params={"generation_id": job.id})
        if first is None:
            if isinstance(outcome, Failure) or outcome.status not in NOT_THERE:
                return outcome
            first = outcome
        elif isinstance(outcome, Reply) and _knows_a_job(outcome):
            yield Note(f"GET {job.paths[0]} returned {first.status}, using {path} from now on", once=True)
            memory.remember_path(job.paths, path)
            job.paths = (path, *(other for other in job.paths if other != path))
            return outcome
        elif isinstance(outcome, Failure) or not is_refusal(outcome):
            problem = outcome
    assert first is not None  # a job has at least one address
    return problem or first


def _knows_a_job(reply: Reply) -> bool:
    """Whether this response is about a job, not what an address returns for every request."""
    raw = json_object(reply) if 200 <= reply.status < 300 else None
    return raw is not None and bool({"id", "generation_id", "status", "video"} & set(raw))


def is_refusal(reply: Reply) -> bool:
    """Whether the service rejects this request, as opposed to a temporary problem."""
    return reply.status in NOT_THERE or (300 <= reply.status < 500 and reply.status not in PASSING)


def is_unconfirmed(job: JobState) -> bool:
    """Whether the job may not exist: it was attached to by its id, and no response has confirmed it yet."""
    return job.created_at is None and job.answer is None


def is_done(answer: Answer) -> bool:
    """Whether the video is finished: there is a link, and the status means success or is unknown."""
    return answer.link is not None and answer.meaning in (SUCCEEDED, UNKNOWN)


def has_failed(answer: Answer) -> bool:
    """Whether the job has failed: by its status, or by an error beside an unknown status."""
    return answer.meaning == FAILED or (answer.meaning == UNKNOWN and answer.error is not None)


def is_certain(answer: Answer) -> bool:
    """Whether it is certain that the job failed: the response names the job, with a status that means failure.

    A gateway may respond with 200 and an error of its own, such as ``{"error": "upstream busy"}``.
    """
    return answer.id is not None and answer.meaning == FAILED


def job_failed_error(job: JobState, answer: Answer) -> JobFailed:
    """The error for a failed job, in the service's own words."""
    name, reason = error_words(answer.error)
    words = error_summary(answer.error) or "no reason was given"
    return JobFailed(
        f"job {job.id} failed: {words}; change the request or submit it again",
        name=name,
        reason=reason,
        error=answer.error,
        body=answer.raw,
        **job.evidence(),
    )


def missing_link_error(job: JobState, answer: Answer) -> JobFailed | ResultMissing:
    """The error for a finished job without a link."""
    if answer.error is not None:
        return job_failed_error(job, answer)
    message = f"job {job.id} is {answer.status} but has no link to its video; fetch it again later: {job.resume_line()}"
    return ResultMissing(message, token=job.token(), body=answer.raw, **job.evidence())


def _timeout(job: JobState, elapsed: float, problem: str | None) -> WaitTimeout:
    status = job.answer.status if job.answer else "(never fetched)"
    last = f" The last fetch failed: {problem}." if problem else ""
    what = f"job {job.id} is still {status} after" if job.answer else f"no response about job {job.id} in"
    return WaitTimeout(
        f"{what} {elapsed:.0f} s.{last} The job continues on the server; resume with: {job.resume_line()}",
        status=status,
        elapsed=elapsed,
        token=job.token(),
        body=job.answer.raw if job.answer else None,
        **job.evidence(),
    )
