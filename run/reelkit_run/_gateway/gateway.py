"""The gateway: decides of each request whether the service gets it, the mock responds to it, or it is refused.

Only GET and HEAD cost nothing for certain. Any other request is sent on only where the user allowed it.
"""

import functools
import hashlib
import json
import posixpath
import re
from enum import Enum
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote

from reelkit_mock import Mock, Reply, Request
from reelkit_run._gateway.repeats import Creates
from reelkit_run._gateway.replies import FREE, STOPPED, error_reply, is_refusal, key_refusal, may_have_bought
from reelkit_specs import models

if TYPE_CHECKING:
    from reelkit_run._gateway.service import Service

TARGET = re.compile("/[!-~]*")
ASSETS = "/assets/"  # where the mock has the videos of its jobs
UNREADABLE = (
    "reelkit run cannot read the body of this create, which was not sent: without it, the create is in no journal, and "
    "may be bought twice; send JSON in UTF-8, without a Content-Encoding"
)


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
        if _is_for_a_create(request):
            body = _fields_of(request)
            if body is None:
                return error_reply(400, UNREADABLE)
            if isinstance(body.get("model"), str):
                reply = await self._creates.reply(_identity(request, body), lambda: self._service.create(request, body))
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
        path, _, query = request.target.partition("?")
        return path.startswith(ASSETS) or not self._mock.jobs.keys().isdisjoint(
            parse_qs(query).get("generation_id", ())
        )


@functools.cache
def _create_paths() -> frozenset[str]:
    return frozenset(path for model in models() for path in (model.universal.create, model.legacy.create) if path)


def _is_for_a_create(request: Request) -> bool:
    """Whether this goes to the address of a create, in any spelling that a server may take for it."""
    path = unquote(re.split("[?#]", request.target, maxsplit=1)[0]).lower()
    return request.method.upper() == "POST" and posixpath.normpath(f"/{path.lstrip('/')}") in _create_paths()


def _fields_of(request: Request) -> dict[str, Any] | None:
    """The fields of a create; empty for JSON that is no object, which the service refuses. None if it is no JSON."""
    try:
        body = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else {}


def _identity(request: Request, body: dict[str, Any]) -> bytes:
    """The identity of a create, which a repeat of it shares. A hash, because a body may have pictures in it."""
    return hashlib.sha256(json.dumps([request.target, body], sort_keys=True).encode()).digest()
