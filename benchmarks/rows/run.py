"""What `reelkit run` adds: to the start of a program, to each of its requests, and to an installation."""

import json
import statistics
import sys
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

from ..entries import Aim, Entry
from ..process import finished, mock
from ..rounds import CannotMeasure, figure, interleaved, parts, ratio, timed
from ..row import Row, Settings, say

STARTS, ROUNDS = 9, 7
LIMIT = 60.0  # seconds
PATH = "/model/pixverse/v5/text-to-video"  # needs no key, and costs the mock next to nothing
OURS, PLAIN = "reelkit run", "reelkit mock, plain"
DEPENDENCY = "cryptography"  # the one of the extra `run`

START = Aim("start", "`reelkit run -- true`, from start to end", "<=", 0.6, "s")
KEPT = Aim("kept connection", "what a request on a kept connection takes longer", "<=", 0.4, "ms")
NEW = Aim("new connection", "what a request on a new connection takes longer", "<=", 4, "ms")
SIZE = Aim("size", "what the extra `run` installs", "<=", 20, "MB")
PACKAGES = Aim("packages", "how many packages the extra `run` installs", "<=", 3)


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure programs that run alone, with `reelkit run`, and with --isolate where the system allows it."""
    yield from parts(start=_start(settings), requests=_requests(settings), size=_size())


def _through(*options: str) -> list[str]:
    return [sys.executable, "-m", "reelkit", "run", "--allow-no-requests", *options, "--"]


def _run(*command: str) -> str:
    done = finished(command, LIMIT)
    if done.returncode:
        raise CannotMeasure(done.stderr.strip().splitlines()[-1])
    return done.stdout


def _start(settings: Settings) -> Iterable[Entry]:
    say("start to end of `true`")
    prefixes = {"alone": [], "reelkit run": _through(), "reelkit run --isolate": _through("--isolate")}
    contestants = {who: timed(lambda prefix=prefix: _run(*prefix, "true")) for who, prefix in prefixes.items()}
    measured = interleaved(contestants, settings.turns(STARTS))
    yield from measured.figures("start to end of `true`", "s")
    yield START.reached(statistics.median(measured.samples["reelkit run"]))


def _requests(settings: Settings) -> Iterable[Entry]:
    say("requests on kept and new connections")
    client = [sys.executable, "-m", "benchmarks.requesting"]
    with mock() as url:
        plain: list[dict[str, float]] = []
        through: list[dict[str, float]] = []
        for _ in range(settings.turns(ROUNDS)):
            plain.append(json.loads(_run(*client, url + PATH)))
            through.append(json.loads(_run(*_through(), *client, f"https://api.aimlapi.com{PATH}")))
    for kind, aim in (("kept", KEPT), ("new", NEW)):
        mine, other = [each[kind] for each in through], [each[kind] for each in plain]
        what = f"a request on a {kind} connection"
        yield figure(what, OURS, mine, "ms")
        yield figure(what, PLAIN, other, "ms")
        yield ratio(what, OURS, PLAIN, mine, other, "less")  # which a busy machine changes less than the difference
        yield aim.reached(statistics.median(a - b for a, b in zip(mine, other, strict=True)))


def _size() -> Iterable[Entry]:
    names, waiting = set[str](), [DEPENDENCY]
    while waiting:
        names.add(name := waiting.pop())
        needed = map(Requirement, distribution(name).requires or ())
        waiting += [each.name for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
    paths = [Path(str(file.locate())) for name in names for file in distribution(name).files or ()]
    yield SIZE.reached(sum(path.stat().st_size for path in paths if path.is_file()) / 1_000_000)
    yield PACKAGES.reached(len(names))


ROW = Row(
    "run",
    "What does `reelkit run` add to a program: to its start, to its requests, and to the installation?",
    measure,
    (START, KEPT, NEW, SIZE, PACKAGES),
)
