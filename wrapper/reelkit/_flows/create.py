"""Sends a create exactly once; raises SubmissionUnknown if the outcome cannot be determined.

The kind of failure decides what may follow. Only a create that provably had no effect is sent again. In every other
case it may have been accepted, and the service's logs are searched for it.
"""

import functools
import os
from collections.abc import Callable
from typing import NamedTuple

from reelkit._effects import AHEAD, NOW, Call, Dispatch, Failure, Flow, Note, Pause, Reply
from reelkit._errors import RateLimited, ReelkitError, ServerFailed, SubmissionUnknown, UnexpectedAnswer
from reelkit._flows.budget import BatchTerms
from reelkit._logs.absence import PROVEN, Proof
from reelkit._logs.log_search import Found, find
from reelkit._protocol.answer import (
    LARGEST,
    Answer,
    header_id,
    identify,
    is_about_a_job,
    is_page,
    json_object,
    load_reader,
    read,
    refusal,
)
from reelkit._protocol.job_state import JobState
from reelkit._protocol.log_memory import Hold, Route, Sent, WholeScan
from reelkit._protocol.prices import estimate
from reelkit._protocol.request import Prepared
from reelkit._protocol.retry_timing import Retry, retry_after
from reelkit._protocol.routes import NOT_THERE, Memory

Contradiction = Callable[[str, float, WholeScan], Flow[str | None]]  # see `trace`
CLIENT_REQUEST_ID = "X-Client-Request-Id"
MIN_SEARCH = 60.0  # the minimum seconds to search for a lost create that had to wait long before it was sent
HOLDING_STEP = 1.0  # seconds between two checks whether a create is still held back
UNDELIVERED_GAP = 2.0  # the maximum seconds between two attempts in a batch, which stops if all are in vain
CREDITS_USED = "x-aimlapi-credits-used"

# The service rejected the request before it did anything. Other 4xx statuses, such as 408, 460 and 499, may come from
# a proxy after the service has received the request.
REFUSED = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 411, 413, 414, 415, 417, 422, 429, 431, 451})
# Except as an HTML page: a proxy may return one of these in place of a 5xx.
UNRELIABLE_AS_PAGE = frozenset({400, 404, 405, 406, 410, 415, 422})
# The same, if the service itself returned it: proxies return 503 with Retry-After when a response was lost.
REFUSED_BY_THE_SERVICE = frozenset({501, 503})


def create(
    prepared: Prepared,
    memory: Memory,
    *,
    retry: Retry,
    timeout: float,
    deadline: float,
    client_request_id: str,
    renew: Callable[[], Flow[str]],
    random: Callable[[], float],
    dispatch: Dispatch,
    terms: BatchTerms | None = None,
    intend: Callable[[str], Flow[None]] | None = None,
    contradiction: Contradiction | None = None,
) -> Flow[JobState]:
    """Send the create until it is accepted, rejected or lost; search for a lost one until the *deadline*.

    *renew* returns the client request id for the next POST after a rejected one, whose failure may be in the logs.
    *intend* runs before each POST, with its address, when it is its turn. *contradiction* says what shows that a create
    of a model and an age may have a job although the logs do not show it. With the *terms* of a batch, it waits for its
    turn, and is sent again until the deadline while the service rejects creates because of its rate limit.
    """
    load_reader()
    pace = None if terms is None else terms.pace
    paths = memory.create_paths(prepared.model)
    call = Call("POST", paths[0], json=prepared.body, timeout=timeout, dispatch=dispatch, files=prepared.files)
    began = yield NOW
    end = began + retry.budget
    if prepared.files:  # an upload may take long
        call = call._replace(until=began + deadline)
    delay, attempt = 0.0, 0
    untried = list(paths[1:])
    yield Note(
        f"creating a video with {prepared.kind.model}, client request id {client_request_id}"
    )  # to search for if it is lost
    was_rejected = False
    while True:
        if was_rejected:
            client_request_id = yield from renew()
            yield Note(f"the next create has the client request id {client_request_id}")
        call = call._replace(headers={CLIENT_REQUEST_ID: client_request_id}, delay=delay)
        slept = memory.search.count_sleep((yield AHEAD))
        outcome, left_at, pause, held = yield from _send_in_turn(
            call, prepared.kind.model, dispatch, terms, memory, intend, began + deadline
        )
        began, end = began + held, end + held  # it had no time of its own then
        if (reason := _why_unknown(outcome, memory)) is not None:
            if pace is not None:
                pace.lost(reason)
            lost = LostCreate(client_request_id, prepared, call.path, outcome, left_at + slept, deadline)
            until = began + deadline if pace is None else max(began + deadline, outcome.at + min(deadline, MIN_SEARCH))
            return (
                yield from _search_logs(
                    lost, reason, memory, dispatch, terms, contradiction, until=until, timeout=timeout
                )
            )
        if isinstance(outcome, Reply) and 200 <= outcome.status < 300:
            if call.path != paths[0]:
                memory.remember_path(paths, call.path)
            memory.search.accepted(client_request_id, Sent(left_at, Route(prepared.kind.model, call.path)))
            return _accepted(outcome, prepared, memory, client_request_id)
        dispatch.had_no_effect()
        was_rejected = isinstance(outcome, Reply)
        if isinstance(outcome, Reply) and outcome.status in NOT_THERE and untried:
            call, delay = call._replace(path=untried.pop(0)), 0.0
            yield Note(f"POST {paths[0]} returned {outcome.status}, creating at {call.path} instead", once=True)
            continue
        error = _refused(outcome)
        if pause is not None and outcome.at + pause <= began + deadline:
            yield Note(f"the create had no effect ({error}); trying again in {pause:.1f} s")
            delay = 0.0  # the pace decides when
            continue
        wait = retry_after(outcome.headers) if isinstance(outcome, Reply) else None
        attempt += 1
        delay = retry.gap(attempt, random) if wait is None else wait
        is_undelivered = isinstance(outcome, Failure)
        if is_undelivered and pace is not None:
            delay = min(delay, UNDELIVERED_GAP)
        is_last = attempt >= retry.attempts or outcome.at + delay > end
        if is_undelivered and pace is not None and pace.is_unreachable:
            is_last = True  # others have tried long enough
        if is_last or not isinstance(error, RateLimited | ServerFailed):
            if pace is not None:
                pace.failed(error, is_undelivered=is_undelivered)
            raise error
        yield Note(f"the create had no effect ({error}); trying again in {delay:.1f} s")


def renewed_id() -> Flow[str]:
    """A new client request id, for creates that no journal keeps."""
    yield from ()
    return os.urandom(16).hex()


def _send_in_turn(
    call: Call,
    model: str,
    dispatch: Dispatch,
    terms: BatchTerms | None,
    memory: Memory,
    intend: Callable[[str], Flow[None]] | None,
    until: float,
) -> Flow[tuple[Reply | Failure, float, float | None, float]]:
    """Send the POST in its turn.

    Returns the result, when it was sent, the pause after too many requests, and for how long it was held back.
    """
    if terms is None:
        if intend is not None:
            yield from intend(call.path)
        left_at: float = (yield NOW) + call.delay
        return (yield from _post(call, dispatch)), left_at, None, 0.0
    pace = terms.pace
    held, left_at = 0.0, (yield from pace.acquire(until))
    route = Route(model, call.path)
    if terms.recovery.resubmit == PROVEN and (hold := memory.search.hold(left_at, terms.recovery.settle, route)):
        pace.release()
        held = yield from _hold_back(hold, terms, memory)
        left_at = yield from pace.acquire(until + held)
    try:
        if intend is not None:
            yield from intend(call.path)
        outcome = yield from _post(call, dispatch)
    finally:
        pace.release()
    if isinstance(outcome, Reply) and 200 <= outcome.status < 300:
        pace.accepted(outcome.at)
    elif isinstance(outcome, Reply) and _is_too_much(outcome):
        return outcome, left_at, pace.refused(left_at, outcome.at, retry_after(outcome.headers)), held
    return outcome, left_at, None, held


def _hold_back(hold: Hold, terms: BatchTerms, memory: Memory) -> Flow[float]:
    """Wait while a create is lost for which this one is to be a late witness. Returns the seconds."""
    search, settle = memory.search, terms.recovery.settle
    began: float = yield NOW
    now = began
    left = search.left_to_hold(hold, now, settle)
    why = "to be a witness in the logs for one whose response was lost"
    yield Note(f"a create waits for up to {left:.0f} s, {why}")
    try:
        with terms.places.freed():
            while (left := search.left_to_hold(hold, now, settle)) > 0:
                yield Pause(min(left, HOLDING_STEP))
                now = yield NOW
    finally:
        search.release(hold, now)
    return now - began


def _post(call: Call, dispatch: Dispatch) -> Flow[Reply | Failure]:
    """Send the POST. Any other error after it was sent counts as a lost response."""
    try:
        outcome: Reply | Failure = yield call
    except Exception as error:
        if not dispatch.is_open:
            raise
        outcome = Failure(f"{type(error).__name__}: {error}", True, (yield NOW))
    if isinstance(outcome, Reply):
        dispatch.left()  # also if it came before all of a file was sent: the status says what it means
    elif not dispatch.is_open:
        return outcome._replace(delivered=False)  # the create was not sent, or not to its end, whatever the error
    return outcome


def _is_too_much(reply: Reply) -> bool:
    """Whether the service itself rejects the create because of too many requests, and may accept it later."""
    return reply.status == 429 or (reply.status == 503 and _is_the_services_own(reply))


def _why_unknown(outcome: Reply | Failure, memory: Memory) -> str | None:
    """Why it is unknown whether the create had an effect; None if it is known. A job that it names is then its own."""
    if isinstance(outcome, Failure):
        return outcome.reason if outcome.delivered else None
    status = outcome.status
    if 200 <= status < 300:
        if (job_id := _job_id(outcome)) is None:
            return None if _is_strange(outcome) else "its response has no job id"
        return None if memory.claim(job_id) else f"its response names job {job_id}, which belongs to another create"
    if status in UNRELIABLE_AS_PAGE and is_page(outcome.headers, outcome.body):
        return f"the service or a proxy returned {status} with an HTML page"
    if status in REFUSED or (status in REFUSED_BY_THE_SERVICE and _is_the_services_own(outcome)):
        return None
    return f"the service returned {status}"


def _is_the_services_own(reply: Reply) -> bool:
    """Whether the service itself rejects the create: with its error envelope, and with Retry-After for a 503."""
    message = json_object(reply) or {}
    is_envelope = str(message.get("statusCode")) == str(reply.status) and ("requestId" in message or "path" in message)
    return is_envelope and (reply.status != 503 or retry_after(reply.headers) is not None)


def _refused(outcome: Reply | Failure) -> ReelkitError:
    """The error for an attempt without effect."""
    if isinstance(outcome, Failure):
        return ServerFailed(f"the service cannot be reached: {outcome.reason}; nothing was bought, try again later")
    return refusal(outcome, bought=False)


def _job_id(reply: Reply) -> str | None:
    """The job id, even in a damaged response: the job is paid for. Newer servers repeat it in a header."""
    raw = json_object(reply)
    return (identify(raw) if raw is not None else None) or header_id(reply.headers)


def _is_strange(reply: Reply) -> bool:
    """Whether the response is not about a video job."""
    raw = json_object(reply)
    return raw is not None and not is_about_a_job(raw)


def _accepted(reply: Reply, prepared: Prepared, memory: Memory, client_request_id: str) -> JobState:
    raw = json_object(reply)
    job_id = _job_id(reply)
    if job_id is None or _is_strange(reply):
        raise UnexpectedAnswer(
            "the response to the create does not describe a video job; see the body of this error before you try again",
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
    """The credits in the body, or else in the header of newer servers. Most report the cost with the create only."""
    if answer is not None and answer.usage is not None and answer.usage.credits is not None:
        return answer.usage.credits
    try:
        credits = float(reply.headers.get(CREDITS_USED, ""))
    except ValueError:
        return None
    return credits if 0 <= credits < LARGEST else None


class LostCreate(NamedTuple):
    """A create whose outcome is unknown. *left_at* includes the seconds that the computer had slept until then."""

    client_request_id: str
    prepared: Prepared
    address: str
    outcome: Reply | Failure
    left_at: float
    deadline: float


class ProvenAbsent(Exception):
    """The service has no job of a lost create, so it may be bought again."""

    def __init__(self, why: str, proof: Proof) -> None:
        super().__init__(why)
        self.proof = proof


def _search_logs(
    lost: LostCreate,
    reason: str,
    memory: Memory,
    dispatch: Dispatch,
    terms: BatchTerms | None,
    contradiction: Contradiction | None,
    *,
    until: float,
    timeout: float,
) -> Flow[JobState]:
    """Search the logs for a lost create and return its job. In a batch, raises ProvenAbsent if there is none."""
    client_request_id, prepared = lost.client_request_id, lost.prepared
    yield Note(f"the response to the create was lost ({reason}); searching the service's logs for {client_request_id}")
    try:
        # The row has the time at which it was sent, not at which it was lost.
        age = max(0.0, lost.outcome.at + memory.search.count_sleep((yield AHEAD)) - lost.left_at)
        longest = functools.partial(memory.longest, prepared.model, prepared.kind, lost.deadline)
        routes = frozenset({Route(prepared.kind.model, lost.address)})

        def contradicted(scan: WholeScan) -> Flow[str | None]:
            if contradiction is None:
                return None
            return (
                yield from contradiction(prepared.kind.model, (yield NOW) + memory.search.slept - lost.left_at, scan)
            )

        search = find(
            client_request_id,
            memory.search,
            age=age,
            until=until,
            timeout=timeout,
            terms=None if terms is None else terms.proof_terms(longest, routes, contradicted, lost.outcome.at),
        )
        if terms is None:
            found = yield from search
        else:
            terms.budget.lost(dispatch)
            with terms.places.freed():
                found = yield from search
    except ReelkitError as error:  # such as a closed client: the create may have taken effect
        raise _unknown(lost, reason, f"the search in the service's logs ended: {error}") from None
    if found.has_failed:
        dispatch.had_no_effect()
        raise ServerFailed(
            f"the service's logs show that the create failed ({reason}); nothing was charged, submit it again",
            client_request_id=client_request_id,
        )
    if found.proof is not None:
        dispatch.had_no_effect()
        raise ProvenAbsent(f"{reason}, and {found.why}", found.proof)
    if found.job_id is None:
        raise _unknown(lost, reason, found.why)
    # A job that was only attached to may be this one: its row has the client request id of this create.
    if memory.has_created(found.job_id):
        raise _unknown(lost, reason, f"the service's logs name job {found.job_id}, which belongs to another create")
    yield Note(f"the service's logs show {client_request_id}: its job is {found.job_id}")
    job = JobState(found.job_id, prepared.model, prepared.kind, memory.fetch_paths(prepared.model))
    job.created_at = lost.outcome.at
    job.client_request_id = client_request_id
    memory.remember_created(job.id)
    yield from keep_other_jobs(job, found, memory)
    return job


def keep_other_jobs(job: JobState, found: Found, memory: Memory) -> Flow[None]:
    """Record and report that one create made several jobs: a proxy may have sent the POST again."""
    if found.others:
        job.others = found.others
        for other in found.others:
            memory.remember_created(other)
        others = ", ".join(found.others)
        message = f"the service created several jobs for one create: {job.id} and {others}; each may be billed"
        yield Note(message, warning=True)


def _unknown(lost: LostCreate, reason: str, why: str) -> SubmissionUnknown:
    kind = lost.prepared.kind
    price = estimate(lost.prepared.model, kind.resolution, kind.duration)
    cost = f" ({price})" if price else ""
    reply = lost.outcome if isinstance(lost.outcome, Reply) else None
    return SubmissionUnknown(
        f"it is unknown whether the job was created: {reason}, and {why}. It may be billed{cost} and was not sent "
        f"again; before you submit it again, look for {lost.client_request_id} in the service's logs",
        body=json_object(reply) or reply.body.decode(errors="replace") if reply else None,
        request_id=reply.headers.get("x-request-id") if reply else None,
        client_request_id=lost.client_request_id,
        model=kind.model,
    )
