"""The service's catalogue: which video models a response lists, and where the service has the document of a model."""

from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol, TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit

CATALOGUE = "/v1/models"
DOCUMENTS = "/docs-json"
VIDEO = "internal/video-generations/submit"  # the type of video models


class Place(NamedTuple):
    """Where the service has a document: a path below its base URL, and a query."""

    path: str
    query: dict[str, str]

    def url(self, base_url: str) -> str:
        """The whole URL."""
        return f"{base_url}{self.path}?{urlencode(self.query)}"


class ListedModel(NamedTuple):
    """A video model in the catalogue. It can be asked for by its id and by every alias.

    *pricing* is its price as the service publishes it, and *link* the one to its document.
    """

    id: str
    aliases: tuple[str, ...] = ()
    pricing: dict[str, Any] | None = None
    link: str | None = None

    @property
    def names(self) -> set[str]:
        """The id and the aliases."""
        return {self.id, *self.aliases}

    def document(self, base_url: str) -> Place:
        """Where its document is. The host is always that of the base URL, because a document becomes code."""
        try:
            parts = urlsplit(self.link or "")
        except ValueError:
            parts = urlsplit("")
        path = parts.path.removeprefix(urlsplit(base_url).path)
        if path.startswith("/"):
            return Place(path, dict(parse_qsl(parts.query)))
        return Place(DOCUMENTS, {"model": self.id, "endpoint": VIDEO})


class Listed(NamedTuple):
    """The video models of a response, and the positions of the entries that cannot be read."""

    models: tuple[ListedModel, ...]
    unreadable: tuple[int, ...]


def listed_models(content: object) -> Listed | None:
    """What the catalogue lists; None if the content is no catalogue."""
    entries = content.get("data") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        return None
    models: dict[str, ListedModel] = {}
    unreadable = []
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict) or not isinstance(entry.get("id"), str):
            unreadable.append(number)
        elif entry.get("type") == VIDEO:  # a server may ignore the filter; one id can have several types
            models.setdefault(entry["id"], _listed(entry))
    return Listed(tuple(models.values()), tuple(unreadable))


class _Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


_M = TypeVar("_M", bound=_Named)


def find_listed(models: Iterable[_M], name: str) -> _M | None:
    """The model with this id, or else with this alias: the catalogue may list both while a model is renamed."""
    named = [model for model in models if name == model.id or name in model.aliases]
    return next((model for model in named if name == model.id), named[0] if named else None)


def _listed(entry: dict[str, Any]) -> ListedModel:
    aliases, pricing, info = entry.get("aliases"), entry.get("pricing"), entry.get("info")
    link = info.get("docsJson") if isinstance(info, dict) else None
    return ListedModel(
        entry["id"],
        tuple(alias for alias in aliases if isinstance(alias, str)) if isinstance(aliases, list) else (),
        pricing if isinstance(pricing, dict) else None,
        link if isinstance(link, str) else None,
    )
