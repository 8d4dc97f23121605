"""The conditions of faults, their counts, and the messages about faults that have not happened."""

from typing import Any

import pytest

from reelkit_mock import Mock
from reelkit_mock._scenario.schema import scenario_schema
from reelkit_mock._service.routes import ROUTES
from tests.mock.mock_requests import LEGACY, V2, create, create_job, fetch, read_json, send

DEFS = scenario_schema()["$defs"]
LIP_SYNC = "pixverse/lip-sync"


def hit(mock: Mock) -> list[str]:
    """Return the calls to which a fault happens."""
    finished, failed = mock.jobs
    calls: dict[str, Any] = {
        "create": lambda: create(mock, prompt="a dog"),
        "create legacy": lambda: create(mock, LEGACY),
        "create lip-sync": lambda: create(mock, model=LIP_SYNC),
        "create nothing": lambda: send(mock, "POST", V2, b"{"),
        "fetch": lambda: fetch(mock, finished),
        "fetch failed": lambda: fetch(mock, failed, LEGACY),
        "fetch nobody": lambda: fetch(mock, "nobody"),
        "logs": lambda: send(mock, "GET", "/v2/logs?period=1h"),
        "billing": lambda: send(mock, "GET", "/v2/billing"),
        "transactions": lambda: send(mock, "GET", "/v2/billing/transactions"),
        "usage": lambda: send(mock, "GET", "/v2/usage?period=1h"),
        "key": lambda: send(mock, "GET", "/v1/key"),
        "models": lambda: send(mock, "GET", "/v1/models"),
        "model": lambda: send(mock, "GET", f"/model/{LIP_SYNC}"),
        "metrics": lambda: send(mock, "GET", "/models/metrics"),
        "document": lambda: send(mock, "GET", "/docs-json"),
        "asset": lambda: send(mock, "HEAD", "/assets/nothing"),
    }
    return [name for name, call in calls.items() if call().status == 599]


WHEN: list[tuple[dict[str, Any], list[str]]] = [
    *(({"route": route}, [route]) for route in ROUTES if route not in ("create", "fetch")),
    ({"route": "create"}, ["create", "create legacy", "create lip-sync", "create nothing"]),
    ({"route": "fetch"}, ["fetch", "fetch failed", "fetch nobody"]),
    ({"method": "HEAD"}, ["asset"]),
    ({"method": "POST"}, ["create", "create legacy", "create lip-sync", "create nothing"]),
    ({"address": "legacy"}, ["create legacy", "fetch failed"]),
    ({"model": LIP_SYNC}, ["create lip-sync", "fetch failed"]),
    ({"model": "*/lip-*"}, ["create lip-sync", "fetch failed"]),
    ({"model": "pixverse/v5/*", "route": "fetch"}, ["fetch"]),
    ({"prompt": "d[o]g$"}, ["create"]),
    ({"state": "succeeded"}, ["fetch"]),
    ({"state": "failed"}, ["fetch failed"]),
    ({"nth": 16}, ["document", "asset"]),
    ({"nth": 2, "route": "create", "address": "v2"}, ["create lip-sync", "create nothing"]),
    ({"rate": 1, "method": "HEAD", "route": "asset"}, ["asset"]),
]


@pytest.mark.parametrize(("when", "expected"), WHEN, ids=lambda value: str(value)[:40])
def test_a_fault_happens_to_matching_requests_only(when: dict[str, Any], expected: list[str]) -> None:
    """Every condition must hold."""
    mock = Mock(clock="manual", legacy_sees_v2=True)
    mock.force(create_job(mock), "succeeded")
    mock.force(create_job(mock, model=LIP_SYNC), "failed")
    fault = mock.fault({"status": 599}, times="always", **when)

    assert hit(mock) == expected
    assert fault.fired == len(expected)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(.*a){20}$"])
def test_no_pattern_of_a_prompt_stops_the_mock(pattern: str) -> None:
    """The time of a search is linear: with backtracking, each of these would take hours."""
    mock = Mock(clock="manual")
    fault = mock.fault({"status": 503}, prompt=pattern, times="always")

    assert [create(mock, prompt="a" * 36 + ending).status for ending in ("!", "")] == [200, 503]
    assert fault.fired == 1


def test_every_condition_is_tested() -> None:
    """A new condition needs a row above; the routes are those of the service."""
    assert {name for when, _ in WHEN for name in when} == set(DEFS["when"]["properties"])
    assert {when["route"] for when, _ in WHEN if "route" in when} == set(DEFS["when"]["properties"]["route"]["enum"])
    assert set(DEFS["when"]["properties"]["route"]["enum"]) == set(ROUTES)


def test_a_condition_on_a_state_that_depends_on_fetches() -> None:
    """With looks:N the state is the one that this fetch will see."""
    mock = Mock(clock="looks:3")
    identifier = create_job(mock)
    mock.fault({"status_word": "busy"}, state="generating")
    mock.fault({"drop": "video"}, state="succeeded")

    seen = [read_json(fetch(mock, identifier)) for _ in range(4)]

    assert [body["status"] for body in seen] == ["queued", "busy", "completed", "completed"]
    assert ["video" in body for body in seen] == [False, False, False, True]


@pytest.mark.parametrize(("times", "hits"), [(1, 1), (3, 3), (3.0, 3), ("always", 8)])
def test_a_fault_happens_as_often_as_requested(times: Any, hits: int) -> None:
    """A fault happens as often as requested, and no more."""
    mock = Mock(clock="manual")
    fault = mock.fault({"status": 503}, times=times)

    statuses = [fetch(mock, "nobody").status for _ in range(8)]

    assert statuses == [503] * hits + [404] * (8 - hits)
    assert (fault.fired, fault.left) == (hits, 0)


def test_a_rate_is_approximate_and_reproducible() -> None:
    """Each key of each namespace has its own random numbers."""
    settings: dict[str, Any] = {"clock": "manual", "seed": 3}
    fault = {"what": {"status": 503}, "when": {"rate": 0.25}, "times": "always"}
    first, second = (Mock(**settings, faults=[fault]) for _ in range(2))

    seen = [[fetch(mock, "nobody", key=str(n % 5)).status for n in range(1_000)] for mock in (first, second)]
    elsewhere = [fetch(first, "nobody", f"/ns/one{V2}", key=str(n % 5)).status for n in range(1_000)]

    assert seen[0] == seen[1]
    assert 180 < seen[0].count(503) < 320
    assert len({tuple(row[n::5]) for row in (seen[0], elsewhere) for n in range(5)}) == 10


def test_messages_about_faults_that_have_not_happened() -> None:
    """The messages say what to do."""
    mock = Mock(clock="manual")
    mock.fault({"status": 503}, route="fetch", times=2)
    mock.fault("no_url", times=3, name="the link is missing")
    mock.fault({"delay": 1}, times="always", route="logs")
    identifier = create_job(mock)
    mock.force(identifier, "succeeded")
    fetch(mock, identifier)

    assert mock.unfired() == [
        "fault '503 on fetch' happened 1 of 2 times. Lower `times`, or send more matching requests.",
        "fault 'the link is missing' happened 0 of 3 times. Lower `times`, or send more matching requests.",
        "fault 'delay on logs' never happened. Remove it, or send a request that matches it.",
    ]
