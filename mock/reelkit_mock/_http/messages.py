"""Requests and replies, independent of any socket.

An adapter turns what it receives into a `Request`, passes it to the mock, and carries out the `Reply`.
Whatever only a connection can do to a response (delay it, cut it, reset it) is in the reply's `Wire`.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

try:
    import orjson
except ModuleNotFoundError:  # the base install contains this package, but not the dependencies of its extra
    raise ModuleNotFoundError("the mock needs an extra: pip install 'reelkit[mock]'") from None

Json = dict[str, Any]
Headers = tuple[tuple[str, str], ...]


class Request(NamedTuple):
    """A request. *target* is the path and query as sent; the names in *headers* are in lower case.

    *scheme* and *mount* are how the client reached the server; links to videos start with them.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""
    scheme: str = "http"
    mount: str = ""


class Wire(NamedTuple):
    """How a response is sent, if it is not simply sent at once. All times are in real seconds."""

    delay: float = 0.0  # seconds before the first byte
    hang: bool = False  # nothing is sent; the connection stays open until the client closes it
    garbage: bytes = b""  # sent instead of a response, then the connection ends
    head: bool = True  # False: the connection ends before the first byte
    cut: int | None = None  # the connection ends after this many bytes of the body
    reset: bool = False  # the connection ends with a reset (RST) instead of a clean close
    every: float = 0.0  # seconds between the bytes of the body, which are sent one by one
    feed: Callable[[], bytes | None] | None = None  # returns what to send next, until it returns None


FEED_SECONDS = 0.1  # between two calls of a feed


class Reply(NamedTuple):
    """A response. *headers* are complete, Content-Length included; an adapter adds none about the body."""

    status: int
    headers: Headers
    body: bytes
    wire: Wire | None = None

    @property
    def ended_early(self) -> bool:
        """Whether fewer bytes are sent than the headers announce."""
        wire = self.wire
        return wire is not None and (wire.hang or wire.garbage != b"" or not wire.head or wire.cut is not None)


def json_reply(status: int, value: object, extra: Headers = ()) -> Reply:
    """Return a response in JSON."""
    try:
        body = b"%b" % orjson.dumps(value)  # a copy: the original occupies 4 KB, however short it is
    except TypeError:  # orjson rejects lone surrogates, which JSON can express
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    head = (("content-type", "application/json; charset=utf-8"), ("content-length", str(len(body))))
    return Reply(status, head + extra, body)


_MAX_NAMES = 1024  # limits the memory that a client with invented names can use


class _FieldNames(dict[bytes, str]):
    """Header names in lower case, cached by their bytes."""

    def __missing__(self, raw: bytes) -> str:
        name = raw.decode("latin-1").lower()
        if len(self) < _MAX_NAMES:
            self[raw] = name
        return name


FIELD_NAMES = _FieldNames()


def join_fields(fields: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the header fields by name; repeated fields are joined with a comma."""
    headers: dict[str, str] = {}
    for raw, value in fields:
        name = FIELD_NAMES[raw]
        text = value.decode("latin-1")
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers
