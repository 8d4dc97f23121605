"""Fixtures for the tests of the journal."""

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a journal that does not exist yet."""
    return tmp_path / "jobs.db"
