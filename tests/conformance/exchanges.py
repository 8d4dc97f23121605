"""Exchanges as a server could have made them."""

import json
from collections.abc import Mapping
from typing import Any

from reelkit_conformance._http.exchange import Address, Exchange, Request

PATHS: dict[Address, str] = {"v2": "/v2/video/generations", "legacy": "/v2/generate/video/pixverse/generation"}
TYPE = {"content-type": "application/json"}
URL = "https://cdn.example/a%2Fb.mp4"
DONE = {"id": "a", "status": "completed", "video": {"url": URL}}
FAILED = {"id": "a", "status": "error", "error": {"name": "GenerationError", "message": "no"}}


class Exchanges:
    """Makes exchanges and numbers them."""

    def __init__(self) -> None:
        self.number = 0

    def create(self, body: Any, status: int = 200, address: Address = "v2", **headers: str) -> Exchange:
        """Return a create and its response."""
        return self._next(Request("POST", PATHS[address], call="create", address=address), status, body, headers)

    def fetch(self, body: Any, status: int = 200, job: str = "a", address: Address = "v2", **headers: str) -> Exchange:
        """Return a fetch and its response."""
        request = Request("GET", PATHS[address], (("generation_id", job),), call="fetch", address=address)
        return self._next(request, status, body, headers)

    def _next(self, request: Request, status: int, body: Any, headers: Mapping[str, str]) -> Exchange:
        self.number += 1
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return Exchange(self.number, request, 0.0, 0.0, status, TYPE | names, content)
