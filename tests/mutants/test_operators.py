"""Mechanical faults are sampled by a seed, have unique names, and are visible to a client."""

import pytest

from .catalogue import NAMED, UNSEEN, catalogue, equivalent, find, mechanical, sample
from .model import LEGACY, specs
from .operators import OPERATORS

NAMES = [operator.name for operator in OPERATORS]


@pytest.mark.parametrize("number", range(len(OPERATORS)), ids=NAMES)
def test_an_operator_makes_visible_faults(number: int) -> None:
    """Of some of its faults, each changes a response, or has a reason why it need not."""
    faults = mechanical()[number]

    assert [fault.name for fault in faults[:: max(1, len(faults) // 4)] if equivalent(fault) == UNSEEN] == []


def test_names_of_faults_are_unique() -> None:
    """Otherwise one would be measured instead of the other."""
    made = sum(map(len, mechanical())) + sum(len(faults()) for faults in NAMED.values()) + 1

    assert len(catalogue()) == made


def test_the_same_seed_makes_the_same_sample() -> None:
    """The same seed gives the same faults, another seed gives others; none is repeated."""
    one, again, other = sample(7, 15), sample(7, 15), sample(8, 15)
    names = [fault.name for fault in one.faults]

    assert names == [fault.name for fault in again.faults]
    assert set(names) != {fault.name for fault in other.faults}
    assert len(set(names)) == 15


def test_a_sample_has_no_equivalent_faults() -> None:
    """They are listed separately, each with its reason."""
    sampled = sample(7, 15)

    assert [fault.name for fault in sampled.faults if equivalent(fault)] == []
    assert all(reason for _, reason in sampled.equivalent)


def test_a_fault_is_found_by_its_name() -> None:
    """A server process receives only the name."""
    names = [fault.name for faults in mechanical() for fault in faults[:: len(faults) // 2]]

    assert [fault.name for name in names if (fault := find(name))] == names


def test_a_fault_of_a_model_is_planted_only_at_its_addresses() -> None:
    """A model without a legacy create has no faults there."""
    only_v2 = {spec.id for spec in specs() if LEGACY not in spec.creates}
    misplaced = [f.name for faults in mechanical() for f in faults if f.model in only_v2 and LEGACY in f.addresses]

    assert misplaced == []


def test_a_fault_of_one_address_does_not_change_the_other() -> None:
    """What is planted at legacy does not change v2."""
    fault = catalogue()["status created 201 @legacy"]

    assert [fault.at(address) is fault.behaviour for address in ("v2", "legacy")] == [False, True]
