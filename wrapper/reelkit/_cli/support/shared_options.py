"""Options that several commands share."""

import functools
import os
import shlex
from pathlib import Path
from typing import Any

import click

from reelkit._cli.support.run_state import existing_journal
from reelkit._cli.support.values import duration, text
from reelkit._errors import ReelkitError
from reelkit._io.settings import MAX_JOBS, find_base_url
from reelkit._objects.urls import is_object, parsed_folder
from reelkit._system.postgres_urls import is_postgres
from reelkit_specs import models

COMPLETED_KEYS = 100


def _writable(path: Path | str | None) -> Path | str | None:
    """The file, if it can be written: that must be known before the video is bought. An object is looked at later."""
    if isinstance(path, str):
        return path
    if path and (not path.name or (path.exists() and not path.is_file())):
        raise click.BadParameter(f"{click.format_filename(path)} is not a file name")
    folder = path.parent if path else Path()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise click.BadParameter(f"the folder {click.format_filename(folder.absolute())} is not writable")
    return path


class Output(click.Path):
    """A path, or the URL of an object or of a folder of objects."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The URL as a text, or else the path."""
        if not is_object(value):
            return super().convert(value, param, ctx)
        try:
            parsed_folder(value)
        except ReelkitError as error:
            self.fail(str(error), param, ctx)
        return value


class JournalPlace(click.Path):
    """A file, or the URL of a PostgreSQL database."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The URL as it is, or else the path."""
        return value if isinstance(value, str) and is_postgres(value) else super().convert(value, param, ctx)


def _one_prompt(ctx: click.Context, param: click.Parameter, words: tuple[str, ...]) -> str | None:
    """The prompt. Without quotes a shell makes an argument of each of its words."""
    if len(words) > 1:
        raise click.UsageError(
            f"Got unexpected extra arguments ({' '.join(words[1:])}). Put a prompt of several words in quotes."
        )
    return words[0] if words else None


def complete_models(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The ids of models that begin like this."""
    return [spelling for model in models() for spelling in model.ids if spelling.startswith(incomplete)]


def complete_keys(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The keys in the journal that begin like this, the newest first; without those that a shell needs quotes for."""
    try:
        journal = existing_journal(ctx.params.get("journal"))
        service = find_base_url(ctx.params.get("base_url"))
        keys = [] if journal is None else journal.keys(service, incomplete, COMPLETED_KEYS)
    except ReelkitError:  # the command itself reports it
        return []
    return [key for key in keys if shlex.quote(key) == key]


model = click.option(
    "--model",
    type=text,
    shell_complete=complete_models,
    is_eager=True,  # read first, because the types of the other fields depend on it
    metavar="ID",
    help="The model. Default: the first in `reelkit models`.",
)
model_of_job = click.option(
    "--model",
    type=text,
    shell_complete=complete_models,
    metavar="MODEL",
    help="The model of the job. Give it if the job is not found: some models have an older path of the service as "
    "well, and ID may not show that the job is there.",
)
base_url = click.option(
    "--base-url", metavar="URL", help="The base URL of the service. Default: AIMLAPI_BASE_URL, or else the vendor's."
)
deadline = click.option(
    "--deadline",
    type=duration,
    metavar="DURATION",
    help="Time limit of the wait for each job, such as 90s, 15m or 1h. A download has a separate limit of the same "
    "length. Default: 15m.",
)
max_in_flight = click.option(
    "--max-in-flight",
    type=click.IntRange(min=1),
    metavar="N",
    default=MAX_JOBS,
    show_default=True,
    help="The maximum number of jobs in progress at the same time.",
)
resubmit = functools.partial(  # with the default of the command
    click.option,
    "--resubmit",
    type=click.Choice(["never", "proven"]),
    show_default=True,
    help="What to do when the response to a create was lost. never: leave the decision to you; proven: buy the video "
    "again if the service's logs prove that no job was made.",
)
settle = click.option(
    "--settle",
    type=duration,
    metavar="DURATION",
    default="60s",
    show_default=True,
    help="For the proof of --resubmit: the logs must show a create sent at least this long after the lost one.",
)
witnesses = click.option(
    "--witnesses",
    type=click.IntRange(min=1),
    metavar="N",
    default=3,
    show_default=True,
    help="For the proof of --resubmit: the logs must show at least this many creates sent after the lost one.",
)
output = click.option(
    "-o",
    "--output",
    type=Output(dir_okay=False, writable=True, path_type=Path),
    callback=lambda ctx, param, path: _writable(path),
    metavar="FILE",
    help="Where to save the video: a file, which is overwritten if it exists, or an object such as "
    "s3://bucket/fox.mp4, which is not. Default: a new file in the current folder.",
)
no_strict_rules = click.option(
    "--no-strict-rules",
    is_flag=True,
    help="Send a request that does not fit the contract, with a warning, instead of refusing it.",
)
mock = click.option(
    "--mock", is_flag=True, help="Use a mock of the service, which is fast, needs no API key and costs nothing."
)
dry_run = click.option(
    "--dry-run", is_flag=True, help="Show the requests and their estimated cost. Sends nothing and needs no API key."
)
key = click.option(
    "--key",
    type=text,
    shell_complete=complete_keys,
    metavar="KEY",
    help="A unique name for this purchase. Submitting again with the same name returns the existing job.",
)
journal = click.option(
    "--journal",
    type=JournalPlace(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The journal of purchases: a file, or the postgresql:// URL of a database that several machines share. "
    "Default: REELKIT_JOURNAL, or else jobs.db in the user's data folder.",
)
on_done = click.option(
    "--on-done",
    metavar="URL|COMMAND",
    help="Tell of each purchase that finished, failed or is unknown: by a signed POST to a URL, or by running a "
    "command with the event as JSON on its standard input. A URL needs REELKIT_WEBHOOK_SECRET.",
)
log_format = click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What is written to stderr: text, or one JSON object per line, with one for each state of a purchase.",
)
record = click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Append the HTTP traffic to this file, one HAR entry per line, without the API key.",
)
no_journal = click.option("--no-journal", is_flag=True, help="Do not use a journal: neither read nor write it.")
prompt = click.argument("prompt", type=text, nargs=-1, callback=_one_prompt, metavar="[PROMPT]")
job_id = click.argument("job_id", type=text, metavar="ID", shell_complete=complete_keys)
purchase_key = click.argument("purchase_key", type=text, metavar="KEY", shell_complete=complete_keys)
purchase_keys = click.argument("purchase_keys", type=text, nargs=-1, metavar="[KEY]...", shell_complete=complete_keys)

# Printed below the options of a command that has this parameter.
REMARKS = {
    "base_url": "The API key is read from AIMLAPI_API_KEY or AIML_API_KEY. "
    "It has no option, because other users can see command lines.",
    "key": "Submitting again with the same --key returns the existing job and buys nothing. "
    "The same key with a different request is an error.",
    "job_id": "ID is the id that `reelkit submit` printed, the key of a purchase in the journal, or the token from the "
    "--json output of `reelkit submit`. "
    "An id that begins with two dashes goes after --.",
}
