"""A copy of a journal that is in use."""

import contextlib
import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal.journal import Journal
from reelkit._journal.purchase import SUBMITTED
from tests.wrapper.journals import at, intend, start


def test_a_backup_is_a_journal(journal: Journal, tmp_path: Path) -> None:
    """With all that was bought, in one file; both go on."""
    bought = [at(journal, SUBMITTED, key) for key in ("fox", "cat")]

    assert journal.backup(tmp_path / "backup.db") == 2

    assert [path.name for path in tmp_path.glob("backup.db*")] == ["backup.db"]
    with contextlib.closing(Journal(tmp_path / "backup.db")) as copy:
        assert list(copy.every()) == bought[::-1]
        assert intend(copy, "owl").id == intend(journal, "dog").id == 3
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_backup_is_its_owners_alone(journal: Journal, tmp_path: Path) -> None:
    """As the journal itself, whatever the umask."""
    before = os.umask(0)
    try:
        intend(journal)
        journal.backup(tmp_path / "backup.db")
    finally:
        os.umask(before)

    assert (tmp_path / "backup.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["backup.db", "backup.db-wal", "backup.db-owners"])
def test_a_backup_takes_nobodys_place(journal: Journal, tmp_path: Path, name: str) -> None:
    """Nor that of a journal whose other files are there."""
    intend(journal)
    (tmp_path / name).write_bytes(b"mine")

    with pytest.raises(JournalError, match=f"{name} exists already; use another name for the backup"):
        journal.backup(tmp_path / "backup.db")

    assert (tmp_path / name).read_bytes() == b"mine"
    assert [path.name for path in tmp_path.glob("*backup*")] == [name]
    assert list(tmp_path.glob(".*")) == []


def test_a_backup_takes_no_place_that_is_taken_meanwhile(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another process, just before it gets its name."""
    intend(journal)
    sync = os.fsync

    def taken(handle: int) -> None:
        (tmp_path / "backup.db").write_bytes(b"mine")
        sync(handle)

    monkeypatch.setattr(os, "fsync", taken)
    with pytest.raises(JournalError, match="exists already"):
        journal.backup(tmp_path / "backup.db")

    assert (tmp_path / "backup.db").read_bytes() == b"mine"
    assert list(tmp_path.glob(".*")) == []


def test_where_files_have_one_name_it_is_renamed(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on FAT."""
    intend(journal)

    def refuses(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuses)

    assert journal.backup(tmp_path / "backup.db") == 1
    assert (tmp_path / "backup.db").stat().st_size


def test_a_backup_that_cannot_be_written_says_so(journal: Journal, tmp_path: Path) -> None:
    """In one line, and leaves nothing."""
    intend(journal)

    with pytest.raises(JournalError, match=r"the backup .* cannot be written: .*; choose another place"):
        journal.backup(tmp_path / "nowhere" / "backup.db")
    with pytest.raises(JournalError, match=r"the backup .* cannot be written"):
        journal.backup("a\0b")


def test_what_has_lost_something_is_not_backed_up(journal: Journal, tmp_path: Path) -> None:
    """Or the loss would be taken for the truth from then on."""
    intend(journal)
    journal.close()
    shutil.copyfile(journal.path, tmp_path / "older.db")
    intend(journal, "cat")
    journal.close()
    shutil.copyfile(tmp_path / "older.db", journal.path)

    with pytest.raises(JournalError, match="has lost data"):
        journal.backup(tmp_path / "backup.db")

    assert not (tmp_path / "backup.db").exists()


def test_each_backup_is_of_one_moment(tmp_path: Path) -> None:
    """While a process and a thread write: it has all that was returned before it was asked for, and is sound."""
    path = tmp_path / "jobs.db"
    journal = Journal(path)
    intend(journal, "first")
    stop = threading.Event()
    bought: list[str] = []

    def buy() -> None:
        while not stop.is_set() and len(bought) < 2000:
            bought.append(intend(journal, None).key)

    thread = threading.Thread(target=buy)
    with start(path, 'tell("go")\nfor number in range(2000): intend(f"theirs-{number}")') as process:
        assert process.stdout is not None
        process.stdout.readline()
        thread.start()
        for number in range(5):
            before = set(bought)
            other = Journal(path)
            count = other.backup(tmp_path / f"{number}.db")
            other.close()
            with contextlib.closing(sqlite3.connect(tmp_path / f"{number}.db")) as copy:
                keys = [key for (key,) in copy.execute("SELECT key FROM purchases")]
                assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert len(keys) == count
            assert before < set(keys)
        stop.set()
        thread.join()
        process.kill()
    journal.close()
