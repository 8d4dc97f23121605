"""Counts with their nouns."""

import pytest

from reelkit_specs import counted


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 jobs"), (1, "1 job"), (2, "2 jobs"), (1_200, "1,200 jobs")],
)
def test_only_one_is_singular(count: int, text: str) -> None:
    """Thousands are separated."""
    assert counted(count, "job") == text
