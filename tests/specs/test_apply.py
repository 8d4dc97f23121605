"""Applying overlays: each kind of action on each kind of node, and everything that must not pass in silence."""

from typing import Any

import pytest

from reelkit_specs.pipeline._apply import Change, apply
from reelkit_specs.pipeline._overlay import NOTHING

from .overlays import apply_to, overlay, said

CASES = {
    "update merges into an object": (
        {"a": {"x": 1, "deep": {"p": 1}}},
        [{"target": "$.a", "update": {"y": 2, "deep": {"q": 2}}}],
        {"a": {"x": 1, "deep": {"p": 1, "q": 2}, "y": 2}},
    ),
    "update replaces a primitive inside an object": (
        {"a": {"x": 1, "y": "old"}},
        [{"target": "$.a", "update": {"y": None}}],
        {"a": {"x": 1, "y": None}},
    ),
    "update joins arrays inside an object": (
        {"a": {"list": [1]}},
        [{"target": "$.a", "update": {"list": [2, 3]}}],
        {"a": {"list": [1, 2, 3]}},
    ),
    "update of the root": ({"a": 1}, [{"target": "$", "update": {"b": 2}}], {"a": 1, "b": 2}),
    "update with an array joins it to an array": (
        {"a": [1]},
        [{"target": "$.a", "update": [2, 3]}],
        {"a": [1, 2, 3]},
    ),
    "update with an object appends it to an array": (
        {"a": [{"n": 1}]},
        [{"target": "$.a", "update": {"n": 2}}],
        {"a": [{"n": 1}, {"n": 2}]},
    ),
    "update with a primitive appends it to an array": ({"a": [1]}, [{"target": "$.a", "update": 2}], {"a": [1, 2]}),
    "update replaces a primitive": ({"a": "5"}, [{"target": "$.a", "update": 5}], {"a": 5}),
    "update replaces an item of an array": ({"a": [1, 2]}, [{"target": "$.a[?@==2]", "update": 3}], {"a": [1, 3]}),
    "update tells true from 1": ({"a": 1}, [{"target": "$.a", "update": True}], {"a": True}),
    "remove a property": ({"a": {"x": 1, "y": 2}}, [{"target": "$.a.x", "remove": True}], {"a": {"y": 2}}),
    "remove an object": ({"a": {"x": {"z": 1}}}, [{"target": "$.a.x", "remove": True}], {"a": {}}),
    "remove objects from an array": (
        {"a": [{"n": 1}, {"n": 2}, {"n": 1}]},
        [{"target": "$.a[?@.n==1]", "remove": True}],
        {"a": [{"n": 2}]},
    ),
    "remove primitives from an array, named last to first": (
        {"a": [1, 2, 3]},
        [{"target": "$.a[2,0]", "remove": True}],
        {"a": [2]},
    ),
    "remove what lies inside what is removed": (
        {"a": {"t": {"t": 1}}, "t": 2},
        [{"target": "$..t", "remove": True}],
        {"a": {}},
    ),
    "copy an object into an object": (
        {"a": {"x": {"p": 1}}, "b": {"y": 2}},
        [{"target": "$.b", "copy": "$.a"}],
        {"a": {"x": {"p": 1}}, "b": {"y": 2, "x": {"p": 1}}},
    ),
    "copy an array onto an array": ({"a": [1], "b": [2]}, [{"target": "$.b", "copy": "$.a"}], {"a": [1], "b": [2, 1]}),
    "copy an object onto an array": (
        {"a": {"n": 1}, "b": []},
        [{"target": "$.b", "copy": "$.a"}],
        {"a": {"n": 1}, "b": [{"n": 1}]},
    ),
    "copy a primitive over a primitive": ({"a": 1, "b": 2}, [{"target": "$.b", "copy": "$.a"}], {"a": 1, "b": 1}),
    "move, by update, copy and remove": (
        {"paths": {"/old": {"get": {}}}},
        [
            {"target": "$.paths", "update": {"/new": {}}},
            {"target": "$.paths['/new']", "copy": "$.paths['/old']"},
            {"target": "$.paths['/old']", "remove": True},
        ],
        {"paths": {"/new": {"get": {}}}},
    ),
    "an action sees what the one before it did": (
        {"a": {}},
        [{"target": "$.a", "update": {"b": 1}}, {"target": "$.a.b", "update": 2}],
        {"a": {"b": 2}},
    ),
    "a place that is named twice is changed once": (
        {"a": [1]},
        [{"target": "$['a','a']", "update": 2, "x-expect-matches": 1}],
        {"a": [1, 2]},
    ),
    "x-was may name a part of an object": (
        {"a": {"x": {"p": 1, "q": 2}}},
        [{"target": "$.a", "x-was": {"x": {"p": 1}}, "update": {"y": 1}}],
        {"a": {"x": {"p": 1, "q": 2}, "y": 1}},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_actions_do_what_the_specification_says(case: str) -> None:
    """Overlay 1.1: update, remove and copy, on objects, arrays and primitive values."""
    document, actions, expected = CASES[case]

    applied = apply_to(document, *actions)

    assert applied.findings == []
    assert document == expected
    assert str(document) == str(expected)  # True is not 1


REFUSED = {
    "a target that is gone": ({"a": 1}, {"target": "$.b", "remove": True}, "its target matches nothing"),
    "an update that is there already": (
        {"a": {"x": 1, "y": 2}},
        {"target": "$.a", "update": {"x": 1}},
        "it changes nothing at document.json /a",
    ),
    "a copy that is there already": (
        {"a": {"x": 1}, "b": {"x": 1}},
        {"target": "$.a", "copy": "$.b"},
        "it changes nothing",
    ),
    "one place without effect among others": (
        {"a": [{"x": 1}, {"x": 2}]},
        {"target": "$.a[*]", "update": {"x": 2}},
        "it changes nothing at document.json /a/1",
    ),
    "another count": (
        {"a": [1, 2]},
        {"target": "$.a[*]", "update": 3, "x-expect-matches": 3},
        "its target matches 2 places, x-expect-matches says 3",
    ),
    "a stale x-was": (
        {"a": {"default": 5}},
        {"target": "$.a", "update": {"default": 6}, "x-was": {"default": "5"}},
        'x-was says {"default": "5"}, but at document.json /a there is {"default": 5}',
    ),
    "a stale x-was of a removal": (
        {"a": {"in": "query"}},
        {"target": "$.a.in", "remove": True, "x-was": "header"},
        'x-was says "header"',
    ),
    "an x-was that is gone": (
        {"a": {"other": 1}},
        {"target": "$.a", "update": {"x": 1}, "x-was": {"default": None}},
        "x-was says",
    ),
    "targets of several kinds": (
        {"a": {"x": 1, "y": [1]}},
        {"target": "$.a[*]", "update": 2},
        "its target mixes objects, arrays and primitive values",
    ),
    "an array into a primitive": (
        {"a": {"type": "object"}},
        {"target": "$.a", "update": {"type": ["object", "null"]}},
        "an array value cannot be merged into the primitive at /a/type",
    ),
    "an object into a primitive": (
        {"a": 1},
        {"target": "$.a", "update": {"x": 1}},
        "an object value cannot be merged into the primitive at /a",
    ),
    "a primitive into an object": (
        {"a": {}},
        {"target": "$.a", "update": 1},
        "a primitive value cannot be merged into the object at /a",
    ),
    "a primitive into an array inside an object": (
        {"a": {"list": [1]}},
        {"target": "$.a", "update": {"list": 2}},
        "only an array can be joined to the array at /a/list",
    ),
    "a copy without a source": ({"a": {}}, {"target": "$.a", "copy": "$.b"}, "matches 0 places"),
    "a copy with two sources": ({"a": {}, "b": [1, 2]}, {"target": "$.a", "copy": "$.b[*]"}, "matches 2 places"),
    "a removal of everything": ({"a": 1}, {"target": "$", "remove": True}, "it would remove the whole document"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_nothing_passes_in_silence(case: str) -> None:
    """What the specification would let pass, or what it forbids, is a finding that names the action."""
    document, action, expected = REFUSED[case]

    applied = apply_to(document, action)

    assert expected in said(applied)
    assert [finding.pointer for finding in applied.findings] == ["/actions/0"]
    assert str(overlay(action).actions[0].target) in said(applied)


def test_every_failing_action_is_named() -> None:
    """A vendor who repairs two things at once should not cost two runs."""
    applied = apply_to(
        {"a": 1}, {"target": "$.x", "remove": True}, {"target": "$.a", "update": 2}, {"target": "$.y", "remove": True}
    )

    assert [finding.pointer for finding in applied.findings] == ["/actions/0", "/actions/2"]


@pytest.mark.parametrize("modifier", [{"update": {"new": {"list": [1]}}}, {"copy": "$.source"}])
def test_matches_never_share_an_object(modifier: dict[str, Any]) -> None:
    """A later action on one match must not reach into another, nor into the overlay or the source."""
    document = {"a": {}, "b": {}, "source": {"new": {"list": [1]}}}
    plan = overlay({"target": "$['a','b']", **modifier}, {"target": "$.a.new.list", "update": 2})

    apply(plan, {"document.json": document})

    assert document == {"a": {"new": {"list": [1, 2]}}, "b": {"new": {"list": [1]}}, "source": {"new": {"list": [1]}}}
    assert plan.actions[0].update in (NOTHING, {"new": {"list": [1]}})


def test_several_documents_count_together() -> None:
    """An overlay for every document must match somewhere, not everywhere; its count is the sum."""
    documents: dict[str, dict[str, Any]] = {"one": {"a": "5"}, "two": {"b": 1}, "three": {"a": "5"}}

    applied = apply(overlay({"target": "$.a", "update": 5, "x-expect-matches": 2}), documents)

    assert applied.findings == []
    assert documents == {"one": {"a": 5}, "two": {"b": 1}, "three": {"a": 5}}
    assert applied.changes == [[Change("one", "/a", "5", 5), Change("three", "/a", "5", 5)]]


def test_changes_are_recorded_where_they_happen() -> None:
    """CHANGES.md shows the smallest place that differs, with what was there and what is."""
    document = {"a": {"keep": 1, "deep/er": {"x": 1, "keep": 2}}, "gone": [1]}

    applied = apply_to(
        document,
        {"target": "$.a", "update": {"new": {"n": 1}, "deep/er": {"x": 2}}},
        {"target": "$.gone", "remove": True},
    )

    assert applied.changes == [
        [Change("document.json", "/a/deep~1er/x", 1, 2), Change("document.json", "/a/new", NOTHING, {"n": 1})],
        [Change("document.json", "/gone", [1], NOTHING)],
    ]
