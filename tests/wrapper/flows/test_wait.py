"""The wait flow: after which responses it continues, what ends it, and when it polls."""

from typing import Any

import pytest

from reelkit import AuthenticationFailed, JobFailed, OutOfCredits, Poll, UnexpectedAnswer, WaitTimeout
from reelkit._protocol.poll_schedule import FLOOR
from reelkit._protocol.routes import Memory
from tests.api.recorded import HOSTILE
from tests.wrapper.faults import FAULTS
from tests.wrapper.stage import DONE, FAILED, LINK, PENDING, V5, Answer, Stage, answer, fails, job, waiting


@pytest.mark.parametrize("fault", FAULTS)
def test_no_single_fault_ends_a_wait(fault: str) -> None:
    """After the same fault four times in a row, the wait returns the video."""
    stage = Stage(*[FAULTS[fault]] * 4, PENDING, DONE)

    assert stage.play(waiting(job())).link.url == LINK


def test_the_first_poll_comes_at_once() -> None:
    """A finished job costs no delay."""
    stage = Stage(DONE)

    stage.play(waiting(job()))

    assert stage.times == [1000.0]


def test_each_change_of_the_status_is_an_event() -> None:
    """A repeated status is not."""
    queued = answer(200, {"id": "x", "status": "queued"})
    stage = Stage(queued, queued, PENDING, PENDING, DONE)

    stage.play(waiting(job()))

    assert [(event.status, event.meaning) for event in stage.events] == [
        ("queued", "pending"),
        ("generating", "pending"),
        ("completed", "succeeded"),
    ]
    assert stage.events[0].elapsed == 0


def test_job_failed_has_the_reason_of_the_service() -> None:
    """It has the name, the message, and the whole response as evidence."""
    with pytest.raises(JobFailed, match="job x failed: Bad: no luck") as caught:
        Stage(PENDING, FAILED).play(waiting(job()))

    assert (caught.value.name, caught.value.reason) == ("Bad", "no luck")
    assert caught.value.job_id == "x"
    assert caught.value.body == {"id": "x", "status": "error", "error": {"name": "Bad", "message": "no luck"}}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ({"detail": [{"msg": "bad image"}]}, "bad image"),
        ("no luck", "no luck"),
        ({"message": "no luck"}, "no luck"),
        (["a", 1], '["a", 1]'),
        (7, "7"),
        ({"code": 7}, '{"code": 7}'),
        (None, "no reason was given"),
    ],
)
def test_the_error_of_a_failed_job_may_have_any_shape(error: object, words: str) -> None:
    """Both recorded failures lack the documented name and message."""
    with pytest.raises(JobFailed) as caught:
        Stage(answer(200, {"id": "x", "status": "failed", "error": error})).play(waiting(job()))

    assert words in str(caught.value)
    assert caught.value.error == error


@pytest.mark.parametrize(
    ("status", "body", "kind", "words"),
    [
        (401, {"message": "Invalid key"}, AuthenticationFailed, "Invalid key"),
        (403, {"message": "Key is for management"}, AuthenticationFailed, "Key is for management"),
        (403, {"message": "You have run out of credits"}, OutOfCredits, "run out of credits"),
        (403, b"<html>denied</html>", AuthenticationFailed, "denied"),
        (402, {"message": "pay"}, OutOfCredits, "pay"),
    ],
)
def test_a_refused_key_or_an_empty_account_ends_a_wait_at_once(
    status: int, body: object, kind: type, words: str
) -> None:
    """The error has the message of the service."""
    stage = Stage(answer(status, body), DONE)

    with pytest.raises(kind, match=words) as caught:
        stage.play(waiting(job()))

    assert len(stage.calls) == 1
    assert caught.value.job_id == "x"


def test_a_response_about_an_image_is_not_a_video() -> None:
    """UnexpectedAnswer has the body of the v5.5 page."""
    with pytest.raises(UnexpectedAnswer) as caught:
        Stage(answer(200, HOSTILE)).play(waiting(job()))

    assert caught.value.body == HOSTILE


def test_an_unknown_status_with_a_video_is_success_with_a_warning() -> None:
    """The video was paid for."""
    stage = Stage(answer(200, {"id": "x", "status": "rendered", "video": [LINK]}))

    assert stage.play(waiting(job())).link.url == LINK
    assert [note.warning for note in stage.notes] == [True]
    assert "'rendered'" in stage.notes[0].text


def test_an_unknown_status_with_an_error_is_failure() -> None:
    """Without an error it is pending until the deadline."""
    with pytest.raises(JobFailed, match="no"):
        Stage(answer(200, {"id": "x", "status": "broken", "error": "no"})).play(waiting(job()))
    with pytest.raises(WaitTimeout, match="still thinking"):
        Stage(answer(200, {"id": "x", "status": "thinking"})).play(waiting(job()))


@pytest.mark.parametrize("word", ["Completed", " succeeded ", "COMPLETE"])
def test_case_and_whitespace_of_a_status_are_ignored(word: str) -> None:
    """This holds for every known status."""
    stage = Stage(answer(200, {"id": "x", "status": word, "video": {"url": LINK}}))

    assert stage.play(waiting(job())).meaning == "succeeded"
    assert stage.notes == []


def test_wait_timeout_has_the_command_that_resumes() -> None:
    """It also has the last problem, and the last poll comes just before the deadline."""
    stage = Stage(PENDING, PENDING, answer(502, b"<html>"))

    with pytest.raises(
        WaitTimeout,
        match=r"job x is still generating after 899 s\..* reelkit wait --model pixverse/v5/text-to-video -- x",
    ) as caught:
        stage.play(waiting(job()))

    assert "502" in str(caught.value)
    assert caught.value.status == "generating"
    assert stage.now <= 1900
    assert stage.times[-1] >= 1898  # the last poll comes just before the deadline


@pytest.mark.parametrize("deadline", [0.1, 1.0, 3.0, 47.5])
def test_a_short_deadline_allows_one_poll(deadline: float) -> None:
    """The deadline is not exceeded."""
    stage = Stage(fails(after=30.0))

    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=deadline))

    assert stage.times[0] == 1000.0
    assert stage.now <= 1000.0 + deadline + 0.01


def test_the_timeout_of_a_request_is_limited_by_the_deadline() -> None:
    """A server that hangs does not extend the wait."""
    stage = Stage(fails(after=1000.0))

    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=100.0, timeout=70.0))

    assert stage.now == pytest.approx(1100.0, abs=0.01)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_takes_precedence_over_the_schedule(status: int) -> None:
    """In seconds or as a date, limited by the deadline."""
    stage = Stage(answer(status, {}, retry_after="77"), DONE)
    stage.play(waiting(job()))
    assert stage.times[1] - stage.times[0] == 77

    dated = {"retry_after": "Fri, 20 Nov 2026 10:01:00 GMT", "date": "Fri, 20 Nov 2026 10:00:00 GMT"}
    stage = Stage(answer(status, {}, **dated), DONE)
    stage.play(waiting(job()))
    assert stage.times[1] - stage.times[0] == 60

    stage = Stage(answer(status, {}, retry_after="100000"), DONE)
    stage.play(waiting(job(), deadline=50.0))
    assert stage.times == [1000.0, 1049.0]


def test_an_invalid_date_in_retry_after_is_ignored() -> None:
    """The wait continues."""
    stage = Stage(answer(429, {}, retry_after="Fri, 20 Nov 2026 10:01:00 +99999999"), DONE)

    assert stage.play(waiting(job())).link.url == LINK


@pytest.mark.parametrize("poll", [Poll(0, 1, 0, 0), Poll(-5, 0, 10, 1), Poll(1e-9, 1.0, 1e-9, 1.0)])
def test_polls_have_a_smallest_delay(poll: Poll) -> None:
    """Whatever the settings are."""
    stage = Stage(PENDING)

    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=60.0, poll=poll))

    assert len(stage.calls) <= 60 / FLOOR + 2


def test_the_second_poll_comes_after_the_documented_time() -> None:
    """No poll is sent between the first one and the expected end."""
    stage = Stage(PENDING)
    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=60.0))

    assert stage.times[1] - 1000 >= 30


def test_measured_durations_replace_the_documented_time() -> None:
    """Three videos of a kind are enough."""
    memory = Memory("universal")
    state = job()
    assert memory.expected(state.kind) is None

    for seconds in (50.0, 52.0, 54.0):
        memory.remember_duration(state.kind, seconds)

    assert memory.expected(state.kind) == (50.0, 54.0)


def test_a_finished_wait_sends_no_more_requests() -> None:
    """The response is kept."""
    state = job()
    Stage(DONE).play(waiting(state))
    stage = Stage(fails())

    assert stage.play(waiting(state)).link.url == LINK
    assert stage.calls == []


def test_ids_are_sent_unchanged() -> None:
    """They are opaque, and the transport encodes them."""
    script: list[Answer] = [answer(200, {"id": "-a:b/c d%2F", "status": "completed", "video": {"url": LINK}})]
    stage = Stage(*script)

    stage.play(waiting(job(job_id="-a:b/c d%2F")))

    assert stage.calls[0].params == {"generation_id": "-a:b/c d%2F"}


def test_a_response_about_another_job_is_ignored() -> None:
    """With a cache that ignores the query, two jobs would be saved with one video."""
    other = answer(200, {"id": "y", "status": "completed", "video": {"url": "https://cdn.example.com/other.mp4"}})
    stage = Stage(other, other, DONE)

    assert stage.play(waiting(job())).link.url == LINK
    assert sum("a response about job y" in note.text for note in stage.notes) == 2


@pytest.mark.parametrize("told", ["y" * 3000, "y\ud800"])
def test_a_text_that_cannot_be_an_id_is_that_of_another_job(told: str) -> None:
    """The response has an id, and it is not the one that was asked for."""
    other = answer(200, {"id": told, "status": "completed", "video": {"url": "https://cdn.example.com/other.mp4"}})
    stage = Stage(other, DONE)

    assert stage.play(waiting(job())).link.url == LINK


@pytest.mark.parametrize("field", ["id", "generation_id"])
def test_wait_timeout_names_the_other_job_in_the_responses(field: str) -> None:
    """The wait continues until its deadline."""
    with pytest.raises(WaitTimeout, match="the service returned a response about job y"):
        Stage(answer(200, {field: "y", "status": "error"})).play(waiting(job()))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("pixverse:1001", "pixverse"),
        ("pixverse", "pixverse:1001"),
        ("run-7", "run-7:2"),
        ("1001", "1001:pixverse/lip-sync"),
        ("1001:pixverse/lip-sync", "1001"),
        ("1fe4344e-3d44-4bf8-9f04-0ac4bb312eec", "1fe4344e-3d44-4bf8-9f04-0ac4bb312eec:2"),
        ("a%2541", "a%41"),
    ],
)
def test_an_id_with_a_common_prefix_is_another_job(asked: str, told: str) -> None:
    """Only the model of the job may follow a colon."""
    other = answer(200, {"id": told, "status": "completed", "video": {"url": "https://cdn.example.com/other.mp4"}})
    stage = Stage(other, answer(200, {"id": asked, "status": "completed", "video": {"url": LINK}}))

    assert stage.play(waiting(job(job_id=asked))).link.url == LINK
    assert len(stage.calls) == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (f"1001:{V5}", {"id": "1001"}),
        ("1001", {"id": f"1001:{V5}"}),
        ("1fe4344e-3d44-4bf8-9f04-0ac4bb312eec:pixverse/v5", {"id": "1fe4344e-3d44-4bf8-9f04-0ac4bb312eec"}),
        ("1fe4344e-3d44-4bf8-9f04-0ac4bb312eec", {"id": "1fe4344e-3d44-4bf8-9f04-0ac4bb312eec:pixverse/v5"}),
        ("a:b/c", {"id": "a%3Ab%2Fc"}),
        ("x", {"id": "its own", "generation_id": "x"}),
        ("5", {"id": 5}),
        ("x", {"id": None}),
        ("x", {"id": ["y"]}),
        ("x", {}),
    ],
)
def test_an_id_may_be_spelled_in_several_ways(asked: str, told: dict[str, Any]) -> None:
    """With or without the model, percent-encoded, as a number, or not at all."""
    stage = Stage(answer(200, {"status": "completed", "video": {"url": LINK}} | told))

    assert stage.play(waiting(job(job_id=asked))).link.url == LINK
    assert len(stage.calls) == 1
