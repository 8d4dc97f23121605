"""`reelkit conform`: say where a server leaves the contract."""

from pathlib import Path
from typing import Any

import click

from reelkit_conformance._checks.check import LEVELS
from reelkit_conformance._checks.listing import explained, listed, markdown as markdown_page
from reelkit_conformance._checks.table import CHECKS
from reelkit_conformance._errors import ConformError
from reelkit_conformance._http.text import visible

EXIT_CODES = (
    (0, "conforms: nothing that was judged failed"),
    (1, "deviates: at least one check failed"),
    (2, "wrong usage; nothing was sent"),
    (3, "incomplete: the target cannot be reached, the cap was reached, or nothing was judged"),
    (70, "a defect of the kit"),
    (74, "a report could not be written"),
    (130, "interrupted; what was seen is in the reports"),
)

EXAMPLES = (
    ("reelkit conform http://127.0.0.1:8080", "everything, for all models"),
    (
        "reelkit conform http://127.0.0.1:8080 --model pixverse/lip-sync --level L2 --html report.html",
        "one model, up to refusals",
    ),
    ("reelkit conform https://api.aimlapi.com", "the live service: free checks alone"),
    ("reelkit conform https://api.aimlapi.com --max-jobs 3 --baseline vendor", "it may cost three videos"),
    ("reelkit conform --recorded traffic.har.jsonl", "judges what was recorded; sends nothing"),
    ("reelkit conform explain RES-008", "what a check means, and what to do"),
)


class ConformCommand(click.Command):
    """A command with one word of its own, `explain`, which is no base URL."""

    other: click.Command  # what `explain` calls; set where it is defined

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """That of `explain`, if this is called for."""
        if args[:1] == [self.other.name]:
            return self.other.make_context(f"{info_name} {self.other.name}", args[1:], parent)
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Whichever of the two the context is of."""
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Exit codes and examples."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES])
        with formatter.section("Examples"):
            for line, remark in EXAMPLES:
                formatter.write(f"  {line}\n      {remark}\n")


FILE_PATH = click.Path(path_type=Path)
CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"]}


class UsageRefused(click.ClickException):
    """One line, and the exit code of wrong usage."""

    exit_code = 2


@click.command(cls=ConformCommand, context_settings=CONTEXT_SETTINGS)
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
@click.option("--json", type=FILE_PATH, metavar="FILE", help="Write the report as JSON.")
@click.option("--junit", type=FILE_PATH, metavar="FILE", help="Write the report as JUnit XML.")
@click.option("--har", type=FILE_PATH, metavar="FILE", help="Write all requests and answers, without the key.")
@click.option("--html", type=FILE_PATH, metavar="FILE", help="Write the report as one page to read.")
@click.option("--yes", is_flag=True, help="Do not ask before creating jobs that cost money.")
@click.option("--list", "is_list", is_flag=True, help="List all checks, and do nothing else.")
@click.option("--markdown", is_flag=True, help="With --list: as the page of the documentation.")
@click.pass_context
def conform(ctx: click.Context, /, is_list: bool, markdown: bool, **given: Any) -> None:
    """Say where the server at BASE_URL leaves the contract.

    It runs up to level L4, against any server: the mock, Prism, a proxy, your own, the live service. Without --max-jobs
    the live service is only asked what is free. `reelkit conform explain ID` tells all about one check.
    """
    # lazy: httpx, rich and jsonschema-rs take 0.3 s, and --help, --list and explain need none of them
    from reelkit_conformance._run.invocation import run_command

    if is_list:
        click.echo(_all_checks(markdown), nl=not markdown)
        return
    if markdown:
        raise click.UsageError("--markdown goes with --list")
    try:
        code = run_command(given)
    except ConformError as error:
        raise UsageRefused(visible(str(error))) from None
    ctx.exit(code)


def _all_checks(is_page: bool) -> str:
    checks = CHECKS.values()
    return markdown_page(checks) if is_page else listed(checks)


@click.command(context_settings=CONTEXT_SETTINGS)
@click.argument("check_id", metavar="ID")
def explain(check_id: str) -> None:
    """Say what a check means, what it rests on and what to do about it."""
    try:
        click.echo(explained(check_id, CHECKS.values()))
    except ConformError as error:
        raise UsageRefused(visible(str(error))) from None


conform.other = explain
