"""Each fault of the fourth set is found by the check for it, in a run without a socket."""

import functools
import inspect

import httpx
import pytest

from reelkit_conformance._http import transport
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_mock import Reply, Request
from reelkit_mock._http.httpx_transport import MockTransport
from reelkit_specs import find_model
from tests.mutants.around import Around, FaultyMock
from tests.mutants.catalogue import find
from tests.mutants.fault import NO_FAULT, USUAL, Fault
from tests.mutants.fourth import ROWS, Row

pytestmark = pytest.mark.slow

KEY = "the-only-key"


class Waiting(MockTransport):
    """A transport for a server whose responses may be awaited."""

    def __init__(self, server: FaultyMock) -> None:
        super().__init__(lambda request: self._replies.pop())
        self._server = server
        self._replies: list[Reply] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name.lower(): value for name, value in request.headers.items()}
        target = request.url.raw_path.decode("ascii")
        content = await request.aread()
        reply = self._server.handle(Request(request.method, target, headers, content, request.url.scheme))
        self._replies.append(await reply if inspect.isawaitable(reply) else reply)
        return await super().handle_async_request(request)


def report(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> Report:
    """Return the report of a run of all levels."""
    server = FaultyMock(fault, 1, "manual", KEY)
    client = functools.partial(httpx.AsyncClient, transport=Waiting(server))
    monkeypatch.setattr(transport.httpx, "AsyncClient", client)
    model = find_model(USUAL)
    assert model is not None
    settings = Settings("http://127.0.0.1", Secret(KEY), (model,), seed=1)
    return run(settings, plan(settings), lambda _: None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_fault_around_the_mock_is_found(row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one of the checks for it, with the exchange that shows it."""
    fault = find(f"{row.name}@both")
    assert fault is not None
    found = report(fault, monkeypatch)
    failed = {one.check.id: one.findings for one in found.results if one.findings}

    assert {*row.checks} & failed.keys(), failed
    assert all(finding.evidence for findings in failed.values() for finding in findings)


def test_the_mock_without_a_fault_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the requests of a run."""
    found = report(NO_FAULT._replace(around=Around()), monkeypatch)

    assert [one.check.id for one in found.results if one.findings] == []
    assert found.requests <= 400
