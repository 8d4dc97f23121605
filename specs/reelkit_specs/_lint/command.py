"""The command `reelkit specs lint`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from reelkit_specs._documents.files import read_documents
from reelkit_specs._documents.findings import Finding
from reelkit_specs._lint.defects import DEFECTS, defects
from reelkit_specs._shared.plurals import counted


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
def lint(path: Path) -> None:
    """List the defects of the OpenAPI documents at PATH.

    PATH is a document in JSON or YAML, or a folder of documents, in the project or elsewhere. Each defect is one line:
    file, JSON pointer, problem, advice, and the id of the defect. For a folder, a table by defect follows.

    Exit code 0 if there is none, else 1.
    """
    documents, refused = read_documents(path)
    found = defects(documents)
    for finding in found:
        click.echo(finding)
    if path.is_dir():
        for line in table(found):
            click.echo(line)
    for finding in refused:
        click.echo(finding, err=True)
    files = {finding.file for finding in found}
    click.echo(f"{counted(len(found), 'defect')} in {len(files)} of {len(documents)} documents")
    if found or refused:
        raise click.exceptions.Exit(1)


def table(found: Sequence[Finding]) -> Iterator[str]:
    """A line for each kind of defect that was found, the most frequent first."""
    counts = {rule: [finding.file for finding in found if finding.rule == rule] for rule in DEFECTS}
    yield f"{'defect':22}{'documents':>10}{'places':>8}  effect if left"
    for rule, files in sorted(counts.items(), key=lambda item: -len({*item[1]})):
        if files:
            yield f"{rule:22}{len({*files}):>10}{len(files):>8}  {DEFECTS[rule].effect}"
