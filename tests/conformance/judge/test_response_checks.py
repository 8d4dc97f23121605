"""What one response says about the contract."""

from typing import Any

import pytest

from reelkit_conformance._http.exchange import Exchange
from reelkit_conformance._judge.response_checks import judge_response
from tests.conformance.exchanges import DONE, FAILED, URL, Exchanges

QUEUED = {"id": "a", "status": "queued", "meta": {"usage": {"credits_used": 1}}}
ENVELOPE = {"statusCode": 404, "message": "not found"}


def named(exchange: Exchange) -> list[str]:
    """Return the failed checks."""
    return [point.check for point in judge_response(exchange) if point.finding is not None]


@pytest.mark.parametrize("body", [QUEUED, QUEUED | {"video": None, "error": None}, QUEUED | {"more": 1}])
def test_a_correct_response_to_a_create_passes(body: Any) -> None:
    """A missing field and null are equivalent, and additional fields are allowed."""
    points = list(judge_response(Exchanges().create(body)))

    assert [point for point in points if point.finding] == []
    assert {"RES-001", "RES-003", "RES-005", "RES-008", "RES-013"} <= {point.check for point in points}


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "Application/JSON;charset=UTF-8"])
def test_a_content_type_may_have_a_charset(kind: str) -> None:
    """In any case."""
    assert named(Exchanges().create(QUEUED, content_type=kind)) == []


@pytest.mark.parametrize("body", [DONE, FAILED, {"id": "a", "status": "generating"}])
def test_a_correct_response_to_a_fetch_passes(body: Any) -> None:
    """In each state."""
    assert named(Exchanges().fetch(body)) == []


@pytest.mark.parametrize(
    ("changed", "check"),
    [
        ({"id": None}, "RES-006"),
        ({"id": 7}, "RES-006"),
        ({"status": None}, "RES-007"),
        ({"status": 7}, "RES-007"),
        ({"status": "succeeded"}, "RES-008"),
        ({"status": "Completed"}, "RES-008"),
        ({"video": URL}, "RES-009"),
        ({"video": [5]}, "RES-009"),
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
def test_one_invalid_field_fails_one_check(changed: Any, check: str) -> None:
    """A cause is reported once."""
    assert named(Exchanges().create(DONE | changed)) == [check]


@pytest.mark.parametrize(("gone", "check"), [("id", "RES-005"), ("status", "RES-007")])
def test_a_missing_field_fails_its_check(gone: str, check: str) -> None:
    """What a client cannot do without."""
    assert named(Exchanges().create({name: value for name, value in DONE.items() if name != gone})) == [check]


@pytest.mark.parametrize(
    ("exchange", "check"),
    [
        (Exchanges().create(QUEUED, 201), "RES-001"),
        (Exchanges().create(QUEUED, content_type="text/plain"), "RES-002"),
        (Exchanges().create(QUEUED, content_type="text/json"), "RES-002"),
        (Exchanges().create(QUEUED, content_type="application/json; charset=latin-1"), "RES-002"),
        (Exchanges().create(b"<html>"), "RES-003"),
        (Exchanges().create(b'{"id": "a", "sta'), "RES-003"),
        (Exchanges().create([]), "RES-004"),
        (Exchanges().fetch(DONE, job="b"), "IDS-001"),
        (Exchanges().create(QUEUED, x_inference_id="b"), "IDS-004"),
        (Exchanges().fetch(ENVELOPE, 422), "ERR-001"),
        (Exchanges().fetch(ENVELOPE, 404, content_type="text/html"), "ERR-003"),
        (Exchanges().fetch(b"not found", 404), "ERR-004"),
        (Exchanges().fetch(ENVELOPE | {"message": " "}, 404), "ERR-005"),
        (Exchanges().fetch({"message": "not found"}, 404), "ERR-005"),
        (Exchanges().fetch(ENVELOPE, 400), "ERR-006"),
        (Exchanges().fetch(ENVELOPE, 500), "ERR-007"),
    ],
)
def test_one_deviation_fails_one_check(exchange: Exchange, check: str) -> None:
    """Whatever else follows from it."""
    assert named(exchange) == [check]


def test_a_missing_response_fails_its_check() -> None:
    """After a create without a response the client cannot know whether it costs."""
    silent = Exchanges().create(QUEUED)._replace(status=None, body=b"", trouble="ReadError")

    assert named(silent) == ["ERR-008"]


def test_the_legacy_address_has_its_own_name_for_the_cost() -> None:
    """And an error of any form."""
    exchanges = Exchanges()

    assert named(exchanges.create(QUEUED, address="legacy")) == ["RES-012"]
    assert named(exchanges.create(QUEUED | {"meta": {"usage": {"tokens_used": 1}}}, address="legacy")) == []
    assert named(exchanges.fetch({"id": "a", "status": "error", "error": "no"}, address="legacy")) == []


def test_other_requests_are_not_judged() -> None:
    """The contract does not describe them."""
    exchange = Exchanges().fetch(b"<html>")

    assert list(judge_response(exchange._replace(request=exchange.request._replace(path="/v1/models")))) == []
