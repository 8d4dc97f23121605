"""Records the HTTP traffic: a file with one HAR 1.2 entry per line.

It has the requests and responses without the API key. Threads and processes may share it. It never harms a job: if it
cannot be written, that is reported once, and the jobs continue.
"""

import base64
import contextlib
import json
import logging
import os
import stat
import threading
import time
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from reelkit._errors import ReelkitError
from reelkit._protocol.api_key import Secret
from reelkit._protocol.request import ReelkitWarning
from reelkit._system.fork import reset_after_fork
from reelkit._system.request_body import RequestBody, to_json
from reelkit_specs import SECRET_HEADERS

Json = dict[str, Any]

NOT_REGULAR = "it is not a regular file, and writing to it might block"
SENT_AS_DATA_URI = "in place of a data URI, which is not recorded, the text has the path, size and hash of the file in"
NEVER_BLOCK = getattr(os, "O_NONBLOCK", 0)  # a pipe without a reader is an error; regular files ignore the flag


class Recorder:
    """The file to which entries are appended."""

    def __init__(self, path: str | os.PathLike[str], key: Secret) -> None:
        if not isinstance(path, str | os.PathLike) or not os.fspath(path):
            raise ReelkitError(f"record must name a file, not {path!r}")
        self._path = os.path.abspath(path)  # noqa: PTH100 - accepts what Path rejects; the first write reports it
        if _is_not_regular(self._path):
            raise ReelkitError(f"record={self._path!r} cannot be used: {NOT_REGULAR}; name a regular file")
        self._key = key
        self._has_ended = False
        self.reset()
        reset_after_fork(self)

    def reset(self) -> None:
        """Create a new lock after a fork."""
        self._lock = threading.Lock()

    def entry(self, request: Any) -> "HarEntry":
        """An entry for a request that is sent now."""
        return HarEntry(self, request)

    def write(self, entry: "HarEntry") -> None:
        """Append the entry in one write."""
        if self._has_ended:
            return
        try:
            # In ASCII: some other characters are line ends to many readers, and lone surrogates are not valid text.
            line = json.dumps(entry.facts(self._key), separators=(",", ":"))
            self._append(self._key.hide(line.encode()) + b"\n")
        except Exception as error:  # any error: the request may have bought something
            self._end(error)

    def _append(self, line: bytes) -> None:
        # Opened for each line: no handle stays open, and a file that was moved away is created again.
        file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | NEVER_BLOCK, 0o600)
        try:
            if not stat.S_ISREG((status := os.fstat(file)).st_mode):  # it took the place of the file
                raise OSError(NOT_REGULAR)
            start, written = status.st_size, None
            try:
                written = os.write(file, line)
                if written < len(line):
                    raise OSError("no space left for a complete line")
            except OSError:
                _take_back(file, start, written)
                raise
        finally:
            os.close(file)

    def _end(self, error: Exception) -> None:
        with self._lock:
            if self._has_ended:
                return
            self._has_ended = True
        text = f"the recording {self._path!r} cannot be written: {error}; jobs continue, and nothing more is recorded"
        try:
            warnings.warn(text, ReelkitWarning, stacklevel=2)
        except ReelkitWarning:  # a program may turn warnings into errors, but that must not lose this request
            logging.getLogger("reelkit").warning("%s", text)


class HarEntry:
    """One request in flight. It is written when it ends, in any way."""

    def __init__(self, recorder: Recorder, request: Any) -> None:
        self._recorder = recorder
        self._request = request
        # Now, because a transport that reads the whole request replaces its stream.
        self._files: RequestBody | None = getattr(request.stream, "body", None)
        self._response: Any = None
        self._body: bytes | None = None
        self._reason: str | None = None
        self._started = datetime.now(UTC)
        self._sent = self._headed = self._ended = time.monotonic()

    def __enter__(self) -> "HarEntry":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended = time.monotonic()
        if self._response is None:
            self._headed = self._ended
        if error is not None:
            self._reason = ": ".join(filter(None, (type(error).__name__, str(error))))
        self._recorder.write(self)

    def answered(self, response: Any) -> None:
        """Record that the response headers have arrived."""
        self._response = response
        self._headed = time.monotonic()

    def received(self, body: bytes, reason: str | None) -> None:
        """Record the body, or the part that arrived and the reason for the interruption."""
        self._body, self._reason = body, reason

    def facts(self, key: Secret) -> Json:
        """The entry in the format of HAR."""
        wait, receive = (1000 * (b - a) for a, b in ((self._sent, self._headed), (self._headed, self._ended)))
        return {
            "startedDateTime": self._started.isoformat(timespec="microseconds"),
            "time": round(wait + receive, 3),
            "request": _request(self._request, self._files, key),
            "response": _response(self._response, self._body, self._reason, key),
            "cache": {},
            "timings": {"send": 0, "wait": round(wait, 3), "receive": round(receive, 3)},
        }


def _is_not_regular(path: str) -> bool:
    """Whether the path is something other than a regular file, such as a pipe, a device or a folder."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - takes what Path refuses
    except (OSError, ValueError):  # missing, or the first write reports the error
        return False


def _take_back(file: int, start: int, written: int | None) -> None:
    """Remove an incomplete line, unless other processes have written more since.

    *start* is the size of the file just before; *written*, if known, is more exact.
    """
    with contextlib.suppress(OSError):  # it may not be a regular file, and the error is reported anyway
        end = os.lseek(file, 0, os.SEEK_CUR)
        if os.fstat(file).st_size == end > start:
            os.ftruncate(file, start if written is None else end - written)


def _request(request: Any, body: RequestBody | None, key: Secret) -> Json:
    """The request. *body* is that of a create with files, which is not kept."""
    facts: Json = {
        "method": request.method,
        "url": _url(request),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _headers(request.headers.multi_items()),
        "queryString": [{"name": name, "value": value} for name, value in request.url.params.multi_items()],
        "headersSize": -1,
    }
    content = request.content if body is None else to_json(body.request)
    facts["bodySize"] = len(content) if body is None else body.size
    if content:
        shown = _content(key.hide(content), request.headers.get("content-type", ""))
        facts["postData"] = {"mimeType": shown["mimeType"], "text": shown["text"]}
        if body is not None:
            facts["postData"]["comment"] = f"{SENT_AS_DATA_URI}: {', '.join(body.files)}"
    return facts


def _url(request: Any) -> str:
    """The URL as it is sent: a link is unchanged."""
    target = request.extensions.get("target")
    if target is None:
        return str(request.url)
    return f"{request.url.scheme}://{request.url.netloc.decode()}{target.decode()}"


def _response(response: Any, body: bytes | None, reason: str | None, key: Secret) -> Json:
    """The response; status 0 and the reason without one."""
    headers = response.headers if response is not None else {}
    kind = headers.get("content-type", "")
    facts: Json = {
        "status": response.status_code if response is not None else 0,
        "statusText": response.reason_phrase if response is not None else "",
        "httpVersion": response.http_version if response is not None else "",
        "cookies": [],
        "headers": _headers(response.headers.multi_items()) if response is not None else [],
        "content": {"size": 0, "mimeType": kind} if body is None else _content(key.hide(body), kind),
        "redirectURL": headers.get("location", ""),
        "headersSize": -1,
        "bodySize": -1,
    }
    if reason is not None:
        facts |= {"comment": reason, "_error": reason}  # browsers write `_error` for an incomplete response
    elif body is None:
        facts["content"]["comment"] = "a file, which is not recorded"
    return facts


def _headers(items: Iterable[tuple[str, str]]) -> list[Json]:
    return [{"name": name, "value": "***" if name.lower() in SECRET_HEADERS else value} for name, value in items]


def _content(body: bytes, kind: str) -> Json:
    facts: Json = {"size": len(body), "mimeType": kind}
    try:
        return facts | {"text": body.decode()}
    except UnicodeDecodeError:
        return facts | {"text": base64.b64encode(body).decode(), "encoding": "base64"}
