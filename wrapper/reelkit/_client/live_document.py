"""Adds a model that is newer than this release: a flow fetches the service's document of it, and the specs check it."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

import reelkit_specs
from reelkit._effects import Call, Flow, Outcome, Reply
from reelkit._errors import ReelkitError, ServerFailed
from reelkit._prices.catalogue import PATH, VIDEO
from reelkit._protocol.answer import json_object, refusal
from reelkit_specs import Model, SpecsError, similar

DOCUMENT = "/docs-json"
SUGGESTED = 3  # models


class LiveDocument(NamedTuple):
    """The service's document of a model, where it was read, and the other ids of the model."""

    model: str
    aliases: tuple[str, ...]
    origin: str
    raw: bytes


def live_document(identifier: str, base_url: str, timeout: float) -> Flow[LiveDocument]:
    """Fetch the service's document of a video model, by its id or an alias."""
    reply = yield from _get(PATH, {"type": VIDEO}, timeout)
    listed = {entry["id"]: entry for entry in _entries(reply)}
    entry = listed.get(identifier) or next((each for each in listed.values() if identifier in _aliases(each)), None)
    if entry is None:
        near = similar(
            identifier, [name for each in listed.values() for name in (each["id"], *_aliases(each))], SUGGESTED
        )
        hint = f"use {', '.join(map(repr, near))}" if near else "check the id"
        raise ReelkitError(f"the service lists no video model {identifier!r}; {hint}")
    path, params = _place(entry, base_url)
    reply = yield from _get(path, params, timeout)
    return LiveDocument(entry["id"], _aliases(entry), f"{base_url}{path}?{urlencode(params)}", reply.body)


def add_model(document: LiveDocument) -> Model:
    """Check the document, and add its model to the contract of this user."""
    try:
        return reelkit_specs.add_model(document.raw, document.model, document.origin, document.aliases)
    except ModuleNotFoundError:
        raise ReelkitError(
            "to add a model, an extra is needed that is not installed: pip install 'reelkit[specs]'"
        ) from None
    except SpecsError as error:
        raise ReelkitError(f"the model {document.model!r} was not added: {error}") from None


def _get(path: str, params: dict[str, str], timeout: float) -> Flow[Reply]:
    outcome: Outcome = yield Call("GET", path, params=params, timeout=timeout, is_public=True)
    if not isinstance(outcome, Reply):
        raise ServerFailed(f"no response to GET {path}: {outcome.reason}; try again later")
    if outcome.status != 200:
        raise refusal(outcome, bought=False)
    return outcome


def _entries(reply: Reply) -> list[Any]:
    """The video models of the catalogue. A server may ignore the filter of the request."""
    found = (json_object(reply) or {}).get("data")
    if not isinstance(found, list):
        raise ServerFailed(f"GET {PATH} returned no list of models; check the base URL")
    entries = (entry for entry in found if isinstance(entry, dict) and entry.get("type") == VIDEO)
    return [entry for entry in entries if isinstance(entry.get("id"), str)]


def _aliases(entry: dict[str, Any]) -> tuple[str, ...]:
    aliases = entry.get("aliases")
    return tuple(alias for alias in aliases if isinstance(alias, str)) if isinstance(aliases, list) else ()


def _place(entry: dict[str, Any], base_url: str) -> tuple[str, dict[str, str]]:
    """The path and the query of the document. The host is always the client's: what it returns is trusted."""
    info = entry.get("info")
    link = info.get("docsJson") if isinstance(info, dict) else None
    if isinstance(link, str) and link:
        try:
            parts = urlsplit(link)
        except ValueError:
            parts = urlsplit("")
        path = parts.path.removeprefix(urlsplit(base_url).path)
        if path.startswith("/"):
            return path, dict(parse_qsl(parts.query))
    return DOCUMENT, {"model": entry["id"], "endpoint": VIDEO}
