"""Requests out of the bytes of one connection, by a parser in C that calls back for every piece.

Few frames and few objects per request: here, and in what the socket costs, a server spends its time.
"""

from collections.abc import Callable

from httptools import HttpParserCallbackError, HttpParserError, HttpParserUpgrade, HttpRequestParser

from reelkit_mock._http.limits import HEAD, head_too_large, not_http, too_large, upgrade_with_body
from reelkit_mock._http.messages import NAMES, Request
from reelkit_mock._http.response_writer import CLOSE, END_OF_HEAD, KEEP_ALIVE


class Reader:
    """Hands every whole request to *deliver*, with what must stand after the headers of its answer.

    *carry_on* is called where the client waits to be told so before it sends the body.
    """

    __slots__ = (
        "_body",
        "_carry_on",
        "_deliver",
        "_fields",
        "_head",
        "_headers",
        "_held",
        "_largest",
        "_limit",
        "_over",
        "_parser",
        "_size",
        "_target",
        "begun",
    )

    def __init__(self, limit: int, deliver: Callable[[Request, str], None], carry_on: Callable[[], None]) -> None:
        self._limit = limit
        self._deliver = deliver
        self._carry_on = carry_on
        self._parser = HttpRequestParser(self)
        self._held = 0  # bytes since the last whole request, or since the last piece of a body
        self._over = False
        self.begun = False  # a request has come in part

    def feed(self, data: bytes) -> bool:
        """Read on. Gives whether another request can follow. Raises Refusal."""
        self._held += len(data)
        self._largest = self._held  # that a head in here can be
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade:
            return False  # the request was answered like any other; what follows it would be another protocol
        except HttpParserCallbackError as error:
            raise error.__context__ or error from None
        except HttpParserError as error:
            if not self._over:  # else it is what follows a `Connection: close`
                raise not_http(str(error).rstrip(".")) from None
        if not self.begun:
            self._held = 0
        elif self._held > HEAD:
            raise head_too_large()
        return True

    def forget(self) -> None:
        """Let go of the parser, which holds methods of this object: memory would wait for the collector."""
        del self._parser

    # The parser calls these.

    def on_message_begin(self) -> None:
        self.begun = True
        self._target = b""
        self._headers: dict[str, str] = {}
        self._head = 0
        self._body: list[bytes] = []
        self._size = 0

    def on_url(self, url: bytes) -> None:
        self._target += url

    def on_header(self, raw: bytes, value: bytes) -> None:
        name = NAMES[raw]
        text = value.decode("latin-1")
        headers = self._headers
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
        if self._largest > HEAD:
            self._head += len(raw) + len(value) + len(": \r\n")

    def on_headers_complete(self) -> None:
        headers = self._headers
        self._fields, self._headers = headers, {}  # where trailers go, which nobody reads
        if self._head + len(self._target) > HEAD:
            raise head_too_large()
        if "content-length" in headers and int(headers["content-length"]) > self._limit:
            raise too_large(self._limit)
        has_body = "content-length" in headers or "transfer-encoding" in headers
        if has_body and "upgrade" in headers and self._parser.should_upgrade():
            raise upgrade_with_body()  # which the parser takes for the other protocol
        if "expect" in headers and headers["expect"].lower() == "100-continue":
            self._carry_on()

    def on_body(self, piece: bytes) -> None:
        self._held = 0
        self._size += len(piece)
        if self._size > self._limit:
            raise too_large(self._limit)
        self._body.append(piece)

    def on_message_complete(self) -> None:
        parser = self._parser
        headers = self._fields
        target = self._target.decode("latin-1")
        if target[:1] != "/":
            target = _below_the_host(target)
        keeps = parser.should_keep_alive()
        last = END_OF_HEAD if keeps and "connection" not in headers else self._last(keeps)
        self.begun = False
        self._held = 0
        self._deliver(Request(parser.get_method().decode(), target, headers, b"".join(self._body)), last)

    def _last(self, keeps: bool) -> str:
        version = self._parser.get_http_version()
        if version not in ("1.0", "1.1"):
            raise not_http(f"the version is {version}")
        self._over = not keeps
        if keeps:
            return KEEP_ALIVE if version == "1.0" else END_OF_HEAD
        return CLOSE


def _below_the_host(target: str) -> str:
    """Path and query of `http://host/path?query`; `*` and other forms as they are."""
    if not target:
        raise not_http("the request has no target")  # the parser lets it pass after CONNECT
    _, found, rest = target.partition("://")
    if not found:
        return target
    at = min((at for mark in "/?" if (at := rest.find(mark)) >= 0), default=len(rest))
    return rest[at:] if rest[at:].startswith("/") else "/" + rest[at:]
