"""What `nox -s release` refuses."""

import re
import tomllib

from tests.conftest import ROOT
from tests.release import problems

PROJECT = {"version": "1.2.0", "urls": {"Source": "https://git.internal/reelkit"}}
CHANGELOG = "# Changelog\n\n## 1.2.0\n\n- First.\n"


def test_a_release_whose_names_agree_has_no_problem() -> None:
    """Version, tag and changelog."""
    assert problems("v1.2.0", PROJECT, CHANGELOG) == []


def test_each_disagreement_is_named() -> None:
    """Another tag, no section in the changelog, and the placeholder of the addresses."""
    found = problems(
        "v1.3.0", PROJECT | {"urls": {"Source": "https://reelkit.example"}}, "# Changelog\n\n## Unreleased\n"
    )

    assert found == [
        "the tag is v1.3.0, but pyproject.toml has version 1.2.0",
        "CHANGELOG.md has no section 1.2.0; rename Unreleased",
        "pyproject.toml still names reelkit.example as the address of the project",
    ]


def test_pages_and_workflow_name_the_wheel_of_this_version() -> None:
    """Where they install it."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").iterdir() if path.suffix in (".md", ".yml")]
    named = {found for text in texts for found in re.findall(r"reelkit-([\d.]+)-py3", text)}

    assert named == {version}
