"""Recorded traffic is judged offline."""

from pathlib import Path

import pytest

from reelkit import Client, no_waiting
from reelkit_conformance._run.har_reader import NO_BODY, NO_RESPONSE, NOT_A_CALL, UNREADABLE
from reelkit_mock import Mock
from tests.conformance.recordings import (
    BASE,
    DONE,
    FOX,
    KEY,
    LIFE,
    QUEUED,
    RUNNING,
    V2,
    Json,
    Judge,
    create,
    entry,
    fetch,
    found,
    report_of,
)


def test_a_recording_of_a_correct_service_passes(tmp_path: Path) -> None:
    """The responses of the mock in `documented` pass; requests, creates and the origin are reported."""
    file = tmp_path / "traffic.har.jsonl"
    mock = Mock(clock="looks:2")
    with no_waiting(), Client(KEY, base_url=BASE, transport=mock.transport(), record=file) as client:
        for number in range(3):
            client.generate(FOX, save_to=tmp_path / f"{number}.mp4")

    report = report_of(file)

    assert found(report) == set()
    assert (report.engines, report.target, report.creates) == (("recorded",), BASE, 3)
    assert report.requests == len(file.read_text().splitlines())
    assert report.models == (FOX["model"],)
    passed = {result.check.id for result in report.results if result.verdict == "pass"}
    assert {"RES-001", "RES-008", "IDS-001", "IDS-002", "IDS-003", "LIF-005", "LIF-012"} <= passed


@pytest.mark.parametrize("personality", ["native", "relay"])
def test_a_recording_shows_known_deviations(tmp_path: Path, personality: str) -> None:
    """The services that exist deviate from the contract in known places."""
    file = tmp_path / "traffic.har.jsonl"
    mock = Mock(personality=personality, clock="looks:2")
    with no_waiting(), Client(KEY, base_url=BASE, transport=mock.transport(), record=file) as client:
        client.submit(FOX).result()

    assert found(report_of(file)) == {"native": {"RES-008"}, "relay": {"RES-012"}}[personality]


@pytest.mark.parametrize(
    ("lines", "check"),
    [
        ([create({"status": "queued"})], "RES-005"),
        ([create(status=201)], "RES-001"),
        ([create("<html>")], "RES-003"),
        ([fetch(DONE | {"id": "b"})], "IDS-001"),
        ([fetch(DONE | {"video": None})], "LIF-005"),
        ([create(at=0), create(at=1)], "IDS-002"),
        ([fetch(DONE, at=1), fetch(RUNNING, at=2)], "LIF-003"),
        ([fetch(RUNNING, at=1), fetch(QUEUED, at=2)], "LIF-002"),
        ([create(at=0), fetch(DONE, at=1), fetch(DONE | {"id": "b"}, "b", at=2)], "IDS-003"),
        ([create({"message": "no"}, status=400)], "ERR-005"),
    ],
)
def test_a_deviation_in_a_recording_is_found(judge: Judge, lines: list[Json], check: str) -> None:
    """From one response, and from the responses about one job."""
    assert found(judge(lines)) == {check}


def test_a_finding_shows_its_exchanges(judge: Judge) -> None:
    """And the other exchanges of the job, with times since the start."""
    report = judge([create("no use", status=400), *LIFE, fetch(RUNNING, at=65)])

    (finding,) = (one for result in report.results if result.check.id == "LIF-003" for one in result.findings)
    by_number = {exchange.number: exchange for exchange in report.exchanges}
    assert [by_number[number].json["status"] for number in finding.evidence] == ["completed", "generating"]
    assert by_number[finding.evidence[-1]].at == pytest.approx(65.0)
    assert {exchange.number for exchange in report.exchanges} >= {2, 5, 7}


OTHERS = {
    NOT_A_CALL: [
        entry("GET", f"{BASE}/v2/billing", {}),
        entry("OPTIONS", V2, ""),
        entry("GET", "https://a.example", ""),
    ],
    NO_RESPONSE: [create(status=0), create() | {"response": create()["response"] | {"_error": "net::ERR_ABORTED"}}],
    NO_BODY: [create() | {"response": {"status": 200, "content": {"size": 5, "mimeType": "application/json"}}}],
    UNREADABLE: ["[]", "7", "{", '{"request": 5}', create() | {"startedDateTime": "today"}, create(status="x")],
}


@pytest.mark.parametrize("why", OTHERS)
def test_entries_that_cannot_be_judged_are_counted(judge: Judge, why: str) -> None:
    """And reported, never as a failure."""
    report = judge([*LIFE, *OTHERS[why]])

    assert found(report) == set()
    assert report.requests == len(LIFE) + len(OTHERS[why])
    assert report.remarks == (f"{len(OTHERS[why])} of {report.requests} entries {why}",)


def test_concurrent_fetches_are_not_compared(judge: Judge) -> None:
    """Their order at the service is unknown."""
    slow = fetch(RUNNING, at=1) | {"time": 9000.0}

    assert found(judge([create(at=0), fetch(DONE, at=2), slow])) == set()
    assert found(judge([create(at=0), slow, fetch(DONE, at=2), fetch(DONE, at=20)])) == set()


def test_jobs_of_different_services_are_kept_apart(judge: Judge) -> None:
    """Two services may return the same id."""
    other = create(at=1)
    other["request"]["url"] = "http://127.0.0.1:8080/prefix/v2/video/generations"
    report = judge([create(at=0), other])

    assert found(report) == set()
    assert report.target == f"{BASE}, http://127.0.0.1:8080/prefix"


def test_the_key_is_in_no_report(judge: Judge) -> None:
    """A browser records it, and a server may repeat it."""
    report = judge([create({"echo": KEY}), entry("GET", f"{V2}?generation_id=a", KEY)])

    assert report.exchanges
    assert KEY not in repr(report)


@pytest.mark.parametrize("header", ["Authorization", "X-API-Key", "x-auth-token"])
def test_a_key_in_any_header_is_in_no_report(judge: Judge, header: str) -> None:
    """Nor what the server repeats of it."""
    made = create({"echo": KEY}, at=0)
    made["request"]["headers"] = [{"name": header, "value": KEY}]
    report = judge([made])

    assert report.exchanges
    assert KEY not in repr(report)


def test_a_recording_without_calls_ends_early(judge: Judge) -> None:
    """A run that judged nothing does not conform."""
    report = judge([entry("GET", "https://a.example/", "")])

    assert report.ended_early == "none of 1 entries is a create or a fetch"
