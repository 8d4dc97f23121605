"""`reelkit conform`: check a server against the contract."""

from pathlib import Path
from typing import Any

import click

from reelkit_conformance._checks.check import LEVELS
from reelkit_conformance._checks.listing import explained, listed, markdown as markdown_page
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._errors import ConformError
from reelkit_specs import models, printable

EXIT_CODES = (
    (0, "conforms: no check failed"),
    (1, "deviates: at least one check failed"),
    (2, "usage error; nothing was sent"),
    (3, "incomplete: target unreachable, limit of jobs reached, or no check could be decided"),
    (70, "a bug in reelkit"),
    (74, "a report could not be written"),
    (130, "interrupted; the reports contain what was checked until then"),
)

EXAMPLES = (
    ("reelkit conform http://127.0.0.1:8080", "all checks, all models"),
    (
        "reelkit conform http://127.0.0.1:8080 --model pixverse/lip-sync --level L2 --html report.html",
        "one model, up to level L2",
    ),
    ("reelkit conform https://api.aimlapi.com", "the live service: only the free checks"),
    (
        "reelkit conform https://api.aimlapi.com --max-jobs 3 --baseline vendor",
        "the live service: at most three paid videos",
    ),
    ("reelkit conform --recorded traffic.har.jsonl", "check recorded traffic; send nothing"),
    ("reelkit conform explain RES-008", "what a check means, and how to fix a failure"),
)
FILE_PATH = click.Path(path_type=Path)
CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"]}


class ConformCommand(click.Command):
    """The command, with the subcommand `explain` in the place of a base URL."""

    other: click.Command  # the subcommand `explain`; set where it is defined

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Return the context of `explain` if the first argument is its name."""
        if args[:1] == [self.other.name]:
            return self.other.make_context(f"{info_name} {self.other.name}", args[1:], parent)
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Invoke `explain` if the context is its own, otherwise the command."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Add the exit codes and the examples."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES])
        with formatter.section("Examples"):
            for line, remark in EXAMPLES:
                formatter.write(f"  {line}\n      {remark}\n")


class UsageRefused(click.ClickException):
    """A usage error in one line, without click's usage hint."""

    exit_code = 2


@click.command(cls=ConformCommand, context_settings=CONTEXT_SETTINGS)
@click.argument("base_url", required=False)
@click.option(
    "--model",
    multiple=True,
    metavar="ID",
    shell_complete=lambda ctx, param, text: [model.id for model in models() if model.id.startswith(text)],
    help="Only this model, or those that fit a pattern such as 'pixverse/*'. Can be repeated. Default: all.",
)
@click.option("--api-key", metavar="KEY", help="API key; default: AIMLAPI_API_KEY. A loopback target needs none.")
@click.option(
    "--level",
    type=click.Choice(LEVELS, case_sensitive=False),
    default="L4",
    metavar="LEVEL",
    show_default=True,
    help="Run the levels up to this one: L0 the contract itself, L1 form of responses, L2 invalid requests, "
    "L3 jobs until they finish, L4 comparison of addresses and defaults.",
)
@click.option(
    "--max-jobs",
    type=click.IntRange(0),
    metavar="N",
    help="Create at most N jobs that may cost something. Default on the live service: 0.",
)
@click.option(
    "--patience",
    type=click.FloatRange(0, min_open=True),
    metavar="SECONDS",
    help="Time after which an unfinished job is a deviation. Default: three times the longest known time of its model. "
    "By default, a run in which no job finishes within 150 s stops waiting and is incomplete. After a job "
    "that has not finished in time, a run waits for a shorter time.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="Seed of the random choices; the same seed sends the same requests.",
)
@click.option(
    "--thorough",
    is_flag=True,
    help="Send up to 3,000 requests for each model instead of 400: all cases, not a sample, every job to its end, and "
    "the requests of Schemathesis. Creates hundreds of jobs.",
)
@click.option(
    "--recorded",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Check recorded traffic and send nothing: a HAR file, or a file written by --record or Client(record=...).",
)
@click.option(
    "--baseline", metavar="FILE", help="Deviations to accept: a file, or an included baseline: vendor, native or relay."
)
@click.option("--update-baseline", is_flag=True, help="Write the deviations of this run to the baseline file.")
@click.option("--json", type=FILE_PATH, metavar="FILE", help="Write the report as JSON.")
@click.option("--junit", type=FILE_PATH, metavar="FILE", help="Write the report as JUnit XML.")
@click.option(
    "--har", type=FILE_PATH, metavar="FILE", help="Write all requests and responses, without the key, as HAR."
)
@click.option("--html", type=FILE_PATH, metavar="FILE", help="Write the report as one HTML page.")
@click.option(
    "--badge",
    type=FILE_PATH,
    metavar="FILE",
    help="Write the verdict and the coverage of the contract as an SVG badge.",
)
@click.option("--yes", is_flag=True, help="Do not ask before creating jobs that cost money.")
@click.option("--list", "is_list", is_flag=True, help="List all checks and exit.")
@click.option("--markdown", is_flag=True, help="With --list: print the documentation page.")
@click.pass_context
def conform(ctx: click.Context, /, is_list: bool, markdown: bool, **given: Any) -> None:
    """Check the server at BASE_URL against the contract, the OpenAPI document of the service.

    The server can be the mock, Prism, a proxy, your own server or the live service. On the live service only the free
    checks run unless --max-jobs is given. `reelkit conform explain ID` describes a check.
    """
    # lazy: httpx, rich and jsonschema-rs take 0.3 s, and --help, --list and explain need none of them
    from reelkit_conformance._run.invocation import run_command

    if is_list:
        click.echo(_all_checks(markdown), nl=not markdown)
        return
    if markdown:
        raise click.UsageError("--markdown needs --list")
    try:
        code = run_command(given)
    except ConformError as error:
        raise UsageRefused(printable(str(error))) from None
    ctx.exit(code)


def _all_checks(is_page: bool) -> str:
    checks = CHECKS.values()
    return markdown_page(checks) if is_page else listed(checks)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("check_id", metavar="ID")
def explain(check_id: str) -> None:
    """Describe a check: what it requires, what the vendor says about it, and how to fix a failure."""
    try:
        click.echo(explained(check_id, CHECKS.values()))
    except ConformError as error:
        raise UsageRefused(printable(str(error))) from None


conform.other = explain
