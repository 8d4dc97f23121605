"""The service's catalogue of video models with their prices, and its copy in the user's cache."""

import hashlib
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from reelkit._errors import public
from reelkit._system.cache import read_cached, write_cached
from reelkit_specs import find_model, models

PATH = "/v1/models"
VIDEO = "internal/video-generations/submit"  # the type of video models
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
    """The video models that the service lists. *read_at* is when it said so, in seconds since 1970."""

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
        return time.strftime("%Y-%m-%d", time.localtime(self.read_at))

    def find(self, name: str) -> CatalogueModel | None:
        """The model with this id or alias."""
        named = (model for model in self.models if name in (model.id, *model.aliases))
        return next(named, None)


class Copy(NamedTuple):
    """A catalogue with its ETag."""

    catalogue: Catalogue
    etag: str | None


def read_models(content: Json | None) -> tuple[CatalogueModel, ...] | None:
    """The models in a response; None if it is no catalogue. Entries that are no video models are left out."""
    entries = (content or {}).get("data")
    if not isinstance(entries, list):
        return None
    return tuple({model.id: model for model in reversed([*_models(entries)])}.values())[::-1]


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


def _models(entries: list[Any]) -> Iterator[CatalogueModel]:
    for entry in entries:
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry.get("type") == VIDEO:
            given, pricing = entry.get("aliases"), entry.get("pricing")
            aliases = tuple(each for each in given if isinstance(each, str)) if isinstance(given, list) else ()
            known = (model.id for name in (entry["id"], *aliases) if (model := find_model(name)) is not None)
            yield CatalogueModel(
                entry["id"], aliases, pricing if isinstance(pricing, dict) else None, next(known, None)
            )


def _name(service: str) -> str:
    return f"catalogue-{hashlib.sha256(service.encode()).hexdigest()[:16]}.json"
