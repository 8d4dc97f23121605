"""Runs the command `reelkit specs pull`."""

from click.testing import CliRunner, Result

from reelkit_specs._documents.checkout import Project
from reelkit_specs.pipeline.command import specs


def pull(project: Project, place: str, *arguments: str) -> Result:
    command = ["pull", "--project", str(project.root), "--from", place, *arguments]
    return CliRunner().invoke(specs, command)
