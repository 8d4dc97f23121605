"""Downloads a file completely: resumes after interruptions, and rejects what is not the file."""

import re
from collections import deque
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from reelkit._effects import NOW, OVERLAP, Call, Flow, Get, Note, Received
from reelkit._errors import DownloadFailed
from reelkit._protocol.answer import is_html
from reelkit._protocol.api_key import Secret
from reelkit._protocol.decoding import codings
from reelkit._protocol.retry_timing import Retry, retry_after
from reelkit._system.urls import is_host
from reelkit_specs import counted

EXPIRED = frozenset({401, 403, 404, 410})  # a signed link that is too old; the job may have a new one
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 5
MINUTE = 60.0  # seconds
NO_PART_OF_A_LINK = re.compile(
    r"[\s\\\x00-\x1f\x7f-\x9f\ud800-\udfff]"
)  # characters that programs interpret differently


class Limits(NamedTuple):
    """The limits of a download; *min_progress* is in bytes per minute."""

    retry: Retry
    timeout: float
    max_bytes: int
    deadline: float
    min_progress: float


class DownloadSpeed:
    """The speed of a download: the bytes of the last minute, over all its requests."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._seconds = 0.0
        self._bytes = 0
        self._checkpoints = deque([(0.0, 0)])  # seconds and bytes, about one entry for each second of the last minute
        self.is_too_slow = False

    def add(self, seconds: float, received: int) -> bool:
        """Add a step of the download. Returns whether it is fast enough to continue."""
        self._seconds += seconds
        self._bytes += received
        begin = self._seconds - MINUTE
        while len(self._checkpoints) > 1 and self._checkpoints[1][0] <= begin:
            self._checkpoints.popleft()
        since, had = self._checkpoints[0]
        if since <= begin:
            self.is_too_slow = (self._bytes - had) * MINUTE < self._least * (self._seconds - since)
        if self._seconds >= self._checkpoints[-1][0] + MINUTE / 60:
            self._checkpoints.append((self._seconds, self._bytes))
        return not self.is_too_slow


class _LinkFollower:
    """Follows a link to the file: a few redirects, and once a new link if the first has expired."""

    def __init__(self, fetch_link: Callable[[], Flow[str]], limits: Limits, key: Secret) -> None:
        self._renew = fetch_link
        self._limits = limits
        self._key = key
        self._is_renewed = False
        self._redirects = 0
        self.left = limits.deadline  # seconds
        self.pace = DownloadSpeed(limits.min_progress)

    def receive(self, get: Get) -> Flow[tuple[Get, Received]]:
        """The final result, and the request that led to it."""
        while True:
            try:
                received: Received = yield get._replace(allowed=self.left, pace=self.pace.add)
            except DownloadFailed as error:
                error.url = error.url or get.url
                raise
            self.left -= get.delay + received.took
            if received.status in REDIRECTS and self._redirects < MOST_REDIRECTS:
                self._redirects += 1
                url = _redirected(get.url, received.headers.get("location", ""))
                get = get._replace(url=_checked_for_key(url, self._key), delay=0.0)
            elif received.status in EXPIRED and not self._is_renewed:
                self._is_renewed, self._redirects = True, 0
                yield Note(f"the link returned {received.status}, fetching a new link")
                get = Get(_checked_for_key((yield from self._new_link()), self._key), timeout=get.timeout)
            else:
                return get, received
            if self.left <= 0:
                raise self.deadline_error(get, received)

    def deadline_error(self, get: Get, received: Received, whole: int | None = None) -> DownloadFailed:
        """The error for a download whose deadline has passed."""
        text = f"the deadline of {self._limits.deadline:g} s passed, {_progress(received, whole)}"
        return _failed(get, f"{text}; save it again with a longer deadline")

    def _new_link(self) -> Flow[str]:
        """A new link from the job, within the remaining time."""
        start = yield NOW
        until, flow, sent = start + self.left, self._renew(), None
        try:
            item = next(flow)
            while True:
                if isinstance(item, Call):
                    item = item._replace(until=until if item.until is None else min(until, item.until))
                try:
                    sent = yield item
                except BaseException as error:
                    item = flow.throw(error)
                else:
                    item = flow.send(sent)
        except StopIteration as done:
            url: str = done.value
        finally:
            flow.close()
        self.left -= (yield NOW) - start
        return url


def download(
    url: str,
    fetch_link: Callable[[], Flow[str]],
    limits: Limits,
    random: Callable[[], float],
    key: Secret,
    file_size: int | None = None,
) -> Flow[None]:
    """Receive the file at *url*. If the link has expired, *fetch_link* is called once for a new one.

    *file_size* is the size that the service reported, for servers of files that report none.
    """
    get, follower = Get(_checked_for_key(url, key), timeout=limits.timeout), _LinkFollower(fetch_link, limits, key)
    failures = 0
    whole: int | None = None  # the size that some response reported, for parts that do not repeat it
    ended: int | None = None  # the size of an earlier body that ended without a reported size
    most = 0  # the most bytes so far: only more than that is progress, a restart is not
    while True:
        get, received = yield from follower.receive(get)
        total = total_size(received.headers, received.status)
        whole = total if received.status == 200 or total is not None else whole
        if max(received.size, whole or 0) > limits.max_bytes:
            raise _failed(get, f"it is larger than max_bytes={limits.max_bytes}; raise max_bytes to download it")
        trouble = received.reason or _problem(received, get.have, whole)
        is_checked_again = False
        if (
            trouble is None
            and (trouble := _why_unknown(received, whole, file_size)) is not None
            and received.status == 200
            and (not file_size or _is_chunked(received))
        ):
            if received.size == ended:
                if file_size:
                    size = f"{received.size} bytes instead of {file_size}"
                    yield Note(f"the video has {size} as the service reported", warning=True)
                return
            is_checked_again, ended = ended is None, received.size
        if trouble is None:
            return
        if received.status and received.status not in (200, 206, 408, 416, 429) and received.status < 500:
            raise _failed(get, f"the server returned {received.status}; fetch the job again for a new link")
        if follower.pace.is_too_slow:
            least = f"min_progress={limits.min_progress:g} bytes per minute"
            progress = _progress(received, whole)
            raise _failed(get, f"slower than {least}, {progress}; save it again later, or lower min_progress")
        failures = 1 if received.size > most + OVERLAP else failures + 1
        most = max(most, received.size)
        if failures >= limits.retry.attempts and not is_checked_again:
            raise _failed(get, f"{trouble}, {counted(failures, 'time')} in a row; try again later")
        wait = retry_after(received.headers)
        delay = limits.retry.gap(failures, random) if wait is None else min(wait, limits.retry.budget)
        is_part = (
            received.status == 206 and received.reason is None and whole is None
        )  # of a file that may continue after it
        if is_part and failures == 1 and wait is None:
            delay = 0.0
        if delay >= follower.left:
            raise follower.deadline_error(get, received, whole)
        yield Note(f"the download was interrupted at {received.size} bytes ({trouble}); resuming")
        get = get._replace(
            have=0 if received.status == 416 else received.size, tag=tag_of(received.headers) or get.tag, delay=delay
        )
        if get.tag is None or get.have <= OVERLAP or codings(received.headers) or (is_part and failures > 1):
            get = get._replace(have=0)  # without a tag it is unknown whether it is still the same file


def open_link(url: str, fetch_link: Callable[[], Flow[str]], limits: Limits, key: Secret) -> Flow[str]:
    """Follow the link until its body can be read, and return the final URL."""
    get = Get(_checked_for_key(url, key), timeout=limits.timeout)
    get, received = yield from _LinkFollower(fetch_link, limits, key).receive(get)
    if placement(received.status, received.headers, 0) is None:
        raise _failed(get, f"{received.reason or _problem(received, 0, None)}; try again later")
    return get.url


def placement(got_status: int, headers: Mapping[str, str], have: int) -> int | None:
    """The offset of this response's body in the file; None if it is not part of the file."""
    if is_html(headers):
        return None
    start = have - OVERLAP if have else 0
    if got_status == 206 and headers.get("content-range", "").startswith(f"bytes {start}-"):
        return start
    return 0 if got_status == 200 else None


def total_size(headers: Mapping[str, str], status: int) -> int | None:
    """The size of the complete file, if the response reports it; unknown for a compressed one."""
    if codings(headers):
        return None
    text = headers.get("content-range", "").rpartition("/")[2] if status == 206 else headers.get("content-length", "")
    return int(text) if text.isdecimal() and len(text) < 19 else None


def tag_of(headers: Mapping[str, str]) -> str | None:
    """The identity of this version of the file: a strong ETag, or else Last-Modified."""
    tag = headers.get("etag", "")
    return tag if tag.startswith('"') else headers.get("last-modified")


def checked_link(url: str) -> str:
    """The link, unchanged, if it is valid."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises ValueError for an invalid port
    except ValueError:
        raise invalid_link_error(url) from None
    if (
        parts.scheme not in ("http", "https")
        or "@" in parts.netloc
        or not is_host(parts.hostname or "")
        or NO_PART_OF_A_LINK.search(url)
    ):
        raise invalid_link_error(url)
    return url


def invalid_link_error(url: str) -> DownloadFailed:
    """The error for a link that cannot be followed."""
    return DownloadFailed(f"{url[:200]!r} is not a web address; see the job's raw response", url=url)


def _redirected(url: str, location: str) -> str:
    """The target of a redirect."""
    try:
        return urljoin(url, location)
    except ValueError:  # not a URL, which `checked_link` reports
        return location


def _checked_for_key(url: str, key: Secret) -> str:
    """The link, unchanged, if it may be followed. A link with the API key is not: an error would show it."""
    if not key.is_in_address(url):
        return checked_link(url)
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    where = host if is_host(host) and not key.is_in_address(host) else "a host that is not shown"
    raise DownloadFailed(
        f"the link leads to {where} and has the API key in it, so it was not followed; tell the vendor, and replace "
        "the key if that host is not the vendor's"
    )


def _progress(received: Received, whole: int | None) -> str:
    return f"{received.size} bytes arrived" if whole is None else f"{received.size} of {whole} bytes arrived"


def _problem(received: Received, have: int, total: int | None) -> str | None:
    if received.status not in (200, 206):
        return f"the server returned {received.status}"
    if received.status == 206 and placement(received.status, received.headers, have) is None:
        return "the server sent a different part than requested"
    if is_html(received.headers):
        return "the server sent an HTML page instead of the file"
    if not received.size:
        return f"the server sent {'an empty' if received.status == 200 else 'a part of another'} file"
    if total is not None and received.size != total:
        return f"{received.size} of {total} bytes arrived"
    return None


def _why_unknown(received: Received, whole: int | None, file_size: int | None) -> str | None:
    """Why it is unknown whether the file is complete, if its server reports no size; None if it is complete."""
    if whole is not None or (received.status == 200 and codings(received.headers)):
        return None
    if file_size is not None and file_size > 0:
        return None if received.size == file_size else f"{received.size} of {file_size} bytes arrived"
    # The end of such a body is that of its connection, which may have been interrupted. The same is true of chunks:
    # nginx makes complete ones of a body that ends with the connection to its server.
    return "the server did not report the size of the file"


def _is_chunked(received: Received) -> bool:
    """Whether the end of the body is known although its size is not."""
    return received.status == 200 and "chunked" in received.headers.get("transfer-encoding", "").lower()


def _failed(get: Get, why: str) -> DownloadFailed:
    return DownloadFailed(f"could not save {get.url[:200]}: {why}", url=get.url)
