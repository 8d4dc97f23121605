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
    """It has every purchase in one file, and both journals can be used afterwards."""
    bought = [at(journal, SUBMITTED, key) for key in ("fox", "cat")]

    assert journal.backup(tmp_path / "backup.db") == 2

    assert [path.name for path in tmp_path.glob("backup.db*")] == ["backup.db"]
    with contextlib.closing(Journal(tmp_path / "backup.db")) as copy:
        assert list(copy.every()) == bought[::-1]
        assert intend(copy, "owl").id == intend(journal, "dog").id == 3
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_a_backup(journal: Journal, tmp_path: Path) -> None:
    """Whatever the umask is."""
    before = os.umask(0)
    try:
        intend(journal)
        journal.backup(tmp_path / "backup.db")
    finally:
        os.umask(before)

    assert (tmp_path / "backup.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("name", ["backup.db", "backup.db-wal", "backup.db-owners"])
def test_a_backup_replaces_no_file(journal: Journal, tmp_path: Path, name: str) -> None:
    """Nor does it take the name of a journal whose other files exist."""
    intend(journal)
    (tmp_path / name).write_bytes(b"mine")

    with pytest.raises(JournalError, match=f"{name} exists already; use another name for the backup"):
        journal.backup(tmp_path / "backup.db")

    assert (tmp_path / name).read_bytes() == b"mine"
    assert [path.name for path in tmp_path.glob("*backup*")] == [name]
    assert list(tmp_path.glob(".*")) == []


def test_a_backup_replaces_no_file_that_appears_meanwhile(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process creates it just before the backup gets its name."""
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


def test_without_hard_links_a_backup_is_renamed(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT has no hard links."""
    intend(journal)

    def refuses(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuses)

    assert journal.backup(tmp_path / "backup.db") == 1
    assert (tmp_path / "backup.db").stat().st_size


def test_a_backup_that_cannot_be_written_raises_journal_error(journal: Journal, tmp_path: Path) -> None:
    """The error is one line, and no file is left."""
    intend(journal)

    with pytest.raises(JournalError, match=r"the backup .* cannot be written: .*; choose another place"):
        journal.backup(tmp_path / "nowhere" / "backup.db")
    with pytest.raises(JournalError, match=r"the backup .* cannot be written"):
        journal.backup("a\0b")


def test_a_journal_with_lost_transactions_is_not_backed_up(journal: Journal, tmp_path: Path) -> None:
    """The copy would hide the loss."""
    intend(journal)
    journal.close()
    shutil.copyfile(journal._store.path, tmp_path / "older.db")
    intend(journal, "cat")
    journal.close()
    shutil.copyfile(tmp_path / "older.db", journal._store.path)

    with pytest.raises(JournalError, match="has lost data"):
        journal.backup(tmp_path / "backup.db")

    assert not (tmp_path / "backup.db").exists()


def test_each_backup_is_consistent(tmp_path: Path) -> None:
    """While a process and a thread write, it has everything that was returned before, and is intact."""
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
