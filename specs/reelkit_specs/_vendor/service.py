"""What the service itself says of its models: its catalogue, and the document that it makes of each model.

Nothing here needs an API key, and none is sent. At most four documents are read at once. If the service asks for a
pause, every request waits.
"""

import datetime
import email.utils
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode

import httpx

from reelkit_specs._documents.findings import Finding, SpecsError, finding_error
from reelkit_specs._documents.json import Json, parse
from reelkit_specs._shared.catalogue import CATALOGUE, VIDEO, ListedModel, find_listed, listed_models
from reelkit_specs._vendor.download import Download, check_address, download, not_read
from reelkit_specs._vendor.sources import read_document_of

SERVICE = "https://api.aimlapi.com"
AT_ONCE = 4  # documents
TRIES = 3  # of one request, after a pause that the service asked for or a broken connection
PAUSE = 1.0  # seconds, if the service names none
LONGEST_PAUSE = 60.0
BUSY = (429, 503)


class Catalogue(NamedTuple):
    """The video models that the service lists. *findings* are the entries that cannot be read."""

    models: tuple[ListedModel, ...]
    etag: str | None
    findings: list[Finding]

    def find(self, name: str) -> ListedModel | None:
        """The model with this id, or else with this alias."""
        return find_listed(self.models, name)


class LiveDocument(NamedTuple):
    """The service's document of a model, as it was sent and as it was read."""

    model: ListedModel
    raw: bytes
    content: Json
    etag: str | None


class Service:
    """The service at a base URL."""

    def __init__(
        self, client: httpx.Client, base_url: str, seconds: float, pause: Callable[[float], object] = time.sleep
    ) -> None:
        self._client = client
        self._base_url = base_url.rstrip("/")
        self._seconds = seconds
        self._pause = pause
        self._lock = threading.Lock()
        self._not_before = 0.0  # on the clock of time.monotonic

    def catalogue(self, etag: str | None = None) -> Catalogue | None:
        """The video models; None if nothing has changed since *etag*."""
        url = f"{self._base_url}{CATALOGUE}?{urlencode({'type': VIDEO})}"
        answer = self._read(url, CATALOGUE, etag)
        return None if answer is None else _read_catalogue(answer)

    def document(self, model: ListedModel, etag: str | None = None) -> LiveDocument | None:
        """The document of a model; None if it has not changed since *etag*."""
        url = model.document(self._base_url).url(self._base_url)
        if (answer := self._read(url, model.id, etag)) is None:
            return None
        content = read_document_of(model.names, answer.body, model.id, url)
        return LiveDocument(model, answer.body, content, answer.headers.get("etag"))

    def documents(
        self, wanted: Iterable[tuple[ListedModel, str | None]]
    ) -> Iterator[tuple[ListedModel, LiveDocument | SpecsError | None]]:
        """Each model with its document, with None if it has not changed, or with what is wrong with it."""

        def read(
            each: tuple[ListedModel, str | None],
        ) -> tuple[ListedModel, LiveDocument | SpecsError | None]:
            try:
                return each[0], self.document(*each)
            except SpecsError as error:
                return each[0], error

        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(read, wanted)

    def _read(self, url: str, name: str, etag: str | None) -> Download | None:
        """A complete response with status 200, or None for 304, whose body means nothing."""
        headers = {"if-none-match": etag} if etag else {}
        for tries_left in reversed(range(TRIES)):
            self._pause(max(0.0, self._not_before - time.monotonic()))
            try:
                answer = download(self._client, url, name, self._seconds, headers)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                # A body behind a 304 is read as the next response of the connection, so that one is sent again.
                if tries_left and isinstance(error, httpx.RemoteProtocolError):
                    continue
                raise not_read(name, url, error) from None
            if answer.status not in BUSY or not tries_left:
                break
            self._hold(answer, name)
        if answer.status == httpx.codes.NOT_MODIFIED and etag:
            return None
        if answer.status != httpx.codes.OK:
            raise finding_error(name, "", f"{url} returned {answer.status}", "try again later")
        return answer

    def _hold(self, answer: Download, name: str) -> None:
        """Let every request wait as long as the service asks for."""
        seconds = _retry_after(answer.headers)
        if seconds > LONGEST_PAUSE:
            what = f"the service returned {answer.status} and asks for a pause of {seconds:.0f} s"
            raise finding_error(name, "", what, "try again after that time")
        with self._lock:
            self._not_before = max(self._not_before, time.monotonic() + seconds)


@contextmanager
def open_service(base_url: str, seconds: float) -> Iterator[Service]:
    """Open the service. *seconds* limits the time for each request."""
    check_address(base_url)
    with httpx.Client(timeout=seconds, follow_redirects=False) as client:
        yield Service(client, base_url, seconds)


def _read_catalogue(answer: Download) -> Catalogue:
    listed = listed_models(parse(answer.body, CATALOGUE))
    if listed is None:
        raise finding_error(CATALOGUE, "/data", "not a list of models", "check the address of the service")
    findings = [Finding(CATALOGUE, f"/data/{n}", "not a model with an id", "nothing to do") for n in listed.unreadable]
    return Catalogue(listed.models, answer.headers.get("etag"), findings)


def _retry_after(headers: httpx.Headers) -> float:
    text = headers.get("retry-after", "")
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(text) - datetime.datetime.now(datetime.UTC)).total_seconds())
    except (TypeError, ValueError):
        return PAUSE
