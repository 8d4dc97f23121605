"""Sends requests to a mock without a socket."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from reelkit_mock import Mock, Reply, Request
from reelkit_specs import Model, find_model
from tests.models import smallest

V2 = "/v2/video/generations"
LEGACY = "/v2/generate/video/pixverse/generation"
KEY = "a-key"
TEXT = "pixverse/v5/text-to-video"
SAMPLE_VALUES = {"prompt": "a cat", "image_url": "https://example.com/a.png", "video_url": "https://example.com/a.mp4"}
NO_HEADERS: Mapping[str, str] = {}


def send(
    mock: Mock, method: str, target: str, value: object = None, key: str = KEY, headers: Mapping[str, str] = NO_HEADERS
) -> Reply:
    """Send a request; *value* is sent as JSON unless it is bytes."""
    head = {"host": "mock.test"} | ({"authorization": f"Bearer {key}"} if key else {})
    if value is not None:
        head["content-type"] = "application/json"
    body = value if isinstance(value, bytes) else b"" if value is None else json.dumps(value).encode()
    return mock.handle(Request(method, target, head | dict(headers), body))


def create(
    mock: Mock,
    address: str = V2,
    key: str = KEY,
    headers: Mapping[str, str] = NO_HEADERS,
    model: str = TEXT,
    **fields: Any,
) -> Reply:
    """Send a create with the required fields of the model, and *fields*."""
    return send(mock, "POST", address, minimal_request(find(model)) | fields, key, headers)


def fetch(
    mock: Mock, identifier: str, address: str = V2, key: str = KEY, headers: Mapping[str, str] = NO_HEADERS
) -> Reply:
    """Fetch a job."""
    return send(mock, "GET", f"{address}?generation_id={quote(identifier, safe='')}", None, key, headers)


def create_job(mock: Mock, address: str = V2, key: str = KEY, model: str = TEXT, **fields: Any) -> str:
    """Create a job and return its id."""
    reply = create(mock, address, key, model=model, **fields)
    assert reply.status in (200, 201), reply.body
    return str(read_json(reply).get("id") or read_json(reply)["generation_id"])


def fetch_status(mock: Mock, identifier: str, address: str = V2, key: str = KEY) -> str:
    """Fetch a job and return its status word."""
    return str(read_json(fetch(mock, identifier, address, key))["status"])


def admin(mock: Mock, method: str, thing: str, value: object = None, headers: Mapping[str, str] = NO_HEADERS) -> Reply:
    """Send a request to the admin interface; *thing* is what follows `/__mock/`."""
    return send(mock, method, f"/__mock/{thing}", value, "", {"content-type": "application/json", **headers})


def read_json(reply: Reply) -> Any:
    """Return the JSON of a response."""
    return json.loads(reply.body)


def header(reply: Reply, name: str) -> str | None:
    """Return a header of a response, and check that it is not repeated."""
    values = [value for known, value in reply.headers if known == name]
    assert len(values) < 2
    return values[0] if values else None


def find(identifier: str) -> Model:
    model = find_model(identifier)
    assert model is not None
    return model


def minimal_request(model: Model) -> dict[str, Any]:
    """Return a request with only the required fields."""
    required = smallest(model)
    return required | {name: value for name, value in SAMPLE_VALUES.items() if name in required}
