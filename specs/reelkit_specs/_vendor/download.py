"""Reads the vendor's documents from a folder or a website."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit

import httpx

from reelkit_specs._documents.findings import finding_error
from reelkit_specs._shared.hosts import is_loopback

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
    parts = urlsplit(name)
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname or "")):
        raise finding_error(
            name,
            "",
            "not read: a document from a URL without TLS could have been changed in transit",
            "name an https:// address",
        )
    # Redirects are not followed: a document that has moved is a change that somebody should see.
    with httpx.Client(timeout=seconds, follow_redirects=False) as client:
        yield WebsiteStore(client, name.rstrip("/"), seconds)


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
        end = time.monotonic() + self._seconds  # httpx limits each read; a slow server could send for ever
        body = bytearray()
        try:
            with self._client.stream("GET", url) as response:
                if response.status_code != httpx.codes.OK:
                    todo = (
                        "check whether the vendor has moved it, and correct or delete its entry in specs/sources.toml"
                    )
                    raise finding_error(path, "", f"{url} returned {response.status_code}", todo)
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > MAX_BYTES:
                        raise finding_error(path, "", f"{url} is larger than a document may be", "check the address")
                    if time.monotonic() > end:
                        raise finding_error(path, "", f"{url} took longer than {self._seconds:g} s", "try again later")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            message = str(error) or type(error).__name__
            raise finding_error(path, "", f"{url} cannot be read: {message}", "try again later") from None
        return bytes(body)
