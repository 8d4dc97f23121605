"""The command `reelkit specs` and its subcommands check, build and generate."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from reelkit_specs._diff.command import diff
from reelkit_specs._documents.checkout import Project, find_project, replace_files, temporary_folder, write_drafts
from reelkit_specs._documents.findings import Finding, raise_findings
from reelkit_specs._documents.models import is_model
from reelkit_specs._lint.command import lint
from reelkit_specs._shared.plurals import counted
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
        help="A checkout of the reelkit repository. Default: the one that contains the current folder.",
    )
    @functools.wraps(function)
    def command(folder: Path, **options: bool) -> None:
        with print_findings():
            function(find_project(folder.resolve()), **options)

    return command


@click.group()
def specs() -> None:
    """Build and check the contract.

    specs/vendor has the vendor's documents, specs/overlays the changes to them. contract.json, CHANGES.md and the
    generated client are made from both. Findings are one line each: file, JSON pointer, problem, advice.
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
    """Check hashes, overlays and contract; write nothing.

    Exit code 0 if there are no findings, else 1.
    """
    built = build_all(project)
    raise_findings(_stale(project, built.texts(project)))
    models = sum(map(is_model, built.contract["components"]["schemas"].values()))
    for duplicate in built.duplicates:
        click.echo(duplicate)
    click.echo(f"{counted(models, 'model')}: documents, overlays and contract are valid")


@specs.command()
@_with_project
def build(project: Project) -> None:
    """Write contract.json and CHANGES.md if every check passes."""
    built = build_all(project)
    with temporary_folder(project.root) as folder:
        replace_files(project.root, write_drafts(built.texts(project), folder))
    click.echo(f"wrote {project.name(project.contract)} and {project.name(project.changes)}")


@specs.command("generate", short_help="Write the contract and the generated client.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if anything would change.")
@_with_project
def generate_client(project: Project, only_check: bool) -> None:
    """Write contract.json, CHANGES.md and generated/, all or nothing.

    The files are generated and checked in a temporary folder first.
    """
    built = build_all(project)
    with temporary_folder(None if only_check else project.root) as folder:
        package = generate(built, folder)
        made = {project.client / name: content for name, content in files(package).items()}
        if only_check:
            wanted = built.texts(project) | made
            raise_findings([*_stale(project, wanted), *_unexpected_files(project, wanted)])
            click.echo(f"{counted(len(wanted), 'file')} up to date with `{COMMAND}`")
            return
        replace_files(project.root, write_drafts(built.texts(project), folder) | {project.client: package})
    click.echo(f"wrote contract, CHANGES.md and {counted(len(made), 'file')} of the client")


def _stale(project: Project, wanted: dict[Path, bytes]) -> Iterator[Finding]:
    todo = f"run `{COMMAND}` and commit what it writes"
    for path, content in wanted.items():
        if not path.is_file():
            yield Finding(project.name(path), "", "missing", todo)
        elif path.read_bytes() != content:
            yield Finding(project.name(path), "", "not up to date with the documents and overlays", todo)


def _unexpected_files(project: Project, wanted: dict[Path, bytes]) -> Iterator[Finding]:
    for name in files(project.client):
        if (path := project.client / name) not in wanted:
            what = "not generated from the contract"
            yield Finding(project.name(path), "", what, f"run `{COMMAND}` and commit what it removes")
