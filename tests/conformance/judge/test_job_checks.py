"""What the responses about one job say together."""

from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.job_checks import judge_jobs
from tests.conformance.exchanges import DONE, FAILED, URL, Exchanges

QUEUED = {"id": "a", "status": "queued", "meta": {"usage": {"credits_used": 1}}}
GENERATING = {"id": "a", "status": "generating"}


def named(*exchanges: Exchange) -> list[str]:
    """Return the failed checks."""
    return [point.check for point in judge_jobs(exchanges) if point.finding is not None]


def life(*answers: Any) -> list[Exchange]:
    """Return a create and the fetches of its job."""
    exchanges = Exchanges()
    return [exchanges.create(QUEUED), *(exchanges.fetch(answer) for answer in answers)]


@pytest.mark.parametrize("answers", [(QUEUED, GENERATING, DONE, DONE), (DONE,), (GENERATING, FAILED, FAILED), ()])
def test_a_correct_history_passes(answers: tuple[Any, ...]) -> None:
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
def test_one_deviation_in_a_history_fails_one_check(answers: tuple[Any, ...], check: str) -> None:
    """A cause is reported once."""
    assert named(*life(*answers)) == [check]


def test_a_create_returns_a_pending_job() -> None:
    """Its first status is pending."""
    assert named(Exchanges().create(DONE)) == ["LIF-012"]


def test_two_creates_have_two_ids() -> None:
    """With a shared id one of two paid videos is lost."""
    exchanges = Exchanges()

    assert named(exchanges.create(QUEUED), exchanges.create(QUEUED)) == ["IDS-002"]


def test_two_jobs_have_two_videos() -> None:
    """The response about one job must not be that of another."""
    exchanges = Exchanges()
    creates = [exchanges.create(QUEUED), exchanges.create(QUEUED | {"id": "b"})]

    assert named(*creates, exchanges.fetch(DONE), exchanges.fetch(DONE | {"id": "b"}, job="b")) == ["IDS-003"]


def test_the_evidence_has_the_responses_before_and_after() -> None:
    """So that a reader can compare them."""
    (point,) = [point for point in judge_jobs(life(GENERATING, QUEUED)) if point.finding is not None]

    assert point.finding is not None
    assert point.finding.evidence == (2, 3)
    assert point.finding.job == "a"
