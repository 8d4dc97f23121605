"""Equal requests, differences of requests, and the states of a purchase."""

from typing import Any

import pytest

from reelkit._journal.purchase import (
    FAILED,
    GIVEN_UP,
    IMPLIED_BY,
    INTENDED,
    NEXT_STATES,
    SAVED,
    SUBMITTED,
    SUCCEEDED,
    UNKNOWN,
    canonical,
    difference,
    request_hash,
)
from reelkit_specs import models

FOX = {"model": "some/model", "prompt": "a fox", "resolution": "720p"}


def test_the_order_of_fields_does_not_change_a_request() -> None:
    """Nested fields as well; the order of a list does."""
    one = {"model": "m", "a": {"x": 1, "y": [1, 2]}}

    assert canonical({"a": {"y": [1, 2], "x": 1}, "model": "m"}) == canonical(one)
    assert canonical({"a": {"y": [2, 1], "x": 1}, "model": "m"}) != canonical(one)
    assert canonical(one) == '{"a":{"x":1,"y":[1,2]},"model":"m"}'


def test_every_spelling_of_a_model_id_has_one_hash() -> None:
    """The vendor has two ids for some models."""
    spelt = [model for model in models() if len(model.ids) > 1]
    assert spelt != []

    for model in spelt:
        assert len({request_hash({"model": name, "prompt": "a fox"}) for name in model.ids}) == 1
        assert difference({"model": model.ids[0]}, {"model": model.ids[1]}) == ""


@pytest.mark.parametrize("changed", [{"prompt": "a cat"}, {"seed": 1}, {"resolution": None}])
def test_another_request_has_another_hash(changed: dict[str, Any]) -> None:
    """Null differs from an absent field."""
    assert request_hash(FOX | changed) != request_hash(FOX)
    assert difference(FOX, FOX | changed) != ""


def test_canonical_does_not_change_the_request() -> None:
    """It is sent with the spelling of the caller."""
    model = next(model for model in models() if len(model.ids) > 1)
    request = {"model": model.ids[1]}

    canonical(request)

    assert request == {"model": model.ids[1]}


def test_a_difference_names_each_field() -> None:
    """With its new and its old value."""
    new = {"model": "some/model", "prompt": "a cat", "seed": 5}

    assert difference(FOX, new) == (
        "prompt: 'a fox' is now 'a cat'; resolution: '720p' is now not given; seed: was not given, is now 5"
    )
    assert difference(FOX, dict(reversed(FOX.items()))) == ""


@pytest.mark.parametrize(("old", "new"), [(1, True), (1, 1.0), (0, False), ("1", 1), ([1], [1.0])])
def test_a_difference_of_types_is_named(old: object, new: object) -> None:
    """Python compares the values as equal, but the hashes differ."""
    assert request_hash({"a": old}) != request_hash({"a": new})
    assert difference({"a": old}, {"a": new}) == f"a: {old!r} is now {new!r}"


def test_a_difference_is_one_line_of_bounded_length() -> None:
    """A field may contain a picture; the part that differs is shown."""
    old, new = "x" * 9999 + "\nold" + "y" * 9999, "x" * 9999 + "\nnew" + "y" * 9999

    line = difference({"image_url": old}, {"image_url": new})

    assert "\\nold" in line
    assert "\\nnew" in line
    assert "\n" not in line
    assert len(line) < 200


def test_no_state_leads_back() -> None:
    """Except from saved to saved."""
    order = [INTENDED, UNKNOWN, SUBMITTED, SUCCEEDED, FAILED, SAVED, GIVEN_UP]

    backward = [
        (state, after)
        for state, followers in NEXT_STATES.items()
        for after in followers
        if order.index(after) <= order.index(state)
    ]

    assert backward == [(SAVED, SAVED)]
    assert set(NEXT_STATES) == set(order)
    assert {state for state, after in NEXT_STATES.items() if not after} == {FAILED, GIVEN_UP}


def test_an_implied_state_can_follow_the_fact() -> None:
    """A fact adds nothing to a purchase that went through it or may have."""
    for fact, states in IMPLIED_BY.items():
        reached, new = {fact}, {fact}
        while new:
            new = {after for state in new for after in NEXT_STATES[state]} - reached
            reached |= new
        assert set(states) <= reached
