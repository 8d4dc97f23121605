"""`add_model`: a model that is newer than the package, by the service's document of it."""

from pathlib import Path
from typing import Any

import httpx
import pytest

import reelkit
from reelkit import InvalidRequest, ReelkitError, ServerFailed
from tests.new_model import ALIAS, LIKE, NEW, catalogue, document
from tests.wrapper.script import CREATED, Make, Script


def told(listed: dict[str, Any]) -> Script:
    """A service with this catalogue, and the document of the new model."""
    return Script(listed, httpx.Response(200, content=document()), CREATED)


@pytest.mark.slow
def test_an_added_model_can_be_requested_and_submitted(face: Make, added_models: Path) -> None:
    """By its alias too; a request without a class is a dict."""
    script = told(catalogue())
    client = face(script)

    made = client.do(client.client, "add_model", NEW)
    request = reelkit.request(ALIAS, prompt="a fox", duration=60)
    client.submit(request)

    assert (made.id, made.ids, request) == (NEW, (NEW, ALIAS), {"model": ALIAS, "prompt": "a fox", "duration": 60})
    assert [sent.url.path for sent in script.requests] == ["/v1/models", "/docs-json", "/v2/video/generations"]
    with pytest.raises(InvalidRequest, match="use one of 60, 6, 8"):
        reelkit.request(NEW, prompt="a fox", duration=4)
    with pytest.raises(AttributeError):
        _ = reelkit.GoogleVeo9T2V
    assert "GoogleVeo9T2V" not in dir(reelkit)


def test_an_added_model_needs_no_api_key(face: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is sent."""
    monkeypatch.setattr("reelkit_specs.add_model", lambda *document: None)
    script = told(catalogue())
    client = face(script)

    client.do(client.client, "add_model", NEW)

    assert len(script.requests) == 2
    assert not any("authorization" in sent.headers for sent in script.requests)


def test_a_model_that_the_service_does_not_list_is_refused_with_the_nearest(face: Make, added_models: Path) -> None:
    """Nothing else is fetched."""
    script = told(catalogue())
    client = face(script)

    with pytest.raises(ReelkitError, match=f"lists no video model 'google/veo-9-t2x'; use '{NEW}', '{LIKE}'"):
        client.do(client.client, "add_model", "google/veo-9-t2x")

    assert len(script.requests) == 1


@pytest.mark.parametrize("status", [503, 200, None])
def test_without_a_catalogue_the_error_says_so(face: Make, added_models: Path, status: int | None) -> None:
    """It can be tried again."""
    client = face(Script(httpx.ConnectError("refused") if status is None else httpx.Response(status, text="<html>")))

    with pytest.raises(ServerFailed):
        client.do(client.client, "add_model", NEW)


def test_a_missing_extra_is_named(face: Make, added_models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline needs packages that a plain installation does not have."""

    def missing(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'jsonpath_rfc9535'")

    monkeypatch.setattr("reelkit_specs.add_model", missing)
    client = face(told(catalogue()))

    with pytest.raises(ReelkitError, match=r"pip install 'reelkit\[specs\]'"):
        client.do(client.client, "add_model", NEW)
