"""A whole call of the command: plan, consent, run, verdicts, reports, exit code."""

import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from rich.console import Console

from reelkit_conformance._checks import table as _table
from reelkit_conformance._checks.check import Check
from reelkit_conformance._errors import ConformError
from reelkit_conformance._judge.findings import INTERRUPTED, Report
from reelkit_conformance._report.baseline import SHIPPED, Baseline, read_baseline
from reelkit_conformance._report.files import check_places, write_whole
from reelkit_conformance._report.har import har_text
from reelkit_conformance._report.html.page import html_text
from reelkit_conformance._report.json import json_text
from reelkit_conformance._report.junit import junit_text
from reelkit_conformance._report.progress_bar import shown_progress
from reelkit_conformance._report.redacted import presentable
from reelkit_conformance._report.terminal import console_of, say, show
from reelkit_conformance._report.verdicts import EXIT_CODES, accepted, run_verdict, settled
from reelkit_conformance._run.arguments import Order, Words, order
from reelkit_conformance._run.consent import ask_first

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


def carry_out(words: Words, wishes: Wishes) -> int:
    """The exit code."""
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
    # here: a call that is refused should not wait for them
    from reelkit_conformance._run import recorded as _recorded, run as _run
    from reelkit_conformance._stages import planning as _planning

    if aim.settings.recorded is not None:
        return _recorded.recorded(aim.settings)
    if aim.key.origin == "made up":
        say(messages, "There is no API key: a made-up one goes along, which a mock takes.")
    ask_first(aim, _planning.plan(aim.settings), wishes.yes, messages)
    begun = time.time()
    with shown_progress(messages) as told:
        raw = _run.run(aim.settings, told)
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
    checks = tuple(_table.every().values())
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
