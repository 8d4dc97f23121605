"""The recording of the traffic: every request and response without the API key, and no effect on jobs."""

import base64
import contextlib
import errno
import json
import os
import stat
import subprocess
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Client, InvalidRequest, ReelkitError, ReelkitWarning, SubmissionUnknown, no_waiting
from reelkit._io import har_recorder
from tests.wrapper.face import KEY
from tests.wrapper.script import CREATED, DONE, FOX, Make, Script
from tests.wrapper.sockets import Service, closes, says
from tests.wrapper.stage import LINK, V5

Json = dict[str, Any]


def entries(path: Path) -> list[Json]:
    """The entries of the file, one JSON object per line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def header(message: Json, name: str) -> list[str]:
    """The values of a header."""
    return [item["value"] for item in message["headers"] if item["name"].lower() == name]


def test_every_request_is_recorded(face: Make, tmp_path: Path) -> None:
    """Create, fetch and download, in the order of their responses."""
    file = tmp_path / "traffic.har.jsonl"
    client = face(Script(CREATED, DONE, httpx.Response(200, content=b"film")), record=file)

    client.do(client.client, "generate", FOX, save_to=tmp_path / "fox.mp4")

    create, fetch, download = entries(file)
    assert [(one["request"]["method"], one["response"]["status"]) for one in (create, fetch, download)] == [
        ("POST", 200),
        ("GET", 200),
        ("GET", 200),
    ]
    assert json.loads(create["request"]["postData"]["text"]) == FOX.to_dict()
    assert json.loads(create["response"]["content"]["text"]) == CREATED
    assert len(header(create["request"], "x-client-request-id")) == 1
    assert fetch["request"]["queryString"] == [{"name": "generation_id", "value": CREATED["id"]}]
    assert (download["request"]["url"], "text" in download["response"]["content"]) == (LINK, False)


def test_an_entry_has_the_fields_of_har_1_2(face: Make, tmp_path: Path) -> None:
    """All that the format requires."""
    file = tmp_path / "traffic"
    face(Script(CREATED), record=str(file)).submit(FOX)

    (entry,) = entries(file)
    assert {"startedDateTime", "time", "request", "response", "cache", "timings"} <= set(entry)
    common = {"httpVersion", "cookies", "headers", "headersSize", "bodySize"}
    assert common | {"method", "url", "queryString"} <= set(entry["request"])
    assert common | {"status", "statusText", "content", "redirectURL"} <= set(entry["response"])
    assert entry["time"] == pytest.approx(sum(entry["timings"].values()), abs=0.01)
    assert entry["startedDateTime"].endswith("+00:00")


LEAKS: dict[str, Callable[[], Any]] = {
    "a body": lambda: httpx.Response(200, json=CREATED | {"echo": KEY}),
    "a header": lambda: httpx.Response(200, json=CREATED, headers={"x-echo": f"Bearer {KEY}"}),
    "a cookie": lambda: httpx.Response(200, json=CREATED, headers={"set-cookie": f"key={KEY}"}),
    "bytes": lambda: httpx.Response(200, content=b"\xff\xfe" + KEY.encode()),
    "a link": lambda: httpx.Response(302, headers={"location": f"https://a.example.com/?key={KEY}"}),
    "an exception": lambda: httpx.ReadError(f"Authorization: Bearer {KEY}"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_the_api_key_is_not_recorded(face: Make, tmp_path: Path, leak: str) -> None:
    """Wherever a server repeats it."""
    file = tmp_path / "traffic"
    client = face(Script(LEAKS[leak]()), record=file, deadline=1.0)

    with contextlib.suppress(ReelkitError):
        client.submit(FOX)

    written = file.read_text()
    contents = [entry["response"]["content"] for entry in entries(file)]
    assert written
    assert KEY not in written
    assert not any(KEY.encode() in base64.b64decode(one["text"]) for one in contents if "encoding" in one)


def test_an_escaped_api_key_is_not_recorded(face: Make, tmp_path: Path) -> None:
    """As it is written in links and in JSON."""
    key = 'sk/live+0123=456789"abc'
    echo = {"echo": key, "link": "https://a.example.com/sk%2Flive%2B0123%3D456789%22abc"}
    client = face(Script(CREATED | echo), record=tmp_path / "traffic", api_key=key)

    client.submit(FOX)

    assert "0123" not in (tmp_path / "traffic").read_text()


def test_a_request_with_the_api_key_is_neither_sent_nor_recorded(face: Make, tmp_path: Path) -> None:
    """In a prompt or in a job id; the recording shows nothing of it."""
    script = Script(CREATED)
    client = face(script, record=tmp_path / "traffic")

    with pytest.raises(InvalidRequest):
        client.submit({"model": V5, "prompt": f"my key is {KEY}"})
    with pytest.raises(ReelkitError):
        client.client.attach(KEY, V5)

    assert script.requests == []
    assert not (tmp_path / "traffic").exists() or KEY not in (tmp_path / "traffic").read_text()


def test_a_request_without_a_response_is_recorded(face: Make, tmp_path: Path) -> None:
    """With status 0, and the reason as comment."""
    client = face(Script(httpx.ReadTimeout("slow")), record=tmp_path / "traffic", deadline=1.0)

    with pytest.raises(SubmissionUnknown):
        client.submit(FOX)

    create, *looks = entries(tmp_path / "traffic")
    assert (create["response"]["status"], create["response"]["comment"]) == (0, "ReadTimeout: slow")
    assert {one["request"]["url"].partition("?")[0][-8:] for one in looks} == {"/v2/logs"}


def test_an_incomplete_response_is_recorded_with_a_comment(face: Make, service: Service, tmp_path: Path) -> None:
    """The part that arrived stays."""
    service.script = [
        closes(b'HTTP/1.1 200 OK\r\nx-inference-id: job-1\r\ncontent-length: 100\r\n\r\n{"id"'),
        says(b"\xff\xd8", content_type="image/jpeg"),
    ]
    client = face(base_url=service.url, record=tmp_path / "traffic")

    client.submit(FOX)

    torn = entries(tmp_path / "traffic")[0]["response"]
    assert (torn["status"], torn["content"]["text"]) == (200, '{"id"')
    assert torn["comment"].startswith("RemoteProtocolError")


def test_an_entry_is_one_line_for_every_reader(face: Make, tmp_path: Path) -> None:
    """Even if a text contains characters that some of them treat as a line break."""
    prompt = "a\u2028red\u0085fox\x0b\U0001f98a"
    face(Script(CREATED | {"echo": prompt}), record=tmp_path / "traffic").submit({"model": V5, "prompt": prompt})

    (entry,) = entries(tmp_path / "traffic")
    assert json.loads(entry["request"]["postData"]["text"])["prompt"] == prompt
    assert json.loads(entry["response"]["content"]["text"])["echo"] == prompt


def test_only_its_owner_can_read_a_recording(face: Make, tmp_path: Path) -> None:
    """It contains prompts and links."""
    face(Script(CREATED), record=tmp_path / "traffic").submit(FOX)

    assert stat.S_IMODE((tmp_path / "traffic").stat().st_mode) == 0o600


@pytest.mark.parametrize("place", ["none/traffic", "a\0b"])
def test_a_recording_that_cannot_be_written_is_one_warning(face: Make, tmp_path: Path, place: str) -> None:
    """The job continues."""
    client = face(Script(CREATED, DONE), record=os.path.join(tmp_path, place))  # noqa: PTH118 - with a null in it

    with pytest.warns(ReelkitWarning, match="the recording .* cannot be written: ") as told:
        job = client.submit(FOX)
    video = client.do(job, "result")  # a second warning would be an error here

    assert video.url == LINK
    assert len(told) == 1


@pytest.mark.parametrize("ends", ["raises", "says how much it wrote"])
def test_a_full_disk_leaves_whole_entries(
    face: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    """An incomplete line is removed, earlier entries stay, and the job continues."""
    client = face(Script(CREATED, DONE), record=tmp_path / "traffic")
    job = client.submit(FOX)
    real = os.write

    def full(file: int, content: bytes) -> int:
        written = real(file, content[: len(content) // 2])
        if ends == "raises":
            raise OSError(errno.ENOSPC, "No space left on device")
        return written

    monkeypatch.setattr(os, "write", full)
    with pytest.warns(ReelkitWarning, match="cannot be written: .*; jobs continue"):
        client.do(job, "result")
    monkeypatch.undo()

    assert [entry["request"]["method"] for entry in entries(tmp_path / "traffic")] == ["POST"]
    assert (tmp_path / "traffic").read_bytes().endswith(b"}\n")


def test_entries_of_other_processes_after_an_incomplete_line_stay(tmp_path: Path) -> None:
    """The incomplete line stays as well."""
    file = os.open(tmp_path / "traffic", os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, b'{"ha')
    with (tmp_path / "traffic").open("ab") as other:
        other.write(b"{}\n")

    har_recorder._take_back(file, 0, 4)
    os.close(file)

    assert (tmp_path / "traffic").read_bytes() == b'{"ha{}\n'


def test_a_warning_raised_as_an_error_loses_no_job(
    face: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The create has been sent; the log has the text of the warning."""
    client = face(Script(CREATED), record=tmp_path / "none" / "traffic")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        job = client.submit(FOX)

    assert job.id == CREATED["id"]
    assert "nothing more is recorded" in caplog.text


@pytest.mark.parametrize("place", ["folder", "pipe", os.devnull])
def test_a_recording_that_is_not_a_regular_file_is_refused(face: Make, tmp_path: Path, place: str) -> None:
    """By the constructor: a pipe without a reader would block after the create."""
    (tmp_path / "folder").mkdir()
    if place == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(tmp_path / "pipe")
    script = Script(CREATED)

    with pytest.raises(ReelkitError, match=r"record=.* cannot be used: it is not a regular file"):
        face(script, record=tmp_path / place)

    assert script.requests == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("is_read", [False, True])
def test_a_pipe_in_place_of_the_recording_blocks_nothing(face: Make, tmp_path: Path, is_read: bool) -> None:
    """There is one warning, and the job continues."""
    place = tmp_path / "traffic"
    client = face(Script(CREATED, DONE), record=place)
    os.mkfifo(place)
    reader = os.open(place, os.O_RDONLY | os.O_NONBLOCK) if is_read else None

    with pytest.warns(ReelkitWarning, match="the recording .* cannot be written: ") as told:
        job = client.submit(FOX)
    video = client.do(job, "result")

    assert (video.url, len(told)) == (LINK, 1)
    if reader is not None:
        os.close(reader)


def test_an_invalid_path_of_a_recording_is_refused(face: Make) -> None:
    """By the constructor."""
    for place in ("", 5, b""):
        with pytest.raises(ReelkitError, match="record must name a file"):
            face(record=place)


SHARE = """
import sys, threading, httpx
from reelkit import Client

answer = {"id": "x:y/z", "status": "queued", "padding": "p" * 20_000}
service = httpx.MockTransport(lambda request: httpx.Response(200, json=answer))
with Client("k" * 32, transport=service, record=sys.argv[1]) as client:
    job = client.attach("x:y/z", "pixverse/v5/text-to-video")
    threads = [threading.Thread(target=lambda: [job.refresh() for _ in range(20)]) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
"""


@pytest.mark.slow
def test_threads_and_processes_can_share_a_recording(tmp_path: Path) -> None:
    """Every entry is complete."""
    file = tmp_path / "traffic"
    processes = [subprocess.Popen([sys.executable, "-c", SHARE, str(file)]) for _ in range(3)]

    assert [process.wait(60) for process in processes] == [0, 0, 0]
    assert len(entries(file)) == 3 * 3 * 20


def test_the_recorder_is_imported_only_with_record() -> None:
    """Without the option, its module is not loaded."""
    script = (
        "import sys, httpx, reelkit\n"
        "service = httpx.MockTransport(lambda request: httpx.Response(200, json={'id': 'x', 'status': 'queued'}))\n"
        "with reelkit.Client('k' * 32, transport=service) as client:\n"
        "    client.submit({'model': 'pixverse/v5/text-to-video', 'prompt': 'a'})\n"
        "print('reelkit._io.har_recorder' in sys.modules)"
    )

    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_a_request_interrupted_by_ctrl_c_is_recorded(tmp_path: Path) -> None:
    """An interrupted create may have bought something."""

    def break_off(request: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    client = Client(KEY, transport=httpx.MockTransport(break_off), record=tmp_path / "traffic")
    with no_waiting(), client, pytest.raises(KeyboardInterrupt):
        client.submit(FOX)

    (entry,) = entries(tmp_path / "traffic")
    assert (entry["response"]["status"], entry["response"]["comment"]) == (0, "KeyboardInterrupt")
