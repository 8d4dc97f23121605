"""Where the vendor's documents are read from: a folder, or a website."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol
from urllib.parse import quote, urlsplit

import httpx

from reelkit_specs._documents.findings import finding_error

MAX_BYTES = 20_000_000  # bytes; the largest of the vendor's documents has a hundred thousand
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Store(Protocol):
    """Something that has documents by their paths."""

    def read(self, path: str) -> bytes:
        """The bytes of one document, or one line about why there are none."""


@contextmanager
def open_store(name: str, seconds: float) -> Iterator[Store]:
    """The place of that name: a URL or a folder. No document may take longer than *seconds*."""
    if "://" not in name:
        if not Path(name).is_dir():
            raise finding_error(
                name, "", "no such folder", "name a folder with documents, or a URL that begins with https://"
            )
        yield FolderStore(Path(name))
        return
    parts = urlsplit(name)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in LOOPBACK):
        raise finding_error(
            name, "", "not read: only https:// is safe from changes on the way", "name an https:// address"
        )
    # No redirects: what the vendor has moved is a change that somebody should see.
    with httpx.Client(timeout=seconds, follow_redirects=False) as client:
        yield WebsiteStore(client, name.rstrip("/"), seconds)


class FolderStore:
    """A folder, such as a checkout of the vendor's reference."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, path: str) -> bytes:
        """The file, if it is not too large to be a document."""
        try:
            if (size := (self._root / path).stat().st_size) > MAX_BYTES:
                raise finding_error(
                    path, "", f"{size} bytes, too large for a document", "check that the right file is there"
                )
            return (self._root / path).read_bytes()
        except OSError as error:
            todo = "see whether the vendor has moved it, and mend its path in specs/sources.toml"
            raise finding_error(path, "", f"cannot be read: {error.strerror}", todo) from None


class WebsiteStore:
    """An address below which the documents lie."""

    def __init__(self, client: httpx.Client, root: str, seconds: float) -> None:
        self._client = client
        self._root = root
        self._seconds = seconds

    def read(self, path: str) -> bytes:
        """The body of a 200, whole."""
        url = f"{self._root}/{quote(path)}"
        end = time.monotonic() + self._seconds  # httpx limits each read; a server that drips could go on for ever
        body = bytearray()
        try:
            with self._client.stream("GET", url) as response:
                if response.status_code != httpx.codes.OK:
                    todo = "see whether the vendor has moved it, and mend its path in specs/sources.toml"
                    raise finding_error(path, "", f"{url} answers {response.status_code}", todo)
                for piece in response.iter_bytes():
                    body += piece
                    if len(body) > MAX_BYTES:
                        raise finding_error(path, "", f"{url} has too much for a document", "check the address")
                    if time.monotonic() > end:
                        raise finding_error(path, "", f"{url} takes longer than {self._seconds:g} s", "try again later")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            said = str(error) or type(error).__name__
            raise finding_error(path, "", f"{url} cannot be read: {said}", "try again later") from None
        return bytes(body)
