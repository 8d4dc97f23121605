"""Pulling what is no document, or from where none can be had: one line says so, and nothing is taken over."""

import pytest
from click.testing import CliRunner

from reelkit_specs._documents.checkout import Project
from reelkit_specs.pipeline.command import specs

from .pulling import pull
from .test_import import tree
from .vendor_faults import FAULTS, edit, longer
from .vendor_site import Site, closed_port

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", ["pull", "regenerate"])
@pytest.mark.parametrize("case", FAULTS)
def test_a_document_that_is_wrong_stops_everything(project: Project, site: Site, case: str, command: str) -> None:
    """Also what is right in the others: nothing is taken over by halves. One line says what it is, and what to do."""
    break_it, expected = FAULTS[case]
    break_it(site)
    edit(site, "PixVerse/v5-transition.json", longer)
    before = tree(project.root)

    arguments = ["--timeout", "1", *(["--write"] if command == "pull" else [])]
    result = CliRunner().invoke(specs, [command, "--project", str(project.root), "--from", site.url, *arguments])

    assert result.exit_code == 1, result.output
    assert expected in result.output
    assert len(result.output.splitlines()) == 1
    assert tree(project.root) == before


def test_nobody_listens(project: Project) -> None:
    """One line for each document, as any of them may be the one to look at."""
    result = pull(project, f"http://127.0.0.1:{closed_port()}", "pixverse/lip-sync")

    assert (result.exit_code, "cannot be read: " in result.output) == (1, True)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("http://example.com/docs", "only https:// is safe"),
        ("ftp://example.com/docs", "only https:// is safe"),
        ("no/such/folder", "no such folder"),
    ],
)
def test_a_place_that_cannot_be_read_is_refused(project: Project, place: str, expected: str) -> None:
    """Before anything is asked for."""
    result = pull(project, place)

    assert (result.exit_code, expected in result.output) == (1, True)
