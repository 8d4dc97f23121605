"""Whether a create was sent, in the journal and in journals of an older reelkit."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import schema
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import GIVEN_UP, INTENDED, SUBMITTED, UNKNOWN
from tests.wrapper.journals import FOX, MODEL, SERVICE, WAYS, at, intend

VERSION_2 = Path(__file__).with_name("version-2.db")  # with one purchase in each state, named after it


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A journal written by version 0.1, whose creates may have been sent."""
    return Path(shutil.copy(VERSION_2, tmp_path / "jobs.db"))


def test_a_journal_of_the_previous_version_opens_with_every_purchase(old: Path) -> None:
    """Each has its state, and counts as sent: an older reelkit did not record it."""
    purchases = list(Journal(old).every())

    assert {purchase.key: purchase.state for purchase in purchases} == {state: state for state in WAYS}
    assert {purchase.left_at for purchase in purchases} == {0.0}


def test_an_intent_of_the_previous_version_is_not_free(old: Path) -> None:
    """Its create may have been sent."""
    journal = Journal(old)
    (intent,) = (purchase for purchase in journal.every() if purchase.state == INTENDED)

    assert journal.free_unsent(intent) == intent


def test_an_intent_that_an_older_process_adds_is_not_free(journal: Journal) -> None:
    """It had the file open before the migration, and knows nothing of the new column."""
    names = "service, key, request, request_hash, client_request_id, model, state, intended_at, owner"
    values = (SERVICE, "fox", "{}", "-", "ours-1", MODEL, INTENDED, 1.0, 1)
    journal._store.write(lambda db: db.execute(f"INSERT INTO purchases ({names}) VALUES (?,?,?,?,?,?,?,?,?)", values))

    purchase = journal.find(SERVICE, "fox")

    assert purchase is not None
    assert journal.free_unsent(purchase).state == INTENDED


def test_an_older_reelkit_refuses_a_newer_journal(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that reelkit must be updated, and changes nothing."""
    at(journal, SUBMITTED)
    journal.close()
    before = journal._store.path.read_bytes()

    monkeypatch.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:2])
    with pytest.raises(JournalError, match=r"has format version \d, and this reelkit reads versions up to 2; update"):
        Journal(journal._store.path).find(SERVICE, "fox")

    assert journal._store.path.read_bytes() == before


def test_an_intent_whose_create_was_not_sent_frees_its_key(journal: Journal) -> None:
    """Nothing was bought, so it needs no search and no decision."""
    freed = journal.free_unsent(intend(journal))

    assert freed.state == GIVEN_UP
    assert journal.intend(SERVICE, "fox", FOX, "ours-2", MODEL).id != freed.id


def test_an_intent_whose_create_was_sent_keeps_its_key(journal: Journal) -> None:
    """Until it is refused, which proves that nothing was bought, and gets a new client request id."""
    purchase = journal.left(intend(journal))

    assert journal.free_unsent(purchase).state == INTENDED
    assert journal.free_unsent(journal.renewed(purchase, "ours-2")).state == GIVEN_UP


@pytest.mark.parametrize("state", [state for state in WAYS if state != INTENDED])
def test_a_create_is_not_sent_for_a_purchase_that_is_no_intent(journal: Journal, state: str) -> None:
    """Another process may have resolved it in the meantime."""
    purchase = at(journal, state)

    with pytest.raises(JournalError, match=f"has the state '{state}' by now; its create is not sent"):
        journal.left(purchase)


def test_the_state_of_an_unknown_purchase_does_not_depend_on_the_mark(journal: Journal) -> None:
    """It stays unknown: only an intent can be freed."""
    assert journal.free_unsent(at(journal, UNKNOWN)).state == UNKNOWN


def test_the_fixture_is_of_the_previous_version() -> None:
    """Opening it in a test must not change it."""
    connection = sqlite3.connect(f"{VERSION_2.as_uri()}?mode=ro&immutable=1", uri=True)
    version = connection.execute("PRAGMA user_version").fetchone()
    connection.close()

    assert version == (2,)
