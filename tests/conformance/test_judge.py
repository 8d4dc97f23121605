"""What one response says about the contract."""

from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.response_checks import judge_response
from tests.conformance.answers import DONE, FAILED, URL, Talk

QUEUED = {"id": "a", "status": "queued", "meta": {"usage": {"credits_used": 1}}}
ENVELOPE = {"statusCode": 404, "message": "not found"}


def named(exchange: Exchange) -> list[str]:
    """Return the failed checks."""
    return [point.check for point in judge_response(exchange) if point.finding is not None]


@pytest.mark.parametrize("body", [QUEUED, QUEUED | {"video": None, "error": None}, QUEUED | {"more": 1}])
def test_a_good_answer_to_a_create_passes(body: Any) -> None:
    """A missing field and null are equivalent, and additional fields are allowed."""
    points = list(judge_response(Talk().create(body)))

    assert [point for point in points if point.finding] == []
    assert {"RES-001", "RES-003", "RES-005", "RES-008", "RES-013"} <= {point.check for point in points}


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"])
def test_the_charset_of_json_may_be_said(kind: str) -> None:
    """In any case."""
    assert named(Talk().create(QUEUED, content_type=kind)) == []


@pytest.mark.parametrize("body", [DONE, FAILED, {"id": "a", "status": "generating"}])
def test_a_good_answer_to_a_fetch_passes(body: Any) -> None:
    """In each state."""
    assert named(Talk().fetch(body)) == []


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({"id": None}, "RES-006"),
        ({"id": 7}, "RES-006"),
        ({"status": None}, "RES-007"),
        ({"status": 7}, "RES-007"),
        ({"status": "succeeded"}, "RES-008"),
        ({"status": "Completed"}, "RES-008"),
        ({"video": [URL]}, "RES-009"),
        ({"video": {}}, "RES-010"),
        ({"video": {"url": None}}, "RES-010"),
        ({"video": {"url": "/a.mp4"}}, "RES-010"),
        ({"video": {"url": "no link"}}, "RES-010"),
        ({"error": "no"}, "RES-011"),
        ({"error": {"name": "no"}}, "RES-011"),
        ({"meta": {"usage": {"tokens_used": 1}}}, "RES-012"),
        ({"meta": {"usage": {"credits_used": "1"}}}, "RES-012"),
        ({"meta": []}, "RES-012"),
        ({"meta": {"usage": {"credits_used": -1}}}, "RES-013"),
    ],
)
def test_one_wrong_place_is_named_by_one_check(changed: Any, check: str) -> None:
    """A cause is reported once."""
    assert named(Talk().create(DONE | changed)) == [check]


@pytest.mark.parametrize(("gone", "check"), [("id", "RES-005"), ("status", "RES-007")])
def test_what_is_missing_is_named(gone: str, check: str) -> None:
    """What a client cannot do without."""
    assert named(Talk().create({name: value for name, value in DONE.items() if name != gone})) == [check]


@pytest.mark.parametrize(
    ("exchange", "check"),
    [
        (Talk().create(QUEUED, 201), "RES-001"),
        (Talk().create(QUEUED, content_type="text/plain"), "RES-002"),
        (Talk().create(QUEUED, content_type="text/json"), "RES-002"),
        (Talk().create(QUEUED, content_type="application/json; charset=latin-1"), "RES-002"),
        (Talk().create(b"<html>"), "RES-003"),
        (Talk().create(b'{"id": "a", "sta'), "RES-003"),
        (Talk().create([]), "RES-004"),
        (Talk().fetch(DONE, job="b"), "IDS-001"),
        (Talk().create(QUEUED, x_inference_id="b"), "IDS-004"),
        (Talk().fetch(ENVELOPE, 422), "ERR-001"),
        (Talk().fetch(ENVELOPE, 404, content_type="text/html"), "ERR-003"),
        (Talk().fetch(b"not found", 404), "ERR-004"),
        (Talk().fetch(ENVELOPE | {"message": " "}, 404), "ERR-005"),
        (Talk().fetch({"message": "not found"}, 404), "ERR-005"),
        (Talk().fetch(ENVELOPE, 400), "ERR-006"),
        (Talk().fetch(ENVELOPE, 500), "ERR-007"),
    ],
)
def test_one_wrong_thing_is_named_by_one_check(exchange: Exchange, check: str) -> None:
    """Whatever else follows from it."""
    assert named(exchange) == [check]


def test_no_answer_is_named() -> None:
    """After a create without a response the client cannot know whether it costs."""
    silent = Talk().create(QUEUED)._replace(status=None, body=b"", trouble="ReadError")

    assert named(silent) == ["ERR-008"]


def test_the_older_address_has_its_own_word_for_the_cost() -> None:
    """And an error of any form."""
    talk = Talk()

    assert named(talk.create(QUEUED, address="legacy")) == ["RES-012"]
    assert named(talk.create(QUEUED | {"meta": {"usage": {"tokens_used": 1}}}, address="legacy")) == []
    assert named(talk.fetch({"id": "a", "status": "error", "error": "no"}, address="legacy")) == []


def test_other_requests_are_not_judged() -> None:
    """The contract does not describe them."""
    exchange = Talk().fetch(b"<html>")

    assert list(judge_response(exchange._replace(request=exchange.request._replace(path="/v1/models")))) == []
