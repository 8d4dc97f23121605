"""Measurements of the mock without a server, each part in a process of its own.

python -m benchmarks.mock.inside handle | httpx | memory | stop COUNT
"""

import http.client
import json
import sys
import time
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from reelkit_mock import Mock
from reelkit_mock._http.messages import Reply, Request

from .servers import ADDRESS, CREATE, JSON, KEY, PAGE

CALLS = 1_000
HOST = {"host": "127.0.0.1:8000"}
POST = Request("POST", ADDRESS, HOST | KEY | JSON | {"content-length": str(len(CREATE))}, CREATE.encode())
FIVE_MINUTES = 300.0


def handle(rounds: int) -> dict[str, list[float]]:
    """Return microseconds of `Mock.handle`, by round."""
    mock, finished = Mock(), Mock()
    turns: dict[str, Callable[[], Reply]] = {"create": lambda: mock.handle(POST)}
    for name, place in (("pending", mock), ("finished", finished)):
        identifier = json.loads(place.handle(POST).body)["id"]
        request = Request("GET", f"{ADDRESS}?generation_id={identifier}", HOST | KEY)
        turns[name] = partial(place.handle, request)
    finished.advance(FIVE_MINUTES)
    assert b'"completed"' in turns["finished"]().body
    assert b'"completed"' not in turns["pending"]().body
    return in_turn(turns, rounds)


def through_httpx(rounds: int) -> dict[str, list[float]]:
    """Return microseconds of a request, through the mock and through a transport with a constant response."""
    mock = Mock()
    identifier = json.loads(mock.handle(POST).body)["id"]
    mock.advance(FIVE_MINUTES)
    with httpx.Client(transport=mock.transport(), base_url="http://localhost", headers=KEY) as client:
        replies = [
            client.post(ADDRESS, content=CREATE, headers=JSON),
            client.get(ADDRESS + f"?generation_id={identifier}"),
        ]
        turns: dict[str, Callable[[], object]] = {}
        for name, reply in zip(("create", "fetch"), replies, strict=True):
            assert reply.status_code == 200, reply.text
            turns[name] = asking(client, name, identifier)
            turns[f"constant {name}"] = asking(constant(reply), name, identifier)
        return in_turn(turns, rounds)


def constant(reply: httpx.Response) -> httpx.Client:
    """Return a client that always gets this response, byte for byte."""
    head, body = reply.headers.multi_items(), reply.content
    transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=head, content=body))
    return httpx.Client(transport=transport, base_url="http://localhost", headers=KEY)


def asking(client: httpx.Client, name: str, identifier: str) -> Callable[[], object]:
    """Send one request with this client."""
    if name == "create":
        return lambda: client.post(ADDRESS, content=CREATE, headers=JSON)
    return lambda: client.get(ADDRESS, params={"generation_id": identifier})


def in_turn(turns: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Return microseconds per call and round, in turn, so that a slow moment affects all."""
    measured: dict[str, list[float]] = {name: [] for name in turns}
    for _ in range(rounds + 1):
        for name, turn in turns.items():
            start = time.perf_counter()
            for _ in range(CALLS):
                turn()
            measured[name].append((time.perf_counter() - start) / CALLS * 1e6)
    return {name: times[1:] for name, times in measured.items()}  # the first round warms up


def memory(jobs: int) -> dict[str, list[float]]:
    """Return megabytes before and with this many finished jobs. Creates have a client request id."""
    mock = Mock()
    identifiers = [json.loads(mock.handle(POST).body)["id"]]
    before = resident()
    for number in range(1, jobs):
        reply = mock.handle(POST._replace(headers={**POST.headers, "x-client-request-id": str(uuid.uuid4())}))
        if number % (jobs // 100) == 0:
            identifiers.append(json.loads(reply.body)["id"])
    mock.advance(FIVE_MINUTES)
    for identifier in identifiers:
        reply = mock.handle(Request("GET", f"{ADDRESS}?generation_id={identifier}", HOST | KEY))
        assert b'"completed"' in reply.body
    after = resident()
    assert len(mock.jobs) == jobs
    return {"before": [before], "after": [after]}


def resident() -> float:
    """Return the resident memory of this process in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6


def stop(rounds: int) -> dict[str, list[float]]:
    """Return the milliseconds that a fixture takes to stop while a connection is open."""
    times = []
    for _ in range(rounds):
        server = Mock().serve()
        connection = http.client.HTTPConnection(urlsplit(server.base_url).netloc, timeout=10)
        connection.request("POST", ADDRESS, CREATE, KEY | JSON)
        assert connection.getresponse().read()
        start = time.perf_counter()
        server.stop()
        times.append((time.perf_counter() - start) * 1e3)
        connection.close()
    return {"stop": times}


PARTS = {"handle": handle, "httpx": through_httpx, "memory": memory, "stop": stop}

if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](int(sys.argv[2]))))
