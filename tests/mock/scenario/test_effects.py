"""The effects of faults: each one happens and is counted."""

import json
from email.utils import parsedate_to_datetime
from typing import Any

import pytest

from reelkit_mock import Mock, Reply, Wire
from reelkit_mock._scenario.effects import GARBAGE_BYTES
from reelkit_mock._scenario.schema import scenario_schema
from tests.mock.mock_requests import V2, create_job, fetch, header, read_json, send

EFFECTS = scenario_schema()["$defs"]["what"]["else"]["properties"]


def finished(**settings: Any) -> tuple[Mock, str]:
    """Return a mock with a succeeded job."""
    mock = Mock(clock="manual", **settings)
    identifier = create_job(mock)
    mock.force(identifier, "succeeded")
    return mock, identifier


def asset(mock: Mock, identifier: str, **headers: str) -> Reply:
    url = read_json(fetch(mock, identifier))["video"]["url"]
    return send(mock, "GET", url.removeprefix("http://mock.test"), key="", headers=headers)


def fetched_with(what: Any, **settings: Any) -> Reply:
    """Return the changed response to a fetch of a finished job, and check the counts of the fault."""
    mock, identifier = finished(**settings)
    fault = mock.fault(what, route="fetch")
    assert mock.unfired() != []
    reply = fetch(mock, identifier)
    assert (fault.fired, fault.left, mock.unfired()) == (1, 0, [])
    assert mock.calls[-1]["fault"] == fault.name
    assert fetch(mock, identifier).wire is None
    return reply


FINE = fetched_with({"delay": 1})
BODY = read_json(FINE)
URL = BODY["video"]["url"]

CHANGED_FIELDS: list[tuple[Any, Any]] = [
    ("no_url", BODY | {"video": {}}),
    ("both", BODY | {"error": {"name": "GenerationError", "message": "The generation failed."}}),
    ({"status_word": "done"}, BODY | {"status": "done"}),
    ({"drop": "status"}, {"id": BODY["id"], "video": {"url": URL}}),
    ({"drop": "video.url"}, BODY | {"video": {}}),
    ({"null": "video"}, BODY | {"video": None}),
    ({"wrong_type": "id"}, BODY | {"id": 12345}),
    ({"wrong_type": "video"}, BODY | {"video": "wrong"}),
    ({"drop": "video", "null": "id", "status_word": "x"}, {"id": None, "status": "x"}),
]


@pytest.mark.parametrize(("what", "body"), CHANGED_FIELDS, ids=lambda value: json.dumps(value)[:30])
def test_fields_are_changed(what: Any, body: Any) -> None:
    """Content-Length still matches."""
    reply = fetched_with(what)

    assert (reply.status, read_json(reply), reply.wire) == (200, body, None)
    assert header(reply, "content-length") == str(len(reply.body))


WIRES: list[tuple[Any, Wire]] = [
    ({"delay": 0.5}, Wire(delay=0.5)),
    ("hang", Wire(hang=True)),
    ("garbage", Wire(garbage=GARBAGE_BYTES)),
    ("close", Wire(head=False)),
    ({"reset": "before-headers"}, Wire(reset=True, head=False)),
    ({"reset": "after-headers"}, Wire(reset=True, cut=0)),
    ({"truncate": 5}, Wire(cut=5)),
    ({"dribble": 0.25}, Wire(every=0.25)),
    ({"truncate": 5, "delay": 2, "dribble": 1}, Wire(delay=2, cut=5, every=1)),
    ({"hang": True, "handled": True}, Wire(hang=True)),
]


@pytest.mark.parametrize(("what", "wire"), WIRES, ids=lambda value: str(value)[:30])
def test_effects_on_the_wire(what: Any, wire: Wire) -> None:
    """The adapter is told what to do to the connection."""
    assert fetched_with(what).wire == wire


def test_responses_that_are_not_json() -> None:
    """Malformed JSON, HTML with 200, another type."""
    malformed, page, typed = (fetched_with(what) for what in ("malformed_json", "html", {"content_type": "text/x"}))

    assert (malformed.status, malformed.body, header(malformed, "content-length")) == (
        200,
        FINE.body[:-1],
        str(len(FINE.body) - 1),
    )
    assert (page.status, header(page, "content-type"), page.body[:9]) == (200, "text/html; charset=utf-8", b"<!doctype")
    assert (header(typed, "content-type"), typed.body) == ("text/x", FINE.body)
    assert fetched_with({"html": True, "status": 502}).status == 502


def test_a_status_has_the_vendors_envelope() -> None:
    """It has a message, headers and Retry-After in both forms, and can be changed by other effects."""
    reply = fetched_with({"status": 503, "message": "busy", "retry_after": 7, "headers": {"X-A": "b", "y": 1}})
    dated = fetched_with({"status": 429, "retry_after": {"date": 90}})
    typed = fetched_with({"status": 500, "headers": {"Content-Type": "text/plain"}})

    assert (reply.status, read_json(reply)["message"], read_json(reply)["path"]) == (503, "busy", V2)
    assert (header(reply, "retry-after"), header(reply, "x-a"), header(reply, "y")) == ("7", "b", "1")
    after, now = (parsedate_to_datetime(header(dated, name) or "") for name in ("retry-after", "date"))
    assert (after - now).total_seconds() == 90
    assert header(typed, "content-type") == "text/plain"


def test_a_status_and_a_change_of_its_envelope_happen_together() -> None:
    """All effects of a fault happen, or none."""
    assert "message" not in read_json(fetched_with({"status": 500, "drop": "message"}))
    mock, identifier = finished()
    fault = mock.fault({"status": 500, "drop": "video"}, route="fetch")

    assert (fetch(mock, identifier).status, fault.fired) == (200, 0)


@pytest.mark.parametrize("status", [204, 304])
def test_a_status_without_a_body_has_none(status: int) -> None:
    """It has no Content-Length either; bytes after it would belong to the next response."""
    assert fetched_with({"status": status})[:3] == (status, (), b"")


@pytest.mark.parametrize(("more", "wire"), [(5, Wire(cut=len(FINE.body))), (-5, None)])
def test_a_wrong_length_is_sent(more: int, wire: Wire | None) -> None:
    """A larger Content-Length ends the response early; a smaller one cuts the body."""
    reply = fetched_with({"wrong_length": more})

    assert header(reply, "content-length") == str(len(FINE.body) + more)
    assert (reply.wire, len(reply.body)) == (wire, len(FINE.body) + min(more, 0))
    assert more < 0 or fetched_with({"wrong_length": more, "delay": 1}).wire == Wire(delay=1, cut=len(FINE.body))


def test_faults_of_assets() -> None:
    """404, an expired link, and wrong bytes of a range."""
    mock, identifier = finished()
    whole = asset(mock, identifier).body
    mock.fault({"status": 404}, route="asset")
    mock.fault("expired", route="asset")
    mock.fault("broken_range", route="asset")

    missing, expired, broken = (asset(mock, identifier, range="bytes=100-199") for _ in range(3))

    assert (missing.status, expired.status, header(expired, "content-type")) == (404, 403, "application/xml")
    assert (broken.status, header(broken, "content-length")) == (206, "100")
    assert broken.body != whole[100:200]
    assert mock.unfired() == []


TRIED = {name for what, _ in CHANGED_FIELDS + WIRES for name in ([what] if isinstance(what, str) else what)} | {
    *("malformed_json", "html", "content_type", "status", "message", "headers", "retry_after", "wrong_length"),
    *("expired", "broken_range", "lost", "stuck", "fail"),
}


def test_every_effect_is_tested() -> None:
    """A new effect needs a test above."""
    assert set(EFFECTS) == TRIED


def test_a_lone_surrogate_is_escaped() -> None:
    """A lone surrogate is escaped as JSON requires."""
    reply = fetched_with({"status_word": "\ud800"})

    assert b'"status":"\\ud800"' in reply.body
    assert json.loads(reply.body.decode())["status"] == "\ud800"
