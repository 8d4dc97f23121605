"""Clients behind real proxies: their errors prove nothing about a create, and mixed-up responses are noticed."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from reelkit import Client, Outcome, Poll
from reelkit_mock import Mock
from tests.proxies.running import PROXIES, is_installed, proxy, varnish_that_ignores_queries

pytestmark = pytest.mark.slow

KEY = "0123456789abcdef0123456789abcdef"
FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox in snow"}
FAST = Poll(initial=0.5, factor=1.0, cap=0.5, jitter=0.0)


def installed(name: str) -> None:
    """Skip the test if the proxy is not installed."""
    if not is_installed(name):
        pytest.skip(f"needs {name}, a package of Debian: apt-get install varnish nginx-light haproxy")


def bought(url: str, folder: Path, lines: int) -> dict[str, Outcome]:
    """The outcomes of a batch with this many lines."""
    options: dict[str, Any] = {"journal": folder / "jobs.db", "poll": FAST, "deadline": 40}
    wanted = {f"fox-{n}": FOX for n in range(lines)}
    with Client(KEY, base_url=url, **options) as client:
        return {outcome.key: outcome for outcome in client.run_all(wanted, save_to=folder / "{key}.mp4")}


@pytest.mark.parametrize("fault", [{"hang": True, "handled": True}, {"close": True, "handled": True}])
@pytest.mark.parametrize("name", PROXIES)
def test_an_error_of_a_proxy_for_a_create_buys_nothing_twice(tmp_path: Path, name: str, fault: dict[str, bool]) -> None:
    """The service has made the job, and the proxy returns 502, 503 with Retry-After, or 504."""
    installed(name)
    mock = Mock(clock="speed:100")
    mock.fault(fault, route="create", times=2)

    with mock.serve() as serving, proxy(PROXIES[name], serving.base_url) as url:
        outcomes = bought(url, tmp_path, 4)

    assert {key: outcome.state for key, outcome in outcomes.items()} == {f"fox-{n}": "ok" for n in range(4)}
    assert len(mock.ledger) == sum(call["method"] == "POST" for call in mock.calls) == 4
    assert mock.unfired() == []


def test_varnish_returns_503_with_retry_after_for_a_create_that_was_made(tmp_path: Path) -> None:
    """The client must not treat it as a refusal."""
    installed("varnishd")
    mock = Mock()
    mock.fault({"hang": True, "handled": True}, route="create")

    with mock.serve() as serving, proxy(PROXIES["varnishd"], serving.base_url) as url:
        headers = {"authorization": f"Bearer {KEY}"}
        answer = httpx.post(f"{url}/v2/video/generations", json=FOX, headers=headers, timeout=30)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert len(mock.ledger) == 1


def test_a_cache_that_ignores_queries_mixes_up_no_jobs(tmp_path: Path) -> None:
    """It returns the response about another job; each video is saved as its own."""
    installed("varnishd")
    mock = Mock(clock="speed:100")

    with mock.serve() as serving, proxy(varnish_that_ignores_queries, serving.base_url) as url:
        outcomes = bought(url, tmp_path, 3)
        done = {key: outcome.job_id or "" for key, outcome in outcomes.items() if outcome.state == "ok"}
        with Client(KEY, base_url=serving.base_url) as client:
            right = {
                key: client.attach(job_id).result().save(tmp_path / "right").sha256 for key, job_id in done.items()
            }

    assert {outcome.state for outcome in outcomes.values()} <= {"ok", "timeout"}
    assert right
    assert {key: outcome.saved.sha256 for key, outcome in outcomes.items() if outcome.saved} == right
