"""A gateway between a program and a second mock, which plays the service."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest

from reelkit_mock import Mock, Reply, Request
from reelkit_mock._http.httpx_transport import MockTransport
from reelkit_run._gateway.gateway import Gateway, Spending
from reelkit_run._gateway.service import Service

T = TypeVar("T")

CREATES = "/v2/video/generations"
MODEL = "pixverse/v5/text-to-video"
KEY, REAL = "made-up-key-of-the-run", "the-real-key-of-the-user"  # of the program, and of the service


class Stage:
    """The service, the mock beside the gateway, and the gateway."""

    def __init__(self, service: Mock) -> None:
        self.service = service
        self.mock = Mock()
        self.requests: list[Request] = []  # that the service received
        self.gateway: Gateway
        self.behind: Service

    def receive(self, request: Request) -> Reply:
        """Respond as the service."""
        self.requests.append(request)
        return self.service.handle(request)

    async def ask(
        self, method: str, target: str, body: Any = None, key: str | None = KEY, headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request of the program."""
        given = {"host": "api.aimlapi.com", "content-type": "application/json"} | (
            {} if key is None else {"authorization": f"Bearer {key}"}
        )
        content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self.gateway.handle(Request(method, target, given | (headers or {}), content, scheme="https"))

    async def create(self, **changes: Any) -> Reply:
        """Send a create."""
        headers = changes.pop("headers", None)
        return await self.ask("POST", CREATES, {"model": MODEL, "prompt": "a fox"} | changes, headers=headers)

    def received(self) -> list[str]:
        """What the service received: methods and targets."""
        return [f"{request.method} {request.target}" for request in self.requests]

    def run(self, program: Coroutine[Any, Any, T]) -> T:
        """Run a program, and close the gateway."""

        async def main() -> T:
            try:
                return await program
            finally:
                await self.gateway.close()

        return asyncio.run(main())


Open = Callable[..., Stage]


@pytest.fixture
def open_gateway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Make a gateway: *service* is the mock that plays the service."""
    monkeypatch.setenv("AIMLAPI_API_KEY", REAL)
    monkeypatch.setenv("AIMLAPI_BASE_URL", "https://service.example")
    monkeypatch.setenv("REELKIT_JOURNAL", str(tmp_path / "jobs.db"))

    def made(
        spending: Spending = Spending.NOTHING,
        *,
        service: Mock | None = None,
        limit: float | None = None,
        once: float | None = None,
        record: Path | None = None,
    ) -> Stage:
        stage = Stage(service or Mock())
        stage.behind = Service(KEY, limit, record, MockTransport(lambda request: stage.receive(request)))
        stage.gateway = Gateway(stage.mock, stage.behind, KEY, spending, once)
        return stage

    return made
