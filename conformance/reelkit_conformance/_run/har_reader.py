"""Traffic that somebody recorded: HAR, as browsers and tools export it, or an entry of it on each line.

Lines are read one by one, and nothing of them is kept here: a recording may be long.
"""

import base64
import binascii
import functools
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from reelkit_conformance._contract.operations import operations
from reelkit_conformance._errors import ConformError
from reelkit_conformance._http.api_key import CREDENTIALS, Secret
from reelkit_conformance._http.exchange import Ask, Exchange, Json

# A request only knows whether a key went along. Cookies are nobody's business either.
KEY_HEADERS = frozenset(credential.header.lower() for credential in CREDENTIALS.values())
SECRET = KEY_HEADERS | {"proxy-authorization", "cookie", "set-cookie"}
UNREADABLE = "unreadable"
FOREIGN = "neither a create nor a fetch"
UNANSWERED = "without a whole answer"
BODILESS = "without the body of the answer"


class Recorded(NamedTuple):
    """An exchange out of a recording. *origin* is the base URL it was sent to; its times count from the epoch."""

    origin: str
    exchange: Exchange


def entries(path: Path) -> Iterator[Recorded | str]:
    """Each entry as an exchange, or why it is none that could be judged."""
    for number, entry in enumerate(_read(path), 1):
        try:
            yield _recorded(number, entry)
        except (AttributeError, KeyError, TypeError, ValueError):  # a HAR may hold anything
            yield UNREADABLE


def _read(path: Path) -> Iterator[Any]:
    """The entries as JSON; None where a line is none."""
    try:
        with path.open("rb") as file:
            entry = _parsed(file.readline())
            if isinstance(entry, dict) and "request" in entry:
                yield entry
                yield from (_parsed(line) for line in file if line.strip())
                return
            file.seek(0)
            yield from _of_har(path, _parsed(file.read()))
    except OSError as error:
        raise ConformError(f"{path} cannot be read: {error.strerror}") from None


def _of_har(path: Path, content: Any) -> list[Any]:
    log = content.get("log") if isinstance(content, dict) else None
    found = log.get("entries") if isinstance(log, dict) else None
    if not isinstance(found, list):
        what = "no JSON" if content is None else "JSON without log.entries"
        raise ConformError(f"{path} is no HAR, it is {what}; export HAR, or record with Client(record=...)")
    return found


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _recorded(number: int, entry: Json) -> Recorded | str:
    request, response = entry["request"], entry["response"]
    place = _place(request["url"])
    method = request["method"].upper()
    operation = operations().get((method, place[1])) if place else None
    if place is None or operation is None:
        return FOREIGN
    status = int(response.get("status") or 0)
    if not status or response.get("_error"):
        return UNANSWERED
    content = response.get("content") or {}
    if "text" not in content and content.get("size"):
        return BODILESS
    headers = _headers(request)
    key = next((value for name, value in headers if name in KEY_HEADERS), "").rpartition(" ")[2]
    secret = _secret(key or "-")
    body = _sent(request)
    ask = Ask(
        method=method,
        path=place[1],
        query=tuple(parse_qsl(secret.hide(urlsplit(request["url"]).query), keep_blank_values=True)),
        headers=tuple((secret.hide(name), secret.hide(value)) for name, value in headers if name not in SECRET),
        body=None if body is None else secret.hide_bytes(body),
        auth="key" if key else "none",
        call=operation.call,
        address=operation.address,
        model=None if body is None else _model(secret.hide_bytes(body)),
    )
    answered = secret.hide_in({name: value for name, value in _headers(response) if name not in SECRET})
    at = datetime.fromisoformat(entry["startedDateTime"]).timestamp()
    seconds = float(entry.get("time") or 0) / 1000
    exchange = Exchange(number, ask, at, seconds, status, answered, secret.hide_bytes(_content(content)))
    return Recorded(secret.hide(place[0]), exchange)


@functools.lru_cache(8)
def _secret(key: str) -> Secret:
    """Made once for many entries: a recording has few keys, and to make one takes a tenth of a millisecond."""
    return Secret(key)


def _place(url: str) -> tuple[str, str] | None:
    """The base URL, and the path as the contract has it."""
    parts = urlsplit(url)
    for path in {path for _, path in operations()}:
        if parts.path.endswith(path):
            return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix(path)}", path
    return None


def _headers(message: Json) -> list[tuple[str, str]]:
    pairs = ((str(item["name"]).lower(), str(item["value"])) for item in message.get("headers") or ())
    return [(name, value) for name, value in pairs if not name.startswith(":")]  # those of HTTP/2 are no headers


def _sent(request: Json) -> bytes | None:
    data = request.get("postData") or {}
    if "text" not in data:
        return None
    is_base64 = "base64" in (data.get("encoding"), data.get("comment"))
    return _bytes(data["text"], is_base64)


def _content(content: Json) -> bytes:
    return _bytes(content.get("text") or "", content.get("encoding") == "base64")


def _bytes(text: str, is_base64: bool) -> bytes:
    try:
        return base64.b64decode(text, validate=True) if is_base64 else text.encode(errors="replace")
    except binascii.Error as error:
        raise ValueError(str(error)) from None


def _model(body: bytes) -> str | None:
    content = _parsed(body)
    model = content.get("model") if isinstance(content, dict) else None
    return model if isinstance(model, str) else None
