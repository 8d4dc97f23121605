"""Recorded traffic, judged offline."""

import base64
import json
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from reelkit import Client, no_waiting
from reelkit_conformance._entries import BODILESS, FOREIGN, UNANSWERED, UNREADABLE
from reelkit_conformance._errors import ConformError
from reelkit_conformance._recorded import recorded
from reelkit_conformance._report import Report
from reelkit_conformance._secret import Secret
from reelkit_conformance._settings import Settings
from reelkit_mock import Mock

KEY = "0123456789abcdef0123456789abcdef"
BASE = "https://api.example.com"
V2 = f"{BASE}/v2/video/generations"
FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}
QUEUED = {"id": "a", "status": "queued", "meta": {"usage": {"credits_used": 5}}}
RUNNING = {"id": "a", "status": "generating"}
DONE = {"id": "a", "status": "completed", "video": {"url": "https://cdn.example.com/a.mp4"}}
Json = dict[str, Any]
Judge = Callable[[Iterable[object]], Report]


def entry(method: str, url: str, answer: Any, *, at: float = 0.0, sent: Any = None, status: int = 200) -> Json:
    """One entry, as a tool would write it."""
    minutes, seconds = divmod(at, 60)
    headers = [{"name": "Authorization", "value": f"Bearer {KEY}"}, {"name": "Content-Type", "value": "x"}]
    body = answer if isinstance(answer, str) else json.dumps(answer)
    made: Json = {
        "startedDateTime": f"2026-11-21T10:{minutes:02.0f}:{seconds:06.3f}Z",
        "time": 20.0,
        "request": {"method": method, "url": url, "headers": headers},
        "response": {
            "status": status,
            "headers": [{"name": "Content-Type", "value": "application/json"}],
            "content": {"size": len(body), "mimeType": "application/json", "text": body},
        },
    }
    if sent is not None:
        made["request"]["postData"] = {"mimeType": "application/json", "text": json.dumps(sent)}
    return made


def create(answer: Any = QUEUED, **options: Any) -> Json:
    """The create of a fox."""
    return entry("POST", V2, answer, sent=FOX, **options)


def fetch(answer: Any, job: str = "a", **options: Any) -> Json:
    """A look at a job."""
    return entry("GET", f"{V2}?generation_id={job}", answer, **options)


LIFE = [create(at=0), fetch(RUNNING, at=1), fetch(RUNNING, at=2), fetch(DONE, at=3), fetch(DONE, at=4)]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Judges lines: entries, or text as it is."""

    def judge(lines: Iterable[object]) -> Report:
        file = tmp_path / "traffic.har.jsonl"
        texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return report_of(file)

    return judge


def report_of(file: Path) -> Report:
    """The report of a recording."""
    return recorded(Settings("", Secret("no-key-at-all"), (), recorded=file))


def found(report: Report) -> set[str]:
    """The checks that failed."""
    return {result.check.id for result in report.results if result.verdict == "fail"}


def test_what_the_client_records_of_a_correct_service_passes(tmp_path: Path) -> None:
    """Of the mock in `documented`, whose answers are by the contract; requests, creates and the origin are told."""
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
def test_drift_is_seen_in_what_the_client_records(tmp_path: Path, personality: str) -> None:
    """The services that really answer leave the contract in places that are known."""
    file = tmp_path / "traffic.har.jsonl"
    mock = Mock(personality=personality, clock="looks:2")
    with no_waiting(), Client(KEY, base_url=BASE, transport=mock.transport(), record=file) as client:
        client.submit(FOX).result()

    assert found(report_of(file)) == {"native": {"RES-008"}, "relay": {"RES-012"}}[personality]


def test_a_har_is_read_like_lines(judge: Judge, tmp_path: Path) -> None:
    """On one line or many, with or without a byte order mark."""
    document = {"log": {"version": "1.2", "entries": [*LIFE, fetch(RUNNING, at=5)]}}
    lines = judge([*LIFE, fetch(RUNNING, at=5)])
    file = tmp_path / "browser.har"

    for text in (json.dumps(document), json.dumps(document, indent=1), "\ufeff" + json.dumps(document)):
        file.write_text(text, encoding="utf-8")
        har = report_of(file)

        assert har.results == lines.results
        assert found(har) == {"LIF-003"}


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
def test_a_fault_is_named(judge: Judge, lines: list[Json], check: str) -> None:
    """By what an answer says itself, and by what the answers about a job say together."""
    assert found(judge(lines)) == {check}


def test_a_finding_shows_its_exchanges(judge: Judge) -> None:
    """And the rest of the life of the job, with times from the beginning."""
    report = judge([create("no use", status=400), *LIFE, fetch(RUNNING, at=65)])

    (finding,) = (one for result in report.results if result.check.id == "LIF-003" for one in result.findings)
    by_number = {exchange.number: exchange for exchange in report.exchanges}
    assert [by_number[number].json["status"] for number in finding.evidence] == ["completed", "generating"]
    assert by_number[finding.evidence[-1]].at == pytest.approx(65.0)
    assert {exchange.number for exchange in report.exchanges} >= {2, 5, 7}


def test_base64_and_capitals_are_read(judge: Judge) -> None:
    """Tools differ in how they write a body and the names of headers."""
    one = fetch(DONE)
    text = base64.b64encode(json.dumps(DONE).encode()).decode()
    one["response"]["content"] |= {"text": text, "encoding": "base64"}
    one["response"]["headers"] = [{"name": "CONTENT-TYPE", "value": "application/json"}]

    assert found(judge([one])) == set()
    assert found(judge([fetch(text)])) == {"RES-003"}


OTHERS = {
    FOREIGN: [entry("GET", f"{BASE}/v2/billing", {}), entry("OPTIONS", V2, ""), entry("GET", "https://a.example", "")],
    UNANSWERED: [create(status=0), create() | {"response": create()["response"] | {"_error": "net::ERR_ABORTED"}}],
    BODILESS: [create() | {"response": {"status": 200, "content": {"size": 5, "mimeType": "application/json"}}}],
    UNREADABLE: ["[]", "7", "{", '{"request": 5}', create() | {"startedDateTime": "today"}, create(status="x")],
}


@pytest.mark.parametrize("why", OTHERS)
def test_what_cannot_be_judged_is_counted(judge: Judge, why: str) -> None:
    """And told, and never taken for a fault."""
    report = judge([*LIFE, *OTHERS[why]])

    assert found(report) == set()
    assert report.requests == len(LIFE) + len(OTHERS[why])
    assert report.remarks == (f"{len(OTHERS[why])} of {report.requests} entries {why}",)


def test_a_torn_last_line_does_no_harm(judge: Judge) -> None:
    """The process may have been killed, or be at it."""
    report = judge([*LIFE, json.dumps(create())[:100]])

    assert found(report) == set()
    assert report.remarks == (f"1 of 6 entries {UNREADABLE}",)


def test_questions_that_overlap_prove_nothing(judge: Judge) -> None:
    """Which of them the service answered first is not known."""
    slow = fetch(RUNNING, at=1) | {"time": 9000.0}

    assert found(judge([create(at=0), fetch(DONE, at=2), slow])) == set()
    assert found(judge([create(at=0), slow, fetch(DONE, at=2), fetch(DONE, at=20)])) == set()


def test_services_are_kept_apart(judge: Judge) -> None:
    """Two of them may give the same id."""
    other = create(at=1)
    other["request"]["url"] = "http://127.0.0.1:8080/prefix/v2/video/generations"
    report = judge([create(at=0), other])

    assert found(report) == set()
    assert report.target == f"{BASE}, http://127.0.0.1:8080/prefix"


def test_the_key_is_in_no_report(judge: Judge) -> None:
    """A browser writes it down; so may a server that repeats it."""
    report = judge([create({"echo": KEY}), entry("GET", f"{V2}?generation_id=a", KEY)])

    assert report.exchanges
    assert KEY not in repr(report)


NO_HAR = {
    "empty": "",
    "text": "hello\n",
    "json": '{"a": 1}\n',
    "a list": "[]",
    "no entries": '{"log": {}}',
    "torn": '{"log": {"entries": [',
    "bytes": "\udcff\udcfe",
}


@pytest.mark.parametrize("content", NO_HAR)
def test_what_is_no_har_is_said_in_one_line(tmp_path: Path, content: str) -> None:
    """With what to do."""
    file = tmp_path / "traffic"
    file.write_bytes(NO_HAR[content].encode(errors="surrogateescape"))

    with pytest.raises(ConformError, match="is no HAR") as caught:
        report_of(file)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", [".", "missing"])
def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    """A folder, or nothing at all."""
    with pytest.raises(ConformError, match="cannot be read: "):
        report_of(tmp_path / name)


def test_a_recording_of_something_else_ends_early(judge: Judge) -> None:
    """Nothing seen is no conformity."""
    report = judge([entry("GET", "https://a.example/", "")])

    assert report.ended_early == "none of 1 entries is a create or a fetch to judge"


def test_a_long_recording_is_not_held(tmp_path: Path) -> None:
    """Ten megabytes of a job that is asked for again and again."""
    file = tmp_path / "traffic"
    with file.open("w") as lines:
        for number in range(10_000):
            look = fetch(RUNNING | {"id": f"job-{number % 50}"}, f"job-{number % 50}", at=number % 3000)
            look["request"]["headers"].append({"name": "X-Padding", "value": "p" * 500})
            lines.write(json.dumps(look) + "\n")

    tracemalloc.start()
    report = report_of(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert report.requests == 10_000
    assert peak < file.stat().st_size / 4
