"""What a wait forgives for a while: a job that is refused, or that is done and has no link."""

import json

import pytest

from reelkit import JobFailed, ResultMissing, UnexpectedAnswer
from tests.wrapper.stage import DONE, LINK, PENDING, Stage, answer, job, waiting


def test_a_finished_job_has_a_moment_to_show_its_link() -> None:
    """Servers write the status before the link."""
    without_link = answer(200, {"id": "x", "status": "completed", "video": None})
    stage = Stage(without_link, without_link, without_link, DONE)

    assert stage.play(waiting(job())).link.url == LINK
    assert stage.now - 1000 < 20


def test_a_finished_job_without_a_link_is_said_soon() -> None:
    """Long before the deadline; with an error beside it, it has failed."""
    with pytest.raises(ResultMissing, match="has no link") as caught:
        Stage(answer(200, {"id": "x", "status": "completed"})).play(waiting(job()))
    assert json.loads(caught.value.token or "")["job"] == "x"

    stage = Stage(answer(200, {"id": "x", "status": "completed", "error": {"name": "n", "message": "m"}}))
    with pytest.raises(JobFailed, match="n: m"):
        stage.play(waiting(job()))
    assert stage.now - 1000 < 60


def test_done_and_failed_at_once_is_done() -> None:
    """A placeholder has both; where there is a video, it is one."""
    both = {"id": "x", "status": "completed", "video": {"url": LINK}, "error": {"name": "n", "message": "m"}}

    assert Stage(answer(200, both)).play(waiting(job())).link.url == LINK


def test_a_new_job_may_be_unknown_for_a_while() -> None:
    """And a known one may be forgotten for a moment; when it stays unknown, that is the answer."""
    gone = answer(404, {"message": "not found"})
    assert Stage(gone, gone, gone, DONE).play(waiting(job())).link.url == LINK
    assert Stage(PENDING, PENDING, PENDING, gone, gone, DONE).play(waiting(job())).link.url == LINK

    stage = Stage(gone)
    with pytest.raises(UnexpectedAnswer, match="404: not found"):
        stage.play(waiting(job()))
    assert 30 <= stage.now - 1000 < 60


@pytest.mark.parametrize("status", [302, 307, 400, 404, 414, 422])
def test_one_refusal_does_not_kill_a_wait(status: int) -> None:
    """It may come from something in between; when it stays, it is the answer."""
    refuses = answer(status, {"message": "no"})
    assert Stage(PENDING, refuses, refuses, DONE).play(waiting(job())).link.url == LINK

    with pytest.raises(UnexpectedAnswer, match=f"{status}: no"):
        Stage(PENDING, refuses).play(waiting(job()))


def test_an_id_from_outside_that_nobody_knows_is_said_soon() -> None:
    """A typing error should not cost half a minute, and a job that was just created elsewhere has a moment."""
    gone = answer(404, {"message": "not found"})
    stage = Stage(gone)

    with pytest.raises(UnexpectedAnswer, match="404: not found"):
        stage.play(waiting(job(born=None)))

    assert 1010 <= stage.now <= 1015
    assert Stage(gone, gone, gone, DONE).play(waiting(job(born=None))).link.url == LINK


def test_a_moment_without_a_link_is_forgotten_when_the_job_goes_on() -> None:
    """Servers flap."""
    without_link = answer(200, {"id": "x", "status": "completed"})
    stage = Stage(without_link, *[PENDING] * 3, without_link, *[PENDING] * 3, without_link, DONE)

    assert stage.play(waiting(job())).link.url == LINK
    assert stage.times[2] - stage.times[1] > 5  # no haste any more


def test_retry_after_wins_during_a_grace_too() -> None:
    """A service that asks for peace gets it."""
    without_link = answer(200, {"id": "x", "status": "completed"})
    stage = Stage(without_link, answer(429, {}, retry_after="60"), DONE)

    stage.play(waiting(job()))

    assert stage.times[2] - stage.times[1] == 60
