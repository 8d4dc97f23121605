"""`reelkit status`, `wait` and `save`: the commands for jobs that exist."""

import re
from pathlib import Path

import click

from reelkit._cli.support import shared_options
from reelkit._cli.support.exit_codes import FAILED
from reelkit._cli.support.job_command import JobCommand
from reelkit._cli.support.results import Json, Result, job_facts, saved_facts
from reelkit._cli.support.run_state import Run
from reelkit._client.job import Job
from reelkit._client.video import save_to_free_name
from reelkit._flows.wait import has_failed
from reelkit._objects.urls import is_object
from reelkit._protocol.answer import error_summary, read
from reelkit_specs import printable

MAX_ID_LENGTH = 64  # characters of an id in a file name; a UUID has 36, and file systems allow 255 bytes


@click.command(cls=JobCommand)
@shared_options.job_id
@shared_options.model_of_job
@shared_options.journal
@shared_options.no_journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def status(run: Run, /, job_id: str, model: str | None, base_url: str | None) -> Result:
    """Fetch a job once and print its status."""
    with run.client(base_url, check=lambda: run.check_id(run.id_of(job_id))) as client:
        job = run.attach(client, job_id, model).refresh()
    return _status_result(job)


@click.command(cls=JobCommand)
@shared_options.job_id
@shared_options.model_of_job
@shared_options.deadline
@shared_options.journal
@shared_options.no_journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def wait(run: Run, /, job_id: str, model: str | None, deadline: float | None, base_url: str | None) -> Result:
    """Wait for a job and print the link to its video."""
    with run.client(base_url, check=lambda: run.check_id(run.id_of(job_id))) as client:
        job = run.attach(client, job_id, model)
        return Result(printable(run.wait_for_video(job, deadline).url, keep=""), job_facts(job))


@click.command(cls=JobCommand)
@shared_options.job_id
@shared_options.output
@shared_options.model_of_job
@shared_options.deadline
@shared_options.journal
@shared_options.no_journal
@shared_options.record
@shared_options.base_url
@click.pass_obj
def save(
    run: Run, /, job_id: str, output: Path | str | None, model: str | None, deadline: float | None, base_url: str | None
) -> Result:
    """Save the video of a job and print its path. Waits for the video if necessary."""
    run.saves_video, run.output = True, output
    with run.client(base_url, check=lambda: run.check_id(run.id_of(job_id))) as client:
        return save_video(run, run.attach(client, job_id, model), output, deadline)


def save_video(run: Run, job: Job, output: Path | str | None, deadline: float | None) -> Result:
    """Wait for the video of a job and save it, unless it is saved already."""
    noted = job.purchase.save_to if job.purchase else None
    if path := output or (_relative(noted) if noted else None):
        saved = (job.there_already(path) or run.wait_for_video(job, deadline).save(path))._replace(path=path)
    else:
        saved = save_to_free_name(run.wait_for_video(job, deadline), default_name(job.id))
    notes = (f"{saved.size} bytes, sha256 {saved.sha256}",)
    return Result(saved.path, job_facts(job) | saved_facts(saved), notes)


def default_name(job_id: str) -> Path:
    """A file in this folder, named after the job. Only letters, digits, - and _ of the id are used."""
    return Path("reelkit-" + ("".join(re.findall(r"[A-Za-z0-9_-]", job_id))[:MAX_ID_LENGTH] or "video") + ".mp4")


def free_name(name: str) -> Path:
    """A file in this folder that does not exist yet: the default name, or that with a number."""
    first = path = default_name(name)
    number = 1
    while path.exists() or path.is_symlink():
        number += 1
        path = first.with_name(f"{first.stem}-{number}.mp4")
    return path


def _relative(place: str) -> Path | str:
    """The path relative to the current folder, if it is inside. A URL is returned unchanged."""
    if is_object(place):
        return place
    path, here = Path(place), Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _status_result(job: Job) -> Result:
    """The status word, with the link or the reason of the failure as a note."""
    assert job.raw is not None  # a refresh sets it or raises
    answer = read(job.raw)
    word = printable(answer.status, keep="")
    if has_failed(answer):
        reason = error_summary(answer.error) or "no reason was given"
        error: Json = {"type": "JobFailed", "message": f"job {job.id} failed: {reason}", "job_id": job.id}
        error["exit_code"] = FAILED
        return Result(word, job_facts(job) | {"error": error}, (f"the job failed: {reason}",), FAILED)
    notes = (f"video: {answer.link.url}",) if answer.link else ()
    return Result(word, job_facts(job), notes)
