"""Faults requested by one request, and combinations of effects."""

from typing import Any

import pytest

from reelkit_mock import Mock, MockError
from tests.mock.mock_requests import create, read_json


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("status=503", 503),
        ("status = 503.0", 503),
        ('{"status": 502, "retry_after": 1}', 502),
        ("html", 200),
        ("status_word=done", 200),
        ("content_type=text/plain; a=b", 200),
    ],
)
def test_a_request_can_request_a_fault(value: str, status: int) -> None:
    """By one header; the fault is recorded, and other faults wait."""
    mock = Mock(clock="manual")
    waiting = mock.fault({"status": 599}, times=2)

    reply = create(mock, headers={"x-mock-fault": value})

    assert (reply.status, waiting.fired) == (status, 0)
    assert mock.calls[-1]["fault"] == "requested by x-mock-fault"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "x-mock-fault: what: '' is not known; there are: html, "),
        ("losst", "x-mock-fault: what: 'losst' is not known; did you mean 'lost'?"),
        ("stauts=503", "x-mock-fault: what: 'stauts' is not known; did you mean 'status'?"),
        ("status=no", 'x-mock-fault: what.status: "no" is not of type "integer"'),
        ("status=99", "x-mock-fault: what.status: 99 is less than the minimum of 200"),
        ("{", "x-mock-fault: not JSON ("),
        ("{" * 9_999, "x-mock-fault: not JSON ("),
        ('{"drop":' + "[" * 400 + "]" * 400 + "}", "x-mock-fault: what: Recursion limit reached"),
        ("status=" + "[" * 99_999, "x-mock-fault: what.status: "),
        (
            '{"hang": true, "close": true}',
            "x-mock-fault: fault: a response can end in only one way, not hang and close",
        ),
        ("content_type=a\r\nset-cookie: b", "x-mock-fault: what.content_type: "),
        ('{"status": 500, "headers": {"a": "b\\r\\nc: d"}}', "x-mock-fault: what.headers.a: "),
        ('{"status": 500, "headers": {"a\\n": "b"}}', "x-mock-fault: what.headers: "),
        ('{"retry_after": {"date": 1e20}, "status": 503}', "x-mock-fault: what.retry_after.date: "),
    ],
)
def test_an_invalid_fault_header_is_refused(value: str, message: str) -> None:
    """One short line with 400; nothing is done."""
    mock = Mock(clock="manual")

    reply = create(mock, headers={"x-mock-fault": value})

    said = read_json(reply)["message"]
    assert (reply.status, said[: len(message)], mock.jobs) == (400, message, {})
    assert "\n" not in said
    assert len(said) < 700


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ({"hang": True, "reset": "after-headers"}, "a response can end in only one way, not hang and reset; use two"),
        ({"html": True, "expired": True}, "a response has one body, not html and expired"),
        ({"status": 500, "expired": True}, "an expired link has the status 403, not expired and status"),
        ({"stuck": True, "fail": True}, "a job that never ends cannot fail, not stuck and fail"),
        ({"message": "x"}, "message has no effect alone; combine it with status"),
        ({"headers": {}}, "headers has no effect alone; combine it with status or html or expired"),
        ({"retry_after": 1, "delay": 1}, "retry_after has no effect alone"),
        ({"handled": True, "delay": 1}, "handled has no effect alone"),
        ({"lost": True, "status": 500}, "status has no effect on a response that is not sent (lost)"),
        ({"reset": "before-headers", "drop": "id"}, "drop has no effect on a response that is not sent (reset)"),
        ({"stuck": True, "status": 500}, "'stuck' needs a job, but 'status' prevents its creation; add handled: true"),
        ({"fail": True, "hang": True}, "'fail' needs a job, but 'hang' prevents its creation; add handled: true"),
        ({"status": 500, "headers": {"Content-Length": 3}}, "the server sets the header Content-Length"),
    ],
    ids=str,
)
def test_an_impossible_combination_of_effects_is_refused(what: Any, message: str) -> None:
    """Such a fault would be counted without happening."""
    mock = Mock(clock="manual")

    with pytest.raises(MockError) as caught:
        mock.fault(what)

    assert str(caught.value).startswith(f"fault: {message}")
    assert mock.unfired() == []


TOGETHER: list[Any] = [
    {"lost": True, "stuck": True},
    {"status": 500, "handled": True, "fail": True},
    {"lost": True, "delay": 1},
    {"fail": True, "status_word": "x"},
    {"stuck": True, "reset": "after-headers"},
]


@pytest.mark.parametrize("what", TOGETHER, ids=str)
def test_effects_that_can_be_combined(what: Any) -> None:
    """All of the effects happen."""
    mock = Mock(clock="manual")
    fault = mock.fault(what)
    create(mock)

    assert (fault.fired, len(mock.jobs)) == (1, 1)
    mock.advance(1_000)
    assert list(mock.jobs.values()) == [
        "failed" if "fail" in what else "generating" if "stuck" in what else "succeeded"
    ]
