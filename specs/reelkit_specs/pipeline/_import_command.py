"""The command `reelkit specs import`."""

import datetime
from pathlib import Path

import click

from reelkit_specs._documents.checkout import Project, find_project, replace_files, temporary_folder, write_drafts
from reelkit_specs._documents.models import is_model
from reelkit_specs._shared.plurals import counted
from reelkit_specs._steps.generate import files, generate
from reelkit_specs._steps.import_documents import Imported, import_documents
from reelkit_specs._vendor.sources import append_entries
from reelkit_specs.pipeline._errors import print_findings

CATALOGUE = "https://docs.aimlapi.com/api-references/video-models"


@click.command("import", short_help="Add the models of other documents.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option(
    "--into",
    "project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="PROJECT",
    help="A checkout of the reelkit repository. Default: the one that contains the current folder.",
)
@click.option(
    "--page",
    default=CATALOGUE,
    show_default=True,
    metavar="URL",
    help="The page on which the vendor publishes the documents; it is recorded in sources.toml.",
)
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The latest day on which the vendor is known to have published exactly these documents. Default: today.",
)
def import_command(folder: Path, project: Path, page: str, date: datetime.datetime | None) -> None:
    """Add the models of the documents below DIR to a checkout, and generate the client.

    Each document is repaired, joined with the contract and checked. A document that cannot be joined is refused, with
    the reason. Models that the checkout already has do not change; `reelkit specs pull` updates them.

    sources.toml records a document as transcribed if its descriptions are those of specs/glossary.yaml, as in the
    output of `reelkit specs transcribe`, and as verbatim otherwise.

    Exit code 0 if anything was added. Otherwise 1, and nothing is written.
    """
    with print_findings():
        target = find_project(project.resolve())
        imported = import_documents(target, folder, page, date.date() if date else datetime.date.today())
        for duplicate in imported.duplicates:
            click.echo(f"left out: {duplicate}")
        for finding in imported.refused:
            click.echo(f"refused: {finding}", err=True)
        if not imported.accepted:
            click.echo("nothing to add, nothing written", err=True)
            raise click.exceptions.Exit(1)
        click.echo(_write(target, imported))


def _write(project: Project, imported: Imported) -> str:
    """Write documents, entries, contract and client, all or nothing. Returns a summary."""
    sources = append_entries(
        project.sources.read_text(encoding="utf-8"), [candidate.document.source for candidate in imported.accepted]
    )
    texts = {project.vendor / each.document.source.file: each.raw for each in imported.accepted}
    texts |= {project.sources: sources.encode()} | imported.built.texts(project)
    with temporary_folder(project.root) as folder:
        package = generate(imported.built, folder)
        count = len(files(package))
        replace_files(project.root, write_drafts(texts, folder) | {project.client: package})
    models = sum(map(is_model, imported.built.contract["components"]["schemas"].values()))
    added = f"added {counted(len(imported.accepted), 'document')}"
    return f"{added}: {counted(models, 'model')} now, {counted(count, 'file')} of the client"
