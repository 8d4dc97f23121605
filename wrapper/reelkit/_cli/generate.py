"""`reelkit generate` and `reelkit submit`: the commands that buy one video."""

import os
from pathlib import Path
from typing import Any

import click

from reelkit._cli.jobs import free_name, save_video
from reelkit._cli.preview import preview_request
from reelkit._cli.support import shared_options, terminal
from reelkit._cli.support.request_options import RequestCommand, request_of
from reelkit._cli.support.results import Result, job_facts
from reelkit._cli.support.run_state import Run
from reelkit._io.settings import find_base_url
from reelkit._journal.journal import Journal
from reelkit_specs import printable

MOCK_ENDED = "the mock has stopped, so its job no longer exists"


@click.command(cls=RequestCommand)
@shared_options.prompt
@shared_options.model
@shared_options.output
@shared_options.deadline
@shared_options.key
@shared_options.no_strict_rules
@shared_options.dry_run
@shared_options.journal
@shared_options.no_journal
@shared_options.mock
@shared_options.record
@shared_options.base_url
@click.pass_obj
def generate(
    run: Run,
    /,
    prompt: str | None,
    model: str | None,
    output: Path | str | None,
    deadline: float | None,
    key: str | None,
    no_strict_rules: bool,
    dry_run: bool,
    mock: bool,
    base_url: str | None,
    **fields: Any,
) -> Result:
    """Generate a video: submit the request, wait for the job, and save the video.

    Prints the path of the video. Ctrl-C stops waiting and prints the command that resumes; the job continues on the
    server.
    """
    body, strict_rules = request_of(model, prompt, fields), not no_strict_rules
    if dry_run:
        return preview_request(body, run.prices(base_url, mock=mock), strict_rules=strict_rules)
    run.saves_video, run.output = True, output
    options: dict[str, Any] = {"mock": mock, "strict_rules": strict_rules, "deadline": deadline}
    options["check"] = lambda: run.check_request(body, key, strict_rules=strict_rules)
    with run.client(base_url, buys=True, **options) as client:
        # Without a journal the file can be named after the job's own id, once it is known.
        save_to = output or (_save_path(run.journal, base_url, key) if run.journal else None)
        job = run.submit(client, body, key, save_to)
        terminal.note(f"job {job.id}")
        return save_video(run, job, output, deadline)


def _save_path(journal: Journal, base_url: str | None, key: str | None) -> Path | str:
    """Where to save without --output: where the earlier purchase with this key is saved, or else a free name."""
    earlier = journal.find(find_base_url(base_url), key) if key else None
    return earlier.save_to if earlier and earlier.save_to else free_name(os.urandom(4).hex())


@click.command(cls=RequestCommand)
@shared_options.prompt
@shared_options.model
@shared_options.key
@shared_options.no_strict_rules
@shared_options.journal
@shared_options.no_journal
@shared_options.mock
@shared_options.record
@shared_options.base_url
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
    body, strict_rules = request_of(model, prompt, fields), not no_strict_rules
    options: dict[str, Any] = {"mock": mock, "strict_rules": strict_rules}
    options["check"] = lambda: run.check_request(body, key, strict_rules=strict_rules)
    with run.client(base_url, buys=True, **options) as client:
        job = run.submit(client, body, key)
        commands = run.resume_commands()
        notes = (MOCK_ENDED,) if mock else tuple(f"to wait for it: {command}" for command in commands)
        return Result(printable(job.id, keep=""), job_facts(job) | {"resume": commands}, notes)
