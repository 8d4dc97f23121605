"""Regenerate: documents, client and changelog, all or nothing."""

import shutil

import pytest
from click.testing import CliRunner, Result

from reelkit_specs._documents.checkout import Project
from reelkit_specs.pipeline.command import specs
from tests.conftest import ROOT
from tests.specs.steps.test_import_documents import tree
from tests.specs.vendor_faults import TEXT, edit, longer
from tests.specs.vendor_site import Site

pytestmark = pytest.mark.slow


def regenerate(project: Project, place: str) -> Result:
    return CliRunner().invoke(specs, ["regenerate", "--project", str(project.root), "--from", place])


def test_regenerate_writes_everything(project: Project, site: Site) -> None:
    """Documents, contract, client, and a draft of the changelog. The result passes the checks."""
    shutil.copy(ROOT / "CHANGELOG.md", project.root)
    edit(site, TEXT, longer)

    result = regenerate(project, site.url)

    assert result.exit_code == 10, result.output
    check = CliRunner().invoke(specs, ["generate", "--check", "--project", str(project.root)])
    assert check.exit_code == 0, check.output
    durations = (project.client / "models" / "pixverse_v5_text_to_video_duration.py").read_text()
    assert "99" in durations
    changelog = (project.root / "CHANGELOG.md").read_text()
    line = "- The vendor changed `pixverse/v5-text-to-video`, compatible: `duration` now allows 99.\n"
    assert line in changelog.partition("### Changed\n")[2]
    assert regenerate(project, site.url).exit_code == 0


def test_regenerate_stops_at_a_decision(project: Project, site: Site) -> None:
    """Nothing is written, and the action that no longer applies is reported."""
    edit(site, TEXT, lambda schema: schema["properties"]["duration"].update(description="The length."))
    before = tree(project.root)

    result = regenerate(project, site.url)

    assert result.exit_code == 1
    assert (
        "30-pixverse-rules.overlay.yaml /actions/0: its target matches 4 places, x-expect-matches says 5"
        in result.output
    )
    assert tree(project.root) == before
