"""The commands for jobs that are there: `reelkit status`, `wait` and `save`."""

import re
from pathlib import Path

import click

from reelkit._cli.support import shared_options as _options, terminal as _terminal
from reelkit._cli.support.exit_codes import FAILED
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Json, Result, job_facts, saved_facts
from reelkit._cli.support.run_state import Run
from reelkit._client.job import Job
from reelkit._client.video import save_to_free_name
from reelkit._flows.wait import has_failed
from reelkit._protocol.answer import error_words, read


@click.command(cls=JobCommand)
@_options.job_id
@_options.model_of_job
@_options.journal
@_options.no_journal
@_options.record
@_options.base_url
@click.pass_obj
def status(run: Run, /, job_id: str, model: str | None, base_url: str | None) -> Result:
    """Ask for a job once, and print its status."""
    with run.client(base_url) as client:
        job = run.attach(client, job_id, model).refresh()
    return _status(job)


@click.command(cls=JobCommand)
@_options.job_id
@_options.model_of_job
@_options.deadline
@_options.journal
@_options.no_journal
@_options.record
@_options.base_url
@click.pass_obj
def wait(run: Run, /, job_id: str, model: str | None, deadline: float | None, base_url: str | None) -> Result:
    """Wait for a job, and print the link to its video."""
    with run.client(base_url) as client:
        job = run.attach(client, job_id, model)
        return Result(_terminal.one_line(run.video(job, deadline).url), job_facts(job))


@click.command(cls=JobCommand)
@_options.job_id
@_options.output
@_options.model_of_job
@_options.deadline
@_options.journal
@_options.no_journal
@_options.record
@_options.base_url
@click.pass_obj
def save(
    run: Run, /, job_id: str, output: Path | None, model: str | None, deadline: float | None, base_url: str | None
) -> Result:
    """Save the video of a job, and print its path. Waits for it if it is not there yet."""
    run.saves, run.target = True, output
    with run.client(base_url) as client:
        return save_video(run, run.attach(client, job_id, model), output, deadline)


def save_video(run: Run, job: Job, output: Path | None, deadline: float | None) -> Result:
    """Wait for the video of a job and save it, unless it is there already."""
    wanted = job.purchase.save_to if job.purchase else None
    if place := output or (_from_here(wanted) if wanted else None):
        saved = (job.there_already(place) or run.video(job, deadline).save(place))._replace(path=place)
    else:
        saved = save_to_free_name(run.video(job, deadline), default_name(job.id))
    notes = (f"{saved.size} bytes, sha256 {saved.sha256}",)
    return Result(saved.path, job_facts(job) | saved_facts(saved), notes)


def _from_here(place: str) -> Path:
    """The file as it would be typed in this folder."""
    path, here = Path(place), Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _status(job: Job) -> Result:
    """The word; beside it the link, or why there is none."""
    assert job.raw is not None  # a refresh brings an answer or an error
    answer = read(job.raw)
    word = _terminal.one_line(answer.status)
    if has_failed(answer):
        words = ": ".join(filter(None, error_words(answer.error))) or "it gave no reason"
        error: Json = {"type": "JobFailed", "message": f"job {job.id} failed, {words}", "job_id": job.id}
        error["exit_code"] = FAILED
        return Result(word, job_facts(job) | {"error": error}, (f"the job failed, {words}",), FAILED)
    notes = (f"the video: {answer.link.url}",) if answer.link else ()
    return Result(word, job_facts(job), notes)


MAX_ID_LENGTH = 64  # characters of an id; a UUID has 36, and file systems allow 255 bytes


def default_name(job_id: str) -> Path:
    """A file in this folder, named after the job. Only plain letters, digits, - and _ of the id get into the name."""
    return Path("reelkit-" + ("".join(re.findall(r"[A-Za-z0-9_-]", job_id))[:MAX_ID_LENGTH] or "video") + ".mp4")


def free_name(name: str) -> Path:
    """The same, with a number if there is such a file already."""
    first = path = default_name(name)
    number = 1
    while path.exists() or path.is_symlink():
        number += 1
        path = first.with_name(f"{first.stem}-{number}.mp4")
    return path
