"""Thousands of random responses to batches: each line has an outcome, and affects no other."""

import itertools
import json
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

import reelkit
from reelkit import Client, ReelkitError, ReelkitWarning, Retry, no_waiting
from reelkit._journal.journal import Journal
from tests.properties.answers import CREATED, DONE, MARK, logs, response, responses

KEY = "0123456789abcdef0123456789abcdef"
FOX = {"model": "pixverse/v5/text-to-video", "prompt": "a red fox"}
DOCUMENTED = {value for name in reelkit.__all__ if isinstance(value := getattr(reelkit, name), type)}
ANSWERS = 2_000  # at least, in total
LINES = 2

pytestmark = pytest.mark.slow


class Service:
    """A service with a script for each kind of request, whose last response is repeated; it counts responses."""

    def __init__(self, scripts: dict[str, list[Any]]) -> None:
        self.scripts = {route: list(script) for route, script in scripts.items()}
        self.answered: Counter[str] = Counter()
        self.marks: list[str] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        route = "create" if request.method == "POST" else self._route(request.url.path)
        if route == "create":
            self.marks.append(request.headers["x-client-request-id"])
        self.answered[route] += 1
        script = self.scripts[route]
        status, headers, body = script.pop(0) if len(script) > 1 else script[0]
        if route == "logs" and self.marks:
            body = body.replace(json.dumps(MARK).encode(), json.dumps(self.marks[-1]).encode())
        return response((status, headers, body))

    def _route(self, path: str) -> str:
        return "logs" if path.endswith("/logs") else "fetch" if "/video/" in path else "asset"


scripts = st.fixed_dictionaries(
    {
        "create": st.lists(responses | st.just(CREATED), min_size=1, max_size=3),
        "fetch": st.lists(responses | st.just(DONE), min_size=1, max_size=3),
        "logs": st.lists(logs, min_size=1, max_size=3),
        "asset": st.lists(responses, min_size=1, max_size=3),
    }
)


@pytest.fixture(autouse=True)
def at_once() -> Iterator[None]:
    """Delays take no time, and warnings are ignored."""
    with no_waiting(), warnings.catch_warnings():
        warnings.simplefilter("ignore", ReelkitWarning)
        yield


def test_every_line_has_an_outcome_for_any_responses(tmp_path: Path) -> None:
    """To create, poll, logs and download: the iterator raises nothing, and every error is documented."""
    fed: Counter[str] = Counter()
    number = itertools.count()
    journal = Journal(
        tmp_path / "jobs.db"
    )  # one journal for all examples, to save time; each example has its own service

    @given(scripts)
    @settings(max_examples=250, suppress_health_check=list(HealthCheck), database=None)
    def feed(drawn: dict[str, list[Any]]) -> None:
        service, url = Service(drawn), f"https://service-{next(number)}.example.com"
        options: dict[str, Any] = {"deadline": 20, "max_bytes": 10_000, "retry": Retry(attempts=2), "base_url": url}
        wanted = {f"fox-{n}": FOX for n in range(LINES)}
        transport = httpx.MockTransport(service)
        client = Client(KEY, transport=transport, journal=journal, **options)
        outcomes = list(client.run_all(wanted, save_to=tmp_path / "{key}.mp4", max_in_flight=1))
        fed.update(service.answered)

        # In any order: a line whose lost create is searched for lets the next one start.
        assert sorted(outcome.key for outcome in outcomes) == sorted(wanted)
        for outcome in outcomes:
            assert outcome.error is None or type(outcome.error) in DOCUMENTED - {ReelkitError}, outcome.error
        owners = [purchase.job_id for purchase in journal.every(url) if purchase.job_id]
        assert len(owners) == len(set(owners))

    while fed.total() < ANSWERS:
        feed()
    journal.close()

    assert min(fed[route] for route in ("create", "fetch", "logs", "asset")) > 80
