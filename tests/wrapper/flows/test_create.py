"""The create flow: a video is bought once, or SubmissionUnknown is raised."""

from typing import Any

import pytest

from reelkit import (
    AuthenticationFailed,
    InvalidRequest,
    OutOfCredits,
    RateLimited,
    Recovery,
    ReelkitError,
    Retry,
    ServerFailed,
    SubmissionUnknown,
    UnexpectedAnswer,
)
from reelkit._effects import Call, Dispatch, Flow, Outcome
from reelkit._flows.budget import BatchTerms, Budget
from reelkit._flows.create import create, renewed_id
from reelkit._flows.pace import Pace, Places
from reelkit._logs.log_reader import LOGS
from reelkit._protocol.job_state import JobState
from reelkit._protocol.log_memory import Lost
from reelkit._protocol.request import prepare
from reelkit._protocol.routes import Memory, Prefer
from tests.api.recorded import HOSTILE
from tests.wrapper.stage import CREATED, UNIVERSAL, V5, Answer, Stage, answer, fails

BODY = {"model": V5, "prompt": "a fox"}
BUSY = {
    "statusCode": 503,
    "requestId": "r-1",
    "path": UNIVERSAL,
    "message": "busy",
}  # the service's envelope


def creating(
    body: dict[str, Any] = BODY,
    *,
    memory: Memory | None = None,
    prefer: Prefer = "universal",
    deadline: float = 60.0,
    dispatch: Dispatch | None = None,
    pace: Pace | None = None,
    strict_rules: bool = True,
    recovery: Recovery | None = None,
) -> Flow[JobState]:
    return create(
        prepare(body, strict_rules),
        memory or Memory(prefer),
        retry=Retry(),
        timeout=30.0,
        deadline=deadline,
        client_request_id="mark",
        renew=renewed_id,
        random=lambda: 1.0,
        dispatch=dispatch or Dispatch(),
        terms=None if pace is None else BatchTerms(None, Budget(None), False, pace, Places(), recovery or Recovery()),
    )


def test_one_create_is_one_post() -> None:
    """A create sends the body unchanged, with a client request id."""
    stage = Stage(CREATED)

    job = stage.play(creating())

    (call,) = stage.calls
    assert (call.method, call.path, call.json) == ("POST", UNIVERSAL, BODY)
    assert call.headers == {"X-Client-Request-Id": "mark"}
    assert (job.id, job.client_request_id) == ("x", "mark")
    assert job.answer is not None
    assert job.answer.usage is not None
    assert job.answer.usage.credits == 5


@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_any_2xx_status_is_a_response_to_a_create(status: int) -> None:
    """The documents name 201 and 200."""
    assert Stage(answer(status, {"id": "x"})).play(creating()).id == "x"


@pytest.mark.parametrize(
    ("body", "job_id"),
    [
        ({"id": 12345}, "12345"),
        ({"id": "x", "status": "queued", "video": {"url": "u", "file_size": 1e999}}, "x"),
        ({"generation_id": "y"}, "y"),
        ({"id": None, "generation_id": "y"}, "y"),
        ({"id": "x", "generation_id": "y"}, "x"),
    ],
)
def test_the_id_may_be_in_generation_id(body: dict[str, Any], job_id: str) -> None:
    """Three recorded creates have it there."""
    assert Stage(answer(200, body)).play(creating()).id == job_id


LOST: dict[str, Answer] = {
    "read timeout": fails("ReadTimeout"),
    "reset": fails("ReadError"),
    "write error": fails("WriteError"),
    "500": answer(500, {"message": "oops"}),
    "502": answer(502, b"<html>"),
    "503 that does not say when": answer(503, {"statusCode": 503, "requestId": "r-1", "message": "busy"}),
    "503 of a proxy that says when": answer(503, b"<html>Backend fetch failed", retry_after="5"),
    "501 of a proxy": answer(501, b"<html>"),
    "504": answer(504, b""),
    "524": answer(524, b""),
    "HTML with 200": answer(200, b"<html>"),
    "torn JSON": answer(200, b'{"id": "x'),
    "an empty body": answer(200, b""),
    "null": answer(200, None),
    "no id": answer(200, {"status": "queued"}),
    "an id that is none": answer(200, {"id": [5], "status": "queued"}),
    "an id that cannot be sent": answer(200, b'{"id": "\\ud800", "status": "queued"}'),
    "504 in the service's words": answer(504, {"statusCode": 504, "path": "/", "message": "Generation timeout"}),
    "what Varnish says": answer(503, b"<h1>Error 503 Backend fetch failed</h1>", retry_after="5", via="1.1 varnish"),
    "what Envoy says": answer(503, b"upstream connect error", retry_after="1", x_request_id="r-1"),
    "another's JSON": answer(503, {"message": "busy"}, retry_after="1"),
    "an envelope about another status": answer(503, {"statusCode": 500, "requestId": "r"}, retry_after="1"),
    **{f"{status} of a CDN": answer(status, b"error code", server="cloudflare") for status in range(520, 528)},
    "530": answer(530, b"error code: 1016", server="cloudflare"),
    "408": answer(408, b""),
    "409": answer(409, {"message": "there is one like it"}),
    "418": answer(418, b""),
    "425": answer(425, b""),
    "460, the client has gone": answer(460, b""),
    "a status above all": answer(999, b""),
    "499": answer(499, b""),
    "a redirect": answer(302, b""),
}


@pytest.mark.parametrize("loss", LOST)
def test_a_lost_create_is_one_post_and_submission_unknown(loss: str) -> None:
    """It may be billed, so it is not sent again, neither to this address nor to the other."""
    stage = Stage(LOST[loss])

    with pytest.raises(SubmissionUnknown, match=r"may be billed .* and was not sent again") as caught:
        stage.play(creating())

    assert [call.path for call in stage.calls if call.method == "POST"] == [UNIVERSAL]
    assert {call.path for call in stage.calls[1:]} == {LOGS}
    assert (caught.value.client_request_id, caught.value.model) == ("mark", V5)


def test_an_incomplete_response_with_the_id_in_a_header_is_not_lost() -> None:
    """Newer servers repeat the id in a header."""
    assert Stage(answer(200, b'{"id": "x', x_inference_id="x")).play(creating()).id == "x"


@pytest.mark.parametrize(
    "rejected",
    [
        fails("ConnectError", delivered=False),
        fails("PoolTimeout", delivered=False),
        answer(429, {"message": "slow"}),
        answer(429, {"message": "slow"}, retry_after="3"),
        answer(503, BUSY, retry_after="3"),
    ],
)
def test_a_create_that_certainly_had_no_effect_is_sent_again(rejected: Answer) -> None:
    """It waits for a growing delay, or for the one that the service requests."""
    stage = Stage(rejected, rejected, CREATED)

    assert stage.play(creating()).id == "x"
    assert stage.paths == [UNIVERSAL] * 3
    assert all(call.delay > 0 for call in stage.calls[1:])


@pytest.mark.parametrize(
    ("rejected", "error"),
    [
        (fails("ConnectError", delivered=False), ServerFailed),
        (answer(429, {"message": "slow"}), RateLimited),
        (answer(503, BUSY, retry_after="1"), ServerFailed),
    ],
)
def test_the_retries_of_a_create_are_bounded(rejected: Answer, error: type[ReelkitError]) -> None:
    """The number of attempts and the time are bounded."""
    stage = Stage(rejected)

    with pytest.raises(error, match="nothing was bought"):
        stage.play(creating())

    assert len(stage.calls) == Retry().attempts
    assert stage.now - 1000 <= Retry().budget


def test_a_long_retry_after_raises_rate_limited_at_once() -> None:
    """The error has the requested delay."""
    stage = Stage(answer(429, {"message": "slow"}, retry_after="3600"))

    with pytest.raises(RateLimited) as caught:
        stage.play(creating())

    assert caught.value.retry_after == 3600
    assert len(stage.calls) == 1


@pytest.mark.parametrize(
    ("status", "message", "error"),
    [
        (400, "duration must be one of", InvalidRequest),
        (422, "no", InvalidRequest),
        (401, "Invalid key", AuthenticationFailed),
        (403, "Insufficient balance", OutOfCredits),
        (403, "You've run out of credits", OutOfCredits),
        (403, "not allowed", AuthenticationFailed),
        (402, "pay", OutOfCredits),
        (415, "no JSON", InvalidRequest),
    ],
)
def test_a_refusal_raises_an_error_without_a_retry(status: int, message: str, error: type[ReelkitError]) -> None:
    """The error has the message of the service."""
    stage = Stage(answer(status, {"message": message, "requestId": "r-1"}))

    with pytest.raises(error, match=message) as caught:
        stage.play(creating())

    assert len(stage.calls) == 1
    assert caught.value.request_id == "r-1"
    assert caught.value.body["message"] == message


def test_a_response_about_an_image_is_not_a_job() -> None:
    """The error for the body of the v5.5 page has its id and the rest as evidence."""
    with pytest.raises(UnexpectedAnswer) as caught:
        Stage(answer(200, HOSTILE)).play(creating())

    assert caught.value.body == HOSTILE
    assert caught.value.job_id == HOSTILE["id"]


def test_an_id_of_another_create_is_not_accepted() -> None:
    """The job is found in the logs; two creates never share a job."""
    memory = Memory("universal")
    Stage(CREATED).play(creating(memory=memory))
    rows = {"data": [{"client_request_id": "mark", "inference_id": "y", "status": "succeeded"}]}
    stage = Stage(CREATED, answer(200, rows))

    assert stage.play(creating(memory=memory)).id == "y"
    assert any("names job x, which belongs to another create" in note.text for note in stage.notes)


def test_an_id_of_another_create_in_the_logs_leaves_the_outcome_unknown() -> None:
    """Only the user can decide to which create the job belongs."""
    memory = Memory("universal")
    Stage(CREATED).play(creating(memory=memory))
    rows = {"data": [{"client_request_id": "mark", "inference_id": "x", "status": "succeeded"}]}

    with pytest.raises(SubmissionUnknown, match="the service's logs name job x, which belongs to another create"):
        Stage(CREATED, answer(200, rows)).play(creating(memory=memory))


@pytest.mark.parametrize("error", [RuntimeError("the client is closed"), ValueError("port"), OverflowError("long")])
def test_any_error_after_the_create_was_sent_is_a_lost_response(error: Exception) -> None:
    """Only proof that nothing was sent frees the purchase key."""
    dispatch = Dispatch()

    def breaks(call: Call, now: float) -> Outcome:
        assert call.dispatch is not None
        call.dispatch.left()
        raise error

    stage = Stage(breaks, answer(404, b""))
    flow = creating(dispatch=dispatch)

    with pytest.raises(SubmissionUnknown, match=type(error).__name__):
        stage.play(flow)
    assert dispatch.is_open
    assert [call.method for call in stage.calls].count("POST") == 1


def test_an_error_before_the_create_was_sent_is_not_a_purchase() -> None:
    """The error is raised unchanged."""
    dispatch = Dispatch()

    def breaks(call: Call, now: float) -> Outcome:
        raise RuntimeError("no such client")

    with pytest.raises(RuntimeError, match="no such client"):
        Stage(breaks).play(creating(dispatch=dispatch))
    assert not dispatch.is_open


@pytest.mark.parametrize("status", [400, 404, 405, 410, 422])
@pytest.mark.parametrize("headers", [{"content_type": "text/html"}, {}])
def test_an_html_page_in_place_of_a_response_leaves_the_outcome_unknown(status: int, headers: dict[str, str]) -> None:
    """A proxy may send a page for its own 5xx, with any status."""
    stage = Stage(answer(status, b"  <html><h1>Sorry</h1></html>", **headers), answer(403, b""))

    with pytest.raises(SubmissionUnknown, match="with an HTML page"):
        stage.play(creating())
    assert [call.method for call in stage.calls].count("POST") == 1


PAGES: dict[str, tuple[bytes, dict[str, str]]] = {
    "a type in capitals": (b"Sorry", {"content_type": "Text/HTML; charset=utf-8"}),
    "XHTML": (b"Sorry", {"content_type": "application/xhtml+xml"}),
    "a byte order mark": (b"\xef\xbb\xbf<html>", {}),
    "a byte order mark after a line": (b"\r\n\xef\xbb\xbf\n<html>", {}),
    "UTF-16": ("\ufeff <html>".encode("utf-16-le"), {}),
    "UTF-16, the other order": ("\ufeff<html>".encode("utf-16-be"), {}),
}


@pytest.mark.parametrize("page", PAGES)
def test_an_html_page_is_recognised_in_any_encoding(page: str) -> None:
    """The case of its type and a byte order mark do not turn it into a refusal by the service."""
    body, headers = PAGES[page]
    stage = Stage(answer(404, body, **headers), answer(403, b""))

    with pytest.raises(SubmissionUnknown, match="with an HTML page"):
        stage.play(creating())
    assert [call.method for call in stage.calls].count("POST") == 1


def test_the_log_search_starts_at_the_time_of_the_request() -> None:
    """It does not start at the time of the failure: the log row has the time of the request."""
    rows = {"data": [], "pagination": {"has_more": False}}
    memory = Memory("universal")
    stage = Stage(fails("ReadTimeout", after=30.0), answer(200, rows))
    flow = creating(memory=memory)

    with pytest.raises(SubmissionUnknown):
        stage.play(watched(flow, memory, seen := []))
    assert min(seen) == 1000.0


def watched(flow: Flow[JobState], memory: Memory, seen: list[float]) -> Flow[JobState]:
    """The flow; *seen* receives the start times of the log searches at each step."""
    sent: Any = None
    while True:
        try:
            item = flow.send(sent)
        except StopIteration as done:
            result: JobState = done.value
            return result
        seen += memory.search.wanted.values()
        sent = yield item


def test_a_create_that_was_held_back_as_a_witness_is_sent_again_after_a_refusal() -> None:
    """The time for which it was held back is not taken from its deadline."""
    memory, stage = Memory("universal"), Stage(answer(429, b"", retry_after="5"), CREATED)
    routes = memory.create_routes(prepare(BODY).kind.model, None, UNIVERSAL)
    memory.search.lost["lost"] = Lost(stage.now, routes, lambda: 0.0)
    recovery = Recovery("proven", settle=100.0)

    job = stage.play(creating(memory=memory, pace=Pace(4), deadline=30.0, recovery=recovery))

    assert job.id == "x"
    assert stage.times == [pytest.approx(1101, abs=1), pytest.approx(1106, abs=2)]
