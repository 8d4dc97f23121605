"""One call of `reelkit conform`: from its options to the reports and the exit code."""

import contextlib
import os
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
from rich.console import Console

from reelkit_conformance._checks.check import Check
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import INTERRUPTED, Report
from reelkit_conformance._report.badge import badge_text
from reelkit_conformance._report.baseline import SHIPPED, Baseline, read_baseline
from reelkit_conformance._report.har import har_text
from reelkit_conformance._report.html.page import html_text
from reelkit_conformance._report.json import json_text
from reelkit_conformance._report.junit import junit_text
from reelkit_conformance._report.progress import Progress, display_progress
from reelkit_conformance._report.redacted import redacted
from reelkit_conformance._report.terminal import open_console, print_line, print_report
from reelkit_conformance._report.verdicts import EXIT_CODES, final_report, run_verdict, updated_baseline
from reelkit_conformance._run.arguments import RunOptions, RunRequest, read_options
from reelkit_conformance._run.recorded import judge_recording
from reelkit_conformance._run.run import run
from reelkit_conformance._stages.plan import Plan, plan
from reelkit_specs import counted

INTERNAL_ERROR, NOT_WRITTEN, INTERRUPTED_EXIT = 70, 74, 130  # as in EXIT_CODES of command.py

WRITERS: dict[str, Callable[[Report], str]] = {
    "--json": json_text,
    "--junit": junit_text,
    "--har": har_text,
    "--html": html_text,
    "--badge": badge_text,
}


class ReportOptions(NamedTuple):
    """The options that decide what happens with the results."""

    baseline: str | None
    update_baseline: bool
    json: Path | None
    junit: Path | None
    har: Path | None
    html: Path | None
    badge: Path | None
    yes: bool

    @property
    def files(self) -> dict[str, Path]:
        """Return the requested report files, by option."""
        files = ((option, getattr(self, option.removeprefix("--"))) for option in WRITERS)
        return {option: path for option, path in files if path is not None}


def run_command(given: dict[str, Any]) -> int:
    """Run with these options of the command, and return the exit code."""
    options = RunOptions(*(given[name] for name in RunOptions._fields))
    report_options = ReportOptions(*(given[name] for name in ReportOptions._fields))
    baseline = _baseline(report_options)
    check_report_paths(report_options.files)
    run_request = read_options(options)
    messages = open_console(sys.stderr)
    try:
        with _sigterm_as_interrupt():
            raw = _run(run_request, report_options, messages)
    except KeyboardInterrupt:  # before there was anything to report
        print_line(messages, "interrupted; nothing was judged")
        return INTERRUPTED_EXIT
    except ConformError:
        raise
    except Exception:  # Python's own exit code would mean a deviation
        print_line(messages, traceback.format_exc())
        print_line(messages, "this is a bug in reelkit, not an error of the server; please report it")
        return INTERNAL_ERROR
    return _write_reports(redacted(raw, run_request.key.secret), baseline, report_options, messages)


def _run(run_request: RunRequest, report_options: ReportOptions, messages: Console) -> Report:
    if run_request.settings.recorded is not None:
        return judge_recording(run_request.settings)
    if run_request.key.origin == "made up":
        print_line(messages, "There is no API key: a made-up one is sent, which a mock accepts.")
        print_line(messages, "To send a request of the report yourself, set AIMLAPI_API_KEY to any value first.")
    settings = run_request.settings
    began, started = time.time(), time.monotonic()
    with display_progress(messages) as on_progress:
        models = [model.id for model in settings.models]
        made = plan(settings, lambda number: on_progress(Progress(None, models[number], number, 0, len(models))))
    seconds = time.monotonic() - started  # without the time that it takes to confirm
    confirm_cost(run_request, made, report_options.yes, messages)
    with display_progress(messages) as on_progress:
        raw = run(settings, made, on_progress)
    return raw._replace(started=began, seconds=seconds + raw.seconds)


@contextlib.contextmanager
def _sigterm_as_interrupt() -> Iterator[None]:
    """Treat SIGTERM, which CI systems send first, as Ctrl-C: the reports are written."""
    if threading.current_thread() is not threading.main_thread():  # others cannot handle signals
        yield
        return
    previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)


def _baseline(report_options: ReportOptions) -> Baseline:
    """Return the baseline. With --update-baseline its file may be missing."""
    if report_options.baseline is None:
        if report_options.update_baseline:
            raise ConformError("--update-baseline needs --baseline FILE")
        return Baseline()
    if not report_options.update_baseline:
        return read_baseline(report_options.baseline)
    if report_options.baseline in SHIPPED:
        raise ConformError(
            f"{report_options.baseline} is a shipped baseline and cannot be changed; give --baseline a file of your own"
        )
    check_report_paths({"--baseline": Path(report_options.baseline), **report_options.files})
    return read_baseline(report_options.baseline) if Path(report_options.baseline).exists() else Baseline()


def _write_reports(raw: Report, baseline: Baseline, report_options: ReportOptions, messages: Console) -> int:
    checks = tuple(CHECKS.values())
    is_written = True
    if report_options.update_baseline:
        baseline, is_written = _updated_baseline(raw, checks, baseline, Path(str(report_options.baseline)), messages)
    report = final_report(raw, checks, baseline)
    for option, path in report_options.files.items():
        is_written &= _write(option, path, WRITERS[option](report), messages)
    print_report(report, open_console(sys.stdout))
    if report_options.baseline not in SHIPPED:
        for entry in baseline.stale(raw.results):
            name = ", ".join((entry.check, entry.model, entry.case))
            print_line(
                messages,
                f"no finding matches this entry of {report_options.baseline}: {name}; --update-baseline removes it",
            )
    if report.ended_early == INTERRUPTED:
        return INTERRUPTED_EXIT
    return EXIT_CODES[run_verdict(report)] if is_written else NOT_WRITTEN


def _updated_baseline(
    raw: Report, checks: Iterable[Check], baseline: Baseline, path: Path, messages: Console
) -> tuple[Baseline, bool]:
    """Return the updated baseline, and whether it was written."""
    if raw.ended_early:
        print_line(messages, f"{path} is unchanged, because the run ended early")
        return baseline, True
    wider = updated_baseline(raw, checks, baseline)
    return wider, _write("--update-baseline", path, wider.text(), messages)


def _write(option: str, path: Path, text: str, messages: Console) -> bool:
    try:
        write_atomically(path, text)
    except OSError as error:
        print_line(messages, f"{option} {path} cannot be written: {error.strerror}")
        return False
    return True


def is_interactive() -> bool:
    """Return whether somebody can answer a question."""
    return sys.stdin.isatty()


def confirm_cost(run_request: RunRequest, plan: Plan, is_confirmed: bool, messages: Console) -> None:
    """Print the plan, and ask for confirmation if the run may cost money."""
    messages.print(_plan_text(run_request, plan), soft_wrap=True)
    if not run_request.is_paid or not plan.requests or is_confirmed:
        return
    if not is_interactive():
        raise ConformError(
            "this run may create jobs that cost money, and there is no terminal to ask for confirmation; pass --yes"
        )
    if not click.confirm("Continue?", err=True):
        raise ConformError("not confirmed, so nothing was sent")


def _plan_text(run_request: RunRequest, plan: Plan) -> str:
    cap = run_request.settings.max_jobs
    place = "The live service" if run_request.target.kind == "live" else "The plan"
    fuzz_text = "; Schemathesis adds several hundred for each model" if run_request.settings.fuzzes else ""
    if cap == 0:
        return f"{place}: only free requests, at most {plan.requests:,}{fuzz_text}; to create jobs, pass --max-jobs N."
    cost = f" (about {plan.credits:,} credits, USD {plan.usd:,.2f})" if run_request.is_paid else ""
    more = (
        f", or up to {plan.may_cost:,} if the server accepts what it must refuse"
        if plan.may_cost > plan.creates
        else ""
    )
    most = more if cap is None else f"; it stops after {counted(cap, 'accepted job')} that may cost something"
    free = f"; {counted(plan.requests - plan.may_cost, 'request')} cannot cost anything"
    sent = f"{counted(plan.requests, 'request')}, {counted(plan.creates, 'job')} to create"
    return f"{place}: {sent}{cost}{most}{free}{fuzz_text}."


def check_report_paths(paths: dict[str, Path]) -> None:
    """Raise ConformError if a report cannot be written. *paths* are by option."""
    seen: dict[Path, str] = {}
    for option, path in paths.items():
        folder = path.absolute().parent
        if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
            what = "is a directory" if path.is_dir() else f"needs a writable directory {folder}"
            raise ConformError(f"{option} {path} {what}")
        other = seen.setdefault(path.absolute(), option)
        if other != option:
            raise ConformError(f"{other} and {option} are the same file, {path}; give each its own")


def write_atomically(path: Path, text: str) -> None:
    """Write the file completely, or leave it unchanged."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.absolute().parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)  # like any other new file, so that a web server can read it
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
