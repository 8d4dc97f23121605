"""Who may use the admin interface: hosts, origins, media types, and the headers of its responses."""

import httpx
import pytest

from reelkit_mock import Mock, MockError, Reply, Request
from tests.mock.mock_requests import V2, read_json

OURS = "127.0.0.1:8080"
JSON = {"content-type": "application/json"}
EVIL = "https://evil.example"
FAULT = b'{"what": "lost"}'


def ask(mock: Mock, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> Reply:
    """Send a request as from a socket."""
    return mock.handle_remote(Request(method, path, {"host": OURS} | headers, body))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.9:1", 200),
        ("[::1]:8080", 200),
        ("localhost:8080", 200),
        ("Demo.Localhost", 200),
        ("mock:8080", 200),
        ("MOCK", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
        ("mock.evil.example:8080", 403),
        ("192.0.2.1", 403),
        ("127.0.0.1:8080@evil.example", 403),
        ("", 403),
    ],
)
def test_only_loopback_and_allowed_hosts_are_answered(host: str, status: int) -> None:
    """The owner of any other name can make it lead here, and then a page of theirs has our origin."""
    mock = Mock(clock="manual", allow_hosts=["mock"])

    replies = [ask(mock, "GET", f"{prefix}/__mock/calls", {"host": host}) for prefix in ("", "/ns/a")]

    assert [reply.status for reply in replies] == [status, status]


def test_the_service_answers_for_every_host() -> None:
    """As the vendor's addresses do when a proxy leads them to the mock."""
    headers = {"host": "api.example.com", "authorization": "Bearer key"}

    assert ask(Mock(clock="manual"), "GET", f"{V2}?generation_id=x", headers).status == 404


def test_a_refused_host_is_told_the_option() -> None:
    """The message can be copied to the command line."""
    said = read_json(ask(Mock(), "GET", "/__mock/jobs", {"host": "mock:8080"}))["error"]

    assert said == "the admin interface does not answer for mock; --allow-host mock allows it"


@pytest.mark.parametrize("host", ["mock:8080", "http://mock", "a b", ""])
def test_an_invalid_host_is_refused(host: str) -> None:
    """A host has neither a scheme nor a port."""
    with pytest.raises(MockError, match="is not a host; give a name or an address, without a port"):
        Mock(allow_hosts=[host])


FOREIGN: list[dict[str, str]] = [
    {"origin": EVIL},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": EVIL, "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_page_of_another_origin_is_refused(method: str, headers: dict[str, str]) -> None:
    """Whatever it sends, nothing changes."""
    mock = Mock(clock="manual")
    mock.fault("lost")

    reply = ask(mock, method, "/__mock/faults", headers | JSON, FAULT)

    assert (reply.status, len(mock.unfired())) == (403, 1)


@pytest.mark.parametrize("headers", [{}, {"origin": f"http://{OURS}"}, {"sec-fetch-site": "same-origin"}], ids=str)
@pytest.mark.parametrize(
    ("typed", "status"),
    [
        (JSON, 200),
        ({"content-type": "application/json; charset=utf-8"}, 200),
        ({"x-mock-token": "any"}, 200),
        ({}, 415),
        ({"content-type": "text/plain"}, 415),
        ({"content-type": "application/x-www-form-urlencoded"}, 415),
    ],
    ids=str,
)
def test_a_change_needs_json_or_a_header_of_ours(headers: dict[str, str], typed: dict[str, str], status: int) -> None:
    """A browser sends neither to another origin without asking first."""
    mock = Mock(clock="manual")

    replies = [ask(mock, "POST", path, headers | typed, FAULT) for path in ("/__mock/faults", "/__mock/reset")]

    assert [reply.status for reply in replies] == [status, status]


def test_a_link_on_another_page_leads_to_the_page() -> None:
    """A navigation cannot read what it opens."""
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}

    statuses = [ask(Mock(), "GET", path, headers).status for path in ("/__mock/", "/__mock/calls")]

    assert statuses == [200, 403]


@pytest.mark.parametrize("path", ["/__mock/", "/__mock/jobs", "/__mock/nothing", "/__mock/openapi.json"])
def test_every_response_is_safe_in_a_browser(path: str) -> None:
    """It is in no frame of another page, is taken for no other type, and runs no inline script."""
    headers = dict(ask(Mock(), "GET", path, {}).headers)
    policy = headers["content-security-policy"]

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_a_server_and_an_asgi_application_check_the_host() -> None:
    """A call in the same process is not from a browser, and is not checked."""
    mock = Mock(clock="manual")
    with mock.serve() as server:
        served = httpx.get(f"{server.base_url}/__mock/jobs", headers={"host": "evil.example"}, trust_env=False)
    with httpx.Client(transport=mock.transport(), base_url="https://evil.example") as client:
        called = client.get("/__mock/jobs")

    assert (served.status_code, called.status_code) == (403, 200)
