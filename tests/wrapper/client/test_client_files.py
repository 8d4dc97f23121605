"""Files in requests: read and checked before, streamed while the create is sent, and never in the journal."""

import base64
import contextlib
import io
import json
import os
import socket
import threading
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import InvalidRequest, JobFailed, Retry, ServerFailed
from reelkit._journal.journal import Journal
from reelkit_mock import Mock
from reelkit_specs import find_model
from tests.loopback import server
from tests.media import FILM, SOUND, picture
from tests.wrapper.script import CREATED, DONE, Make, Script
from tests.wrapper.sockets import says

TRANSITION = {"model": "pixverse/v5/transition", "prompt": "a fox", "image_url": "https://example.com/fox.png"}
CREATES = [CREATED | {"id": f"job-{number}"} for number in range(5)]
LIP_SYNC = {"model": "pixverse/lip-sync", "video_url": "https://example.com/fox.mp4"}


@pytest.fixture
def fox(tmp_path: Path) -> Path:
    """A picture."""
    path = tmp_path / "fox.png"
    path.write_bytes(picture())
    return path


def with_tail(value: object) -> dict[str, object]:
    """A request with this last frame."""
    return TRANSITION | {"tail_image_url": value}


def uri(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def test_a_path_is_sent_as_a_data_uri(face: Make, fox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Relative paths start from the current folder."""
    monkeypatch.chdir(fox.parent)
    script = Script(*CREATES)
    client = face(script)

    client.submit(with_tail(fox))
    client.submit(with_tail(Path("fox.png")))

    bodies = [json.loads(request.content) for request in script.requests]
    assert bodies == [with_tail(uri(picture()))] * 2
    assert [request.headers["content-length"] for request in script.requests] == [
        str(len(script.requests[0].content))
    ] * 2


def test_an_open_file_is_sent_from_its_position(face: Make, fox: Path, tmp_path: Path) -> None:
    """It may be in memory or on disk, and may be closed or reused afterwards."""
    script = Script(*CREATES)
    client = face(script)
    behind = tmp_path / "behind.bin"
    behind.write_bytes(b"head" + picture())
    with fox.open("rb") as whole, behind.open("rb") as rest, io.BytesIO(picture()) as memory:
        rest.seek(4)
        for file in (whole, rest, memory, whole, memory):
            client.submit(with_tail(file))

    assert [json.loads(request.content) for request in script.requests] == [with_tail(uri(picture()))] * 5


@pytest.mark.parametrize(
    ("field", "content", "kind"),
    [("audio_url", SOUND, "audio/mpeg"), ("audio_url", FILM, "audio/mp4"), ("video_url", FILM, "video/mp4")],
)
def test_the_media_type_follows_from_the_content_and_the_field(
    face: Make, tmp_path: Path, field: str, content: bytes, kind: str
) -> None:
    """Whatever the name of the file says."""
    path = tmp_path / "fox.txt"
    path.write_bytes(content)
    script = Script(CREATED)

    face(script).submit(LIP_SYNC | {"audio_url": "https://example.com/fox.mp3"} | {field: path})

    assert json.loads(script.requests[0].content)[field] == uri(content, kind)


def test_a_file_that_cannot_be_sent_is_one_clear_line(face: Make, fox: Path, tmp_path: Path) -> None:
    """Nothing is sent, with strict rules or without."""
    for name, content in {"empty.png": b"", "passwd": b"root:x:0:0:root:/root:/bin/sh\n", "film.png": FILM}.items():
        (tmp_path / name).write_bytes(content)
    os.mkfifo(tmp_path / "pipe.png")
    expected = {
        tmp_path / "missing.png": "it does not exist; correct the path",
        fox / "below.png": "it does not exist; correct the path",
        tmp_path: "it is a folder; name a file",
        tmp_path / "pipe.png": "it is not a regular file; name one",
        tmp_path / "empty.png": "it is empty; name another file",
        tmp_path / "passwd": "it is not a picture, video or sound of a known type; name another file",
        Path("/dev/null"): "it is not a regular file; name one",
        Path("fox\0.png"): "its path has a character that no path can have; correct the path",
        tmp_path / ("x" * 300): "it cannot be read (File name too long); correct the path",
    }
    script = Script(CREATED)

    for strict_rules in (True, False):
        client = face(script, strict_rules=strict_rules)
        for path, reason in expected.items():
            with pytest.raises(InvalidRequest) as caught:
                client.submit(with_tail(path))
            text = str(caught.value)
            assert text.startswith("nothing was sent: tail_image_url: the file '"), text
            assert text.endswith(f"' cannot be sent: {reason}")

    assert script.requests == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(face: Make, fox: Path) -> None:
    """The error says why."""
    fox.chmod(0)

    with pytest.raises(InvalidRequest, match="it cannot be read \\(Permission denied\\); correct the path"):
        face(Script(CREATED)).submit(with_tail(fox))


@pytest.mark.parametrize(
    ("request_", "reason"),
    [
        ({"tail_image_url": FILM}, "it is a video (video/mp4), and the field takes a picture; name another file"),
        ({"image_url": picture()}, "the field takes links alone; this field takes no file: put the file where"),
        ({"prompt": picture()}, "the field takes no file"),
    ],
)
def test_a_file_in_a_field_that_does_not_take_it_is_refused(
    face: Make, tmp_path: Path, request_: dict[str, bytes], reason: str
) -> None:
    """The error says what to do."""
    ((field, content),) = request_.items()
    path = tmp_path / "fox.png"
    path.write_bytes(content)

    with pytest.raises(InvalidRequest) as caught:
        face(Script(CREATED)).submit(with_tail("https://example.com/b.png") | {field: path})

    assert reason in str(caught.value)
    assert [problem.field for problem in caught.value.problems] == [field]


def test_a_field_of_links_names_models_that_take_files(face: Make, fox: Path) -> None:
    """So that the user can choose another one."""
    with pytest.raises(InvalidRequest, match="or choose a model that takes files: '"):
        face(Script(CREATED)).submit(with_tail("https://example.com/b.png") | {"image_url": fox})


def test_a_file_inside_a_list_and_an_open_text_are_refused(face: Make, fox: Path) -> None:
    """No field takes them."""
    client = face(Script(CREATED))
    with pytest.raises(InvalidRequest, match="a file must be the value of a field itself; in a list or an object"):
        client.submit(TRANSITION | {"tail_image_url": [fox]})
    with pytest.raises(
        InvalidRequest, match="tail_image_url: the file 'an open file' cannot be sent: it is open as text"
    ):
        client.submit(with_tail(io.StringIO("fox")))


def test_a_retry_sends_the_same_bytes(face: Make, fox: Path) -> None:
    """They are read again."""
    script = Script(httpx.Response(429), httpx.ConnectError("refused"), CREATED)

    face(script, retry=Retry(attempts=3)).submit(with_tail(fox))

    assert [json.loads(request.content)["tail_image_url"] for request in script.requests] == [uri(picture())] * 3


def test_a_file_that_changed_before_a_retry_is_not_sent(face: Make, fox: Path, tmp_path: Path) -> None:
    """The key is free again, as nothing was bought."""
    script = Script(httpx.Response(429), CREATED)

    def refuses(request: httpx.Request) -> httpx.Response:
        fox.write_bytes(picture(1))
        return script(request)

    client = face(refuses, journal=tmp_path / "jobs.db")
    with pytest.raises(
        InvalidRequest, match=r"nothing was sent: tail_image_url: .* it was changed after it was checked"
    ):
        client.do(client.client, "submit", with_tail(fox), key="fox")
    job = client.do(client.client, "submit", with_tail(fox), key="fox")

    assert job.id == CREATED["id"]
    assert len(script.requests) == 2
    assert json.loads(script.requests[1].content)["tail_image_url"] == uri(picture(1))


def test_the_journal_keeps_the_path_the_size_and_the_hash(face: Make, fox: Path, tmp_path: Path) -> None:
    """And none of the content."""
    content = picture(3_000_000)
    fox.write_bytes(content)
    client = face(Script(CREATED), journal=(kept := tmp_path / "jobs.db"))

    client.do(client.client, "submit", with_tail(fox), key="fox")

    with contextlib.closing(Journal(kept)) as journal:
        (purchase,) = journal.every()
    facts = purchase.request["tail_image_url"]
    assert (facts["file"], facts["size"], facts["media_type"]) == (str(fox), len(content), "image/png")
    assert sum(file.stat().st_size for file in tmp_path.glob("jobs.db*")) < 500_000


def test_the_same_content_under_the_same_key_is_the_same_purchase(face: Make, fox: Path, tmp_path: Path) -> None:
    """Wherever the file is."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    moved = tmp_path / "moved.png"

    first = client.do(client.client, "submit", with_tail(fox), key="fox")
    fox.rename(moved)
    others = [client.do(client.client, "submit", with_tail(it), key="fox") for it in (moved, io.BytesIO(picture()))]

    assert [other.id for other in others] == [first.id] * 2
    assert len(mock.ledger) == 1


def test_a_changed_file_under_the_same_key_is_another_request(face: Make, fox: Path, tmp_path: Path) -> None:
    """The error says that the file has changed."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    client.do(client.client, "submit", with_tail(fox), key="fox")

    fox.write_bytes(picture(1))
    with pytest.raises(InvalidRequest) as caught:
        client.do(client.client, "submit", with_tail(fox), key="fox")

    size = len(picture())
    assert f"tail_image_url: the file '{fox}' ({size} bytes, SHA-256 " in str(caught.value)
    assert f" is now the file '{fox}' ({size + 1} bytes, SHA-256 " in str(caught.value)
    assert len(mock.ledger) == 1


def test_a_failed_purchase_is_bought_again_with_the_same_file(face: Make, fox: Path, tmp_path: Path) -> None:
    """If it is still there; without its path, the journal cannot read it."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    for key, file in (("path", fox), ("memory", io.BytesIO(picture()))):
        job = client.do(client.client, "submit", with_tail(file), key=key)
        mock.force(job.id, "failed")
        with pytest.raises(JobFailed):
            client.do(job, "result")

    with pytest.raises(InvalidRequest, match="given without a path, and the journal does not keep its content"):
        client.do(client.client, "resubmit", "memory")
    fox.write_bytes(picture(1))
    with pytest.raises(InvalidRequest, match="it was changed after the purchase was made"):
        client.do(client.client, "resubmit", "path")
    fox.write_bytes(picture())
    job = client.do(client.client, "resubmit", "path")

    assert [entry["job_id"] for entry in mock.ledger][2:] == [job.id]


def test_a_batch_sends_the_files_of_its_lines(face: Make, fox: Path, tmp_path: Path) -> None:
    """A line with a wrong file is reported, and the others are made."""
    mock = Mock(clock="looks:1")
    client = face(transport=mock.transport(), journal=tmp_path / "jobs.db")
    memory = io.BytesIO(picture())
    requests = {"a": with_tail(fox), "b": with_tail(tmp_path / "missing.png"), "c": with_tail(memory)}

    outcomes = client.do(client.client, "run_all", requests, save_to=tmp_path / "{key}.mp4")

    assert {outcome.key: outcome.state for outcome in outcomes} == {"a": "ok", "b": "error", "c": "ok"}
    assert "does not exist" in next(str(outcome.error) for outcome in outcomes if outcome.key == "b")
    assert len(mock.ledger) == 2


def test_an_upload_that_breaks_off_had_no_effect(face: Make, fox: Path, tmp_path: Path) -> None:
    """The service never had the last byte, so the create is sent again, and the logs are not searched."""
    fox.write_bytes(picture(8_000_000))
    received: list[int] = []

    def play(connection: socket.socket) -> None:
        if not received:
            received.append(len(connection.recv(100_000)))
            return
        data = bytearray()
        while not data.endswith(b'"}'):
            data += connection.recv(1_000_000)
        received.append(len(data))
        says(CREATED)(connection)

    with server(play) as url:
        client = face(base_url=url, journal=tmp_path / "jobs.db", retry=Retry(attempts=2))
        job = client.do(client.client, "submit", with_tail(fox), key="fox")

    assert job.id == CREATED["id"]
    assert received[0] < len(uri(picture(8_000_000))) < received[1]


@pytest.mark.slow
def test_a_service_that_takes_no_bytes_ends_the_upload(face: Make, fox: Path, tmp_path: Path) -> None:
    """Each step has the request timeout, and nothing was bought."""
    fox.write_bytes(picture(20_000_000))
    over = threading.Event()
    with server(lambda _: over.wait(60) and None) as url:
        options = {"retry": Retry(attempts=1), "request_timeout": 0.3, "journal": tmp_path / "jobs.db"}
        client = face(base_url=url, **options)
        with pytest.raises(ServerFailed, match=r"WriteTimeout.*nothing was bought"):
            client.do(client.client, "submit", with_tail(fox), key="fox")
        over.set()

    with contextlib.closing(Journal(tmp_path / "jobs.db")) as journal:
        (purchase,) = journal.every()
    assert purchase.state == "given_up"


@pytest.mark.slow
def test_an_upload_ends_at_the_deadline(face: Make, fox: Path, tmp_path: Path) -> None:
    """Also if the request timeout is longer."""
    fox.write_bytes(picture(20_000_000))
    over = threading.Event()
    with server(lambda _: over.wait(60) and None) as url:
        client = face(base_url=url, retry=Retry(attempts=1), request_timeout=1000)
        with pytest.raises(ServerFailed, match="nothing was bought"):
            client.do(client.client, "generate", with_tail(fox), save_to=tmp_path / "fox.mp4", deadline=0.4)
        over.set()


def test_a_recording_has_the_facts_of_a_file_in_place_of_its_content(face: Make, fox: Path, tmp_path: Path) -> None:
    """It says so, and has the number of bytes that were sent."""
    script, record = Script(CREATED, DONE), tmp_path / "traffic.har.jsonl"

    face(script, record=record).submit(with_tail(fox))

    request = json.loads(record.read_text())["request"]
    shown: dict[str, Any] = json.loads(request["postData"]["text"])["tail_image_url"]
    assert (shown["file"], shown["size"]) == (str(fox), len(picture()))
    assert "in place of a data URI, which is not recorded" in request["postData"]["comment"]
    assert request["bodySize"] == len(script.requests[0].content)
    assert base64.b64encode(picture())[:40].decode() not in record.read_text()


def test_a_file_above_the_documented_size_is_refused(face: Make, tmp_path: Path) -> None:
    """The limit of that field; most fields have none."""
    field = next(field for field in find_model("minimax/hailuo-02").fields if "x-reelkit-file-size" in field.schema)
    most = field.schema["x-reelkit-file-size"]
    path = tmp_path / "fox.png"
    script = Script(CREATED)
    client = face(script)
    request = {"model": "minimax/hailuo-02", "prompt": "a fox", field.name: path}

    path.write_bytes(picture(most + 1 - len(picture())))
    with pytest.raises(
        InvalidRequest, match=f"it has {most + 1:,} bytes, and the service takes at most {most:,}; make"
    ):
        client.submit(request)
    path.write_bytes(picture(most - len(picture())))
    client.submit(request)

    assert len(script.requests) == 1
