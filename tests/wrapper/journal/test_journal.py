"""A purchase in the journal: its states, and the steps between them."""

from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal.journal import Journal, KeyTaken
from reelkit._journal.purchase import (
    FAILED,
    GIVEN_UP,
    INTENDED,
    NEXT_STATES,
    SAVED,
    SUBMITTED,
    SUCCEEDED,
    UNKNOWN,
    Purchase,
)
from tests.wrapper.journals import FOX, MODEL, SERVICE, STEPS, WAYS, at, intend


def test_a_purchase_is_noted_from_its_intent_to_its_file(journal: Journal) -> None:
    """With everything that was told, and when."""
    purchase = intend(journal, save_to="out/fox.mp4")
    assert purchase == Purchase(
        id=1,
        service=SERVICE,
        key="fox",
        request=FOX,
        client_request_id="ours-1",
        model=MODEL,
        state=INTENDED,
        job_id=None,
        token=None,
        save_to="out/fox.mp4",
        path=None,
        sha256=None,
        size=None,
        credits=None,
        reason=None,
        intended_at=100.0,
        submitted_at=None,
        ended_at=None,
    )

    for step in (SUBMITTED, SUCCEEDED, SAVED):
        purchase = STEPS[step](journal, purchase)
        assert journal.get(1) == purchase

    assert purchase[6:] == (
        *(SAVED, "job of fox", "token-1", "out/fox.mp4", "/a/fox.mp4", "ab" * 32, 7, 5.0, None),
        *(100.0, 101.0, 102.0),
    )


def test_a_key_is_taken_while_its_purchase_lives(journal: Journal) -> None:
    """In every state but one; each service has keys of its own."""
    for state in NEXT_STATES:
        first = at(journal, state, key=state)
        if state == GIVEN_UP:
            assert intend(journal, state).id > first.id
            continue
        with pytest.raises(KeyTaken) as caught:
            intend(journal, state)
        assert caught.value.purchase == first == journal.find(SERVICE, state)

    journal.intend("https://other.example.com", INTENDED, FOX, "ours-1", MODEL)


def test_without_a_key_every_intent_is_another_purchase(journal: Journal) -> None:
    """The keys are made, and found again."""
    keys = {intend(journal, None).key for _ in range(5)}

    assert len(keys) == 5
    assert all(key.startswith("made-") and journal.find(SERVICE, key) for key in keys)


@pytest.mark.parametrize("state", NEXT_STATES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_if_the_table_has_it(journal: Journal, state: str, step: str) -> None:
    """What was said before changes nothing; all else is refused with both states named, and nothing is written."""
    purchase = at(journal, state)
    said = {state, *WAYS[state]}

    if step in NEXT_STATES[state] and (step, state) != (SAVED, SAVED):
        after = STEPS[step](journal, purchase)
        assert after.state == step
    elif step in said:
        after = STEPS[step](journal, purchase)
        assert after == purchase
    else:
        with pytest.raises(JournalError, match=f"has the state '{state}', which cannot change to '{step}'"):
            STEPS[step](journal, purchase)
        after = purchase

    assert journal.get(purchase.id) == after


def test_a_second_process_that_waited_too_is_no_mistake(journal: Journal) -> None:
    """It says what is known; what it knows more is added."""
    purchase = intend(journal)
    purchase = journal.submitted(purchase, "job-1", None)
    slower = purchase
    purchase = journal.saved(purchase, "/a/fox.mp4", "ab", 7)

    assert journal.submitted(slower, "job-1", "token").token == "token"
    assert journal.succeeded(slower, 5.0) == journal.get(1)
    assert journal.get(1) == purchase._replace(token="token", credits=5.0)


def test_a_video_can_be_saved_elsewhere_too(journal: Journal) -> None:
    """The last place counts; it ended when it first did."""
    first = at(journal, SAVED)

    second = journal.saved(first, "/b/fox.mp4", "cd", 8)

    assert second == first._replace(path="/b/fox.mp4", sha256="cd", size=8) == journal.get(1)


@pytest.mark.parametrize("state", [SUBMITTED, SUCCEEDED, FAILED, SAVED])
def test_an_id_never_changes(journal: Journal, state: str) -> None:
    """The error carries the other one, as it is paid for as well."""
    purchase = at(journal, state)

    with pytest.raises(JournalError, match="has job job of fox already, not job-2") as caught:
        journal.submitted(purchase, "job-2", None)

    assert caught.value.job_id == "job-2"
    assert journal.get(purchase.id) == purchase


@pytest.mark.parametrize("state", NEXT_STATES)
def test_what_failed_or_is_unknown_can_be_replaced(journal: Journal, state: str) -> None:
    """By one purchase, that then has the key."""
    old = at(journal, state)
    if state not in (FAILED, UNKNOWN):
        with pytest.raises(
            JournalError, match=f"has the state '{state}'; only a failed or unknown one can be replaced"
        ):
            intend(journal, replaces=old)
        return

    new = intend(journal, None, replaces=old)

    assert (new.key, journal.find(SERVICE, "fox")) == ("fox", new)
    with pytest.raises(KeyTaken) as caught:
        intend(journal, replaces=old)
    assert caught.value.purchase == new


def test_an_id_that_comes_late_is_kept_of_a_replaced_purchase_too(journal: Journal) -> None:
    """It is paid for, whatever was decided meanwhile."""
    old = at(journal, UNKNOWN)
    new = intend(journal, replaces=old)
    assert list(journal.pending()) == [new]

    old = journal.submitted(old, "late", None)

    assert journal.by_job(SERVICE, "late") == old
    assert list(journal.pending()) == [old, new]
    assert journal.find(SERVICE, "fox") == new


def test_a_purchase_of_another_journal_is_refused(journal: Journal, tmp_path: Path) -> None:
    """It would be noted of somebody else."""
    with pytest.raises(JournalError, match="'fox' is not in this journal"):
        journal.failed(intend(journal)._replace(id=99), "no")
