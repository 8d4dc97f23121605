"""The same seed and calls give the same bytes, in any order and from any thread."""

import itertools
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, strategies as st

from reelkit_mock import Mock, Reply
from tests.mock.mock_requests import LEGACY, V2, create, fetch, read_json, send
from tests.offers import offered

SETTINGS: dict[str, Any] = {
    "clock": "manual",
    "seed": 7,
    "personality": "mixed",
    "outcomes": {"succeeded": 2, "failed": 1},
    "queue_seconds": [0, 50],
    "generate_seconds": [0, 50],
    "faults": [
        {"what": {"status": 503, "retry_after": 1}, "when": {"rate": 0.3, "route": "fetch"}, "times": "always"},
        {"what": "lost", "when": {"rate": 0.3, "route": "create"}, "times": "always"},
    ],
}
KEYS = ("a", "b", "invalid-c")


def calls(mock: Mock, key: str) -> Iterator[Reply]:
    """Yield the calls of one client, valid and invalid ones, starting with invalid ones."""
    yield fetch(mock, "nobody", key=key)
    yield create(mock, prompt=1, key=key)
    for number, address in itertools.product(range(4), (V2, LEGACY)):
        reply = create(mock, address, key, resolution=offered("resolution")[number % 2])
        yield reply
        identifier = dict(reply.headers).get("x-inference-id", "none")
        yield from (fetch(mock, identifier, address, key) for _ in range(2))
        yield create(mock, address, key, duration=-1)
    yield send(mock, "GET", "/nowhere", key=key)


def alone(key: str, **settings: Any) -> list[Reply]:
    mock = Mock(**SETTINGS | settings)
    mock.advance(10)
    return list(calls(mock, key))


ALONE = {key: alone(key) for key in KEYS}


def test_the_same_seed_gives_the_same_bytes() -> None:
    """In another mock, and after a reset."""
    mock = Mock(**SETTINGS)
    mock.advance(10)
    first = list(calls(mock, "a"))
    mock.reset()
    mock.advance(10)

    assert first == list(calls(mock, "a")) == ALONE["a"]


@pytest.mark.parametrize("change", [{"seed": 8}, {"seed": -7}])
def test_another_seed_gives_other_bytes(change: dict[str, Any]) -> None:
    """Ids, times, outcomes and faults depend on the seed."""
    assert alone("a", **change) != ALONE["a"]
    assert {reply.body for reply in alone("a", **change)}.isdisjoint({reply.body for reply in ALONE["a"]})


def test_another_namespace_and_another_key_give_other_bytes() -> None:
    """Ids and times depend on both."""
    mock = Mock(**SETTINGS).namespace("other")
    mock.advance(10)

    elsewhere = {reply.body for reply in calls(mock, "ns:other:a")}

    assert elsewhere.isdisjoint({reply.body for reply in ALONE["a"]})
    assert {reply.body for reply in ALONE["a"]}.isdisjoint({reply.body for reply in ALONE["b"]})


@pytest.mark.slow
@given(st.lists(st.sampled_from(KEYS)))
def test_any_interleaving_gives_each_key_the_same_bytes(order: list[str]) -> None:
    """Calls of other keys have no effect, not even failed ones."""
    mock = Mock(**SETTINGS)
    mock.advance(10)
    running = {key: calls(mock, key) for key in KEYS}
    got: dict[str, list[Reply]] = {key: [] for key in KEYS}

    for key in order:
        got[key] += itertools.islice(running[key], 1)
    for key, rest in running.items():
        got[key] += rest

    assert got == ALONE


def test_threads_give_each_key_the_same_bytes() -> None:
    """Reading at the same time has no effect."""
    mock = Mock(**SETTINGS)
    mock.advance(10)
    got: dict[str, list[Reply]] = {}
    troubles: list[Exception] = []

    def client(key: str) -> None:
        got[key] = list(calls(mock, key))

    def reader() -> None:
        for _ in range(100):
            assert len(mock.jobs) <= len(mock.ledger)
            assert len(mock.calls) <= 1_000

    def watched(act: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                act()
            except Exception as error:  # reported at the end of the test; a thread would swallow it
                troubles.append(error)

        return run

    acts = [reader, *(lambda key=key: client(key) for key in KEYS)]
    threads = [threading.Thread(target=watched(act)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert got == ALONE


@pytest.mark.slow
def test_every_error_has_its_own_request_id() -> None:
    """For one key, for several, and without a key."""
    mock = Mock(**SETTINGS | {"faults": []})
    replies = [reply for key in (*KEYS, "", "x" * 9_999) for reply in calls(mock, key)]
    refused = [read_json(reply)["requestId"] for reply in replies if reply.status >= 400]

    assert len(refused) > 50
    assert len(set(refused)) == len(refused)
