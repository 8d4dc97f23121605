"""The conformance kit: the cost of a run, and what it finds compared with Schemathesis and Prism."""

import json
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reelkit_mock._prism.install import VERSION as PRISM

from ..entries import Aim, Entry, Figure, Peer, Ratio, Unmeasured
from ..faults_found import Found, false_alarms, finds, mechanical, semantic
from ..process import finished, mock
from ..rounds import CannotMeasure, figure, parts
from ..row import Row, Settings, say

ROUNDS = 3
MODEL = "pixverse/v5/text-to-video"
RUN_WITHIN = 300.0  # seconds

QUIET_SEEDS, WHOLE_QUIET_SEEDS = 2, 20
SEEDS = (15001, 15002, 15003)  # draws that nobody had seen when the checks were written
DRAWN, WHOLE_DRAWN = 30, 100
BESIDE, WHOLE_BESIDE = 6, 100  # the faults of the first draw that Schemathesis is measured on; each takes it 20 s
DIRECTED, FUZZ, SCHEMATHESIS, PROXY = "directed checks", "with --thorough", "Schemathesis alone", "Prism's proxy"

REQUESTS = Aim("requests", "a full run for one model, L1 to L4: requests", "<=", 400, "requests")
JOBS = Aim("jobs", "a full run for one model: jobs", "<=", 200, "jobs")
TIME = Aim("time", "a full run for one model: time", "<=", 10, "s")
DOCUMENTS = Aim("L0", "level L0", "<=", 1, "s")
SEMANTIC = Aim("semantic", "semantic faults found by the directed checks", "=", 100, "%")
ELSEWHERE = Aim("named", "semantic faults found by another check than the one that names them", "=", 0, "faults")
IDS = Aim("ids", "ids per semantic fault, median", "<=", 1, "ids")
MOST_IDS = Aim("most ids", "ids per semantic fault, 90th percentile", "<=", 2, "ids")
QUIET = Aim("false alarms", "runs with a false alarm before correct servers, with a real clock too", "=", 0, "runs")
MECHANICAL = Aim("mechanical", "mechanical faults found by the directed checks, the worst draw", ">=", 95, "%")
FUZZED = Aim("with fuzz", "mechanical faults found with --thorough, the worst draw", ">=", 98, "%")
NEVER_BELOW = Aim("never below", "points above Schemathesis alone on the same faults", ">=", 0, "points")


def measure(settings: Settings) -> Iterable[Entry]:
    """Measure runs against the mock, then planted faults."""
    yield from (Peer("Schemathesis", version("schemathesis")), Peer("Prism", PRISM))
    yield from parts(
        runs=_runs(settings),
        semantic_faults=_semantic(settings),
        correct_servers=_quiet(settings),
        mechanical_faults=_mechanical(settings),
    )


def _runs(settings: Settings) -> Iterable[Entry]:
    """Measure the requests and the time of a run."""
    report = settings.scratch / "report.json"
    asked = {"one model": ("--model", MODEL), "the whole family": (), "level L0": ("--level", "L0")}
    for who, arguments in asked.items():
        say(f"a run for {who}")
        runs = [conform(report, *arguments) for _ in range(settings.turns(ROUNDS))]
        sent = runs[-1]["sent"]
        yield figure("requests", who, [sent["requests"]], "")
        yield figure("jobs", who, [sent["creates"]], "")
        yield (time := figure("time", who, [run["seconds"] for run in runs], "s"))
        if who == "one model":
            yield from (REQUESTS.reached(sent["requests"]), JOBS.reached(sent["creates"]), TIME.reached(time.value))
        elif who == "level L0":
            yield DOCUMENTS.reached(time.value)


def conform(report: Path, *arguments: str) -> Any:
    """Return the report of a run against the mock."""
    with mock("--clock", "manual") as url:
        command = [sys.executable, "-m", "reelkit_conformance", url, *arguments, "--json", str(report)]
        done = finished(command, RUN_WITHIN)
    if done.returncode:
        raise CannotMeasure(f"the kit ended with exit code {done.returncode} before a correct mock")
    return json.loads(report.read_text(encoding="utf-8"))


def _semantic(settings: Settings) -> Iterable[Entry]:
    say("semantic faults, all of them")
    report = settings.scratch / "semantic.json"
    ours = semantic("directed", report)
    what = f"semantic faults found, all {ours.total}"
    yield from _share(what, DIRECTED, ours)
    yield from (SEMANTIC.reached(ours.percent), ELSEWHERE.reached(ours.elsewhere))
    yield from (IDS.reached(ours.median), MOST_IDS.reached(ours.ninetieth))
    for who, engine in ((PROXY, "prism"), (SCHEMATHESIS, "schemathesis")):
        if not settings.is_whole:
            yield Unmeasured(f"semantic faults: {who}", "runs with --whole")
            continue
        say(f"the same by {who}")
        theirs = semantic(engine, report)
        yield from _share(what, who, theirs)
        yield from _times("semantic faults found", who, ours, theirs)


def _quiet(settings: Settings) -> Iterable[Entry]:
    seeds = WHOLE_QUIET_SEEDS if settings.is_whole else QUIET_SEEDS
    say(f"correct servers, {seeds} seeds")
    runs, alarms = false_alarms(settings.scratch / "quiet.json", seeds)
    yield figure("runs before correct servers", DIRECTED, [runs], "")
    yield QUIET.reached(alarms)


def _mechanical(settings: Settings) -> Iterable[Entry]:
    """Measure the draws with the directed checks, and the faults these miss with --thorough."""
    report, count = settings.scratch / "mechanical.json", WHOLE_DRAWN if settings.is_whole else DRAWN
    draws: list[Found] = []
    fuzzed: list[float] = []
    for seed in SEEDS if settings.is_whole else SEEDS[:1]:
        say(f"{count} mechanical faults of draw {seed}")
        draws.append(ours := mechanical("directed", report, seed, count))
        more = sum(finds("fuzz", report, seed, count, fault) for fault in ours.missed)
        fuzzed.append(100 * (ours.found + more) / ours.total)
        what = f"mechanical faults found, {count} of draw {seed}"
        yield from _share(what, DIRECTED, ours)
        yield Figure(what, FUZZ, fuzzed[-1], fuzzed[-1], fuzzed[-1], "%", ours.total)
    yield MECHANICAL.reached(min(draw.percent for draw in draws))
    yield FUZZED.reached(min(fuzzed))
    yield from parts(
        prism_on_the_same_draw=_by_prism(draws[0], report, count),
        schemathesis_on_the_same_draw=_by_schemathesis(report, WHOLE_BESIDE if settings.is_whole else BESIDE),
    )


def _by_prism(ours: Found, report: Path, count: int) -> Iterable[Entry]:
    say(f"the same {count} by {PROXY}")
    theirs = mechanical("prism", report, SEEDS[0], count)
    yield from _share(f"mechanical faults found, {count} of draw {SEEDS[0]}", PROXY, theirs)
    yield from _times("mechanical faults found", PROXY, ours, theirs)


def _by_schemathesis(report: Path, count: int) -> Iterable[Entry]:
    """Measure the first faults of the draw with both."""
    say(f"the first {count} of them by {SCHEMATHESIS}")
    ours, theirs = (mechanical(engine, report, SEEDS[0], count) for engine in ("directed", "schemathesis"))
    what = f"mechanical faults found, the first {count} of draw {SEEDS[0]}"
    yield from (*_share(what, DIRECTED, ours), *_share(what, SCHEMATHESIS, theirs))
    yield from _times("mechanical faults found", SCHEMATHESIS, ours, theirs)
    yield NEVER_BELOW.reached(ours.percent - theirs.percent)


def _times(what: str, who: str, ours: Found, theirs: Found) -> Iterable[Ratio]:
    """Return our share divided by theirs; nothing if theirs is zero."""
    if theirs.found:
        times = ours.percent / theirs.percent
        yield Ratio(what, DIRECTED, who, times, times, times, "more")


def _share(what: str, who: str, found: Found) -> Iterable[Figure | Unmeasured]:
    """Return the share in percent, with the bounds at 95 % confidence. A fault without a result counts as missed."""
    yield Figure(what, who, found.percent, 100 * found.low, 100 * found.high, "%", found.total)
    if found.without_result:
        yield Unmeasured(f"{what}: {who}", f"{found.without_result} ended without a result, and count as missed")


ROW = Row(
    "conformance",
    "What does a run of the conformance kit cost, and what does it find beside Schemathesis and Prism?",
    measure,
    (REQUESTS, JOBS, TIME, DOCUMENTS, SEMANTIC, ELSEWHERE, IDS, MOST_IDS, QUIET, MECHANICAL, FUZZED, NEVER_BELOW),
)
