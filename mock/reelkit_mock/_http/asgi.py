"""The mock as an ASGI application.

An application has no access to the connection. For a reply that ends early it sends the part that should arrive and
raises ConnectionResetError: a server then closes the connection, a test client raises. It cannot send garbage.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import quote, unquote

from reelkit_mock._http.connection import Handler
from reelkit_mock._http.limits import MAX_BODY, HttpError, body_too_large
from reelkit_mock._http.messages import FEED_SECONDS, Reply, Request, join_fields

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


def asgi_app(handler: Handler, limit: int = MAX_BODY) -> App:
    """Return an ASGI 3 application (http and lifespan) that accepts bodies of up to *limit* bytes."""

    async def app(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            try:
                request = await _request(scope, receive, limit)
            except _ClientDisconnected:
                return
            except HttpError as error:
                reply = error.reply()
            else:
                reply = handler(request)
            await _send(reply, scope["method"], receive, send)
        else:
            raise ValueError(f"The mock supports HTTP only, not {scope['type']}.")

    return app


class _ClientDisconnected(Exception):
    """The client disconnected before its request was complete."""


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return


async def _request(scope: Message, receive: Receive, limit: int) -> Request:
    headers = join_fields(scope["headers"])
    if int(headers.get("content-length", 0)) > limit:
        raise body_too_large(limit)
    body = await _body(receive, limit)
    mount = quote(scope.get("root_path", ""), safe="/")
    return Request(scope["method"], _target(scope), headers, body, scope.get("scheme", "http"), mount)


def _target(scope: Message) -> str:
    raw = scope.get("raw_path")
    path = raw.partition(b"?")[0].decode("latin-1") if raw else quote(scope["path"], safe="/:@!$&'()*+,;=~")
    query = scope.get("query_string", b"").decode("latin-1")
    target = _strip_mount(path, scope.get("root_path", ""))
    return f"{target}?{query}" if query else target


def _strip_mount(path: str, root: str) -> str:
    """Return *path* (still encoded) without the mount; unchanged if the server has removed the mount already."""
    depth = root.count("/")
    parts = path.split("/", depth + 1)
    if root and unquote("/".join(parts[: depth + 1])) == root:
        return "/" + "".join(parts[depth + 1 :])
    return path


async def _body(receive: Receive, limit: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _ClientDisconnected
        body += message.get("body", b"")
        if len(body) > limit:
            raise body_too_large(limit)
        if not message.get("more_body", False):
            return bytes(body)


async def _send(reply: Reply, method: str, receive: Receive, send: Send) -> None:
    wire = reply.wire
    body = b"" if method == "HEAD" else reply.body
    if wire is None:
        await _send_head(reply, send)
        await send({"type": "http.response.body", "body": body})
        return
    if wire.hang:
        await _disconnect(receive)
        return
    await asyncio.sleep(wire.delay)
    if wire.garbage or not wire.head:
        raise ConnectionResetError("The mock was told to end the connection before the response.")
    await _send_head(reply, send)
    if wire.feed is not None:
        await _send_feed(wire.feed, receive, send)
        return
    sent = body[: wire.cut]
    step = 1 if wire.every else max(len(sent), 1)
    for at in range(0, len(sent), step):
        if at:
            await asyncio.sleep(wire.every)
        await send({"type": "http.response.body", "body": sent[at : at + step], "more_body": True})
    if len(sent) < len(body):
        raise ConnectionResetError(f"The mock was told to end the connection after {len(sent)} bytes of the body.")
    await send({"type": "http.response.body", "body": b""})
    if wire.reset:
        raise ConnectionResetError("The mock was told to reset the connection.")


async def _send_feed(feed: Callable[[], bytes | None], receive: Receive, send: Send) -> None:
    """Send what the feed returns until it ends or the client disconnects."""
    gone = asyncio.ensure_future(_disconnect(receive))
    try:
        while not gone.done() and (piece := feed()) is not None:
            if piece:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
            await asyncio.wait([gone], timeout=FEED_SECONDS)
    finally:
        gone.cancel()
    await send({"type": "http.response.body", "body": b""})


async def _disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_head(reply: Reply, send: Send) -> None:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
