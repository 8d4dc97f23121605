"""Recorded traffic: HAR, as browsers and tools export it, or one HAR entry on each line.

Lines are read one by one and not kept, because a recording may be long.
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
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Exchange, Json, Request
from reelkit_specs import KEY_HEADERS, SECRET_HEADERS

UNREADABLE = "unreadable"
NOT_A_CALL = "neither a create nor a fetch"
NO_RESPONSE = "without a complete response"
NO_BODY = "without the response body"


class RecordedExchange(NamedTuple):
    """An exchange of a recording. *origin* is the base URL; times are seconds since the epoch."""

    origin: str
    exchange: Exchange


def read_entries(path: Path) -> Iterator[RecordedExchange | str]:
    """Yield each entry as an exchange, or the reason why it cannot be judged."""
    for number, entry in enumerate(_read_json(path), 1):
        try:
            yield _recorded_exchange(number, entry)
        except (AttributeError, KeyError, TypeError, ValueError):  # a HAR file may contain anything
            yield UNREADABLE


def _read_json(path: Path) -> Iterator[Any]:
    """Yield the entries as JSON; None for a line that is not JSON."""
    try:
        with path.open("rb") as file:
            entry = _parsed(file.readline())
            if isinstance(entry, dict) and "request" in entry:
                yield entry
                yield from (_parsed(line) for line in file if line.strip())
                return
            file.seek(0)
            yield from _har_entries(path, _parsed(file.read()))
    except OSError as error:
        raise ConformError(f"cannot read {path}: {error.strerror}") from None


def _har_entries(path: Path, content: Any) -> list[Any]:
    log = content.get("log") if isinstance(content, dict) else None
    found = log.get("entries") if isinstance(log, dict) else None
    if not isinstance(found, list):
        what = "not JSON" if content is None else "JSON without log.entries"
        raise ConformError(f"{path} is not HAR ({what}); export HAR, or record with Client(record=...)")
    return found


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _recorded_exchange(number: int, entry: Json) -> RecordedExchange | str:
    recorded_request, recorded_response = entry["request"], entry["response"]
    location = _split_url(recorded_request["url"])
    method = recorded_request["method"].upper()
    operation = operations().get((method, location[1])) if location else None
    if location is None or operation is None:
        return NOT_A_CALL
    status = int(recorded_response.get("status") or 0)
    if not status or recorded_response.get("_error"):
        return NO_RESPONSE
    content = recorded_response.get("content") or {}
    if "text" not in content and content.get("size"):
        return NO_BODY
    headers = _headers(recorded_request)
    key = next((value for name, value in headers if name in KEY_HEADERS), "").rpartition(" ")[2]
    secret = _secret(key or "-")  # the request says only whether it had a key
    body = _request_body(recorded_request)
    request = Request(
        method=method,
        path=location[1],
        query=tuple(parse_qsl(secret.hide(urlsplit(recorded_request["url"]).query), keep_blank_values=True)),
        headers=tuple((secret.hide(name), secret.hide(value)) for name, value in headers if name not in SECRET_HEADERS),
        body=None if body is None else secret.hide_bytes(body),
        auth="key" if key else "none",
        call=operation.call,
        address=operation.address,
        model=None if body is None else _model(secret.hide_bytes(body)),
    )
    given = [(name, value) for name, value in _headers(recorded_response) if name not in SECRET_HEADERS]
    joined = {name: ", ".join(value for other, value in given if other == name) for name, _ in given}
    response_headers = secret.hide_in(joined)
    at = datetime.fromisoformat(entry["startedDateTime"]).timestamp()
    seconds = float(entry.get("time") or 0) / 1000
    exchange = Exchange(
        number, request, at, seconds, status, response_headers, secret.hide_bytes(_response_body(content))
    )
    return RecordedExchange(secret.hide(location[0]), exchange)


@functools.lru_cache(8)
def _secret(key: str) -> Secret:
    """Return the secret of a key. Cached, because a recording has few keys and each takes 0.1 ms."""
    return Secret(key)


def _split_url(url: str) -> tuple[str, str] | None:
    """Return the base URL, and the path as the contract has it."""
    parts = urlsplit(url)
    for path in {path for _, path in operations()}:
        if parts.path.endswith(path):
            return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix(path)}", path
    return None


def _headers(message: Json) -> list[tuple[str, str]]:
    pairs = ((str(item["name"]).lower(), str(item["value"])) for item in message.get("headers") or ())
    return [(name, value) for name, value in pairs if not name.startswith(":")]  # pseudo-headers of HTTP/2


def _request_body(recorded_request: Json) -> bytes | None:
    data = recorded_request.get("postData") or {}
    if "text" not in data:
        return None
    is_base64 = "base64" in (data.get("encoding"), data.get("comment"))
    return _bytes(data["text"], is_base64)


def _response_body(content: Json) -> bytes:
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
