"""Talking to a mock without a socket."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from reelkit_mock import Mock, Reply, Request
from reelkit_specs import Model, find_model

V2 = "/v2/video/generations"
LEGACY = "/v2/generate/video/pixverse/generation"
KEY = "a-key"
TEXT = "pixverse/v5/text-to-video"
FILLING = {"prompt": "a cat", "image_url": "https://example.com/a.png", "video_url": "https://example.com/a.mp4"}
NONE: Mapping[str, str] = {}


def ask(
    mock: Mock, method: str, target: str, value: object = None, key: str = KEY, headers: Mapping[str, str] = NONE
) -> Reply:
    """Any request; *value* is sent as JSON, unless it is bytes."""
    head = {"host": "mock.test"} | ({"authorization": f"Bearer {key}"} if key else {})
    if value is not None:
        head["content-type"] = "application/json"
    body = value if isinstance(value, bytes) else b"" if value is None else json.dumps(value).encode()
    return mock.handle(Request(method, target, head | dict(headers), body))


def create(
    mock: Mock,
    address: str = V2,
    key: str = KEY,
    headers: Mapping[str, str] = NONE,
    model: str = TEXT,
    **fields: Any,
) -> Reply:
    """A create with what the model requires, and *fields*."""
    return ask(mock, "POST", address, smallest(known(model)) | fields, key, headers)


def fetch(mock: Mock, identifier: str, address: str = V2, key: str = KEY, headers: Mapping[str, str] = NONE) -> Reply:
    """A look at a job."""
    return ask(mock, "GET", f"{address}?generation_id={quote(identifier, safe='')}", None, key, headers)


def made(mock: Mock, address: str = V2, key: str = KEY, model: str = TEXT, **fields: Any) -> str:
    """The id of a job that has just been created."""
    reply = create(mock, address, key, model=model, **fields)
    assert reply.status in (200, 201), reply.body
    return str(read(reply).get("id") or read(reply)["generation_id"])


def status(mock: Mock, identifier: str, address: str = V2, key: str = KEY) -> str:
    """The word that a fetch answers."""
    return str(read(fetch(mock, identifier, address, key))["status"])


def admin(mock: Mock, method: str, thing: str, value: object = None, headers: Mapping[str, str] = NONE) -> Reply:
    """A request to the admin interface; *thing* is what follows `/__mock/`."""
    return ask(mock, method, f"/__mock/{thing}", value, "", headers)


def read(reply: Reply) -> Any:
    """The JSON of an answer."""
    return json.loads(reply.body)


def head(reply: Reply, name: str) -> str | None:
    """One header of an answer, which must not be there twice."""
    values = [value for known, value in reply.headers if known == name]
    assert len(values) < 2
    return values[0] if values else None


def known(identifier: str) -> Model:
    model = find_model(identifier)
    assert model is not None
    return model


def smallest(model: Model) -> dict[str, Any]:
    """A request with what is required."""
    required = [field.name for field in model.fields if field.required]
    return {name: FILLING.get(name, "https://example.com/b.png") for name in required} | {"model": model.id}
