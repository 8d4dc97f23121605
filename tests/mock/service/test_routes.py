"""The create and the fetch at both addresses, and the errors for invalid requests."""

from typing import Any
from urllib.parse import quote

import pytest

from reelkit_mock import Mock, Reply
from tests.mock.mock_requests import (
    LEGACY,
    TEXT,
    V2,
    create,
    create_job,
    fetch,
    find,
    header,
    minimal_request,
    read_json,
    send,
)
from tests.recorded_price import PRICE, RECORDED

BODY = minimal_request(find(TEXT))


def refusal(reply: Reply) -> tuple[int, str, str]:
    """Return the fields of an envelope, after checking its form."""
    envelope = read_json(reply)
    assert list(envelope) == ["requestId", "statusCode", "timestamp", "path", "message"]
    assert envelope["statusCode"] == reply.status
    assert header(reply, "content-type") == "application/json; charset=utf-8"
    return reply.status, envelope["path"], envelope["message"]


@pytest.mark.parametrize(("address", "cost"), [(V2, "credits_used"), (LEGACY, "tokens_used")])
def test_a_create_returns_id_status_and_cost(address: str, cost: str) -> None:
    """They are also in the published headers."""
    reply = create(Mock(clock="manual"), address, headers={"x-client-request-id": "mine:1"}, **RECORDED)

    content = read_json(reply)
    assert (reply.status, content["status"], content["meta"]) == (200, "queued", {"usage": {cost: PRICE}})
    assert header(reply, "x-inference-id") == content["id"]
    assert header(reply, "x-client-request-id") == "mine:1"
    assert header(reply, "x-aimlapi-credits-used") == str(PRICE)
    assert header(reply, "x-aimlapi-usd-spent") == f"{PRICE / 2_000_000:.6f}"


@pytest.mark.parametrize("mark", ["", "a b", "ä", "a" * 129, "a\r\nset-cookie: x", "a\n"])
def test_an_invalid_client_request_id_is_ignored(mark: str) -> None:
    """It is neither in the response nor in the ledger."""
    mock = Mock(clock="manual")

    reply = create(mock, headers={"x-client-request-id": mark})

    assert (reply.status, header(reply, "x-client-request-id")) == (200, None)
    assert mock.ledger[0]["client_request_id"] is None


@pytest.mark.parametrize("personality", ["native", "relay"])
def test_ids_can_be_sent_in_a_query(personality: str) -> None:
    """In any valid percent-encoding: with a leading '-', and with ':' and '/'."""
    mock = Mock(clock="manual", personality=personality)
    ids = [create_job(mock) for _ in range(3)]

    assert ids[1].startswith("-") or (":" in ids[1] and "/" in ids[1])
    for identifier in ids:
        everything = "".join(f"%{byte:02x}" for byte in identifier.encode())
        for written in (identifier, quote(identifier), quote(identifier, safe=""), everything):
            for query in (f"generation_id={written}", f"a=1&generation%5Fid={written}", f"generation_id={written}&x"):
                reply = send(mock, "GET", f"{V2}?{query}")
                assert (reply.status, read_json(reply)["id"]) == (200, identifier)


@pytest.mark.parametrize(
    "query",
    ["", "generation_id", "generation_id=", "generation_id=ID&generation_id=ID", "generation_id=ID&generation_id="],
)
def test_an_id_must_be_given_once(query: str) -> None:
    """Not twice, and not empty."""
    mock = Mock(clock="manual")
    identifier = create_job(mock)

    reply = send(mock, "GET", f"{V2}?{query.replace('ID', identifier)}")

    assert refusal(reply) == (400, V2, "generation_id must be given once, as a query parameter")


def test_an_unknown_id_is_404() -> None:
    """404 for any form of id."""
    reply = fetch(Mock(clock="manual"), 'no"body\n\0%')

    assert refusal(reply) == (404, V2, 'There is no generation with the id no"body\n\0%')


@pytest.mark.parametrize(
    ("method", "target", "allow"),
    [
        ("DELETE", V2, "GET, POST"),
        ("put", LEGACY, "GET, POST"),
        ("HEAD", V2, "GET, POST"),
        ("POST", "/v2/logs", "GET"),
        ("POST", "/v2/billing", "GET"),
        ("DELETE", "/v1/models", "GET"),
        ("POST", "/assets/anything", "GET, HEAD"),
    ],
)
def test_another_method_is_405(method: str, target: str, allow: str) -> None:
    """With the allowed methods, and before the key is checked."""
    reply = send(Mock(clock="manual"), method, f"{target}?x=1", key="")

    assert (reply.status, header(reply, "allow")) == (405, allow)
    if method == "HEAD":
        assert reply.body == b""
    else:
        assert refusal(reply) == (405, target, f"Cannot {method} {target}")


@pytest.mark.parametrize("target", ["*", f"{V2}/", f"/{V2}", "/v2/video%2Fgenerations", "/__mocker", "/ns/a/other"])
def test_no_route_is_404(target: str) -> None:
    """With the path as the vendor shows it, without query and namespace."""
    reply = send(Mock(clock="manual"), "GET", f"{target}?x=1")

    path = target.removeprefix("/ns/a")
    assert refusal(reply) == (404, path, f"Cannot GET {path}")


@pytest.mark.parametrize(("address", "model"), [(LEGACY, "pixverse/v5-5-text-to-video"), (V2, "pixverse/v6"), (V2, 5)])
def test_a_model_of_another_address_is_refused(address: str, model: Any) -> None:
    """The error lists the known models."""
    status, path, message = refusal(send(Mock(clock="manual"), "POST", address, BODY | {"model": model}))

    assert (status, path) == (400, address)
    assert message.startswith(f"model: {model!r} is not known at this address; known: pixverse/v5/text-to-video, ")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body is not JSON: "),
        (b"{", "The body is not JSON: "),
        (b"\xff", "The body is not JSON: "),
        (b'\xef\xbb\xbf{"model": "x"}', "The body is not JSON: "),
        (b'{"a": NaN}', "The body is not JSON: "),
        (b'{"a": -Infinity}', "The body is not JSON: "),
        (b'{"a": ' + b"9" * 5000 + b"}", "The body is not JSON: "),
        (b"[" * 100_000, "The body is not JSON: "),
        (b"[]", "The body must be a JSON object"),
        (b"null", "The body must be a JSON object"),
        (b"{}", "model is required"),
        (b'{"model": "%s"}' % TEXT.encode(), '"prompt" is a required property'),
        (b'{"model": "%s", "prompt": %s}' % (TEXT.encode(), b"[" * 900 + b"]" * 900), "The body cannot be read: "),
        (b'{"model": "%s", "prompt": "x", "\\ud800": 1}' % TEXT.encode(), "The body is not JSON: "),
        (b'{"model": "%s", "prompt": "x", "seed": 1e400}' % TEXT.encode(), "The body is not JSON: "),
        (b'{"model": "%s", "prompt": "x", "model": 7}' % TEXT.encode(), "model: 7 is not known"),
    ],
)
def test_an_invalid_body_is_refused(body: bytes, message: str) -> None:
    """400 with an explanation, and no job is created."""
    mock = Mock(clock="manual")

    status, path, said = refusal(send(mock, "POST", V2, body))

    assert (status, path) == (400, V2)
    assert said.startswith(message)
    assert mock.jobs == {}


@pytest.mark.parametrize("field", ["model", "prompt"])
def test_an_error_is_short(field: str) -> None:
    """However large the value: a wrong field may contain an image of several megabytes."""
    reply = send(Mock(clock="manual"), "POST", V2, BODY | {field: ["a" * 1_000_000]})

    assert reply.status == 400
    assert len(reply.body) < 2_000


@pytest.mark.parametrize("media_type", ["", "text/plain", "application/jsonx"])
def test_a_body_of_another_media_type_is_refused(media_type: str) -> None:
    """400; parameters and +json are accepted."""
    mock = Mock(clock="manual")

    assert create(mock, headers={"content-type": media_type}).status == 400
    assert create(mock, headers={"content-type": "Application/JSON ; charset=utf-8"}).status == 200
    assert create(mock, headers={"content-type": "application/vnd.x+json"}).status == 200
