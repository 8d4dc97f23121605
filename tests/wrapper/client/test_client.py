"""Both clients from end to end, over a transport in the process and over real sockets."""

import json
import logging
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import (
    AuthenticationFailed,
    Client,
    Event,
    JobFailed,
    RateLimited,
    ReelkitError,
    ReelkitWarning,
    ServerFailed,
    WaitTimeout,
)
from reelkit._protocol.answer import meaning
from tests.api.recorded import OTHER_SHAPES, RECORDED
from tests.offers import offered
from tests.wrapper.face import KEY
from tests.wrapper.faults import FAULTS
from tests.wrapper.script import CREATED, DONE, FOX, Make, Script
from tests.wrapper.stage import LINK, V5


def test_a_video_is_made_from_request_to_file(face: Make, tmp_path: Path) -> None:
    """With the calls that the README shows."""
    script = Script(CREATED, {"id": "x:y/z", "status": "generating"}, DONE, httpx.Response(200, content=b"film"))
    client = face(script)

    job = client.submit(FOX)
    events = client.do(job, "events", deadline=900)
    video = client.do(job, "result")
    saved = client.do(video, "save", tmp_path / "fox.mp4")

    assert [event.status for event in events] == ["generating", "succeeded"]
    assert (job.id, job.status, job.raw, job.extra, job.usage) == ("x:y/z", "succeeded", DONE, {"new": 1}, None)
    assert saved.path.read_bytes() == b"film"
    create, fetch, _, download = script.requests
    assert json.loads(create.content) == FOX.to_dict()
    assert create.headers["authorization"] == f"Bearer {KEY}"
    assert len(create.headers["x-client-request-id"]) == 32
    assert fetch.url.raw_path == b"/v2/video/generations?generation_id=x%3Ay%2Fz"
    assert "authorization" not in download.headers


def test_generate_submits_waits_and_saves(face: Make, tmp_path: Path) -> None:
    """A dict is accepted like a request class."""
    client = face(Script(CREATED, DONE, httpx.Response(200, content=b"film")))

    saved = client.do(client.client, "generate", {"model": V5, "prompt": "x"}, save_to=tmp_path / "fox.mp4")

    assert (saved.path, saved.size) == (tmp_path / "fox.mp4", 4)


EXCEPTIONS = {
    "refused": httpx.ConnectError("refused"),
    "reset before headers": httpx.ReadError("reset"),
    "reset after headers": httpx.RemoteProtocolError("peer closed connection"),
    "read timeout": httpx.ReadTimeout("slow"),
}


def as_http(fault: str) -> Any:
    """A fault of the scripted service, as a response or an exception of the transport."""
    if fault in EXCEPTIONS:
        return EXCEPTIONS[fault]
    reply: Any = FAULTS[fault](None, 0.0)  # type: ignore[arg-type] - no scripted response uses the call
    return httpx.Response(reply.status, headers=reply.headers, content=reply.body)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wait_continues_after_each_fault(face: Make, fault: str) -> None:
    """Each fault four times in a row, through the whole client."""
    client = face(Script(CREATED, *[as_http(fault)] * 4, DONE))

    job = client.submit(FOX)

    assert client.do(job, "result").url == LINK


@pytest.mark.parametrize("name", RECORDED | OTHER_SHAPES)
def test_every_recorded_response_is_understood(face: Make, name: str) -> None:
    """It ends a wait with a video or an error, or is pending; `raw` has it unchanged."""
    answer = RECORDED.get(name) or OTHER_SHAPES[name]
    client = face(Script(answer))
    job = client.client.attach(answer.get("id") or answer.get("generation_id") or "x", V5)

    if meaning(answer["status"]) == "failed":
        with pytest.raises(JobFailed):
            client.do(job, "result")
    elif answer.get("video"):
        url = client.do(job, "result").url
        assert url in json.dumps(answer["video"])
    else:
        with pytest.raises(WaitTimeout):
            client.do(job, "result", deadline=60)
    assert job.raw == answer


def test_refresh_sends_one_request(face: Make) -> None:
    """Without a status in the response, it raises an error."""
    script = Script(
        {"id": "x:y/z", "status": "generating"}, httpx.Response(502), httpx.Response(429), httpx.Response(401)
    )
    client = face(script)
    job = client.client.attach("x:y/z", V5)

    assert client.do(job, "refresh").status == "generating"
    with pytest.raises(ServerFailed, match=r"the service returned 502: .*; the job continues"):
        client.do(job, "refresh")
    with pytest.raises(RateLimited):
        client.do(job, "refresh")
    with pytest.raises(AuthenticationFailed):
        client.do(job, "refresh")
    assert len(script.requests) == 4


def test_a_closed_client_buys_nothing(face: Make) -> None:
    """Even if it was never used."""
    script = Script(CREATED)
    client = face(script)
    client.do(client.client, "close")

    with pytest.raises(ReelkitError, match="this client is closed"):
        client.submit(FOX)
    assert script.requests == []


def test_an_unusual_request_of_an_unknown_model_can_be_polled(face: Make) -> None:
    """What was bought can be fetched."""
    client = face(Script(CREATED, DONE), strict_rules=False)
    odd = {"model": "someone/new", "resolution": {"w": 1}, "duration": 10**400}

    with pytest.warns(ReelkitWarning):
        job = client.submit(odd)

    assert client.do(job, "result").url == LINK


def test_a_closed_client_raises_its_own_error(face: Make) -> None:
    """Instead of one of the transport."""
    client = face(Script({"id": "x:y/z", "status": "generating"}))
    job = client.client.attach("x:y/z", V5)
    client.do(job, "refresh")
    client.do(client.client, "close")

    with pytest.raises(ReelkitError, match="this client is closed; its jobs continue"):
        client.do(job, "refresh")


def test_warnings_use_the_warnings_module(face: Make) -> None:
    """For an unusual request, and without strict rules for a model that is not in the contract."""
    client = face(Script(CREATED, CREATED | {"id": "x-2"}), strict_rules=False)

    with pytest.warns(ReelkitWarning, match="names text"):
        client.submit({"model": V5, "prompt": "x", "lip_sync_tts_speaker": offered("lip_sync_tts_speaker")[0]})
    with pytest.warns(ReelkitWarning, match="'someone/new' is not in the contract"):
        client.submit({"model": "someone/new"})


def test_every_change_is_passed_to_on_event_and_logged(face: Make, caplog: pytest.LogCaptureFixture) -> None:
    """With one line at the level INFO."""
    told: list[Event] = []
    client = face(Script(CREATED, {"id": "x:y/z", "status": "generating"}, DONE), on_event=told.append)

    with caplog.at_level(logging.INFO, logger="reelkit"):
        client.do(client.submit(FOX), "result")

    assert [event.status for event in told] == ["generating", "succeeded"]
    assert [record.levelname for record in caplog.records] == ["INFO"] * 3
    assert "creating a video with pixverse/v5/text-to-video, client request id " in caplog.messages[0]
    assert "job x:y/z: generating (pending)" in caplog.messages[1]


def test_one_client_can_be_used_by_many_threads() -> None:
    """At most `max_in_flight` requests are sent at once."""
    busy, most, lock = [0], [0], threading.Lock()

    def handler(request: httpx.Request) -> httpx.Response:
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        time.sleep(0.005)
        with lock:
            busy[0] -= 1
        return httpx.Response(200, json=DONE | {"id": request.url.params["generation_id"]})

    with Client(KEY, transport=httpx.MockTransport(handler), max_in_flight=3) as client:
        threads = [threading.Thread(target=client.attach(str(n), V5).result) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert most == [3]


def test_a_change_of_address_is_logged_once(face: Make, caplog: pytest.LogCaptureFixture) -> None:
    """Each POST has its own line with its client request id."""
    not_here = httpx.Response(404)
    client = face(Script(not_here, CREATED, not_here, CREATED | {"id": "x-2"}))

    with caplog.at_level(logging.INFO, logger="reelkit"):
        client.submit(FOX)
        client.client._core.memory._working_paths.clear()  # as if another address had been remembered
        client.submit(FOX)

    assert len([line for line in caplog.messages if "instead" in line]) == 1
    assert len([line for line in caplog.messages if "client request id" in line]) == 4


def test_importing_the_synchronous_client_loads_what_it_needs() -> None:
    """The rest is loaded on first use: asyncio alone takes as long as the request classes."""
    code = "import sys; from reelkit import Client, PixverseV5TextToVideo; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())

    assert "reelkit._client.client" in loaded
    assert loaded & {"asyncio", "httpx", "jsonschema_rs", "sqlite3", "ssl", "logging", "subprocess"} == set()
