"""Options that several commands share."""

import os
from pathlib import Path

import click

from reelkit._cli.support.values import duration, text
from reelkit._io.settings import MANY


def _place(path: Path | None) -> Path | None:
    """The file, if it can be written at all: to learn that after the purchase would be late."""
    if path and (not path.name or (path.exists() and not path.is_file())):
        raise click.BadParameter(f"{click.format_filename(path)} is no name for a file")
    folder = path.parent if path else Path()
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise click.BadParameter(f"nothing can be written in {click.format_filename(folder.absolute())}")
    return path


model = click.option(
    "--model",
    type=text,
    is_eager=True,  # read first, because it says of which types the other fields are
    metavar="ID",
    help="The model. Default: the first that `reelkit models` lists.",
)
model_of_job = click.option(
    "--model", type=text, metavar="ID", help="The model that made the job, where the id is bare."
)
base_url = click.option(
    "--base-url", metavar="URL", help="The address of the service. Default: AIMLAPI_BASE_URL, else the vendor's."
)
deadline = click.option(
    "--deadline", type=duration, metavar="DURATION", help="How long to wait: 90, 90s, 15m, 1h. Default: 15m."
)
max_in_flight = click.option(
    "--max-in-flight",
    type=click.IntRange(min=1),
    metavar="N",
    default=MANY,
    show_default=True,
    help="How many jobs run at once.",
)
output = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    callback=lambda ctx, param, path: _place(path),
    metavar="FILE",
    help="Where to save the video, over what is there. Default: a free name in this folder.",
)
no_strict_rules = click.option(
    "--no-strict-rules", is_flag=True, help="Send also what the contract does not allow, with a warning."
)
mock = click.option("--mock", is_flag=True, help="Ask a mock of the service, which needs no key and costs nothing.")
dry_run = click.option(
    "--dry-run", is_flag=True, help="Show what would be sent and what it may cost. Sends nothing, needs no key."
)
key = click.option(
    "--key", type=text, metavar="KEY", help="What this purchase is called; the same key never buys the same twice."
)
journal = click.option(
    "--journal",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The journal of purchases. Default: REELKIT_JOURNAL, else jobs.db in the user's data folder.",
)
record = click.option(
    "--record",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Append the traffic to this file, a HAR entry on each line, without the API key.",
)
no_journal = click.option("--no-journal", is_flag=True, help="Keep no journal, and look into none.")
prompt = click.argument("prompt", type=text, required=False)
job_id = click.argument("job_id", type=text, metavar="ID")
purchase_key = click.argument("purchase_key", type=text, metavar="KEY")

# What is said below the options of a command that has this one.
REMARKS = {
    "base_url": "The API key is read from AIMLAPI_API_KEY or AIML_API_KEY. "
    "There is no option for it: others can see a command line.",
    "key": "With --key the same command can be given again, on any day: it goes on with the job that is there and "
    "buys nothing. The same key with another request is refused.",
    "job_id": "ID is what `reelkit submit` printed, or a token out of its --json. "
    "An id that begins with two dashes goes after --.",
}
