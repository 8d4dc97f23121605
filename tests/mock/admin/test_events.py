"""What an open page is told: new and changed jobs, calls and the state of a namespace."""

import json
from typing import Any

import httpx
import pytest

from reelkit_mock import Mock, Request
from reelkit_mock._admin import events
from reelkit_mock._admin.events import Events
from tests.mock.mock_requests import create, create_job, fetch, read_json, send

SECONDS = {"queue_seconds": [1, 1], "generate_seconds": [2, 2]}


def world_events(mock: Mock) -> Events:
    """The events of the default namespace."""
    return Events(mock._world)


def read(stream: Events) -> dict[str, Any]:
    """The events since the last time, by name."""
    return dict(parse(stream.next()))


def parse(text: bytes) -> list[tuple[str, Any]]:
    """The events in a piece of the stream."""
    blocks = [block.partition(b"\ndata: ") for block in text.split(b"\n\n") if block]
    return [(name.removeprefix(b"event: ").decode(), json.loads(data)) for name, _, data in blocks]


def test_a_page_that_opens_is_told_everything() -> None:
    """Jobs, the newest first, with their places; calls with their numbers; and the state."""
    mock = Mock(clock="manual", **SECONDS)
    ids = [create_job(mock, prompt=f"fox {number}") for number in range(3)]

    told = read(world_events(mock))

    assert [(job["id"], job["index"]) for job in told["jobs"]] == [(ids[at], at) for at in (2, 1, 0)]
    assert [(call["number"], call["route"], call["status"]) for call in told["calls"]] == [
        (number, "create", 200) for number in (1, 2, 3)
    ]
    assert {name: told["state"][name] for name in ("jobs", "states", "calls", "faults", "rate", "clock")} == {
        "jobs": 3,
        "states": {"queued": 3},
        "calls": {"last": 3, "first": 1},
        "faults": [],
        "rate": 0,
        "clock": "manual",
    }


def test_nothing_is_told_twice() -> None:
    """Without an event there is nothing to send, also while the clock runs."""
    for clock in ("manual", "polls:2", "speed:60"):
        mock = Mock(clock=clock)
        create_job(mock)
        stream = world_events(mock)
        stream.next()

        assert stream.next() == b""


def test_a_job_is_told_again_whenever_it_changes() -> None:
    """By time, by force, by a fetch, and by the end of its link; not when nothing happens to it."""
    mock = Mock(clock="manual", **SECONDS)
    first, second = create_job(mock), create_job(mock)
    stream = world_events(mock)
    stream.next()
    seen = []
    for happens in (
        lambda: mock.advance(1),
        lambda: mock.force(second, "failed"),
        lambda: fetch(mock, first),
        lambda: mock.advance(2),
        lambda: send(mock, "POST", f"/__mock/jobs/{first}", {"link": "expired"}),
    ):
        happens()
        seen.append({(job["id"], job["state"], job["link_expired"]) for job in read(stream)["jobs"]})

    assert seen == [
        {(first, "generating", False), (second, "generating", False)},
        {(second, "failed", False)},
        {(first, "generating", False)},
        {(first, "succeeded", False)},
        {(first, "succeeded", True)},
    ]


def test_states_and_credits_are_those_of_all_jobs() -> None:
    """Counted from the changes, they equal what the ledger says."""
    mock = Mock(clock="manual", **SECONDS)
    stream = world_events(mock)
    for step in range(4):
        create(mock)
        mock.force(create_job(mock), "failed")
        mock.advance(1)
        state = read(stream)["state"]
        ledger = read_json(send(mock, "GET", "/__mock/ledger"))
        counters = read_json(send(mock, "GET", "/__mock/counters"))

        assert (state["credits"], state["states"]) == (ledger["credits"], counters["jobs"]), step


def test_a_world_that_starts_over_says_so() -> None:
    """The page forgets what it shows, and is told what there is."""
    mock = Mock(clock="manual")
    create_job(mock)
    stream = world_events(mock)
    stream.next()
    mock.reset()
    identifier = create_job(mock)

    told = parse(stream.next())

    assert [name for name, _ in told] == ["reset", "jobs", "calls", "state"]
    assert [job["id"] for job in told[1][1]] == [identifier]


def test_many_jobs_are_sent_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest first, and of old ones only so many; each once."""
    monkeypatch.setattr(events, "MAX_JOBS", 8)
    monkeypatch.setattr(events, "MAX_JOBS_AT_ONCE", 3)
    mock = Mock(clock="manual")
    for _ in range(10):
        create(mock)
    stream = world_events(mock)

    parts = [[job["index"] for job in read(stream)["jobs"]] for _ in range(2)]
    create(mock)
    parts += [[job["index"] for job in read(stream)["jobs"]] for _ in range(1)]

    assert parts == [[9, 8, 7], [6, 5, 4], [10, 3, 2]]
    assert "jobs" not in read(stream)


def test_calls_that_are_no_longer_kept_are_left_out() -> None:
    """After they were deleted, numbers go on, and a number leads to its call."""
    mock = Mock(clock="manual")
    create(mock)
    send(mock, "DELETE", "/__mock/calls")
    send(mock, "GET", "/v2/nowhere")

    told = read(world_events(mock))
    (call,) = told["calls"]
    whole = read_json(send(mock, "GET", f"/__mock/calls/{call['number']}"))

    assert (call["number"], call["reason"][:44]) == (2, "no route matches GET /v2/nowhere; the neares")
    assert told["state"]["calls"] == {"last": 2, "first": 2}
    assert (whole["target"], whole["response"]["size"]) == ("/v2/nowhere", call["size"])
    assert send(mock, "GET", "/__mock/calls/1").status == 404


def test_a_key_is_in_no_event() -> None:
    """As in the recorded calls."""
    key = "0123456789abcdef0123456789abcdef"
    mock = Mock(clock="manual")
    create(mock, key=key, prompt=f"the key {key}", headers={"x-again": key})

    assert key.encode() not in world_events(mock).next()


def test_a_server_sends_events_as_they_happen() -> None:
    """The stream ends with its namespace, and a call in the same process gets no stream."""
    mock = Mock(clock="manual")
    with (
        mock.serve() as server,
        httpx.Client(base_url=f"{server.base_url}/ns/a", trust_env=False, timeout=20) as client,
        client.stream("GET", "/__mock/events") as stream,
    ):
        blocks = stream.iter_lines()
        assert next(blocks) == "event: state"
        created = client.post("/v2/video/generations", json={}, headers={"authorization": "Bearer k"})
        told = [line for line, _ in zip(blocks, range(4), strict=False)]
        client.delete("/__mock/namespace")
        rest = list(blocks)

    assert (created.status_code, stream.headers["content-type"]) == (400, "text/event-stream")
    assert "event: calls" in told
    assert not [line for line in rest if line.startswith("event: reset")]
    assert mock.handle(Request("GET", "/__mock/events", {})).status == 501
