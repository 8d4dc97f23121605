"""A small run of several workers; `nox -s chaos -- --journal postgresql` runs the whole."""

import pytest

from tests.chaos.workers import SMALL, drive_workers


@pytest.mark.slow
def test_workers_lose_nothing_and_buy_nothing_twice() -> None:
    """While they are killed and stopped, the database restarts, and one response in five is faulty."""
    found = drive_workers(SMALL, seed=5)

    assert found.problems == []
    assert found.made >= found.ends["ok"] > SMALL.jobs / 2
    assert found.deaths.total() > 0
