"""A whole call of the command: plan, consent, run, verdicts, reports, exit code."""

import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console

from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import INTERRUPTED, Report
from reelkit_conformance._report.baseline import SHIPPED, Baseline, read_baseline
from reelkit_conformance._report.har import har_text
from reelkit_conformance._report.html.page import html_text
from reelkit_conformance._report.json import json_text
from reelkit_conformance._report.junit import junit_text
from reelkit_conformance._report.progress import shown_progress
from reelkit_conformance._report.redacted import presentable
from reelkit_conformance._report.terminal import console_of, say, show
from reelkit_conformance._report.verdicts import EXIT_CODES, accepted, run_verdict, settled
from reelkit_conformance._run.arguments import Order, Words, order
from reelkit_conformance._run.recorded import recorded
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import Plan, plan

DEFECT, UNWRITTEN, INTERRUPTED_EXIT = 70, 74, 130  # as `_help` tells

MAKERS: dict[str, Callable[[Report], str]] = {
    "--json": json_text,
    "--junit": junit_text,
    "--har": har_text,
    "--html": html_text,
}


class Wishes(NamedTuple):
    """What was typed, as far as it says what to make of a run."""

    baseline: str | None
    update_baseline: bool
    json: Path | None
    junit: Path | None
    har: Path | None
    html: Path | None
    yes: bool

    @property
    def files(self) -> dict[str, Path]:
        """The reports that were asked for, by option."""
        files = {"--json": self.json, "--junit": self.junit, "--har": self.har, "--html": self.html}
        return {option: path for option, path in files.items() if path is not None}


def carry_out(given: dict[str, Any]) -> int:
    """Run with these options of the command, and return the exit code."""
    words = Words(*(given[name] for name in Words._fields))
    wishes = Wishes(*(given[name] for name in Wishes._fields))
    aim = order(words)
    baseline = _baseline(wishes)
    check_places(wishes.files)
    messages = console_of(sys.stderr)
    try:
        raw = _run(aim, wishes, messages)
    except KeyboardInterrupt:  # before there was anything to report
        say(messages, "interrupted; nothing was judged")
        return INTERRUPTED_EXIT
    except ConformError:
        raise
    except Exception:  # Python's own exit code would read as a deviation
        say(messages, traceback.format_exc())
        say(messages, "this is a defect of the kit, not of the server")
        return DEFECT
    return _tell(presentable(raw, aim.key.secret), baseline, wishes, messages)


def _run(aim: Order, wishes: Wishes, messages: Console) -> Report:
    if aim.settings.recorded is not None:
        return recorded(aim.settings)
    if aim.key.origin == "made up":
        say(messages, "There is no API key: a made-up one goes along, which a mock takes.")
    ask_first(aim, plan(aim.settings), wishes.yes, messages)
    begun = time.time()
    with shown_progress(messages) as told:
        raw = run(aim.settings, told)
    return raw._replace(started=begun)


def _baseline(wishes: Wishes) -> Baseline:
    """What is accepted. A file that is to be written need not be there yet."""
    if wishes.baseline is None:
        if wishes.update_baseline:
            raise ConformError("--update-baseline needs --baseline FILE")
        return Baseline()
    if not wishes.update_baseline:
        return read_baseline(wishes.baseline)
    if wishes.baseline in SHIPPED:
        raise ConformError(f"{wishes.baseline} is shipped and not written; give --baseline a file of your own")
    check_places({"--baseline": Path(wishes.baseline), **wishes.files})
    return read_baseline(wishes.baseline) if Path(wishes.baseline).exists() else Baseline()


def _tell(raw: Report, baseline: Baseline, wishes: Wishes, messages: Console) -> int:
    checks = tuple(CHECKS.values())
    is_written = True
    if wishes.update_baseline:
        baseline, is_written = _updated(raw, checks, baseline, Path(str(wishes.baseline)), messages)
    report = settled(raw, checks, baseline)
    for option, path in wishes.files.items():
        is_written &= _written(option, path, MAKERS[option](report), messages)
    show(report, console_of(sys.stdout))
    if wishes.baseline not in SHIPPED:
        for entry in baseline.stale(raw.results):
            words = f"nothing met this entry of {wishes.baseline}: {entry.check}, {entry.model}, {entry.case}"
            say(messages, f"{words}; --update-baseline forgets it")
    if report.ended_early == INTERRUPTED:
        return INTERRUPTED_EXIT
    return EXIT_CODES[run_verdict(report)] if is_written else UNWRITTEN


def _updated(
    raw: Report, checks: Iterable[Check], baseline: Baseline, path: Path, messages: Console
) -> tuple[Baseline, bool]:
    """The baseline as it is now, and whether it could be written."""
    if raw.ended_early:
        say(messages, f"{path} was left as it was: the run ended early")
        return baseline, True
    wider = accepted(raw, checks, baseline)
    return wider, _written("--update-baseline", path, wider.text(), messages)


def _written(option: str, path: Path, text: str, messages: Console) -> bool:
    try:
        write_whole(path, text)
    except OSError as error:
        say(messages, f"{option} {path} could not be written: {error.strerror}")
        return False
    return True


def is_interactive() -> bool:
    """Return whether somebody can answer a question."""
    return sys.stdin.isatty()


def ask_first(aim: Order, plan: Plan, is_agreed: bool, messages: Console) -> None:
    """Go on, if it costs nothing or somebody agreed to it."""
    messages.print(_words(aim, plan), soft_wrap=True)
    if not aim.is_paid or not plan.requests or is_agreed:
        return
    if not is_interactive():
        raise ConformError("this run may create jobs that cost money, and nobody can be asked; --yes agrees to it")
    if not click.confirm("Go on?", err=True):
        raise ConformError("nothing was sent")


def _words(aim: Order, plan: Plan) -> str:
    cap = aim.settings.max_jobs
    place = "The live service" if aim.target.kind == "live" else "The plan"
    more = "; Schemathesis draws several hundred more for each model" if aim.settings.fuzzes else ""
    if cap == 0:
        return f"{place}: only what is free, at most {plan.requests:,} requests{more}; --max-jobs N allows jobs."
    cost = f" (about {plan.credits:,} credits, USD {plan.usd:,.2f})" if aim.is_paid else ""
    stop = f"; it stops after {cap:,} that are accepted" if cap is not None else ""
    return f"{place}: {plan.requests:,} requests, {plan.creates:,} jobs to create{cost}{more}{stop}."


def check_places(places: dict[str, Path]) -> None:
    """Refuse what could not be written. By option."""
    seen: dict[Path, str] = {}
    for option, path in places.items():
        folder = path.absolute().parent
        if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
            what = "is a folder" if path.is_dir() else f"needs a folder {folder} that can be written to"
            raise ConformError(f"{option} {path} {what}")
        other = seen.setdefault(path.absolute(), option)
        if other != option:
            raise ConformError(f"{other} and {option} are one file, {path}")


def write_whole(path: Path, text: str) -> None:
    """The file as it was, or with the whole text."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # as any other new file: a web server may have to read it
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
