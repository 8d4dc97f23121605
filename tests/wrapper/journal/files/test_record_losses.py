"""Files of a journal that are deleted, replaced or truncated: the journal is refused, or nothing is lost."""

import contextlib
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import schema
from reelkit._journal.files import process_locks, record as _journal_record
from reelkit._journal.journal import Journal
from tests.wrapper.journal.losses import (
    REFUSED,
    beside,
    check_refused,
    in_use,
    journal_at,
    keys,
    killed,
    posix,
)
from tests.wrapper.journals import LIMIT, SERVICE, intend, start

pytestmark = posix


def test_the_journal_of_a_killed_process_opens(path: Path) -> None:
    """This shows that the tests below lose what they remove."""
    killed(path)

    assert keys(path) == {"fox"}


def test_a_deleted_log_is_refused(path: Path) -> None:
    """It has everything that was bought since the last checkpoint."""
    killed(path)
    beside(path, "-wal").unlink()

    check_refused(path, "it has 0 transactions of 2")


@pytest.mark.parametrize("left", [0, 20, 32, 4000, -1])
def test_a_truncated_log_is_refused(path: Path, left: int) -> None:
    """At any length: the last transaction needs its last byte."""
    killed(path)
    log = beside(path, "-wal")
    os.truncate(log, left if left >= 0 else log.stat().st_size - 1)

    check_refused(path, "has lost data")


@pytest.mark.parametrize("is_hot", [True, False])
@pytest.mark.parametrize("what", ["deleted", "emptied", "older", "other", "first"])
def test_a_replaced_or_deleted_file_is_refused(path: Path, tmp_path: Path, what: str, is_hot: bool) -> None:
    """Replaced by an older copy or by another journal, with and without the newer log."""
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    killed(path)
    if not is_hot:
        assert keys(path) == {"cat", "dog", "fox"}
        assert not beside(path, "-wal").exists()
    if what in ("deleted", "emptied"):
        path.unlink()
        if what == "emptied":
            path.touch()
    elif what == "older":
        shutil.copyfile(tmp_path / "older.db", path)
    elif what == "other":
        shutil.copyfile(journal_at(tmp_path / "other" / "jobs.db", *map(str, range(9))), path)
    else:
        shutil.copyfile(old_journal(tmp_path / "first.db"), path)

    check_refused(path, "is missing" if what in ("deleted", "emptied") else "the journal")


def test_the_log_of_another_journal_is_not_applied(path: Path, tmp_path: Path) -> None:
    """Even if reelkit has never opened the file before."""
    killed(tmp_path / "other.db")
    journal_at(path, "cat")
    beside(path, "-owners").unlink()
    shutil.copyfile(tmp_path / "other.db-wal", beside(path, "-wal"))

    check_refused(path, "does not belong to the journal", delete="-wal")
    beside(path, "-wal").unlink()
    assert keys(path) == {"cat"}


def test_after_the_advised_deletions_the_rest_is_used(path: Path, tmp_path: Path) -> None:
    """The log of a newer file would damage the older one."""
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    killed(path)
    shutil.copyfile(tmp_path / "older.db", path)
    check_refused(path, "belongs to a newer one", delete="-wal")

    beside(path, "-wal").unlink()
    beside(path, "-owners").unlink()

    assert keys(path) == {"cat"}


def test_a_restored_backup_needs_a_decision(path: Path, tmp_path: Path) -> None:
    """It lacks later purchases; deleting the other files accepts that."""
    journal_at(path, "cat")
    with contextlib.closing(Journal(path)) as journal:
        journal.backup(tmp_path / "backup.db")
    killed(path)
    shutil.copyfile(tmp_path / "backup.db", path)

    check_refused(path, "was replaced by another one")
    for end in ("-wal", "-shm", "-owners"):
        beside(path, end).unlink(missing_ok=True)
    assert keys(path) == {"cat"}


def test_deleting_the_owners_file_accepts_the_rest(path: Path) -> None:
    """As the error says; later losses are refused again."""
    journal_at(path, "cat")
    killed(path)
    beside(path, "-wal").unlink()
    beside(path, "-owners").unlink()

    assert keys(path) == {"cat"}

    killed(path, 'intend("dog")\n')
    beside(path, "-wal").unlink()
    check_refused(path)


def test_deleting_all_files_starts_a_new_journal(path: Path) -> None:
    """So does deleting one that nothing was written to."""
    killed(path)
    for end in ("", "-wal", "-shm", "-owners"):
        beside(path, end).unlink()
    assert keys(path) == set()

    path.unlink()
    assert keys(path) == set()


def test_a_journal_that_is_restored_works_again(path: Path, tmp_path: Path) -> None:
    """In the same process, after it was refused."""
    killed(path)
    beside(path, "-wal").rename(tmp_path / "away")
    journal = Journal(path)
    with pytest.raises(JournalError, match=REFUSED):
        intend(journal, "cat")

    beside(path, "-wal").unlink(missing_ok=True)
    (tmp_path / "away").rename(beside(path, "-wal"))

    assert intend(journal, "cat").id == 2
    journal.close()


def test_a_damaged_record_is_refused(path: Path) -> None:
    """It cannot show what is missing."""
    journal_at(path, "cat")
    beside(path, "-owners").write_bytes(b"x" * 100)

    check_refused(path, "is damaged")


def test_a_closed_journal_is_complete_in_one_file(path: Path) -> None:
    """Even if another process still has it open."""
    with in_use(path, "") as go_on:
        journal_at(path, "cat")
        shutil.copyfile(path, path.with_name("copy.db"))
        assert beside(path, "-wal").stat().st_size == 0
        go_on()

    assert keys(path.with_name("copy.db")) == {"fox", "cat"}


def old_journal(path: Path) -> Path:
    """A journal of the first version, with one purchase."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.executescript(schema.MIGRATIONS[0])
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO purchases (service, key, request, request_hash, client_request_id, model, state, intended_at, "
            f"owner) VALUES ('{SERVICE}', 'old', '{{}}', 'h', 'ours', 'm', 'given_up', 1.0, 7)"
        )
        connection.commit()
    return path


def test_a_journal_of_the_first_version_gets_a_record(path: Path) -> None:
    """Later losses are refused."""
    old_journal(path)
    beside(path, "-owners").touch()  # as the first version created it

    assert keys(path) == {"old"}

    record = _journal_record.read_record(path)
    assert record is not None
    assert record.generation == record.in_file == 1
    path.unlink()
    check_refused(path, "is missing, and had 1 transaction")


def test_a_journal_written_by_many_processes_is_not_refused(path: Path) -> None:
    """They open and close it, and some of their purchases are refused."""
    code = """
for number in range(40):
    try:
        journal.submitted(intend(f"fox-{number}"), f"job-{os.getpid()}-{number}", None)
    except KeyTaken:
        pass
    if number % 4 == int(sys.argv[2]):
        journal.close()
"""
    processes = [start(path, code, str(number)) for number in range(4)]
    said = [process.communicate(timeout=LIMIT) for process in processes]

    assert said == [("", "")] * 4
    assert len(keys(path)) == 40


@pytest.mark.parametrize("is_windows", [True, False])
def test_without_file_locks_a_loss_is_refused_as_well(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_windows: bool
) -> None:
    """Windows has neither these byte locks nor `pread`."""
    if is_windows:
        monkeypatch.setattr(process_locks, "fcntl", None)
        monkeypatch.setattr(process_locks, "_owners", {})
        monkeypatch.delattr(os, "pread")
    journal_at(path, "cat")
    shutil.copyfile(path, tmp_path / "older.db")
    journal_at(path, "dog")
    shutil.copyfile(tmp_path / "older.db", path)

    check_refused(path, "it has 1 transaction of 2")


def test_a_record_that_cannot_be_written_stops_no_purchase(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full, but the purchase is durable."""
    journal = Journal(path)
    intend(journal, "cat")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    intend(journal, "dog")
    journal.close()
    monkeypatch.undo()

    record = _journal_record.read_record(path)
    assert record is not None
    assert record.generation == 1
    assert keys(path) == {"cat", "dog"}


def test_no_lock_of_an_owner_overlaps_the_record(path: Path) -> None:
    """The lock of the record covers the bytes that it is written to."""
    journal = Journal(path)

    assert journal._store.owner().id >= process_locks.FIRST > _journal_record.LAYOUT.size
    assert all(process_locks.Owner(os.dup(journal._store.owner().handle)).id >= process_locks.FIRST for _ in range(5))
