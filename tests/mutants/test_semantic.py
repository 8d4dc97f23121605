"""The semantic faults are planted, and are visible to a client."""

import pytest

from .fault import Fault
from .semantic import TABLE, semantic
from .witness import differs


@pytest.mark.parametrize("fault", semantic(), ids=lambda fault: fault.name)
def test_a_fault_changes_a_response(fault: Fault) -> None:
    """A fault that no client can see would measure nothing."""
    assert differs(fault)


def test_the_set_is_complete() -> None:
    """It has at least the 54 faults of the first measurement."""
    assert sum(map(len, TABLE.values())) >= 54
