"""Reads the vendor's documents from a folder or a website."""

import queue
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import quote, urlsplit

import httpx

from reelkit_specs._documents.findings import SpecsError, finding_error
from reelkit_specs._shared.hosts import is_loopback

IDENTITY = "identity"  # a few compressed bytes can be any number of others
MAX_BYTES = 20_000_000  # bytes; the vendor's largest published document has 4,100,000


class Store(Protocol):
    """A folder or a website with documents."""

    def read(self, path: str) -> bytes:
        """The bytes of one document. Raises SpecsError if it cannot be read."""


@contextmanager
def open_store(name: str, seconds: float) -> Iterator[Store]:
    """Open *name*, a URL or a folder. *seconds* limits the time for each document."""
    if "://" not in name:
        if not Path(name).is_dir():
            raise finding_error(name, "", "no such folder", "name a folder, or a URL that starts with https://")
        yield FolderStore(Path(name))
        return
    check_address(name)
    # Redirects are not followed: a document that has moved is a change that somebody should see.
    with httpx.Client(timeout=seconds, follow_redirects=False) as client:
        yield WebsiteStore(client, name.rstrip("/"), seconds)


def check_address(url: str) -> None:
    """Raise unless the URL has TLS or is on this machine."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        what = "not read: a document from a URL without TLS could have been changed in transit"
        raise finding_error(url, "", what, "name an https:// address")


class FolderStore:
    """A folder, such as a checkout of the vendor's reference."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, path: str) -> bytes:
        """Read the file."""
        try:
            if (size := (self._root / path).stat().st_size) > MAX_BYTES:
                raise finding_error(
                    path, "", f"{size} bytes, more than a document may have", "check that this is the right file"
                )
            return (self._root / path).read_bytes()
        except OSError as error:
            todo = "check whether the vendor has moved it, and correct or delete its entry in specs/sources.toml"
            raise finding_error(path, "", f"cannot be read: {error.strerror}", todo) from None


class WebsiteStore:
    """A URL below which the documents are published."""

    def __init__(self, client: httpx.Client, root: str, seconds: float) -> None:
        self._client = client
        self._root = root
        self._seconds = seconds

    def read(self, path: str) -> bytes:
        """The complete body of a response with status 200."""
        url = f"{self._root}/{quote(path)}"
        try:
            answer = download(self._client, url, path, self._seconds)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise not_read(path, url, error) from None
        if answer.status != httpx.codes.OK:
            todo = "check whether the vendor has moved it, and correct or delete its entry in specs/sources.toml"
            raise finding_error(path, "", f"{url} returned {answer.status}", todo)
        return answer.body


class Download(NamedTuple):
    """A response that was received completely."""

    status: int
    headers: httpx.Headers
    body: bytes


GRACE = 0.5  # seconds in which httpx reports its own time limit, and what it waited for


def download(
    client: httpx.Client, url: str, name: str, seconds: float, headers: Mapping[str, str] | None = None
) -> Download:
    """Read a URL; the body only of status 200. Raises the errors of httpx, or SpecsError with *name* as its file."""
    done: queue.SimpleQueue[Download | Exception] = queue.SimpleQueue()

    def act() -> None:
        try:
            done.put(_download(client, url, name, seconds, headers or {}))
        except Exception as error:
            done.put(error)

    # httpx limits each read, and a slow server could send a head for ever. A thread that is left ends with the client.
    threading.Thread(target=act, daemon=True).start()
    try:
        result = done.get(timeout=seconds + GRACE)
    except queue.Empty:
        raise _too_slow(name, url, seconds) from None
    if isinstance(result, Exception):
        raise result
    return result


def _download(client: httpx.Client, url: str, name: str, seconds: float, headers: Mapping[str, str]) -> Download:
    end = time.monotonic() + seconds
    body = bytearray()
    with client.stream("GET", url, headers={**headers, "accept-encoding": IDENTITY}) as response:
        is_whole = response.status_code == httpx.codes.OK
        if is_whole and response.headers.get("content-encoding", IDENTITY).strip().lower() not in ("", IDENTITY):
            raise finding_error(name, "", f"{url} is compressed, which was not requested", "try again later")
        for piece in response.iter_bytes() if is_whole else ():
            body += piece
            if len(body) > MAX_BYTES:
                raise finding_error(name, "", f"{url} is larger than a document may be", "check the address")
            if time.monotonic() > end:
                raise _too_slow(name, url, seconds)
    return Download(response.status_code, response.headers, bytes(body))


def _too_slow(name: str, url: str, seconds: float) -> SpecsError:
    return finding_error(name, "", f"{url} took longer than {seconds:g} s", "try again later")


def not_read(name: str, url: str, error: Exception) -> SpecsError:
    """The error for a URL that could not be read."""
    message = str(error) or type(error).__name__
    return finding_error(name, "", f"{url} cannot be read: {message}", "try again later")
