"""The options of a client, and what it refuses before anything is sent."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import reelkit
from reelkit import (
    AsyncClient,
    AsyncJob,
    AsyncVideo,
    AuthenticationFailed,
    Client,
    DownloadFailed,
    InvalidRequest,
    Job,
    Recovery,
    ReelkitError,
    Video,
)
from reelkit._io import http
from tests.wrapper.script import CREATED, FOX, Make, Script
from tests.wrapper.stage import V5


def test_an_invalid_path_is_refused_before_anything_is_bought(face: Make, tmp_path: Path) -> None:
    """`generate` checks it before the create."""
    script = Script(CREATED)
    client = face(script)

    for place in (tmp_path, tmp_path / "a\0b", "", None, 5):
        with pytest.raises(DownloadFailed, match="cannot write"):
            client.do(client.client, "generate", FOX, save_to=place)
    assert script.requests == []


@pytest.mark.parametrize("name", ["ALL_PROXY", "SSL_CERT_FILE"])
def test_an_invalid_proxy_or_certificate_file_is_refused(
    face: Make, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The environment has an invalid value."""
    http._ssl_context.cache_clear()
    monkeypatch.setenv(name, "nonsense://x")
    client = face()

    with pytest.raises(ReelkitError, match="the connection cannot be set up: "):
        client.submit(FOX)
    monkeypatch.undo()
    http._ssl_context.cache_clear()


@pytest.mark.parametrize("job_id", ["", " ", None, 5, "\ud800"])
def test_an_invalid_id_is_refused(face: Make, job_id: Any) -> None:
    """No request is sent."""
    with pytest.raises(ReelkitError, match=r"the id is empty|is not a job id"):
        face().client.attach(job_id)


@pytest.mark.parametrize("request_", [5, {5: 6}, {"model": V5, "prompt": {1, 2}}, {"model": V5, "prompt": "\udcff"}])
def test_an_invalid_request_is_refused(face: Make, request_: Any) -> None:
    """InvalidRequest is raised."""
    with pytest.raises(InvalidRequest):
        face().submit(request_)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"base_url": "ftp://a"}, "is not a base URL"),
        ({"base_url": "api.aimlapi.com"}, "is not a base URL"),
        ({"base_url": "https://a:port"}, "is not a base URL"),
        ({"deadline": 0}, "deadline must be more than 0"),
        ({"request_timeout": float("inf")}, "request_timeout must be more than 0 and finite"),
        ({"request_timeout": float("nan")}, "request_timeout must be"),
        ({"max_in_flight": -1}, "max_in_flight must be"),
        ({"prefer": "newest"}, "prefer must be 'universal' or 'legacy'"),
        ({"base_url": "https://user:word@api.example.com"}, "contains a user name or a password"),
        ({"base_url": 5}, "is not a base URL"),
        ({"deadline": "900"}, "deadline must be a number"),
        ({"poll": 5}, "poll must be a Poll or None"),
        ({"retry": None}, "retry must be a Retry"),
        ({"max_in_flight": 0.5}, "max_in_flight must be a whole number"),
        ({"recovery": Recovery(witnesses=1.5)}, "witnesses must be a whole number"),  # type: ignore[arg-type]
        ({"recovery": Recovery(witnesses=True)}, "witnesses must be a number"),
        ({"on_event": 5}, "on_event must be callable"),
        ({"api_key": b"key"}, "the API key must be a text"),
        ({"api_key": "two words"}, "character outside printable ASCII"),
        ({"api_key": "key\nkey"}, "character outside printable ASCII"),
    ],
)
def test_an_invalid_option_is_refused_by_the_constructor(face: Make, options: dict[str, Any], words: str) -> None:
    """Before the first use of the client."""
    with pytest.raises(ReelkitError, match=words):
        face(**options)


def test_settings_are_read_from_the_environment(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The API key has two names, and the base URL may end with /v2."""
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


def _for_users(kind: type) -> dict[str, Callable[..., object]]:
    return {
        name: method
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") or name.startswith("__")
    }


@pytest.mark.parametrize(("sync", "twin"), [(Client, AsyncClient), (Job, AsyncJob), (Video, AsyncVideo)])
def test_the_sync_and_async_classes_have_the_same_methods(sync: type, twin: type) -> None:
    """With the same names and parameters."""
    renamed = {"__enter__": "__aenter__", "__exit__": "__aexit__"}
    methods, others = _for_users(sync), _for_users(twin)

    assert {renamed.get(name, name) for name in methods} == set(others)
    for name, method in methods.items():
        if name != "__init__" or sync is Client:
            ours = inspect.signature(method).parameters
            assert list(ours.values()) == list(inspect.signature(others[renamed.get(name, name)]).parameters.values())


def test_the_public_names_are_sorted_and_importable() -> None:
    """Request classes are included in `dir`."""
    assert reelkit.__all__ == sorted(reelkit.__all__)
    assert [name for name in reelkit.__all__ if not hasattr(reelkit, name)] == []
    assert set(reelkit.__all__) | {"PixverseV5TextToVideo", "PixverseLipSync"} <= set(dir(reelkit))
    with pytest.raises(AttributeError, match="Pixverse9"):
        _ = reelkit.Pixverse9  # type: ignore[attr-defined] - that is the point
