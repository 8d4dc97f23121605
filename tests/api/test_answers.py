"""The generated classes read every recorded response without a loss."""

import ast
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit_api.api.legacy import create_pixverse_video, fetch_pixverse_video
from reelkit_api.api.video import create_video, fetch_video
from reelkit_api.client import AuthenticatedClient
from reelkit_api.models import (
    ErrorEnvelope,
    GeneratedVideo,
    GenerationError,
    GenerationMeta,
    GenerationUsage,
    VideoGeneration,
    VideoRequest,
)
from reelkit_api.types import UNSET
from tests.api.recorded import HOSTILE, OTHER_SHAPES, RECORDED

ANSWERS = RECORDED | OTHER_SHAPES | {"hostile": HOSTILE}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_response_is_written_out_unchanged(name: str) -> None:
    """Unknown fields, nulls and missing fields stay as they are."""
    assert VideoGeneration.from_dict(ANSWERS[name]).to_dict() == ANSWERS[name]


@pytest.mark.parametrize("name", ANSWERS)
def test_the_parts_of_a_response_are_typed(name: str) -> None:
    """An object is an instance of its class, not a dict."""
    answer = ANSWERS[name]
    parsed = VideoGeneration.from_dict(answer)

    for field, kind in (("video", GeneratedVideo), ("error", GenerationError), ("meta", GenerationMeta)):
        if isinstance(answer.get(field), dict):
            assert isinstance(getattr(parsed, field), kind)
        elif field not in answer:
            assert getattr(parsed, field) is UNSET
    if isinstance(parsed.meta, GenerationMeta) and answer["meta"].get("usage"):
        assert isinstance(parsed.meta.usage, GenerationUsage)
    if isinstance(parsed.video, list):
        assert all(isinstance(item, GeneratedVideo | str) for item in parsed.video)


def test_the_fields_of_both_personalities_are_typed() -> None:
    """None of the recorded fields is in `additional_properties`."""
    done = VideoGeneration.from_dict(RECORDED["relay done"])
    create = VideoGeneration.from_dict(RECORDED["relay create"])
    native = VideoGeneration.from_dict(RECORDED["native done"])

    assert isinstance(done.video, GeneratedVideo)
    assert (done.video.content_type, done.video.file_name, done.video.file_size) == ("video/mp4", "output.mp4", 6274330)
    assert isinstance(create.meta, GenerationMeta)
    assert isinstance(create.meta.usage, GenerationUsage)
    assert (create.meta.usage.tokens_used, create.meta.usage.credits_used) == (840000, UNSET)
    assert native.status == "succeeded"
    leftovers = [part.additional_properties for part in (done, done.video, create, create.meta.usage, native)]
    assert leftovers == [{}] * 5


def test_the_recorded_bodies_are_those_of_the_page(seeds: Path) -> None:
    """Each id, status, cost and link of the v5 text-to-video page."""
    page = (seeds / "v5-text-to-video.page.md").read_text(encoding="utf-8")
    spoken = re.findall(r"\{'id': '.*\}", page)

    bodies = [ast.literal_eval(line) for line in spoken]

    assert len(bodies) == 4
    assert [body for body in bodies if body not in RECORDED.values()] == []


CALLS = [fetch_video.sync_detailed, fetch_pixverse_video.sync_detailed]
CREATES = [create_video.sync_detailed, create_pixverse_video.sync_detailed]


def client(answer: httpx.Response) -> AuthenticatedClient:
    transport = httpx.MockTransport(lambda request: answer)
    return AuthenticatedClient("https://api.example.com", token="key", httpx_args={"transport": transport})


@pytest.mark.parametrize("status", [200, 201, 202])
@pytest.mark.parametrize("call", CALLS)
def test_any_2xx_status_is_a_response_at_both_addresses(call: Any, status: int) -> None:
    """The documents name 201 and 200."""
    answer = call(client=client(httpx.Response(status, json=RECORDED["native done"])), generation_id="x")

    assert isinstance(answer.parsed, VideoGeneration)


@pytest.mark.parametrize("create", CREATES)
def test_a_create_sends_the_body_unchanged(create: Any) -> None:
    """With the API key as bearer token."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json=RECORDED["native create"])

    authenticated = AuthenticatedClient(
        "https://api.example.com", token="key", httpx_args={"transport": httpx.MockTransport(answer)}
    )
    body = {"model": "anything/else", "prompt": "x", "nested": {"a": [1]}}

    assert isinstance(create(client=authenticated, body=VideoRequest.from_dict(body)).parsed, VideoGeneration)

    (request,) = sent
    assert httpx.Response(200, content=request.content).json() == body
    assert request.headers["Authorization"] == "Bearer key"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 429, 500, 503])
def test_an_error_is_read_as_an_envelope(status: int) -> None:
    """Missing fields are unset."""
    answer = httpx.Response(status, json={"message": "no", "statusCode": str(status)})

    parsed = fetch_video.sync_detailed(client=client(answer), generation_id="x").parsed

    assert isinstance(parsed, ErrorEnvelope)
    assert (parsed.message, parsed.status_code, parsed.request_id) == ("no", str(status), UNSET)
