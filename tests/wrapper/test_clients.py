"""Both clients from end to end, over a transport in the process and over real sockets."""

import inspect
import json
import logging
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

import reelkit
from reelkit import (
    AsyncClient,
    AsyncJob,
    AsyncVideo,
    AuthenticationFailed,
    Client,
    DownloadFailed,
    Event,
    InvalidRequest,
    Job,
    JobFailed,
    RateLimited,
    ReelkitError,
    ReelkitWarning,
    ServerFailed,
    Video,
    WaitTimeout,
    _http,
)
from reelkit._status import meaning

from ..api.recorded import OTHER_SHAPES, RECORDED
from .face import KEY
from .faults import FAULTS
from .script import CREATED, DONE, FOX, Make, Script
from .stage import LINK, V5


def test_a_video_from_request_to_file(face: Make, tmp_path: Path) -> None:
    """As the README shows it."""
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


def test_generate_does_it_all(face: Make, tmp_path: Path) -> None:
    """Submit, wait, save; a dict is as good as a class."""
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
    """A fault of the played service as the transport gives it."""
    if fault in EXCEPTIONS:
        return EXCEPTIONS[fault]
    reply: Any = FAULTS[fault](None, 0.0)  # type: ignore[arg-type] - no answer looks at the call
    return httpx.Response(reply.status, headers=reply.headers, content=reply.body)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wait_survives(face: Make, fault: str) -> None:
    """Each fault of the list, four times in a row, through the whole client."""
    client = face(Script(CREATED, *[as_http(fault)] * 4, DONE))

    job = client.submit(FOX)

    assert client.do(job, "result").url == LINK


@pytest.mark.parametrize("name", RECORDED | OTHER_SHAPES)
def test_every_recorded_answer_is_understood(face: Make, name: str) -> None:
    """Done is a video, failed an error, the rest pending; the job keeps the answer as it came."""
    answer = RECORDED.get(name) or OTHER_SHAPES[name]
    client = face(Script(answer))
    job = client.client.attach("x", V5)

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


def test_refresh_asks_once(face: Make) -> None:
    """And says so when there is no answer."""
    script = Script({"id": "x", "status": "generating"}, httpx.Response(502), httpx.Response(429), httpx.Response(401))
    client = face(script)
    job = client.client.attach("x", V5)

    assert client.do(job, "refresh").status == "generating"
    with pytest.raises(ServerFailed, match=r"the service answered 502: .*, the job goes on"):
        client.do(job, "refresh")
    with pytest.raises(RateLimited):
        client.do(job, "refresh")
    with pytest.raises(AuthenticationFailed):
        client.do(job, "refresh")
    assert len(script.requests) == 4


def test_a_closed_client_buys_nothing(face: Make) -> None:
    """Also if it was never used."""
    script = Script(CREATED)
    client = face(script)
    client.do(client.client, "close")

    with pytest.raises(ReelkitError, match="this client is closed"):
        client.submit(FOX)
    assert script.requests == []


def test_a_place_that_cannot_be_is_said_before_anything_is_bought(face: Make, tmp_path: Path) -> None:
    """Generating is submit, wait and save; the last must be possible first."""
    script = Script(CREATED)
    client = face(script)

    for place in (tmp_path, tmp_path / "a\0b", "", None, 5):
        with pytest.raises(DownloadFailed, match="cannot write"):
            client.do(client.client, "generate", FOX, save_to=place)
    assert script.requests == []


@pytest.mark.parametrize("name", ["ALL_PROXY", "SSL_CERT_FILE"])
def test_a_wrong_environment_is_said(face: Make, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Proxies and certificates."""
    _http._ssl_context.cache_clear()
    monkeypatch.setenv(name, "nonsense://x")
    client = face()

    with pytest.raises(ReelkitError, match="the connection cannot be set up: "):
        client.submit(FOX)
    monkeypatch.undo()
    _http._ssl_context.cache_clear()


def test_an_odd_request_of_an_unknown_model_can_be_waited_for(face: Make) -> None:
    """What was bought must be had, whatever it was."""
    client = face(Script(CREATED, DONE))
    odd = {"model": "someone/new", "resolution": {"w": 1}, "duration": 10**400}

    with pytest.warns(ReelkitWarning):
        job = client.submit(odd)

    assert client.do(job, "result").url == LINK


@pytest.mark.parametrize("job_id", ["", " ", None, 5, "\ud800"])
def test_what_is_no_id_is_refused(face: Make, job_id: Any) -> None:
    """Before anything is asked."""
    with pytest.raises(ReelkitError, match=r"the id is empty|is no job id"):
        face().client.attach(job_id)


@pytest.mark.parametrize("request_", [5, {5: 6}, {"model": V5, "prompt": {1, 2}}, {"model": V5, "prompt": "\udcff"}])
def test_what_is_no_request_is_refused(face: Make, request_: Any) -> None:
    """With a word on what would be one."""
    with pytest.raises(InvalidRequest):
        face().submit(request_)


def test_a_closed_client_says_so(face: Make) -> None:
    """Instead of an exception of the transport."""
    client = face(Script({"id": "x", "status": "generating"}))
    job = client.client.attach("x", V5)
    client.do(job, "refresh")
    client.do(client.client, "close")

    with pytest.raises(ReelkitError, match="this client is closed; its jobs go on"):
        client.do(job, "refresh")


def test_warnings_go_through_warnings(face: Make) -> None:
    """What is allowed and worth a word, and what nobody can check."""
    client = face(Script(CREATED))

    with pytest.warns(ReelkitWarning, match="names text"):
        client.submit({"model": V5, "prompt": "x", "lip_sync_tts_speaker": "Ava"})
    with pytest.warns(ReelkitWarning, match="'someone/new' is not in the contract"):
        client.submit({"model": "someone/new"})


def test_every_change_reaches_the_hook_and_the_log(face: Make, caplog: pytest.LogCaptureFixture) -> None:
    """One line for each change, at INFO."""
    told: list[Event] = []
    client = face(Script(CREATED, {"id": "x:y/z", "status": "generating"}, DONE), on_event=told.append)

    with caplog.at_level(logging.INFO, logger="reelkit"):
        client.do(client.submit(FOX), "result")

    assert [event.status for event in told] == ["generating", "succeeded"]
    assert [record.levelname for record in caplog.records] == ["INFO"] * 3
    assert "creating a video with pixverse/v5/text-to-video, marked " in caplog.messages[0]
    assert "job x:y/z: generating (pending)" in caplog.messages[1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"base_url": "ftp://a"}, "is no base URL"),
        ({"base_url": "api.aimlapi.com"}, "is no base URL"),
        ({"base_url": "https://a:port"}, "is no base URL"),
        ({"deadline": 0}, "deadline must be more than 0"),
        ({"request_timeout": float("inf")}, "request_timeout must be more than 0 and finite"),
        ({"request_timeout": float("nan")}, "request_timeout must be"),
        ({"max_in_flight": -1}, "max_in_flight must be"),
        ({"prefer": "newest"}, "prefer must be 'universal' or 'legacy'"),
        ({"base_url": "https://user:word@api.example.com"}, "with a name or a password"),
        ({"base_url": 5}, "is no base URL"),
        ({"deadline": "900"}, "deadline must be a number"),
        ({"poll": 5}, "poll is not what it must be"),
        ({"retry": None}, "retry is not what it must be"),
        ({"max_in_flight": 0.5}, "max_in_flight is not what it must be"),
        ({"on_event": 5}, "on_event must be callable"),
        ({"api_key": b"key"}, "the API key must be a text"),
        ({"api_key": "two words"}, "characters that no key has"),
        ({"api_key": "key\nkey"}, "characters that no key has"),
    ],
)
def test_a_wrong_option_is_said_at_once(face: Make, options: dict[str, Any], words: str) -> None:
    """When the client is made, not when it is used."""
    with pytest.raises(ReelkitError, match=words):
        face(**options)


def test_settings_come_from_the_environment(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two names for the key, and the address with or without /v2."""
    for name in ("AIMLAPI_API_KEY", "AIML_API_KEY", "AIMLAPI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(AuthenticationFailed, match="set AIMLAPI_API_KEY"):
        face(api_key=None)

    monkeypatch.setenv("AIML_API_KEY", "second")
    monkeypatch.setenv("AIMLAPI_BASE_URL", "https://other.example.com/v2/")
    script = Script(CREATED)
    face(script, api_key=None, base_url=None).submit(FOX)
    monkeypatch.setenv("AIMLAPI_API_KEY", " first\n")
    face(script, api_key=None, base_url=None).submit(FOX)

    assert [request.headers["authorization"] for request in script.requests] == ["Bearer second", "Bearer first"]
    assert {str(request.url) for request in script.requests} == {"https://other.example.com/v2/video/generations"}


@pytest.mark.parametrize(("sync", "twin"), [(Client, AsyncClient), (Job, AsyncJob), (Video, AsyncVideo)])
def test_twins_have_one_signature(sync: type, twin: type) -> None:
    """The same names with the same parameters; a coroutine where the other blocks."""
    renamed = {"__enter__": "__aenter__", "__exit__": "__aexit__"}
    methods = dict(inspect.getmembers(sync, inspect.isfunction))
    others = dict(inspect.getmembers(twin, inspect.isfunction))

    assert {renamed.get(name, name) for name in methods} == set(others)
    for name, method in methods.items():
        if name != "__init__" or sync is Client:
            ours = inspect.signature(method).parameters
            assert list(ours.values()) == list(inspect.signature(others[renamed.get(name, name)]).parameters.values())


def test_public_names_are_there() -> None:
    """Sorted, importable, and with the request classes beside them."""
    assert reelkit.__all__ == sorted(reelkit.__all__)
    assert [name for name in reelkit.__all__ if not hasattr(reelkit, name)] == []
    assert set(reelkit.__all__) | {"PixverseV5TextToVideo", "PixverseLipSync"} <= set(dir(reelkit))
    with pytest.raises(AttributeError, match="Pixverse9"):
        _ = reelkit.Pixverse9  # type: ignore[attr-defined] - that is the point


def test_one_client_serves_many_threads() -> None:
    """With no more requests at once than it may send."""
    busy, most, lock = [0], [0], threading.Lock()

    def handler(request: httpx.Request) -> httpx.Response:
        with lock:
            busy[0] += 1
            most[0] = max(most[0], busy[0])
        time.sleep(0.005)
        with lock:
            busy[0] -= 1
        return httpx.Response(200, json=DONE)

    with Client(KEY, transport=httpx.MockTransport(handler), max_in_flight=3) as client:
        threads = [threading.Thread(target=client.attach(str(n), V5).result) for n in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert most == [3]
