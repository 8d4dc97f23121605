"""The commands that buy: `reelkit generate` and `reelkit submit`."""

import os
from pathlib import Path
from typing import Any

import click

from reelkit._cli.jobs import free_name, save_video
from reelkit._cli.preview import preview
from reelkit._cli.support import shared_options as _options, terminal as _terminal
from reelkit._cli.support.request_options import RequestCommand, body_of
from reelkit._cli.support.results import Result, job_facts
from reelkit._cli.support.run_state import Run
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal

MOCK_ENDED = "the mock has ended, and its job with it"


@click.command(cls=RequestCommand)
@_options.prompt
@_options.model
@_options.output
@_options.deadline
@_options.key
@_options.no_strict_rules
@_options.dry_run
@_options.journal
@_options.no_journal
@_options.mock
@_options.record
@_options.base_url
@click.pass_obj
def generate(
    run: Run,
    /,
    prompt: str | None,
    model: str | None,
    output: Path | None,
    deadline: float | None,
    key: str | None,
    no_strict_rules: bool,
    dry_run: bool,
    mock: bool,
    base_url: str | None,
    **fields: Any,
) -> Result:
    """Make a video: submit the request, wait, and save it.

    Prints the path of the video. Ctrl-C lets go of the job, which goes on, and tells how to come back to it.
    """
    if dry_run:
        return preview(body_of(model, prompt, fields), strict_rules=not no_strict_rules)
    run.saves, run.target = True, output
    options: dict[str, Any] = {"strict_rules": not no_strict_rules, "deadline": deadline}
    with run.client(base_url, mock=mock, buys=True, **options) as client:
        # Without a journal nobody comes back to it, and the job's own id can name it.
        place = output or (_place(run.journal, base_url, key) if run.journal else None)
        job = run.buy(client, body_of(model, prompt, fields), key, place)
        _terminal.note(f"job {job.id}")
        return save_video(run, job, output, deadline)


def _place(journal: "Journal", base_url: str | None, key: str | None) -> Path:
    """Where the video goes if nobody says: where the key's last call wanted it, else under a free name."""
    before = journal.find(find_base_url(base_url), key) if key else None
    return Path(before.save_to) if before and before.save_to else free_name(os.urandom(4).hex())


@click.command(cls=RequestCommand)
@_options.prompt
@_options.model
@_options.key
@_options.no_strict_rules
@_options.journal
@_options.no_journal
@_options.mock
@_options.record
@_options.base_url
@click.pass_obj
def submit(
    run: Run,
    /,
    prompt: str | None,
    model: str | None,
    key: str | None,
    no_strict_rules: bool,
    mock: bool,
    base_url: str | None,
    **fields: Any,
) -> Result:
    """Submit a request and print the id of its job, without waiting for the video."""
    with run.client(base_url, mock=mock, strict_rules=not no_strict_rules, buys=True) as client:
        job = run.buy(client, body_of(model, prompt, fields), key)
        ways_back = run.ways_back()
        notes = (MOCK_ENDED,) if mock else tuple(f"wait for it with: {line}" for line in ways_back)
        return Result(_terminal.one_line(job.id), job_facts(job) | {"resume": ways_back}, notes)
