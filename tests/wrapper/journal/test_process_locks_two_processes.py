"""Processes that buy with the same keys at the same time."""

from pathlib import Path

import pytest

from reelkit_mock import Mock
from tests.wrapper.flows.test_purchase_keys import posts
from tests.wrapper.system.test_crash_points import Start, mock, said, start

pytestmark = pytest.mark.slow

__all__ = ["mock", "start"]  # fixtures

KEYS = [f"fox-{number}" for number in range(12)]


def test_two_processes_buy_each_key_once(mock: Mock, start: Start, tmp_path: Path) -> None:
    """Both have all the files, and the service has charged each of them once."""
    processes = [start(*KEYS), start(*KEYS), start(*reversed(KEYS))]

    for process in processes:
        assert sorted(line[:2] for line in said(process)) == sorted([key, "ok"] for key in KEYS)
    assert [row["state"] for row in mock.ledger] == ["charged"] * len(KEYS)
    assert posts(mock) == len(KEYS)
    assert sorted(path.stem for path in tmp_path.glob("*.mp4")) == sorted(KEYS)
    assert list(tmp_path.glob(".*.part")) == []


def test_one_that_dies_leaves_the_rest_to_the_other(mock: Mock, start: Start, tmp_path: Path) -> None:
    """Its keys are no longer waited for once it is gone."""
    dying, living = start(*KEYS, die_at="before-id"), start(*KEYS)

    ends = said(living)
    dying.communicate(timeout=60)

    assert sorted(line[:2] for line in ends) == sorted([key, "ok"] for key in KEYS)
    assert [row["state"] for row in mock.ledger] == ["charged"] * len(KEYS)
