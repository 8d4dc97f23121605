"""A purchase in the journal: its states, and the steps between them."""

import pytest

from reelkit import JournalError
from reelkit._journal.journal import JobTaken, Journal, KeyTaken
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


@pytest.fixture
def journal(either: Journal) -> Journal:
    """Each test runs with a file and with PostgreSQL."""
    return either


def test_a_purchase_is_recorded_from_its_intent_to_its_file(journal: Journal) -> None:
    """Each step adds its fields and its time."""
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
        left_at=None,
        evidence=None,
        account=None,
    )

    purchase = journal.left(purchase)
    assert purchase.left_at == 101.0

    for step in (SUBMITTED, SUCCEEDED, SAVED):
        purchase = STEPS[step](journal, purchase)
        assert journal.get(1) == purchase

    assert purchase[6:] == (
        *(SAVED, "job of fox", "token-1", "out/fox.mp4", "/a/fox.mp4", "ab" * 32, 7, 5.0, None),
        *(100.0, 102.0, 103.0, 101.0, None, None),
    )


def test_a_key_is_taken_unless_its_purchase_was_given_up(journal: Journal) -> None:
    """Each service has its own keys."""
    for state in NEXT_STATES:
        first = at(journal, state, key=state)
        if state == GIVEN_UP:
            assert intend(journal, state).id > first.id
            continue
        with pytest.raises(KeyTaken) as caught:
            intend(journal, state)
        assert caught.value.purchase == first == journal.find(SERVICE, state)

    journal.intend("https://other.example.com", INTENDED, FOX, "ours-1", MODEL)


def test_without_a_key_each_intent_is_a_purchase(journal: Journal) -> None:
    """It gets a generated key, by which it is found."""
    keys = {intend(journal, None).key for _ in range(5)}

    assert len(keys) == 5
    assert all(key.startswith("made-") and journal.find(SERVICE, key) for key in keys)


def test_the_latest_purchase_of_a_key_is_found_after_it_was_given_up(journal: Journal) -> None:
    """Until the key is used again."""
    first = at(journal, GIVEN_UP)

    assert (journal.find(SERVICE, "fox"), journal.latest(SERVICE, "fox")) == (None, first)
    assert journal.latest(SERVICE, "dog") is None

    second = intend(journal)
    assert journal.latest(SERVICE, "fox") == second


def test_keys_are_listed_by_their_beginning(journal: Journal) -> None:
    """The newest first; a percent sign is an ordinary character."""
    for key in ("fox", "f%x", "fox-2", "dog"):
        intend(journal, key)

    assert journal.keys(SERVICE, "fo", 10) == ["fox-2", "fox"]
    assert journal.keys(SERVICE, "f%", 10) == ["f%x"]
    assert journal.keys(SERVICE, "", 2) == ["dog", "fox-2"]
    assert journal.keys("https://other.example.com", "", 10) == []


@pytest.mark.parametrize("state", NEXT_STATES)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_allowed_only_if_the_table_has_it(journal: Journal, state: str, step: str) -> None:
    """A known fact changes nothing; any other step is refused with both states named."""
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


def test_a_second_process_may_record_the_same_steps(journal: Journal) -> None:
    """A field that it knows in addition is added."""
    purchase = intend(journal)
    purchase = journal.submitted(purchase, "job-1", None)
    slower = purchase
    purchase = journal.saved(purchase, "/a/fox.mp4", "ab", 7)

    assert journal.submitted(slower, "job-1", "token").token == "token"
    assert journal.succeeded(slower, 5.0) == journal.get(1)
    assert journal.get(1) == purchase._replace(token="token", credits=5.0)


def test_a_video_can_be_saved_a_second_time(journal: Journal) -> None:
    """The last path is kept, with the time of the first end."""
    first = at(journal, SAVED)

    second = journal.saved(first, "/b/fox.mp4", "cd", 8)

    assert second == first._replace(path="/b/fox.mp4", sha256="cd", size=8) == journal.get(1)


@pytest.mark.parametrize("state", [SUBMITTED, SUCCEEDED, FAILED, SAVED])
def test_the_id_of_a_job_never_changes(journal: Journal, state: str) -> None:
    """The error has the second id, because that job is paid for as well."""
    purchase = at(journal, state)

    with pytest.raises(JournalError, match="has job job of fox already, not job-2") as caught:
        journal.submitted(purchase, "job-2", None)

    assert caught.value.job_id == "job-2"
    assert journal.get(purchase.id) == purchase


@pytest.mark.parametrize("state", NEXT_STATES)
def test_only_a_failed_or_unknown_purchase_can_be_replaced(journal: Journal, state: str) -> None:
    """By one purchase, which then has the key."""
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


def test_a_late_id_of_a_replaced_purchase_is_recorded(journal: Journal) -> None:
    """The job is paid for, whatever was decided meanwhile."""
    old = at(journal, UNKNOWN)
    new = intend(journal, replaces=old)
    assert list(journal.pending()) == [new]

    old = journal.submitted(old, "late", None)

    assert journal.by_job(SERVICE, "late") == old
    assert list(journal.pending()) == [old, new]
    assert journal.find(SERVICE, "fox") == new


def test_a_purchase_of_another_journal_is_refused(journal: Journal) -> None:
    """The step would be recorded for another purchase."""
    with pytest.raises(JournalError, match="'fox' is not in this journal"):
        journal.failed(intend(journal)._replace(id=99), "no")


@pytest.mark.parametrize("first", ["short", "long"])
def test_an_id_with_and_without_its_model_is_one_job(journal: Journal, first: str) -> None:
    """Two purchases never share it, and either spelling finds it."""
    short = "0b1c2d3e-0000-4000-8000-000000000001"
    ids = [short, f"{short}:{MODEL}"] if first == "short" else [f"{short}:{MODEL}", short]
    one, two = (journal.left(intend(journal, key)) for key in ("one", "two"))
    journal.submitted(one, ids[0], None)

    with pytest.raises(JobTaken):
        journal.submitted(two, ids[1], None)

    assert {found.key for each in ids if (found := journal.by_job(SERVICE, each))} == {"one"}
    assert journal.by_job(SERVICE, f"{short}:another") is None
