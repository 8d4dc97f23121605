"""What comes in and what goes out, before and after any socket.

An adapter turns what it received into a `Request`, hands it to the mock, and does what the `Reply` says.
Everything that only a wire can do to an answer (late, torn, reset) stands in the reply's `Wire`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

try:
    import orjson
except ModuleNotFoundError:  # the base install has the fixtures' entry point, and not what they need
    raise ModuleNotFoundError("the mock needs more than the base: pip install 'reelkit[mock]'") from None

Json = dict[str, Any]
Headers = tuple[tuple[str, str], ...]


class Request(NamedTuple):
    """A request as it came: *target* is path and query undecoded, names in *headers* are in lower case.

    *scheme* and *mount* are how the client came here, and how links to videos begin.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes = b""
    scheme: str = "http"
    mount: str = ""


class Wire(NamedTuple):
    """How an answer travels, where it does not simply arrive. Seconds are real ones."""

    delay: float = 0.0  # before its first byte
    hang: bool = False  # nothing is ever sent; the connection stays open until the client goes
    garbage: bytes = b""  # these bytes instead of an answer, then the end
    head: bool = True  # False: the end comes before the first byte
    cut: int | None = None  # the end comes after so many bytes of the body
    reset: bool = False  # the end is a reset (RST), not a clean close
    every: float = 0.0  # the body goes out byte by byte, so many seconds apart


class Reply(NamedTuple):
    """An answer. *headers* are all there are, Content-Length among them: an adapter adds none to the body's account."""

    status: int
    headers: Headers
    body: bytes
    wire: Wire | None = None

    @property
    def ended_early(self) -> bool:
        """Whether less arrives than the head promises."""
        return self.wire is not None and (not self.wire.head or self.wire.cut is not None)


def json_reply(status: int, value: object, extra: Headers = ()) -> Reply:
    """An answer in JSON."""
    try:
        body = orjson.dumps(value)
    except TypeError:  # it takes no half of a character, which JSON can write
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
    head = (("content-type", "application/json; charset=utf-8"), ("content-length", str(len(body))))
    return Reply(status, head + extra, body)


_MAX_NAMES = 1024  # names worth remembering; a client that invents more of them is served without


class _FieldNames(dict[bytes, str]):
    """Names in lower case, each lowered once."""

    def __missing__(self, raw: bytes) -> str:
        name = raw.decode("latin-1").lower()
        if len(self) < _MAX_NAMES:
            self[raw] = name
        return name


FIELD_NAMES = _FieldNames()


def join_fields(fields: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The fields by name; a name that comes twice has both values, with a comma between."""
    headers: dict[str, str] = {}
    for raw, value in fields:
        name = FIELD_NAMES[raw]
        text = value.decode("latin-1")
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    return headers
