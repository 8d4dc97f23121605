"""Measure what finds planted faults: `python -m tests.mutants`, or `nox -s mutants`."""

import argparse
import json
import os
import shlex
import sys
from pathlib import Path
from typing import Any

from .catalogue import NAMED, Sample, sample
from .engines import ENGINES, KIT, OF_THE_KIT, Setup
from .false_alarms import CorrectRun, asked, run_on_correct_server
from .measure import Interrupted, Trial, alarms, answered, interruptible, trials
from .report import as_json, as_text

SETS = (*NAMED, "mechanical", "false-alarms")
COMPARED = ("directed", "schemathesis", "prism")  # fuzz takes longest, so it only runs on request
Json = dict[str, Any]


def main() -> None:
    """Run the measurement; exit 1 if something could not be measured or was a false alarm."""
    options = _options()
    setup = Setup(options.seed, options.clock, tuple(shlex.split(options.kit)) if options.kit else KIT)
    said: Json = {"version": 1, "seed": options.seed, "count": options.count, "sets": {}}
    complete = True
    try:
        with interruptible():
            for name in options.sets:
                measure = _false_alarms if name == "false-alarms" else _faults
                complete = measure(name, options, setup, said["sets"]) and complete
    except Interrupted:
        print("ended before its time; what it had started has ended too", file=sys.stderr)
        sys.exit(130)
    finally:
        if options.json:
            options.json.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    sys.exit(0 if complete else 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--set", dest="sets", choices=SETS, action="append", help="one of %(choices)s; may be repeated")
    parser.add_argument(
        "--engine", dest="engines", choices=ENGINES, action="append", help="one of %(choices)s; may be repeated"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the draw, the engines and the servers")
    parser.add_argument("--count", type=int, default=100, help="how many mechanical faults are drawn")
    parser.add_argument("--seeds", type=int, default=20, help="how many seeds are tried for false alarms")
    parser.add_argument("--fault", default="", help="only faults with this text in their name")
    parser.add_argument(
        "--clock", default="manual", help="of the server before the kit: manual, or the seconds of a job"
    )
    parser.add_argument("--kit", default="", help="the command in place of `python -m reelkit_conformance`")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result as JSON too")
    options = parser.parse_args()
    options.sets = options.sets or ["semantic", "mechanical"]
    if "false-alarms" in options.sets and options.engines and not set(options.engines) & set(OF_THE_KIT):
        parser.error(f"false alarms are those of {' and '.join(OF_THE_KIT)}; choose one of them as --engine")
    return options


def _faults(name: str, options: argparse.Namespace, setup: Setup, said: Json) -> bool:
    """Run every engine on every fault of a set; return whether every engine could run."""
    if name in NAMED:
        sampled, title = Sample(NAMED[name](), []), f"{name} set"
    else:
        sampled = sample(options.seed, options.count)
        title = f"{options.count} mechanical faults of draw {options.seed}"
    faults = [fault for fault in sampled.faults if options.fault in fault.name]
    known = alarms(options.engines or COMPARED, faults, setup, options.workers)
    done: list[Trial] = []
    unable = {alarm.engine: alarm.finding.note for alarm in known if alarm.finding.note}
    able = [engine for engine in options.engines or COMPARED if engine not in unable]
    try:
        done.extend(trials(able, faults, setup, options.workers, known))  # the results before Ctrl-C are kept
    finally:
        said[name] = as_json(done, sampled.equivalent)
        print(as_text(title, done, sampled.equivalent))
        for alarm in known:
            if alarm.finding.ids:
                print(f"{alarm.engine} finds in the correct server too, {alarm.model}: {', '.join(alarm.finding.ids)}")
        for engine, note in unable.items():
            print(f"{engine}: not measured, {note}")
    return not unable


def _false_alarms(name: str, options: argparse.Namespace, setup: Setup, said: Json) -> bool:
    """Run the kit on correct servers; return whether it found nothing."""
    engines = [engine for engine in options.engines or ["directed"] if engine in OF_THE_KIT]
    runs = list(asked(engines, range(options.seed, options.seed + options.seeds)))
    done: list[CorrectRun] = list(
        answered(lambda run: run_on_correct_server(run, setup), runs, options.workers, _run_text)
    )
    loud = [run for run in done if run.finding.ids or run.finding.note]
    for server in dict.fromkeys((run.engine, run.server) for run in done):
        silent = sum((run.engine, run.server) == server and run not in loud for run in done)
        print(
            f"{', '.join(server)}: no findings in {silent} of {sum((r.engine, r.server) == server for r in done)} runs"
        )
    for run in loud:
        print(f"  {_run_text(run)}")
    said[name] = {"runs": len(done), "alarms": [_run_text(run) for run in loud]}
    return not loud


def _run_text(run: CorrectRun) -> str:
    said = run.finding.note or ", ".join(run.finding.ids) or "nothing"
    return f"{run.engine}  {run.server}, seed {run.seed}, {run.model}  {said}"


if __name__ == "__main__":
    main()
