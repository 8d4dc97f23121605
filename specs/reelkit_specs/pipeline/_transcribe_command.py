"""`reelkit specs transcribe`: the vendor's facts in our own words."""

from pathlib import Path

import click

from reelkit_specs._documents.checkout import find_project, replace_files, temporary_folder
from reelkit_specs._documents.findings import finding_error
from reelkit_specs._steps.transcribe import transcribe_documents
from reelkit_specs.pipeline._errors import print_findings


@click.command("transcribe", short_help="Write the facts of documents in our own words.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="A new or empty folder for the transcriptions. Without it they are made and checked, and not written.",
)
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="A checkout of the reelkit repository. Default: the one that contains the current folder.",
)
def transcribe_command(folder: Path, output: Path | None, project: Path) -> None:
    """Write the facts of the vendor's documents below DIR in our own words.

    A transcription keeps the names, types, formats, values, defaults, bounds, nesting, addresses and defects of its
    document. Every description comes from specs/glossary.yaml. Documents that `reelkit specs import` would refuse or
    leave out are listed with the reason. All others are written to OUT, at the same relative path as in DIR.

    Nothing is written if the glossary has no description for a field, has an entry that no document in DIR or
    specs/vendor needs, or has an entry that shares eight consecutive words with the vendor's text; or if a repaired
    transcription would differ in meaning from its repaired document.

    Exit code 0 if there is a transcription and nothing is wrong, else 1.
    """
    with print_findings():
        target = find_project(project.resolve())
        if output is not None:
            _check_output(output)
        made = transcribe_documents(target, folder, lambda step: click.echo(f"{step} ...", err=True))
        for duplicate in made.duplicates:
            click.echo(f"left out: {duplicate}")
        for finding in made.refused:
            click.echo(f"refused: {finding}", err=True)
        if not made.texts:
            click.echo("nothing to transcribe, nothing written", err=True)
            raise click.exceptions.Exit(1)
        if output is None:
            click.echo(f"{len(made.texts)} transcriptions are in order; nothing written, -o OUT writes them")
            return
        _write(output, made.texts)
        click.echo(f"wrote {len(made.texts)} transcriptions to {output}")


def _check_output(output: Path) -> None:
    """Refuse an output that exists and is not an empty folder, before the long work."""
    if output.exists() and not (output.is_dir() and not any(output.iterdir())):
        raise finding_error(str(output), "", "it exists and is not an empty folder", "name a new folder")


def _write(output: Path, texts: dict[str, bytes]) -> None:
    """Write all texts or none."""
    output = output.absolute()
    output.parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(output.parent) as draft:
        for name, text in texts.items():
            path = draft / "made" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        replace_files(output.parent, {output: draft / "made"})
