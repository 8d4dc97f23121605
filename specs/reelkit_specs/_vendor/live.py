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
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import httpx

from reelkit_specs._documents.findings import Finding, SpecsError, finding_error
from reelkit_specs._documents.json import Json, parse
from reelkit_specs._documents.models import model_ids, normalized_id
from reelkit_specs._shared.nearest import did_you_mean
from reelkit_specs._vendor.download import Download, check_address, download, not_read
from reelkit_specs._vendor.sources import read_openapi

SERVICE = "https://api.aimlapi.com"
VIDEO = "internal/video-generations/submit"  # the type of video models in the catalogue
CATALOGUE = "/v1/models"
AT_ONCE = 4  # documents
TRIES = 3  # of one request, after a pause that the service asked for or a broken connection
PAUSE = 1.0  # seconds, if the service names none
LONGEST_PAUSE = 60.0
BUSY = (429, 503)


class ListedModel(NamedTuple):
    """A video model in the catalogue. It can be asked for by its id and by every alias."""

    id: str
    aliases: tuple[str, ...]
    document_url: str

    @property
    def names(self) -> set[str]:
        """The id and the aliases."""
        return {self.id, *self.aliases}


class Catalogue(NamedTuple):
    """The video models that the service lists. *findings* are the entries that cannot be read."""

    models: tuple[ListedModel, ...]
    etag: str | None
    findings: list[Finding]

    def find(self, name: str) -> ListedModel | None:
        """The model with this id, or else with this alias."""
        named = [model for model in self.models if name in model.names]
        return next((model for model in named if model.id == name), named[0] if named else None)


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

    def catalogue(self, etag: str | None = None, name: str | None = None) -> Catalogue | None:
        """The video models, or those with one name; None if nothing has changed since *etag*."""
        query = {"type": VIDEO} | ({"id": name} if name else {})
        url = f"{self._base_url}{CATALOGUE}?{urlencode(query)}"
        if (answer := self._read(url, CATALOGUE, etag)) is None:
            return None
        return _read_catalogue(answer, self._base_url)

    def document(self, model: ListedModel, etag: str | None = None) -> LiveDocument | None:
        """The document of a model; None if it has not changed since *etag*."""
        _check_origin(model, self._base_url)
        if (answer := self._read(model.document_url, model.id, etag)) is None:
            return None
        return LiveDocument(model, answer.body, read_live_document(answer.body, model), answer.headers.get("etag"))

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


def fetch_live_document(base_url: str, name: str, seconds: float = 30.0) -> LiveDocument:
    """Fetch the service's document of one video model, by id or alias. Raises SpecsError with the reason if it cannot.

    The document describes that model, but is neither repaired nor checked in any other way.
    """
    with open_service(base_url, seconds) as service:
        listed = service.catalogue(name=name)
        assert listed is not None  # 304 needs an etag
        if (model := listed.find(name)) is None:
            everything = service.catalogue()
            known = sorted({each for model in everything.models for each in model.names}) if everything else []
            todo = did_you_mean(name, known) if known else "look it up in the vendor's list of models"
            raise finding_error(name, "", f"{base_url} lists no video model with this id or alias", todo)
        document = service.document(model)
        assert document is not None
        return document


def read_live_document(raw: bytes, model: ListedModel) -> Json:
    """The content of a document. Raises SpecsError if it is no document of this model."""
    content = read_openapi(raw, model.id)
    found = sorted(set(model_ids(content)))
    if not {normalized_id(name) for name in found} & {normalized_id(name) for name in model.names}:
        described = f"it describes {', '.join(found)}" if found else "it describes no create"
        todo = "wait for the vendor to correct it"
        raise finding_error(model.id, "", f"{model.document_url} is no document of this model: {described}", todo)
    return content


def _read_catalogue(answer: Download, base_url: str) -> Catalogue:
    content = parse(answer.body, CATALOGUE)
    entries = content.get("data") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise finding_error(CATALOGUE, "/data", "not a list of models", "check the address of the service")
    models: dict[str, ListedModel] = {}
    findings = []
    for number, entry in enumerate(entries):
        if isinstance(entry, dict) and isinstance(entry.get("id"), str):
            if entry.get("type") == VIDEO:  # a server may ignore the filter; one id can have several types
                models.setdefault(entry["id"], _listed(entry, base_url))
        else:
            findings.append(Finding(CATALOGUE, f"/data/{number}", "not a model with an id", "nothing to do"))
    return Catalogue(tuple(models.values()), answer.headers.get("etag"), findings)


def _listed(entry: Json, base_url: str) -> ListedModel:
    aliases: Any = entry.get("aliases")
    info: Any = entry.get("info")
    url = info.get("docsJson") if isinstance(info, dict) else None
    if not isinstance(url, str) or not url:
        url = f"{base_url}/docs-json?{urlencode({'model': entry['id'], 'endpoint': VIDEO})}"
    names = (alias for alias in aliases if isinstance(alias, str)) if isinstance(aliases, list) else ()
    return ListedModel(entry["id"], tuple(names), url)


def _check_origin(model: ListedModel, base_url: str) -> None:
    """Raise if the catalogue links to another host than the service's: its documents become code."""
    link, base = urlsplit(model.document_url), urlsplit(base_url)
    is_same = (link.scheme, link.netloc) == (base.scheme, base.netloc)
    domain = (base.hostname or "").split(".")[-2:]
    if not is_same and not (link.scheme == base.scheme == "https" and (link.hostname or "").split(".")[-2:] == domain):
        what = f"the catalogue links to {model.document_url}, which is not at the service"
        raise finding_error(model.id, "", what, "wait for the vendor to correct it")


def _retry_after(headers: httpx.Headers) -> float:
    text = headers.get("retry-after", "")
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(text) - datetime.datetime.now(datetime.UTC)).total_seconds())
    except (TypeError, ValueError):
        return PAUSE
