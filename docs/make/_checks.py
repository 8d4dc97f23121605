"""The page of the checks, as `reelkit conform --list --markdown` prints it."""

from click.testing import CliRunner

from reelkit_conformance.command import conform


def page() -> str:
    """docs/conformance-ids.md."""
    return CliRunner().invoke(conform, ["--list", "--markdown"]).stdout
