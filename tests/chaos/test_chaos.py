"""A small chaos run. `nox -s chaos` runs the whole plan."""

import sys

import pytest

from tests.chaos.drive import drive
from tests.chaos.figures import Figures
from tests.chaos.plan import KILL, SMALL, Size, make_plan

SEED = 5


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The figures of the run."""
    return drive(make_plan(SMALL, SEED))


pytestmark = [
    pytest.mark.every_python,
    pytest.mark.skipif(sys.platform != "linux", reason="fills the disk of another process with prlimit"),
]


def test_nothing_is_lost_and_nothing_is_bought_twice(figures: Figures) -> None:
    """The service, the journal and the files agree after all faults and kills."""
    assert figures.problems == []
    assert figures.charged == figures.jobs == SMALL.jobs


def test_the_client_was_killed_at_every_crash_point(figures: Figures) -> None:
    """And at random times."""
    assert figures.not_reached == []
    assert figures.deaths[KILL] > 0


def test_one_response_in_five_was_faulty(figures: Figures) -> None:
    """Approximately, because there are few."""
    assert 0.1 < figures.faults.total() / figures.answers.total() < 0.3


def test_a_plan_depends_only_on_its_seed() -> None:
    """A failing run can be repeated."""
    assert list(make_plan(SMALL, 1)) == list(make_plan(SMALL, 1)) != list(make_plan(SMALL, 2))


@pytest.mark.slow
def test_nothing_is_left_to_a_person_where_there_are_logs() -> None:
    """A batch with proof, whose logs show creates late and in random order."""
    *_, delayed = make_plan(Size(jobs=80, kills=8, batches=4, points=0, full_disks=0), SEED, buy_again=True)

    found = drive([delayed])

    assert found.problems == []
    assert (found.charged, found.decided.total()) == (20, 0)
