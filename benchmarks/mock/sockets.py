"""Measurements of the servers: responses per CPU second, start, memory, malformed requests."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ..rounds import CannotMeasure, Measured
from ..row import ROOT
from .load import CONNECTIONS
from .servers import ADDRESS, CREATE, FLOOR, FORBIDDEN, KINDS, OTHER, OURS, Kind, Running, need_linux, started

FIVE_MINUTES = 300.0  # of the mock's clock: no job takes longer
END_WITHIN = 10.0  # seconds
ASKED = ("create", "fetch, pending", "fetch, finished")


def speed(rounds: int, peers: Path) -> dict[str, Measured]:
    """Measure responses per CPU second for each of ASKED; in each round all servers in turn."""
    figures: dict[Kind, list[dict[str, float]]] = {kind: [] for kind in KINDS}
    missing: dict[str, str] = {}
    need_linux()
    with one_processor(), contextlib.ExitStack() as stack:
        servers: dict[Kind, Running] = {}
        for kind in KINDS:
            with _missing(kind, missing):
                server = stack.enter_context(started(kind, peers))
                if kind is not OTHER and server.ask("POST", ADDRESS, FORBIDDEN)[0] != 400:
                    raise CannotMeasure("it takes what the contract forbids, so it does less than the mock")
                servers[kind] = server
        for _ in range(rounds + 1):
            for kind, server in servers.items():
                if kind.name not in missing:
                    with _missing(kind, missing):
                        figures[kind].append(one_round(kind, server))
    there = {kind: each[1:] for kind, each in figures.items() if kind.name not in missing}  # the first round warms up
    return {
        asked: Measured({kind.name: tuple(figure[asked] for figure in each) for kind, each in there.items()}, missing)
        for asked in ASKED
    }


def over_floor(rounds: int, peers: Path) -> tuple[list[float], list[float]]:
    """Return the CPU seconds of a create by round: of the mock, and of a server that does nothing but parse it."""
    need_linux()
    kinds = (OURS, FLOOR)
    with one_processor(), contextlib.ExitStack() as stack:
        servers = [stack.enter_context(started(kind, peers)) for kind in kinds]
        each = [
            [1 / per_second(server, kind.creates, "create", "") for kind, server in zip(kinds, servers, strict=True)]
            for _ in range(rounds + 1)
        ]
    mock, floor = zip(*each[1:], strict=True)  # the first round warms up
    return list(mock), list(floor)


@contextlib.contextmanager
def _missing(kind: Kind, missing: dict[str, str]) -> Iterator[None]:
    try:
        yield
    except CannotMeasure as reason:
        missing[kind.name] = str(reason)


@contextlib.contextmanager
def one_processor() -> Iterator[None]:
    """Run everything on one CPU: a busy load generator on another would slow down the fast servers most."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def one_round(kind: Kind, server: Running) -> dict[str, float]:
    """Return responses per CPU second for each of ASKED."""
    create, pending, finished = ASKED
    figures = {create: per_second(server, kind.creates, "create", "")}
    made = [json.loads(server.ask("POST", ADDRESS, CREATE)[1])["id"] for _ in range(CONNECTIONS)]
    if kind is not OURS:  # its jobs never finish
        fetched = per_second(server, kind.fetches, "fetch", "", *made)
        return figures | {pending: fetched, finished: fetched}
    figures[pending] = per_second(server, kind.fetches, "fetch", "", *made)
    if b'"completed"' in server.ask("GET", f"{ADDRESS}?generation_id={made[0]}")[1]:
        raise CannotMeasure("the pending jobs were finished before they were asked for; is this machine very busy?")
    server.ask("POST", "/__mock/clock", json.dumps({"advance": FIVE_MINUTES}))
    figures[finished] = per_second(server, kind.fetches, "fetch", '"completed"', *made)
    return figures


def per_second(server: Running, count: int, *request: str) -> float:
    """Return responses per CPU second, if all are right."""
    with asking(server, count, *request) as asker:
        before = server.cpu()
        result = go(asker)
        seconds = server.cpu() - before
    if result["right"] != result["asked"]:
        raise CannotMeasure(f"{result['asked'] - result['right']} of {result['asked']} answers were wrong")
    return result["right"] / seconds


@contextlib.contextmanager
def asking(server: Running, count: int, *request: str) -> Iterator["subprocess.Popen[str]"]:
    """Start a load generator that is ready to send."""
    command = [sys.executable, "-m", "benchmarks.mock.load", str(server.port), str(count), *request]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as asker:
        try:
            assert asker.stdout is not None
            asker.stdout.readline()
            yield asker
        finally:
            asker.kill()


def go(asker: "subprocess.Popen[str]") -> dict[str, int]:
    """Let it send, and wait until it is done."""
    assert asker.stdin is not None
    assert asker.stdout is not None
    print(file=asker.stdin, flush=True)
    said = asker.stdout.readline()
    if not said:
        raise CannotMeasure("what asks has failed")
    result: dict[str, int] = json.loads(said)
    return result


def starts(peers: Path) -> Mapping[str, Callable[[], float]]:
    """Return contestants that measure the seconds from the start of a server to its first response."""

    def contestant(kind: Kind) -> Callable[[], float]:
        def seconds() -> float:
            begin = time.perf_counter()
            with started(kind, peers) as server:
                status, body = server.ask("POST", ADDRESS, CREATE)
                taken = time.perf_counter() - begin
            if status != 200:
                raise CannotMeasure(f"it answered {status}: {body.decode(errors='replace')}")
            return taken

        return seconds

    return {kind.name: contestant(kind) for kind in KINDS}


def end(peers: Path) -> float:
    """Return the seconds from SIGTERM to the exit of our mock."""
    with started(OURS, peers) as server:
        server.ask("POST", ADDRESS, CREATE)
        begin = time.perf_counter()
        os.kill(server.pid, signal.SIGTERM)
        while not server.has_ended():
            if time.perf_counter() - begin > END_WITHIN:
                raise CannotMeasure(f"it does not end within {END_WITHIN:.0f} s of SIGTERM")
            time.sleep(0.001)
        return time.perf_counter() - begin


def sizes(jobs: int, peers: Path) -> tuple[dict[str, float], dict[str, float], dict[str, str]]:
    """Return the megabytes of each server, idle and after this many creates, and why others have none."""
    idle: dict[str, float] = {}
    used: dict[str, float] = {}
    missing: dict[str, str] = {}
    for kind in KINDS:
        with _missing(kind, missing), started(kind, peers) as server:
            server.ask("POST", ADDRESS, CREATE)
            idle[kind.name] = server.memory()
            per_second(server, jobs, "create", "")
            used[kind.name] = server.memory()
    return idle, used, missing


def flood(count: int, peers: Path) -> tuple[float, float, float]:
    """Return the share of malformed requests that a mock refuses, and its megabytes before and after."""
    with started(OURS, peers) as server:
        server.ask("POST", ADDRESS, CREATE)
        before = server.memory()
        with asking(server, count, "flood") as asker:
            result = go(asker)
        after = server.memory()
        serves = server.ask("POST", ADDRESS, CREATE)[0] == 200
    return result["right"] / result["asked"] * 100 if serves else 0.0, before, after
