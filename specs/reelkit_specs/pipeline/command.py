"""`reelkit specs`: check, build, and generate from the vendor's documents."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from reelkit_specs._diff.command import diff
from reelkit_specs._documents.checkout import Project, find_project, replace_files, temporary_folder, write_drafts
from reelkit_specs._documents.findings import Finding, raise_findings
from reelkit_specs._documents.models import is_model
from reelkit_specs._lint.command import lint
from reelkit_specs._steps.build import build as build_all
from reelkit_specs._steps.generate import COMMAND, files, generate
from reelkit_specs.pipeline._errors import print_findings
from reelkit_specs.pipeline._import_command import import_command
from reelkit_specs.pipeline._pull_commands import pull_command, regenerate_command
from reelkit_specs.pipeline._transcribe_command import transcribe_command


def _with_project(function: Callable[..., None]) -> Callable[..., None]:
    @click.option(
        "--project",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help="The checkout to work on. Default: the one you are in.",
    )
    @functools.wraps(function)
    def command(folder: Path, **options: bool) -> None:
        with print_findings():
            function(find_project(folder.resolve()), **options)

    return command


@click.group()
def specs() -> None:
    """Build and check the contract that everything else reads.

    specs/vendor holds the vendor's documents, specs/overlays every departure from them. Out of both come contract.json,
    CHANGES.md and the generated client. Findings are one line each: file, JSON pointer, what is wrong, what to do.
    """


specs.add_command(import_command)
specs.add_command(pull_command)
specs.add_command(regenerate_command)
specs.add_command(transcribe_command)
specs.add_command(diff)
specs.add_command(lint)


@specs.command()
@_with_project
def check(project: Project) -> None:
    """Check hashes, overlays, contract; write nothing.

    Exit code 0 if nothing is wrong, else 1.
    """
    built = build_all(project)
    raise_findings(_stale(project, built.texts(project)))
    models = sum(map(is_model, built.contract["components"]["schemas"].values()))
    for duplicates in built.duplicates:
        click.echo(duplicates)
    click.echo(f"{models} models: documents, overlays and contract are in order")


@specs.command()
@_with_project
def build(project: Project) -> None:
    """Write contract.json and CHANGES.md, if every check passes."""
    built = build_all(project)
    with temporary_folder(project.root) as folder:
        replace_files(project.root, write_drafts(built.texts(project), folder))
    click.echo(f"wrote {project.name(project.contract)} and {project.name(project.changes)}")


@specs.command("generate")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@_with_project
def generate_client(project: Project, only_check: bool) -> None:
    """Write contract.json, CHANGES.md and generated/, all or nothing.

    Everything is made and checked in a temporary folder first.
    """
    built = build_all(project)
    with temporary_folder(None if only_check else project.root) as folder:
        package = generate(built, folder)
        made = {project.client / name: content for name, content in files(package).items()}
        if only_check:
            wanted = built.texts(project) | made
            raise_findings([*_stale(project, wanted), *_unexpected_files(project, wanted)])
            click.echo(f"{len(wanted)} files are what `{COMMAND}` would write")
            return
        replace_files(project.root, write_drafts(built.texts(project), folder) | {project.client: package})
    click.echo(f"wrote contract, CHANGES.md and {len(made)} files of the client")


def _stale(project: Project, wanted: dict[Path, bytes]) -> Iterator[Finding]:
    todo = f"run `{COMMAND}` and commit what it writes"
    for path, content in wanted.items():
        if not path.is_file():
            yield Finding(project.name(path), "", "missing", todo)
        elif path.read_bytes() != content:
            yield Finding(project.name(path), "", "not what the documents and overlays give", todo)


def _unexpected_files(project: Project, wanted: dict[Path, bytes]) -> Iterator[Finding]:
    for name in files(project.client):
        if (path := project.client / name) not in wanted:
            what = "the contract gives no such file"
            yield Finding(project.name(path), "", what, f"run `{COMMAND}` and commit what it removes")
