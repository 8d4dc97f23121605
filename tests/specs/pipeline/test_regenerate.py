"""Regenerate: documents, client and changelog, all or nothing."""

import re
import shutil

import pytest
from click.testing import CliRunner, Result

from reelkit_specs._documents.checkout import Project
from reelkit_specs.pipeline.command import specs
from tests.conftest import ROOT
from tests.specs.steps.test_import_documents import tree
from tests.specs.vendor_changes import ADOPTED, DECIDED
from tests.specs.vendor_faults import OTHER, TEXT, edit, longer
from tests.specs.vendor_site import Site

pytestmark = pytest.mark.slow

PLACE = re.compile(r"(specs/overlays/\S+\.yaml):(\d+) /actions/(\d+): ")
OUTDATED = re.compile(r"^- outdated: specs/overlays/documents/(\S+\.overlay\.yaml):\d+ (/actions/\d+): ", re.MULTILINE)


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
    durations = (project.client / "models" / "pixverse_v5_text_to_video.py").read_text()
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
    assert re.search(
        r"30-pixverse-rules\.overlay\.yaml:\d+ /actions/0: its target matches \d+ places?, x-expect-matches says \d+",
        result.output,
    )
    assert tree(project.root) == before


@pytest.mark.parametrize("change", ADOPTED)
def test_a_change_that_needs_no_decision_is_adopted(project: Project, site: Site, change: str) -> None:
    """The report says what changed, and the files fit each other."""
    publish, reported = ADOPTED[change]
    publish(site)

    result = regenerate(project, site.url)

    assert result.exit_code == 10, result.output
    assert reported in result.output
    assert "outdated" not in result.output
    assert CliRunner().invoke(specs, ["check", "--project", str(project.root)]).exit_code == 0


@pytest.mark.parametrize("change", DECIDED)
def test_a_change_that_needs_decisions_has_one_line_for_each(project: Project, site: Site, change: str) -> None:
    """With the file and the line of the overlay action, however many models it is about."""
    publish, actions = DECIDED[change]
    publish(site)
    before = tree(project.root)

    result = regenerate(project, site.url)

    assert result.exit_code == 1
    assert OUTDATED.findall(result.output) == actions != []
    for file, line, action in PLACE.findall(result.output):
        lines = (project.root / file).read_text(encoding="utf-8").splitlines()
        assert lines[int(line) - 1].startswith("  - target: ")
        assert sum(text.startswith("  - target: ") for text in lines[: int(line)]) == int(action) + 1
    assert "nothing was written: correct or delete the overlay actions above" in result.output
    assert tree(project.root) == before


def test_a_model_that_is_gone_is_one_decision(project: Project, site: Site) -> None:
    """Its document is no longer there; the line says where its entry is."""
    site.faults[OTHER] = "gone"

    result = regenerate(project, site.url)

    assert result.exit_code == 1
    (line,) = result.output.splitlines()
    assert line.startswith(f"{OTHER}: ")
    assert line.endswith(
        "returned 404; check whether the vendor has moved it, and correct or delete its entry in specs/sources.toml"
    )
