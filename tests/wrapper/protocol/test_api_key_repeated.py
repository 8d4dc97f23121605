"""A server repeats the API key in any spelling: it is in no result, error or file."""

import base64
import json
import logging
import pickle
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import InvalidRequest, ReelkitError, ReelkitWarning
from reelkit._journal.journal import Journal
from tests.specs.key_spellings import ENCODERS, readings
from tests.wrapper.face import KEY, Face
from tests.wrapper.protocol.test_api_key import deep
from tests.wrapper.script import FOX, Make, Script
from tests.wrapper.sockets import Service

SOME = ("as it is", "JSON, all escaped", "percent, twice")  # enough for an encoding in which all give the same bytes
CASES = [(encoder, "utf-8") for encoder in ENCODERS]
CASES += [(encoder, encoding) for encoding in ("utf-16", "utf-16-be", "utf-32", "utf-32-le") for encoder in SOME]
LINK = "https://cdn.example.com/fox.mp4"


def tells(shown: Any, spelled: str) -> list[str]:
    """The decoded forms of a text that contain the key."""
    text = shown.decode("latin-1") if isinstance(shown, bytes) else str(shown)
    text = text.replace("\0", "")
    return [one for one in readings(text, depth=2) if KEY in one.lower() or spelled[6:-6] in one]


def answer(spelled: str, encoding: str = "utf-8", code: int = 200, **more: Any) -> httpx.Response:
    """A response about a job with the key in every part. Its text is built by hand to keep the spelling."""
    fields = {"id": "job-1", "status": "generating"} | more | {"echo": "@", "@": ["@"], "meta": {"@": "x"}}
    text = json.dumps(fields).replace("@", spelled)
    headers = {"x-request-id": f"r {spelled}", f"x-{KEY}": "a"}
    return httpx.Response(code, content=text.encode(encoding), headers=headers)


def evidence(client: Face, error: BaseException) -> Iterator[Any]:
    """Everything that an error and its chained errors show."""
    yield pickle.dumps(error)
    seen: BaseException | None = error
    while seen is not None:
        yield from (str(seen), repr(seen), repr(vars(seen)), deep(seen))
        seen = seen.__cause__ or seen.__context__


@pytest.mark.slow
@pytest.mark.parametrize("number", range(0, len(CASES), 2))
def test_the_api_key_is_in_no_result_in_any_spelling(
    face: Make, request: pytest.FixtureRequest, tmp_path: Path, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    """Neither in the job, video, log, warning and recording nor in the journal; the job is bought once.

    Each client takes every second spelling: they share what masks.
    """
    encoder, encoding = CASES[number + (request.node.callspec.params["face"] == "async")]
    caplog.set_level(logging.DEBUG)
    spelled = ENCODERS[encoder](KEY)
    script = Script(
        answer(spelled, encoding),
        answer(spelled, encoding, status="on its way @"),
        answer(spelled, encoding, 502),
        httpx.ReadError(f"header: Bearer {spelled}"),
        answer(spelled, encoding, status="odd @", video={"url": f"{LINK}?@", "file_name": "@"}),
        httpx.Response(404, headers={"location": f"https://a.example.com/{KEY}"}),
        answer(spelled, encoding, status="odd @", video={"url": f"{LINK}?@", "file_name": "@"}),
        httpx.Response(200, content=b"film", headers={"etag": f'"{spelled}"'}),
    )
    journal = tmp_path / "jobs.db"
    record = tmp_path / "traffic"
    client = face(script, journal=journal, record=record)

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ReelkitWarning)
        job = client.do(client.client, "submit", FOX, key="fox")
        events = client.do(job, "events")
        video = client.do(job, "result")
        saved = client.do(video, "save", tmp_path / "fox.mp4")

    assert job.id == "job-1"
    assert [request.method for request in script.requests].count("POST") == 1
    shown = [deep(thing) for thing in (client.client, job, video, saved, events, job.raw, job.answer, job.usage)]
    shown += [job.token(), video.url, caplog.text, str([str(one.message) for one in told]), job.raw]
    assert [one for one in shown if tells(one, spelled)] == []
    entries = [json.loads(line) for line in record.read_text(encoding="utf-8").splitlines()]
    assert len(entries) == len(script.requests)
    contents = [entry["response"]["content"] for entry in entries]
    decoded = [base64.b64decode(one["text"]) for one in contents if one.get("encoding") == "base64"]
    files = [path.read_bytes() for path in tmp_path.iterdir() if path.name != "fox.mp4"]
    assert [one for one in (*files, *decoded) if tells(one, spelled)] == []


ERRORS = {
    "a refusal": [lambda spelled, encoding: answer(spelled, encoding, 400, message="no key @")],
    "a stranger": [lambda spelled, encoding: answer(spelled, encoding, 401, error={"message": "@", "@": 1})],
    "a page": [lambda spelled, encoding: httpx.Response(403, content=f"<p>{spelled}</p>".encode(encoding))],
    "a lost create": [lambda spelled, encoding: httpx.Response(500, content=f"<p>{spelled}</p>".encode(encoding))],
    "no job": [lambda spelled, encoding: answer(spelled, encoding, object="image", data=["@"], id="", status="")],
    "a broken connection": [lambda spelled, encoding: httpx.ReadError(f"Authorization: Bearer {spelled}")],
    "a failed job": [answer, lambda spelled, encoding: answer(spelled, encoding, status="error", error={"name": "@"})],
    "a job that takes too long": [answer, lambda spelled, encoding: answer(spelled, encoding, status="@")],
    "a job without a link": [answer, lambda spelled, encoding: answer(spelled, encoding, status="completed")],
    "no link": [
        answer,
        lambda spelled, encoding: answer(spelled, encoding, status="completed", video={"url": "ftp://@"}),
    ],
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", ERRORS)
def test_the_api_key_is_in_no_error_in_any_spelling(
    face: Make, request: pytest.FixtureRequest, tmp_path: Path, kind: str
) -> None:
    """Neither in its text, its evidence and its pickle nor in the journal that keeps the reason.

    Each client takes every second spelling of a kind, and the others of the next kind: they share what masks.
    """
    first = ([*ERRORS].index(kind) + (request.node.callspec.params["face"] == "async")) % 2
    for number, (encoder, encoding) in enumerate(CASES[first::2]):
        spelled = ENCODERS[encoder](KEY)
        journal = tmp_path / f"{number}.db"
        client = face(Script(*(make(spelled, encoding) for make in ERRORS[kind])), journal=journal, deadline=5.0)

        with pytest.raises(ReelkitError) as caught:
            client.do(client.client, "generate", FOX, key="fox", save_to=tmp_path / "fox.mp4")

        assert (encoder, [one for one in evidence(client, caught.value) if tells(one, spelled)]) == (encoder, [])
        for path in tmp_path.glob(f"{number}.db*"):
            assert (encoder, tells(path.read_bytes(), spelled)) == (encoder, [])


@pytest.mark.parametrize("encoder", ENCODERS)
def test_the_api_key_is_masked_in_every_line_of_a_response(
    face: Make, service: Service, tmp_path: Path, encoder: str
) -> None:
    """In the reason phrase, the names of headers, and the id of a job."""
    spelled = ENCODERS[encoder](KEY)
    body = f'{{"id": "job {spelled}", "status": "queued"}}'.encode()
    head = f"HTTP/1.1 200 OK {spelled}\r\nx-{KEY}: {spelled}\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    service.script = [lambda connection: connection.sendall(head + body)]
    client = face(base_url=service.url, record=tmp_path / "traffic", journal=tmp_path / "jobs.db")

    job = client.submit(FOX)

    assert "***" in job.id
    files = [path.read_bytes() for path in tmp_path.iterdir()]
    assert [one for one in (deep(job), job.token(), *files) if tells(one, spelled)] == []
    assert "***" in (tmp_path / "traffic").read_text(encoding="utf-8").partition("statusText")[2][:30]


def test_a_request_that_contains_the_api_key_is_refused_with_a_journal(face: Make, journal: Journal) -> None:
    """The journal keeps the request. Nothing is sent."""
    request = {"model": "pixverse/v5/text-to-video", "prompt": f"a fox called {KEY}"}
    script = Script(answer("nothing"))
    client = face(script, journal=journal)

    with pytest.raises(InvalidRequest, match="the request contains the API key"):
        client.do(client.client, "submit", request, key="fox")

    assert script.requests == []
    assert list(journal.every()) == []
