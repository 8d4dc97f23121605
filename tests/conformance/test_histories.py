"""What the responses about one job say together."""

from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.job_checks import judge_jobs
from tests.conformance.answers import DONE, FAILED, URL, Talk

QUEUED = {"id": "a", "status": "queued", "meta": {"usage": {"credits_used": 1}}}
GENERATING = {"id": "a", "status": "generating"}


def named(*exchanges: Exchange) -> list[str]:
    """Return the failed checks."""
    return [point.check for point in judge_jobs(exchanges) if point.finding is not None]


def life(*answers: Any) -> list[Exchange]:
    """Return a create and the fetches of its job."""
    talk = Talk()
    return [talk.create(QUEUED), *(talk.fetch(answer) for answer in answers)]


@pytest.mark.parametrize("answers", [(QUEUED, GENERATING, DONE, DONE), (DONE,), (GENERATING, FAILED, FAILED), ()])
def test_a_good_life_passes(answers: tuple[Any, ...]) -> None:
    """A client that polls rarely misses states."""
    assert named(*life(*answers)) == []


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ((GENERATING, QUEUED), "LIF-002"),
        ((DONE, GENERATING), "LIF-003"),
        ((DONE, FAILED), "LIF-004"),
        (({"id": "a", "status": "completed"},), "LIF-005"),
        ((DONE | {"video": None},), "LIF-005"),
        (({"id": "a", "status": "error"},), "LIF-006"),
        ((FAILED | {"error": {"name": "GenerationError", "message": ""}},), "LIF-006"),
        ((FAILED | {"video": {"url": URL}},), "LIF-007"),
        ((GENERATING | {"video": {"url": URL}},), "LIF-008"),
        ((DONE | {"error": {"name": "a", "message": "b"}},), "LIF-009"),
        ((DONE, DONE | {"video": {"url": f"{URL}?2"}}), "LIF-010"),
        ((DONE | {"meta": {"usage": {"credits_used": 2}}},), "LIF-011"),
    ],
)
def test_a_wrong_turn_is_named_by_one_check(answers: tuple[Any, ...], check: str) -> None:
    """A cause is reported once."""
    assert named(*life(*answers)) == [check]


def test_a_create_begins_a_job() -> None:
    """Its first status is pending."""
    assert named(Talk().create(DONE)) == ["LIF-012"]


def test_two_creates_have_two_ids() -> None:
    """With a shared id one of two paid videos is lost."""
    talk = Talk()

    assert named(talk.create(QUEUED), talk.create(QUEUED)) == ["IDS-002"]


def test_two_jobs_have_two_videos() -> None:
    """The response about one job must not be that of another."""
    talk = Talk()
    creates = [talk.create(QUEUED), talk.create(QUEUED | {"id": "b"})]

    assert named(*creates, talk.fetch(DONE), talk.fetch(DONE | {"id": "b"}, job="b")) == ["IDS-003"]


def test_the_evidence_is_what_was_answered_before_and_after() -> None:
    """So that a reader can compare them."""
    (point,) = [point for point in judge_jobs(life(GENERATING, QUEUED)) if point.finding is not None]

    assert point.finding is not None
    assert point.finding.evidence == (2, 3)
    assert point.finding.job == "a"
