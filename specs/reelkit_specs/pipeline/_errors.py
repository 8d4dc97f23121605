"""Prints findings and exits."""

import contextlib
from collections.abc import Iterator

import click

from reelkit_specs._documents.findings import Finding, SpecsError


@contextlib.contextmanager
def print_findings() -> Iterator[None]:
    """If the block raises findings, print each as one line on stderr, and exit with 1."""
    try:
        yield
    except SpecsError as error:
        findings = error.findings
    except OSError as error:
        what = f"cannot be read or written: {error.strerror}"
        findings = (Finding(str(error.filename or "the checkout"), "", what, "check its type and permissions"),)
    else:
        return
    for finding in findings:
        click.echo(finding, err=True)
    raise click.exceptions.Exit(1)
