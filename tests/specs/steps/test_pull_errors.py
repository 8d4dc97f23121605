"""Pulling invalid documents, or from an unreachable place: one line each, and nothing is written."""

import pytest
from click.testing import CliRunner

from reelkit_specs._documents.checkout import Project
from reelkit_specs.pipeline.command import specs
from tests.specs.pull_command import pull
from tests.specs.steps.test_import_documents import tree
from tests.specs.vendor_faults import FAULTS, OTHER, edit, longer
from tests.specs.vendor_site import Site, closed_port

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("command", ["pull", "regenerate"])
@pytest.mark.parametrize("case", FAULTS)
def test_an_invalid_document_stops_the_pull(project: Project, site: Site, case: str, command: str) -> None:
    """Valid documents are not written either. One line says what is wrong and what to do."""
    break_it, expected = FAULTS[case]
    break_it(site)
    edit(site, OTHER, longer)
    before = tree(project.root)

    arguments = ["--timeout", "1", *(["--write"] if command == "pull" else [])]
    result = CliRunner().invoke(specs, [command, "--project", str(project.root), "--from", site.url, *arguments])

    assert result.exit_code == 1, result.output
    assert expected in result.output
    assert len(result.output.splitlines()) == 1
    assert tree(project.root) == before


def test_an_unreachable_server_is_reported(project: Project) -> None:
    """One line for each document."""
    result = pull(project, f"http://127.0.0.1:{closed_port()}", "pixverse/lip-sync")

    assert (result.exit_code, "cannot be read: " in result.output) == (1, True)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("http://example.com/docs", "could have been changed in transit"),
        ("ftp://example.com/docs", "could have been changed in transit"),
        ("no/such/folder", "no such folder"),
    ],
)
def test_a_place_that_cannot_be_read_is_refused(project: Project, place: str, expected: str) -> None:
    """Before anything is fetched."""
    result = pull(project, place)

    assert (result.exit_code, expected in result.output) == (1, True)
