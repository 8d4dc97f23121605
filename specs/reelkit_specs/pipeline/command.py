"""`reelkit specs`: check, build, and generate from the vendor's documents."""

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from reelkit_specs.pipeline._build import build as build_all
from reelkit_specs.pipeline._findings import Finding, SpecsError, stop_at
from reelkit_specs.pipeline._generate import COMMAND, files, generate
from reelkit_specs.pipeline._project import Project, find_project
from reelkit_specs.pipeline._write import replace_file, replace_folder, workshop


@contextlib.contextmanager
def _one_line_each() -> Iterator[None]:
    """Turn findings into one line each on stderr and exit code 1."""
    try:
        yield
    except SpecsError as error:
        for finding in error.findings:
            click.echo(finding, err=True)
        raise click.exceptions.Exit(1) from None


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
        with _one_line_each():
            function(find_project(folder.resolve()), **options)

    return command


@click.group()
def specs() -> None:
    """Build and check the contract that everything else reads.

    specs/vendor holds the vendor's documents, specs/overlays every departure from them. Out of both come contract.json,
    CHANGES.md and the generated client. Findings are one line each: file, JSON pointer, what is wrong, what to do.
    """


@specs.command()
@_with_project
def check(project: Project) -> None:
    """Check hashes, overlays, contract; write nothing.

    Exit code 0 if nothing is wrong, else 1.
    """
    built = build_all(project)
    wanted = {project.contract: built.contract_text, project.changes: built.changes_text}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_bytes() != text.encode()]
    what = "not what the documents and overlays give"
    stop_at([Finding(project.name(path), "", what, f"run `{COMMAND}`") for path in stale])
    schemas = built.contract["components"]["schemas"]
    models = sum("x-reelkit-addresses" in schema for schema in schemas.values())
    click.echo(f"{models} models: documents, overlays and contract are in order")


@specs.command()
@_with_project
def build(project: Project) -> None:
    """Write contract.json and CHANGES.md, if every check passes."""
    built = build_all(project)
    replace_file(project.contract, built.contract_text)
    replace_file(project.changes, built.changes_text)
    click.echo(f"wrote {project.name(project.contract)} and {project.name(project.changes)}")


@specs.command("generate")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if anything would change.")
@_with_project
def generate_client(project: Project, only_check: bool) -> None:
    """Write contract.json, CHANGES.md and generated/, all or nothing.

    Everything is made and checked in a temporary folder first.
    """
    built = build_all(project)
    with workshop(project.client.parent) as folder:
        package = generate(built, folder)
        if only_check:
            texts = {project.contract: built.contract_text, project.changes: built.changes_text}
            wanted = {path: text.encode() for path, text in texts.items()}
            wanted |= {project.client / name: content for name, content in files(package).items()}
            stop_at(_differences(project, wanted))
            click.echo(f"{len(wanted)} files are what `{COMMAND}` would write")
            return
        replace_file(project.contract, built.contract_text)
        replace_file(project.changes, built.changes_text)
        replace_folder(project.client, package)
    click.echo(f"wrote contract, CHANGES.md and {len(files(project.client))} files of the client")


def _differences(project: Project, wanted: dict[Path, bytes]) -> Iterator[Finding]:
    todo = f"run `{COMMAND}` and commit what it writes"
    for path, content in wanted.items():
        if not path.is_file():
            yield Finding(project.name(path), "", "missing", todo)
        elif path.read_bytes() != content:
            yield Finding(project.name(path), "", "differs from what the contract gives", todo)
    for name in files(project.client):
        if project.client / name not in wanted:
            yield Finding(project.name(project.client / name), "", "the contract gives no such file", todo)
