"""The journal as one process sees it."""

import contextlib
import itertools
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelkit import JournalError, _journal_schema
from reelkit._journal import Journal, KeyTaken, default_path
from reelkit._purchases import FAILED, FOLLOWERS, GIVEN_UP, INTENDED, SAVED, SUBMITTED, SUCCEEDED, UNKNOWN, Purchase

from .journals import FOX, MODEL, SERVICE, intend

Step = Callable[[Journal, Purchase], Purchase]

STEPS: dict[str, Step] = {
    SUBMITTED: lambda journal, purchase: journal.submitted(purchase, "job-1", "token-1"),
    UNKNOWN: lambda journal, purchase: journal.unknown(purchase, "the answer was lost"),
    SUCCEEDED: lambda journal, purchase: journal.succeeded(purchase, 5.0),
    FAILED: lambda journal, purchase: journal.failed(purchase, "NSFW"),
    SAVED: lambda journal, purchase: journal.saved(purchase, "/a/fox.mp4", "ab" * 32, 7),
    GIVEN_UP: lambda journal, purchase: journal.given_up(purchase, "not in the logs"),
}
WAYS: dict[str, tuple[str, ...]] = {
    INTENDED: (),
    SUBMITTED: (SUBMITTED,),
    UNKNOWN: (UNKNOWN,),
    SUCCEEDED: (SUBMITTED, SUCCEEDED),
    FAILED: (SUBMITTED, FAILED),
    SAVED: (SUBMITTED, SUCCEEDED, SAVED),
    GIVEN_UP: (GIVEN_UP,),
}


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A new one, on a clock that counts its readings."""
    made = Journal(tmp_path / "jobs.db", now=itertools.count(100.0).__next__)
    yield made
    made.close()


def at(journal: Journal, state: str, key: str = "fox") -> Purchase:
    """A purchase in this state."""
    purchase = intend(journal, key)
    for step in WAYS[state]:
        purchase = STEPS[step](journal, purchase)
    return purchase


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
        *(SAVED, "job-1", "token-1", "out/fox.mp4", "/a/fox.mp4", "ab" * 32, 7, 5.0, None),
        *(100.0, 101.0, 102.0),
    )


def test_nothing_is_made_before_it_is_needed(tmp_path: Path) -> None:
    """A client that never buys leaves no file, and importing it does not import SQLite."""
    Journal(tmp_path / "deep" / "jobs.db")

    assert list(tmp_path.iterdir()) == []
    code = "import sys, reelkit._journal; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_files_are_their_owners_alone(tmp_path: Path) -> None:
    """Prompts are nobody else's business, whatever the umask; a folder that was made is as private."""
    before = os.umask(0)
    try:
        journal = Journal(tmp_path / "deep" / "jobs.db")
        intend(journal)
        names = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "deep").iterdir()}
        assert names == dict.fromkeys(("jobs.db", "jobs.db-wal", "jobs.db-shm", "jobs.db-owners"), 0o600)
        assert (tmp_path / "deep").stat().st_mode & 0o777 == 0o700
        journal.close()
    finally:
        os.umask(before)

    (tmp_path / "empty.db").touch(0o644)
    journal = Journal(tmp_path / "empty.db")
    intend(journal)
    assert (tmp_path / "empty.db").stat().st_mode & 0o777 == 0o600
    journal.close()


def test_every_transaction_is_on_the_disk_before_it_counts(journal: Journal) -> None:
    """As SQLite has it: a write-ahead log, synced at each commit."""
    intend(journal)

    settings = [journal._store.query(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")]

    assert settings == ["wal", 2]


def test_a_key_is_taken_while_its_purchase_lives(journal: Journal) -> None:
    """In every state but one; each service has keys of its own."""
    for state in FOLLOWERS:
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


@pytest.mark.parametrize("state", FOLLOWERS)
@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_if_the_table_has_it(journal: Journal, state: str, step: str) -> None:
    """What was said before changes nothing; all else is refused with both states named, and nothing is written."""
    purchase = at(journal, state)
    said = {state, *WAYS[state]}

    if step in FOLLOWERS[state] and (step, state) != (SAVED, SAVED):
        after = STEPS[step](journal, purchase)
        assert after.state == step
    elif step in said:
        after = STEPS[step](journal, purchase)
        assert after == purchase
    else:
        with pytest.raises(JournalError, match=f"is {state} and cannot become {step}"):
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

    with pytest.raises(JournalError, match="is job job-1 and cannot become job job-2") as caught:
        journal.submitted(purchase, "job-2", None)

    assert caught.value.job_id == "job-2"
    assert journal.get(purchase.id) == purchase


@pytest.mark.parametrize("state", FOLLOWERS)
def test_what_failed_or_is_unknown_can_be_replaced(journal: Journal, state: str) -> None:
    """By one purchase, that then has the key."""
    old = at(journal, state)
    if state not in (FAILED, UNKNOWN):
        with pytest.raises(JournalError, match=f"is {state}; only a failed or unknown one can be replaced"):
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


def test_pending_is_what_is_to_be_finished(journal: Journal) -> None:
    """A video that nobody wanted saved is finished when it is made."""
    for state in FOLLOWERS:
        at(journal, state, key=state)
    wanted = journal.submitted(intend(journal, "wanted", save_to="fox.mp4"), "job-9", None)
    wanted = journal.succeeded(wanted, None)

    assert {purchase.key for purchase in journal.pending()} == {INTENDED, SUBMITTED, UNKNOWN, "wanted"}
    assert list(journal.pending("https://other.example.com")) == []


def test_purchases_can_change_and_come_while_one_goes_through_them(journal: Journal) -> None:
    """Each of those that were there comes once, however many pages there are."""
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


def test_credits_are_summed_from_a_moment_on(journal: Journal) -> None:
    """Of one service."""
    at(journal, SAVED, "one")
    since = at(journal, SUCCEEDED, "two").intended_at

    assert (journal.credits(SERVICE, 0.0), journal.credits(SERVICE, since)) == (10.0, 5.0)
    assert journal.credits("https://other.example.com", 0.0) == 0.0


@pytest.mark.parametrize("text", ["füchsin 🦊", "a\0b", "\udcff.mp4", "\ud83e", "'; DROP TABLE purchases", ""])
def test_any_text_comes_back_as_it_was(journal: Journal, text: str) -> None:
    """File names on Linux need not be UTF-8, and JSON can hold half a character."""
    purchase = journal.intend(SERVICE, text, {"model": MODEL, "prompt": text}, text, text, text)
    purchase = journal.submitted(purchase, text, text)
    purchase = journal.saved(purchase, text, "ab", 1)

    journal.close()

    assert journal.find(SERVICE, text) == journal.by_job(SERVICE, text) == purchase


def test_many_threads_share_transactions(journal: Journal) -> None:
    """Each has its own result, and none waits for a transaction of its own while others write."""
    commits = 0
    began = threading.Barrier(8)

    def trace(statement: str) -> None:
        nonlocal commits
        commits += statement == "COMMIT"

    def buy(thread: int) -> list[Purchase]:
        began.wait(30)
        mine = [intend(journal, f"{thread}-{number}") for number in range(100)]
        return [journal.submitted(purchase, f"job {purchase.key}", None) for purchase in mine]

    intend(journal, "first")
    journal._store.read(lambda connection: connection.set_trace_callback(trace))
    with ThreadPoolExecutor(8) as pool:
        bought = [purchase for mine in pool.map(buy, range(8)) for purchase in mine]

    assert sorted(bought) == sorted(journal.every())[1:]
    assert all(purchase.job_id == f"job {purchase.key}" for purchase in bought)
    assert commits < 1600


def test_one_thread_gets_a_key_that_many_want(journal: Journal) -> None:
    """A refusal does not touch the others of its transaction."""
    began = threading.Barrier(8)

    def buy(thread: int) -> Purchase:
        began.wait(30)
        try:
            return intend(journal)
        except KeyTaken as taken:
            return taken.purchase

    with ThreadPoolExecutor(8) as pool:
        bought = set(map(str, pool.map(buy, range(8))))

    assert bought == {str(journal.get(1))}
    assert journal.get(2) is None


def test_many_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    """Each makes it, or finds it made; none is told that it is locked."""
    began = threading.Barrier(6)

    def buy(name: str) -> int:
        numbers = []
        for turn in range(10):
            with contextlib.closing(Journal(tmp_path / f"{turn}.db")) as journal:
                began.wait(30)
                numbers.append(intend(journal, name).id)
        return len(numbers)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(buy, "abcdef")) == [10] * 6


def test_an_older_journal_is_brought_up_to_date(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Script after script, in one transaction: one that fails leaves the file as it was."""
    old = at(journal, SUBMITTED)
    journal.close()
    scripts = _journal_schema.MIGRATIONS
    colour = "ALTER TABLE purchases ADD COLUMN colour TEXT DEFAULT 'red'; CREATE INDEX colours ON purchases (colour)"

    monkeypatch.setattr(_journal_schema, "MIGRATIONS", (*scripts, colour, "ALTER TABLE nowhere ADD COLUMN x"))
    with pytest.raises(JournalError, match="no such table: nowhere"):
        journal.get(old.id)
    with sqlite3.connect(journal.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()

    monkeypatch.setattr(_journal_schema, "MIGRATIONS", (*scripts, colour, "UPDATE purchases SET colour = 'blue'"))
    assert journal.get(old.id) == old
    assert journal._store.query("SELECT colour FROM purchases") == [("blue",)]
    assert journal._store.query("PRAGMA user_version") == [(3,)]


def test_a_purchase_of_another_journal_is_refused(journal: Journal, tmp_path: Path) -> None:
    """It would be noted of somebody else."""
    with pytest.raises(JournalError, match="'fox' is not in this journal"):
        journal.failed(intend(journal)._replace(id=99), "no")


def test_the_default_place_is_in_the_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As each system has it; the environment has the last word."""
    monkeypatch.setattr(Path, "home", lambda: Path("/home/me"))
    monkeypatch.delenv("REELKIT_JOURNAL", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_path() == Path("/data/reelkit/jobs.db")
    for value in ("relative", ""):
        monkeypatch.setenv("XDG_DATA_HOME", value)
        assert default_path() == Path("/home/me/.local/share/reelkit/jobs.db")
    monkeypatch.setattr(sys, "platform", "darwin")
    assert default_path() == Path("/home/me/Library/Application Support/reelkit/jobs.db")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", "/local")
    assert default_path() == Path("/local/reelkit/jobs.db")
    monkeypatch.setenv("REELKIT_JOURNAL", "/mine.db")
    assert default_path() == Path("/mine.db")
