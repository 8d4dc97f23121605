"""Every rule of the diff, in both directions: the change that it is there for, and one that does no harm."""

import pytest

from reelkit_specs._diff import Change, changes
from reelkit_specs._diff.rules import LEVELS, RULES

from .diff_examples import EXAMPLES, READ_EXAMPLES, Example
from .edits import edited
from .service import service

GRAVE = [pytest.param(rule, "send", pair[0], id=rule) for rule, pair in EXAMPLES.items()]
GRAVE += [pytest.param(rule, "read", pair[0], id=f"{rule}-read") for rule, pair in READ_EXAMPLES.items()]
HARMLESS = [pytest.param(rule, "send", pair[1], id=rule) for rule, pair in EXAMPLES.items()]
HARMLESS += [pytest.param(rule, "read", pair[1], id=f"{rule}-read") for rule, pair in READ_EXAMPLES.items()]
ANSWERED = ("code", "error", "status")  # facts about answers alone
NOT_THE_RULE = ("another-model", "renamed")  # their harmless examples are what must not be taken for them


def compared(example: Example) -> list[Change]:
    return changes(edited(service(), example.old), edited(service(), example.new))


@pytest.mark.parametrize(("rule", "side", "example"), GRAVE)
def test_a_change_at_its_gravest(rule: str, side: str, example: Example) -> None:
    """One edit gives one change, of the right rule, side and level."""
    found = [(change.rule, change.side, change.level) for change in compared(example)]

    assert found == [(rule, "read" if rule in ANSWERED else side, example.level)]


@pytest.mark.parametrize(("rule", "side", "example"), HARMLESS)
def test_a_change_that_does_no_harm(rule: str, side: str, example: Example) -> None:
    """The neighbouring edit is judged more lightly, or is not what the rule is there for."""
    found = [(change.rule, change.side, change.level) for change in compared(example)]

    if rule in NOT_THE_RULE:
        assert (len(found), found[0][0] == rule, found[0][2]) == (1, False, "compatible")
    else:
        assert found == [(rule, "read" if rule in ANSWERED else side, example.level)]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_both_examples(rule: str) -> None:
    """And the second is never graver than the first; where they are equal the rule knows one level."""
    gravest, harmless = EXAMPLES[rule]
    levels = {*RULES[rule].send, *RULES[rule].read}

    assert LEVELS.index(gravest.level) <= LEVELS.index(harmless.level)  # type: ignore[arg-type]
    assert gravest.level != harmless.level or levels == {gravest.level}


def test_a_change_says_everything_that_the_json_needs() -> None:
    """The keys are those that scripts are promised."""
    (change,) = compared(EXAMPLES["enum"][0])

    assert change.as_json() == {
        "rule": "enum",
        "level": "breaking",
        "side": "send",
        "where": "POST /v2/video/generations maker/v1/text-to-video: resolution",
        "old": ["1080p"],
        "new": [],
        "sentence": "`resolution` is no longer 1080p",
    }
