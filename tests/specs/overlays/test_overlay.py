"""Reading overlay files: YAML 1.2, only known keys, a reason for every action."""

from pathlib import Path

import pytest

from reelkit_specs._documents.findings import SpecsError
from reelkit_specs._overlays.overlay import read_overlay

GOOD = """\
overlay: 1.1.0
info: {title: a title, version: 1.0.0}
actions:
  - target: $.a
    description: why
    x-evidence: seen
    update: {enum: [16:9, no, 1e3]}
"""


def read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "test.overlay.yaml"
    path.write_text(text, encoding="utf-8")
    read_overlay(path, "test.overlay.yaml")


def test_yaml_is_read_as_version_1_2(tmp_path: Path) -> None:
    """In YAML 1.1, an aspect ratio is a number and `no` is false."""
    path = tmp_path / "test.overlay.yaml"
    path.write_text(GOOD, encoding="utf-8")

    assert read_overlay(path, "name").actions[0].update == {"enum": ["16:9", "no", 1000.0]}


def test_every_overlay_of_the_repository_is_valid() -> None:
    """Its folder is its stage."""
    folder = Path(__file__).parents[3] / "specs" / "overlays"
    overlays = [read_overlay(path, path.name) for path in sorted(folder.glob("*/*"))]

    assert {path.parent.name for path in folder.glob("*/*")} == {"documents", "contract", "reader"}
    assert sum(len(overlay.actions) for overlay in overlays) > 50


BAD = {
    "no YAML": ("overlay: [", "not YAML"),
    "a key twice": (GOOD + "    update: 1\n", 'found duplicate key "update"'),
    "not a mapping": ("- 1", "not an overlay: it must be a mapping"),
    "an unquoted status": (GOOD.replace("{enum: [16:9, no, 1e3]}", "{200: {}}"), "the key 200 is not a string"),
    "a date": (GOOD.replace("{enum: [16:9, no, 1e3]}", "2026-01-01"), "is a date, not JSON"),
    "another version": (GOOD.replace("1.1.0", "1.0.0"), "/overlay: version '1.0.0' is not supported"),
    "no title": (GOOD.replace("title: a title, ", ""), "/info: needs a title and a version"),
    "an unknown key at the root": (GOOD + "x-else: 1\n", "/x-else: unknown key"),
    "an unknown key in info": (GOOD.replace("version:", "versio: 1, version:"), "/info/versio: unknown key"),
    "an unknown key in an action": (GOOD + "    x-wsa: 1\n", "/actions/0/x-wsa: unknown key; use one of copy, desc"),
    "no actions": (GOOD.split("actions:")[0] + "actions: []\n", "/actions: no actions"),
    "an action that is none": (GOOD + "  - nothing\n", "/actions/1: not a mapping"),
    "no description": (GOOD.replace("    description: why\n", ""), "/actions/0/description: missing"),
    "no evidence": (GOOD.replace("    x-evidence: seen\n", ""), "/actions/0/x-evidence: missing"),
    "no target": (GOOD.replace("target: $.a", "copy: $.a"), "/actions/0/target: missing"),
    "two modifiers": (GOOD + "    remove: true\n", "/actions/0: needs exactly one of update, copy, remove"),
    "no modifier": (GOOD.replace("    update: {enum: [16:9, no, 1e3]}\n", ""), "needs exactly one of"),
    "remove: false": (GOOD.replace("update: {enum: [16:9, no, 1e3]}", "remove: false"), "/actions/0/remove: must be"),
    "a count of none": (GOOD + "    x-expect-matches: 0\n", "/actions/0/x-expect-matches: 0 is not a count"),
    "a path that is none": (GOOD.replace("$.a", "$.["), "/actions/0/target: not a JSONPath (RFC 9535)"),
    "a copy that is no path": (GOOD.replace("update: {enum: [16:9, no, 1e3]}", "copy: 1"), "/actions/0/copy: not a"),
    "extends that is no text": (GOOD + "extends: 1\n", "/extends: not a string"),
}


@pytest.mark.parametrize("case", BAD)
def test_an_invalid_overlay_has_a_finding(tmp_path: Path, case: str) -> None:
    """One line with the file, the place and the advice."""
    text, expected = BAD[case]

    with pytest.raises(SpecsError) as caught:
        read(tmp_path, text)

    assert expected in str(caught.value)
    assert all(
        str(finding).startswith("test.overlay.yaml") and ";" in str(finding) for finding in caught.value.findings
    )
    assert all("\n" not in str(finding) and str(tmp_path) not in str(finding) for finding in caught.value.findings)
