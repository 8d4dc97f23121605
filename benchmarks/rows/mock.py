"""The mock compared with Prism and Mockoon."""

import sys
import time
from collections.abc import Iterable
from statistics import median

from reelkit_mock._prism.install import VERSION

from ..entries import Aim, Entry, Figure, Peer, Unmeasured
from ..mock.servers import FLOOR, KINDS, MOCKOON, OURS, SILENT
from ..mock.sockets import ASKED, end, flood, over_floor, sizes, speed, starts
from ..process import finished, in_own_process
from ..rounds import CannotMeasure, figure, interleaved, parts, ratio
from ..row import Row, Settings, say

ROUNDS, STARTS, INSIDE_ROUNDS, STOPS = 5, 5, 15, 20
JOBS, FEW_JOBS, JOBS_OF_ALL = 1_000_000, 100_000, 5_000
DEMO_LIMIT = 120.0  # seconds
FLOOD, WHOLE_FLOOD = 100_000, 1_000_000

CREATE = Aim("create", "creates per server CPU second, times the fastest silent Prism of the run", ">=", 10, "x")
FETCH = Aim("fetch", "fetches per server CPU second, times the fastest silent Prism of the run", ">=", 10, "x")
OVER_FLOOR = Aim("over floor", "processor time of a create, times a server that only parses the same request", "<=", 2)
START = Aim("start", "start to first answer", "<=", 0.2, "s")
SHARE = Aim("share of start", "start to first answer, as a share of Prism's", "<=", 0.2, "x")
IDLE = Aim("idle", "memory after one create", "<=", 45, "MB")
MEMORY = Aim("memory", "1,000,000 finished jobs", "<=", 1000, "MB")
HANDLE = Aim("handle", "Mock.handle for a create", "<=", 30, "us")
TRANSPORT = Aim("transport", "the httpx transport, times a constant httpx.MockTransport", "<=", 1.4, "x")
STOP = Aim("stop", "stopping a fixture's server", "<=", 5, "ms")
END = Aim("end", "SIGTERM ends the server cleanly", "<=", 0.2, "s")
DEMO = Aim("demo", "`reelkit demo`: three videos through the real client, from start to end", "<=", 20, "s")
REFUSED = Aim("malformed", "malformed requests: refused, by a server that goes on serving", "=", 100, "%")
GROWN = Aim("grown", "malformed requests leave it no larger, but for buffers", "<=", 5, "MB")


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure servers as users start them, with validation, record and ledger. Mockoon does not validate."""
    yield from (Peer("Prism", VERSION), Peer("Mockoon", MOCKOON))
    yield from parts(
        speed_of_servers=_speed(settings),
        creates_over_the_floor=_over_floor(settings),
        start_of_servers=_start(settings),
        memory_of_servers=_sizes(settings),
        calls_in_process=_inside(settings),
        a_demo=_demo(settings),
        finished_jobs=_jobs(settings),
        malformed_requests=_flood(settings),
    )


def _speed(settings: Settings) -> Iterable[Entry]:
    say("answers per second of processor time")
    reached: dict[Aim, list[float]] = {CREATE: [], FETCH: []}
    for asked, measured in speed(settings.turns(ROUNDS), settings.peers).items():
        for peer in KINDS[1:]:
            yield from measured.ratio(f"{asked}, per CPU second", OURS.name, peer.name, "more")
        yield from measured.figures(f"{asked}, per CPU second", "")
        if OURS.name in measured.samples and SILENT.name in measured.samples:
            times = median(measured.samples[OURS.name]) / max(measured.samples[SILENT.name])
            reached[CREATE if asked == ASKED[0] else FETCH].append(times)
    for aim, times_prism in reached.items():
        if times_prism:
            yield aim.reached(min(times_prism))


def _over_floor(settings: Settings) -> Iterable[Entry]:
    say("creates beside a server that only parses them")
    mock, floor = over_floor(settings.turns(ROUNDS), settings.peers)
    each = ratio("processor time of a create", OURS.name, FLOOR.name, mock, floor, "less")
    yield each
    for who, seconds in ((OURS.name, mock), (FLOOR.name, floor)):
        yield figure("processor time of a create", who, [second * 1e6 for second in seconds], "us")
    yield OVER_FLOOR.reached(each.value)


def _start(settings: Settings) -> Iterable[Entry]:
    say("start to first answer")
    what = "start to first answer"
    measured = interleaved(starts(settings.peers), settings.turns(STARTS))
    for peer in KINDS[1:]:
        yield from measured.ratio(what, OURS.name, peer.name, "less")
    yield from measured.figures(what, "s")
    if OURS.name in measured.samples:
        seconds = median(measured.samples[OURS.name])
        yield START.reached(seconds)
        ends = [end(settings.peers) for _ in range(settings.turns(STARTS))]
        yield figure("SIGTERM to end", OURS.name, ends, "s")
        yield END.reached(median(ends))
        if SILENT.name in measured.samples:
            yield SHARE.reached(seconds / median(measured.samples[SILENT.name]))


def _sizes(settings: Settings) -> Iterable[Entry]:
    say("memory of a server")
    idle, used, missing = sizes(JOBS_OF_ALL, settings.peers)
    for peer in KINDS[1:]:
        if peer.name in used and OURS.name in used:
            yield ratio("memory, idle", OURS.name, peer.name, [idle[OURS.name]], [idle[peer.name]], "less")
    for name in used:
        yield figure("memory, idle", name, [idle[name]], "MB")
        yield figure(f"memory, after {JOBS_OF_ALL:,} creates", name, [used[name]], "MB")
    if OURS.name in idle:
        yield IDLE.reached(idle[OURS.name])
    yield from (Unmeasured(f"memory: {name}", why) for name, why in missing.items())


def _inside(settings: Settings) -> Iterable[Entry]:
    say("Mock.handle, the httpx transport, the end of a fixture")
    rounds = settings.turns(INSIDE_ROUNDS)
    for name, times in in_own_process("mock.inside", "handle", rounds).items():
        yield figure(f"Mock.handle: {name}", OURS.name, times, "us")
        if name == "create":
            yield HANDLE.reached(median(times))
    figures = in_own_process("mock.inside", "httpx", rounds)
    times_constant = []
    for name in ("create", "fetch"):
        ours, constant = figures[name], figures[f"constant {name}"]
        each = ratio(f"httpx.Client, {name}", "mock.transport()", "httpx.MockTransport", ours, constant, "less")
        times_constant.append(each.value)
        yield each
        yield figure(f"httpx.Client, {name}", "mock.transport()", ours, "us")
        yield figure(f"httpx.Client, {name}", "httpx.MockTransport", constant, "us")
    yield TRANSPORT.reached(max(times_constant))
    stops = in_own_process("mock.inside", "stop", settings.turns(STOPS))["stop"]
    yield figure("stopping a fixture's server", OURS.name, stops, "ms")
    yield STOP.reached(median(stops))


def _demo(settings: Settings) -> Iterable[Entry]:
    say("reelkit demo")
    start = time.perf_counter()
    done = finished([sys.executable, "-m", "reelkit", "demo", "-o", str(settings.scratch / "demo")], DEMO_LIMIT)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise CannotMeasure(f"it ended with exit code {done.returncode}")
    yield figure("reelkit demo", "three videos", [seconds], "s")
    yield DEMO.reached(seconds)


def _jobs(settings: Settings) -> Iterable[Entry]:
    jobs = FEW_JOBS if settings.rounds else JOBS
    say(f"memory of {jobs:,} finished jobs")
    figures = in_own_process("mock.inside", "memory", jobs)
    before, after = figures["before"][0], figures["after"][0]
    yield figure(f"memory with {jobs:,} finished jobs", OURS.name, [after], "MB")
    yield figure("memory per finished job", OURS.name, [(after - before) * 1e6 / jobs], "bytes")
    yield MEMORY.reached(after) if jobs == JOBS else Unmeasured(MEMORY.what, f"{jobs:,} jobs in a trial run")


def _flood(settings: Settings) -> Iterable[Entry]:
    count = WHOLE_FLOOD if settings.is_whole else FLOOD
    say(f"{count:,} malformed requests")
    refused, before, after = flood(count, settings.peers)
    yield Figure(f"memory before {count:,} malformed requests", OURS.name, before, before, before, "MB")
    yield Figure(f"memory after {count:,} malformed requests", OURS.name, after, after, after, "MB")
    yield REFUSED.reached(refused)
    yield GROWN.reached(after - before)


ROW = Row(
    "mock",
    "What does the mock do with a second of processor time, and with memory, beside Prism and Mockoon?",
    measure,
    (CREATE, FETCH, OVER_FLOOR, START, SHARE, IDLE, MEMORY, HANDLE, TRANSPORT, STOP, END, DEMO, REFUSED, GROWN),
)
