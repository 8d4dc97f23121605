"""CHANGES.md: pointer, before, after, reason."""

import copy

from reelkit_specs._documents.checkout import Project
from reelkit_specs._overlays.apply import Change, apply
from reelkit_specs._overlays.changes_page import Chapter, Section, changes_page
from reelkit_specs._overlays.overlay import read_overlay
from tests.offers import TEXT, field, known
from tests.specs.overlay_builders import overlay


def page(documents: dict[str, dict[str, object]], *actions: dict[str, object]) -> str:
    plan, before = overlay(*actions), copy.deepcopy(documents)
    whys = [f"**{action.description}** {action.evidence}" for action in plan.actions]
    section = Section("a title", None, list(zip(whys, apply(plan, documents).changes, strict=True)))
    return changes_page([Chapter("documents", before, [section])])


def test_a_change_has_its_place_its_values_and_its_reason() -> None:
    """Documents with the same change share a row."""
    documents: dict[str, dict[str, object]] = {f"specs/vendor/{name}.json": {"a": "5"} for name in ("one", "two")}

    text = page(documents, {"target": "$.a", "update": 5, "description": "A number.", "x-evidence": "It was a string."})

    assert "1. **A number.** It was a string." in text
    assert '| `/a` | `"5"` | `5` | one.json, two.json |' in text


def test_missing_values_show_a_dash() -> None:
    """Null is a value, so it cannot mean missing."""
    text = page({"d": {"a": None}}, {"target": "$", "update": {"b": None}}, {"target": "$.a", "remove": True})

    assert "| `/b` | - | `null` | d |" in text
    assert "| `/a` | `null` | - | d |" in text


def test_a_value_that_a_later_action_replaces_is_shown_once() -> None:
    """The first action says that it prepares a later one."""
    text = page(
        {"d": {"enum": ["x"]}}, {"target": "$", "update": {"const": ""}}, {"target": "$.const", "copy": "$.enum[0]"}
    )

    assert "It prepares a later action." in text
    assert text.count("`/const`") == 1
    assert '| `/const` | - | `"x"` | d |' in text


def test_a_bar_or_a_long_value_does_not_break_the_table() -> None:
    """Cells are cut and escaped."""
    text = page({"d": {"a": 1}}, {"target": "$", "update": {"b": "x|" * 200}})

    (row,) = [line for line in text.splitlines() if line.startswith("| `/b`")]
    assert len(row.replace("\\|", "")) < 200
    assert "…`" in row


def test_a_repair_by_rule_is_shown_for_one_document() -> None:
    """With the names of all; of many changes in it, the first ten."""
    changes = [Change(f"specs/vendor/{name}.json", f"/{n}", 1, 2) for name in ("a", "b") for n in range(12)]
    documents = {change.document: {str(n): 1 for n in range(12)} for change in changes}
    sections = [Section("A rule", None, [("**Repaired.**", changes)], is_by_rule=True)]

    text = changes_page([Chapter("documents", documents, sections)])

    assert text.count("| `1` | `2` | a.json |") == 10
    assert "And 2 more of the same kind." in text
    assert "<details><summary>All 2 documents</summary>\n\na.json, b.json\n" in text


def test_before_is_the_published_value() -> None:
    """Not the value after an earlier action."""
    rename = {"target": "$.enum[?@=='old']", "update": "new"}
    text = page({"d": {"enum": ["old"]}}, rename, {"target": "$", "update": {"enum": ["old"]}})

    assert '| `/enum` | `["old"]` | `["new", "old"]` | d |' in text


def test_changes_without_an_overlay_are_on_the_page(checkout: Project) -> None:
    """Defaults that move into docstrings."""
    text = checkout.changes.read_text(encoding="utf-8")

    assert "### What docstrings say" in text
    duration = field("duration").default
    assert f"`/components/schemas/PixverseV5TextToVideo/properties/duration/default` | `{duration}` | - |" in text
    words = [each.default for each in known(TEXT).fields if isinstance(each.default, str) and not each.required]
    assert all(f"Default: {word}." in text for word in words)


def test_every_action_of_every_overlay_is_on_the_page(checkout: Project) -> None:
    """No change of a vendor document is left out."""
    text = checkout.changes.read_text(encoding="utf-8")
    overlays = [read_overlay(path, checkout.name(path)) for path in sorted(checkout.overlays.glob("*/*.yaml"))]

    assert [name for name in (overlay.name for overlay in overlays) if f"`{name}`" not in text] == []
    for found in overlays:
        for action in found.actions:
            assert f"{action.description}** {action.evidence}" in text
