"""Grace times of a wait: for a refused fetch, and for a finished job without a link."""

import json

import pytest

from reelkit import JobFailed, ResultMissing, UnexpectedAnswer
from tests.wrapper.stage import DONE, LINK, PENDING, Stage, answer, job, waiting


def test_a_finished_job_may_get_its_link_later() -> None:
    """Servers write the status before the link."""
    without_link = answer(200, {"id": "x", "status": "completed", "video": None})
    stage = Stage(without_link, without_link, without_link, DONE)

    assert stage.play(waiting(job())).link.url == LINK
    assert stage.now - 1000 < 20


def test_a_finished_job_without_a_link_raises_result_missing() -> None:
    """Long before the deadline; with an error beside it, the job has failed."""
    with pytest.raises(ResultMissing, match="has no link") as caught:
        Stage(answer(200, {"id": "x", "status": "completed"})).play(waiting(job()))
    assert json.loads(caught.value.token or "")["job"] == "x"

    stage = Stage(answer(200, {"id": "x", "status": "completed", "error": {"name": "n", "message": "m"}}))
    with pytest.raises(JobFailed, match="n: m"):
        stage.play(waiting(job()))
    assert stage.now - 1000 < 60


def test_a_job_with_a_video_and_an_error_succeeded() -> None:
    """A placeholder response has both."""
    both = {"id": "x", "status": "completed", "video": {"url": LINK}, "error": {"name": "n", "message": "m"}}

    assert Stage(answer(200, both)).play(waiting(job())).link.url == LINK


def test_a_new_job_may_be_404_for_a_while() -> None:
    """A known one as well; if the 404 stays, UnexpectedAnswer is raised."""
    gone = answer(404, {"message": "not found"})
    assert Stage(gone, gone, gone, DONE).play(waiting(job())).link.url == LINK
    assert Stage(PENDING, PENDING, PENDING, gone, gone, DONE).play(waiting(job())).link.url == LINK

    stage = Stage(gone)
    with pytest.raises(UnexpectedAnswer, match="404: not found"):
        stage.play(waiting(job()))
    assert 30 <= stage.now - 1000 < 60


@pytest.mark.parametrize("status", [302, 307, 400, 404, 414, 422])
def test_one_refused_fetch_does_not_end_a_wait(status: int) -> None:
    """A proxy may have sent it; if it stays, UnexpectedAnswer is raised."""
    refuses = answer(status, {"message": "no"})
    assert Stage(PENDING, refuses, refuses, DONE).play(waiting(job())).link.url == LINK

    with pytest.raises(UnexpectedAnswer, match=f"{status}: no"):
        Stage(PENDING, refuses).play(waiting(job()))


def test_an_unknown_id_of_another_program_fails_soon() -> None:
    """A typing error does not cost half a minute, and a job that was just created is still found."""
    gone = answer(404, {"message": "not found"})
    stage = Stage(gone)

    with pytest.raises(UnexpectedAnswer, match="404: not found"):
        stage.play(waiting(job(born=None)))

    assert 1010 <= stage.now <= 1015
    assert Stage(gone, gone, gone, DONE).play(waiting(job(born=None))).link.url == LINK


def test_a_pending_status_ends_the_grace_time_for_the_link() -> None:
    """The status of a server may alternate."""
    without_link = answer(200, {"id": "x", "status": "completed"})
    stage = Stage(without_link, *[PENDING] * 3, without_link, *[PENDING] * 3, without_link, DONE)

    assert stage.play(waiting(job())).link.url == LINK
    assert stage.times[2] - stage.times[1] > 5  # the normal delay again


def test_retry_after_takes_precedence_during_the_grace_time() -> None:
    """The next fetch comes after it."""
    without_link = answer(200, {"id": "x", "status": "completed"})
    stage = Stage(without_link, answer(429, {}, retry_after="60"), DONE)

    stage.play(waiting(job()))

    assert stage.times[2] - stage.times[1] == 60
