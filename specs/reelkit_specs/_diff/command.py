"""The command `reelkit specs diff`."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from reelkit_specs._diff.change import Change
from reelkit_specs._diff.compare_documents import compare_files, compare_folders
from reelkit_specs._diff.formats import as_markdown, as_text
from reelkit_specs._diff.rules import LEVELS
from reelkit_specs._documents.files import read_documents
from reelkit_specs._documents.json import dump

FAIL_ON = {"breaking": LEVELS[:1], "risky": LEVELS[:2], "any": LEVELS}
CANNOT_COMPARE = 2


def _as_json(changes: Sequence[Change]) -> str:
    return dump({"changes": [change.as_json() for change in changes]})


FORMATS: dict[str, Callable[[Sequence[Change]], str]] = {"text": as_text, "json": _as_json, "markdown": as_markdown}


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True, help="Output format."
)
@click.option("--fail-on", type=click.Choice([*FAIL_ON]), help="Exit with 1 if a change is this severe or more.")
def diff(old: Path, new: Path, form: str, fail_on: str | None) -> None:
    """Show the changes of meaning between OLD and NEW.

    OLD and NEW are two OpenAPI documents in JSON or YAML, or two folders of documents. Facts are compared, not text:
    models, addresses, fields, types, values, defaults, limits, rules, responses, HTTP statuses and security. The
    same meaning in another notation is not a change.

    Exit code 0, or 1 if --fail-on applies, or 2 if a document cannot be read or compared.
    """
    if old.is_dir() != new.is_dir() and old.exists() and new.exists():
        raise click.UsageError(f"{old} and {new} must both be documents or both be folders")
    compare = compare_folders if old.is_dir() and new.is_dir() else compare_files
    found, refused = compare(read_documents(old), read_documents(new))
    if found or not refused:  # print "no change" only if documents were compared
        click.echo(FORMATS[form](found), nl=False)
    for finding in dict.fromkeys(refused):
        click.echo(finding, err=True)
    if refused:
        raise click.exceptions.Exit(CANNOT_COMPARE)
    if fail_on and any(change.level in FAIL_ON[fail_on] for change in found):
        raise click.exceptions.Exit(1)
