"""The wait, played by hand: what it survives, what ends it, and when it asks."""

from typing import Any

import pytest

from reelkit import AuthenticationFailed, JobFailed, OutOfCredits, Poll, UnexpectedAnswer, WaitTimeout
from reelkit._protocol.poll_schedule import FLOOR
from reelkit._protocol.routes import Memory
from tests.api.recorded import HOSTILE
from tests.wrapper.faults import FAULTS
from tests.wrapper.stage import DONE, FAILED, LINK, PENDING, V5, Answer, Stage, answer, fails, job, waiting


@pytest.mark.parametrize("fault", FAULTS)
def test_no_single_answer_kills_a_wait(fault: str) -> None:
    """Whatever comes once, or four times in a row, the video comes in the end."""
    stage = Stage(*[FAULTS[fault]] * 4, PENDING, DONE)

    assert stage.play(waiting(job())).link.url == LINK


def test_the_first_question_comes_at_once() -> None:
    """A job that is done already must not cost a wait."""
    stage = Stage(DONE)

    stage.play(waiting(job()))

    assert stage.times == [1000.0]


def test_each_change_is_an_event() -> None:
    """And the same word again is none."""
    queued = answer(200, {"id": "x", "status": "queued"})
    stage = Stage(queued, queued, PENDING, PENDING, DONE)

    stage.play(waiting(job()))

    assert [(event.status, event.meaning) for event in stage.events] == [
        ("queued", "pending"),
        ("generating", "pending"),
        ("completed", "succeeded"),
    ]
    assert stage.events[0].elapsed == 0


def test_a_failed_job_says_why() -> None:
    """With the service's own words, and the whole answer as evidence."""
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
def test_an_error_may_have_any_shape(error: object, words: str) -> None:
    """Both failed jobs ever recorded lacked the documented name and message."""
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
def test_what_cannot_get_better_ends_a_wait_at_once(status: int, body: object, kind: type, words: str) -> None:
    """With the vendor's message."""
    stage = Stage(answer(status, body), DONE)

    with pytest.raises(kind, match=words) as caught:
        stage.play(waiting(job()))

    assert len(stage.calls) == 1
    assert caught.value.job_id == "x"


def test_an_image_is_no_video() -> None:
    """The body of the v5.5 page is evidence, not a crash."""
    with pytest.raises(UnexpectedAnswer) as caught:
        Stage(answer(200, HOSTILE)).play(waiting(job()))

    assert caught.value.body == HOSTILE


def test_an_unknown_word_with_a_video_is_success_with_a_warning() -> None:
    """The video is what was paid for."""
    stage = Stage(answer(200, {"id": "x", "status": "rendered", "video": [LINK]}))

    assert stage.play(waiting(job())).link.url == LINK
    assert [note.warning for note in stage.notes] == [True]
    assert "'rendered'" in stage.notes[0].text


def test_an_unknown_word_with_an_error_is_failure() -> None:
    """And alone it is pending, until the deadline."""
    with pytest.raises(JobFailed, match="no"):
        Stage(answer(200, {"id": "x", "status": "broken", "error": "no"})).play(waiting(job()))
    with pytest.raises(WaitTimeout, match="still thinking"):
        Stage(answer(200, {"id": "x", "status": "thinking"})).play(waiting(job()))


@pytest.mark.parametrize("word", ["Completed", " succeeded ", "COMPLETE"])
def test_case_and_space_are_forgiven(word: str) -> None:
    """Of the words that are known."""
    stage = Stage(answer(200, {"id": "x", "status": word, "video": {"url": LINK}}))

    assert stage.play(waiting(job())).meaning == "succeeded"
    assert stage.notes == []


def test_the_deadline_ends_a_wait_and_says_how_to_go_on() -> None:
    """The error carries what is needed to resume, and the last trouble."""
    stage = Stage(PENDING, PENDING, answer(502, b"<html>"))

    with pytest.raises(
        WaitTimeout,
        match=r"job x is still generating after 899 s\..* reelkit wait --model pixverse/v5/text-to-video -- x",
    ) as caught:
        stage.play(waiting(job()))

    assert "502" in str(caught.value)
    assert caught.value.status == "generating"
    assert stage.now <= 1900
    assert stage.times[-1] >= 1898  # the last question comes just before the deadline


@pytest.mark.parametrize("deadline", [0.1, 1.0, 3.0, 47.5])
def test_a_short_deadline_still_asks_once(deadline: float) -> None:
    """And never crosses it."""
    stage = Stage(fails(after=30.0))

    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=deadline))

    assert stage.times[0] == 1000.0
    assert stage.now <= 1000.0 + deadline + 0.01


def test_requests_are_clipped_to_the_deadline() -> None:
    """A server that hangs does not hold a wait longer than was agreed."""
    stage = Stage(fails(after=1000.0))

    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=100.0, timeout=70.0))

    assert stage.now == pytest.approx(1100.0, abs=0.01)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_wins(status: int) -> None:
    """In seconds or as a date; clamped to the deadline."""
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


def test_a_senseless_date_is_no_retry_after() -> None:
    """Nor a crash."""
    stage = Stage(answer(429, {}, retry_after="Fri, 20 Nov 2026 10:01:00 +99999999"), DONE)

    assert stage.play(waiting(job())).link.url == LINK


@pytest.mark.parametrize("poll", [Poll(0, 1, 0, 0), Poll(-5, 0, 10, 1), Poll(1e-9, 1.0, 1e-9, 1.0)])
def test_nobody_can_ask_a_million_times(poll: Poll) -> None:
    """Whatever the settings, there is a gap."""
    stage = Stage(PENDING)

    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=60.0, poll=poll))

    assert len(stage.calls) <= 60 / FLOOR + 2


def test_the_documented_time_is_used() -> None:
    """Between the first question and the likely time there is nothing to ask."""
    stage = Stage(PENDING)
    with pytest.raises(WaitTimeout):
        stage.play(waiting(job(), deadline=60.0))

    assert stage.times[1] - 1000 >= 30


def test_what_a_client_has_seen_counts_more() -> None:
    """Three videos of a kind are enough to know how long it takes."""
    memory = Memory("universal")
    state = job()
    assert memory.expected(state.kind) is None

    for seconds in (50.0, 52.0, 54.0):
        memory.remember_duration(state.kind, seconds)

    assert memory.expected(state.kind) == (50.0, 54.0)


def test_a_wait_that_is_over_asks_nothing_more() -> None:
    """Its answer is kept."""
    state = job()
    Stage(DONE).play(waiting(state))
    stage = Stage(fails())

    assert stage.play(waiting(state)).link.url == LINK
    assert stage.calls == []


def test_ids_are_asked_for_as_they_are() -> None:
    """They are opaque; the transport encodes them."""
    script: list[Answer] = [answer(200, {"id": "-a:b/c d%2F", "status": "completed", "video": {"url": LINK}})]
    stage = Stage(*script)

    stage.play(waiting(job(job_id="-a:b/c d%2F")))

    assert stage.calls[0].params == {"generation_id": "-a:b/c d%2F"}


def test_an_answer_about_another_job_is_none() -> None:
    """A cache that ignores the query would have two jobs saved with one video."""
    other = answer(200, {"id": "y", "status": "completed", "video": {"url": "https://cdn.example.com/other.mp4"}})
    stage = Stage(other, other, DONE)

    assert stage.play(waiting(job())).link.url == LINK
    assert sum("a response about job y" in note.text for note in stage.notes) == 2


@pytest.mark.parametrize("field", ["id", "generation_id"])
def test_a_wait_that_hears_of_another_job_alone_says_so(field: str) -> None:
    """And does not end before its deadline."""
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
def test_an_id_that_begins_alike_is_another_job(asked: str, told: str) -> None:
    """Only the job's own model may follow a colon; the video of another job is not taken."""
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
    """With and without the model, percent-encoded, as a number; an answer without one is about what was asked for."""
    stage = Stage(answer(200, {"status": "completed", "video": {"url": LINK}} | told))

    assert stage.play(waiting(job(job_id=asked))).link.url == LINK
    assert len(stage.calls) == 1
