"""`reelkit audit`: compares the journal with the service's logs and charges."""

import shlex
from collections import Counter
from collections.abc import Iterator

import click

from reelkit._cli.jobs import free_name
from reelkit._cli.support import shared_options
from reelkit._cli.support.exit_codes import FAILED
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Result
from reelkit._cli.support.run_state import Run, existing_journal
from reelkit._cli.support.values import duration
from reelkit._errors import ReelkitError
from reelkit._flows.audit import Finding
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit_specs import counted, printable

DAY = 86_400


@click.command(cls=JobCommand)
@click.option(
    "--since",
    type=duration,
    default="7d",
    show_default=True,
    metavar="DURATION",
    help="How far back the audit goes, such as 12h or 30d. The service keeps its logs for 92 days.",
)
@click.option(
    "--adopt",
    is_flag=True,
    help="Add charged jobs that are not in the journal to it. Then `reelkit resume` saves their videos. Buys nothing.",
)
@shared_options.journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def audit(run: Run, /, since: float, adopt: bool, base_url: str | None) -> Iterator[Result]:
    """Compare the journal with the service's logs and charges, and print what does not agree.

    Reports videos that were charged and not saved, requests that were charged more than once, charges without a
    purchase in the journal, finished purchases without a charge, and costs that differ. The exit code is 1 if
    anything is reported. Buys nothing.
    """
    journal = run.journal = existing_journal(run.journal_file)
    if journal is None:
        raise ReelkitError("there is no journal to audit; pass --journal FILE")
    with run.client(base_url) as client:
        found = client.audit(since)
    for finding in found.findings:
        is_adopted = adopt and finding.kind == "no purchase"
        notes = (printable(_adopt(run, journal, finding, base_url), keep=""),) if is_adopted else ()
        command = None if notes else _next_command(run, journal, finding, base_url)
        text = f"{finding.kind}: {finding}" + (f"; {command}" if command else "")
        yield Result(printable(text, keep=""), finding._asdict() | {"text": str(finding), "command": command}, notes)
    counts = Counter(finding.kind for finding in found.findings)
    problems = ", ".join(f"{count} {kind}" for kind, count in counts.items()) or "everything agrees"
    summary = (
        f"{counted(found.purchases, 'purchase')} and {counted(found.charges, 'charge')} of {_shown(since)}: {problems}"
    )
    data = {"purchases": found.purchases, "charges": found.charges, "others": found.others, "findings": dict(counts)}
    left_out = f"left out: {counted(found.others, 'charge')} of models that are not in the contract"
    code = FAILED if found.findings else 0
    yield Result(summary, {"summary": data, "exit_code": code}, (left_out,) if found.others else (), code)


def _adopt(run: Run, journal: Journal, finding: Finding, base_url: str | None) -> str:
    [job_id] = finding.job_ids
    if finding.candidates:  # otherwise that purchase would never get its own job
        resolve = f"reelkit jobs resolve {shlex.quote(finding.candidates[0])}"
        return (
            f"job {job_id} is not adopted, because it may be that of {', '.join(map(repr, finding.candidates[:5]))}; "
            f"run `reelkit resume` first, then `{resolve} --job {shlex.quote(job_id)}` or `{resolve} --give-up`"
        )
    path = str(free_name(job_id).absolute())
    purchase = journal.adopt(
        find_base_url(base_url), job_id, finding.model or "", f"adopted-{job_id}", finding.charged, path
    )
    return f"job {job_id} is the purchase {purchase.key!r} now; to save its video: {run.command_line('resume')}"


def _next_command(run: Run, journal: Journal, finding: Finding, base_url: str | None) -> str | None:
    """The command that saves what was paid for. It finds the job of a lost create itself."""
    if finding.kind not in ("not saved", "no purchase"):
        return None
    is_lost = finding.key is not None and journal.by_job(find_base_url(base_url), finding.job_ids[0]) is None
    command = run.command_line("resume") if is_lost else run.command_line("save", "--", *finding.job_ids)
    return f"to save it: {command}"


def _shown(seconds: float) -> str:
    number, unit = (seconds / DAY, "day") if seconds >= DAY else (seconds / 3600, "hour")
    return f"the last {number:g} {unit}s" if number != 1 else f"the last {unit}"
