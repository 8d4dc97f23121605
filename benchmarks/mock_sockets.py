"""The rows of `mock.py` that need servers: answers per second of processor time, start, malformed requests."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from statistics import median

import mock_load
from mock_load import CONNECTIONS
from mock_servers import ADDRESS, CREATE, FORBIDDEN, KINDS, OTHER, OURS, SILENT, Kind, NotHere, Running, started
from mock_table import RATIO, Goal, Row, spread

ROUNDS, STARTS = 5, 5
FIVE_MINUTES = 300.0  # of the mock's clock: no job takes longer
ASKED = ("create", "fetch, pending", "fetch, finished")

TIMES_PRISM = Goal("at least", 10)
START = Goal("at most", 0.2)  # seconds
SHARE_OF_START = Goal("at most", 0.2)


def speed() -> Iterator[Row]:
    """How many answers a second of processor time gives."""
    figures: dict[Kind, list[dict[str, float]]] = {kind: [] for kind in KINDS}
    missing: dict[Kind, str] = {}
    with one_processor(), contextlib.ExitStack() as stack:
        servers: dict[Kind, Running] = {}
        for kind in KINDS:
            try:
                server = stack.enter_context(started(kind))
                if kind is not OTHER and server.ask("POST", ADDRESS, FORBIDDEN)[0] != 400:
                    raise NotHere("it takes what the contract forbids, so it does less than the mock")
                servers[kind] = server
            except NotHere as reason:
                missing[kind] = str(reason)
        for _ in range(ROUNDS + 1):
            for kind, server in servers.items():
                try:
                    figures[kind].append(one_round(kind, server))
                except NotHere as reason:
                    missing[kind] = str(reason)
    for asked in ASKED:
        ours = [figure[asked] for figure in figures[OURS][1:]]  # the first round warms up
        for kind in KINDS[1:]:
            name, goal = f"{asked}: times {kind.name}", TIMES_PRISM if kind is SILENT else None
            if OURS in missing or kind in missing:
                yield Row(name, None, RATIO, goal, missing.get(kind) or missing[OURS])
                continue
            theirs = [figure[asked] for figure in figures[kind][1:]]
            yield Row(
                name, median(ours) / max(theirs), RATIO, goal, f"{spread(ours)} against {spread(theirs)} per CPU s"
            )


@contextlib.contextmanager
def one_processor() -> Iterator[None]:
    """Start everything on the same processor: one beside it that is busy asking would slow the quick servers most."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def one_round(kind: Kind, server: Running) -> dict[str, float]:
    """Answers per second of processor time, for each of ASKED."""
    create, pending, finished = ASKED
    figures = {create: per_second(server, kind.creates, "create", "")}
    made = [json.loads(server.ask("POST", ADDRESS, CREATE)[1])["id"] for _ in range(CONNECTIONS)]
    if kind is not OURS:  # nothing becomes of a job there
        fetched = per_second(server, kind.fetches, "fetch", "", *made)
        return figures | {pending: fetched, finished: fetched}
    figures[pending] = per_second(server, kind.fetches, "fetch", "", *made)
    if b'"completed"' in server.ask("GET", f"{ADDRESS}?generation_id={made[0]}")[1]:
        raise NotHere("the pending jobs were finished before they were asked for; is this machine very busy?")
    server.ask("POST", "/__mock/clock", json.dumps({"advance": FIVE_MINUTES}))
    figures[finished] = per_second(server, kind.fetches, "fetch", '"completed"', *made)
    return figures


def per_second(server: Running, count: int, *request: str) -> float:
    """Answers per second of processor time, all of them right."""
    with asking(server, count, *request) as asker:
        before = server.cpu()
        result = go(asker)
        seconds = server.cpu() - before
    if result["right"] != result["asked"]:
        raise NotHere(f"{result['asked'] - result['right']} of {result['asked']} answers were wrong")
    return result["right"] / seconds


@contextlib.contextmanager
def asking(server: Running, count: int, *request: str) -> Iterator["subprocess.Popen[str]"]:
    """A process that is ready to ask."""
    command = [sys.executable, mock_load.__file__, str(server.port), str(count), *request]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asker:
        try:
            assert asker.stdout is not None
            asker.stdout.readline()
            yield asker
        finally:
            asker.kill()


def go(asker: "subprocess.Popen[str]") -> dict[str, int]:
    """Let it ask, and wait until it has."""
    assert asker.stdin is not None
    assert asker.stdout is not None
    print(file=asker.stdin, flush=True)
    said = asker.stdout.readline()
    if not said:
        raise NotHere("what asks has failed")
    result: dict[str, int] = json.loads(said)
    return result


def start() -> Iterator[Row]:
    """Seconds from a server's start to its first answer."""
    times: dict[Kind, list[float]] = {kind: [] for kind in KINDS}
    missing: dict[Kind, str] = {}
    for _ in range(STARTS):
        for kind in KINDS:
            begin = time.perf_counter()
            try:
                with started(kind) as server:
                    status, body = server.ask("POST", ADDRESS, CREATE)
                    times[kind].append(time.perf_counter() - begin)
                if status != 200:
                    raise NotHere(f"it answered {status}: {body.decode(errors='replace')}")
            except NotHere as reason:
                missing[kind] = str(reason)
    for kind in KINDS[1:]:
        name, goal = f"start: share of {kind.name}", SHARE_OF_START if kind is SILENT else None
        if OURS in missing or kind in missing:
            yield Row(name, None, RATIO, goal, missing.get(kind) or missing[OURS])
        else:
            share = median(times[OURS]) / median(times[kind])
            yield Row(name, share, RATIO, goal, f"{spread(times[OURS])} against {spread(times[kind])} s")
    seconds = median(times[OURS]) if times[OURS] else None
    yield Row("start to first answer", seconds, "s", START, missing.get(OURS) or spread(times[OURS]))


def flood(count: int) -> Iterator[Row]:
    """Whether the mock serves after so many malformed requests, and what it has kept of them."""
    with started(OURS) as server:
        server.ask("POST", ADDRESS, CREATE)
        before = server.memory()
        with asking(server, count, "flood") as asker:
            result = go(asker)
        after = server.memory()
        serves = server.ask("POST", ADDRESS, CREATE)[0] == 200
    refused = f"{result['right']:,} refused with 4xx, memory {before:.1f} to {after:.1f} MB"
    detail = f"{refused}, then it {'serves' if serves else 'does not serve'}"
    share = result["right"] / result["asked"] * 100 if serves else 0.0
    yield Row(f"malformed: refused of {count:,}, serving afterwards", share, "%", Goal("at least", 100), detail)
