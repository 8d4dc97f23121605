"""Measures rows, stores the results and presents them."""

import argparse
import datetime
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from .check import compare
from .entries import Entry, Goal, Unmeasured
from .machine import load, machine
from .markdown import markdown
from .results import BadResults, Json, as_data, merged, read, replace, write
from .rounds import CannotMeasure
from .row import ROOT, Row, Settings
from .table import ROWS

FIGURES = ROOT / "docs" / "figures"
SCRATCH = ROOT / ".nox"  # on the disk of the checkout: a journal in memory would cost nothing
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Return the exit code: 0 measured, 1 a ratio has become worse or a row failed, 2 usage, 130 interrupted."""
    options = _options(arguments)
    if not options.check and find_spec("matplotlib") is None:
        print("the plots need matplotlib; run `nox -s bench`, which installs it", file=sys.stderr)
        return 2
    try:
        before = read(options.json)
    except BadResults as error:
        print(error, file=sys.stderr)
        return 2
    code, done = 0, []
    try:
        for row in options.rows or ROWS.values():
            data, is_complete = run(row, options)
            print(markdown(data), flush=True)
            if options.check:
                is_complete = check(row.name, before, data) and is_complete
            else:
                keep(row.name, data, options)
            code = max(code, 0 if is_complete else 1)
            done.append(row.name)
    except KeyboardInterrupt:
        print(f"\ninterrupted, and ended what was started; measured: {', '.join(done) or 'nothing'}", file=sys.stderr)
        return INTERRUPTED
    return code


def run(row: Row, options: argparse.Namespace) -> tuple[Json, bool]:
    """Measure one row; return its data and whether it completed."""
    print(f"{row.name}: {row.question}", file=sys.stderr, flush=True)
    start = time.monotonic()
    date = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC"
    about = {"date": date, "load": load(), "machine": machine()}
    entries: list[Entry] = []  # the entries before a failure are kept
    is_complete = True
    SCRATCH.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=SCRATCH, ignore_cleanup_errors=True) as scratch:
        try:
            entries.extend(row.measure(Settings(Path(scratch), options.whole, options.rounds)))
        except CannotMeasure as reason:
            entries.append(Unmeasured(f"the rest of {row.name}", str(reason)))
            is_complete = False
    reached = {entry.what for entry in entries if isinstance(entry, Goal)}
    said = {entry.what for entry in entries if isinstance(entry, Unmeasured)}
    entries += [Unmeasured(aim.what, "its figure is missing") for aim in row.aims if aim.what not in reached | said]
    seconds = time.monotonic() - start
    print(f"{row.name}: took {seconds:.0f} s", file=sys.stderr, flush=True)
    command = " ".join(["nox -s bench --", row.name, *(["--whole"] if options.whole else [])])
    return as_data(row, entries, {"command": command, **about, "seconds": round(seconds)}), is_complete


def check(name: str, before: Json, now: Json) -> bool:
    """Return whether no ratio of the row is worse than in the stored results."""
    if (then := before.get("rows", {}).get(name)) is None:
        print(f"{name}: no results are checked in; `{now['command']}` makes them")
        return False
    slipped, unknown = compare(name, then, now)
    for line in [*slipped, *unknown] or [f"{name}: no ratio has slipped"]:
        print(line)
    return not slipped


def keep(name: str, data: Json, options: argparse.Namespace) -> None:
    """Write the JSON, then the row's table and plot, after each row, so that an interruption loses only one row."""
    write(options.json, merged(read(options.json), {name: data}, ROWS))
    replace(options.out / f"{name}.md", markdown(data))
    draw(options.out / f"{name}.svg", data)


def draw(path: Path, data: Json) -> None:
    """Write the plot of a row if it has ratios."""
    from .plots import plot  # takes half a second to import, which --help and --check do not need

    if (drawn := plot(data)) is not None:
        replace(path, drawn)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    rows = "\n".join(f"  {row.name:<12} {row.question}" for row in ROWS.values())
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure the project's claims beside its peers, on loopback only.",
        epilog=f"rows:\n{rows}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("rows", nargs="*", metavar="ROW", help="only these; all of them where none is named")
    parser.add_argument("--check", action="store_true", help="compare with the results there are, and write nothing")
    parser.add_argument("--whole", action="store_true", help="the large figures too, however long they take")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds in place of a row's own, to try a row")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the results (docs/figures/results.json)")
    parser.add_argument("--out", type=Path, default=FIGURES, metavar="FOLDER", help="tables and plots (docs/figures)")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.rows if name not in ROWS]:
        _wrong(parser, f"there is no row {', '.join(unknown)}; there are: {', '.join(ROWS)}")
    if options.rounds is not None and options.rounds < 1:
        _wrong(parser, f"--rounds {options.rounds}: at least one round is needed")
    options.json = options.json or options.out / "results.json"
    options.rows = [ROWS[name] for name in options.rows]
    return options


def _wrong(parser: argparse.ArgumentParser, text: str) -> NoReturn:
    """Print the error on one line, without the usage of argparse."""
    parser.exit(2, f"{parser.prog}: {text}\n")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that every block that started a process is exited
    sys.exit(main())
