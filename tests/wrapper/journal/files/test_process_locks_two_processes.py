"""Processes that buy with the same keys at the same time."""

from pathlib import Path

import pytest

from reelkit_mock import Mock
from tests.wrapper.flows.test_purchase_keys import posts
from tests.wrapper.system.test_crash_points import Start, mock, said, start

pytestmark = pytest.mark.every_python

__all__ = ["mock", "start"]  # fixtures

KEYS = [f"fox-{number}" for number in range(12)]


def test_two_processes_buy_each_key_once(mock: Mock, start: Start, tmp_path: Path) -> None:
    """All of them have every file, and the service has charged each key once."""
    processes = [start(*KEYS), start(*KEYS), start(*reversed(KEYS))]

    for process in processes:
        assert sorted(line[:2] for line in said(process)) == sorted([key, "ok"] for key in KEYS)
    assert [row["state"] for row in mock.ledger] == ["charged"] * len(KEYS)
    assert posts(mock) == len(KEYS)
    assert sorted(path.stem for path in tmp_path.glob("*.mp4")) == sorted(KEYS)
    assert list(tmp_path.glob(".*.part")) == []


def test_the_other_process_finishes_after_one_was_killed(mock: Mock, start: Start, tmp_path: Path) -> None:
    """It no longer waits for the keys of the killed one."""
    dying, living = start(*KEYS, die_at="before-id"), start(*KEYS)

    ends = said(living)
    dying.communicate(timeout=60)

    assert sorted(line[:2] for line in ends) == sorted([key, "ok"] for key in KEYS)
    assert [row["state"] for row in mock.ledger] == ["charged"] * len(KEYS)
