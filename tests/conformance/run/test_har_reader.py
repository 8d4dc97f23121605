"""The formats of recorded traffic, and the errors for files that cannot be read."""

import base64
import json
import tracemalloc
from pathlib import Path

import pytest

from reelkit_conformance._errors import ConformError
from reelkit_conformance._run.har_reader import UNREADABLE
from tests.conformance.recordings import DONE, LIFE, RUNNING, Judge, create, fetch, found, report_of


def test_a_har_file_is_read_like_lines(judge: Judge, tmp_path: Path) -> None:
    """On one line or many, with or without a byte order mark."""
    document = {"log": {"version": "1.2", "entries": [*LIFE, fetch(RUNNING, at=5)]}}
    lines = judge([*LIFE, fetch(RUNNING, at=5)])
    file = tmp_path / "browser.har"

    for text in (json.dumps(document), json.dumps(document, indent=1), "\ufeff" + json.dumps(document)):
        file.write_text(text, encoding="utf-8")
        har = report_of(file)

        assert har.results == lines.results
        assert found(har) == {"LIF-003"}


def test_base64_and_upper_case_headers_are_read(judge: Judge) -> None:
    """Tools differ in how they write bodies and header names."""
    one = fetch(DONE)
    text = base64.b64encode(json.dumps(DONE).encode()).decode()
    one["response"]["content"] |= {"text": text, "encoding": "base64"}
    one["response"]["headers"] = [{"name": "CONTENT-TYPE", "value": "application/json"}]

    assert found(judge([one])) == set()
    assert found(judge([fetch(text)])) == {"RES-003"}


def test_an_incomplete_last_line_is_ignored(judge: Judge) -> None:
    """The process may have been killed, or still be writing."""
    report = judge([*LIFE, json.dumps(create())[:100]])

    assert found(report) == set()
    assert report.remarks == (f"1 of 6 entries {UNREADABLE}",)


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
def test_a_file_that_is_not_har_is_an_error_of_one_line(tmp_path: Path, content: str) -> None:
    """And says what to do."""
    file = tmp_path / "traffic"
    file.write_bytes(NO_HAR[content].encode(errors="surrogateescape"))

    with pytest.raises(ConformError, match="is not HAR") as caught:
        report_of(file)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", [".", "missing"])
def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path, name: str) -> None:
    """A directory, or a missing file."""
    with pytest.raises(ConformError, match="cannot read "):
        report_of(tmp_path / name)


@pytest.mark.slow
def test_a_long_recording_is_not_kept_in_memory(tmp_path: Path) -> None:
    """Three megabytes of jobs that are fetched again and again."""
    file = tmp_path / "traffic"
    with file.open("w") as lines:
        for number in range(3_000):
            look = fetch(RUNNING | {"id": f"job-{number % 50}"}, f"job-{number % 50}", at=number)
            look["request"]["headers"].append({"name": "X-Padding", "value": "p" * 500})
            lines.write(json.dumps(look) + "\n")

    tracemalloc.start()
    report = report_of(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert report.requests == 3_000
    assert peak < file.stat().st_size / 4
