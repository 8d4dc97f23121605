"""CORS: which web pages may read the responses of the service; the admin interface is never among them."""

import pytest

from reelkit_mock import Mock, MockError, Reply
from tests.mock.mock_requests import V2, admin, create, create_job, header, send

PAGE = "http://localhost:5173"
OTHER = "https://evil.example"
READABLE = {"access-control-expose-headers": "*"}
ASKED = {"access-control-request-method": "POST", "access-control-request-headers": "authorization,content-type"}


def cors_headers(reply: Reply) -> dict[str, str]:
    return {name: value for name, value in reply.headers if name.startswith("access-control") or name == "vary"}


@pytest.mark.parametrize(
    ("cors", "origin", "headers"),
    [
        ([], PAGE, {}),
        ([PAGE], PAGE, READABLE | {"vary": "origin", "access-control-allow-origin": PAGE}),
        ([OTHER, PAGE], PAGE, READABLE | {"vary": "origin", "access-control-allow-origin": PAGE}),
        (["*"], PAGE, READABLE | {"access-control-allow-origin": "*"}),
        (["*"], "null", READABLE | {"access-control-allow-origin": "*"}),
        ([PAGE], OTHER, {"vary": "origin"}),
        ([PAGE], f"{PAGE}0", {"vary": "origin"}),
        ([PAGE], "http://127.0.0.1:5173", {"vary": "origin"}),
        ([PAGE], None, {"vary": "origin"}),
        (["*"], None, {}),
    ],
)
def test_only_pages_of_allowed_origins_can_read_a_response(
    cors: list[str], origin: str | None, headers: dict[str, str]
) -> None:
    """A success, a refusal and a fault alike; other requests get the same response as without CORS."""
    mock = Mock(clock="manual", cors=cors)
    mock.fault({"status": 503}, route="create", nth=3)
    sent = {} if origin is None else {"origin": origin}

    replies = [create(mock, headers=sent, **fields) for fields in ({}, {"duration": 7}, {})]

    assert [reply.status for reply in replies] == [200, 400, 503]
    assert [cors_headers(reply) for reply in replies] == [headers] * 3


@pytest.mark.parametrize("target", [V2, "/ns/one/v2/logs?period=1h", "/nowhere"])
def test_a_preflight_of_an_allowed_page_is_accepted(target: str) -> None:
    """With the headers that it asks for. It is neither recorded nor counted by a fault."""
    mock = Mock(clock="manual", cors=[PAGE])
    fault = mock.fault({"status": 503})

    reply = send(mock, "OPTIONS", target, key="", headers=ASKED | {"origin": PAGE})

    assert (reply.status, reply.body, header(reply, "content-length")) == (204, b"", None)
    assert cors_headers(reply) == {
        "vary": "origin",
        "access-control-allow-origin": PAGE,
        "access-control-expose-headers": "*",
        "access-control-allow-methods": "GET, HEAD, POST",
        "access-control-allow-headers": "authorization,content-type",
    }
    assert (mock.calls, fault.fired) == ([], 0)


@pytest.mark.parametrize("cors", [[], [PAGE]])
def test_any_other_preflight_is_refused(cors: list[str]) -> None:
    """As without CORS. The record says which option would allow it."""
    mock = Mock(clock="manual", cors=cors)

    reply = send(mock, "OPTIONS", V2, key="", headers=ASKED | {"origin": OTHER})

    assert (reply.status, header(reply, "access-control-allow-origin")) == (405, None)
    assert mock.calls[-1]["explanation"] == f"a web page may not call this mock; --cors {OTHER} allows it"


@pytest.mark.parametrize("origin", [PAGE, OTHER, "null", "http://mock.test:80"])
@pytest.mark.parametrize("cors", [[], [PAGE], ["*"]])
def test_the_admin_interface_refuses_the_pages_of_every_other_origin(cors: list[str], origin: str) -> None:
    """Also a request that needs no preflight; nothing changes."""
    mock = Mock(clock="manual", cors=cors)
    create_job(mock)

    replies = [
        admin(mock, "GET", "calls", headers={"origin": origin}),
        admin(mock, "POST", "reset", headers={"origin": origin, "sec-fetch-site": "same-site"}),
        admin(mock, "OPTIONS", "reset", headers=ASKED | {"origin": origin}),
    ]

    assert [(reply.status, cors_headers(reply)) for reply in replies] == [(403, {})] * 3
    assert len(mock.jobs) == 1


@pytest.mark.parametrize(
    "headers",
    [{"origin": "http://mock.test"}, {"origin": "https://forwarded.example", "sec-fetch-site": "same-origin"}],
)
def test_the_admin_interface_accepts_its_own_page(headers: dict[str, str]) -> None:
    """It sends its own origin with every change, also through a proxy that changes the host."""
    mock = Mock(clock="manual")

    assert admin(mock, "POST", "reset", headers=headers).status == 200


@pytest.mark.parametrize(
    "origin",
    ["", "localhost", "localhost:5173", f"{PAGE}/", f"{PAGE}/page", "HTTP://X", "file://", "http://a b", "null"],
)
def test_an_invalid_origin_is_refused(origin: str) -> None:
    """A browser would never send it, so it would allow nothing."""
    with pytest.raises(MockError, match="is not an origin; use "):
        Mock(cors=[origin])
