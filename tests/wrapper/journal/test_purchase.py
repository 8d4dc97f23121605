"""What makes two requests one, how they differ, and which state follows which."""

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


def test_a_request_is_the_same_in_any_order_of_its_fields() -> None:
    """Of nested ones too; lists keep theirs."""
    one = {"model": "m", "a": {"x": 1, "y": [1, 2]}}

    assert canonical({"a": {"y": [1, 2], "x": 1}, "model": "m"}) == canonical(one)
    assert canonical({"a": {"y": [2, 1], "x": 1}, "model": "m"}) != canonical(one)
    assert canonical(one) == '{"a":{"x":1,"y":[1,2]},"model":"m"}'


def test_every_spelling_of_a_models_id_is_one() -> None:
    """The vendor has two for some."""
    spelt = [model for model in models() if len(model.ids) > 1]
    assert spelt != []

    for model in spelt:
        assert len({request_hash({"model": name, "prompt": "a fox"}) for name in model.ids}) == 1
        assert difference({"model": model.ids[0]}, {"model": model.ids[1]}) == ""


@pytest.mark.parametrize("changed", [{"prompt": "a cat"}, {"seed": 1}, {"resolution": None}])
def test_another_request_has_another_hash(changed: dict[str, Any]) -> None:
    """Null is not absent: it is another JSON."""
    assert request_hash(FOX | changed) != request_hash(FOX)
    assert difference(FOX, FOX | changed) != ""


def test_asking_leaves_the_request_as_it_was() -> None:
    """It is still to be sent, in its own spelling."""
    model = next(model for model in models() if len(model.ids) > 1)
    request = {"model": model.ids[1]}

    canonical(request)

    assert request == {"model": model.ids[1]}


def test_a_difference_is_said_field_by_field() -> None:
    """What is now, and what was."""
    new = {"model": "some/model", "prompt": "a cat", "seed": 5}

    assert difference(FOX, new) == (
        "prompt: 'a fox' is now 'a cat'; resolution: '720p' is now not given; seed: was not given, is now 5"
    )
    assert difference(FOX, dict(reversed(FOX.items()))) == ""


@pytest.mark.parametrize(("old", "new"), [(1, True), (1, 1.0), (0, False), ("1", 1), ([1], [1.0])])
def test_a_difference_that_python_does_not_see_is_said(old: object, new: object) -> None:
    """The hashes differ, so there is something to say."""
    assert request_hash({"a": old}) != request_hash({"a": new})
    assert difference({"a": old}, {"a": new}) == f"a: {old!r} is now {new!r}"


def test_a_difference_is_one_line_of_bounded_length() -> None:
    """A field may hold a picture; what is shown of it is where it differs."""
    old, new = "x" * 9999 + "\nold" + "y" * 9999, "x" * 9999 + "\nnew" + "y" * 9999

    line = difference({"image_url": old}, {"image_url": new})

    assert "\\nold" in line
    assert "\\nnew" in line
    assert "\n" not in line
    assert len(line) < 200


def test_states_go_forward_only() -> None:
    """No way leads back to where a purchase was, except from saved to saved."""
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


def test_what_is_implied_lies_on_the_way() -> None:
    """A fact is no news to a purchase that went through it or may have."""
    for fact, states in IMPLIED_BY.items():
        reached, new = {fact}, {fact}
        while new:
            new = {after for state in new for after in NEXT_STATES[state]} - reached
            reached |= new
        assert set(states) <= reached
