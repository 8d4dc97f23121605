"""The diff of rules in descriptions."""

import pytest

from reelkit_specs._diff.prose_rules import rules_in
from tests.specs.edits import SENT, Edits
from tests.specs.service_changes import after

LONG = "The 1080p option does not support 8-second videos."


def test_a_changed_rule_is_shown_with_both_sentences() -> None:
    """A changed sentence that states no rule is not reported."""
    (change,) = after({f"{SENT}/duration/description": f"How long it is. {LONG.replace('8-', '10-')}"})

    assert (change.rule, change.old, change.new) == (
        "prose",
        LONG,
        "The 1080p option does not support 10-second videos.",
    )
    assert change.sentence == (
        "`duration` now says: The 1080p option does not support 10-second videos. "
        "Previously: The 1080p option does not support 8-second videos."
    )


def test_a_rule_that_moves_to_another_field_is_no_change() -> None:
    """Its sentence is the same."""
    moved: Edits = {f"{SENT}/duration/description": "The length.", f"{SENT}/resolution/description": LONG}

    assert after(moved) == []


def test_a_removed_and_an_added_rule_are_two_changes() -> None:
    """If the sentences are not similar."""
    found = after({f"{SENT}/duration/description": "Only even numbers."})

    assert [(change.old, change.new) for change in found] == [(LONG, None), (None, "Only even numbers.")]


@pytest.mark.parametrize(
    ("description", "rules"),
    [
        ("The style of the video.", []),
        ("Description of the error, if any.", []),
        ("If unspecified, a random number is chosen.", ["If unspecified, a random number is chosen."]),
        ("Up to 3 files. Files are read.", ["Up to 3 files."]),
        ("- file size must not\n exceed 20MB;\n- a remark", ["file size must not exceed 20MB;"]),
        ("**Mutually exclusive** with prompt.", ["Mutually exclusive with prompt."]),
        ("From 5 to 20 seconds.", ["From 5 to 20 seconds."]),
        (None, []),
    ],
)
def test_which_sentences_state_a_rule(description: object, rules: list[str]) -> None:
    """Those with a word such as must, only, up to, default. Emphasis and bullets are ignored."""
    assert sorted(rules_in(description)) == sorted(rules)
