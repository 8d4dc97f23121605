"""Parses the requests of one connection with httptools, a parser in C that calls back for each part.

It makes few calls and few objects per request: a server spends its time here and in the socket.
"""

from collections.abc import Callable

from httptools import HttpParserCallbackError, HttpParserError, HttpParserUpgrade, HttpRequestParser

from reelkit_mock._http.limits import (
    MAX_HEAD,
    body_too_large,
    head_too_large,
    malformed_request,
    unknown_coding,
    upgrade_with_body,
)
from reelkit_mock._http.messages import FIELD_NAMES, Request
from reelkit_mock._http.response_writer import CLOSE, END_OF_HEAD, KEEP_ALIVE


class RequestParser:
    """Passes each complete request to *on_request*, with the end of the head of its response.

    *on_continue* is called if the client waits for 100 Continue before it sends the body.
    """

    __slots__ = (
        "_body",
        "_buffered",
        "_closing",
        "_fields",
        "_head",
        "_head_bound",
        "_headers",
        "_max_body",
        "_on_continue",
        "_on_request",
        "_parser",
        "_size",
        "_target",
        "in_progress",
    )

    def __init__(
        self, max_body: int, on_request: Callable[[Request, str], None], on_continue: Callable[[], None]
    ) -> None:
        self._max_body = max_body
        self._on_request = on_request
        self._on_continue = on_continue
        self._parser = HttpRequestParser(self)
        self._buffered = 0  # bytes since the last complete request, or since the last part of a body
        self._closing = False
        self.in_progress = False  # part of a request has been received

    def feed(self, data: bytes) -> bool:
        """Parse more bytes. Return whether another request may follow. Raises HttpError."""
        self._buffered += len(data)
        self._head_bound = self._buffered  # no head in these bytes can be larger
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            return False  # the request got a normal response; the bytes after it belong to the other protocol
        except HttpParserCallbackError as error:
            raise error.__context__ or error from None
        except HttpParserError as error:
            if not self._closing:  # otherwise the bytes follow a `Connection: close`
                raise malformed_request(str(error).rstrip(".")) from None
        if not self.in_progress:
            self._buffered = 0
        elif self._buffered > MAX_HEAD:
            raise head_too_large()
        return True

    def close(self) -> None:
        """Release the parser, which refers to this object; otherwise memory would wait for the garbage collector."""
        del self._parser

    # Called by the parser.

    def on_message_begin(self) -> None:
        self.in_progress = True
        self._target = b""
        self._headers: dict[str, str] = {}
        self._head = 0
        self._body: list[bytes] = []
        self._size = 0

    def on_url(self, url: bytes) -> None:
        self._target += url

    def on_header(self, raw: bytes, value: bytes) -> None:
        name = FIELD_NAMES[raw]
        text = value.decode("latin-1")
        headers = self._headers
        if name in headers:
            if name == "host":
                raise malformed_request("it has two Host headers")
            text = f"{headers[name]}, {text}"
        headers[name] = text
        if self._head_bound > MAX_HEAD:
            self._head += len(raw) + len(value) + len(": \r\n")

    def on_headers_complete(self) -> None:
        headers = self._headers
        self._fields, self._headers = headers, {}  # the new dict receives the trailers, which are ignored
        if self._head + len(self._target) > MAX_HEAD:
            raise head_too_large()
        if "host" not in headers and self._parser.get_http_version() == "1.1":
            raise malformed_request("it has no Host header")
        if "content-length" in headers and int(headers["content-length"]) > self._max_body:
            raise body_too_large(self._max_body)
        if "transfer-encoding" in headers and headers["transfer-encoding"].lower() != "chunked":
            raise unknown_coding(headers["transfer-encoding"])
        has_body = "content-length" in headers or "transfer-encoding" in headers
        if has_body and "upgrade" in headers and self._parser.should_upgrade():
            raise upgrade_with_body()  # the parser would take the body for the other protocol
        if "expect" in headers and headers["expect"].lower() == "100-continue":
            self._on_continue()

    def on_body(self, piece: bytes) -> None:
        self._buffered = 0
        self._size += len(piece)
        if self._size > self._max_body:
            raise body_too_large(self._max_body)
        self._body.append(piece)

    def on_message_complete(self) -> None:
        parser = self._parser
        headers = self._fields
        target = self._target.decode("latin-1")
        if target[:1] != "/":
            target = _origin_form(target)
        keep_alive = parser.should_keep_alive()
        head_end = END_OF_HEAD if keep_alive and "connection" not in headers else self._head_end(keep_alive)
        self.in_progress = False
        self._buffered = 0
        self._on_request(Request(parser.get_method().decode(), target, headers, b"".join(self._body)), head_end)

    def _head_end(self, keep_alive: bool) -> str:
        version = self._parser.get_http_version()
        if version not in ("1.0", "1.1"):
            raise malformed_request(f"the version is {version}")
        self._closing = not keep_alive
        if keep_alive:
            return KEEP_ALIVE if version == "1.0" else END_OF_HEAD
        return CLOSE


def _origin_form(target: str) -> str:
    """Return the path and query of `http://host/path?query`; `*` and other forms are returned unchanged."""
    if not target:
        raise malformed_request("the request has no target")  # the parser accepts this after CONNECT
    _, found, rest = target.partition("://")
    if not found:
        return target
    at = min((at for mark in "/?" if (at := rest.find(mark)) >= 0), default=len(rest))
    return rest[at:] if rest[at:].startswith("/") else "/" + rest[at:]
