"""The report in a terminal, and as plain lines."""

import io
import json
import re
from pathlib import Path

import pytest

from reelkit_conformance._checks.check import ranges
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._report.progress import Progress, display_progress
from reelkit_conformance._report.terminal import open_console, print_report
from tests.conformance.fake_engine import conform
from tests.conformance.hostile_report import hostile_report
from tests.conformance.reports import JOB, KEY, MODEL, SHAPE, WORDS, deviating, failed, finding, passed, report


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the test run may have set these."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def plain(run: Report) -> str:
    """Return what a pipe receives."""
    stream = io.StringIO()
    print_report(run, open_console(stream))
    return stream.getvalue()


def test_a_failure_can_be_read_and_found_by_grep() -> None:
    """One line for each thing, never wrapped, with the command among them."""
    lines = plain(deviating()).splitlines()

    assert lines[0] == "FAIL  RES-002  The status is a documented word.  (must)"
    assert "      got        'succeeded'" in lines
    assert any(line.endswith(f'generation_id={JOB}\' -H "Authorization: Bearer $AIMLAPI_API_KEY"') for line in lines)
    assert "SKIP  AUT-001: creates are not allowed" in lines
    assert "NOT REACHED  LIF-001: depends on RES-002, which failed" in lines
    assert lines[-1] == (
        "http://127.0.0.1:8080 deviates from the contract: 1 of 5 failed (requests: 38, jobs: 8, 1.2 s, seed 7)"
    )


@pytest.mark.parametrize(
    ("run", "words"),
    [
        (report(passed(SHAPE)), "conforms in every judged check"),
        (report(), "the run is incomplete"),
        (report(ended_early="nothing listens there"), "the run is incomplete; ended early: nothing listens there"),
    ],
)
def test_the_last_line_has_the_verdict(run: Report, words: str) -> None:
    """It promises no more than was judged."""
    assert words in plain(run).splitlines()[-1]


def test_jobs_without_cost_are_told_apart() -> None:
    """A lenient server accepts creates without a key, which nobody can be charged for."""
    assert "jobs: 18, 15 of them without cost," in plain(report(passed(SHAPE))._replace(creates=18, may_cost=3))


def test_consecutive_ids_are_abbreviated() -> None:
    """Recorded traffic tries few checks, and nobody reads a hundred ids."""
    assert ranges(["RES-001", "RES-002", "RES-003", "RES-005", "REQ-006", "REQ-007", "REQ-010"]) == [
        "RES-001 to RES-003",
        "RES-005",
        "REQ-006",
        "REQ-007",
        "REQ-010",
    ]


def test_many_findings_are_counted() -> None:
    """Three are shown."""
    text = plain(report(failed(WORDS, MODEL, *[finding("RES-002", f"case {number}") for number in range(40)])))

    assert text.count("      expected ") == 3
    assert "37 more; --html and --json write all of them" in text


def test_a_server_cannot_control_the_terminal() -> None:
    """Escapes and markup are printed as text; the key is not printed."""
    text = plain(hostile_report())

    assert re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800]", text) == []
    assert r"\x1b[31mred" in text
    assert "[bold]markup[/bold]" in text
    assert KEY not in text


@pytest.mark.parametrize("columns", [20, 40, 400])
def test_the_report_works_in_any_width(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are not broken, however narrow the terminal is."""
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = Terminal()
    print_report(deviating(), open_console(stream))

    assert "depends on RES-002, which failed" in stream.getvalue()


def test_colours_are_for_terminals_and_can_be_disabled(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_COLOR."""
    bright, modest = Terminal(), Terminal()
    print_report(deviating(), open_console(bright))
    monkeypatch.setenv("NO_COLOR", "1")
    print_report(deviating(), open_console(modest))

    assert "\x1b[1;31mFAIL" in bright.getvalue()
    assert re.findall(r"\x1b\[[\d;]*3\dm", modest.getvalue()) == []


def test_a_stream_with_another_encoding_is_no_error() -> None:
    """Characters without a code are escaped."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
    print_report(report(ended_early="日本"), open_console(stream))

    assert rb"\u65e5\u672c" in raw.getvalue()


STEPS = [
    Progress("L1", MODEL, 1, 1, 30),
    Progress("L1", MODEL, 2, 1, 30),
    Progress("L2", MODEL, 9, 2, 30),
]


def test_progress_is_a_line_for_each_level_without_a_terminal() -> None:
    """Not one for each request."""
    stream = io.StringIO()
    with display_progress(open_console(stream)) as told:
        for step in STEPS:
            told(step)

    assert stream.getvalue().splitlines() == [
        f"L1 shape, {MODEL} (request 1 of 30)",
        f"L2 refusals, {MODEL} (request 9 of 30)",
    ]


def test_progress_is_a_bar_in_a_terminal() -> None:
    """It is removed at the end; more requests than planned are no problem."""
    stream = Terminal()
    with display_progress(open_console(stream)) as told:
        for step in [*STEPS, Progress("L3", None, 31, 2, 30)]:
            told(step)

    assert "31 requests" in stream.getvalue()
    assert "\x1b[2K" in stream.getvalue()


EVIL = "\x1b]0;title\x07\x1b[31m\x7f\x9b31m\u202egnirts\u2066\u061c\u2028\u200f"
IN_A_HOST = "\x1bc\x9bm\u202egnirts\u061c"


def test_a_recording_cannot_control_the_terminal(tmp_path: Path) -> None:
    """Neither an address nor a model, a header, a body or a status word."""
    request = {
        "method": "POST",
        "url": f"http://a{IN_A_HOST}/v2/video/generations",
        "headers": [{"name": f"X-{EVIL}", "value": EVIL}],
        "postData": {"text": json.dumps({"model": EVIL, "prompt": EVIL})},
    }
    answer = json.dumps({"id": f"job-1{EVIL}\ud800", "status": EVIL, EVIL: EVIL}, ensure_ascii=True)
    response = {"status": 200, "headers": [{"name": EVIL, "value": EVIL}], "content": {"text": answer}}
    entry = {"startedDateTime": "2026-01-01T00:00:00+00:00", "time": 1, "request": request, "response": response}
    (tmp_path / "a.har").write_text(json.dumps(entry) + "\n", encoding="utf-8")

    ended = conform("--recorded", str(tmp_path / "a.har"))

    assert ended.exit_code == 1, ended.output
    obeyed = {char for char in ended.output if char in EVIL + IN_A_HOST and not char.isprintable()}
    assert obeyed == set()


def test_a_file_name_cannot_control_the_terminal(tmp_path: Path) -> None:
    """Such as the name of a file that cannot be read."""
    (tmp_path / EVIL).write_text(EVIL, encoding="utf-8")

    ended = conform("--recorded", str(tmp_path / EVIL))

    assert ended.exit_code == 2
    assert {char for char in ended.output if char in EVIL + IN_A_HOST and not char.isprintable()} == set()
