"""The commands `reelkit specs pull` and `reelkit specs regenerate`."""

import datetime
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import click

from reelkit_specs._diff import as_markdown, as_text
from reelkit_specs._documents.checkout import (
    Project,
    find_project,
    is_in_checkout,
    replace_files,
    temporary_folder,
    write_drafts,
)
from reelkit_specs._documents.findings import finding_error, raise_findings
from reelkit_specs._overlays.stages import read_overlays
from reelkit_specs._shared.plurals import counted
from reelkit_specs._steps.build import build_from
from reelkit_specs._steps.generate import generate
from reelkit_specs._steps.pull import PullResult, pull, with_draft
from reelkit_specs._steps.pull_live import names_compared, pull_live
from reelkit_specs._vendor.download import open_store
from reelkit_specs._vendor.service import SERVICE, open_service
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
            "--service",
            metavar="URL",
            help="The base URL of the service. Default: `service` in specs/sources.toml, or none with --from.",
        ),
        click.option(
            "--from",
            "place",
            metavar="PLACE",
            help="A folder or a URL with the vendor's public reference. Without --service, no others are read. "
            "Default: `reference` in specs/sources.toml, which is read only for documents that describe no model.",
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
    models: tuple[str, ...],
    service: str | None,
    place: str | None,
    form: str,
    timeout: float,
    project: Path | None,
    write: bool,
) -> None:
    """Show the vendor's changes of meaning; --write saves the changed documents.

    Reads the service's catalogue and the document of each model, or of the given models, and compares them with those
    in specs/vendor. Shows models that are new, gone or have another id, and what has changed in their documents.
    Documents that the recorded ETags and hashes show as unchanged are not read again. Needs no API key.

    --write writes all changes or none. Nothing is written if a document cannot be read or describes another model, or
    if specs/glossary.yaml does not describe one of its fields. Changes of wording are not written.

    Outside of a checkout, the names of the catalogue are compared with those of the installed package.

    Exit code 0 if there are no changes, 10 if there are, 1 on errors.
    """
    with print_findings():
        if project is None and place is None and not write and not models and not is_in_checkout(Path.cwd()):
            raise click.exceptions.Exit(_print_names(service or SERVICE, timeout))
        checkout = find_project((project or Path()).resolve())
        pulled = _pull(checkout, service, place, models, timeout)
        _print(pulled, form)
        if write:
            _write(checkout, pulled)
        elif pulled.has_changes:
            for finding in pulled.glossary_findings:
                click.echo(f"before this can be written, correct: {finding}")
            click.echo("nothing written; use --write to write the changes")
        raise_findings(pulled.catalogue.failures)
    raise click.exceptions.Exit(CHANGES if pulled.has_changes else 0)


@click.command("regenerate", short_help="Pull, build, generate and draft the changelog.")
@_pull_options
def regenerate_command(
    models: tuple[str, ...], service: str | None, place: str | None, form: str, timeout: float, project: Path | None
) -> None:
    """Pull, build, generate, and draft the changelog, all or nothing.

    If an overlay no longer applies to the new documents, or specs/glossary.yaml does not describe one of their fields,
    nothing is written, and the output lists what to decide, one line each.

    Exit code 0 if there are no changes, 10 if the files were generated, 1 on errors or if something must be decided.
    """
    with print_findings():
        checkout = find_project((project or Path()).resolve())
        pulled = _pull(checkout, service, place, models, timeout)
        _print(pulled, form)
        if pulled.is_undecided:
            click.echo("nothing was written: correct or delete the overlay actions above, and run this again", err=True)
            raise click.exceptions.Exit(1)
        if pulled.changed or pulled.catalogue.added:
            _regenerate(checkout, pulled)
        else:
            _write(checkout, pulled)
    raise click.exceptions.Exit(CHANGES if pulled.has_changes else 0)


def _pull(
    project: Project, service: str | None, place: str | None, models: tuple[str, ...], seconds: float
) -> PullResult:
    sources = read_sources(project)
    base_url = service or (None if place else sources.service)
    where = place or sources.reference
    today = datetime.date.today()
    with ExitStack() as stack:
        on_document = stack.enter_context(document_progress())
        documents = stack.enter_context(open_store(where, seconds)) if where else None
        if base_url:
            opened = stack.enter_context(open_service(base_url, seconds))
            return pull_live(project, opened, documents, models, today, on_document)
        if documents is None:
            todo = "add `service` or `reference` to it, or pass --service or --from"
            raise finding_error("specs/sources.toml", "", "it names no place to read documents from", todo)
        return pull(project, documents, models, today, on_document)


def _print_names(base_url: str, seconds: float) -> int:
    """Compare the catalogue with the installed package. Returns the exit code."""
    with open_service(base_url, seconds) as service:
        catalogue = service.catalogue()
    assert catalogue is not None  # 304 needs an etag
    lines = names_compared(catalogue)
    click.echo("\n".join(lines or ["the catalogue lists the models of this package, and no others"]))
    click.echo("only names were compared; the documents of the models are compared in a checkout (--project DIR)")
    return CHANGES if lines else 0


def _print(pulled: PullResult, form: str) -> None:
    click.echo(FORMATS[form]([change for changed in pulled.changed for change in changed.changes]), nl=False)
    heading = "\n### {}\n" if form == "markdown" else "{}:"
    for title, lines in (
        ("Catalogue", pulled.catalogue.lines),
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
    if count := len(pulled.changed) + len(pulled.catalogue.added):
        first = "delete or correct the overlay actions that are listed above, then" if pulled.is_undecided else "now"
        click.echo(f"wrote {counted(count, 'document')} and specs/sources.toml; {first} run `nox -s generate`")
    elif texts:
        click.echo("wrote specs/live.json; no document has changed in meaning")
