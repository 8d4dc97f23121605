"""The reported cost of a job, which is separate from every estimate."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Outcome
from reelkit_mock import Mock
from tests.recorded_price import PRICE
from tests.wrapper.face import Face
from tests.wrapper.script import CREATED, DONE, FOX, Make, Script
from tests.wrapper.stage import LINK

FOXES = {f"fox-{n}": FOX for n in range(3)}


def video() -> httpx.Response:
    """The video file, as the last response of a script."""
    return httpx.Response(200, content=b"a video", headers={"content-type": "video/mp4"})


def run(client: Face, requests: Any, tmp_path: Path) -> dict[str, Outcome]:
    outcomes = client.do(client.client, "run_all", requests, save_to=tmp_path / "{key}.mp4", deadline=3600)
    return {outcome.key: outcome for outcome in outcomes}


def test_the_outcome_has_the_reported_credits(face: Make, tmp_path: Path) -> None:
    """On a later run as well; a failed job is not charged and has none."""
    mock = Mock(clock="looks:2")
    mock.fault("fail", route="create", nth=1)
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    first, again = (run(client, FOXES, tmp_path) for _ in range(2))

    assert sorted(outcome.credits or 0 for outcome in first.values()) == [0, PRICE, PRICE]
    assert {key: outcome.credits for key, outcome in again.items()} == {
        key: outcome.credits for key, outcome in first.items()
    }


def test_a_job_found_in_the_logs_has_no_reported_credits(face: Make, tmp_path: Path) -> None:
    """The response that reported them was lost."""
    mock = Mock(clock="looks:2")
    mock.fault("lost", route="create")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")

    outcome = run(client, {"fox": FOX}, tmp_path)["fox"]

    assert (outcome.state, outcome.credits) == ("ok", None)


@pytest.mark.parametrize(
    ("said", "credits"), [("630000", 630_000), ("0.5", 0.5), ("", None), ("nan", None), ("inf", None), ("-1", None)]
)
def test_credits_may_be_reported_in_a_header(face: Make, tmp_path: Path, said: str, credits: float | None) -> None:
    """If the body has none and the header is a finite number."""
    created = httpx.Response(200, json={"id": DONE["id"], "status": "queued"}, headers={"x-aimlapi-credits-used": said})
    client = face(Script(created, DONE, video()), journal=tmp_path / "jobs.db")

    outcome = run(client, {"fox": FOX}, tmp_path)["fox"]

    assert (outcome.state, outcome.credits) == ("ok", credits)


def test_credits_reported_with_the_video_take_precedence(face: Make, tmp_path: Path) -> None:
    """They replace those that came with the create."""
    done = {**DONE, "video": {"url": LINK}, "meta": {"usage": {"credits_used": 5}}}
    client = face(Script(CREATED, done, video()), journal=tmp_path / "jobs.db")

    assert run(client, {"fox": FOX}, tmp_path)["fox"].credits == 5
