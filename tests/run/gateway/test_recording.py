"""Reading a recording."""

import json
from pathlib import Path
from typing import Any

import pytest

from reelkit_mock import Wire
from reelkit_run._errors import RunError
from reelkit_run._gateway.recording import LOST, Asked, read_recording

ENTRY: dict[str, Any] = {
    "startedDateTime": "2026-11-30T17:00:00.5+00:00",
    "request": {"method": "get", "url": "https://api.aimlapi.com/v2/video/generations?generation_id=a%2Fb"},
    "response": {
        "status": 200,
        "headers": [
            {"name": "Content-Type", "value": "application/json"},
            {"name": "Content-Encoding", "value": "gzip"},
            {"name": "Content-Length", "value": "999"},
            {"name": "Set-Cookie", "value": "***"},
            {"name": "X-Edited", "value": "a\r\nb: c"},
        ],
        "content": {"text": '{"id": "a/b", "video": {"url": "https://cdn.example/a%2Fb.mp4"}}'},
    },
}


def changed(**response: Any) -> str:
    return json.dumps(ENTRY | {"response": ENTRY["response"] | response})


def write(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "traffic.har"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


@pytest.mark.parametrize("form", ["lines", "HAR"])
def test_an_entry_is_read(tmp_path: Path, form: str) -> None:
    """One on each line, or in a HAR file. Headers about the bytes on the wire are left out."""
    content = json.dumps(ENTRY) if form == "lines" else json.dumps({"log": {"entries": [ENTRY]}}, indent=1)

    [entry] = read_recording(write(tmp_path, content))

    assert entry.asked == Asked("GET", "/v2/video/generations", (("generation_id", "a/b"),), "")
    assert (entry.asked.job_id, entry.made, entry.at % 10) == ("a/b", "a/b", 0.5)
    assert entry.links == ("https://cdn.example/a%2Fb.mp4",)
    assert entry.reply is not None
    assert entry.reply.headers == (("content-type", "application/json"), ("content-length", str(len(entry.reply.body))))


def test_a_response_to_head_announces_the_length_that_was_recorded(tmp_path: Path) -> None:
    """It has no body: a length of 0 would say that the file is empty. Without a valid one, it announces none."""
    head = ENTRY | {"request": ENTRY["request"] | {"method": "HEAD"}}
    edited = [{"name": "Content-Length", "value": "many"}]
    recorded = [ENTRY["response"] | {"content": {"size": 0}}, ENTRY["response"] | {"content": {}, "headers": edited}]

    entries = read_recording(write(tmp_path, *(json.dumps(head | {"response": response}) for response in recorded)))

    assert [entry.reply and dict(entry.reply.headers).get("content-length") for entry in entries] == ["999", None]


def test_requests_are_the_same_in_any_order_of_query_and_fields() -> None:
    """A program need not write them in the order of the recording."""
    one = Asked.of("POST", "https://a.example/x?b=1&a=%32", b'{"c": 1, "d": [2]}')
    other = Asked.of("post", "/x?a=2&b=1", b'{"d":[2],"c":1}')

    assert one == other
    assert one != Asked.of("POST", "/x?a=2&b=1", b'{"d":[2],"c":2}')


def test_lost_and_broken_responses_are_so_again(tmp_path: Path) -> None:
    """Without a response, and with a part of one."""
    lost = changed(status=0, _error="ReadError", content={"size": 0, "mimeType": ""})
    broken = changed(_error="ReadError", content={"text": "abc"}, headers=[])

    first, second = read_recording(write(tmp_path, lost, broken))

    assert first.reply == LOST
    assert second.reply is not None
    assert (second.reply.body, second.reply.headers, second.reply.wire) == (
        b"abc",
        (("content-length", "4"),),
        Wire(cut=3),
    )


def test_a_file_has_no_recorded_response(tmp_path: Path) -> None:
    """A body that is no text is in Base64, an empty one is none."""
    file, binary, empty = read_recording(
        write(
            tmp_path,
            changed(content={"size": 0, "mimeType": "video/mp4", "comment": "a file, which is not recorded"}),
            changed(content={"text": "/w==", "encoding": "base64"}),
            changed(status=304, content={"size": 0}, headers=[]),
        )
    )

    assert file.reply is None
    assert (binary.reply and binary.reply.body, empty.reply and empty.reply.headers) == (b"\xff", ())


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "has no entries"),
        (["nonsense"], "entry 1 is not HAR"),
        ([json.dumps(ENTRY), '{"request": {}}'], "entry 2 is not HAR"),
        ([changed(status="200")], "entry 1 is not HAR"),
        ([changed(status=100)], "entry 1 is not HAR"),
        ([changed(status=-5)], "entry 1 is not HAR"),
        ([changed(status=True)], "entry 1 is not HAR"),
        (["[" * 100_000], "entry 1 is not HAR"),
        (['{"log": []}'], "has no entries"),
        (['{"log": {"entries": null}}'], "has no entries"),
        (["[1]"], "entry 1 is not HAR"),
    ],
)
def test_a_file_that_is_no_recording_is_an_error(tmp_path: Path, lines: list[str], message: str) -> None:
    """It names the entry."""
    with pytest.raises(RunError, match=message):
        read_recording(write(tmp_path, *lines))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    """It says why."""
    with pytest.raises(RunError, match="No such file"):
        read_recording(tmp_path / "missing")
