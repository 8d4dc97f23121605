"""The gateway: decides of each request whether the service gets it, the mock responds to it, or it is refused.

Only GET and HEAD cost nothing for certain. Any other request is sent on only where the user allowed it.
"""

import functools
import json
import re
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from reelkit_mock import Mock, Reply, Request
from reelkit_run._gateway.repeats import Creates
from reelkit_run._gateway.replies import FREE, STOPPED, error_reply, is_refusal, key_refusal, may_have_bought
from reelkit_specs import models

if TYPE_CHECKING:
    from reelkit_run._gateway.service import Service

TARGET = re.compile("/[!-~]*")
ASSETS = "/assets/"  # where the mock has the videos of its jobs


class Spending(Enum):
    """Which requests that may cost money are sent on."""

    NOTHING = "the mock responds to creates"
    LIMITED = "creates with a known price, up to a limit"
    ANYTHING = "everything"


class Gateway:
    """Stands in for the service. *key* is the made-up API key of the program, which others do not have."""

    def __init__(self, mock: Mock, service: "Service", key: str, spending: Spending, once: float | None = None) -> None:
        self._mock = mock
        self._service = service
        self._key = key
        self._spending = spending
        self._creates = Creates(may_have_bought, once)
        self.asked = 0  # requests of the program
        self.stopped = 0  # requests that might have cost money

    async def handle(self, request: Request) -> Reply:
        """Respond to a request of the program."""
        self.asked += 1
        if (refusal := key_refusal(request, self._key, is_free=True)) is not None:
            return refusal
        if self._is_for_mock(request):
            return self._mock.handle(request)
        if not TARGET.fullmatch(request.target):  # httpx would not send it, which must not look like a lost response
            return error_reply(400, "the target of the request is not a path in ASCII characters")
        if request.method in FREE:
            return await self._service.send(request)
        body = _create_of(request)
        if body is not None:
            identity = json.dumps([urlsplit(request.target).path, body], sort_keys=True).encode()
            reply = await self._creates.reply(identity, lambda: self._service.create(request, body))
            self.stopped += is_refusal(reply)
            return reply
        if self._spending is Spending.ANYTHING:
            return await self._service.send(request)
        self.stopped += 1
        return error_reply(STOPPED, f"reelkit run --max-credits stops this {request.method}: its price is unknown")

    async def close(self) -> None:
        """Wait for the responses to creates that are under way, and close everything."""
        await self._service.finish_creates()
        await self._creates.cancel()
        await self._service.close()

    def _is_for_mock(self, request: Request) -> bool:
        if self._spending is not Spending.NOTHING:
            return False
        if request.method not in FREE:
            return True
        parts = urlsplit(request.target)
        return parts.path.startswith(ASSETS) or not self._mock.jobs.keys().isdisjoint(
            parse_qs(parts.query).get("generation_id", ())
        )


@functools.cache
def _create_paths() -> frozenset[str]:
    return frozenset(path for model in models() for path in (model.universal.create, model.legacy.create) if path)


def _create_of(request: Request) -> dict[str, Any] | None:
    """The body of a create; None for any other request, and for one that names no model."""
    if request.method != "POST" or urlsplit(request.target).path not in _create_paths():
        return None
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) and isinstance(body.get("model"), str) else None
