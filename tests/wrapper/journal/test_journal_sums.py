"""Lists and sums of purchases in the journal."""

import pytest

from reelkit._journal.journal import Journal
from reelkit._journal.purchase import INTENDED, NEXT_STATES, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN
from tests.wrapper.journals import SERVICE, at, intend


@pytest.fixture
def journal(either: Journal) -> Journal:
    """Each test runs with a file and with PostgreSQL."""
    return either


def test_pending_lists_the_unfinished_purchases(journal: Journal) -> None:
    """A finished job is unfinished only if its video is to be saved."""
    for state in NEXT_STATES:
        at(journal, state, key=state)
    wanted = journal.submitted(intend(journal, "wanted", save_to="fox.mp4"), "job-9", None)
    wanted = journal.succeeded(wanted, None)

    assert {purchase.key for purchase in journal.pending()} == {INTENDED, SUBMITTED, UNKNOWN, "wanted"}
    assert list(journal.pending("https://other.example.com")) == []


@pytest.mark.every_python
def test_purchases_may_change_and_be_added_during_an_iteration(journal: Journal) -> None:
    """Each earlier one is returned once, over any number of pages."""
    for number in range(450):
        intend(journal, str(number))

    seen = []
    for purchase in journal.pending(SERVICE):
        seen.append(purchase.id)
        journal.given_up(purchase, "done with it")
        intend(journal, purchase.key)

    assert seen == list(range(1, 451))
    assert len(list(journal.pending())) == 450
    assert [purchase.id for purchase in journal.every(SERVICE, limit=401)] == list(range(900, 499, -1))
    assert len(list(journal.every())) == 900
    assert list(journal.every("https://other.example.com")) == list(journal.every(limit=0)) == []


def test_credits_are_summed_since_a_time(journal: Journal) -> None:
    """For one service."""
    at(journal, SAVED, "one")
    since = at(journal, SUCCEEDED, "two").intended_at

    assert (journal.credits(SERVICE, 0.0), journal.credits(SERVICE, since)) == (10.0, 5.0)
    assert journal.credits("https://other.example.com", 0.0) == 0.0
