"""`reelkit specs pull` and `regenerate`: what the vendor has changed, and everything that follows from it."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from reelkit_specs._diff import as_markdown, as_text
from reelkit_specs._documents.checkout import Project, find_project, replace_files, temporary_folder, write_drafts
from reelkit_specs._documents.findings import finding_error
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._steps.build import build_from
from reelkit_specs._steps.generate import generate
from reelkit_specs._steps.pull import PullResult, pull, with_draft
from reelkit_specs._vendor.download import open_store
from reelkit_specs._vendor.sources import read_sources
from reelkit_specs.pipeline._errors import print_findings

CHANGES = 10
FORMATS = {"text": as_text, "markdown": as_markdown}


def _pull_options(function: Callable[..., None]) -> Callable[..., None]:
    """The options that both commands have."""
    options = (
        click.argument("models", nargs=-1, metavar="[MODEL]..."),
        click.option(
            "--from", "place", metavar="PLACE", help="A folder or a URL. Default: as specs/sources.toml says."
        ),
        click.option(
            "--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True, help="How to say it."
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(0, min_open=True),
            default=30.0,
            show_default=True,
            metavar="SECONDS",
            help="How long one document may take.",
        ),
        click.option(
            "--project",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            default=".",
            help="The checkout to work on. Default: the one you are in.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("pull")
@_pull_options
@click.option("--write", is_flag=True, help="Replace the documents that changed in meaning, and their hashes.")
def pull_command(
    models: tuple[str, ...], place: str | None, form: str, timeout: float, project: Path, write: bool
) -> None:
    """Say what the vendor has changed in meaning, and take it over with --write.

    Reads the documents of the models named, or all that are published, and compares them with those in specs/vendor.
    Nothing is written if one of them cannot be read, or is another model's. What changed in its words alone stays.

    Exit code 0 if nothing is new, 10 if there are changes, 1 if something went wrong.
    """
    with print_findings():
        checkout = find_project(project.resolve())
        pulled = _pull(checkout, place, models, timeout)
        _print(pulled, form)
        if write:
            _write(checkout, pulled)
        elif pulled.changed:
            click.echo("nothing written; --write takes the changes over")
    raise click.exceptions.Exit(CHANGES if pulled.changed else 0)


@click.command("regenerate")
@_pull_options
def regenerate_command(models: tuple[str, ...], place: str | None, form: str, timeout: float, project: Path) -> None:
    """Pull, repair, check, generate, and draft the changelog, all or nothing.

    If the overlays do not fit the new documents, nothing is written, and each line says what a person must decide.

    Exit code 0 if nothing is new, 10 if everything was made anew, 1 if something went wrong or must be decided.
    """
    with print_findings():
        checkout = find_project(project.resolve())
        pulled = _pull(checkout, place, models, timeout)
        _print(pulled, form)
        if pulled.changed:
            _regenerate(checkout, pulled)
    raise click.exceptions.Exit(CHANGES if pulled.changed else 0)


def _pull(project: Project, place: str | None, models: tuple[str, ...], seconds: float) -> PullResult:
    where = place or read_sources(project).reference
    if not where:
        raise finding_error(
            "specs/sources.toml", "/reference", "missing", "say where the documents are, or give --from"
        )
    with open_store(where, seconds) as documents:
        return pull(project, documents, models, datetime.date.today())


def _print(pulled: PullResult, form: str) -> None:
    click.echo(FORMATS[form]([change for changed in pulled.changed for change in changed.changes]), nl=False)
    heading = "\n### {}\n" if form == "markdown" else "{}:"
    for title, lines in (("In words alone, so left as it is", pulled.reworded), ("Overlays", pulled.impact_lines)):
        if lines:
            click.echo("\n".join([heading.format(title), *(f"- {line}" for line in lines)]))


def _regenerate(project: Project, pulled: PullResult) -> None:
    built = build_from(
        pulled.documents, pulled.sources.same_model, read_overlays(project), project.name(project.contract)
    )
    changelog = project.root / "CHANGELOG.md"
    old = changelog.read_text(encoding="utf-8") if changelog.is_file() else "# Changelog\n"
    changes = [change for changed in pulled.changed for change in changed.changes]
    texts = pulled.texts(project) | built.texts(project) | {changelog: with_draft(old, changes).encode()}
    with temporary_folder(project.root) as folder:
        package = generate(built, folder)
        replace_files(project.root, write_drafts(texts, folder) | {project.client: package})
    click.echo("wrote documents, contract, client and the draft of the changelog; now run the tests: nox -s tests")


def _write(project: Project, pulled: PullResult) -> None:
    texts = pulled.texts(project)
    with temporary_folder(project.root) as folder:
        replace_files(project.root, write_drafts(texts, folder))
    if texts:
        first = "decide about the overlays that are dead or stale, then" if pulled.is_undecided else "now"
        click.echo(f"wrote {len(texts) - 1} documents and specs/sources.toml; {first} run `nox -s generate`")
