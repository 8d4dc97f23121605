"""`reelkit conform`: say where a server leaves the contract."""

from pathlib import Path
from typing import Any

import click

from reelkit_conformance._checks import listing as _listing, table as _table
from reelkit_conformance._checks.check import LEVELS
from reelkit_conformance._errors import ConformError
from reelkit_conformance._help import Conform
from reelkit_conformance._report.text import visible
from reelkit_conformance._run.arguments import Words

FILE = click.Path(path_type=Path)
SETTINGS = {"help_option_names": ["-h", "--help"]}


class Refused(click.ClickException):
    """One line, and the exit code of wrong usage."""

    exit_code = 2


@click.command(cls=Conform, context_settings=SETTINGS)
@click.argument("base_url", required=False)
@click.option("--model", multiple=True, metavar="ID", help="Only this model; may be given again. Default: all.")
@click.option("--api-key", metavar="KEY", help="Or AIMLAPI_API_KEY in the environment. A loopback target needs none.")
@click.option(
    "--level",
    type=click.Choice(LEVELS, case_sensitive=False),
    default="L4",
    metavar="LEVEL",
    show_default=True,
    help="How far to go: L0 documents, L1 shape, L2 refusals, L3 life of jobs, L4 equivalence.",
)
@click.option("--max-jobs", type=click.IntRange(0), metavar="N", help="Stop before more jobs are created. Live: 0.")
@click.option(
    "--patience",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="When a job counts as stuck. Default: three times the longest that its model was seen to take.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed sends the same requests.")
@click.option("--fuzz", is_flag=True, help="Leave no refusal out, and run Schemathesis: hundreds of jobs.")
@click.option(
    "--recorded",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Judge this traffic, HAR or what Client(record=...) wrote, and send nothing.",
)
@click.option("--baseline", metavar="FILE", help="Deviations that are accepted: a file, or vendor, native or relay.")
@click.option("--update-baseline", is_flag=True, help="Accept what this run finds: write it to the baseline's file.")
@click.option("--json", type=FILE, metavar="FILE", help="Write the report as JSON.")
@click.option("--junit", type=FILE, metavar="FILE", help="Write the report as JUnit XML.")
@click.option("--har", type=FILE, metavar="FILE", help="Write all requests and answers, without the key.")
@click.option("--html", type=FILE, metavar="FILE", help="Write the report as one page to read.")
@click.option("--yes", is_flag=True, help="Do not ask before creating jobs that cost money.")
@click.option("--list", "is_list", is_flag=True, help="List all checks, and do nothing else.")
@click.option("--markdown", is_flag=True, help="With --list: as the page of the documentation.")
@click.pass_context
def conform(ctx: click.Context, /, is_list: bool, markdown: bool, **given: Any) -> None:
    """Say where the server at BASE_URL leaves the contract.

    It runs up to level L4, against any server: the mock, Prism, a proxy, your own, the live service. Without --max-jobs
    the live service is only asked what is free. `reelkit conform explain ID` tells all about one check.
    """
    from reelkit_conformance._run.invocation import Wishes, carry_out  # here: --help needs none of it

    if is_list:
        click.echo(_all_checks(markdown), nl=not markdown)
        return
    if markdown:
        raise click.UsageError("--markdown goes with --list")
    try:
        code = carry_out(Words(**{name: given.pop(name) for name in Words._fields}), Wishes(**given))
    except ConformError as error:
        raise Refused(visible(str(error))) from None
    ctx.exit(code)


def _all_checks(is_page: bool) -> str:
    checks = _table.every().values()
    return _listing.markdown(checks) if is_page else _listing.listed(checks)


@click.command(context_settings=SETTINGS)
@click.argument("check_id", metavar="ID")
def explain(check_id: str) -> None:
    """Say what a check means, what it rests on and what to do about it."""
    try:
        click.echo(_listing.explained(check_id, _table.every().values()))
    except ConformError as error:
        raise Refused(visible(str(error))) from None


conform.other = explain
