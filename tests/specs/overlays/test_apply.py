"""Applying overlays: every kind of action on every kind of value, and every action that must be refused."""

from typing import Any

import pytest

from reelkit_specs._overlays.apply import Change, apply
from reelkit_specs._overlays.overlay import MISSING
from tests.specs.overlay_actions import CASES, REFUSED
from tests.specs.overlay_builders import apply_to, findings, overlay


@pytest.mark.parametrize("case", CASES)
def test_actions_do_what_the_specification_says(case: str) -> None:
    """Overlay 1.1: update, remove and copy, on objects, arrays and primitive values."""
    document, actions, expected = CASES[case]

    applied = apply_to(document, *actions)

    assert applied.findings == []
    assert document == expected
    assert str(document) == str(expected)  # True is not 1


@pytest.mark.parametrize("case", REFUSED)
def test_an_action_without_effect_is_refused(case: str) -> None:
    """What the specification ignores or forbids is a finding that names the action."""
    document, action, expected = REFUSED[case]

    applied = apply_to(document, action)

    assert expected in findings(applied)
    assert [finding.pointer for finding in applied.findings] == ["/actions/0"]
    assert str(overlay(action).actions[0].target) in findings(applied)


def test_every_failing_action_is_reported() -> None:
    """A run does not stop at the first one."""
    applied = apply_to(
        {"a": 1}, {"target": "$.x", "remove": True}, {"target": "$.a", "update": 2}, {"target": "$.y", "remove": True}
    )

    assert [finding.pointer for finding in applied.findings] == ["/actions/0", "/actions/2"]


def test_a_copy_has_the_value_before_the_action() -> None:
    """Even if the source is one of the targets."""
    document = {"a": {"x": {}, "p": {}, "q": {}}}

    applied = apply_to(document, {"target": "$.a['p','q']", "copy": "$.a"})

    assert applied.findings == []
    assert document == {"a": {"x": {}, "p": {"x": {}, "p": {}, "q": {}}, "q": {"x": {}, "p": {}, "q": {}}}}


def test_a_finding_shows_only_what_x_was_names() -> None:
    """A finding is one short line."""
    applied = apply_to(
        {"a": {"x": 1, "long": "y" * 5000}},
        {"target": "$.a", "update": {"n": 1}, "x-was": {"x": 2, "long": "z" * 5000}},
    )

    assert 'there is {"long": "yyy' in findings(applied)
    assert len(findings(applied)) < 600


@pytest.mark.parametrize("modifier", [{"update": {"new": {"list": [1]}}}, {"copy": "$.source"}])
def test_matches_never_share_an_object(modifier: dict[str, Any]) -> None:
    """A later action on one match must not change another match, the overlay or the source."""
    document = {"a": {}, "b": {}, "source": {"new": {"list": [1]}}}
    plan = overlay({"target": "$['a','b']", **modifier}, {"target": "$.a.new.list", "update": 2})

    apply(plan, {"document.json": document})

    assert document == {"a": {"new": {"list": [1, 2]}}, "b": {"new": {"list": [1]}}, "source": {"new": {"list": [1]}}}
    assert plan.actions[0].update in (MISSING, {"new": {"list": [1]}})


def test_matches_are_counted_over_all_documents() -> None:
    """An overlay for every document must match in one of them; the count is the sum."""
    documents: dict[str, dict[str, Any]] = {"one": {"a": "5"}, "two": {"b": 1}, "three": {"a": "5"}}

    applied = apply(overlay({"target": "$.a", "update": 5, "x-expect-matches": 2}), documents)

    assert applied.findings == []
    assert documents == {"one": {"a": 5}, "two": {"b": 1}, "three": {"a": 5}}
    assert applied.changes == [[Change("one", "/a", "5", 5), Change("three", "/a", "5", 5)]]


def test_changes_are_recorded_at_the_smallest_place() -> None:
    """With the values before and after."""
    document = {"a": {"keep": 1, "deep/er": {"x": 1, "keep": 2}}, "gone": [1]}

    applied = apply_to(
        document,
        {"target": "$.a", "update": {"new": {"n": 1}, "deep/er": {"x": 2}}, "x-was": {"deep/er": {"x": 1}}},
        {"target": "$.gone", "remove": True},
    )

    assert applied.changes == [
        [Change("document.json", "/a/deep~1er/x", 1, 2), Change("document.json", "/a/new", MISSING, {"n": 1})],
        [Change("document.json", "/gone", [1], MISSING)],
    ]
