"""The API key is shown nowhere, and errors can be pickled."""

import logging
import pickle
import pprint
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import reelkit
from reelkit import AuthenticationFailed, DownloadFailed, JobFailed, Problem, ReelkitError, WaitTimeout
from tests.wrapper.face import KEY
from tests.wrapper.reading import read
from tests.wrapper.script import CREATED, DONE, FOX, Make, Script
from tests.wrapper.stage import V5

ERRORS = [
    getattr(reelkit, name)
    for name in reelkit.__all__
    if isinstance(getattr(reelkit, name), type) and issubclass(getattr(reelkit, name), ReelkitError)
]


def deep(thing: Any, depth: int = 6) -> str:
    """The repr of an object, and those of its attributes, recursively."""
    seen = [repr(thing)]
    names = [
        *getattr(thing, "__dict__", {}),
        *(n for kind in type(thing).__mro__ for n in getattr(kind, "__slots__", ())),
    ]
    if depth and type(thing).__module__.startswith("reelkit"):
        seen += [deep(getattr(thing, name, None), depth - 1) for name in names]
        seen.append(pprint.pformat({name: getattr(thing, name, None) for name in names}))
    return "\n".join(seen)


def test_the_api_key_is_in_no_object_log_or_token(face: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Even if the server repeats it."""
    caplog.set_level(logging.DEBUG)
    echo = {"id": "x:y/z", "status": "generating", "echo": KEY}
    client = face(Script(CREATED, echo, httpx.Response(502, text=KEY), DONE, httpx.Response(200, content=b"film")))

    job = client.submit(FOX)
    client.do(job, "events")
    video = client.do(job, "result")
    saved = client.do(video, "save", tmp_path / "fox.mp4")

    for thing in (client.client, job, video, saved, job.raw, job.token(), caplog.text):
        assert KEY not in deep(thing)


LEAKS: dict[str, Callable[[], Any]] = {
    "401": lambda: httpx.Response(401, json={"message": f"Invalid key {KEY}"}),
    "403": lambda: httpx.Response(403, text=f"<p>{KEY}</p>"),
    "400": lambda: httpx.Response(400, json={"message": "no", "headers": {"authorization": f"Bearer {KEY}"}}),
    "500": lambda: httpx.Response(500, text=KEY),
    "a header": lambda: httpx.Response(400, json={}, headers={"x-request-id": KEY}),
    "exception": lambda: httpx.ReadError(f"header Authorization: Bearer {KEY}"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_the_api_key_is_in_no_error(face: Make, leak: str) -> None:
    """Neither in its text nor in its evidence, pickled or not."""
    client = face(Script(LEAKS[leak]()))

    with pytest.raises(ReelkitError) as caught:
        client.submit(FOX)

    error: BaseException | None = caught.value
    assert KEY.encode() not in pickle.dumps(error)
    while error is not None:
        assert KEY not in str(error) + repr(error) + repr(vars(error))
        error = error.__cause__ or error.__context__


def test_the_api_key_in_a_redirect_is_in_no_error(face: Make, tmp_path: Path) -> None:
    """A server may put it into the Location header."""
    away = httpx.Response(302, headers={"location": f"https://cdn.example.com/{KEY}"})
    client = face(Script(DONE, away, httpx.Response(451)))
    video = client.do(client.client.attach("x:y/z"), "result")

    with pytest.raises(ReelkitError) as caught:
        client.do(video, "save", tmp_path / "fox.mp4")

    assert KEY not in str(caught.value) + repr(vars(caught.value))


SLASHED = "0123456789abc/def+0123456789/abcdef"

# The link of a job, and the target of its redirect: neither has the key in plain text.
PIECES = {
    "joined": ("https://cdn.example.com/0123456789abc/x", "def+0123456789/abcdef"),
    "joined over dots": ("https://cdn.example.com/0123456789abc/x/y", "../def+0123456789/abcdef"),
    "joined and percent-encoded": ("https://cdn.example.com/0123456789abc/x", "d%65f%2B0123456789%2Fabcdef"),
    "dots within": ("https://cdn.example.com/x", "/0123456789abc/./def+0123456789/x/../abcdef"),
    "encoded dots within": ("https://cdn.example.com/x", "/0123456789abc/%2e/def+0123456789%2f%2e%2fabcdef"),
    "double slashes": ("https://cdn.example.com/x", "/0123456789abc//def+0123456789//abcdef"),
    "backslashes": ("https://cdn.example.com/x", "/0123456789abc\\def+0123456789\\abcdef"),
    "no address": ("https://cdn.example.com/0123456789abc/x", "def+0123456789/abcdef\\["),
    "in the link itself": ("https://cdn.example.com/0123456789abc/./def+0123456789/abcdef", ""),
    "tabs within": ("https://cdn.example.com/0123456789abc/de\tf+01234\t56789/abcdef", ""),
    "encoded twice": ("https://cdn.example.com/0123456789abc/%252e%252fdef%252b0123456789/abcdef", ""),
}


@pytest.mark.parametrize("how", ["save", "open"])
@pytest.mark.parametrize("pieces", PIECES)
def test_a_link_that_contains_the_api_key_is_refused(face: Make, tmp_path: Path, pieces: str, how: str) -> None:
    """Even if a redirect joins it from parts: no request is sent there, and only the host is shown."""
    link, location = PIECES[pieces]
    script = Script(DONE | {"video": {"url": link}}, httpx.Response(302, headers={"location": location}))
    client = face(script, api_key=SLASHED)
    video = client.do(client.client.attach("x:y/z", V5), "result")

    with pytest.raises(DownloadFailed, match=r"leads to cdn\.example\.com and has the API key in it") as caught:
        client.do(video, "save", tmp_path / "fox.mp4") if how == "save" else read(client, video)

    seen = str(caught.value) + repr(vars(caught.value) | {"token": None})
    assert "abcdef" not in seen
    assert "0123456789" not in seen
    assert len(script.requests) == (2 if location else 1)


def test_a_link_with_a_part_of_the_api_key_is_followed(face: Make, tmp_path: Path) -> None:
    """A part is not the key, and unusual path segments are accepted."""
    away = httpx.Response(302, headers={"location": "/a//./0123456789abc/%2e/def+0123456789?x=abcdef"})
    script = Script(DONE, away, httpx.Response(200, content=b"film"))
    client = face(script, api_key=SLASHED)
    video = client.do(client.client.attach("x:y/z", V5), "result")

    assert client.do(video, "save", tmp_path / "fox.mp4").size == 4


def test_a_host_that_contains_the_api_key_is_not_shown(face: Make, tmp_path: Path) -> None:
    """A resolver would read full-width letters as those of the key."""
    wide = KEY.translate({ord(char): chr(ord(char) + 0xFEE0) for char in KEY})
    client = face(Script(DONE | {"video": {"url": f"https://{wide}.localhost/x"}}))
    video = client.do(client.client.attach("x:y/z", V5), "result")

    with pytest.raises(DownloadFailed, match="leads to a host that is not shown and has the API key in it"):
        client.do(video, "save", tmp_path / "fox.mp4")


def test_the_api_key_cannot_be_pickled(face: Make) -> None:
    """A pickled client would contain it."""
    with pytest.raises(TypeError, match="the API key is not pickled"):
        pickle.dumps(face().client._core.settings.key)


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_can_be_pickled(kind: type[ReelkitError]) -> None:
    """With all their attributes, so that a process of a pool can raise them."""
    error = kind("what happened", job_id="x", request_id="r", body={"a": [1]}, problems=(Problem("f", 1, "a", "s"),))

    again = pickle.loads(pickle.dumps(error))

    assert type(again) is kind
    assert (str(again), vars(again)) == (str(error), vars(error))


CONTROLS = "\x00\x07\x08\r\x1b[2J\x7f\x9b31m\u202e\u2066\u2028"


@pytest.mark.parametrize("kind", ERRORS)
def test_no_error_text_has_control_characters(kind: type[ReelkitError]) -> None:
    """They are escaped, except line ends and tabs; the evidence is unchanged."""
    error = kind(f"a fox, 狐 🦊\n\t{CONTROLS}", body=CONTROLS)

    for one in (error, pickle.loads(pickle.dumps(error))):
        shown = r"\x00\x07\x08\r\x1b[2J\x7f\x9b31m\u202e\u2066\u2028"
        assert str(one) == f"a fox, 狐 🦊\n\t{shown}"
        assert f"{one}" == str(one)
        assert one.body == CONTROLS


def test_text_of_a_server_is_escaped_in_errors(face: Make) -> None:
    """In a refused create, and in the reason of a failed job."""
    failed = {"id": "x:y/z", "status": "error", "error": {"name": "Bad", "message": f"no{CONTROLS}"}}

    with pytest.raises(ReelkitError, match=r"no\\x00") as refused:
        face(Script(httpx.Response(400, json={"message": f"no{CONTROLS}"}))).submit(FOX)
    client = face(Script(failed))
    with pytest.raises(JobFailed, match=r"no\\x00") as ended:
        client.do(client.client.attach("x:y/z"), "result")

    for error in (refused.value, ended.value):
        assert not set(CONTROLS) & set(str(error)) - set("[2J31m")
    assert ended.value.reason == f"no{CONTROLS}"


def test_every_error_is_a_reelkit_error() -> None:
    """The documented errors exist."""
    assert {kind.__name__ for kind in ERRORS} == {
        "AuthenticationFailed",
        "DownloadFailed",
        "InvalidRequest",
        "JobFailed",
        "JournalError",
        "OutOfCredits",
        "OverBudget",
        "RateLimited",
        "ReelkitError",
        "ResultMissing",
        "ServerFailed",
        "SubmissionUnknown",
        "UnexpectedAnswer",
        "WaitTimeout",
    }


def test_unknown_evidence_is_none() -> None:
    """Every error has the common attributes."""
    for error in (WaitTimeout("x"), JobFailed("x"), AuthenticationFailed("x")):
        assert (error.job_id, error.request_id, error.body) == (None, None, None)


def test_exceptions_of_httpx_become_reelkit_errors(face: Make) -> None:
    """Any other exception is raised unchanged."""
    with pytest.raises(ReelkitError):
        face(Script(httpx.ReadTimeout("slow"))).submit(FOX)
    with pytest.raises(ZeroDivisionError):
        face(Script(ZeroDivisionError("a bug in a transport"))).submit(FOX)
