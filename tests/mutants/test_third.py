"""The faults of the third set show on the wire: a response differs from that of the mock without them."""

import asyncio
import inspect
import json
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from reelkit_mock import Reply, Request
from reelkit_specs import contract

from .around import Around, FaultyMock
from .catalogue import find
from .engines import KEY, Setup, server
from .fault import NO_FAULT, USUAL, Fault
from .model import PATH_OF, Spec
from .samples import minimal_request
from .third import TABLE, third
from .third.planted import Ask

HEADERS = {"host": "localhost", "authorization": f"Bearer {KEY}", "content-type": "application/json"}
ROWS = {row.name: row for rows in TABLE.values() for row in rows}
TO_THE_END = 24  # seconds between two fetches; every job ends within six times as long


class Witness:
    """Sends a fixed series of calls about a fault to a mock, and yields the responses.

    What is sent at once overlaps at any delay, so the shortest will do.
    """

    def __init__(self, planted: Fault, about: Fault) -> None:
        self._server = FaultyMock(planted._replace(delay=planted.delay and 1e-6), 3, "manual", KEY)
        self._minimal = minimal_request(_spec(about.model or USUAL))
        self._paths = [PATH_OF[address] for address in about.addresses]
        self._asks = ROWS[about.name.partition("@")[0]].asks
        self._jobs = 1 if about.delay else 10  # a fault among parallel calls does not show in a series
        self._seen: list[Reply] = []

    async def replies(self) -> AsyncIterator[Reply]:
        """Send creates, the requests of the fault, fetches to the end and beyond, videos, and calls in parallel."""
        for path in self._paths * self._jobs:
            yield await self._reply(self._create(path))
        for request in self._asked():
            yield await self._reply(request)
        for seconds in (*[TO_THE_END] * min(self._jobs, 6), 0, 0, 0):
            for request in self._fetches():
                yield await self._reply(request)
            self._server.mock.advance(seconds)
        for request in self._asked():
            yield await self._reply(request)
        for link in self._links():
            yield await self._reply(Request("GET", link, {"host": "localhost"}))
        for replies in (self._overlapping, *[self._overlapping_fetches] * 3):
            for reply in await asyncio.gather(*map(self._reply, replies())):
                yield reply
        for request in self._fetches():
            yield await self._reply(request)

    def _overlapping(self) -> list[Request]:
        first, last = self._create(self._paths[0]), self._create(self._paths[-1])
        creates = [self._create(path, duration=duration) for path in self._paths for duration in (5, 5, 8)]
        other = last._replace(target=next(path for path in PATH_OF.values() if path != last.target))
        wrong = first._replace(headers=HEADERS | {"authorization": "Bearer bad"})
        fetches = list(self._fetches())[-4:]
        return [*creates, first._replace(body=b"{}"), wrong, *fetches, *fetches[:1], other]

    def _overlapping_fetches(self) -> list[Request]:
        self._server.mock.advance(60)
        return list(self._fetches())[-12:]

    def _asked(self) -> Iterator[Request]:
        for ask in self._asks:
            for path in self._targets(ask):
                yield self._request(ask, path)

    def _create(self, path: str, **fields: Any) -> Request:
        return Request("POST", path, HEADERS, json.dumps(self._minimal | fields).encode())

    def _fetches(self) -> Iterator[Request]:
        for name in list(self._server.mock.jobs):
            for path in self._paths:
                yield Request("GET", f"{path}?generation_id={name}", HEADERS)
                if name == next(iter(self._server.mock.jobs)):
                    yield Request("GET", f"{path}?generation_id={name}", {"host": "localhost"})

    def _links(self) -> list[str]:
        found = [
            path for reply in self._seen for path in re.findall(r"/assets/[^\"]+\.mp4", reply.body.decode("latin-1"))
        ]
        return list(dict.fromkeys(found))[:12]

    def _targets(self, ask: Ask) -> list[str]:
        if ask.path == "VIDEO":
            return self._links()[:1]
        return [ask.path] if ask.path else [path + ask.suffix for path in self._paths]

    def _request(self, ask: Ask, path: str) -> Request:
        model = str(self._minimal["model"])
        body = ask.body
        if isinstance(body, dict):
            body = json.dumps(self._minimal | body).encode() if ask.method != "GET" else b""
        body = body.replace(b"MODEL", model.encode()).replace(b"SLASHED", model.replace("/", "\\/").encode())
        named = {name: value for name, value in (HEADERS | dict(ask.headers)).items() if value is not None}
        return Request(ask.method, path + (f"?{ask.query}" if ask.query else ""), named, body)

    async def _reply(self, request: Request) -> Reply:
        handled = self._server.handle(request)
        reply = await handled if inspect.isawaitable(handled) else handled
        self._seen.append(reply)
        return reply._replace(headers=tuple(sorted(reply.headers)))  # their order is no difference


def _spec(model: str) -> Spec:
    schemas = contract()["components"]["schemas"].values()
    schema = next(each for each in schemas if each["properties"].get("model", {}).get("default") == model)
    return Spec(model, (model,), schema, ("v2",))


async def _differ(fault: Fault) -> bool:
    """Return whether a response differs; the series ends with the first that does."""
    correct = NO_FAULT._replace(around=Around())
    expected = Witness(correct, fault).replies()
    async for reply in Witness(fault, fault).replies():
        if reply != await anext(expected, None):
            return True
    return await anext(expected, None) is not None


@pytest.mark.slow
@pytest.mark.parametrize("kind", TABLE)
def test_every_fault_changes_a_response(kind: str) -> None:
    """A fault that no client can see would measure nothing."""
    faults = [fault for fault in third() if fault.kind == kind]

    assert [fault.name for fault in faults if not asyncio.run(_differ(fault))] == []


@pytest.mark.slow
def test_a_fault_around_the_mock_is_served() -> None:
    """By its name, in a process of its own, as in a measurement."""
    fault = find("leading_zero@both")
    assert fault is not None

    with server(fault, Setup(), ()) as url:
        assert url.startswith("http://127.0.0.1:")


def test_the_set_is_complete() -> None:
    """It has at least 120 faults, each with a name of its own, and some in every class."""
    assert len(ROWS) == len(third()) >= 120
    assert min(map(len, TABLE.values())) >= 15
