"""A failure without an id ends a wait only if it stays, because a gateway may have sent it."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import JobFailed, ServerFailed
from reelkit._flows.wait import MISSING_GRACE
from reelkit._journal.journal import Journal
from tests.wrapper.face import Face
from tests.wrapper.script import Make
from tests.wrapper.stage import DONE, LINK, V5, Stage, answer, job, waiting

REQUEST = {"model": V5, "prompt": "a fox"}
ERRORS: dict[str, dict[str, Any]] = {
    "an error alone": {"error": "upstream busy"},
    "a failed status": {"status": "error", "message": "gateway timeout"},
    "an error envelope": {"statusCode": 500, "error": {"message": "no"}},
    "an unknown status": {"id": "x", "status": "broken", "error": "no"},
}

each_error = pytest.mark.parametrize("body", ERRORS.values(), ids=ERRORS)


class Gateway:
    """A service whose gateway returns its own error for the first fetches."""

    def __init__(self, body: dict[str, Any], times: int = 1) -> None:
        self.body = body
        self.times = times
        self.creates = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            self.creates += 1
            return httpx.Response(200, json={"id": "x", "status": "queued"})
        if "generation_id" not in str(request.url):
            return httpx.Response(200, content=b"film")
        self.times -= 1
        finished = {"id": "x", "status": "completed", "video": {"url": LINK}}
        return httpx.Response(200, json=self.body if self.times >= 0 else finished)


@each_error
def test_one_failure_without_an_id_does_not_end_a_wait(body: dict[str, Any]) -> None:
    """The next fetch returns the video."""
    assert Stage(answer(200, body), DONE).play(waiting(job())).link.url == LINK


@each_error
def test_a_failure_without_an_id_that_stays_ends_a_wait(body: dict[str, Any]) -> None:
    """It must be the response to every fetch of the grace time."""
    stage = Stage(answer(200, body))

    with pytest.raises(JobFailed):
        stage.play(waiting(job()))
    assert MISSING_GRACE <= stage.times[-1] - stage.times[0] < 2 * MISSING_GRACE


def test_another_response_starts_the_grace_time_again() -> None:
    """A failure that comes and goes does not end the wait."""
    bad, good = answer(200, {"error": "busy"}), answer(200, {"id": "x", "status": "generating"})
    stage = Stage(*[bad] * 8, good, *[bad] * 8, DONE)

    assert stage.play(waiting(job())).link.url == LINK


@each_error
def test_a_batch_buys_nothing_again_after_a_failure_without_an_id(
    face: Make, tmp_path: Path, body: dict[str, Any]
) -> None:
    """The journal does not record the job as failed, so retry_failed buys nothing."""
    gateway = Gateway(body)
    client = face(gateway, journal=tmp_path / "jobs.db", deadline=60)

    for retry_failed in (False, True):
        (outcome,) = _run(client, tmp_path, retry_failed=retry_failed)
        assert outcome.state == "ok"
    assert gateway.creates == 1


@each_error
def test_a_refresh_does_not_record_a_failure_without_an_id(face: Make, tmp_path: Path, body: dict[str, Any]) -> None:
    """It raises ServerFailed with the body, and the purchase stays submitted."""
    client = face(Gateway(body), journal=tmp_path / "jobs.db")
    bought = client.do(client.client, "submit", REQUEST, key="fox")

    with pytest.raises(ServerFailed, match="may not be about job x") as caught:
        client.do(bought, "refresh")
    assert caught.value.body == body
    assert [purchase.state for purchase in Journal(tmp_path / "jobs.db").every()] == ["submitted"]
    assert client.do(client.do(bought, "refresh"), "result").url == LINK


def _run(client: Face, folder: Path, **options: Any) -> list[Any]:
    return client.each({"fox": REQUEST}, lambda outcome: None, save_to=folder / "{key}.mp4", **options)
