"""How findings reach whoever called a command."""

import contextlib
from collections.abc import Iterator

import click

from reelkit_specs._documents.findings import Finding, SpecsError


@contextlib.contextmanager
def print_findings() -> Iterator[None]:
    """Turn findings into one line each on stderr and exit code 1."""
    try:
        yield
    except SpecsError as error:
        findings = error.findings
    except OSError as error:
        what = f"cannot be read or written: {error.strerror}"
        findings = (Finding(str(error.filename or "the checkout"), "", what, "look at its kind and its permissions"),)
    else:
        return
    for finding in findings:
        click.echo(finding, err=True)
    raise click.exceptions.Exit(1)
