"""Adds a model that is newer than this release: a flow fetches the service's document of it, and the specs check it."""

from typing import NamedTuple

import reelkit_specs
from reelkit._effects import Call, Flow, Outcome, Reply
from reelkit._errors import ReelkitError, ServerFailed
from reelkit._protocol.answer import json_object, refusal
from reelkit_specs import CATALOGUE, VIDEO, Model, SpecsError, find_listed, listed_models, similar

SUGGESTED = 3  # models


class LiveDocument(NamedTuple):
    """The service's document of a model, where it was read, and the other ids of the model."""

    model: str
    aliases: tuple[str, ...]
    origin: str
    raw: bytes


def live_document(identifier: str, base_url: str, timeout: float) -> Flow[LiveDocument]:
    """Fetch the service's document of a video model, by its id or an alias."""
    reply = yield from _get(CATALOGUE, {"type": VIDEO}, timeout)
    listed = listed_models(json_object(reply))
    if listed is None:
        raise ServerFailed(f"GET {CATALOGUE} returned no list of models; check the base URL")
    model = find_listed(listed.models, identifier)
    if model is None:
        names = [name for each in listed.models for name in (each.id, *each.aliases)]
        near = similar(identifier, names, SUGGESTED)
        hint = f"use {', '.join(map(repr, near))}" if near else "check the id"
        raise ReelkitError(f"the service lists no video model {identifier!r}; {hint}")
    place = model.document(base_url)
    reply = yield from _get(place.path, place.query, timeout)
    return LiveDocument(model.id, model.aliases, place.url(base_url), reply.body)


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
