"""Prism as a mock and as a proxy."""

from typing import Any

import httpx
import pytest

from reelkit_mock._prism import PrismError, prism_proxy
from reelkit_mock._prism.self_test import UpstreamResponse
from tests.mock.conftest import Proxied
from tests.offers import pairs

GENERATIONS = "/v2/video/generations"
KEY = {"Authorization": "Bearer 0123456789abcdef"}
GOOD = {"model": "pixverse/v5/text-to-video", "prompt": "a fox"}
QUEUED = {"id": "a:b/c", "status": "queued"}


@pytest.mark.parametrize("state", ["queued", "generating", "completed", "error"])
def test_the_mock_returns_each_state_by_name(mocked: str, state: str) -> None:
    """The caller selects the state, because Prism keeps no jobs."""
    url = f"{mocked}{GENERATIONS}?generation_id=a"

    response = httpx.get(url, headers=KEY | {"Prefer": f"example={state}"})

    assert (response.status_code, response.json()["status"]) == (200, state)


def test_the_mock_returns_an_error_by_code(mocked: str) -> None:
    """The contract describes 429, so Prism supports it."""
    url = f"{mocked}{GENERATIONS}?generation_id=a"

    response = httpx.get(url, headers=KEY | {"Prefer": "code=429"})

    assert (response.status_code, "retry-after" in response.headers) == (429, True)


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (GOOD, KEY, 200),
        (GOOD, {}, 401),
        ({"model": "pixverse/v5/text-to-video"}, KEY, 400),
        *((GOOD | pair, KEY, 200 if is_allowed else 400) for pair, is_allowed in pairs("resolution", "duration")),
    ],
)
def test_the_mock_checks_requests(mocked: str, body: Any, headers: dict[str, str], status: int) -> None:
    """The key, the schema, and the rules that the vendor documents in prose."""
    response = httpx.post(mocked + GENERATIONS, json=body, headers=headers)

    assert response.status_code == status


def test_the_proxy_forwards_what_is_valid(proxied: Proxied) -> None:
    """Both the request and the response."""
    proxied.server.response, proxied.server.request_count = UpstreamResponse(200, QUEUED), 0

    response = httpx.post(proxied.url + GENERATIONS, json=GOOD, headers=KEY)

    assert (response.status_code, response.json(), proxied.server.request_count) == (200, QUEUED, 1)


def test_the_proxy_does_not_forward_bad_requests(proxied: Proxied) -> None:
    """At the vendor they might cost money."""
    proxied.server.response, proxied.server.request_count = UpstreamResponse(200, QUEUED), 0

    response = httpx.post(proxied.url + GENERATIONS, json={"prompt": "a fox"}, headers=KEY)

    assert (response.status_code, proxied.server.request_count) == (422, 0)


@pytest.mark.parametrize("state", [{"status": "completed"}, {"status": "succeeded"}, {"status": 1}])
def test_the_proxy_reports_bad_responses(proxied: Proxied, state: dict[str, Any]) -> None:
    """A contradiction, an undocumented word, a wrong type."""
    proxied.server.response, proxied.server.request_count = UpstreamResponse(200, {"id": "a"} | state), 0

    response = httpx.get(f"{proxied.url}{GENERATIONS}?generation_id=a", headers=KEY)

    assert (response.status_code, proxied.server.request_count) == (500, 1)
    assert response.json()["type"].endswith("#VIOLATIONS")


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8000",
        "ftp://127.0.0.1",
        "http://",
        "http://:80",
        "http://127.0.0.1:port",
        "http://127.0.0.1:99999",
        "http://127.0.0.1/?a=b",
        "http://127.0.0.1/#top",
        "http://127.0.0.1 ",
        "http://127.0.0.1\n",
        "http://me:secret@127.0.0.1",
        "http://[::1",
    ],
)
def test_an_invalid_upstream_is_refused(url: str) -> None:
    """Before anything is installed or started."""
    with pytest.raises(PrismError, match=r"and nothing after them$"), prism_proxy(url):
        pass


def test_an_unreachable_upstream_is_reported_at_once(closed_port: int) -> None:
    """Instead of a 500 for the first request."""
    with pytest.raises(PrismError, match=r"^cannot connect to http://127\.0\.0\.1:\d+/v1 \("):
        prism_proxy(f"http://127.0.0.1:{closed_port}/v1").__enter__()
