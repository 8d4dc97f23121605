"""The mock as an ASGI application, driven as a server drives it."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

import httpx
import pytest

from reelkit_mock import Mock
from reelkit_mock._http.asgi import App, asgi_app
from reelkit_mock._http.messages import Reply, Request, Wire, json_reply
from tests.mock.raw_client import echo

Message = MutableMapping[str, Any]
SCOPE = {
    "type": "http",
    "asgi": {"version": "3.0"},
    "http_version": "1.1",
    "method": "GET",
    "path": "/a b",
    "raw_path": b"/a%20b",
    "query_string": b"",
    "root_path": "",
    "headers": [],
}
WHOLE = {"type": "http.request", "body": b"", "more_body": False}


async def drive(app: App, scope: Message, *messages: Message) -> list[Message]:
    """Return what the application sends for these messages; the last one is repeated."""
    waiting = list(messages)
    sent: list[Message] = []

    async def receive() -> Message:
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    async def send(message: Message) -> None:
        sent.append(message)

    try:
        await asyncio.wait_for(app(scope, receive, send), 20)
    except ConnectionResetError as error:
        sent.append({"type": "reset", "why": str(error)})
    return sent


def ask(app: App, *messages: Message, **scope: Any) -> list[Message]:
    """Return what the application sends for one request."""
    return asyncio.run(drive(app, {**SCOPE, **scope}, *(messages or (WHOLE,))))


def target(**scope: Any) -> str:
    """Return the target that the mock receives."""
    seen: list[Request] = []

    def handler(request: Request) -> Any:
        seen.append(request)
        return json_reply(200, None)

    ask(asgi_app(handler), **scope)
    return seen[0].target


def arrived(sent: list[Message]) -> tuple[object, bytes, str]:
    """Return the status, the body and how the response ended."""
    body = b"".join(message.get("body", b"") for message in sent)
    status = sent[0].get("status")
    over = sent[-1]["type"] == "http.response.body" and not sent[-1].get("more_body")
    return status, body, "whole" if over else sent[-1]["type"]


def test_a_request_arrives_as_it_was_sent() -> None:
    """httpx's own ASGI transport works."""

    async def post() -> Any:
        transport = httpx.ASGITransport(asgi_app(echo))
        async with httpx.AsyncClient(transport=transport, base_url="http://mock", headers={"X-A": "1"}) as client:
            response = await client.post("/a%2Fb?c=%20", content=b"body", headers={"X-a": "2"})
            return response.status_code, response.headers["content-type"], response.json()

    status, kind, (method, path, headers, body) = asyncio.run(post())

    assert (status, kind) == (200, "application/json; charset=utf-8")
    assert (method, path, headers["x-a"], headers["content-length"], body) == ("POST", "/a%2Fb?c=%20", "2", "4", "body")


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({}, "/a%20b"),
        ({"query_string": b"c=d%20"}, "/a%20b?c=d%20"),
        ({"raw_path": b"/a%20b?c", "query_string": b"c"}, "/a%20b?c"),
        ({"raw_path": None}, "/a%20b"),
        ({"raw_path": None, "path": "/é%"}, "/%C3%A9%25"),
        ({"raw_path": b"/mock/a%20b", "path": "/mock/a b", "root_path": "/mock"}, "/a%20b"),
        ({"raw_path": b"/m%2Dk/x/a%20b", "path": "/m-k/x/a b", "root_path": "/m-k/x"}, "/a%20b"),
        ({"raw_path": b"/mock", "path": "/mock", "root_path": "/mock"}, "/"),
        ({"raw_path": b"/mock/", "path": "/mock/", "root_path": "/mock"}, "/"),
        ({"raw_path": b"/mocking", "path": "/mocking", "root_path": "/mock"}, "/mocking"),
        ({"root_path": "/mock"}, "/a%20b"),
    ],
)
def test_the_target_is_what_follows_the_mount(scope: Message, expected: str) -> None:
    """It is passed as encoded if the server provides that, with the query and without the mount."""
    assert target(**scope) == expected


def test_a_body_in_several_messages_is_joined() -> None:
    """The last part of the body ends it."""
    pieces: list[Message] = [
        {"type": "http.request", "body": b"a", "more_body": True},
        {"type": "http.request", "body": b"b"},
    ]

    _, body, _ = arrived(ask(asgi_app(lambda request: json_reply(200, request.body.decode())), *pieces))

    assert body == b'"ab"'


@pytest.mark.parametrize(
    ("headers", "body"), [([(b"content-length", b"11")], b""), ([], b"a" * 11)], ids=["announced", "sent"]
)
def test_a_body_has_its_limit(headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    """If it is announced, it is not read."""
    message = {"type": "http.request", "body": body, "more_body": True}

    status, said, _ = arrived(ask(asgi_app(echo, limit=10), message, headers=headers))

    assert (status, said) == (413, b'{"statusCode":413,"message":"The body is larger than 10 bytes."}')


def test_a_client_that_disconnects_early_gets_no_response() -> None:
    """The request is incomplete, so the mock must not see it."""
    pieces: list[Message] = [{"type": "http.request", "body": b"a", "more_body": True}, {"type": "http.disconnect"}]

    assert ask(asgi_app(echo), *pieces) == []


def test_a_head_request_gets_no_body() -> None:
    """Content-Length is sent all the same."""
    sent = ask(asgi_app(lambda _: json_reply(200, "four")), method="HEAD")

    assert dict(sent[0]["headers"])[b"content-length"] == b"6"
    assert arrived(sent) == (200, b"", "whole")


@pytest.mark.parametrize(
    ("wire", "seen"),
    [
        (Wire(delay=0.01), (200, b'"abc"', "whole")),
        (Wire(every=0.001), (200, b'"abc"', "whole")),
        (Wire(cut=0), (200, b"", "reset")),
        (Wire(cut=2), (200, b'"a', "reset")),
        (Wire(cut=2, every=0.001), (200, b'"a', "reset")),
        (Wire(cut=5), (200, b'"abc"', "whole")),
        (Wire(reset=True), (200, b'"abc"', "reset")),
        (Wire(head=False), (None, b"", "reset")),
        (Wire(garbage=b"not HTTP"), (None, b"", "reset")),
    ],
    ids=str,
)
def test_the_wire_is_applied_as_far_as_an_application_can(wire: Wire, seen: tuple[object, bytes, str]) -> None:
    """The part that should arrive is sent, then the server is made to close."""
    sent = ask(asgi_app(lambda _: json_reply(200, "abc")._replace(wire=wire)))

    assert arrived(sent) == seen


def test_a_hanging_response_ends_with_the_client() -> None:
    """Nothing is sent."""
    app = asgi_app(lambda _: json_reply(200, "abc")._replace(wire=Wire(hang=True)))

    assert ask(app, WHOLE, {"type": "http.disconnect"}) == []


def test_the_application_supports_lifespan() -> None:
    """The application supports the lifespan protocol."""
    messages: list[Message] = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]

    sent = asyncio.run(drive(asgi_app(echo), {"type": "lifespan"}, *messages))

    assert sent == [{"type": "lifespan.startup.complete"}, {"type": "lifespan.shutdown.complete"}]


def test_other_protocols_are_refused() -> None:
    """A WebSocket is not part of the service."""
    with pytest.raises(ValueError, match="supports HTTP only, not websocket"):
        ask(asgi_app(echo), type="websocket")


async def _video_of(app: App, mount: str) -> httpx.Response:
    """Create a video through a mounted application, and follow its link."""
    transport = httpx.ASGITransport(app, root_path=mount)
    headers = {"authorization": "Bearer key"}
    async with httpx.AsyncClient(
        transport=transport, base_url=f"https://mock.example{mount}", headers=headers
    ) as client:
        body = {"model": "pixverse/v5/text-to-video", "prompt": "a fox"}
        made = (await client.post("/v2/video/generations", json=body)).json()
        done = (await client.get("/v2/video/generations", params={"generation_id": made["id"]})).json()
        return await client.get(done["video"]["url"])


def test_the_link_to_a_video_contains_the_mount() -> None:
    """Scheme, host and mount of a link are those of the client."""
    got = asyncio.run(_video_of(Mock(clock="looks:1").asgi(), "/mounted"))

    assert (got.status_code, got.headers["content-type"]) == (200, "video/mp4")
    assert str(got.url).startswith("https://mock.example/mounted/assets/")


def test_a_feed_is_sent_until_it_ends() -> None:
    """Piece by piece; an empty one is not sent."""
    pieces = iter([b"one", b"", b"two", None])
    app = asgi_app(lambda _: Reply(200, (), b"", Wire(feed=lambda: next(pieces))))

    messages = [WHOLE]
    sent = []

    async def receive() -> Message:
        if not messages:
            await asyncio.sleep(60)
        return messages.pop()

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(SCOPE, receive, send))

    assert [message.get("body") for message in sent] == [None, b"one", b"two", b""]


def test_a_feed_that_is_cancelled_leaves_no_task() -> None:
    """A server that stops cancels the application; asyncio would report a task that is left."""
    app = asgi_app(lambda _: Reply(200, (), b"", Wire(feed=lambda: b"")))

    async def main() -> list[str]:
        messages, started = [WHOLE], asyncio.Event()

        async def receive() -> Message:
            if not messages:
                await asyncio.sleep(60)
            return messages.pop()

        async def send(message: Message) -> None:
            started.set()

        task = asyncio.ensure_future(app(SCOPE, receive, send))
        await started.wait()
        task.cancel()
        await asyncio.wait([task])
        await asyncio.sleep(0)
        return [str(left) for left in asyncio.all_tasks() if left is not asyncio.current_task()]

    assert asyncio.run(main()) == []


def test_a_feed_ends_with_its_client() -> None:
    """It is asked for nothing more."""
    asked = []
    app = asgi_app(lambda _: Reply(200, (), b"", Wire(feed=lambda: asked.append(1) or b"")))  # type: ignore[func-returns-value]

    sent = ask(app, WHOLE, {"type": "http.disconnect"})

    assert (len(asked), sent[-1]["body"]) == (1, b"")
