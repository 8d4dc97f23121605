"""A recording of traffic: the file that --record and `Client(record=...)` write, or HAR as browsers export it."""

import base64
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from reelkit_mock import Reply, Wire
from reelkit_run._errors import RunError
from reelkit_run._gateway.replies import PACKED, WITHOUT_BODY, cut_reply

Json = dict[str, Any]
HIDDEN = "***"
TOKEN, VALUE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"), re.compile(r"[\t -~]*")
LOST = Reply(502, (), b"", Wire(head=False))  # the connection ended without a response


class Asked(NamedTuple):
    """What tells requests apart."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    body: str

    @classmethod
    def of(cls, method: str, url: str, body: bytes) -> "Asked":
        """The parts of a request that decide its response; the order of a query and of fields in JSON does not."""
        parts = urlsplit(url)
        query = tuple(sorted(parse_qsl(parts.query, keep_blank_values=True)))
        return cls(method.upper(), parts.path, query, _canonical(body))

    def __str__(self) -> str:
        query = "&".join(f"{name}={value}" for name, value in self.query)
        return f"{self.method} {self.path}{'?' if query else ''}{query}"

    @property
    def job_id(self) -> str | None:
        """The job that a fetch asks for."""
        return dict(self.query).get("generation_id") if self.method == "GET" else None


class Entry(NamedTuple):
    """One recorded exchange: its number in the file, when it began, and the response.

    Without a *reply*, the response was a file, which is not recorded.
    """

    number: int
    asked: Asked
    at: float
    reply: Reply | None
    made: str | None  # the id of the job that the response names
    links: tuple[str, ...]  # in the response


def read_recording(path: Path) -> list[Entry]:
    """Read all entries of a file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RunError(f"cannot read {path}: {getattr(error, 'strerror', None) or 'it is not text'}") from None
    entries = []
    for number, data in enumerate(_entries(text), 1):
        try:
            entries.append(_entry(number, data))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise RunError(f"{path}: entry {number} is not HAR; record with --record or Client(record=...)") from None
    if not entries:
        raise RunError(f"{path} has no entries; record with --record or Client(record=...)")
    return entries


def _entries(text: str) -> Iterator[Any]:
    whole = _json(text)
    if isinstance(whole, dict) and "log" in whole:
        entries = whole["log"].get("entries") if isinstance(whole["log"], dict) else None
        yield from entries if isinstance(entries, list) else []
        return
    for line in text.split("\n"):  # not splitlines: other characters may stand in a text
        if line.strip():
            yield _json(line)


def _entry(number: int, data: Json) -> Entry:
    request, response = data["request"], data["response"]
    asked = Asked.of(request["method"], request["url"], request.get("postData", {}).get("text", "").encode())
    content = response["content"]
    body = content.get("text")
    if body is not None:
        body = base64.b64decode(body) if content.get("encoding") == "base64" else body.encode()
    value = _json(body or b"")
    made = value.get("id") or value.get("generation_id") if isinstance(value, dict) else None
    return Entry(
        number,
        asked,
        datetime.fromisoformat(data["startedDateTime"]).timestamp(),
        _reply(response, body, asked.method, is_broken="_error" in response),
        made if isinstance(made, str) else None,
        tuple(_links(value)),
    )


def _reply(response: Json, body: bytes | None, method: str, *, is_broken: bool) -> Reply | None:
    status = response["status"]
    if status == 0:
        return LOST
    if type(status) is not int or not 200 <= status <= 999:  # clients read on after a status below 200
        raise ValueError
    if body is None and method == "GET" and status in (200, 206) and not is_broken:
        return None
    body = body or b""
    headers = tuple(
        (header["name"].lower(), header["value"])
        for header in response["headers"]
        if header["name"].lower() not in PACKED and header["value"] != HIDDEN and _is_plain(header)
    )
    if is_broken:
        return cut_reply(status, headers, body)
    length = _recorded_length(response) if method == "HEAD" else str(len(body))
    if length is None or status in WITHOUT_BODY:
        return Reply(status, headers, body)
    return Reply(status, (*headers, ("content-length", length)), body)


def _recorded_length(response: Json) -> str | None:
    """The length that a response to HEAD announced: that of the body which a GET would get."""
    given = {header["name"].lower(): header["value"] for header in response["headers"] if _is_plain(header)}
    length = given.get("content-length", "")
    return length if length.isascii() and length.isdecimal() else None


def _is_plain(header: Json) -> bool:
    """Whether a header can be sent: people edit recordings."""
    return TOKEN.fullmatch(header["name"]) is not None and VALUE.fullmatch(header["value"]) is not None


def _links(value: Any) -> Iterator[str]:
    """The links of videos in a response."""
    if isinstance(value, dict) and "video" in value:
        for each in value["video"] if isinstance(value["video"], list) else [value["video"]]:
            link = each.get("url") if isinstance(each, dict) else each
            if isinstance(link, str) and link.startswith("https://") and urlsplit(link).hostname:
                yield link


def _json(body: bytes | str) -> Any:
    """The value; None without one."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _canonical(body: bytes) -> str:
    value = _json(body)
    return body.decode(errors="replace") if value is None else json.dumps(value, sort_keys=True)
