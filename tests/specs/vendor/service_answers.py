"""A service whose answers are written by hand, for what the mock never sends."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from reelkit_specs._shared.catalogue import VIDEO, ListedModel
from reelkit_specs._vendor.service import Service
from tests.specs.service import MODEL, PATH, service

BASE = "https://api.example.com"
Answer = Callable[[httpx.Request], httpx.Response]


def listed(name: str = MODEL, *aliases: str) -> ListedModel:
    """A model as the catalogue lists it."""
    return ListedModel(name, aliases, link=f"{BASE}/docs-json?model={name}")


def entry(model: ListedModel) -> dict[str, Any]:
    """The entry of a model in the catalogue."""
    info = {"name": model.id, "developer": "Maker", "docsJson": model.link}
    return {"id": model.id, "aliases": [*model.aliases], "type": VIDEO, "info": info, "tags": []}


def catalogue(*models: ListedModel, etag: str = 'W/"1"') -> httpx.Response:
    """The list of these models."""
    data = {"object": "list", "data": [entry(model) for model in models]}
    return httpx.Response(200, json=data, headers={"etag": etag})


def document(name: str = MODEL) -> bytes:
    """The document of a model."""
    content = service()
    request = content["paths"][PATH]["post"]["requestBody"]["content"]["application/json"]["schema"]
    request["properties"]["model"]["enum"] = [name]
    return json.dumps(content).encode()


@contextmanager
def answering(answer: Answer) -> Iterator[tuple[Service, list[float]]]:
    """A service with these answers, and the pauses before its requests, which nothing waits for."""
    pauses: list[float] = []
    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        yield Service(client, BASE, 5.0, pauses.append), pauses
