"""Every rule of the diff, with its most severe change and a harmless one."""

import pytest

from reelkit_specs._diff import Change, changes
from reelkit_specs._diff.rules import LEVELS, RULES
from tests.specs.diff_examples import EXAMPLES, READ_EXAMPLES, Example
from tests.specs.edits import edited
from tests.specs.service import service

GRAVE = [pytest.param(rule, "send", pair[0], id=rule) for rule, pair in EXAMPLES.items()]
GRAVE += [pytest.param(rule, "read", pair[0], id=f"{rule}-read") for rule, pair in READ_EXAMPLES.items()]
HARMLESS = [pytest.param(rule, "send", pair[1], id=rule) for rule, pair in EXAMPLES.items()]
HARMLESS += [pytest.param(rule, "read", pair[1], id=f"{rule}-read") for rule, pair in READ_EXAMPLES.items()]
IN_RESPONSES = ("code", "error", "status")  # facts about responses only
NOT_THE_RULE = ("another-model", "renamed")  # their harmless examples are changes of other rules


def compared(example: Example) -> list[Change]:
    return changes(edited(service(), example.old), edited(service(), example.new))


@pytest.mark.parametrize(("rule", "side", "example"), GRAVE)
def test_the_most_severe_change_of_a_rule(rule: str, side: str, example: Example) -> None:
    """One edit gives one change, with the right rule, side and level."""
    found = [(change.rule, change.side, change.level) for change in compared(example)]

    assert found == [(rule, "read" if rule in IN_RESPONSES else side, example.level)]


@pytest.mark.parametrize(("rule", "side", "example"), HARMLESS)
def test_a_harmless_change(rule: str, side: str, example: Example) -> None:
    """A similar edit has a lower level, or is no change of the rule."""
    found = [(change.rule, change.side, change.level) for change in compared(example)]

    if rule in NOT_THE_RULE:
        assert (len(found), found[0][0] == rule, found[0][2]) == (1, False, "compatible")
    else:
        assert found == [(rule, "read" if rule in IN_RESPONSES else side, example.level)]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_both_examples(rule: str) -> None:
    """The second is never more severe. If both are equal, the rule has only one level."""
    worst, harmless = EXAMPLES[rule]
    levels = {*RULES[rule].send, *RULES[rule].read}

    assert LEVELS.index(worst.level) <= LEVELS.index(harmless.level)  # type: ignore[arg-type]
    assert worst.level != harmless.level or levels == {worst.level}


def test_a_change_has_the_documented_keys() -> None:
    """Scripts rely on these keys."""
    (change,) = compared(EXAMPLES["enum"][0])

    assert change.as_json() == {
        "rule": "enum",
        "level": "breaking",
        "side": "send",
        "where": "POST /v2/video/generations maker/v1/text-to-video: resolution",
        "old": ["1080p"],
        "new": [],
        "sentence": "`resolution` no longer allows 1080p",
    }
