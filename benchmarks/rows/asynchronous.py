"""The cost of one poll with many in flight: `AsyncClient` beside other SDKs, and the transports it could have."""

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from ..entries import Aim, Entry, Figure, Peer, Unmeasured
from ..faults.protocols import SERVICES
from ..faults.server import FaultServer
from ..peers.environments import command, python, version
from ..peers.processes import talking
from ..peers.table import OTHERS, REELKIT, Subject
from ..rounds import CannotMeasure, Measured, interleaved
from ..row import Row, Settings, say

POLLS, ROUNDS = 1_200, 7

OURS, HTTPX = REELKIT.name, "httpx"
TRANSPORTS = (
    ("reelkit's transport", "reelkit_transport", None),
    (HTTPX, "httpx", "httpx==0.28.1"),
    ("httpx with sniffio", "httpx", "httpx==0.28.1 sniffio==1.3.1"),
    ("httpx2", "httpx2", "httpx2==2.16.2"),
    ("httpx-aiohttp", "httpx_aiohttp", "httpx-aiohttp==0.2.0 httpx==0.28.1 aiohttp==3.14.5"),
    ("aiohttp", "aiohttp", "aiohttp==3.14.5"),
    ("pyreqwest", "pyreqwest", "pyreqwest==0.15.1"),
    ("httptools, the least", "httptools", "httptools==0.9.0"),
)
SDKS = (("openai", "openai"), ("google-genai", "genai"), ("fal-client", "fal"))

OVER_HTTPX = Aim("async poll", "processor time of a poll, 12 in flight, over bare httpx.AsyncClient", "<=", 0.3, "x")
OVER_SDKS = Aim("async poll of SDKs", "and over the cheapest of openai, google-genai and fal-client", "<", 1, "x")


def measure(settings: Settings) -> Iterator[Entry]:
    """Ask in turn, each client in its own environment and its own service."""
    by_name = {subject.name: subject for subject in OTHERS}
    subjects = [REELKIT._replace(program="reelkit")]
    subjects += [Subject(name, program, "", "aimlapi", wanted) for name, program, wanted in TRANSPORTS]
    subjects += [by_name[name]._replace(program=program) for name, program in SDKS]
    with contextlib.ExitStack() as stack:
        contestants: dict[str, Callable[[], float]] = {}
        memory: dict[str, float] = {}
        for subject in subjects:
            try:
                contestants[subject.name] = stack.enter_context(_asking(subject, settings.peers, memory))
            except CannotMeasure as reason:
                yield Unmeasured(f"async poll: {subject.name}", str(reason))
                continue
            if subject.requirement:
                yield Peer(subject.name, version(subject).split()[0])
        say("polls with 12 in flight")
        measured = interleaved(contestants, settings.turns(ROUNDS))
    yield from _compared(measured)
    for name, peak in memory.items():
        yield Figure("peak memory of the process", name, peak / 1e6, peak / 1e6, peak / 1e6, "MB")
    for subject in subjects:
        if subject.requirement and subject.name in measured.samples:
            count, size = _installed(python(subject, settings.peers))
            yield Figure("packages that it installs", subject.name, count, count, count, "")
            yield Figure("their size", subject.name, size / 1e6, size / 1e6, size / 1e6, "MB")


def _compared(measured: Measured) -> Iterator[Entry]:
    for who in measured.samples:
        if who != OURS:
            yield from measured.ratio("processor time of a poll, 12 in flight", OURS, who, "less")
    for name, *_ in TRANSPORTS:
        if name != HTTPX:
            yield from measured.ratio("processor time of a poll, 12 in flight, transports", name, HTTPX, "less")
    for each in measured.ratio("poll", OURS, HTTPX, "less"):
        yield OVER_HTTPX.reached(each.value)
    to_sdks = [each.value for name, _ in SDKS for each in measured.ratio("poll", OURS, name, "less")]
    if to_sdks:
        yield OVER_SDKS.reached(max(to_sdks))
    in_us = {who: tuple(value * 1e6 for value in values) for who, values in measured.samples.items()}
    yield from Measured(in_us, measured.missing).figures("processor time of a poll, 12 in flight", "us")


@contextlib.contextmanager
def _asking(subject: Subject, folder: Path, memory: dict[str, float]) -> Iterator[Callable[[], float]]:
    """Keep a process running; each call measures the CPU seconds of one poll, as the mean of many."""
    program = command(subject._replace(program="async_polls"), folder, subject.program)
    service = FaultServer(SERVICES[subject.service]())
    with service.running() as server, talking([*program, server.base_url]) as tell:

        def measure() -> float:
            before = len(server.seen)
            said: dict[str, float] = json.loads(tell(str(POLLS)))
            if len(server.seen) - before != POLLS:
                raise CannotMeasure(f"it sent {len(server.seen) - before} requests for {POLLS} polls")
            memory[subject.name] = said["peak"]
            return said["cpu"]

        yield measure


def _installed(interpreter: Path) -> tuple[int, int]:
    """The number of packages in an environment of its own, without pip, and their bytes."""
    [packages] = interpreter.parents[1].glob("lib/python*/site-packages")
    belongs_to_pip = ("pip", "setuptools", "_distutils", "distutils")
    files = [
        file
        for file in packages.rglob("*")
        if file.is_file() and not file.relative_to(packages).parts[0].startswith(belongs_to_pip)
    ]
    names = [file for file in files if file.name == "METADATA"]
    # Not what Python compiles.
    return len(names), sum(file.stat().st_size for file in files if file.suffix != ".pyc")


ROW = Row(
    "async",
    "What does a poll cost an asynchronous client with 12 in flight, beside other SDKs and transports?",
    measure,
    (OVER_HTTPX, OVER_SDKS),
)
