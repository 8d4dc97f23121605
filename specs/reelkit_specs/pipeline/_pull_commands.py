"""The commands `reelkit specs pull` and `reelkit specs regenerate`."""

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from reelkit_specs._diff import as_markdown, as_text
from reelkit_specs._documents.checkout import Project, find_project, replace_files, temporary_folder, write_drafts
from reelkit_specs._documents.findings import finding_error
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._shared.plurals import counted
from reelkit_specs._steps.build import build_from
from reelkit_specs._steps.generate import generate
from reelkit_specs._steps.pull import PullResult, pull, with_draft
from reelkit_specs._vendor.download import open_store
from reelkit_specs._vendor.sources import read_sources
from reelkit_specs.pipeline._errors import print_findings
from reelkit_specs.pipeline._progress import document_progress

CHANGES = 10
FORMATS = {"text": as_text, "markdown": as_markdown}


def _pull_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that both commands have."""
    options = (
        click.argument("models", nargs=-1, metavar="[MODEL]..."),
        click.option(
            "--from", "place", metavar="PLACE", help="A folder or a URL. Default: `reference` in specs/sources.toml."
        ),
        click.option(
            "--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True, help="Output format."
        ),
        click.option(
            "--timeout",
            type=click.FloatRange(0, min_open=True),
            default=30.0,
            show_default=True,
            metavar="SECONDS",
            help="Time limit for one document.",
        ),
        click.option(
            "--project",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            default=".",
            help="A checkout of the reelkit repository. Default: the one that contains the current folder.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("pull", short_help="Show what the vendor has changed.")
@_pull_options
@click.option("--write", is_flag=True, help="Write the changed documents as transcriptions, and their hashes.")
def pull_command(
    models: tuple[str, ...], place: str | None, form: str, timeout: float, project: Path, write: bool
) -> None:
    """Show the vendor's changes of meaning; --write saves the changed documents.

    Reads the documents of the given models, or all published documents, and compares them with those in specs/vendor.
    Nothing is written if a document cannot be read or describes another model, or if specs/glossary.yaml does not
    describe one of its fields. Changes of wording are not written.

    Exit code 0 if there are no changes, 10 if there are, 1 on errors.
    """
    with print_findings():
        checkout = find_project(project.resolve())
        pulled = _pull(checkout, place, models, timeout)
        _print(pulled, form)
        if write:
            _write(checkout, pulled)
        elif pulled.changed:
            for finding in pulled.glossary_findings:
                click.echo(f"before it can be written: {finding}")
            click.echo("nothing written; use --write to write the changes")
    raise click.exceptions.Exit(CHANGES if pulled.changed else 0)


@click.command("regenerate", short_help="Pull, build, generate and draft the changelog.")
@_pull_options
def regenerate_command(models: tuple[str, ...], place: str | None, form: str, timeout: float, project: Path) -> None:
    """Pull, build, generate, and draft the changelog, all or nothing.

    If an overlay no longer applies to the new documents, or specs/glossary.yaml does not describe one of their fields,
    nothing is written, and the output lists what to decide, one line each.

    Exit code 0 if there are no changes, 10 if the files were generated, 1 on errors or if something must be decided.
    """
    with print_findings():
        checkout = find_project(project.resolve())
        pulled = _pull(checkout, place, models, timeout)
        _print(pulled, form)
        if pulled.is_undecided:
            click.echo("nothing was written: correct or delete the overlay actions above, and run this again", err=True)
            raise click.exceptions.Exit(1)
        if pulled.changed:
            _regenerate(checkout, pulled)
    raise click.exceptions.Exit(CHANGES if pulled.changed else 0)


def _pull(project: Project, place: str | None, models: tuple[str, ...], seconds: float) -> PullResult:
    where = place or read_sources(project).reference
    if not where:
        raise finding_error(
            "specs/sources.toml", "/reference", "missing", "add the URL of the documents, or pass --from"
        )
    with open_store(where, seconds) as documents, document_progress() as on_document:
        return pull(project, documents, models, datetime.date.today(), on_document)


def _print(pulled: PullResult, form: str) -> None:
    click.echo(FORMATS[form]([change for changed in pulled.changed for change in changed.changes]), nl=False)
    heading = "\n### {}\n" if form == "markdown" else "{}:"
    for title, lines in (
        ("Changed only in wording, so not written", pulled.reworded),
        ("Overlays", pulled.impact_lines),
    ):
        if lines:
            click.echo("\n".join([heading.format(title), *(f"- {line}" for line in lines)]))


def _regenerate(project: Project, pulled: PullResult) -> None:
    vendor = pulled.texts(project)
    built = build_from(
        pulled.documents, pulled.sources.same_model, read_overlays(project), project.name(project.contract)
    )
    changelog = project.root / "CHANGELOG.md"
    old = changelog.read_text(encoding="utf-8") if changelog.is_file() else "# Changelog\n"
    changes = [change for changed in pulled.changed for change in changed.changes]
    texts = vendor | built.texts(project) | {changelog: with_draft(old, changes).encode()}
    with temporary_folder(project.root) as folder:
        package = generate(built, folder)
        replace_files(project.root, write_drafts(texts, folder) | {project.client: package})
    click.echo("wrote documents, contract, client and a draft of the changelog; now run `nox -s tests`")


def _write(project: Project, pulled: PullResult) -> None:
    texts = pulled.texts(project)
    with temporary_folder(project.root) as folder:
        replace_files(project.root, write_drafts(texts, folder))
    if texts:
        first = "delete or correct the overlay actions that are listed above, then" if pulled.is_undecided else "now"
        click.echo(f"wrote {counted(len(texts) - 1, 'document')} and specs/sources.toml; {first} run `nox -s generate`")
