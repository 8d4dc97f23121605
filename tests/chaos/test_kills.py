"""Small drives of kills; `python -m tests.chaos.kills` and `python -m tests.chaos.seven_kills` are the whole ones."""

from collections.abc import Iterator

import pytest

from tests.chaos.kills import kill
from tests.chaos.service import running_mock
from tests.chaos.seven_kills import drive

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    """A mock in another process."""
    with running_mock() as url:
        yield url


def test_a_kill_leaves_few_purchases_in_doubt(mock: str) -> None:
    """With 60 jobs in flight, about as many as creates in flight: an id that is being written is in doubt as well."""
    found = [kill(mock, number, seed=3) for number in range(2)]

    assert all(doubt <= 8 for doubt, _ in found)
    assert sum(total for _, total in found) > 8


def test_a_batch_that_was_killed_again_and_again_finishes_by_itself(mock: str) -> None:
    """Each line is charged once and saved, and nothing is left to a person."""
    ended = drive(mock, 3, lines=60, kills=3, settle=1.0, takes=(3.0, 6.0))

    assert (ended.code, ended.files, ended.charged) == (0, 60, 60), ended.said
