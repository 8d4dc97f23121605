"""The file of a journal: its path, its permissions, and its migrations."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reelkit import JournalError
from reelkit._journal import schema
from reelkit._journal.journal import Journal, default_path
from reelkit._journal.purchase import SUBMITTED
from tests.wrapper.journals import MODEL, SERVICE, at, intend


def test_no_file_is_created_before_the_first_purchase(tmp_path: Path) -> None:
    """Nor is SQLite imported with the module."""
    Journal(tmp_path / "deep" / "jobs.db")

    assert list(tmp_path.iterdir()) == []
    code = "import sys, reelkit._journal.journal; sys.exit('sqlite3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=30, check=False).returncode == 0


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_only_its_owner_can_read_the_files_of_a_journal(tmp_path: Path) -> None:
    """Whatever the umask is; a new folder is private as well."""
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


def test_every_transaction_is_synced_before_it_returns(journal: Journal) -> None:
    """SQLite uses a write-ahead log that is synced at each commit."""
    intend(journal)

    settings = [journal._store.query(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")]

    assert settings == ["wal", 2]


@pytest.mark.parametrize("text", ["füchsin 🦊", "a\0b", "\udcff.mp4", "\ud83e", "'; DROP TABLE purchases", ""])
def test_any_text_is_returned_unchanged(journal: Journal, text: str) -> None:
    """File names on Linux need not be UTF-8, and JSON can contain half a character."""
    purchase = journal.intend(SERVICE, text, {"model": MODEL, "prompt": text}, text, text, text)
    purchase = journal.submitted(purchase, text, text)
    purchase = journal.saved(purchase, text, "ab", 1)

    journal.close()

    assert journal.find(SERVICE, text) == journal.by_job(SERVICE, text) == purchase


def test_an_older_journal_is_migrated(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """All migrations run in one transaction; one that fails leaves the file unchanged."""
    old = at(journal, SUBMITTED)
    journal.close()
    scripts = schema.MIGRATIONS
    colour = "ALTER TABLE purchases ADD COLUMN colour TEXT DEFAULT 'red'; CREATE INDEX colours ON purchases (colour)"

    monkeypatch.setattr(schema, "MIGRATIONS", (*scripts, colour, "ALTER TABLE nowhere ADD COLUMN x"))
    with pytest.raises(JournalError, match="no such table: nowhere"):
        journal.get(old.id)
    with sqlite3.connect(journal._store.path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(scripts),)
    connection.close()

    monkeypatch.setattr(schema, "MIGRATIONS", (*scripts, colour, "UPDATE purchases SET colour = 'blue'"))
    assert journal.get(old.id) == old
    assert journal._store.query("SELECT colour FROM purchases") == [("blue",)]
    assert journal._store.query("PRAGMA user_version") == [(len(scripts) + 2,)]


def test_a_user_without_a_home_folder_must_name_the_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs as a user without an entry in its list of users."""

    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    for name in ("REELKIT_JOURNAL", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(JournalError, match="name a file with REELKIT_JOURNAL"):
        default_path()


def test_the_default_path_is_in_the_data_folder_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It depends on the system, and REELKIT_JOURNAL takes precedence."""
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
