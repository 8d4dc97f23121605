"""Targets that are not the service: the run ends with a clear message, without a traceback and without hanging."""

import asyncio
import gzip
import tracemalloc

import pytest

from reelkit_conformance._http import transport
from reelkit_conformance._http.api_key import Secret
from reelkit_conformance._http.exchange import Exchange, Request
from reelkit_conformance._judge.findings import Report
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import Settings, plan
from reelkit_specs import models
from tests.conformance.broken_servers import HTML, always_sends, closes_at_once, responds_unasked, sends_slowly
from tests.loopback import Handler, hangs, server

KEY = "a-key-of-the-tests"


@pytest.fixture(autouse=True)
def short_timeouts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the timeouts."""
    monkeypatch.setattr(transport, "CONNECT_TIMEOUT", 1.0)
    monkeypatch.setattr(transport, "RESPONSE_TIMEOUT", 1.0)


def report(base_url: str, *levels: str) -> Report:
    """Run with little patience and return the report."""
    wanted = levels or ("L0", "L1", "L2", "L3", "L4")
    settings = Settings(base_url, Secret(KEY), models()[:1], wanted, patience=0.1)  # type: ignore[arg-type] # levels
    return run(settings, plan(settings), lambda _: None)


def failed(found: Report) -> set[str]:
    """Return the ids of the failed checks."""
    return {result.check.id for result in found.results if result.verdict == "fail"}


def test_an_unreachable_target_ends_the_run() -> None:
    """The run ends at once and names the target."""
    with server(closes_at_once) as url:
        pass

    assert report(url).ended_early == f"nothing responds at {url}: no connection (All connection attempts failed)"


@pytest.mark.every_python
@pytest.mark.parametrize(
    ("handler", "reason"),
    [
        (closes_at_once, "closed before the response was complete"),
        (hangs, "no response in time"),
        (sends_slowly, "takes more than"),
        (always_sends(b"a" * 10_000_000), "more than 1048576 bytes"),
    ],
)
def test_a_server_without_a_response_ends_the_run(handler: Handler, reason: str) -> None:
    """Whatever the server does instead of responding."""
    with server(handler) as url:
        found = report(url)

    assert found.ended_early is not None
    assert reason in found.ended_early
    assert found.requests == 1


def test_https_to_a_plain_server_is_reported() -> None:
    """The message names TLS."""
    with server(responds_unasked) as url:
        found = report(url.replace("http://", "https://"))

    assert found.ended_early is not None
    assert "SSL" in found.ended_early


def test_html_pages_are_reported_by_one_check() -> None:
    """One check reports it, not all of them."""
    with server(always_sends(HTML, "200 OK", "Content-Type: text/html")) as url:
        found = report(url, "L0", "L1")

    assert found.ended_early is None
    assert failed(found) == {"RES-003"}


def test_the_key_does_not_follow_a_redirect() -> None:
    """Another origin never receives the key."""
    heard: list[bytes] = []

    def listen(connection: object) -> None:
        heard.append(connection.recv(65536))  # type: ignore[attr-defined] # a socket

    with server(listen) as elsewhere, server(always_sends(b"", "307 Moved", f"Location: {elsewhere}/v2")) as url:
        found = report(url, "L1")

    assert b"".join(heard) == b""
    assert failed(found) == {"ACC-001"}


@pytest.mark.parametrize("before", [90, 100, 120, 130, 150, 190, 4060, 4090])
def test_a_key_at_the_cut_of_a_long_response_is_in_no_report(before: int) -> None:
    """Reports show a response up to some length; a server may repeat the key across that limit."""
    body = b"a" * before + b" " + KEY.encode() + (b"b" * 2_000_000 if before > 4000 else b"")

    with server(always_sends(body)) as url:
        shown = repr(report(url, "L1"))

    assert KEY[:6] not in shown
    assert "***" in shown


@pytest.mark.parametrize(
    ("encoding", "times"), [("gzip", 1), ("deflate, gzip", 1), ("gzip, gzip", 2), ("br", 1)], ids=str
)
def test_a_compressed_response_of_any_target_takes_little_memory(encoding: str, times: int) -> None:
    """Also where the kit looks for the admin interface of a mock."""
    body = bytes(30_000_000)
    for _ in range(times):
        body = gzip.compress(body)

    async def ask(url: str) -> tuple[Exchange, bool]:
        target = transport.Transport(url, Secret(KEY))
        try:
            return await target.send(Request("GET", "/v2/logs"), 1), await target.has_manual_clock()
        finally:
            await target.close()

    with server(always_sends(body, "200 OK", f"Content-Encoding: {encoding}")) as url:
        tracemalloc.start()
        try:
            exchange, has_manual_clock = asyncio.run(ask(url))
            most = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert most < 15_000_000
    assert "1048576 bytes" in f"{exchange.trouble}" if encoding == "gzip" else exchange.undecodable
    assert not has_manual_clock
