"""The service's catalogue of video models with their prices, and its copy in the user's cache."""

import hashlib
import time
from typing import Any, NamedTuple

from reelkit._errors import public
from reelkit._system.cache import read_cached, write_cached
from reelkit_specs import VIDEO, ListedModel, find_listed, find_model, listed_models, models

QUERY = {"type": VIDEO, "include": "pricing"}
CURRENT = 86_400.0  # seconds in which the copy is taken for current

Json = dict[str, Any]


@public
class CatalogueModel(NamedTuple):
    """A video model that the service lists.

    *aliases* are its other ids, *pricing* is its price as the service publishes it, and *known_as* is its id in the
    contract of this reelkit, or None for a model that it does not know.
    """

    id: str
    aliases: tuple[str, ...]
    pricing: Json | None
    known_as: str | None


@public
class Catalogue(NamedTuple):
    """The video models that the service lists. *read_at* is when it returned them, in seconds since 1970."""

    models: tuple[CatalogueModel, ...]
    read_at: float

    @property
    def gone(self) -> tuple[str, ...]:
        """The models of the contract that the service does not list, by id or alias."""
        listed = {model.known_as for model in self.models}
        return tuple(model.id for model in models() if model.id not in listed)

    @property
    def day(self) -> str:
        """The day of *read_at*, as in 2026-11-30."""
        return day_of(self.read_at)

    def find(self, name: str) -> CatalogueModel | None:
        """The model with this id or alias."""
        return find_listed(self.models, name)


class Copy(NamedTuple):
    """A catalogue with its ETag."""

    catalogue: Catalogue
    etag: str | None


def day_of(moment: float) -> str:
    """The day of a time in seconds since 1970."""
    return time.strftime("%Y-%m-%d", time.localtime(moment))


def read_models(content: Json | None) -> tuple[CatalogueModel, ...] | None:
    """The models in a response; None if it is no catalogue. Entries that are no video models are left out."""
    listed = listed_models(content)
    return None if listed is None else tuple(map(_model, listed.models))


def read_copy(service: str) -> Copy | None:
    """The copy of the service's catalogue; None if there is none."""
    content = read_cached(_name(service))
    read_at, listed = (content.get("read_at"), read_models(content)) if isinstance(content, dict) else (None, None)
    if listed is None or not isinstance(read_at, float) or not 0.0 <= read_at <= time.time():
        return None
    etag = content.get("etag")
    is_header = isinstance(etag, str) and etag.isascii() and etag.isprintable()  # others cannot be sent
    return Copy(Catalogue(listed, read_at), etag if is_header else None)


def keep_copy(service: str, listed: tuple[CatalogueModel, ...], etag: str | None) -> Catalogue:
    """The catalogue as of now, of which a copy is kept."""
    now = time.time()
    entries = [{"id": each.id, "type": VIDEO, "aliases": each.aliases, "pricing": each.pricing} for each in listed]
    write_cached(_name(service), {"etag": etag, "read_at": now, "data": entries})
    return Catalogue(listed, now)


def _model(listed: ListedModel) -> CatalogueModel:
    known = (model.id for name in (listed.id, *listed.aliases) if (model := find_model(name)) is not None)
    return CatalogueModel(listed.id, listed.aliases, listed.pricing, next(known, None))


def _name(service: str) -> str:
    return f"catalogue-{hashlib.sha256(service.encode()).hexdigest()[:16]}.json"
